import type { Identifier } from '../../syntax/ast/name.js';
import { parseWhenChoices } from '../../syntax/expressions/parse-when-choices.js';
import type { CaseStatement } from '../ast/statement.js';
import { parseEndName } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

/** `CASE x WHEN 1 THEN … END CASE`, `CASE WHEN … THEN … ELSE … END CASE`. */
export function parseCaseStatement(cursor: PlsqlCursor, labels: readonly Identifier[]): CaseStatement {
  const { position } = cursor.expect('CASE');
  const selector = cursor.at('WHEN') ? undefined : cursor.grammar.expression(cursor);
  const branches: CaseStatement['branches'][number][] = [];
  do branches.push(parseBranch(cursor, selector !== undefined));
  while (cursor.at('WHEN'));
  const otherwise = cursor.accept('ELSE') ? cursor.plsql.statements(cursor) : undefined;
  cursor.expectSequence('END', 'CASE');
  parseEndName(cursor, labels);
  return { kind: 'case_statement', selector, branches, otherwise, position, end: cursor.lastEnd };
}

function parseBranch(cursor: PlsqlCursor, hasSelector: boolean): CaseStatement['branches'][number] {
  cursor.expect('WHEN');
  const choices = hasSelector ? parseWhenChoices(cursor) : [{ condition: cursor.grammar.expression(cursor) }];
  cursor.expect('THEN');
  return { choices, statements: cursor.plsql.statements(cursor) };
}
