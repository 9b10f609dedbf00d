import type { Identifier } from '../../syntax/ast/name.js';
import type { CaseStatement } from '../ast/statement.js';
import { parseEndName } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

/** `CASE x WHEN 1 THEN … END CASE`, `CASE WHEN … THEN … ELSE … END CASE`. */
export function parseCaseStatement(cursor: PlsqlCursor, labels: readonly Identifier[]): CaseStatement {
  const { position } = cursor.expect('CASE');
  const selector = cursor.at('WHEN') ? undefined : cursor.grammar.expression(cursor);
  const branches = [parseBranch(cursor)];
  while (cursor.at('WHEN')) branches.push(parseBranch(cursor));
  const otherwise = cursor.accept('ELSE') ? cursor.plsql.statements(cursor) : undefined;
  cursor.expectSequence('END', 'CASE');
  parseEndName(cursor, labels);
  return { kind: 'case_statement', selector, branches, otherwise, position, end: cursor.lastEnd };
}

function parseBranch(cursor: PlsqlCursor): CaseStatement['branches'][number] {
  cursor.expect('WHEN');
  if (cursor.atAny(DANGLING_PREDICATES)) throw cursor.notSupported('dangling predicates in WHEN of CASE');
  const when = cursor.grammar.expression(cursor);
  if (cursor.at(',')) throw cursor.notSupported('several choices in one WHEN of CASE');
  cursor.expect('THEN');
  return { when, statements: cursor.plsql.statements(cursor) };
}

/** 23ai's conditions without their left side. */
const DANGLING_PREDICATES: ReadonlySet<string> = new Set([
  '=',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  'IS',
  'IN',
  'BETWEEN',
  'LIKE',
]);
