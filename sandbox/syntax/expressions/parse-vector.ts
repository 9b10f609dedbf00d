import type { Expression } from '../ast/expression.js';
import type { VectorDistance, VectorSerialize } from '../ast/vector.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** FROM_VECTOR or VECTOR_SERIALIZE, at the name. */
export function parseVectorSerialize(cursor: TokenCursor, name: VectorSerialize['name']): VectorSerialize {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = cursor.grammar.expression(cursor);
  const returning = cursor.accept('RETURNING') ? cursor.grammar.typeSpec(cursor) : undefined;
  const format = cursor.accept('FORMAT') ? cursor.expectAny(905, 'DENSE', 'SPARSE') : undefined;
  cursor.expect(')');
  return { kind: 'vector_serialize', name, operand, returning, format, position, end: cursor.lastEnd };
}

/** An operand, and in SQL what is at a distance from it: `v <-> w`. */
export function parseDistance(cursor: TokenCursor): Expression {
  const left = cursor.grammar.operand(cursor);
  const operator = cursor.inSql ? acceptDistanceOperator(cursor) : undefined;
  if (operator === undefined) return left;
  const right = cursor.grammar.operand(cursor);
  return { kind: 'vector_distance', operator, left, right, position: left.position, end: cursor.lastEnd };
}

/** No comparison goes on with what follows here. */
function acceptDistanceOperator(cursor: TokenCursor): VectorDistance['operator'] | undefined {
  if (cursor.acceptSequence('<=', '>')) return '<=>';
  if (cursor.acceptSequence('<', '-', '>')) return '<->';
  return cursor.acceptSequence('<', '#', '>') ? '<#>' : undefined;
}
