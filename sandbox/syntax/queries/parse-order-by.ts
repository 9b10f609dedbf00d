import type { OrderByItem } from '../ast/query.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `ORDER BY a DESC NULLS LAST, b`. */
export function parseOrderBy(cursor: TokenCursor): OrderByItem[] {
  cursor.expect('ORDER');
  cursor.expect('BY');
  return parseOrderByItems(cursor);
}

export function parseOrderByItems(cursor: TokenCursor): OrderByItem[] {
  return cursor.list(() => {
    const { position } = cursor;
    const expression = cursor.grammar.expression(cursor);
    const descending = cursor.acceptAny('ASC', 'DESC') === 'DESC';
    const nulls = cursor.accept('NULLS') ? cursor.expectAny(905, 'FIRST', 'LAST') : undefined;
    return { expression, descending, nulls, position, end: cursor.lastEnd };
  });
}
