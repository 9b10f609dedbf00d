import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { add, divide, type NumberValue } from '../../values/number.js';
import type { Value } from '../../values/value.js';
import { numberOf } from '../functions/argument-values.js';
import type { Mergeable } from './mergeable.js';

interface Total<N> {
  readonly total: N;
  readonly rows: number;
}

/** SUM of NUMBERs. */
export const SUM: Mergeable<NumberValue> = {
  of: ([value]) => numberOf(value),
  merge: add,
  finish: (total) => total ?? null,
};

/** AVG of NUMBERs. */
export const AVERAGE: Mergeable<Total<NumberValue>> = {
  of: ([value]) => ({ total: numberOf(value), rows: 1 }),
  merge: (left, right) => ({ total: add(left.total, right.total), rows: left.rows + right.rows }),
  finish: (sum) => (sum === undefined ? null : divide(sum.total, sum.rows)),
};

/** SUM of BINARY_FLOATs or BINARY_DOUBLEs, in the arithmetic of doubles. */
export function binarySum(wrap: (value: number) => Value): Mergeable<number> {
  return {
    of: ([value]) => doubleOf(value),
    merge: (left, right) => left + right,
    finish: (total) => (total === undefined ? null : wrap(total)),
  };
}

/** AVG of BINARY_FLOATs or BINARY_DOUBLEs. */
export function binaryAverage(wrap: (value: number) => Value): Mergeable<Total<number>> {
  return {
    of: ([value]) => ({ total: doubleOf(value), rows: 1 }),
    merge: (left, right) => ({ total: left.total + right.total, rows: left.rows + right.rows }),
    finish: (sum) => (sum === undefined ? null : wrap(sum.total / sum.rows)),
  };
}

function doubleOf(value: Value | undefined): number {
  if (value instanceof BinaryDouble || value instanceof BinaryFloat) return value.value;
  throw new TypeError('a binary floating point number was expected');
}
