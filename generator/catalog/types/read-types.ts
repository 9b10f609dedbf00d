import { groupBy } from '../../model/sort.js';
import type { ViewSource } from '../dictionary.js';
import { allCollTypes } from '../views/all-coll-types.js';
import { allPlsqlCollTypes } from '../views/all-plsql-coll-types.js';
import { allPlsqlTypeAttrs } from '../views/all-plsql-type-attrs.js';
import { allPlsqlTypes } from '../views/all-plsql-types.js';
import { allSynonyms } from '../views/all-synonyms.js';
import { allTabCols } from '../views/all-tab-cols.js';
import { allTypeAttrs } from '../views/all-type-attrs.js';
import { allTypes } from '../views/all-types.js';
import type { View } from '../views/row-reader.js';
import { findMissing, type Missing } from './find-missing.js';
import { TypeIndex } from './type-index.js';
import type { TypeReference } from './type-reference.js';
import { joinTypeRows, NO_TYPE_ROWS, type TypeRows } from './type-rows.js';

/**
 * Reads what the views say about these types and all that they refer to, in rounds: one for what is referred to, one for what that refers to
 * elsewhere, and so on. A round asks each view at most once per owner and 500 names of packages, types or tables, whatever they hold.
 * @param alternatives names that may mean one of several types: the first that there is
 * @throws DatabaseError DictionaryError
 */
export async function readTypes(
  reader: ViewSource,
  wanted: readonly TypeReference[],
  alternatives: readonly (readonly TypeReference[])[] = [],
): Promise<TypeRows> {
  const asked: Missing[] = [];
  let rows = NO_TYPE_ROWS;
  for (let tried = 1; ; ) {
    const index = new TypeIndex(rows);
    const meant = alternatives.flatMap((candidates) => upToFirstFound(candidates, index, tried));
    const missing = findMissing([...wanted, ...meant], index, asked);
    if (missing.length > 0) {
      rows = joinTypeRows(rows, await readMissing(reader, missing));
      asked.push(...missing);
    } else if (alternatives.some((candidates) => candidates.length > tried && isUnknown(candidates, index, tried))) {
      tried += 1;
    } else return rows;
  }
}

function upToFirstFound(
  candidates: readonly TypeReference[],
  index: TypeIndex,
  tried: number,
): readonly TypeReference[] {
  const first = candidates.slice(0, tried);
  const found = first.findIndex((candidate) => index.resolve(candidate).kind === 'found');
  return found < 0 ? first : first.slice(0, found + 1);
}

function isUnknown(candidates: readonly TypeReference[], index: TypeIndex, tried: number): boolean {
  return index.firstFound(candidates.slice(0, tried)) === undefined;
}

async function readMissing(reader: ViewSource, missing: readonly Missing[]): Promise<TypeRows> {
  const query = async <Row>(view: View<Row>, what: Missing['what'], columns: Columns): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    const owners = groupBy(
      missing.filter((one) => one.what === what),
      (one) => one.owner,
    );
    for (const [owner, all] of owners) {
      const values = all.map((one) => one.name);
      rows.push(
        ...(await reader.query(view, { equal: { [columns.owner]: owner }, oneOf: { column: columns.name, values } })),
      );
    }
    return rows;
  };
  const packages = { owner: 'OWNER', name: 'PACKAGE_NAME' };
  const types = { owner: 'OWNER', name: 'TYPE_NAME' };
  // One session carries out one statement at a time.
  return {
    packageTypes: await query(allPlsqlTypes, 'package', packages),
    packageTypeAttributes: await query(allPlsqlTypeAttrs, 'package', packages),
    packageCollections: await query(allPlsqlCollTypes, 'package', packages),
    schemaTypes: [
      ...(await query(allTypes, 'type', types)),
      ...(await query(allTypes, 'subtypes', { owner: 'SUPERTYPE_OWNER', name: 'SUPERTYPE_NAME' })),
    ],
    schemaTypeAttributes: await query(allTypeAttrs, 'type', types),
    schemaCollections: await query(allCollTypes, 'type', types),
    columns: await query(allTabCols, 'columns', { owner: 'OWNER', name: 'TABLE_NAME' }),
    synonyms: await query(allSynonyms, 'synonym', { owner: 'OWNER', name: 'SYNONYM_NAME' }),
  };
}

/** By which a view is asked. */
interface Columns {
  readonly owner: string;
  readonly name: string;
}
