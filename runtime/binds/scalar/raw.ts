import { type Binder, REFUSED, unexpected } from '../binder.js';
import { MAX_PLSQL_BYTES } from './character.js';

/** RAW and LONG RAW as Buffer. An empty one is NULL. */
export function rawBinder(maxSize: number): Binder {
  return {
    expects: `a Buffer or Uint8Array of at most ${MAX_PLSQL_BYTES} bytes`,
    bindType: 'DB_TYPE_RAW',
    maxSize,
    encode(value) {
      if (!(value instanceof Uint8Array) || value.byteLength > MAX_PLSQL_BYTES) return REFUSED;
      return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    },
    decode(value) {
      if (!Buffer.isBuffer(value)) throw unexpected(value, 'DB_TYPE_RAW');
      return value;
    },
  };
}
