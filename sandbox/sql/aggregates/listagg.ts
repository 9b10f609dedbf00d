import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { Accumulator } from './aggregate.js';

/** What VARCHAR2 holds in SQL: MAX_STRING_SIZE = STANDARD. */
const MAX_BYTES = 4000;

/**
 * LISTAGG. Its inputs are the text, the delimiter, and what WITHIN GROUP sorts by.
 * @throws OracleError 1489 if the result is longer than a VARCHAR2
 */
export function listagg(order: readonly Pick<SortKey, 'descending' | 'nullsFirst'>[]): Accumulator {
  const rows: (readonly Value[])[] = [];
  return {
    add(values) {
      rows.push(values);
    },
    result() {
      const sorted = rows.toSorted((a, b) => compareSortKeys(order, a.slice(2), b.slice(2)));
      let text: string | undefined;
      for (const [value = null, delimiter = null] of sorted) {
        const next = typeof value === 'string' ? value : '';
        text = text === undefined ? next : `${text}${typeof delimiter === 'string' ? delimiter : ''}${next}`;
      }
      if (text === undefined) return null;
      if (Buffer.byteLength(text) > MAX_BYTES)
        throw new OracleError(1489, 'result of string concatenation is too long');
      return text;
    },
  };
}
