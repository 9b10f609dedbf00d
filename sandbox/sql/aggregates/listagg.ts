import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { Accumulator } from './aggregate.js';

/** What VARCHAR2 holds in SQL: MAX_STRING_SIZE = STANDARD. */
const MAX_BYTES = 4000;

/**
 * LISTAGG. Its inputs are the text, the delimiter, and what WITHIN GROUP sorts by.
 * @throws OracleError 1489 if the result is longer than a VARCHAR2; with ON OVERFLOW TRUNCATE NotSupportedError: how many
 *   values Oracle then keeps is not documented
 */
export function listagg(
  order: readonly Pick<SortKey, 'descending' | 'nullsFirst'>[],
  onOverflow: 'ERROR' | 'TRUNCATE',
): Accumulator {
  const rows: (readonly Value[])[] = [];
  return {
    add(values) {
      rows.push(values);
    },
    result() {
      const sorted = rows.toSorted((a, b) => compareSortKeys(order, a.slice(2), b.slice(2)));
      const parts: string[] = [];
      for (const [value = null, delimiter = null] of sorted) {
        if (parts.length > 0 && typeof delimiter === 'string') parts.push(delimiter);
        if (typeof value === 'string') parts.push(value);
      }
      if (parts.length === 0) return null;
      const text = parts.join('');
      if (Buffer.byteLength(text) <= MAX_BYTES) return text;
      if (onOverflow === 'TRUNCATE')
        throw new NotSupportedError('truncating the result of LISTAGG (ON OVERFLOW TRUNCATE)');
      throw new OracleError(1489, 'result of string concatenation is too long');
    },
  };
}
