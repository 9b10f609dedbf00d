import type { Connection } from 'oracledb';
import type { Config, SchemaSelection } from '../config/config.js';
import { argumentType } from './argument-type.js';
import { cursorRowReferences } from './cursor-row-references.js';
import { followSynonyms } from './follow-synonyms.js';
import type { DictionaryRows, SchemaRows } from './rows.js';
import { literalNames, OBJECT_TYPES, selectObjects } from './select-objects.js';
import { readTypes } from './types/read-types.js';
import type { TypeReference } from './types/type-reference.js';
import { ViewReader } from './view-reader.js';
import { type ArgumentRow, allArguments } from './views/all-arguments.js';
import { allObjects, type ObjectRow } from './views/all-objects.js';
import { allProcedures } from './views/all-procedures.js';
import { productComponentVersion } from './views/product-component-version.js';

/**
 * Reads what the configuration asks for. The number of statements depends on the number of schemas and selected objects, never on
 * how many routines they hold, nor on how many types these use.
 * @throws DatabaseError DictionaryError PackageNotFoundError
 */
export async function readDictionary(connection: Connection, config: Config): Promise<DictionaryRows> {
  const reader = new ViewReader(connection);
  const components = await reader.query(productComponentVersion);
  const schemas: SchemaRows[] = [];
  // One session carries out one statement at a time.
  for (const selection of config.schemas) schemas.push(await readSchema(reader, selection, config.connection.user));
  const cursorRows = cursorRowReferences(config);
  const types = await readTypes(reader, [...schemas.flatMap(typesOf), ...cursorRows]);
  return { components, schemas, types, cursorRows };
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
async function levels(reader: ViewReader): Promise<{ readonly DATA_LEVEL?: number }> {
  return (await reader.has(allArguments, 'TYPE_OBJECT_TYPE')) ? { DATA_LEVEL: 0 } : {};
}

async function readSchema(reader: ViewReader, selection: SchemaSelection, account: string): Promise<SchemaRows> {
  const visible = await readObjects(reader, selection);
  const aliases = await followSynonyms(reader, selection, visible.rows, account);
  const objects = selectObjects([...visible.rows, ...aliases.map((alias) => alias.object)], selection, account);
  const own = objects.filter((row) => visible.rows.includes(row));
  const units =
    visible.complete && own.length === visible.rows.length
      ? await readWholeSchema(reader, selection.owner)
      : await readUnits(reader, selection.owner, own);
  const procedures = [...units.procedures];
  const args = [...units.arguments];
  for (const { object, target } of aliases.filter((alias) => objects.includes(alias.object))) {
    const rows = await readUnits(reader, target.OWNER, [target]);
    procedures.push(
      ...rows.procedures.map((row) => ({ ...row, OWNER: object.OWNER, OBJECT_NAME: object.OBJECT_NAME })),
    );
    args.push(...rows.arguments.map((row) => underName(row, object)));
  }
  return { name: selection.name, objects, procedures, arguments: args };
}

type UnitRows = Pick<SchemaRows, 'procedures' | 'arguments'>;

async function readWholeSchema(reader: ViewReader, owner: string): Promise<UnitRows> {
  return {
    procedures: await reader.query(allProcedures, { equal: { OWNER: owner } }),
    arguments: await reader.query(allArguments, { equal: { OWNER: owner, ...(await levels(reader)) } }),
  };
}

async function readUnits(reader: ViewReader, owner: string, objects: readonly ObjectRow[]): Promise<UnitRows> {
  const values = objects.map((row) => row.OBJECT_NAME);
  return {
    procedures: await reader.query(allProcedures, {
      equal: { OWNER: owner },
      oneOf: { column: 'OBJECT_NAME', values },
    }),
    arguments: await readArguments(reader, owner, objects),
  };
}

/** The row as if its unit had the synonym's name. */
function underName(row: ArgumentRow, { OWNER, OBJECT_NAME }: ObjectRow): ArgumentRow {
  return row.PACKAGE_NAME === null ? { ...row, OWNER, OBJECT_NAME } : { ...row, OWNER, PACKAGE_NAME: OBJECT_NAME };
}

/** The schema's packages and routines: all of them, or only those with the configured names when these are exact. */
async function readObjects(
  reader: ViewReader,
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
  reader: ViewReader,
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
