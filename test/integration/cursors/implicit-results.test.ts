import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ImplicitResultsError, RowShapeError } from '../../../runtime/index.js';
import type { Sandbox } from '../../../sandbox/start-sandbox.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { isCursor, readAll } from '../../support/read-cursor.js';

/** Each routine notes in ERP.CALLS that it ran, which remains only if it was committed. */
const SCRIPT = `
CREATE TABLE erp.calls (who VARCHAR2(30));
CREATE TABLE erp.orders (id NUMBER(9), placed DATE, amount NUMBER(18));
INSERT INTO erp.orders VALUES (1, DATE '0099-03-01', 900719925474099267);
INSERT INTO erp.orders VALUES (2, NULL, NULL);
COMMIT;
CREATE OR REPLACE PACKAGE erp.reports_api AS
  PROCEDURE run;
  FUNCTION both (total OUT NUMBER) RETURN VARCHAR2;
  PROCEDURE open_ended (how_many NUMBER);
  PROCEDURE unknown (how_many NUMBER);
  FUNCTION unknown_rows RETURN SYS_REFCURSOR;
  FUNCTION unknown_text RETURN CLOB;
  FUNCTION committed RETURN NUMBER;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.reports_api AS
  PROCEDURE note IS BEGIN INSERT INTO calls VALUES (USER); END;
  PROCEDURE give_orders IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, placed, amount FROM orders ORDER BY id;
    dbms_sql.return_result(c);
  END;
  PROCEDURE give_count IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT COUNT(*) AS how_many FROM orders;
    dbms_sql.return_result(c);
  END;
  PROCEDURE run IS BEGIN note; give_orders; give_count; END;
  FUNCTION both (total OUT NUMBER) RETURN VARCHAR2 IS BEGIN note; total := 2; give_count; RETURN 'x'; END;
  PROCEDURE open_ended (how_many NUMBER) IS
  BEGIN
    note;
    FOR i IN 1 .. how_many LOOP give_orders; END LOOP;
  END;
  PROCEDURE unknown (how_many NUMBER) IS BEGIN open_ended(how_many); END;
  FUNCTION unknown_rows RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    give_count;
    OPEN c FOR SELECT id FROM orders;
    RETURN c;
  END;
  FUNCTION unknown_text RETURN CLOB IS BEGIN note; give_count; RETURN RPAD('x', 10, 'x'); END;
  FUNCTION committed RETURN NUMBER IS n NUMBER; BEGIN SELECT COUNT(*) INTO n FROM calls; RETURN n; END;
END;
/
GRANT EXECUTE ON erp.reports_api TO alice;
`;

const ORDERS = [
  { id: 1, placed: '0099-03-01T00:00:00', amount: 900719925474099267n },
  { id: 2, placed: null, amount: null },
];

let client: GeneratedClient;
let sandbox: Sandbox;
let before: { committed: unknown; openCursors: number };

beforeAll(async () => {
  client = await generatedClient({
    script: SCRIPT,
    profile: '23ai',
    implicitResults: {
      'erp.reports_api.run': ['erp.orders', { how_many: { type: 'NUMBER', notNull: true } }],
      'erp.reports_api.both': [{ how_many: 'NUMBER(5)' }],
      'erp.reports_api.open_ended': true,
    },
    naming: { overrides: { 'erp.reports_api.both."RETURN_RESULT 1".how_many': 'count' } },
  });
  if (client.sandbox === undefined) throw new Error('a sandbox was asked for');
  sandbox = client.sandbox;
});
afterAll(() => client[Symbol.asyncDispose]());

const call = (name: string, args?: object, options?: object) => client.routine(`reportsApi.${name}`)(args, options);
const stream = (name: string, args?: object, options?: object) =>
  client.routine(`reportsApi.${name}`).stream(args, options);

beforeEach(async () => {
  before = { committed: await call('committed'), openCursors: sandbox.openCursors };
});

/** What a call left: how often it was committed, and nothing else at all. */
async function left(commits: number): Promise<void> {
  expect(await call('committed')).toBe(Number(before.committed) + commits);
  expect(sandbox.openCursors).toBe(before.openCursors);
}

function cursorsOf(result: unknown): unknown[] {
  if (typeof result !== 'object' || result === null || !('implicitResults' in result))
    throw new TypeError('no results');
  const { implicitResults } = result;
  if (!Array.isArray(implicitResults)) throw new TypeError('no results');
  return implicitResults;
}

async function rowsOf(cursor: unknown): Promise<unknown[]> {
  if (!isCursor(cursor)) throw new TypeError('no cursor');
  return readAll(cursor);
}

describe('the implicit results of a routine that the configuration names', () => {
  test('are arrays of rows, committed when all have been read', async () => {
    expect(await call('run')).toEqual({ implicitResults: [ORDERS, [{ howMany: 2 }]] });
    await left(1);
  });

  test('stand beside OUT parameters and the function’s value', async () => {
    expect(await call('both')).toEqual({ returnValue: 'x', total: 2, implicitResults: [[{ count: 2 }]] });
    await left(1);
  });

  test('are whatever there is where nothing is said of them', async () => {
    expect(await call('openEnded', { howMany: 2 })).toEqual({ implicitResults: [ORDERS, ORDERS] });
    expect(await call('openEnded', { howMany: 0 })).toEqual({ implicitResults: [] });
    await left(2);
  });

  test('are cursors of a stream, in any order', async () => {
    const [orders, counts] = cursorsOf(await stream('run'));
    expect(await rowsOf(counts)).toEqual([{ howMany: 2 }]);
    expect(await rowsOf(orders)).toEqual(ORDERS);
    await left(1);
    expect(await stream('openEnded', { howMany: 0 })).toEqual({ implicitResults: [] });
    await left(2);
  });

  test('roll back when one is left', async () => {
    const [orders, counts] = cursorsOf(await stream('run'));
    if (!isCursor(counts)) throw new TypeError('no cursor');
    await counts.close();
    expect(await rowsOf(orders)).toEqual(ORDERS);
    await left(0);
  });

  test('are part of a transaction', async () => {
    const other = await client.connect({});
    await other.within('$transaction', async (routine) => {
      expect(await routine('reportsApi.run')()).toEqual({ implicitResults: [ORDERS, [{ howMany: 2 }]] });
      const [orders, counts] = cursorsOf(await routine('reportsApi.run').stream());
      expect(await rowsOf(orders)).toEqual(ORDERS);
      expect(await rowsOf(counts)).toHaveLength(1);
    });
    await other[Symbol.asyncDispose]();
    await left(2);
  });

  test('are never cut', async () => {
    await expect(call('run', {}, { maxRows: 1 })).rejects.toMatchObject({
      name: 'TooManyRowsError',
      outcome: 'rolled-back',
      message: expect.stringContaining('result implicitResults[0]'),
    });
    await left(0);
  });

  test('have types of their own', () => {
    const module = client.files['erp/reports-api.ts'] ?? '';
    expect(module).toContain('readonly implicitResults: readonly [readonly $erp.Orders$row[], readonly RunRow2[]];');
    expect(module).toContain('readonly implicitResults: readonly [Cursor<$erp.Orders$row>, Cursor<RunRow2>];');
    expect(module).toContain('readonly implicitResults: readonly (readonly OracleRow[])[];');
    expect(module).toContain('readonly implicitResults: readonly Cursor<OracleRow>[];');
    expect(module).toContain('  /** `HOW_MANY NUMBER` */\n  readonly howMany: number;\n');
    expect(module).toContain('  /** `HOW_MANY NUMBER(5)` */\n  readonly count: number | null;\n');
  });
});

describe('implicit results that the client was not generated for', () => {
  test('are an error, which says that the call was committed', async () => {
    expect(await call('unknown', { howMany: 0 })).toBeUndefined();
    const error = await call('unknown', { howMany: 2 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImplicitResultsError);
    expect(error).toMatchObject({
      outcome: 'committed',
      message:
        'ERP.REPORTS_API.UNKNOWN returned 2 implicit results (DBMS_SQL.RETURN_RESULT), which this client does not give. Name the routine under `implicitResults` in the configuration and generate the client again.',
    });
    await left(2);
  });

  test.each(['unknownRows', 'unknownText'])(
    '%s: or that it was not, where something was left to be read',
    async (name) => {
      const commits = name === 'unknownText' ? 1 : 0;
      const error = { name: 'ImplicitResultsError', outcome: commits === 1 ? 'committed' : 'rolled-back' };
      await expect(call(name)).rejects.toMatchObject(error);
      await expect(stream(name)).rejects.toMatchObject(error);
      await left(2 * commits);
    },
  );

  test('roll a transaction back', async () => {
    const other = await client.connect({});
    const work = other.within('$transaction', async (routine) => {
      await expect(routine('reportsApi.unknown')({ howMany: 1 })).rejects.toMatchObject({ outcome: 'rolled-back' });
    });
    await expect(work).rejects.toThrow('was not committed, because a call in it had failed');
    await other[Symbol.asyncDispose]();
    await left(0);
  });

  test('in a session roll back what was not committed', async () => {
    const other = await client.connect({});
    await other.within('$session', async (routine) => {
      await expect(routine('reportsApi.unknownRows')()).rejects.toMatchObject({ outcome: 'rolled-back' });
      await routine('reportsApi.openEnded')({ howMany: 0 });
    });
    await other[Symbol.asyncDispose]();
    await left(1);
  });
});

test('other results than were declared roll back', async () => {
  const other = await generatedClient({
    script: SCRIPT,
    profile: '23ai',
    implicitResults: {
      'erp.reports_api.run': ['erp.orders'],
      'erp.reports_api.both': [{ nothing: 'NUMBER' }],
    },
  });
  await expect(other.routine('reportsApi.run')()).rejects.toMatchObject({
    name: 'ImplicitResultsError',
    outcome: 'rolled-back',
    message: expect.stringContaining('returned 2 implicit results (DBMS_SQL.RETURN_RESULT) instead of 1.'),
  });
  await expect(other.routine('reportsApi.both')()).rejects.toBeInstanceOf(RowShapeError);
  expect(await other.routine('reportsApi.committed')()).toBe(0);
  expect(other.sandbox?.openCursors).toBe(0);
  await other[Symbol.asyncDispose]();
});

test.each([
  [
    { 'erp.reports_api.rnu': true },
    'implicitResults has mappings for what is not there: ERP.REPORTS_API.RNU (did you mean',
  ],
  [
    { 'erp.reports_api.run': ['erp.nothing'] },
    'implicitResults cannot be applied: ERP.REPORTS_API.RUN[0]: ERP.NOTHING is a type that is the row of a table or view',
  ],
] as const)('%j is refused', async (implicitResults, complaint) => {
  await expect(generatedClient({ script: SCRIPT, profile: '23ai', implicitResults })).rejects.toThrow(complaint);
});
