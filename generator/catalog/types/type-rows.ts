import type { CollTypeRow } from '../views/all-coll-types.js';
import type { PlsqlCollTypeRow } from '../views/all-plsql-coll-types.js';
import type { PlsqlTypeAttrRow } from '../views/all-plsql-type-attrs.js';
import type { PlsqlTypeRow } from '../views/all-plsql-types.js';
import type { SynonymRow } from '../views/all-synonyms.js';
import type { ColumnRow } from '../views/all-tab-cols.js';
import type { TypeAttrRow } from '../views/all-type-attrs.js';
import type { TypeRow } from '../views/all-types.js';

/** What the views of types say, in any order; with the same row twice they say no more. */
export interface TypeRows {
  readonly packageTypes: readonly PlsqlTypeRow[];
  readonly packageTypeAttributes: readonly PlsqlTypeAttrRow[];
  readonly packageCollections: readonly PlsqlCollTypeRow[];
  readonly schemaTypes: readonly TypeRow[];
  readonly schemaTypeAttributes: readonly TypeAttrRow[];
  readonly schemaCollections: readonly CollTypeRow[];
  /** Of the tables and views whose `%ROWTYPE` is used. */
  readonly columns: readonly ColumnRow[];
  /** For the names above that are synonyms. */
  readonly synonyms: readonly SynonymRow[];
}

export const NO_TYPE_ROWS: TypeRows = {
  packageTypes: [],
  packageTypeAttributes: [],
  packageCollections: [],
  schemaTypes: [],
  schemaTypeAttributes: [],
  schemaCollections: [],
  columns: [],
  synonyms: [],
};

/** Both together. */
export function joinTypeRows(a: TypeRows, b: TypeRows): TypeRows {
  return {
    packageTypes: [...a.packageTypes, ...b.packageTypes],
    packageTypeAttributes: [...a.packageTypeAttributes, ...b.packageTypeAttributes],
    packageCollections: [...a.packageCollections, ...b.packageCollections],
    schemaTypes: [...a.schemaTypes, ...b.schemaTypes],
    schemaTypeAttributes: [...a.schemaTypeAttributes, ...b.schemaTypeAttributes],
    schemaCollections: [...a.schemaCollections, ...b.schemaCollections],
    columns: [...a.columns, ...b.columns],
    synonyms: [...a.synonyms, ...b.synonyms],
  };
}
