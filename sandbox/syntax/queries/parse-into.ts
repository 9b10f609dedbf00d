import type { IntoClause } from '../ast/dml.js';
import { parseAccessPath } from '../expressions/parse-access-path.js';
import { parsePrimary } from '../expressions/parse-primary.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `INTO a, b` or `BULK COLLECT INTO as`, the targets being PL/SQL's. */
export function parseInto(cursor: TokenCursor): IntoClause {
  const { position } = cursor;
  const bulkCollect = cursor.accept('BULK');
  if (bulkCollect) cursor.expect('COLLECT');
  cursor.expect('INTO');
  const targets = cursor.withinPlsql(() => cursor.list(() => parseAccessPath(cursor, parsePrimary(cursor))));
  return { bulkCollect, targets, position, end: cursor.lastEnd };
}

/** Runs `parse` with INTO allowed in its first query block, and returns what it took. */
export function withInto<T>(
  cursor: TokenCursor,
  parse: () => T,
): { readonly result: T; readonly into: IntoClause | undefined } {
  cursor.takesInto = true;
  cursor.into = undefined;
  const result = parse();
  const { into } = cursor;
  cursor.takesInto = false;
  cursor.into = undefined;
  return { result, into };
}
