import { OracleDate } from '../../values/date.js';
import { ClobValue } from '../../values/lob.js';
import { type NumberValue, numberToDouble, OracleNumber, round, truncate } from '../../values/number.js';
import type { Value } from '../../values/value.js';
import type { CallSite } from './built-in-function.js';

/** An argument that was converted to a character type, or a CLOB as it is. */
export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (value instanceof ClobValue) return value.text;
  throw new TypeError('a character argument was expected');
}

export function numberOf(value: Value | undefined): NumberValue {
  if (typeof value === 'number' || value instanceof OracleNumber) return value;
  throw new TypeError('a NUMBER argument was expected');
}

/** A NUMBER argument cut to an integer within what JavaScript counts. */
export function integerOf(value: Value | undefined): number {
  const number = numberOf(value);
  return Math.trunc(numberToDouble(truncate(number)));
}

/** A NUMBER argument that PL/SQL declares as PLS_INTEGER, and therefore rounds; SQL cuts it. */
export function plsIntegerOf(value: Value | undefined, site: CallSite | undefined): number {
  if (site?.language !== 'plsql') return integerOf(value);
  return integerOf(round(numberOf(value)));
}

export function dateOf(value: Value | undefined): OracleDate {
  if (value instanceof OracleDate) return value;
  throw new TypeError('a DATE argument was expected');
}
