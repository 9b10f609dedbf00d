import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';

/** A character argument; the interpreter has converted it, so anything else is a fault of the sandbox. */
export function text(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw new TypeError('a character argument was expected');
  return value;
}

/** An integer argument within the range of exact JavaScript numbers. */
export function integer(value: Value | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') throw new OracleError(6502, 'PL/SQL: numeric or value error');
  return value;
}
