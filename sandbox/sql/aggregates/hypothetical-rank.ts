import { rowKey } from '../../storage/value-key.js';
import { divide } from '../../values/number.js';
import type { Value } from '../../values/value.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { Accumulator } from './aggregate.js';

/** What is told of the row that the arguments would be, were it among the rows. */
export type HypotheticalRank = 'RANK' | 'DENSE_RANK' | 'PERCENT_RANK' | 'CUME_DIST';

/** `RANK(1500) WITHIN GROUP (ORDER BY salary)`. Its inputs are the arguments, then what the rows are sorted by. */
export function hypotheticalRank(
  name: HypotheticalRank,
  order: readonly Pick<SortKey, 'descending' | 'nullsFirst'>[],
): Accumulator {
  let rows = 0;
  let before = 0;
  let notAfter = 0;
  const ranksBefore = new Set<string>();
  return {
    add(values: readonly Value[]) {
      const key = values.slice(order.length);
      const compared = compareSortKeys(order, key, values);
      rows += 1;
      if (compared <= 0) notAfter += 1;
      if (compared >= 0) return;
      before += 1;
      ranksBefore.add(rowKey(key));
    },
    result() {
      switch (name) {
        case 'RANK':
          return before + 1;
        case 'DENSE_RANK':
          return ranksBefore.size + 1;
        case 'PERCENT_RANK':
          return rows === 0 ? 0 : divide(before, rows);
        case 'CUME_DIST':
          return divide(notAfter + 1, rows + 1);
      }
    },
  };
}
