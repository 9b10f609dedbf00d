import { type Binder, REFUSED, unexpected } from '../binder.js';

/**
 * RAW and LONG RAW as Buffer. An empty one is NULL.
 * @param maxSize longest value in bytes
 */
export function rawBinder(maxSize: number): Binder {
  return {
    expects: `a Buffer or Uint8Array of at most ${maxSize} bytes`,
    bindType: 'DB_TYPE_RAW',
    maxSize,
    encode(value) {
      if (!(value instanceof Uint8Array) || value.byteLength > maxSize) return REFUSED;
      return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    },
    decode(value) {
      if (!Buffer.isBuffer(value)) throw unexpected(value, 'DB_TYPE_RAW');
      return value;
    },
  };
}
