import type { CommonTableExpression, ForUpdate, OrderByItem, Query, QueryBody, RowLimit } from '../ast/query.js';
import { parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseCommonTableExpressions } from './parse-common-table-expression.js';
import { parseOrderByItems } from './parse-order-by.js';
import { parseQueryBlock } from './parse-query-block.js';
import { isRowLimit, parseRowLimit } from './parse-row-limit.js';

/** A SELECT with everything around it. */
export function parseQuery(cursor: TokenCursor): Query {
  const { position } = cursor;
  const { takesInto } = cursor;
  cursor.takesInto = false;
  const common = cursor.at('WITH') ? parseCommonTableExpressions(cursor) : [];
  cursor.takesInto = takesInto;
  return finishQuery(cursor, position, common, parseSetOperations(cursor, parseSetOperand(cursor)));
}

/** A query whose first operand, in parentheses, was taken for an expression or a table. */
export function continueQuery(cursor: TokenCursor, left: QueryBody): Query {
  return finishQuery(cursor, left.position, [], parseSetOperations(cursor, left));
}

/** ORDER BY, OFFSET … FETCH and FOR UPDATE. */
function finishQuery(
  cursor: TokenCursor,
  position: number,
  common: readonly CommonTableExpression[],
  body: QueryBody,
): Query {
  let orderBy: readonly OrderByItem[] = [];
  let orderSiblings = false;
  let rowLimit: RowLimit | undefined;
  let forUpdate: ForUpdate | undefined;
  for (;;) {
    if (cursor.at('ORDER') && orderBy.length === 0) {
      cursor.advance();
      orderSiblings = cursor.accept('SIBLINGS');
      cursor.expect('BY');
      orderBy = parseOrderByItems(cursor);
    } else if (isRowLimit(cursor) && rowLimit === undefined) {
      rowLimit = parseRowLimit(cursor);
    } else if (cursor.atSequence('FOR', 'UPDATE') && forUpdate === undefined) {
      forUpdate = parseForUpdate(cursor);
    } else {
      break;
    }
  }
  return {
    kind: 'query',
    with: common,
    body,
    orderBy,
    orderSiblings,
    rowLimit,
    forUpdate,
    position,
    end: cursor.lastEnd,
  };
}

function parseSetOperations(cursor: TokenCursor, first: QueryBody): QueryBody {
  let left = first;
  for (;;) {
    const operator = cursor.acceptAny('UNION', 'INTERSECT', 'MINUS', 'EXCEPT');
    if (operator === undefined) return left;
    const all = cursor.acceptAny('ALL', 'DISTINCT') === 'ALL';
    const right = parseSetOperand(cursor);
    left = {
      kind: 'set_operation',
      operator: operator === 'EXCEPT' ? 'MINUS' : operator,
      all,
      left,
      right,
      position: first.position,
      end: cursor.lastEnd,
    };
  }
}

function parseSetOperand(cursor: TokenCursor): QueryBody {
  if (!cursor.at('(')) return parseQueryBlock(cursor);
  cursor.advance();
  const query = parseQuery(cursor);
  cursor.expect(')');
  return isBare(query) ? query.body : query;
}

/** Whether the parentheses around a query add nothing. */
function isBare(query: Query): boolean {
  return (
    query.with.length === 0 &&
    query.orderBy.length === 0 &&
    query.rowLimit === undefined &&
    query.forUpdate === undefined &&
    query.body.kind !== 'query'
  );
}

/** `FOR UPDATE OF t.c WAIT 5`. */
function parseForUpdate(cursor: TokenCursor): ForUpdate {
  const { position } = cursor;
  cursor.acceptSequence('FOR', 'UPDATE');
  const of = cursor.accept('OF') ? cursor.list(() => parseQualifiedName(cursor)) : [];
  const node = (wait: ForUpdate['wait'], seconds: ForUpdate['seconds']): ForUpdate => ({
    of,
    wait,
    seconds,
    position,
    end: cursor.lastEnd,
  });
  if (cursor.accept('NOWAIT')) return node('NOWAIT', undefined);
  if (cursor.acceptSequence('SKIP', 'LOCKED')) return node('SKIP LOCKED', undefined);
  if (cursor.accept('WAIT')) {
    const seconds = cursor.grammar.operand(cursor);
    return node('WAIT', seconds);
  }
  return node('WAIT', undefined);
}
