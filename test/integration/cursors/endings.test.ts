import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import oracledb from 'oracledb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cursor } from '../../../runtime/index.js';
import type { Sandbox } from '../../../sandbox/start-sandbox.js';
import { type ConnectedClient, type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { isCursor, readAll } from '../../support/read-cursor.js';

/** Each routine notes in ERP.CALLS that it ran, which remains only if it was committed. */
const SCRIPT = `
CREATE TABLE erp.calls (who VARCHAR2(30));
CREATE TABLE erp.days (id NUMBER(9), day DATE, text CLOB);
BEGIN FOR i IN 1 .. 2500 LOOP INSERT INTO erp.days VALUES (i, DATE '0001-01-01' + i, CASE MOD(i, 500) WHEN 1 THEN EMPTY_CLOB() WHEN 2 THEN NULL ELSE TO_CLOB('day ' || i) END); END LOOP; UPDATE erp.days SET text = text || RPAD('x', 32767, 'x') WHERE MOD(id, 100) = 3; COMMIT; END;
/
CREATE OR REPLACE FUNCTION erp.slowly (x NUMBER, after NUMBER) RETURN NUMBER IS
BEGIN
  IF x > after THEN dbms_session.sleep(5); END IF;
  RETURN x;
END;
/
CREATE OR REPLACE FUNCTION erp.unless (x NUMBER, bad NUMBER) RETURN NUMBER IS
BEGIN
  IF x = bad THEN raise_application_error(-20001, 'row ' || x); END IF;
  RETURN x;
END;
/
CREATE OR REPLACE PACKAGE erp.rows_api AS
  FUNCTION plain (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR;
  FUNCTION dated (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR;
  FUNCTION lobs (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR;
  PROCEDURE implicit (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL);
  PROCEDURE both (a OUT SYS_REFCURSOR, b OUT SYS_REFCURSOR);
  FUNCTION none RETURN SYS_REFCURSOR;
  FUNCTION committed RETURN NUMBER;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.rows_api AS
  PROCEDURE note IS BEGIN INSERT INTO calls VALUES (USER); END;
  FUNCTION plain (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT unless(slowly(id, after), bad) AS id FROM days;
    RETURN c;
  END;
  FUNCTION dated (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT unless(slowly(id, after), bad) AS id, day FROM days;
    RETURN c;
  END;
  FUNCTION lobs (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT unless(slowly(id, after), bad) AS id, text FROM days;
    RETURN c;
  END;
  PROCEDURE implicit (bad NUMBER DEFAULT NULL, after NUMBER DEFAULT NULL) IS c SYS_REFCURSOR;
  BEGIN
    c := plain(bad, after);
    dbms_sql.return_result(c);
  END;
  PROCEDURE both (a OUT SYS_REFCURSOR, b OUT SYS_REFCURSOR) IS
  BEGIN
    a := plain;
    b := dated;
  END;
  FUNCTION none RETURN SYS_REFCURSOR IS BEGIN note; RETURN NULL; END;
  FUNCTION committed RETURN NUMBER IS n NUMBER; BEGIN SELECT COUNT(*) INTO n FROM calls; RETURN n; END;
END;
/
GRANT EXECUTE ON erp.rows_api TO alice;
`;

interface Row {
  readonly id: number;
  readonly day?: string;
  readonly text?: string | null;
}

let generated: GeneratedClient;
let sandbox: Sandbox;
let client: ConnectedClient;
let before: { committed: unknown; openCursors: number };

beforeAll(async () => {
  generated = await generatedClient({
    script: SCRIPT,
    profile: '23ai',
    implicitResults: { 'erp.rows_api.implicit': [{ id: 'NUMBER(9)' }] },
  });
  if (generated.sandbox === undefined) throw new Error('a sandbox was asked for');
  sandbox = generated.sandbox;
});
afterAll(() => generated[Symbol.asyncDispose]());

beforeEach(async () => {
  client = await generated.connect({});
  before = { committed: await call('committed'), openCursors: sandbox.openCursors };
  return () => client[Symbol.asyncDispose]();
});

const call = async (name: string, args?: object, options?: object) =>
  only(await client.routine(`rowsApi.${name}`)(args, options));

/** The one implicit result, where that is what the routine gives. */
function only(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('implicitResults' in result)) return result;
  const { implicitResults } = result;
  return Array.isArray(implicitResults) ? implicitResults[0] : undefined;
}

function cursorOf(result: unknown): Cursor<Row> {
  const cursor = only(result);
  if (!isCursor<Row>(cursor)) throw new TypeError('no cursor');
  return cursor;
}

/** What a call left: how often it was committed, and nothing else at all. */
async function left(commits: number): Promise<void> {
  await expect.poll(() => client.$stats.leased).toBe(0);
  expect(await call('committed')).toBe(Number(before.committed) + commits);
  expect(sandbox.openCursors).toBe(before.openCursors);
  expect(sandbox.temporaryLobs).toBe(0);
}

async function streamOf(
  name: string,
  args?: object,
  options?: { timeout?: number; signal?: AbortSignal },
): Promise<Cursor<Row>> {
  return cursorOf(await client.routine(`rowsApi.${name}`).stream(args, options));
}

async function asSystem(sql: string): Promise<oracledb.Result<unknown>> {
  const system = await oracledb.getConnection({
    connectString: sandbox.connectString,
    user: 'SYSTEM',
    password: sandbox.systemPassword,
  });
  const result = await system.execute(sql);
  await system.close();
  return result;
}

async function killSessionOfAlice(): Promise<void> {
  const system = await oracledb.getConnection({
    connectString: sandbox.connectString,
    user: 'SYSTEM',
    password: sandbox.systemPassword,
  });
  const { rows = [] } = await system.execute<[number, number]>(
    `SELECT sid, serial# FROM v$session WHERE username = 'ALICE'`,
  );
  for (const [sid, serial] of rows) await system.execute(`ALTER SYSTEM KILL SESSION '${sid},${serial}' IMMEDIATE`);
  await system.close();
}

const firstDay = (kind: string): Row => {
  if (kind === 'dated') return { id: 1, day: '0001-01-02T00:00:00' };
  return kind === 'lobs' ? { id: 1, text: '' } : { id: 1 };
};

/** Rows that have come before the one that fails, which is row 1,500. */
const BEFORE_FAILURE: Readonly<Record<string, number>> = { lobs: 128 * 11 };

describe.each(['plain', 'dated', 'lobs', 'implicit'])('%s rows', (kind) => {
  test('collected: all of them, then the commit', async () => {
    const rows = await call(kind);
    expect(rows).toHaveLength(2500);
    expect(rows).toMatchObject([firstDay(kind)].concat(Array(2499).fill({})));
    await left(1);
  });

  test('streamed to the end: all of them, and the commit before the end is told', async () => {
    const rows = await readAll(await streamOf(kind));
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1));
    expect(rows[0]).toEqual(firstDay(kind));
    await left(1);
  });

  test('streamed and left early: rolled back', async () => {
    for await (const row of await streamOf(kind)) if (row.id === 1200) break;
    await left(0);
  });

  test('closed before the first row: rolled back, and again is nothing', async () => {
    const cursor = await streamOf(kind);
    await cursor.close();
    await cursor.close();
    expect(await readAll(cursor)).toEqual([]);
    await left(0);
  });

  test('failed in the middle: the error of the row, and rolled back', async () => {
    await expect(call(kind, { bad: 1500 })).rejects.toMatchObject({
      name: 'ApplicationError',
      message: 'row 1500',
      outcome: 'rolled-back',
    });
    await left(0);
    const seen: number[] = [];
    const reading = async () => {
      for await (const { id } of await streamOf(kind, { bad: 1500 })) seen.push(id);
    };
    await expect(reading()).rejects.toMatchObject({
      name: 'ApplicationError',
      message: 'row 1500',
      outcome: 'rolled-back',
    });
    expect(seen).toHaveLength(BEFORE_FAILURE[kind] ?? 1024);
    await left(0);
  });

  test('aborted while a fetch runs: rolled back', async () => {
    const abort = new AbortController();
    const cursor = await streamOf(kind, { after: 1100 }, { signal: abort.signal });
    const reading = readAll(cursor);
    setTimeout(() => abort.abort(), 300);
    await expect(reading).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'rolled-back' });
    await left(0);
  });

  test('aborted between two rows: rolled back, and the cursor says why', async () => {
    const abort = new AbortController();
    const cursor = await streamOf(kind, {}, { signal: abort.signal });
    const rows = cursor[Symbol.asyncIterator]();
    await rows.next();
    abort.abort();
    await left(0);
    await expect(readAll(cursor)).rejects.toMatchObject({ name: 'CallAbortedError' });
  });

  test('its time over while nobody reads: rolled back, and the cursor says why', async () => {
    const cursor = await streamOf(kind, {}, { timeout: 400 });
    await delay(500);
    await left(0);
    await expect(readAll(cursor)).rejects.toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
  });

  test('its time over while a fetch runs: rolled back', async () => {
    await expect(readAll(await streamOf(kind, { after: 1100 }, { timeout: 700 }))).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'rolled-back',
    });
    await left(0);
  });

  test('its session killed: lost, and not committed', async () => {
    const cursor = await streamOf(kind);
    const rows = cursor[Symbol.asyncIterator]();
    for (let read = 0; read < 1024; read += 1) await rows.next();
    await killSessionOfAlice();
    await expect(rows.next()).rejects.toMatchObject({ name: 'ConnectionLostError', outcome: 'rolled-back' });
    await left(0);
  });

  test('in a transaction: neither commits nor rolls back', async () => {
    await client.within('$transaction', async (routine) => {
      expect(only(await routine(`rowsApi.${kind}`)())).toHaveLength(2500);
      const cursor = cursorOf(await routine(`rowsApi.${kind}`).stream());
      // Another call between two fetches.
      for await (const { id } of cursor) if (id === 1) await routine('rowsApi.committed')();
    });
    await left(2);
  });

  test('in a transaction that ends before the cursor: rolled back, and said', async () => {
    const leaves = client.within('$transaction', async (routine) => {
      await routine(`rowsApi.${kind}`).stream();
    });
    await expect(leaves).rejects.toThrow('1 of its cursors had not been read to their ends or closed');
    await left(0);
  });

  test('that cannot be read in a transaction: it can only be rolled back', async () => {
    const caught = client.within('$transaction', async (routine) => {
      await expect(routine(`rowsApi.${kind}`)({ bad: 1500 })).rejects.toThrow('row 1500');
    });
    await expect(caught).rejects.toThrow('was not committed, because a call in it had failed');
    await left(0);
  });

  test('in a session: commits by itself, or rolls back when left', async () => {
    await client.within('$session', async (routine) => {
      expect(only(await routine(`rowsApi.${kind}`)())).toHaveLength(2500);
      const cursor = cursorOf(await routine(`rowsApi.${kind}`).stream());
      for await (const { id } of cursor) if (id === 1) break;
    });
    await left(1);
  });

  test('in a session, another call meanwhile: refused, because its commit would be that of the stream', async () => {
    await client.within('$session', async (routine) => {
      const cursor = cursorOf(await routine(`rowsApi.${kind}`).stream());
      await expect(routine('rowsApi.none')()).rejects.toMatchObject({ name: 'SessionError', outcome: 'not-started' });
      await cursor.close();
      expect(await routine('rowsApi.none')()).toBeNull();
    });
    await left(1);
  });

  test('in a session, its time over: rolled back before the next call, which commits only itself', async () => {
    await client.within('$session', async (routine) => {
      const cursor = cursorOf(await routine(`rowsApi.${kind}`).stream({}, { timeout: 300 }));
      await delay(400);
      expect(await routine('rowsApi.none')()).toBeNull();
      await expect(readAll(cursor)).rejects.toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
    });
    await left(1);
  });

  test('read where no user is known any more, or another one: its own, because the user is taken when the stream is made', async () => {
    const users = new AsyncLocalStorage<string>();
    const other = await generated.connect({ userSource: () => users.getStore() });
    const cursor = await users.run('ALICE', async () => cursorOf(await other.current(`rowsApi.${kind}`).stream()));
    await expect(other.current('rowsApi.none')()).rejects.toMatchObject({ name: 'MissingUserError' });
    const rows = cursor[Symbol.asyncIterator]();
    expect(await rows.next()).toMatchObject({ value: firstDay(kind) });
    await users.run('NOBODY', async () => {
      expect(await readAll(cursor)).toHaveLength(2499);
    });
    await other[Symbol.asyncDispose]();
    await left(1);
    const { rows: calls } = await asSystem('SELECT DISTINCT who FROM erp.calls');
    expect(calls).toEqual([['ALICE']]);
  });

  test('more rows than are collected: an error before the commit, never a cut', async () => {
    await expect(call(kind, {}, { maxRows: 2499 })).rejects.toMatchObject({
      name: 'TooManyRowsError',
      outcome: 'rolled-back',
      message: expect.stringContaining('more than 2499 rows'),
    });
    await left(0);
    expect(await call(kind, {}, { maxRows: 2500 })).toHaveLength(2500);
  });
});

test('several cursors of one call: committed when the last has been read', async () => {
  const result = await client.routine('rowsApi.both').stream();
  if (typeof result !== 'object' || result === null || !('a' in result) || !('b' in result))
    throw new TypeError('no cursors');
  if (!isCursor(result.a) || !isCursor(result.b)) throw new TypeError('no cursors');
  expect(await readAll(result.b)).toHaveLength(2500);
  expect(client.$stats.leased).toBe(1);
  expect(await readAll(result.a)).toHaveLength(2500);
  await left(2);
});

test('one of several left: all is rolled back', async () => {
  const result = await client.routine('rowsApi.both').stream();
  if (typeof result !== 'object' || result === null || !('a' in result) || !('b' in result))
    throw new TypeError('no cursors');
  if (!isCursor(result.a) || !isCursor(result.b)) throw new TypeError('no cursors');
  await result.a.close();
  expect(await readAll(result.b)).toHaveLength(2500);
  await left(0);
});

test('a cursor that was not opened is null, and the call is committed', async () => {
  expect(await call('none')).toBeNull();
  expect(await client.routine('rowsApi.none').stream()).toBeNull();
  await left(2);
});

test('closing the client waits for the streams, then cuts them', async () => {
  const other = await generated.connect({ timeouts: { close: 300 } });
  const cursor = await other.routine('rowsApi.plain').stream();
  if (!isCursor(cursor)) throw new TypeError('no cursor');
  await other[Symbol.asyncDispose]();
  await expect(readAll(cursor)).rejects.toThrow();
  await left(0);
});
