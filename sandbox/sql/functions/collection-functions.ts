import { compareBlankPadded, compareValues } from '../../values/compare.js';
import { CollectionValue, copyValue, RecordValue } from '../../values/composite.js';
import { type CollectionType, NUMBER } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { distinct, type ElementOrder, elementsOf, isEqual, tableOf } from '../expressions/multiset-rules.js';
import type { BuiltInFunction } from './built-in-function.js';

export const COLLECTION_FUNCTIONS: readonly BuiltInFunction[] = [
  {
    name: 'CARDINALITY',
    languages: 'both',
    minimum: 1,
    maximum: 1,
    withoutParentheses: false,
    volatile: false,
    typing: ([collection]) => ({
      parameters: [collection?.kind === 'collection' ? undefined : ANY_COLLECTION],
      result: NUMBER,
    }),
    evaluate: ([value = null]) => (value instanceof CollectionValue ? value.size : null),
  },
  {
    name: 'SET',
    languages: 'both',
    minimum: 1,
    maximum: 1,
    withoutParentheses: false,
    volatile: false,
    typing([collection]) {
      const isTable = collection?.kind === 'collection' && collection.form === 'nested_table';
      return { parameters: [isTable ? undefined : ANY_COLLECTION], result: isTable ? collection : ANY_COLLECTION };
    },
    evaluate: ([value = null]) =>
      value instanceof CollectionValue
        ? tableOf(value.dataType, distinct(elementsOf(value), orderWithin(value.dataType)).map(copyValue))
        : null,
  },
];

/** How elements of one type compare. */
function orderWithin({ element }: CollectionType): ElementOrder {
  return (left, right) => {
    if (left === null || right === null) return null;
    if (left instanceof CollectionValue && right instanceof CollectionValue) {
      const equal = isEqual(elementsOf(left), elementsOf(right), orderWithin(left.dataType));
      return equal === null ? null : Number(!equal);
    }
    if (left instanceof RecordValue) throw new NotSupportedError('comparing objects', 0);
    if (element.kind === 'char' && typeof left === 'string' && typeof right === 'string') {
      return compareBlankPadded(left, right);
    }
    return compareValues(left, right);
  };
}

/** What every type that is no collection is refused for. */
const ANY_COLLECTION = {
  kind: 'collection',
  form: 'nested_table',
  element: { kind: 'null' },
  elementNotNull: false,
} as const;
