import { z } from 'zod';
import { type Bfile, type BfileName, bfileNameOf, EXPECTED_BFILE } from '../binds/lob/bfile.js';
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

/** BFILE as an argument: the names of its directory and file. */
export function bfileName() {
  return z.custom<BfileName>((value) => bfileNameOf(value) !== undefined, { error: `must be ${EXPECTED_BFILE}` });
}

/** What a BFILE is in results: with what is in the file. */
export function bfile() {
  return z.custom<Bfile>((value) => bfileNameOf(value) !== undefined && hasContent(value), {
    error: `must be ${EXPECTED_BFILE}, and its content as a Buffer`,
  });
}

function hasContent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'content' in value && isBuffer(value.content);
}

function isBuffer(value: unknown): value is Buffer {
  return typeof Buffer !== 'undefined' && Buffer.isBuffer(value);
}

/** What RAW and BLOB are in results. */
export function buffer() {
  return z.custom<Buffer>(isBuffer, { error: 'must be a Buffer' });
}
