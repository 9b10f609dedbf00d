import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../generator/catalog/build-catalog.js';
import type { DictionaryRows } from '../../generator/catalog/rows.js';
import { readCatalogFile } from '../../generator/catalog-file/catalog-file.js';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { emitClient } from '../../generator/emit/emit-client.js';
import type { Catalog } from '../../generator/model/catalog.js';
import type { CompositeType } from '../../generator/model/composite-type.js';
import type { ClientPlan } from '../../generator/plan/client-plan.js';
import { planClient } from '../../generator/plan/plan-client.js';
import { argumentLines, typeLines } from '../support/catalog-text.js';
import { cliFolder } from '../support/cli.js';
import { needs, recordedRows } from '../support/needs.js';
import { recordedArguments } from '../support/recorded-arguments.js';
import { recordedTypeRoutines } from '../support/recorded-type-routines.js';
import { typeCheckFiles } from '../support/type-check-files.js';

/** Rows of our own making in the shapes of those that were recorded. */
const OWN_ROWS = fileURLToPath(new URL('../fixtures/dictionary-rows', import.meta.url));

/** What type each recorded type's routine has, in the order of the rows. */
function echoedTypes(rows: DictionaryRows): readonly CompositeType[] {
  const { schemas, types } = buildCatalog(rows);
  const byKey = new Map(types.map((type) => [type.key, type]));
  const echoes = schemas.flatMap(({ packages }) => packages.flatMap(({ subprograms }) => subprograms));
  return echoes
    .toSorted((a, b) => numberOf(a.name) - numberOf(b.name))
    .flatMap(({ parameters: [value] }) => {
      const type = value?.dataType.kind === 'named' ? byKey.get(value.dataType.type) : undefined;
      return type ?? [];
    });
}

function numberOf(echo: string): number {
  return Number(echo.slice('ECHO_'.length));
}

/** The composite types that a type is made of. */
function partsOf(type: CompositeType): readonly string[] {
  const dataTypes =
    type.kind === 'record'
      ? type.fields.map((field) => field.dataType)
      : type.kind === 'collection'
        ? [type.element]
        : [];
  return dataTypes.flatMap((dataType) => (dataType.kind === 'named' ? [dataType.type] : []));
}

function expectClosed({ types }: Catalog): void {
  const keys = new Set(types.map((type) => type.key));
  expect(types.flatMap(partsOf).filter((key) => !keys.has(key))).toEqual([]);
  expect(types.filter((type) => type.kind === 'record' && type.fields.length === 0)).toEqual([]);
}

function plan(rows: DictionaryRows): ClientPlan {
  const schemas = Object.fromEntries(rows.schemas.map(({ name }) => [name, {}]));
  const config = parseConfig({ schemas, output: 'generated' }, { file: 'oracle.config.ts', folder: '/' });
  return planClient(buildCatalog(rows), config);
}

/** How many routines the client has, how many it leaves out, each for a reason, and which. */
function outcome({ schemas, omissions }: ClientPlan) {
  for (const { reason } of omissions) expect(reason).not.toBe('');
  return {
    emitted: schemas.flatMap(({ packages }) => packages.flatMap(({ routines }) => routines)).length,
    leftOut: new Set(omissions.map(({ what }) => what)).size,
  };
}

/** Both clients in one program. */
async function expectCompiles(folder: string): Promise<void> {
  const clients = [
    ['types', emitClient(plan(recordedTypeRoutines(folder)))],
    ['arguments', emitClient(plan(await recordedArguments(folder)))],
  ] as const;
  const files = clients.flatMap(([name, all]) => all.map(({ path, text }) => ({ path: `${name}/${path}`, text })));
  expect(files.filter(({ text }) => /\b(?:any|unknown)\b/.test(text)).map(({ path }) => path)).toEqual([]);
  expect(typeCheckFiles(files)).toEqual([]);
}

describe('types of packages as 18c shows them', () => {
  const rows = recordedTypeRoutines(OWN_ROWS);

  it('are records, collections and rows, or unreadable with what is missing', () => {
    expect(typeLines(buildCatalog(rows))).toEqual([
      // The view named a type as the package of its element.
      'SHOP.BATCHES.BATCHES_T: varray of SHOP.BATCHES.BATCH_T',
      'SHOP.BATCHES.BATCH_T: record (FIRST_LINE SHOP.ORDERS.LINE_T, CUSTOMERS SHOP.BATCHES.ROWS_T, DUE DATE)',
      'SHOP.BATCHES.ROWS_T: nested table of SHOP.CUSTOMERS%ROWTYPE',
      'SHOP.CUSTOMERS%ROWTYPE: row (ID NUMBER(9), NAME VARCHAR2(60), CHANGED TIMESTAMP WITH TIME ZONE)',
      'SHOP.ORDERS.HIDDEN_T: a type that does not show the reading account what its elements are; grant it EXECUTE on the package SHOP.ORDERS, which system privileges do not replace',
      'SHOP.ORDERS.LINES_T: index by integer of SHOP.ORDERS.LINE_T',
      'SHOP.ORDERS.LINE_T: record (SKU VARCHAR2(12), QUANTITY PLS_INTEGER, PRICE NUMBER(9,2))',
      'SHOP.ORDERS.NAMES_T: nested table of VARCHAR2(40)',
      'SHOP.ORDERS.OPEN_ORDERS%ROWTYPE: cursor row (ID NUMBER(9), LINES SHOP.ORDERS.LINES_T)',
      'SHOP.ORDERS.ORDER_T: record (ID NUMBER(9), LINES SHOP.ORDERS.LINES_T, CUSTOMER SHOP.CUSTOMERS%ROWTYPE, RATES SHOP.ORDERS.RATES_T, STATUS CHAR(1))',
      'SHOP.ORDERS.PARTLY_T: a type that shows the reading account only 1 of its 2 fields; grant it EXECUTE on the package SHOP.ORDERS, which system privileges do not replace',
      'SHOP.ORDERS.RATES_T: index by varchar2 of NUMBER(9,6)',
      `SHOP.ORDERS.SCALARS_T: record (${[
        'A_VARCHAR2 VARCHAR2(30)',
        'A_CHAR CHAR(2)',
        'A_NUMBER NUMBER',
        'A_PRICE NUMBER(9,2)',
        'AN_ID NUMBER(9)',
        'AN_INTEGER INTEGER',
        'A_SMALLINT SMALLINT',
        'A_REAL REAL',
        'A_FLOAT FLOAT(24)',
        'A_PLS PLS_INTEGER',
        'A_BINARY BINARY_INTEGER',
        'A_FLAG BOOLEAN',
        'A_NEW_FLAG BOOLEAN',
        'A_DATE DATE',
        'A_TIMESTAMP TIMESTAMP',
        'A_ZONED TIMESTAMP WITH TIME ZONE',
        'A_LOCAL TIMESTAMP WITH LOCAL TIME ZONE',
        'A_ROWID ROWID',
        'A_RAW RAW(16)',
        'A_DOUBLE BINARY_DOUBLE',
        'AN_INTERVAL INTERVAL DAY TO SECOND',
      ].join(', ')})`,
    ]);
    expect(echoedTypes(rows)).toHaveLength(13);
  });

  it('are all in the client, or left out for a reason', () => {
    expect(outcome(plan(rows))).toEqual({ emitted: 11, leftOut: 2 });
  });
});

/** What `generate --from` says of a folder, and the modules that it writes. */
async function generateFrom(folder: string, schema: string) {
  const cli = cliFolder();
  cli.configure({ schemas: { [schema]: {} }, output: './generated' });
  const { exitCode, out, err } = await cli.run('generate', '--from', folder);
  expect(exitCode).toBe(EXIT_CODES.fine);
  const file = cli.file('catalog.json');
  expect((await cli.run('pull', '--from', folder, '--output', file)).exitCode).toBe(EXIT_CODES.fine);
  return {
    out,
    notes: err.split('\n').filter((line) => line.startsWith('Note: ')),
    catalog: await readCatalogFile(file),
  };
}

/** @param types how many of packages there are */
function readsBothFolders(
  folder: string,
  owners: { readonly of12c: string; readonly of18c: string },
  types: number,
): void {
  it('12c: makes a client of arguments alone, and says what is missing', async () => {
    const { out, notes } = await generateFrom(join(folder, 'arguments-12c'), owners.of12c);
    expect(out).toMatch(/^Generated .*generated \(\d+ routines, \d+ packages?\): /);
    expect(notes.join('\n')).toContain('ALL_PROCEDURES was not recorded: procedures without parameters are missing');
  });

  it('18c: has no routines without arguments, but the types', async () => {
    const { out, notes, catalog } = await generateFrom(join(folder, 'types-18c'), owners.of18c);
    expect(out).toMatch(/\(0 routines, 0 packages\)/);
    expect(notes.join('\n')).toContain('ALL_ARGUMENTS was not recorded: there are no routines at all');
    expect(catalog.types.filter(({ packageName }) => packageName !== null)).toHaveLength(types);
  });
}

describe('generate --from', () => {
  readsBothFolders(OWN_ROWS, { of12c: 'SHOP', of18c: 'SHOP' }, 12);
});

describe('arguments as 12c shows them, where nothing else was recorded', async () => {
  const rows = await recordedArguments(OWN_ROWS);

  it('have the types that the rows below them show', () => {
    const catalog = buildCatalog(rows);
    expect(argumentLines(catalog, 'ORDERS')).toEqual([
      'LIST_ALL: P_LIST OUT REF CURSOR',
      'LIST_LINES: return REF CURSOR of SHOP.ORDERS.LINE_T, P_ID IN NUMBER',
      'PING: P_NOTE IN VARCHAR2',
      'PLACE: P_ORDER IN OUT SHOP.ORDERS.ORDER_T, P_URGENT IN BOOLEAN',
      'SAVE_CUSTOMER: P_CUSTOMER IN RECORDED.ORDERS.SAVE_CUSTOMER.P_CUSTOMER%ROWTYPE, P_IDS IN SHOP.IDS_T',
    ]);
    expect(typeLines(catalog)).toEqual([
      'RECORDED.ORDERS.SAVE_CUSTOMER.P_CUSTOMER%ROWTYPE: anonymous (ID NUMBER(9), NAME VARCHAR2(60))',
      'SHOP.IDS_T: nested table of NUMBER',
      'SHOP.ORDERS.LINES_T: index by integer of SHOP.ORDERS.LINE_T',
      'SHOP.ORDERS.LINE_T: record (SKU VARCHAR2(12), PRICE NUMBER(9,2))',
      'SHOP.ORDERS.ORDER_T: record (ID NUMBER(9), LINES SHOP.ORDERS.LINES_T, STATUS CHAR(1))',
    ]);
  });

  it('are all in the client, or left out for a reason', () => {
    const { emitted, leftOut } = outcome(plan(rows));
    expect(emitted + leftOut).toBe(5);
    expect(emitted).toBeGreaterThanOrEqual(2);
  });
});

it('a file that does not compile would be noticed', () => {
  const text = "import type { Nothing } from 'gen-oracle-client/runtime';\nexport const none: Nothing = 1;\n";
  expect(typeCheckFiles([{ path: 'erp/wrong.ts', text }])).toEqual([
    expect.stringMatching(/^erp\/wrong\.ts\(1,15\): error TS2305/),
  ]);
});

it('what is emitted for either compiles, without any or unknown', { timeout: 60_000 }, async () => {
  await expectCompiles(OWN_ROWS);
});

needs('recorded-rows').describe('rows recorded from real databases', () => {
  readsBothFolders(recordedRows(), { of12c: 'BRUNO', of18c: 'BRUNO_OWNER' }, 1047);

  it('18c: each of the 1,055 recorded types is described, or listed with a reason', () => {
    const rows = recordedTypeRoutines(recordedRows());
    const types = echoedTypes(rows);
    expect(types).toHaveLength(1055);
    // Eight of them were recorded twice.
    expect(new Set(types).size).toBe(1047);
    const unreadable = types.flatMap((type) => (type.kind === 'unreadable' ? [type] : []));
    const withElements = new Set(rows.types?.packageCollections.map((row) => `${row.PACKAGE_NAME}.${row.TYPE_NAME}`));
    const elementless = rows.types?.packageTypes
      .filter((row) => row.TYPECODE === 'COLLECTION' && !withElements.has(`${row.PACKAGE_NAME}.${row.TYPE_NAME}`))
      .map((row) => `${row.PACKAGE_NAME}.${row.TYPE_NAME}`);
    expect(unreadable.map(({ packageName, name }) => `${packageName}.${name}`)).toEqual(elementless);
    expect(unreadable).toHaveLength(42);
    for (const { reason } of unreadable) expect(reason).toMatch(/elements .* EXECUTE on the package BRUNO_OWNER\./);
    expectClosed(buildCatalog(rows));
  });

  it('18c: each of their routines is in the client, or left out for a reason', () => {
    const { emitted, leftOut } = outcome(plan(recordedTypeRoutines(recordedRows())));
    expect(emitted + leftOut).toBe(1055);
    expect(emitted).toBeGreaterThanOrEqual(1009);
  });

  it('12c: 8 packages with 193 routines, all their types described', async () => {
    const catalog = buildCatalog(await recordedArguments(recordedRows()));
    const packages = catalog.schemas.flatMap((schema) => schema.packages);
    const subprograms = packages.flatMap((one) => one.subprograms);
    expect(packages).toHaveLength(8);
    expect(subprograms).toHaveLength(193);
    const results = subprograms.flatMap(({ returns }) => returns ?? []);
    const dataTypes = [...results, ...subprograms.flatMap(({ parameters }) => parameters.map((one) => one.dataType))];
    expect(dataTypes).toHaveLength(1882);
    expect(dataTypes.filter(({ kind }) => kind === 'unsupported')).toEqual([]);
    expect(catalog.types.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
    expectClosed(catalog);
  });

  it('12c: each routine is in the client, or left out with the parameter and the reason', async () => {
    const planned = plan(await recordedArguments(recordedRows()));
    const { emitted, leftOut } = outcome(planned);
    expect(emitted + leftOut).toBe(193);
    expect(emitted).toBeGreaterThanOrEqual(127);
    for (const { parameter } of planned.omissions) expect(parameter).not.toBeNull();
  });

  it('give the same bytes again', async () => {
    const emit = async () => emitClient(plan(await recordedArguments(recordedRows())));
    expect(await emit()).toEqual(await emit());
  });

  it('both clients compile, without any or unknown', { timeout: 120_000 }, async () => {
    await expectCompiles(recordedRows());
  });
});
