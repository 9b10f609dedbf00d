import type { Accumulator } from './aggregate.js';

/** COUNT. */
export function count(): Accumulator {
  let rows = 0;
  return {
    add() {
      rows += 1;
    },
    result: () => rows,
  };
}
