import type { JsonHandle } from '../../values/json/json-handle.js';
import { OracleError } from '../../values/oracle-error.js';

/*
 * What methods do about a value that they cannot give: NULL, or an error if ON_ERROR was told to. Source: PL/SQL Packages and Types
 * Reference, "JSON_ELEMENT_T Object Type", on_Error.
 */

const RAISE_ALL = 1;
const RAISE_NO_VALUE = 2;
const RAISE_MISMATCH = 3;
const RAISE_INVALID = 4;
export const MAX_ERROR_MODE = RAISE_INVALID;

export function noValue({ errorMode }: JsonHandle): null {
  if (errorMode === RAISE_ALL || errorMode === RAISE_NO_VALUE) {
    throw new OracleError(40565, 'JSON path expression did not select any value.');
  }
  return null;
}

export function mismatch({ errorMode }: JsonHandle): null {
  if (errorMode === RAISE_ALL || errorMode === RAISE_MISMATCH) {
    throw new OracleError(40566, 'JSON path expression selected a value of different data type.');
  }
  return null;
}

export function invalidPosition({ errorMode }: JsonHandle, position: number | null): null {
  if (errorMode === RAISE_ALL || errorMode === RAISE_INVALID) {
    throw new OracleError(40572, `Invalid JSON array position ${position ?? ''}.`);
  }
  return null;
}
