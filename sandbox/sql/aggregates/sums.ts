import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { add, divide, type NumberValue } from '../../values/number.js';
import type { Value } from '../../values/value.js';
import { numberOf } from '../functions/argument-values.js';
import type { Accumulator } from './aggregate.js';

/** SUM of NUMBERs. */
export function sum(): Accumulator {
  let total: NumberValue | undefined;
  return {
    add([value]) {
      total = total === undefined ? numberOf(value) : add(total, numberOf(value));
    },
    result: () => total ?? null,
  };
}

/** AVG of NUMBERs. */
export function average(): Accumulator {
  let total: NumberValue = 0;
  let rows = 0;
  return {
    add([value]) {
      total = add(total, numberOf(value));
      rows += 1;
    },
    result: () => (rows === 0 ? null : divide(total, rows)),
  };
}

/** SUM of BINARY_FLOATs or BINARY_DOUBLEs, in the arithmetic of doubles. */
export function binarySum(wrap: (value: number) => Value): Accumulator {
  let total: number | undefined;
  return {
    add([value]) {
      total = (total ?? 0) + doubleOf(value);
    },
    result: () => (total === undefined ? null : wrap(total)),
  };
}

/** AVG of BINARY_FLOATs or BINARY_DOUBLEs. */
export function binaryAverage(wrap: (value: number) => Value): Accumulator {
  let total = 0;
  let rows = 0;
  return {
    add([value]) {
      total += doubleOf(value);
      rows += 1;
    },
    result: () => (rows === 0 ? null : wrap(total / rows)),
  };
}

function doubleOf(value: Value | undefined): number {
  if (value instanceof BinaryDouble || value instanceof BinaryFloat) return value.value;
  throw new TypeError('a binary floating point number was expected');
}
