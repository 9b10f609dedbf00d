import type { Expression } from '../ast/expression.js';
import type { Query, QueryBody } from '../ast/query.js';
import type { TypeSpec } from '../ast/type-spec.js';
import type { TokenCursor } from './token-cursor.js';

/**
 * The rules that refer to each other in a circle: expressions contain queries, queries contain expressions. They reach
 * each other through the cursor, so that no module imports its importer; `sql-grammar.ts` ties the knot.
 */
export interface Grammar {
  /** Any expression or condition. */
  expression(cursor: TokenCursor): Expression;
  /** An expression without conditions: what may stand beside a comparison, AND of BETWEEN or `..`. */
  operand(cursor: TokenCursor): Expression;
  /** What follows an operand that was parsed or is left out: a condition on it, or nothing. */
  conditionOn(cursor: TokenCursor, operand: Expression): Expression;
  query(cursor: TokenCursor): Query;
  /** The rest of a query whose first operand was parsed before it was clear that a set operation follows. */
  continueQuery(cursor: TokenCursor, left: QueryBody): Query;
  typeSpec(cursor: TokenCursor): TypeSpec;
}
