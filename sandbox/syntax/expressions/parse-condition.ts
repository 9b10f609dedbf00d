import type { ComparisonOperator, IsCondition, Like } from '../ast/condition.js';
import type { Expression } from '../ast/expression.js';
import type { IsJsonOptions } from '../ast/json.js';
import { parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseQueryOrExpressions } from './parse-list-or-query.js';
import { parseOperand } from './parse-operand.js';
import { parseDistance } from './parse-vector.js';

/** An operand, and the comparison or condition on it if one follows. They do not chain: `a = b = c` is an error. */
export function parseCondition(cursor: TokenCursor): Expression {
  return parseConditionOn(cursor, parseDistance(cursor));
}

/** What follows an operand: a condition on it, or nothing. */
export function parseConditionOn(cursor: TokenCursor, operand: Expression): Expression {
  const operator = acceptComparisonOperator(cursor);
  if (operator !== undefined) return parseComparison(cursor, operand, operator);
  if (cursor.at('IS')) return parseIs(cursor, operand);
  const negated = cursor.at('NOT') && NEGATABLE.has(cursor.peek().symbol);
  if (negated) cursor.advance();
  switch (cursor.token.symbol) {
    case 'IN':
      return parseIn(cursor, operand, negated);
    case 'BETWEEN':
      return parseBetween(cursor, operand, negated);
    case 'LIKE':
    case 'LIKEC':
    case 'LIKE2':
    case 'LIKE4':
      return parseLike(cursor, operand, negated);
    case 'MEMBER':
    case 'SUBMULTISET':
      return parseCollectionCondition(cursor, operand, negated);
    case 'OVERLAPS':
      throw cursor.notSupported('the OVERLAPS condition');
    default:
      return operand;
  }
}

/** `<`, `<=` …; SQL lets blanks stand inside two-character operators. */
function acceptComparisonOperator(cursor: TokenCursor): ComparisonOperator | undefined {
  const { symbol } = cursor.token;
  switch (symbol) {
    case '=':
    case '<>':
    case '<=':
    case '>=':
      cursor.advance();
      return symbol;
    case '<':
      cursor.advance();
      if (cursor.accept('>')) return '<>';
      return cursor.accept('=') ? '<=' : '<';
    case '>':
      cursor.advance();
      return cursor.accept('=') ? '>=' : '>';
    case '!':
    case '^':
      if (cursor.peek().symbol !== '=') return undefined;
      cursor.advance();
      cursor.advance();
      return '<>';
    default:
      return undefined;
  }
}

function parseComparison(cursor: TokenCursor, left: Expression, operator: ComparisonOperator): Expression {
  const { position } = left;
  const { symbol } = cursor.token;
  if ((symbol === 'ANY' || symbol === 'SOME' || symbol === 'ALL') && cursor.peek().symbol === '(') {
    cursor.advance();
    const right = parseQueryOrExpressions(cursor);
    const quantifier = symbol === 'ALL' ? 'ALL' : 'ANY';
    return { kind: 'quantified_comparison', operator, quantifier, left, right, position, end: cursor.lastEnd };
  }
  const right = parseOperand(cursor);
  return { kind: 'comparison', operator, left, right, position, end: cursor.lastEnd };
}

function parseIs(cursor: TokenCursor, operand: Expression): Expression {
  const { position } = operand;
  cursor.expect('IS');
  const negated = cursor.accept('NOT');
  if (cursor.at('OF')) return parseIsOfType(cursor, operand, negated);
  const test = parseIsTest(cursor);
  const json = test === 'JSON' ? { json: parseIsJson(cursor) } : {};
  return { kind: 'is', negated, operand, test, ...json, position, end: cursor.lastEnd };
}

function parseIsTest(cursor: TokenCursor): IsCondition['test'] {
  if (cursor.acceptSequence('A', 'SET')) return 'A SET';
  return cursor.expectAny(908, 'NULL', 'NAN', 'INFINITE', 'EMPTY', 'TRUE', 'FALSE', 'JSON', 'DANGLING', 'PRESENT');
}

/** `IS JSON (OBJECT) STRICT WITH UNIQUE KEYS`. */
function parseIsJson(cursor: TokenCursor): IsJsonOptions {
  const kinds = cursor.at('(')
    ? cursor.parenthesized(() => cursor.list(() => cursor.expectAny(908, 'VALUE', 'ARRAY', 'OBJECT', 'SCALAR')))
    : cursor.at('VALUE') || cursor.at('ARRAY') || cursor.at('OBJECT') || cursor.at('SCALAR')
      ? [cursor.expectAny(908, 'VALUE', 'ARRAY', 'OBJECT', 'SCALAR')]
      : [];
  const syntax = cursor.acceptAny('STRICT', 'LAX');
  const scalars = cursor.peek().symbol === 'SCALARS' ? cursor.acceptAny('ALLOW', 'DISALLOW') : undefined;
  if (scalars !== undefined) cursor.expect('SCALARS');
  const keys = cursor.peek().symbol === 'UNIQUE' ? cursor.acceptAny('WITH', 'WITHOUT') : undefined;
  if (keys !== undefined) cursor.expectSequence('UNIQUE', 'KEYS');
  if (cursor.at('VALIDATE') || cursor.at('FORMAT')) throw cursor.notSupported(`${cursor.token.symbol} after IS JSON`);
  return {
    kinds: scalars === 'DISALLOW' ? ['ARRAY', 'OBJECT'] : kinds,
    strict: syntax === 'STRICT',
    uniqueKeys: keys === 'WITH',
  };
}

function parseIsOfType(cursor: TokenCursor, operand: Expression, negated: boolean): Expression {
  cursor.expect('OF');
  cursor.accept('TYPE');
  const types = cursor.parenthesized(() =>
    cursor.list(() => ({ only: cursor.accept('ONLY'), name: parseQualifiedName(cursor) })),
  );
  return { kind: 'is_of_type', negated, operand, types, position: operand.position, end: cursor.lastEnd };
}

/** IN takes a list, a subquery, or one value without parentheses. */
function parseIn(cursor: TokenCursor, operand: Expression, negated: boolean): Expression {
  const { position } = operand;
  cursor.expect('IN');
  if (!cursor.at('(')) {
    const values = [parseOperand(cursor)];
    return { kind: 'in_list', negated, operand, values, position, end: cursor.lastEnd };
  }
  const right = parseQueryOrExpressions(cursor);
  return 'kind' in right
    ? { kind: 'in_subquery', negated, operand, query: right, position, end: cursor.lastEnd }
    : { kind: 'in_list', negated, operand, values: right, position, end: cursor.lastEnd };
}

function parseBetween(cursor: TokenCursor, operand: Expression, negated: boolean): Expression {
  cursor.expect('BETWEEN');
  const low = parseOperand(cursor);
  cursor.expect('AND');
  const high = parseOperand(cursor);
  return { kind: 'between', negated, operand, low, high, position: operand.position, end: cursor.lastEnd };
}

function parseLike(cursor: TokenCursor, operand: Expression, negated: boolean): Like {
  const operator = cursor.expectAny(920, 'LIKE', 'LIKEC', 'LIKE2', 'LIKE4');
  const pattern = parseOperand(cursor);
  const escapeCharacter = cursor.accept('ESCAPE') ? parseOperand(cursor) : undefined;
  return {
    kind: 'like',
    operator,
    negated,
    operand,
    pattern,
    escape: escapeCharacter,
    position: operand.position,
    end: cursor.lastEnd,
  };
}

function parseCollectionCondition(cursor: TokenCursor, operand: Expression, negated: boolean): Expression {
  const kind = cursor.advance().symbol === 'MEMBER' ? 'member_of' : 'submultiset';
  cursor.accept('OF');
  const collection = parseOperand(cursor);
  return { kind, negated, operand, collection, position: operand.position, end: cursor.lastEnd };
}

const NEGATABLE: ReadonlySet<string> = new Set([
  'IN',
  'BETWEEN',
  'LIKE',
  'LIKEC',
  'LIKE2',
  'LIKE4',
  'MEMBER',
  'SUBMULTISET',
]);
