import { CollectionValue } from '../../values/composite.js';
import { NUMBER } from '../../values/data-type.js';
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
];

/** What every type that is no collection is refused for. */
const ANY_COLLECTION = {
  kind: 'collection',
  form: 'nested_table',
  element: { kind: 'null' },
  elementNotNull: false,
} as const;
