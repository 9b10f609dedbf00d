import type { Config } from '../config/config.js';
import { formatSqlPath } from '../config/sql-name.js';
import type { Catalog, Subprogram } from '../model/catalog.js';
import type { DataType } from '../model/data-type.js';
import type { SelectedObjects } from './checks/selected-objects.js';

/** What a user must be allowed so that every selected routine can be called as him. Owners and names as they are in the database. */
export interface Needs {
  /** EXECUTE: selected packages and routines, and packages that declare the types of their parameters. */
  readonly units: readonly DatabaseObject[];
  /** EXECUTE: object and collection types of schemas. */
  readonly types: readonly DatabaseObject[];
  /** Any privilege: tables and views whose rows are parameters. */
  readonly rows: readonly DatabaseObject[];
}

export interface DatabaseObject {
  readonly owner: string;
  readonly name: string;
}

export function needsOf(
  selected: readonly SelectedObjects[],
  catalog: Catalog,
  { schemas, types: mappings }: Pick<Config, 'schemas' | 'types'>,
): Needs {
  const owners = new Map(schemas.map(({ name, owner }) => [name, owner]));
  const inDatabase = (owner: string, name: string): DatabaseObject => ({ owner: owners.get(owner) ?? owner, name });
  const units = selected.flatMap(({ own, targets }) =>
    [...own, ...targets].map((row) => ({ owner: row.OWNER, name: row.OBJECT_NAME })),
  );
  const declaring = catalog.types.flatMap(({ owner, packageName }) =>
    packageName === null ? [] : [inDatabase(owner, packageName)],
  );
  const types = catalog.types.flatMap((type) =>
    type.packageName === null && (type.kind === 'object' || type.kind === 'collection')
      ? [inDatabase(type.owner, type.name)]
      : [],
  );
  const named = new Set(subprogramsOf(catalog).flatMap(typesOf));
  const rows = catalog.types.flatMap((type) =>
    type.kind === 'record' &&
    type.origin === 'row' &&
    named.has(type.key) &&
    !mappings.rows.has(formatSqlPath([type.owner, type.name]))
      ? [inDatabase(type.owner, type.name)]
      : [],
  );
  return { units: distinct([...units, ...declaring]), types: distinct(types), rows: distinct(rows) };
}

function subprogramsOf({ schemas }: Catalog): readonly Subprogram[] {
  return schemas.flatMap(({ packages, standalone }) => [
    ...packages.flatMap(({ subprograms }) => subprograms),
    ...standalone,
  ]);
}

/** The types that a block names because a parameter is of them. */
function typesOf({ parameters, returns, sqlOnly }: Subprogram): readonly string[] {
  if (sqlOnly !== null) return [];
  const all: readonly (DataType | null)[] = [...parameters.map(({ dataType }) => dataType), returns];
  return all.flatMap((type) => (type?.kind === 'named' ? [type.type] : []));
}

function distinct(objects: readonly DatabaseObject[]): readonly DatabaseObject[] {
  return [...new Map(objects.map((one) => [formatSqlPath([one.owner, one.name]), one])).values()];
}
