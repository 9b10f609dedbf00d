import type { CaseExpression, Expression, ExtendedCase, WhenChoice } from '../ast/expression.js';
import {
  identifierOf,
  isWordOrQuoted,
  parseBindVariable,
  parseDatabaseLink,
  parseDottedParts,
  parseQualifiedName,
} from '../parser/parse-names.js';
import { RESERVED_VALUE_NAMES } from '../parser/reserved-words.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseAccessPath } from './parse-access-path.js';
import { isQueryStart, isSetOperator } from './parse-list-or-query.js';
import { parseDatetimeLiteral, parseNumber, parseString } from './parse-literal.js';
import { parseSpecialFunction } from './parse-special-function.js';
import { parseWhenChoices } from './parse-when-choices.js';

/** A literal, bind, name, parenthesis, CASE, or a function with a syntax of its own. */
export function parsePrimary(cursor: TokenCursor): Expression {
  const { token } = cursor;
  switch (token.kind) {
    case 'word':
      return parseKeywordPrimary(cursor) ?? parseSpecialFunction(cursor) ?? parseNameReference(cursor);
    case 'quoted_identifier':
      return parseNameReference(cursor);
    case 'number':
      return parseNumber(cursor);
    case 'string':
      return parseString(cursor);
    case 'bind':
      return parseBindVariable(cursor);
    case 'inquiry':
      cursor.advance();
      return { kind: 'inquiry_directive', name: token.value, position: token.position, end: token.end };
    default:
      if (token.symbol === '(') return parseParenthesis(cursor);
      throw cursor.unexpected(936, '<an expression>');
  }
}

function parseKeywordPrimary(cursor: TokenCursor): Expression | undefined {
  const { symbol, position, end } = cursor.token;
  switch (symbol) {
    case 'NULL':
      cursor.advance();
      return { kind: 'null_literal', position, end };
    case 'TRUE':
    case 'FALSE':
      cursor.advance();
      return { kind: 'boolean_literal', value: symbol === 'TRUE', position, end };
    case 'CASE':
      return parseCase(cursor);
    case 'EXISTS':
      return cursor.peek().symbol === '(' ? parseQueryFunction(cursor, 'exists') : undefined;
    case 'CURSOR':
      return cursor.peek().symbol === '(' ? parseQueryFunction(cursor, 'cursor_expression') : undefined;
    case 'MULTISET':
      return cursor.peek().symbol === '(' ? parseQueryFunction(cursor, 'multiset_subquery') : undefined;
    case 'NEW':
      return isWordOrQuoted(cursor.peek()) ? parseNew(cursor) : undefined;
    case 'DATE':
    case 'TIMESTAMP':
    case 'INTERVAL':
      return parseDatetimeLiteral(cursor);
    default:
      return undefined;
  }
}

/** A dotted name up to the first parenthesis. Reserved words may stand here only if they mean a value. */
export function parseNameReference(cursor: TokenCursor): Expression {
  const { token } = cursor;
  const isValue = RESERVED_VALUE_NAMES.has(token.symbol) || isSetFunction(cursor) || isImplicitCursor(cursor);
  const named = cursor.isIdentifier() || isValue;
  if (!named) throw cursor.unexpected(936, '<an expression>');
  cursor.advance();
  const parts = parseDottedParts(cursor, identifierOf(token));
  const databaseLink = parseDatabaseLink(cursor);
  return { kind: 'name', parts, databaseLink, position: token.position, end: cursor.lastEnd };
}

/** SET of a nested table, a word that SQL reserves. */
function isSetFunction(cursor: TokenCursor): boolean {
  return cursor.at('SET') && cursor.peek().symbol === '(';
}

function isImplicitCursor(cursor: TokenCursor): boolean {
  return cursor.at('SQL') && cursor.peek().symbol === '%';
}

/** `(SELECT …)`, `(a)`, `(a, b)`; also a query whose first operand stands in parentheses of its own. */
function parseParenthesis(cursor: TokenCursor): Expression {
  const { position } = cursor.expect('(');
  if (isQueryStart(cursor)) {
    const query = cursor.withinSql(() => cursor.grammar.query(cursor));
    cursor.expect(')');
    return { kind: 'subquery', query, position, end: cursor.lastEnd };
  }
  const first = cursor.grammar.expression(cursor);
  if (first.kind === 'subquery' && isSetOperator(cursor)) {
    const query = cursor.withinSql(() => cursor.grammar.continueQuery(cursor, first.query));
    cursor.expect(')');
    return { kind: 'subquery', query, position, end: cursor.lastEnd };
  }
  if (!cursor.at(',')) {
    if (cursor.at('AS')) return parseGeneralizedInvocation(cursor, first, position);
    cursor.expect(')');
    return first;
  }
  const elements = [first];
  while (cursor.accept(',')) {
    if (cursor.at(')')) throw cursor.unexpected(907, '<an expression>');
    elements.push(cursor.grammar.expression(cursor));
  }
  cursor.expect(')');
  return { kind: 'row_value', elements, position, end: cursor.lastEnd };
}

function parseGeneralizedInvocation(cursor: TokenCursor, object: Expression, position: number): Expression {
  if (cursor.inSql) throw cursor.notSupported('a generalized invocation (expression AS supertype) in SQL');
  cursor.expect('AS');
  const supertype = parseQualifiedName(cursor);
  cursor.expect(')');
  return { kind: 'generalized_invocation', object, supertype, position, end: cursor.lastEnd };
}

function parseQueryFunction(
  cursor: TokenCursor,
  kind: 'exists' | 'cursor_expression' | 'multiset_subquery',
): Expression | undefined {
  const { position } = cursor.advance();
  const query = cursor.withinSql(() => cursor.parenthesized(() => cursor.grammar.query(cursor)));
  return { kind, query, position, end: cursor.lastEnd };
}

function parseNew(cursor: TokenCursor): Expression {
  const { position } = cursor.expect('NEW');
  const call = parseAccessPath(cursor, parseNameReference(cursor));
  return { kind: 'new', call, position, end: cursor.lastEnd };
}

function parseCase(cursor: TokenCursor): CaseExpression | ExtendedCase {
  const { position } = cursor.expect('CASE');
  const selector = cursor.at('WHEN') ? undefined : cursor.grammar.expression(cursor);
  const branches: { choices: readonly WhenChoice[]; result: Expression }[] = [];
  do {
    cursor.expect('WHEN');
    const extended = selector !== undefined && !cursor.inSql;
    const choices = extended ? parseWhenChoices(cursor) : [{ equal: cursor.grammar.expression(cursor) }];
    cursor.expect('THEN');
    branches.push({ choices, result: cursor.grammar.expression(cursor) });
  } while (cursor.at('WHEN'));
  const otherwise = cursor.accept('ELSE') ? cursor.grammar.expression(cursor) : undefined;
  cursor.expect('END');
  const plain = branches.flatMap(({ choices: [choice, ...more], result }) =>
    choice === undefined || 'condition' in choice || more.length > 0 ? [] : [{ when: choice.equal, result }],
  );
  return selector === undefined || plain.length === branches.length
    ? { kind: 'case', selector, branches: plain, otherwise, position, end: cursor.lastEnd }
    : { kind: 'extended_case', selector, branches, otherwise, position, end: cursor.lastEnd };
}
