import { scalarKey } from '../values/scalar-key.js';
import type { Value } from '../values/value.js';

/**
 * A string that is equal for equal values: what indexes, joins, DISTINCT and GROUP BY compare. Each value is preceded by
 * its length, so that no two rows of values give the same string.
 */
export function rowKey(values: readonly Value[]): string {
  let key = '';
  for (const value of values) {
    const text = scalarKey(value);
    key += `${text.length}:${text}`;
  }
  return key;
}
