import { requireReadable } from '../sql/lobs/change-lob.js';
import { BfileValue } from '../values/bfile.js';
import { valueError } from '../values/conversion-errors.js';
import { BlobValue, ClobValue, type LobValue } from '../values/lob.js';
import { OracleNumber } from '../values/number.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { toApproximateNumber } from './approximate-number.js';

/** Characters or bytes that one call reads or writes. */
export const MAX_AMOUNT = 32_767;

/** A LOB that may be NULL. @throws OracleError 22275 for one that was freed */
export function lobOf(value: Value | undefined): LobValue | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof ClobValue) && !(value instanceof BlobValue))
    throw new TypeError('a LOB argument was expected');
  requireReadable(value);
  return value;
}

/** A LOB that procedures work on. @throws OracleError 6502 for NULL, 22275 for one that was freed */
export function requireLob(value: Value | undefined): LobValue {
  const lob = lobOf(value);
  if (lob === null) throw valueError('invalid LOB locator specified: ORA-22275');
  return lob;
}

/** An amount or offset, a whole number; beyond what JavaScript counts exactly it is about as large as Oracle's limits. */
export function countOf(value: Value | undefined): number | null {
  return typeof value === 'number' || value instanceof OracleNumber ? Math.trunc(toApproximateNumber(value)) : null;
}

/** A BFILE that may be NULL. */
export function fileOf(value: Value | undefined): BfileValue | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof BfileValue)) throw new TypeError('a BFILE argument was expected');
  return value;
}

/** A BFILE that procedures work on. @throws OracleError 6502 for NULL */
export function requireFile(value: Value | undefined): BfileValue {
  const file = fileOf(value);
  if (file === null) throw valueError('invalid LOB locator specified: ORA-22275');
  return file;
}

/**
 * An amount or offset that a procedure needs, from 1 to `maximum`.
 * @param index the parameter's, from 1, for the message
 * @throws OracleError 6502 for NULL, 21560
 */
export function requireCount(value: Value | undefined, index: number, maximum = Number.POSITIVE_INFINITY): number {
  const count = countOf(value);
  if (count === null) throw valueError();
  if (count < 1 || count > maximum) throw invalidArgument(index);
  return count;
}

export function invalidArgument(index: number): OracleError {
  return new OracleError(21560, `argument ${index} is null, invalid, or out of range`);
}
