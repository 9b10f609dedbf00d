import type { TypeReference } from './types/type-reference.js';
import type { TypeRows } from './types/type-rows.js';
import type { ArgumentRow } from './views/all-arguments.js';
import type { ObjectRow } from './views/all-objects.js';
import type { ProcedureRow } from './views/all-procedures.js';
import type { ComponentRow } from './views/product-component-version.js';

/** Everything that a catalog is built from, in any order. */
export interface DictionaryRows {
  readonly components: readonly ComponentRow[];
  readonly schemas: readonly SchemaRows[];
  /** Of all types that arguments refer to, of whatever schema. Absent when only ALL_ARGUMENTS was recorded. */
  readonly types?: TypeRows;
  /** The types that the configuration names for the rows of cursors. */
  readonly cursorRows?: readonly TypeReference[];
}

export interface SchemaRows {
  /** The schema's name in the client; the rows say under which name it was found. */
  readonly name: string;
  /** Selected packages, procedures and functions. */
  readonly objects: readonly ObjectRow[];
  /** May hold rows of objects that are not selected. */
  readonly procedures: readonly ProcedureRow[];
  /** May hold rows of objects that are not selected. */
  readonly arguments: readonly ArgumentRow[];
}
