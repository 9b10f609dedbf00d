import type { Connection } from 'oracledb';
import type { Config, SchemaSelection } from '../config/config.js';
import type { DictionaryRows, SchemaRows } from './rows.js';
import { literalNames, OBJECT_TYPES, selectObjects } from './select-objects.js';
import { ViewReader } from './view-reader.js';
import { type ArgumentRow, allArguments } from './views/all-arguments.js';
import { allObjects, type ObjectRow } from './views/all-objects.js';
import { allProcedures } from './views/all-procedures.js';
import { productComponentVersion } from './views/product-component-version.js';

/**
 * Reads what the configuration asks for. The number of statements depends on the number of schemas and selected objects, never on
 * how many routines they hold.
 * @throws DatabaseError DictionaryError PackageNotFoundError
 */
export async function readDictionary(connection: Connection, config: Config): Promise<DictionaryRows> {
  const reader = new ViewReader(connection);
  const components = await reader.query(productComponentVersion);
  const schemas: SchemaRows[] = [];
  // One session carries out one statement at a time.
  for (const selection of config.schemas) schemas.push(await readSchema(reader, selection, config.connection.user));
  return { components, schemas };
}

async function readSchema(reader: ViewReader, selection: SchemaSelection, account: string): Promise<SchemaRows> {
  const visible = await readObjects(reader, selection);
  const objects = selectObjects(visible.rows, selection, account);
  const equal = { OWNER: selection.owner };
  if (visible.complete && objects.length === visible.rows.length) {
    return {
      name: selection.name,
      objects,
      procedures: await reader.query(allProcedures, { equal }),
      arguments: await reader.query(allArguments, { equal: { ...equal, DATA_LEVEL: 0 } }),
    };
  }
  const values = objects.map((row) => row.OBJECT_NAME);
  return {
    name: selection.name,
    objects,
    procedures: await reader.query(allProcedures, { equal, oneOf: { column: 'OBJECT_NAME', values } }),
    arguments: await readArguments(reader, selection.owner, objects),
  };
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
  const equal = { OWNER: owner, DATA_LEVEL: 0 };
  return [
    ...(await reader.query(allArguments, { equal, oneOf: { column: 'PACKAGE_NAME', values: namesOf(true) } })),
    ...(await reader.query(allArguments, {
      equal: { ...equal, PACKAGE_NAME: null },
      oneOf: { column: 'OBJECT_NAME', values: namesOf(false) },
    })),
  ];
}
