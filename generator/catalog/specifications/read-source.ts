import type { ViewFilter, ViewSource } from '../dictionary.js';
import { isNotThere } from '../driver-error.js';
import { allSource, type SourceRow } from '../views/all-source.js';

/**
 * The lines of the owner's specifications: of all of them, or of the packages with these names. None where the view cannot be read, because nothing but comments and
 * the like depends on them.
 * @throws DatabaseError DictionaryError
 */
export async function readSource(
  reader: ViewSource,
  owner: string,
  names?: readonly string[],
): Promise<readonly SourceRow[]> {
  const filter: ViewFilter = {
    equal: { OWNER: owner, TYPE: 'PACKAGE' },
    ...(names === undefined ? {} : { oneOf: { column: 'NAME', values: names } }),
  };
  try {
    return await reader.query(allSource, filter);
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}
