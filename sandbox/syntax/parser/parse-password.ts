import type { TokenCursor } from './token-cursor.js';

/** A password as CREATE USER takes it: an identifier, which keeps its case either way. @throws ORA-00988 */
export function parsePassword(cursor: TokenCursor): string {
  const { kind, position, end, value } = cursor.token;
  if (kind !== 'word' && kind !== 'quoted_identifier') throw cursor.unexpected(988, '<a password>');
  cursor.advance();
  return kind === 'word' ? cursor.source.slice(position, end) : value;
}
