import type { Mergeable } from './mergeable.js';

/** COUNT. */
export const COUNT: Mergeable<number> = {
  of: () => 1,
  merge: (left, right) => left + right,
  finish: (rows) => rows ?? 0,
};
