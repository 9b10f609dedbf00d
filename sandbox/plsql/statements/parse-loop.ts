import type { Identifier } from '../../syntax/ast/name.js';
import type { LoopStatement, PlsqlStatement, WhileStatement } from '../ast/statement.js';
import { parseEndName } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

export function parseLoop(cursor: PlsqlCursor, labels: readonly Identifier[]): LoopStatement {
  const { position } = cursor;
  const statements = parseLoopBody(cursor, labels);
  return { kind: 'loop', statements, position, end: cursor.lastEnd };
}

export function parseWhile(cursor: PlsqlCursor, labels: readonly Identifier[]): WhileStatement {
  const { position } = cursor.expect('WHILE');
  const condition = cursor.grammar.expression(cursor);
  const statements = parseLoopBody(cursor, labels);
  return { kind: 'while', condition, statements, position, end: cursor.lastEnd };
}

/** `LOOP … END LOOP [label]`. */
export function parseLoopBody(cursor: PlsqlCursor, labels: readonly Identifier[]): PlsqlStatement[] {
  cursor.expect('LOOP');
  const statements = cursor.plsql.statements(cursor);
  cursor.expectSequence('END', 'LOOP');
  // a name after a loop without a label is no more than a comment
  if (labels.length === 0 && cursor.isIdentifier()) cursor.advance();
  parseEndName(cursor, labels);
  return statements;
}
