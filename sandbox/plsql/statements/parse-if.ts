import type { IfStatement } from '../ast/statement.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

/** `IF … THEN … ELSIF … THEN … ELSE … END IF`. */
export function parseIf(cursor: PlsqlCursor): IfStatement {
  const { position } = cursor.expect('IF');
  const branches = [parseBranch(cursor)];
  while (cursor.accept('ELSIF')) branches.push(parseBranch(cursor));
  const otherwise = cursor.accept('ELSE') ? cursor.plsql.statements(cursor) : undefined;
  cursor.expectSequence('END', 'IF');
  return { kind: 'if', branches, otherwise, position, end: cursor.lastEnd };
}

function parseBranch(cursor: PlsqlCursor): IfStatement['branches'][number] {
  const condition = cursor.grammar.expression(cursor);
  cursor.expect('THEN');
  return { condition, statements: cursor.plsql.statements(cursor) };
}
