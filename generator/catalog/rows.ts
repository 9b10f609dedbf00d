import type { Alias } from './follow-synonyms.js';
import type { OwnerGrants } from './grants.js';
import type { PackageSpecification } from './specifications/package-specification.js';
import type { TypeReference } from './types/type-reference.js';
import type { TypeRows } from './types/type-rows.js';
import type { ArgumentRow } from './views/all-arguments.js';
import type { ErrorRow } from './views/all-errors.js';
import type { ObjectRow } from './views/all-objects.js';
import type { ProcedureRow } from './views/all-procedures.js';
import type { ComponentRow } from './views/product-component-version.js';

/** Everything that a catalog is built from, in any order. */
export interface DictionaryRows {
  readonly components: readonly ComponentRow[];
  readonly schemas: readonly SchemaRows[];
  /** Of all types that arguments refer to, of whatever schema. Absent when only ALL_ARGUMENTS was recorded. */
  readonly types?: TypeRows;
  /** Types that are meant whether or not an argument refers to them: those that the configuration names for the rows of cursors. */
  readonly cursorRows?: readonly TypeReference[];
  /** Of the selected packages, parsed when they are read: what they name has to be read, too. */
  readonly specifications?: readonly PackageSpecification[];
  /** Of the owners whose grants can all be read. */
  readonly grants?: readonly OwnerGrants[];
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
  /** Selected objects that are synonyms: rows about them have the synonym's name, specifications and types that of what it stands for. */
  readonly aliases?: readonly Alias[];
  /** Of invalid units, as far as they can be seen, and of others. */
  readonly errors?: readonly ErrorRow[];
}
