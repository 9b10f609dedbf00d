import { numberToDouble, OracleNumber } from '../values/number.js';
import type { Value } from '../values/value.js';

/** A NUMBER as the nearest double; NaN for anything else. */
export function toApproximateNumber(value: Value): number {
  return typeof value === 'number' || value instanceof OracleNumber ? numberToDouble(value) : Number.NaN;
}
