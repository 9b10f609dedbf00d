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
import type { Mergeable } from './mergeable.js';
import { deviationSum } from './statistics.js';

/** Sums over pairs: what covariance, correlation and regression come from. `y` is the first argument, `x` the second. */
interface PairSums {
  readonly rows: number;
  readonly y: NumberValue;
  readonly x: NumberValue;
  readonly yy: NumberValue;
  readonly xx: NumberValue;
  readonly xy: NumberValue;
}

/** Sums of squares and products of the deviations from the means. */
interface Spread {
  readonly xx: NumberValue;
  readonly yy: NumberValue;
  readonly xy: NumberValue;
}

function pairs(finish: (sums: PairSums, spread: Spread) => NumberValue | null): Mergeable<PairSums> {
  return {
    of([first, second]) {
      const [y, x] = [numberOf(first), numberOf(second)];
      return { rows: 1, y, x, yy: multiply(y, y), xx: multiply(x, x), xy: multiply(x, y) };
    },
    merge: (left, right) => ({
      rows: left.rows + right.rows,
      y: add(left.y, right.y),
      x: add(left.x, right.x),
      yy: add(left.yy, right.yy),
      xx: add(left.xx, right.xx),
      xy: add(left.xy, right.xy),
    }),
    finish(sums) {
      if (sums === undefined) return null;
      const { rows, x, y } = sums;
      return finish(sums, {
        xx: deviationSum(sums.xx, x, x, rows),
        yy: deviationSum(sums.yy, y, y, rows),
        xy: deviationSum(sums.xy, x, y, rows),
      });
    },
  };
}

const slope = ({ xx, xy }: Spread): NumberValue | null => (signOf(xx) <= 0 ? null : divide(xy, xx));

const regressionCount: Mergeable<PairSums> = {
  ...pairs(({ rows }) => rows),
  finish: (sums) => sums?.rows ?? 0,
};

/** The aggregates of pairs, by name. A pair with a NULL does not count. */
export const PAIR_AGGREGATES: ReadonlyMap<string, Mergeable<PairSums>> = new Map([
  ['COVAR_POP', pairs(({ rows }, { xy }) => divide(xy, rows))],
  ['COVAR_SAMP', pairs(({ rows }, { xy }) => (rows < 2 ? null : divide(xy, rows - 1)))],
  ['CORR', pairs((_sums, spread) => correlation(spread))],
  ['REGR_COUNT', regressionCount],
  ['REGR_AVGX', pairs(({ rows, x }) => divide(x, rows))],
  ['REGR_AVGY', pairs(({ rows, y }) => divide(y, rows))],
  ['REGR_SXX', pairs((_sums, { xx }) => xx)],
  ['REGR_SYY', pairs((_sums, { yy }) => yy)],
  ['REGR_SXY', pairs((_sums, { xy }) => xy)],
  ['REGR_SLOPE', pairs((_sums, spread) => slope(spread))],
  [
    'REGR_INTERCEPT',
    pairs(({ rows, x, y }, spread) => {
      const rise = slope(spread);
      return rise === null ? null : subtract(divide(y, rows), multiply(rise, divide(x, rows)));
    }),
  ],
  [
    'REGR_R2',
    pairs((_sums, spread) => {
      if (signOf(spread.xx) <= 0) return null;
      if (signOf(spread.yy) <= 0) return 1;
      return divide(multiply(spread.xy, spread.xy), multiply(spread.xx, spread.yy));
    }),
  ],
]);

function correlation({ xx, yy, xy }: Spread): NumberValue | null {
  const product = multiply(xx, yy);
  if (signOf(product) <= 0) return null;
  const result = divide(xy, squareRoot(product));
  // Rounding of the root may leave the last digit beyond 1.
  if (compareNumbers(result, 1) > 0) return 1;
  return compareNumbers(result, -1) < 0 ? -1 : result;
}
