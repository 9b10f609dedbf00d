import { CollectionValue, copyValue } from '../../values/composite.js';
import type { CollectionType, DataType } from '../../values/data-type.js';
import type { Accumulator } from './aggregate.js';

/** What COLLECT gives: a nested table of a type without a name, for CAST to give it one. */
export function collectedType(element: DataType): CollectionType {
  return { kind: 'collection', form: 'nested_table', element, elementNotNull: false };
}

export function collect(type: CollectionType): Accumulator {
  const collection = new CollectionValue(type);
  return {
    add([value = null]) {
      collection.set(collection.extent + 1, copyValue(value));
    },
    result: () => collection,
  };
}
