import { groupBy, sortedBy } from '../model/sort.js';
import type { ViewSource } from './dictionary.js';
import { isNotThere } from './driver-error.js';
import { allErrors, type ErrorRow } from './views/all-errors.js';
import type { ObjectRow } from './views/all-objects.js';

/**
 * What is wrong with invalid units, where the account may see it.
 * @param units valid ones are not asked about
 * @throws DatabaseError DictionaryError
 */
export async function readErrors(reader: ViewSource, units: readonly ObjectRow[]): Promise<readonly ErrorRow[]> {
  const errors: ErrorRow[] = [];
  const invalid = units.filter((row) => row.STATUS === 'INVALID');
  for (const [OWNER, own] of groupBy(invalid, (row) => row.OWNER)) {
    const values = own.map((row) => row.OBJECT_NAME);
    try {
      errors.push(...(await reader.query(allErrors, { equal: { OWNER }, oneOf: { column: 'NAME', values } })));
    } catch (error) {
      if (!isNotThere(error)) throw error;
    }
  }
  return errors;
}

/** The first error of a unit in one line without full stop; undefined where none is known. A unit that was only invalidated has none. */
export function firstError(
  { OWNER, OBJECT_NAME, OBJECT_TYPE }: ObjectRow,
  errors: readonly ErrorRow[],
): string | undefined {
  const own = errors.filter(
    (row) => row.OWNER === OWNER && row.NAME === OBJECT_NAME && row.TYPE === OBJECT_TYPE && row.ATTRIBUTE !== 'WARNING',
  );
  const inOrder = sortedBy(own, (row) => String(row.SEQUENCE).padStart(9, '0'));
  // Others say what was given up because of them.
  const first = inOrder.find((row) => !row.TEXT.startsWith('PL/SQL: ')) ?? inOrder[0];
  if (first === undefined) return undefined;
  const line = first.TEXT.trim().replaceAll(/\s+/g, ' ');
  return `line ${first.LINE}: ${line.endsWith('.') ? line.slice(0, -1) : line}`;
}
