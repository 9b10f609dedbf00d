import { CollectionValue, copyValue } from '../../values/composite.js';
import type { CollectionType, DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { Accumulator } from './aggregate.js';

/** What COLLECT gives: a nested table of a type without a name, for CAST to give it one. */
export function collectedType(element: DataType): CollectionType {
  return { kind: 'collection', form: 'nested_table', element, elementNotNull: false };
}

/** Its inputs are the element and what ORDER BY sorts by. */
export function collect(
  type: CollectionType,
  order: readonly Pick<SortKey, 'descending' | 'nullsFirst'>[],
): Accumulator {
  const rows: (readonly Value[])[] = [];
  return {
    add(values) {
      rows.push([copyValue(values[0] ?? null), ...values.slice(1)]);
    },
    result() {
      const collection = new CollectionValue(type);
      for (const [value = null] of rows.toSorted((a, b) => compareSortKeys(order, a.slice(1), b.slice(1)))) {
        collection.set(collection.extent + 1, value);
      }
      return collection;
    },
  };
}
