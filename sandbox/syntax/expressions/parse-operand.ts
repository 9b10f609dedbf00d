import type { BinaryExpression, Expression, MultisetExpression } from '../ast/expression.js';
import { isWordOrQuoted } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseFactor } from './parse-factor.js';

/** Arithmetic, concatenation and MULTISET operations: an expression without conditions. */
export function parseOperand(cursor: TokenCursor): Expression {
  let left = parseTerm(cursor);
  for (;;) {
    const operator = acceptAdditiveOperator(cursor);
    if (operator !== undefined) left = binary(cursor, operator, left, parseTerm(cursor));
    else if (cursor.at('MULTISET') && MULTISET_OPERATORS.has(cursor.peek().symbol)) left = parseMultiset(cursor, left);
    else return left;
  }
}

function acceptAdditiveOperator(cursor: TokenCursor): '+' | '-' | '||' | undefined {
  const { symbol } = cursor.token;
  if (symbol === '+' || symbol === '-' || symbol === '||') {
    cursor.advance();
    return symbol;
  }
  return symbol === '|' && cursor.acceptSequence('|', '|') ? '||' : undefined;
}

function parseMultiset(cursor: TokenCursor, left: Expression): MultisetExpression {
  cursor.expect('MULTISET');
  const operator = cursor.expectAny(905, 'UNION', 'INTERSECT', 'EXCEPT');
  const distinct = cursor.acceptAny('DISTINCT', 'ALL') === 'DISTINCT';
  const right = parseTerm(cursor);
  return { kind: 'multiset', operator, distinct, left, right, position: left.position, end: cursor.lastEnd };
}

function parseTerm(cursor: TokenCursor): Expression {
  let left = parseUnary(cursor);
  for (;;) {
    const operator = acceptMultiplicativeOperator(cursor);
    if (operator === undefined) return left;
    left = binary(cursor, operator, left, parseUnary(cursor));
  }
}

function acceptMultiplicativeOperator(cursor: TokenCursor): '*' | '/' | 'MOD' | 'REM' | undefined {
  const { symbol } = cursor.token;
  if (symbol === '*' || symbol === '/' || ((symbol === 'MOD' || symbol === 'REM') && !cursor.inSql)) {
    cursor.advance();
    return symbol;
  }
  return undefined;
}

/** Signs bind weaker than `**`: `-2 ** 2` is -4. */
function parseUnary(cursor: TokenCursor): Expression {
  const { symbol, position } = cursor.token;
  if (symbol === '+' || symbol === '-' || symbol === 'CONNECT_BY_ROOT' || (symbol === 'PRIOR' && isPrior(cursor))) {
    cursor.advance();
    const operand = parseUnary(cursor);
    return { kind: 'unary', operator: symbol, operand, position, end: cursor.lastEnd };
  }
  return parsePower(cursor);
}

/** In PL/SQL a variable may be called PRIOR, and collections have a method of that name. */
function isPrior(cursor: TokenCursor): boolean {
  const next = cursor.peek();
  return cursor.inSql || isWordOrQuoted(next) || next.kind === 'number';
}

function parsePower(cursor: TokenCursor): Expression {
  let left = parseFactor(cursor);
  while (cursor.at('**')) {
    cursor.advance();
    const signed = cursor.at('-') || cursor.at('+');
    left = binary(cursor, '**', left, signed ? parseUnary(cursor) : parseFactor(cursor));
  }
  return left;
}

function binary(
  cursor: TokenCursor,
  operator: BinaryExpression['operator'],
  left: Expression,
  right: Expression,
): BinaryExpression {
  return { kind: 'binary', operator, left, right, position: left.position, end: cursor.lastEnd };
}

const MULTISET_OPERATORS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT']);
