import type { Config, SchemaSelection } from '../config/config.js';
import { groupBy } from '../model/sort.js';
import { argumentType } from './argument-type.js';
import { readErrors } from './compilation-errors.js';
import { cursorRowReferences, type RowsConfig } from './cursor-row-references.js';
import { databaseVersion } from './database-version.js';
import type { Dictionary } from './dictionary.js';
import { followSynonyms, unitOf } from './follow-synonyms.js';
import { readGrants } from './grants.js';
import type { DictionaryRows, SchemaRows } from './rows.js';
import { literalNames, OBJECT_TYPES, selectObjects } from './select-objects.js';
import { DeclaredTypes } from './specifications/declared-types.js';
import { namedInSources } from './specifications/named-in-sources.js';
import { readSpecifications } from './specifications/package-specification.js';
import { readSource } from './specifications/read-source.js';
import { readTypes } from './types/read-types.js';
import { packageType, type TypeReference } from './types/type-reference.js';
import { type ArgumentRow, allArguments } from './views/all-arguments.js';
import { allObjects, type ObjectRow } from './views/all-objects.js';
import { allPlsqlTypes } from './views/all-plsql-types.js';
import { allProcedures } from './views/all-procedures.js';
import type { SourceRow } from './views/all-source.js';
import { allTypes } from './views/all-types.js';
import { productComponentVersion } from './views/product-component-version.js';

/**
 * Reads what the configuration asks for. The number of statements depends on the number of schemas and selected objects, never on
 * how many routines they hold, nor on how many types these use.
 * @throws DatabaseError DictionaryError PackageNotFoundError
 */
export async function readDictionary(
  reader: Dictionary,
  config: RowsConfig & Partial<Pick<Config, 'docs'>>,
): Promise<DictionaryRows> {
  const components = await reader.query(productComponentVersion);
  const schemas: SchemaRows[] = [];
  const sources: (readonly SourceRow[])[] = [];
  // One session carries out one statement at a time.
  for (const selection of config.schemas) {
    const { lines, ...rows } = await readSchema(reader, selection);
    schemas.push(rows);
    sources.push(lines);
  }
  const cursorRows = [...cursorRowReferences(config), ...(await typesWithoutUse(reader, schemas))];
  const specifications = readSpecifications(sources.flat(), databaseVersion(components));
  const owners = new Map(config.schemas.map(({ name, owner }) => [name, owner]));
  const named = namedInSources(specifications, new DeclaredTypes(specifications, owners));
  // Only the documentation tells who may execute what.
  const grants =
    config.docs?.grants === true
      ? await readGrants(
          reader,
          schemas.flatMap((rows) => rows.objects.map((object) => unitOf(object, rows))),
        )
      : [];
  const rows = { components, schemas, cursorRows, specifications, grants };
  if (!describesTypes(reader)) return rows;
  return { ...rows, types: await readTypes(reader, [...schemas.flatMap(typesOf), ...cursorRows], named) };
}

/** Where arguments were not recorded, all types of the selected packages: nothing says which of them are used. */
async function typesWithoutUse(reader: Dictionary, schemas: readonly SchemaRows[]): Promise<readonly TypeReference[]> {
  if (reader.shows(allArguments)) return [];
  const types: TypeReference[] = [];
  for (const [OWNER, objects] of groupBy(
    schemas.flatMap((schema) => schema.objects),
    (row) => row.OWNER,
  )) {
    const values = objects.map((row) => row.OBJECT_NAME);
    const rows = await reader.query(allPlsqlTypes, { equal: { OWNER }, oneOf: { column: 'PACKAGE_NAME', values } });
    for (const row of rows) types.push(packageType(row.OWNER, row.PACKAGE_NAME, row.TYPE_NAME));
  }
  return types;
}

/** Recorded rows may be of arguments only, whose nested rows tell what they can then. */
function describesTypes(reader: Dictionary): boolean {
  return reader.shows(allPlsqlTypes) || reader.shows(allTypes);
}

/** The types that arguments of the selected objects name. */
function typesOf({ objects, arguments: args }: SchemaRows): readonly TypeReference[] {
  const selected = new Set(objects.map((row) => row.OBJECT_NAME));
  return args.flatMap((row) => {
    if (!selected.has(row.PACKAGE_NAME ?? row.OBJECT_NAME)) return [];
    const type = argumentType(row);
    return type.kind === 'package type' || type.kind === 'schema type' || type.kind === 'row' ? [type] : [];
  });
}

/**
 * Before 18c the parts of composites have rows of their own, some of which no other view replaces. Later versions may keep such rows of packages that
 * were compiled before the upgrade.
 */
async function levels(reader: Dictionary): Promise<{ readonly DATA_LEVEL?: number }> {
  return (await reader.has(allArguments, 'TYPE_OBJECT_TYPE')) ? { DATA_LEVEL: 0 } : {};
}

/** @returns with the lines of the selected specifications, under their own names */
async function readSchema(
  reader: Dictionary,
  selection: SchemaSelection,
): Promise<SchemaRows & { readonly lines: readonly SourceRow[] }> {
  const { account } = reader;
  const visible = await readObjects(reader, selection);
  const aliases = await followSynonyms(reader, selection, visible.rows, account);
  const objects = selectObjects([...visible.rows, ...aliases.map((alias) => alias.object)], selection, account);
  const visibleRows = new Set(visible.rows);
  const own = objects.filter((row) => visibleRows.has(row));
  const units =
    visible.complete && own.length === visible.rows.length
      ? await readWholeSchema(reader, selection.owner)
      : await readUnits(reader, selection.owner, own);
  const procedures = [units.procedures];
  const args = [units.arguments];
  const selected = new Set(own.map((row) => row.OBJECT_NAME));
  const lines = [units.lines.filter((row) => selected.has(row.NAME))];
  const followed = aliases.filter((alias) => objects.includes(alias.object));
  for (const { object, target } of followed) {
    const rows = await readUnits(reader, target.OWNER, [target]);
    procedures.push(rows.procedures.map((row) => ({ ...row, OWNER: object.OWNER, OBJECT_NAME: object.OBJECT_NAME })));
    args.push(rows.arguments.map((row) => underName(row, object)));
    lines.push([...rows.lines]);
  }
  return {
    name: selection.name,
    objects,
    procedures: procedures.flat(),
    arguments: args.flat(),
    ...(followed.length === 0 ? {} : { aliases: followed }),
    errors: await readErrors(reader, [...own, ...followed.map(({ target }) => target)]),
    lines: lines.flat(),
  };
}

interface UnitRows extends Pick<SchemaRows, 'procedures' | 'arguments'> {
  /** Of specifications. */
  readonly lines: readonly SourceRow[];
}

async function readWholeSchema(reader: Dictionary, owner: string): Promise<UnitRows> {
  return {
    procedures: await reader.query(allProcedures, { equal: { OWNER: owner } }),
    arguments: await reader.query(allArguments, { equal: { OWNER: owner, ...(await levels(reader)) } }),
    lines: await readSource(reader, owner),
  };
}

async function readUnits(reader: Dictionary, owner: string, objects: readonly ObjectRow[]): Promise<UnitRows> {
  const values = objects.map((row) => row.OBJECT_NAME);
  return {
    procedures: await reader.query(allProcedures, {
      equal: { OWNER: owner },
      oneOf: { column: 'OBJECT_NAME', values },
    }),
    arguments: await readArguments(reader, owner, objects),
    lines: await readSource(
      reader,
      owner,
      objects.filter((row) => row.OBJECT_TYPE === 'PACKAGE').map((row) => row.OBJECT_NAME),
    ),
  };
}

/** The row as if its unit had the synonym's name. */
function underName(row: ArgumentRow, { OWNER, OBJECT_NAME }: ObjectRow): ArgumentRow {
  return row.PACKAGE_NAME === null ? { ...row, OWNER, OBJECT_NAME } : { ...row, OWNER, PACKAGE_NAME: OBJECT_NAME };
}

/** The schema's packages and routines: all of them, or only those with the configured names when these are exact. */
async function readObjects(
  reader: Dictionary,
  selection: SchemaSelection,
): Promise<{ rows: readonly ObjectRow[]; complete: boolean }> {
  const names = literalNames(selection);
  const rows = await reader.query(allObjects, {
    equal: { OWNER: selection.owner },
    ...(names === undefined
      ? { oneOf: { column: 'OBJECT_TYPE', values: OBJECT_TYPES } }
      : { oneOf: { column: 'OBJECT_NAME', values: names } }),
  });
  return {
    rows: rows.filter((row) => OBJECT_TYPES.some((type) => type === row.OBJECT_TYPE)),
    complete: names === undefined,
  };
}

async function readArguments(
  reader: Dictionary,
  owner: string,
  objects: readonly ObjectRow[],
): Promise<readonly ArgumentRow[]> {
  const namesOf = (packages: boolean) =>
    objects.filter((row) => (row.OBJECT_TYPE === 'PACKAGE') === packages).map((row) => row.OBJECT_NAME);
  const equal = { OWNER: owner, ...(await levels(reader)) };
  return [
    ...(await reader.query(allArguments, { equal, oneOf: { column: 'PACKAGE_NAME', values: namesOf(true) } })),
    ...(await reader.query(allArguments, {
      equal: { ...equal, PACKAGE_NAME: null },
      oneOf: { column: 'OBJECT_NAME', values: namesOf(false) },
    })),
  ];
}
