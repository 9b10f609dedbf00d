import { valueError } from '../values/conversion-errors.js';
import type { DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';

export const RAW: DataType = { kind: 'raw', length: undefined };

const MAX_RAW = 32_767;

/** A RAW argument; the interpreter has converted it, so anything else is a fault of the sandbox. */
export function bytes(value: Value | undefined): Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof Uint8Array)) throw new TypeError('a RAW argument was expected');
  return value;
}

/** A RAW argument that must be there. @throws OracleError 6502 for NULL */
export function requireBytes(value: Value | undefined): Uint8Array {
  const given = bytes(value);
  if (given === null) throw valueError();
  return given;
}

/** Bytes as a RAW; no bytes are NULL. @throws OracleError 6502 for more than a RAW holds */
export function rawOf(given: ArrayLike<number>): Uint8Array | null {
  if (given.length > MAX_RAW) throw valueError();
  return given.length === 0 ? null : Uint8Array.from(given);
}
