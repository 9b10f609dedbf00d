import { z } from 'zod';
import { MAX_PLSQL_BYTES } from '../binds/scalar/character.js';
import { isAsyncIterable } from './texts.js';

/** RAW and LONG RAW. `null`: a BLOB in a record, which has no limit. */
export function bytes(max: number | null = MAX_PLSQL_BYTES) {
  const fits = (value: unknown) => value instanceof Uint8Array && (max === null || value.byteLength <= max);
  return z.custom<Uint8Array>(fits, { error: `must be a Uint8Array${max === null ? '' : ` of at most ${max} bytes`}` });
}

/** BLOB: bytes, or a stream of them. */
export function blob() {
  return z.union([bytes(null), z.custom<AsyncIterable<Uint8Array>>(isAsyncIterable)], {
    error: 'must be a Uint8Array or a stream of bytes',
  });
}

/** What RAW and BLOB are in results. */
export function buffer() {
  return z.custom<Buffer>((value) => typeof Buffer !== 'undefined' && Buffer.isBuffer(value), {
    error: 'must be a Buffer',
  });
}
