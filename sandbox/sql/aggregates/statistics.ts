import { add, divide, multiply, type NumberValue, signOf, squareRoot, subtract } from '../../values/number.js';
import { numberOf } from '../functions/argument-values.js';
import type { Mergeable } from './mergeable.js';

/** How a variance is divided: by the rows, or by one less; `VARIANCE` and `STDDEV` of a single row are 0. */
export type Divisor = 'population' | 'sample' | 'sample, 0 for one row';

interface Moments {
  readonly rows: number;
  readonly total: NumberValue;
  readonly squares: NumberValue;
}

export function variance(divisor: Divisor): Mergeable<Moments> {
  return deviation(divisor, (value) => value);
}

export function standardDeviation(divisor: Divisor): Mergeable<Moments> {
  return deviation(divisor, squareRoot);
}

function deviation(divisor: Divisor, finish: (variance: NumberValue) => NumberValue): Mergeable<Moments> {
  return {
    of([value]) {
      const number = numberOf(value);
      return { rows: 1, total: number, squares: multiply(number, number) };
    },
    merge: (left, right) => ({
      rows: left.rows + right.rows,
      total: add(left.total, right.total),
      squares: add(left.squares, right.squares),
    }),
    finish(moments) {
      if (moments === undefined || (moments.rows === 1 && divisor === 'sample')) return null;
      const { rows } = moments;
      if (rows === 1) return 0;
      const spread = deviationSum(moments.squares, moments.total, moments.total, rows);
      // Rounding of the quotient may leave a trace below zero where all values are equal.
      if (signOf(spread) <= 0) return 0;
      return finish(divide(spread, divisor === 'population' ? rows : rows - 1));
    },
  };
}

/** The sum of (x - mean x)(y - mean y), from the sums of xy, x and y. */
export function deviationSum(products: NumberValue, x: NumberValue, y: NumberValue, rows: number): NumberValue {
  return subtract(products, divide(multiply(x, y), rows));
}
