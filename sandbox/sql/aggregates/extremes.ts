import { compareValues } from '../../values/compare.js';
import type { Value } from '../../values/value.js';
import type { Accumulator } from './aggregate.js';
import type { Mergeable } from './mergeable.js';

/** MIN (direction -1) and MAX (1). */
export function extreme(direction: 1 | -1): Mergeable<Value> {
  return {
    of: ([value = null]) => value,
    merge: (left, right) =>
      left === null || right === null || compareValues(right, left) * direction <= 0 ? left : right,
    finish: (value) => value ?? null,
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
