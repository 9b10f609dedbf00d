import type { Comment, Purge, Rename, Truncate } from '../ast/ddl.js';
import { parseIdentifier, parseQualifiedName, parseStringValue } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

export function parseTruncate(cursor: TokenCursor): Truncate {
  const { position } = cursor.expect('TRUNCATE');
  if (cursor.at('CLUSTER')) throw cursor.notSupported('table clusters');
  cursor.expect('TABLE', 905);
  const table = parseQualifiedName(cursor, 903);
  // what happens to the space and to materialized view logs
  if (cursor.acceptAny('PRESERVE', 'PURGE') !== undefined) cursor.expectSequence('MATERIALIZED', 'VIEW', 'LOG');
  if (cursor.accept('DROP')) {
    cursor.accept('ALL');
    cursor.expect('STORAGE');
  } else if (cursor.accept('REUSE')) cursor.expect('STORAGE');
  const cascade = cursor.accept('CASCADE');
  return { kind: 'truncate', table, cascade, position, end: cursor.lastEnd };
}

/** `COMMENT ON COLUMN erp.orders.status IS '…'`. */
export function parseComment(cursor: TokenCursor): Comment {
  const { position } = cursor.expect('COMMENT');
  cursor.expect('ON');
  const on = cursor.acceptSequence('MATERIALIZED', 'VIEW') ? 'MATERIALIZED VIEW' : cursor.acceptAny('TABLE', 'COLUMN');
  if (on === undefined) {
    if (REFUSED.has(cursor.token.symbol)) throw cursor.notSupported(`COMMENT ON ${cursor.token.symbol}`);
    throw cursor.unexpected(905);
  }
  const name = parseQualifiedName(cursor, 903);
  cursor.expect('IS');
  const text = parseStringValue(cursor);
  return { kind: 'comment', on, name, text, position, end: cursor.lastEnd };
}

export function parseRename(cursor: TokenCursor): Rename {
  const { position } = cursor.expect('RENAME');
  const from = parseIdentifier(cursor, 903);
  cursor.expect('TO');
  const to = parseIdentifier(cursor, 903);
  return { kind: 'rename', from, to, position, end: cursor.lastEnd };
}

/** @throws ORA-38302 for what cannot be purged */
export function parsePurge(cursor: TokenCursor): Purge {
  const { position } = cursor.expect('PURGE');
  const what = cursor.expectAny(38302, 'TABLE', 'INDEX', 'TABLESPACE', 'RECYCLEBIN', 'DBA_RECYCLEBIN');
  if (what === 'TABLESPACE') {
    cursor.accept('SET');
    parseIdentifier(cursor);
    if (cursor.accept('USER')) parseIdentifier(cursor);
  } else if (what === 'TABLE' || what === 'INDEX') parseQualifiedName(cursor, 903);
  return { kind: 'purge', what, position, end: cursor.lastEnd };
}

const REFUSED: ReadonlySet<string> = new Set(['EDITION', 'INDEXTYPE', 'OPERATOR', 'MINING', 'AUDIT']);
