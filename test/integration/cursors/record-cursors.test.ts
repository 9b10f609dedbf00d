import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import oracledb from 'oracledb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT_CODES } from '../../../generator/cli/exit-codes.js';
import { runCli } from '../../../generator/cli/run-cli.js';
import type { CursorSamplesConfig } from '../../../generator/config/cursors-config.js';
import { openTestDatabase } from '../../../testing/open-test-database.js';
import type { TestDatabase } from '../../../testing/test-database.js';
import { type Printed, takePrinted } from '../../support/printed.js';

const PASSWORD = 'Secret-1-of-tests';

const SCRIPT = `
CREATE USER erp IDENTIFIED BY "${PASSWORD}" QUOTA UNLIMITED ON users;
CREATE USER alice IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO erp;
GRANT CREATE SESSION TO alice;
ALTER USER alice GRANT CONNECT THROUGH erp;
CREATE TABLE erp.orders (
  id NUMBER(9) NOT NULL, customer VARCHAR2(30), code CHAR(3), title NVARCHAR2(40), amount NUMBER(18,2), rate NUMBER,
  share_of FLOAT(20), hash RAW(16), placed DATE, changed TIMESTAMP(3) WITH TIME ZONE, note CLOB
);
CREATE OR REPLACE PACKAGE erp.orders_api AS
  FUNCTION list_orders(p_id NUMBER, p_since DATE, p_urgent BOOLEAN, p_limit PLS_INTEGER DEFAULT 10, p_total OUT NUMBER) RETURN SYS_REFCURSOR;
  PROCEDURE whose(p_rows OUT SYS_REFCURSOR, p_more IN OUT SYS_REFCURSOR);
  FUNCTION find(p_id NUMBER) RETURN SYS_REFCURSOR;
  FUNCTION find(p_text VARCHAR2) RETURN SYS_REFCURSOR;
  FUNCTION failing RETURN SYS_REFCURSOR;
  FUNCTION how_many RETURN NUMBER;
  PROCEDURE run(p_year NUMBER);
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  FUNCTION list_orders(p_id NUMBER, p_since DATE, p_urgent BOOLEAN, p_limit PLS_INTEGER DEFAULT 10, p_total OUT NUMBER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    IF p_id = 42 AND p_since = DATE '2026-01-31' AND p_urgent AND p_limit = 10 THEN
      INSERT INTO erp.orders (id) VALUES (1);
      OPEN c FOR SELECT o.*, 1 AS constant FROM erp.orders o;
    END IF;
    RETURN c;
  END;
  PROCEDURE whose(p_rows OUT SYS_REFCURSOR, p_more IN OUT SYS_REFCURSOR) IS
  BEGIN
    IF USER LIKE '%ALICE' THEN
      OPEN p_rows FOR SELECT id AS alices_id FROM erp.orders;
    END IF;
  END;
  FUNCTION find(p_id NUMBER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id FROM erp.orders;
    RETURN c;
  END;
  FUNCTION find(p_text VARCHAR2) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT customer FROM erp.orders;
    RETURN c;
  END;
  FUNCTION failing RETURN SYS_REFCURSOR IS
  BEGIN
    raise_application_error(-20001, 'Not today');
  END;
  FUNCTION how_many RETURN NUMBER IS
  BEGIN
    RETURN 0;
  END;
  PROCEDURE run(p_year NUMBER) IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, CURSOR(SELECT p_year AS year FROM dual) AS years FROM orders;
    dbms_sql.return_result(c);
    OPEN c FOR SELECT p_year AS year FROM dual;
    dbms_sql.return_result(c);
  END;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
`;

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-cursors-'));
  const script = join(folder, 'objects.sql');
  writeFileSync(script, SCRIPT);
  database = await openTestDatabase({ scripts: [script], users: ['ERP', 'ALICE'] });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

let printed: Printed;
beforeEach(() => {
  printed = takePrinted();
  vi.stubEnv('ORACLE_CONNECT_STRING', database.connectString);
  vi.stubEnv('ORACLE_USER', database.userName('ERP'));
  vi.stubEnv('ORACLE_PASSWORD', PASSWORD);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(join(folder, 'oracle.cursors.json'), { force: true });
});

/** `gen-oracle-client …` with these samples in the configuration. */
async function run(cursorSamples: CursorSamplesConfig, ...command: readonly string[]) {
  const config = join(folder, 'oracle.config.ts');
  const schemas = { ERP: { owner: database.userName('ERP') } };
  writeFileSync(config, `export default ${JSON.stringify({ schemas, output: './generated', cursorSamples })};`);
  return runCli([...command, '--config', config]);
}

const recorded = () => readFileSync(join(folder, 'oracle.cursors.json'), 'utf8');

const LIST_ORDERS = {
  'erp.orders_api.list_orders': { args: { p_id: 42, p_since: '2026-01-31T00:00:00', p_urgent: true } },
};

describe('cursors record', () => {
  it('writes down what the cursors of sample calls have, a column a line', async () => {
    const samples: CursorSamplesConfig = {
      ...LIST_ORDERS,
      'erp.orders_api.find': { args: { p_text: 'x' } },
    };
    expect(await run(samples, 'cursors', 'record')).toBe(EXIT_CODES.fine);
    expect(recorded()).toBe(`{
  "ERP.ORDERS_API.FIND.RETURN": [
    { "name": "CUSTOMER", "type": "VARCHAR2(30)" }
  ],
  "ERP.ORDERS_API.LIST_ORDERS.RETURN": [
    { "name": "ID", "type": "NUMBER(9)", "nullable": false },
    { "name": "CUSTOMER", "type": "VARCHAR2(30)" },
    { "name": "CODE", "type": "CHAR(3)" },
    { "name": "TITLE", "type": "NVARCHAR2(40)" },
    { "name": "AMOUNT", "type": "NUMBER(18,2)" },
    { "name": "RATE", "type": "NUMBER" },
    { "name": "SHARE_OF", "type": "FLOAT(20)" },
    { "name": "HASH", "type": "RAW(16)" },
    { "name": "PLACED", "type": "DATE" },
    { "name": "CHANGED", "type": "TIMESTAMP WITH TIME ZONE" },
    { "name": "NOTE", "type": "CLOB" },
    { "name": "CONSTANT", "type": "NUMBER" }
  ]
}
`);
    // Nothing of the calls stays.
    const user = database.userName('ERP');
    const connection = await oracledb.getConnection({
      connectString: database.connectString,
      user,
      password: PASSWORD,
    });
    const { rows } = await connection.execute(`SELECT COUNT(*) FROM ${user}.orders`);
    await connection.close();
    expect(rows).toEqual([[0]]);
    expect(printed.out).toMatch(/Recorded .*oracle\.cursors\.json \(2 cursors\)\.\n$/);
    expect(await run(samples, 'cursors', 'record')).toBe(EXIT_CODES.fine);
    expect(printed.out).toMatch(/oracle\.cursors\.json is up to date \(2 cursors\)\.\n$/);
  });

  it('prints one JSON document with --json', async () => {
    const samples: CursorSamplesConfig = { 'erp.orders_api.whose': { user: database.userName('ALICE') } };
    const document = async (): Promise<unknown> => {
      Object.assign(printed, { out: '', err: '' });
      expect(await run(samples, 'cursors', 'record', '--json')).toBe(EXIT_CODES.fine);
      return JSON.parse(printed.out);
    };
    const notes = [expect.stringContaining('P_MORE')];
    const file = join(folder, 'oracle.cursors.json');
    const cursors = ['ERP.ORDERS_API.WHOSE.P_ROWS'];
    expect(await document()).toEqual({ file, changed: true, cursors, notes });
    expect(printed.err).toMatch(/^Note: .*P_MORE/);
    expect(await document()).toEqual({ file, changed: false, cursors, notes });
  });

  it('calls on behalf of the user, and says what was not opened', async () => {
    const whose = 'erp.orders_api.whose';
    expect(await run({ [whose]: { user: database.userName('ALICE') } }, 'cursors', 'record')).toBe(EXIT_CODES.fine);
    expect(recorded()).toBe(`{
  "ERP.ORDERS_API.WHOSE.P_ROWS": [
    { "name": "ALICES_ID", "type": "NUMBER(9)", "nullable": false }
  ]
}
`);
    expect(printed.err).toBe(
      'Note: ERP.ORDERS_API.WHOSE.P_MORE was not opened; choose arguments that make the routine open it.\n',
    );
    expect(await run({ [whose]: {} }, 'cursors', 'record')).toBe(EXIT_CODES.fine);
    expect(recorded()).toBe('{}\n');
  });

  it('writes down implicit results, too', async () => {
    const samples = { 'erp.orders_api.run': { args: { p_year: 2026 } }, 'erp.orders_api.how_many': {} };
    expect(await run(samples, 'cursors', 'record')).toBe(EXIT_CODES.fine);
    expect(recorded()).toBe(`{
  "ERP.ORDERS_API.RUN": [
    [
      { "name": "ID", "type": "NUMBER(9)", "nullable": false },
      { "name": "YEARS", "type": "CURSOR" }
    ],
    [
      { "name": "YEAR", "type": "NUMBER" }
    ]
  ]
}
`);
    expect(printed.err).toBe('Note: ERP.ORDERS_API.HOW_MANY gave no cursor and no implicit result.\n');
    expect(await run({}, 'generate')).toBe(EXIT_CODES.fine);
    const module = readFileSync(join(folder, 'generated', 'erp', 'orders-api.ts'), 'utf8');
    expect(module).toContain('readonly implicitResults: readonly [readonly RunRow1[], readonly RunRow2[]];');
    expect(module).toContain('readonly years: readonly OracleRow[];');
    expect(module).toContain('readonly implicitResults: readonly [Cursor<RunRow1>, Cursor<RunRow2>];');
  });

  it('is what generate goes by', async () => {
    await run(LIST_ORDERS, 'cursors', 'record');
    expect(await run({}, 'generate')).toBe(EXIT_CODES.fine);
    const module = readFileSync(join(folder, 'generated', 'erp', 'orders-api.ts'), 'utf8');
    expect(module).toContain('  /** `CUSTOMER VARCHAR2(30)` */\n  readonly customer: string | null;\n');
    expect(module).toContain('  /** `ID NUMBER(9)` */\n  readonly id: number | null;\n');
    expect(module).toContain("row: {\n          match: 'name',");
  });

  it.each([
    [{}, 'The configuration has no cursorSamples, which say what to call.'],
    [
      { 'erp.orders_api.lst_orders': {} },
      'cursorSamples.ERP.ORDERS_API.LST_ORDERS cannot be called: there is no such routine in the configured schemas.',
    ],
    [
      { 'erp.orders_api.list_orders': { args: { p_id: 1 } } },
      'cursorSamples.ERP.ORDERS_API.LIST_ORDERS cannot be called: it lacks the argument P_SINCE, P_URGENT.',
    ],
    [
      { 'erp.orders_api.failing': { args: { p_id: 1 } } },
      'cursorSamples.ERP.ORDERS_API.FAILING cannot be called: it takes no argument P_ID.',
    ],
    [
      { 'erp.orders_api.find': {} },
      'cursorSamples.ERP.ORDERS_API.FIND cannot be called: no overload has these arguments.',
    ],
    [
      { 'erp.orders_api.whose': { args: { p_more: 1 } } },
      'cursorSamples.ERP.ORDERS_API.WHOSE cannot be called: it takes no argument P_MORE.',
    ],
  ] satisfies [CursorSamplesConfig, string][])('refuses %j', async (samples, message) => {
    expect(await run(samples, 'cursors', 'record')).toBe(EXIT_CODES.usage);
    expect(printed.err).toBe(`gen-oracle-client: ${message}\n`);
  });

  it('says which call failed', async () => {
    expect(await run({ 'erp.orders_api.failing': {} }, 'cursors', 'record')).toBe(EXIT_CODES.database);
    expect(printed.err).toBe(
      'gen-oracle-client: The sample call of ERP.ORDERS_API.FAILING failed: ORA-20001: Not today.\n',
    );
  });

  it('is asked for again when a recorded cursor is gone', async () => {
    writeFileSync(
      join(folder, 'oracle.cursors.json'),
      '{ "ERP.ORDERS_API.GONE.RETURN": [{ "name": "ID", "type": "NUMBER" }] }',
    );
    expect(await run({}, 'generate')).toBe(EXIT_CODES.usage);
    expect(printed.err).toBe(
      'gen-oracle-client: oracle.cursors.json describes what is not there: ERP.ORDERS_API.GONE.RETURN. Write it anew with gen-oracle-client cursors record.\n',
    );
  });
});
