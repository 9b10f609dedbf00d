import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildCatalog } from '../../generator/catalog/build-catalog.js';
import { readCatalog } from '../../generator/catalog/read-catalog.js';
import { allArguments } from '../../generator/catalog/views/all-arguments.js';
import { allSource } from '../../generator/catalog/views/all-source.js';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { runCli } from '../../generator/cli/run-cli.js';
import type { SchemaConfig } from '../../generator/config/oracle-config.js';
import { parseConfig } from '../../generator/config/parse-config.js';
import { type ServedView, serveDescription, serveQuery, viewsOf } from '../support/dictionary-database.js';
import { PROFILES, startWireServer, type WireServer } from '../support/wire-server.js';
import {
  dictionaryRows,
  IN,
  plsqlFunction,
  plsqlPackage,
  procedure,
  standalone,
  type,
  type Unit,
} from '../unit/generator/support/plsql.js';

const OBJECT_COLUMNS = ['OWNER', 'OBJECT_NAME', 'OBJECT_TYPE', 'STATUS'];
const PROCEDURE_COLUMNS = [
  'OWNER',
  'OBJECT_NAME',
  'PROCEDURE_NAME',
  'OBJECT_TYPE',
  'SUBPROGRAM_ID',
  'OVERLOAD',
  'AGGREGATE',
  'PIPELINED',
];
const OPTIONAL_COLUMNS = ['POLYMORPHIC', 'SQL_MACRO'];
const ARGUMENT_COLUMNS = [...allArguments.columns, ...allArguments.optionalColumns];

const UNITS = [
  plsqlPackage(
    'ORDERS_API',
    procedure('CREATE_ORDER', IN('P_ID', type.number(9))),
    plsqlFunction('WHO_AM_I', type.varchar2()),
  ),
  standalone(procedure('PING')),
];

/** What a reader of the whole schema asks, and nothing more. */
function serveWholeSchema(
  { database }: WireServer,
  units: readonly Unit[],
  procedureColumns = [...PROCEDURE_COLUMNS, ...OPTIONAL_COLUMNS],
  argumentColumns: readonly string[] = ARGUMENT_COLUMNS,
): void {
  const { components, objects, procedures, arguments: args } = viewsOf(dictionaryRows('ERP', units));
  serveVersion(database, components);
  serveQuery(
    database,
    objects,
    OBJECT_COLUMNS,
    'OWNER = :b1 AND OBJECT_TYPE IN (:b2, :b3, :b4)',
    (row, [owner, ...types]) => row['OWNER'] === owner && types.includes(row['OBJECT_TYPE']),
  );
  serveDescription(database, { ...procedures, columns: procedureColumns });
  serveQuery(database, procedures, procedureColumns, 'OWNER = :b1', (row, [owner]) => row['OWNER'] === owner);
  serveDescription(database, { ...args, columns: argumentColumns });
  serveQuery(
    database,
    args,
    argumentColumns,
    argumentColumns === ARGUMENT_COLUMNS ? 'OWNER = :b1 AND DATA_LEVEL = :b2' : 'OWNER = :b1',
    (row, [owner, level = row['DATA_LEVEL']]) => row['OWNER'] === owner && row['DATA_LEVEL'] === level,
  );
}

function serveVersion(database: WireServer['database'], components: ServedView): void {
  serveUser(database);
  serveDescription(database, components);
  serveQuery(database, components, ['PRODUCT', 'VERSION', 'VERSION_FULL'], '', () => true);
}

/** Whoever asks sees no DBA_ views, and is told who he is. */
function serveUser(database: WireServer['database']): void {
  serveQuery(database, { name: 'DUAL', columns: ['USER'], rows: [{ USER: 'APP' }] }, ['USER'], '', () => true);
}

function config({ connectString }: WireServer, schema: SchemaConfig = {}) {
  return parseConfig(
    { connection: { connectString, user: 'app', password: 'secret' }, schemas: { erp: schema }, output: 'generated' },
    { file: 'oracle.config.ts', folder: '/nowhere' },
  );
}

describe.each(PROFILES)('reading the dictionary, profile %s', (profile) => {
  it('asks eight statements for a whole schema without composite types', async () => {
    const server = await startWireServer({ profile });
    serveWholeSchema(server, UNITS);
    expect(await readCatalog(config(server))).toEqual(buildCatalog(dictionaryRows('ERP', UNITS)));
    expect(server.database.lastSession.executions).toHaveLength(8);
    await vi.waitFor(() => expect(server.database.lastSession.closed).toBe(true));
  });

  it('asks one more for the sources of specifications, whoever may read them', async () => {
    const server = await startWireServer({ profile });
    serveWholeSchema(server, UNITS);
    const lines = ['package orders_api as\n', '  -- Who I am.\n', '  function who_am_i return varchar2;\n'];
    const create = '  procedure create_order(p_id number);\n';
    const rows = [...lines, create, 'end;'].map((TEXT, index) => ({
      OWNER: 'ERP',
      NAME: 'ORDERS_API',
      TYPE: 'PACKAGE',
      LINE: index + 1,
      TEXT,
    }));
    serveQuery(
      server.database,
      { name: 'ALL_SOURCE', columns: allSource.columns, rows },
      allSource.columns,
      'OWNER = :b1 AND TYPE = :b2',
      (row, [owner, type]) => row['OWNER'] === owner && row['TYPE'] === type,
    );
    const [schema] = (await readCatalog(config(server))).schemas;
    expect(schema?.packages[0]?.subprograms.map(({ notes }) => notes?.comment)).toEqual([undefined, 'Who I am.']);
    expect(server.database.lastSession.executions).toHaveLength(9);
  });

  it('does without columns that an old version lacks, and reads nested rows then', async () => {
    const server = await startWireServer({ profile });
    serveWholeSchema(server, UNITS, PROCEDURE_COLUMNS, allArguments.columns);
    expect(await readCatalog(config(server))).toEqual(buildCatalog(dictionaryRows('ERP', UNITS)));
  });

  it('reads thousands of rows', async () => {
    const server = await startWireServer({ profile });
    const units = [
      plsqlPackage(
        'BIG',
        ...Array.from({ length: 4_500 }, (_, index) => procedure(`P${index}`, IN('X', type.number(9)))),
      ),
    ];
    serveWholeSchema(server, units);
    const [schema] = (await readCatalog(config(server))).schemas;
    expect(schema?.packages[0]?.subprograms).toHaveLength(4_500);
  });
});

describe('reading a selection', () => {
  it('asks one statement per view and 500 names', async () => {
    const server = await startWireServer();
    const names = Array.from({ length: 1_001 }, (_, index) => `P${String(index).padStart(4, '0')}`);
    const units = [
      ...names.map((name) => plsqlPackage(name, procedure('RUN', IN('X', type.number())))),
      plsqlPackage('OTHER'),
      standalone(procedure('P_ALONE')),
    ];
    const { components, objects, procedures, arguments: args } = viewsOf(dictionaryRows('ERP', units));
    const { database } = server;
    serveVersion(database, components);
    serveQuery(database, objects, OBJECT_COLUMNS, 'OWNER = :b1 AND OBJECT_TYPE IN (:b2, :b3, :b4)', () => true);
    serveDescription(database, procedures);
    serveDescription(database, args);
    const list = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `:b${from + index}`).join(', ');
    for (const count of [500, 2]) {
      serveQuery(
        database,
        procedures,
        [...PROCEDURE_COLUMNS, ...OPTIONAL_COLUMNS],
        `OWNER = :b1 AND OBJECT_NAME IN (${list(2, count)})`,
        (row, [, ...meant]) => meant.includes(row['OBJECT_NAME']),
      );
    }
    for (const count of [500, 1]) {
      serveQuery(
        database,
        args,
        ARGUMENT_COLUMNS,
        `OWNER = :b1 AND DATA_LEVEL = :b2 AND PACKAGE_NAME IN (${list(3, count)})`,
        (row, [, , ...meant]) => meant.includes(row['PACKAGE_NAME']),
      );
    }
    serveQuery(
      database,
      args,
      ARGUMENT_COLUMNS,
      'OWNER = :b1 AND DATA_LEVEL = :b2 AND PACKAGE_NAME IS NULL AND OBJECT_NAME IN (:b3)',
      (row, [, , ...meant]) => row['PACKAGE_NAME'] === null && meant.includes(row['OBJECT_NAME']),
    );

    const [schema] = (await readCatalog(config(server, { packages: ['p*'], routines: ['p*'] }))).schemas;
    expect(schema?.packages.map((one) => [one.name, one.subprograms[0]?.parameters.length])).toEqual(
      names.map((name) => [name, 1]),
    );
    expect(schema?.standalone.map((one) => one.name)).toEqual(['P_ALONE']);
    // User; version, ALL_PROCEDURES and ALL_ARGUMENTS with their columns: 2 + (1 + 3) + (1 + 3 + 1); objects.
    expect(database.lastSession.executions).toHaveLength(13);
  });

  it('asks for exact names only', async () => {
    const server = await startWireServer();
    const { components, objects, procedures, arguments: args } = viewsOf(dictionaryRows('ERP', UNITS));
    const { database } = server;
    serveVersion(database, components);
    serveQuery(
      database,
      objects,
      OBJECT_COLUMNS,
      'OWNER = :b1 AND OBJECT_NAME IN (:b2)',
      (row, [, name]) => row['OBJECT_NAME'] === name,
    );
    serveDescription(database, procedures);
    serveDescription(database, args);
    serveQuery(
      database,
      procedures,
      [...PROCEDURE_COLUMNS, ...OPTIONAL_COLUMNS],
      'OWNER = :b1 AND OBJECT_NAME IN (:b2)',
      (row, [, name]) => row['OBJECT_NAME'] === name,
    );
    serveQuery(
      database,
      args,
      ARGUMENT_COLUMNS,
      'OWNER = :b1 AND DATA_LEVEL = :b2 AND PACKAGE_NAME IN (:b3)',
      (row, [, , name]) => row['PACKAGE_NAME'] === name,
    );
    const catalog = await readCatalog(config(server, { packages: ['orders_api'], routines: [] }));
    expect(catalog).toEqual(buildCatalog(dictionaryRows('ERP', UNITS.slice(0, 1))));
  });
});

describe('the command line over the wire', () => {
  let folder: string;
  let printed: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
    printed = [];
    for (const channel of ['log', 'error'] as const) {
      vi.spyOn(console, channel).mockImplementation((line: string) => {
        printed.push(line);
      });
    }
    for (const name of ['ORACLE_CONNECT_STRING', 'ORACLE_USER', 'ORACLE_PASSWORD']) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  /** Runs `generate` in a folder of its own. */
  async function generate(
    connectString: string,
    login: { user?: string; password?: string; schema?: string },
    ...flags: string[]
  ) {
    const { user = 'app', password = 'secret', schema = '{}' } = login;
    const path = join(folder, 'oracle.config.ts');
    const connection = JSON.stringify({ connectString, user, password });
    writeFileSync(
      path,
      `export default { connection: ${connection}, schemas: { ERP: ${schema} }, output: './generated' };`,
    );
    const exitCode = await runCli(['generate', '--config', path, ...flags]);
    return { exitCode, printed: printed.splice(0).join('\n') };
  }

  it('writes, then finds nothing to do, then notices a change', async () => {
    const server = await startWireServer();
    serveWholeSchema(server, UNITS);
    const first = await generate(server.connectString, {});
    expect(first).toEqual({
      exitCode: EXIT_CODES.fine,
      printed: expect.stringMatching(
        /^Generated .*generated \(3 routines, 1 package\): 4 written, 0 unchanged, 0 removed\.$/,
      ),
    });
    expect(await generate(server.connectString, {}, '--check')).toMatchObject({
      exitCode: EXIT_CODES.fine,
      printed: expect.stringContaining('is up to date'),
    });
    serveWholeSchema(server, [...UNITS, plsqlPackage('NEW_API', procedure('RUN'))]);
    expect(await generate(server.connectString, {}, '--check')).toMatchObject({
      exitCode: EXIT_CODES.checkFailed,
      printed: expect.stringContaining('erp/new-api.ts would be written'),
    });
    expect(readdirSync(join(folder, 'generated', 'erp'))).toEqual(['_standalone.ts', 'orders-api.ts']);
  });

  it.each([
    [
      'a wrong password',
      { password: 'wrong' },
      EXIT_CODES.database,
      'Cannot connect as app to 127.0.0.1:PORT/sandbox: ORA-01017: invalid credential or not authorized; logon denied. Check ORACLE_USER and ORACLE_PASSWORD',
    ],
    [
      'a user without CONNECT THROUGH',
      { user: 'app[bob]' },
      EXIT_CODES.database,
      'ORA-28150: proxy not authorized to connect as client. Let a DBA run: ALTER USER bob GRANT CONNECT THROUGH app;',
    ],
    [
      'a missing package',
      { schema: `{ packages: ['ordrs*'] }` },
      EXIT_CODES.usage,
      'No package of schema ERP that app may see matches "ORDRS*".',
    ],
  ])('says what to do about %s and writes nothing', async (_, login, exitCode, message) => {
    const server = await startWireServer();
    serveWholeSchema(server, UNITS);
    const result = await generate(server.connectString, login);
    expect(result.exitCode).toBe(exitCode);
    expect(result.printed.replace(String(server.listener.port), 'PORT')).toContain(message);
    expect(result.printed).not.toMatch(/ {4}at |secret|wrong/);
    expect(readdirSync(folder)).toEqual(['oracle.config.ts']);
  });

  it('says what to do about an unknown service', async () => {
    const { listener } = await startWireServer();
    const result = await generate(`127.0.0.1:${listener.port}/elsewhere`, {});
    expect(result.exitCode).toBe(EXIT_CODES.database);
    expect(result.printed).toContain('NJS-518');
    expect(result.printed).toContain('The listener answers but does not know this service');
  });

  it('says which view could not be read', async () => {
    const server = await startWireServer();
    serveUser(server.database);
    const result = await generate(server.connectString, {});
    expect(result).toMatchObject({
      exitCode: EXIT_CODES.database,
      printed: expect.stringContaining(
        'Reading PRODUCT_COMPONENT_VERSION failed: ORA-00942: table or view does not exist',
      ),
    });
  });
});
