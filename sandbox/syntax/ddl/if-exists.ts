import type { TokenCursor } from '../parser/token-cursor.js';

/** 23ai's `IF NOT EXISTS`. */
export function acceptIfNotExists(cursor: TokenCursor): boolean {
  return cursor.acceptSequence('IF', 'NOT', 'EXISTS');
}

/** 23ai's `IF EXISTS`. */
export function acceptIfExists(cursor: TokenCursor): boolean {
  return cursor.acceptSequence('IF', 'EXISTS');
}
