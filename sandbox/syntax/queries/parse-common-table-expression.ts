import type { CommonTableExpression, CycleClause, SearchClause } from '../ast/query.js';
import { parseIdentifier, parseIdentifierList } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseOrderByItems } from './parse-order-by.js';

/** `WITH a AS (…), b (c, d) AS (…) SEARCH … CYCLE …`. */
export function parseCommonTableExpressions(cursor: TokenCursor): CommonTableExpression[] {
  cursor.expect('WITH');
  if ((cursor.at('FUNCTION') || cursor.at('PROCEDURE')) && cursor.isIdentifier(cursor.peek())) {
    throw cursor.notSupported('PL/SQL declarations in a WITH clause');
  }
  return cursor.list(() => parseCommonTableExpression(cursor));
}

function parseCommonTableExpression(cursor: TokenCursor): CommonTableExpression {
  const { position } = cursor;
  const name = parseIdentifier(cursor, 903);
  if (cursor.at('ANALYTIC')) throw cursor.notSupported('analytic views');
  const columns = cursor.at('(') ? parseIdentifierList(cursor) : [];
  cursor.expect('AS');
  const query = cursor.parenthesized(() => cursor.grammar.query(cursor));
  const search = cursor.at('SEARCH') ? parseSearch(cursor) : undefined;
  const cycle = cursor.at('CYCLE') ? parseCycle(cursor) : undefined;
  return { name, columns, query, search, cycle, position, end: cursor.lastEnd };
}

function parseSearch(cursor: TokenCursor): SearchClause {
  const { position } = cursor.expect('SEARCH');
  const order = cursor.expectAny(905, 'DEPTH', 'BREADTH');
  cursor.expectSequence('FIRST', 'BY');
  const by = parseOrderByItems(cursor);
  cursor.expect('SET');
  const set = parseIdentifier(cursor);
  return { order, by, set, position, end: cursor.lastEnd };
}

function parseCycle(cursor: TokenCursor): CycleClause {
  const { position } = cursor.expect('CYCLE');
  const columns = cursor.list(() => parseIdentifier(cursor));
  cursor.expect('SET');
  const set = parseIdentifier(cursor);
  cursor.expect('TO');
  const value = cursor.grammar.operand(cursor);
  cursor.expect('DEFAULT');
  const otherwise = cursor.grammar.operand(cursor);
  return { columns, set, value, otherwise, position, end: cursor.lastEnd };
}
