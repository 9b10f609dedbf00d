import type { Expression } from '../ast/expression.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseCondition } from './parse-condition.js';

/** Any expression or condition: OR binds weakest, then AND, then NOT, then comparisons. */
export function parseExpression(cursor: TokenCursor): Expression {
  let left = parseConjunction(cursor);
  while (cursor.accept('OR')) {
    const right = parseConjunction(cursor);
    left = { kind: 'logical', operator: 'OR', left, right, position: left.position, end: cursor.lastEnd };
  }
  return left;
}

function parseConjunction(cursor: TokenCursor): Expression {
  let left = parseNegation(cursor);
  while (cursor.accept('AND')) {
    const right = parseNegation(cursor);
    left = { kind: 'logical', operator: 'AND', left, right, position: left.position, end: cursor.lastEnd };
  }
  return left;
}

function parseNegation(cursor: TokenCursor): Expression {
  if (!cursor.at('NOT')) return parseCondition(cursor);
  const { position } = cursor.advance();
  const operand = parseNegation(cursor);
  return { kind: 'unary', operator: 'NOT', operand, position, end: cursor.lastEnd };
}
