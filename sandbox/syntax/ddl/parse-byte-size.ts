import { parseInteger } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `500`, `10M`, `64 K`: bytes. */
export function parseByteSize(cursor: TokenCursor): number {
  const amount = parseInteger(cursor);
  const unit = cursor.acceptAny('K', 'M', 'G', 'T', 'P', 'E');
  return unit === undefined ? amount : amount * 1024 ** (1 + 'KMGTPE'.indexOf(unit));
}
