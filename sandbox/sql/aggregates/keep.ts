import type { Value } from '../../values/value.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { Accumulator } from './aggregate.js';

/**
 * KEEP (DENSE_RANK FIRST | LAST ORDER BY …): only the rows that come first, or last, count.
 * @param inputs how many values are the aggregate's; what follows them is what KEEP sorts by
 */
export function keepRanked(
  rank: 'FIRST' | 'LAST',
  order: readonly Pick<SortKey, 'descending' | 'nullsFirst'>[],
  inputs: number,
  start: () => Accumulator,
): Accumulator {
  let kept = start();
  let best: readonly Value[] | undefined;
  return {
    add(values) {
      const key = values.slice(inputs);
      const compared = best === undefined ? 0 : compareSortKeys(order, key, best);
      const place = rank === 'FIRST' ? compared : -compared;
      if (place > 0) return;
      if (place < 0) kept = start();
      best = key;
      kept.add(values.slice(0, inputs));
    },
    result: () => kept.result(),
  };
}
