import type { Expression } from '../ast/expression.js';
import type { Query } from '../ast/query.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `( SELECT … )` or `( a, b )`, for IN, ANY and ALL. */
export function parseQueryOrExpressions(cursor: TokenCursor): Query | readonly Expression[] {
  cursor.expect('(');
  const values = isQueryStart(cursor) ? cursor.withinSql(() => cursor.grammar.query(cursor)) : parseElements(cursor);
  cursor.expect(')');
  return values;
}

/**
 * `((SELECT …) UNION (SELECT …))` shows only after its first operand that it is a query and no list; so does
 * `((SELECT …))`.
 */
function parseElements(cursor: TokenCursor): Query | readonly Expression[] {
  const first = cursor.grammar.expression(cursor);
  if (first.kind === 'subquery') {
    if (isSetOperator(cursor)) return cursor.withinSql(() => cursor.grammar.continueQuery(cursor, first.query));
    if (cursor.at(')')) return first.query;
  }
  const elements = [first];
  while (cursor.accept(',')) elements.push(cursor.grammar.expression(cursor));
  return elements;
}

export function isQueryStart(cursor: TokenCursor): boolean {
  return cursor.at('SELECT') || (cursor.at('WITH') && cursor.peek().symbol !== '(');
}

export function isSetOperator(cursor: TokenCursor): boolean {
  return cursor.atAny(SET_OPERATORS);
}

const SET_OPERATORS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'MINUS', 'EXCEPT']);
