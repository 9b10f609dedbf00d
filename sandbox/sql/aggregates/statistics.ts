import {
  add,
  compareNumbers,
  divide,
  multiply,
  type NumberValue,
  signOf,
  squareRoot,
  subtract,
} from '../../values/number.js';
import { numberOf } from '../functions/argument-values.js';
import type { Accumulator } from './aggregate.js';

/** MEDIAN: the middle value, or the mean of the two in the middle. */
export function median(): Accumulator {
  const numbers: NumberValue[] = [];
  return {
    add([value]) {
      numbers.push(numberOf(value));
    },
    result() {
      const sorted = numbers.toSorted(compareNumbers);
      const upper = sorted[Math.floor(sorted.length / 2)];
      const lower = sorted[Math.floor((sorted.length - 1) / 2)];
      if (lower === undefined || upper === undefined) return null;
      return divide(add(lower, upper), 2);
    },
  };
}

/** How a variance is divided: by the rows, or by one less; `VARIANCE` and `STDDEV` of a single row are 0. */
export type Divisor = 'population' | 'sample' | 'sample, 0 for one row';

export function variance(divisor: Divisor): Accumulator {
  return deviation(divisor, (value) => value);
}

export function standardDeviation(divisor: Divisor): Accumulator {
  return deviation(divisor, squareRoot);
}

function deviation(divisor: Divisor, finish: (variance: NumberValue) => NumberValue): Accumulator {
  let total: NumberValue = 0;
  let squares: NumberValue = 0;
  let rows = 0;
  return {
    add([value]) {
      const number = numberOf(value);
      total = add(total, number);
      squares = add(squares, multiply(number, number));
      rows += 1;
    },
    result() {
      if (rows === 0 || (rows === 1 && divisor === 'sample')) return null;
      if (rows === 1) return 0;
      const spread = subtract(squares, divide(multiply(total, total), rows));
      // Rounding of the quotient may leave a trace below zero where all values are equal.
      if (signOf(spread) <= 0) return 0;
      return finish(divide(spread, divisor === 'population' ? rows : rows - 1));
    },
  };
}
