import type { RowLimit } from '../ast/query.js';
import type { TokenCursor } from '../parser/token-cursor.js';

type Fetch = NonNullable<RowLimit['fetch']>;

export function isRowLimit(cursor: TokenCursor): boolean {
  return cursor.at('OFFSET') || isFetch(cursor);
}

/** FETCH of a query, which is also a name for a table. */
export function isFetch(cursor: TokenCursor): boolean {
  return cursor.at('FETCH') && AFTER_FETCH.has(cursor.peek().symbol);
}

const AFTER_FETCH: ReadonlySet<string> = new Set(['FIRST', 'NEXT', 'EXACT', 'APPROX', 'APPROXIMATE']);

/** `OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY`. */
export function parseRowLimit(cursor: TokenCursor): RowLimit {
  const { position } = cursor;
  let offset: RowLimit['offset'];
  if (cursor.accept('OFFSET')) {
    offset = cursor.grammar.operand(cursor);
    cursor.expectAny(905, 'ROW', 'ROWS');
  }
  const fetch = cursor.accept('FETCH') ? parseFetch(cursor) : undefined;
  return { offset, fetch, position, end: cursor.lastEnd };
}

function parseFetch(cursor: TokenCursor): Fetch {
  const exactness = cursor.acceptAny('EXACT', 'APPROX', 'APPROXIMATE');
  cursor.expectAny(905, 'FIRST', 'NEXT');
  const count = cursor.at('ROW') || cursor.at('ROWS') ? undefined : cursor.grammar.operand(cursor);
  const percent = cursor.accept('PERCENT');
  cursor.expectAny(905, 'ROW', 'ROWS');
  const withTies = !cursor.accept('ONLY');
  if (withTies) cursor.expectSequence('WITH', 'TIES');
  const hasAccuracy = acceptTargetAccuracy(cursor);
  return { count, percent, withTies, vectorSearch: exactness !== undefined || hasAccuracy };
}

/** `WITH TARGET ACCURACY 90 PERCENT`, which only says something to a vector index. */
function acceptTargetAccuracy(cursor: TokenCursor): boolean {
  if (!cursor.acceptSequence('WITH', 'TARGET', 'ACCURACY')) return false;
  if (cursor.at('PARAMETERS')) throw cursor.notSupported('WITH TARGET ACCURACY PARAMETERS');
  const { kind, value } = cursor.token;
  const accuracy = kind === 'number' ? Number(value) : 0;
  if (accuracy < 1 || accuracy > 100) throw cursor.notSupported('a TARGET ACCURACY that is no number from 1 to 100');
  cursor.advance();
  cursor.accept('PERCENT');
  return true;
}
