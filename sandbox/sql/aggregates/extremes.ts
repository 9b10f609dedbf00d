import { compareValues } from '../../values/compare.js';
import type { Value } from '../../values/value.js';
import type { Accumulator } from './aggregate.js';

/** MIN (direction -1) and MAX (1). */
export function extreme(direction: 1 | -1): Accumulator {
  let best: Value = null;
  return {
    add([value = null]) {
      if (value !== null && (best === null || compareValues(value, best) * direction > 0)) best = value;
    },
    result: () => best,
  };
}

/** ANY_VALUE: here the first. */
export function anyValue(): Accumulator {
  let found: Value = null;
  return {
    add([value = null]) {
      found ??= value;
    },
    result: () => found,
  };
}
