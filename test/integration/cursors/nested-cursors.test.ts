import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/start-sandbox.js';
import { type ConnectedClient, type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { isCursor, readAll } from '../../support/read-cursor.js';

/** Each routine notes in ERP.CALLS that it ran, which remains only if it was committed. */
const SCRIPT = `
CREATE TABLE erp.calls (who VARCHAR2(30));
CREATE TABLE erp.depts (id NUMBER(9), founded DATE);
CREATE TABLE erp.emps (id NUMBER(18), dept NUMBER(9), born DATE, note CLOB);
BEGIN
  FOR i IN 1 .. 40 LOOP
    INSERT INTO erp.depts VALUES (i, DATE '0001-01-01' + i);
    FOR j IN 1 .. MOD(i, 3) LOOP
      INSERT INTO erp.emps VALUES (i * 10 + j, i, DATE '2000-01-01' + j, CASE j WHEN 1 THEN EMPTY_CLOB() END);
    END LOOP;
  END LOOP;
  UPDATE erp.emps SET id = 900719925474099267 WHERE id = 11;
  COMMIT;
END;
/
CREATE OR REPLACE FUNCTION erp.unless (x NUMBER, bad NUMBER) RETURN NUMBER IS
BEGIN
  IF x = bad THEN raise_application_error(-20001, 'row ' || x); END IF;
  RETURN x;
END;
/
CREATE OR REPLACE PACKAGE erp.rows_api AS
  FUNCTION plain RETURN SYS_REFCURSOR;
  FUNCTION whole (bad NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR;
  FUNCTION typed RETURN SYS_REFCURSOR;
  FUNCTION dates RETURN SYS_REFCURSOR;
  FUNCTION misfit RETURN SYS_REFCURSOR;
  FUNCTION deep RETURN SYS_REFCURSOR;
  FUNCTION none RETURN SYS_REFCURSOR;
  PROCEDURE give;
  FUNCTION committed RETURN NUMBER;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.rows_api AS
  PROCEDURE note IS BEGIN INSERT INTO calls VALUES (USER); END;
  FUNCTION plain RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT id, CURSOR(SELECT e.id FROM emps e WHERE e.dept = d.id ORDER BY e.born) AS emps FROM depts d ORDER BY id;
    RETURN c;
  END;
  FUNCTION whole (bad NUMBER DEFAULT NULL) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT founded, CURSOR(SELECT unless(e.dept, bad) AS dept, e.* FROM emps e WHERE e.dept = d.id ORDER BY e.born) AS emps, id
      FROM depts d ORDER BY id;
    RETURN c;
  END;
  FUNCTION typed RETURN SYS_REFCURSOR IS BEGIN RETURN whole; END;
  FUNCTION dates RETURN SYS_REFCURSOR IS BEGIN RETURN whole; END;
  FUNCTION misfit RETURN SYS_REFCURSOR IS BEGIN RETURN plain; END;
  FUNCTION deep RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT CURSOR(SELECT id, CURSOR(SELECT d.id * 2 AS twice FROM dual) AS more FROM depts d WHERE id < 3 ORDER BY id) FROM dual;
    RETURN c;
  END;
  FUNCTION none RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    note;
    OPEN c FOR SELECT CURSOR(SELECT 1 FROM dual) AS n FROM depts WHERE 1 = 0;
    RETURN c;
  END;
  PROCEDURE give IS c SYS_REFCURSOR;
  BEGIN
    c := plain;
    dbms_sql.return_result(c);
  END;
  FUNCTION committed RETURN NUMBER IS n NUMBER; BEGIN SELECT COUNT(*) INTO n FROM calls; RETURN n; END;
END;
/
GRANT EXECUTE ON erp.rows_api TO alice;
`;

let generated: GeneratedClient;
let client: ConnectedClient;
let sandbox: Sandbox;
let before: { committed: unknown; openCursors: number };

beforeAll(async () => {
  generated = await generatedClient({
    script: SCRIPT,
    profile: '23ai',
    cursors: {
      'erp.rows_api.typed.return': {
        id: 'NUMBER(9)',
        emps: { cursor: { id: { type: 'NUMBER(18)', as: 'string' }, born: 'DATE' } },
      },
      'erp.rows_api.dates.return': { founded: 'DATE' },
      'erp.rows_api.misfit.return': { emps: { cursor: { name: 'VARCHAR2(10)' } } },
    },
    implicitResults: { 'erp.rows_api.give': true },
    naming: { overrides: { 'erp.rows_api.typed.return.emps': 'people', 'erp.rows_api.typed.return.emps.born': 'day' } },
  });
  if (generated.sandbox === undefined) throw new Error('a sandbox was asked for');
  sandbox = generated.sandbox;
});
afterAll(() => generated[Symbol.asyncDispose]());

const call = (name: string, args?: object, options?: object) => client.routine(`rowsApi.${name}`)(args, options);
const stream = async (name: string, args?: object, options?: object) => {
  const cursor = await client.routine(`rowsApi.${name}`).stream(args, options);
  if (!isCursor(cursor)) throw new TypeError('no cursor');
  return cursor;
};

beforeEach(async () => {
  client = await generated.connect({});
  before = { committed: await call('committed'), openCursors: sandbox.openCursors };
  return () => client[Symbol.asyncDispose]();
});

/** What a call left: how often it was committed, and nothing else at all. */
async function left(commits: number): Promise<void> {
  await expect.poll(() => client.$stats.leased).toBe(0);
  expect(await call('committed')).toBe(Number(before.committed) + commits);
  expect(sandbox.openCursors).toBe(before.openCursors);
}

const idOf = (dept: number, number: number) => (dept === 1 ? 900719925474099267n : BigInt(dept * 10 + number));
const DEPTS = Array.from({ length: 40 }, (_, index) => index + 1);
const emps = (dept: number) => Array.from({ length: dept % 3 }, (_, index) => ({ id: idOf(dept, index + 1) }));
const PLAIN = DEPTS.map((id) => ({ id, emps: emps(id) }));

describe('a cursor in rows is an array of its rows', () => {
  test('where nothing says what they are', async () => {
    expect(await call('plain')).toEqual(PLAIN);
    await left(1);
  });

  test('as exact as any, with dates and LOBs, beside dates', async () => {
    const rows = await call('whole');
    expect(rows).toMatchObject(DEPTS.map((id) => ({ id, emps: { length: id % 3 } })));
    expect(rows).toHaveProperty('[1]', {
      id: 2,
      founded: '0001-01-03T00:00:00',
      emps: [
        { dept: 2, id: 21n, dept_2: 2, born: '2000-01-02T00:00:00', note: '' },
        { dept: 2, id: 22n, dept_2: 2, born: '2000-01-03T00:00:00', note: null },
      ],
    });
    await left(1);
  });

  test('of the columns that the configuration names', async () => {
    const rows = await call('typed');
    expect(rows).toHaveProperty('[0]', {
      id: 1,
      people: [{ id: '900719925474099267', day: '2000-01-02T00:00:00' }],
    });
    const module = generated.files['erp/rows-api.ts'] ?? '';
    expect(module).toContain('  /** `EMPS CURSOR` */\n  readonly people: readonly TypedRow$people[];\n');
    expect(module).toContain('Row of `RETURN.EMPS` of `FUNCTION ERP.ROWS_API.TYPED`');
    expect(module).toContain('  /** `BORN DATE` */\n  readonly day: string | null;\n');
    await left(1);
  });

  test('that nobody asked for is closed with its row', async () => {
    const founded = (id: number) => new Date(Date.UTC(2000, 0, id + 1)).toISOString().slice(5, 19);
    expect(await call('dates')).toEqual(DEPTS.map((id) => ({ founded: `0001-${founded(id)}` })));
    await left(1);
  });

  test('at any depth, in implicit results, and where there are no rows', async () => {
    expect(await call('deep')).toEqual([
      { [Object.keys((await oneOf('deep')) ?? {})[0] ?? '']: [1, 2].map((id) => ({ id, more: [{ twice: 2 * id }] })) },
    ]);
    expect(await call('give')).toEqual({ implicitResults: [PLAIN] });
    expect(await call('none')).toEqual([]);
    await left(4);
  });

  test('in a stream, too, whose rows come sixteen at a time', async () => {
    expect(await readAll(await stream('plain'))).toEqual(PLAIN);
    await left(1);
    const trips = sandbox.roundTrips;
    const rows = (await stream('plain'))[Symbol.asyncIterator]();
    for (let read = 0; read < 16; read += 1) await rows.next();
    // The call, the first batch, and each of its cursors.
    expect(sandbox.roundTrips - trips).toBe(2 + 16);
    await rows.return?.();
    await left(1);
  });
});

async function oneOf(name: string): Promise<object | undefined> {
  const [row] = await readAll(await stream(name));
  return row;
}

describe('whatever happens, its cursor is closed', () => {
  test('left early: rolled back', async () => {
    for await (const row of await stream('whole')) if (row['id'] === 17) break;
    await left(0);
  });

  test('a row of it that fails: the error, and rolled back', async () => {
    const failure = { name: 'ApplicationError', message: 'row 20', outcome: 'rolled-back' };
    await expect(call('whole', { bad: 20 })).rejects.toMatchObject(failure);
    await left(0);
    const seen: unknown[] = [];
    const reading = async () => {
      for await (const { id } of await stream('whole', { bad: 20 })) seen.push(id);
    };
    await expect(reading()).rejects.toMatchObject(failure);
    expect(seen).toHaveLength(16);
    await left(0);
  });

  test('other columns than were declared: an error, and rolled back', async () => {
    await expect(call('misfit')).rejects.toMatchObject({
      name: 'RowShapeError',
      outcome: 'rolled-back',
      message: expect.stringContaining('result returnValue.emps: its rows have no column NAME'),
    });
    await left(0);
  });

  test('too many rows, those of all cursors together: an error, and rolled back', async () => {
    // Forty departments and as many employees less one.
    const all = PLAIN.reduce((sum, { emps: { length } }) => sum + length, PLAIN.length);
    expect(await call('plain', {}, { maxRows: all })).toHaveLength(40);
    await expect(call('plain', {}, { maxRows: all - 1 })).rejects.toMatchObject({
      name: 'TooManyRowsError',
      outcome: 'rolled-back',
    });
    await expect(readAll(await stream('plain', {}, { maxRows: 1 }))).rejects.toMatchObject({
      name: 'TooManyRowsError',
      message: expect.stringContaining('result returnValue.emps: more than 1 rows'),
    });
    await left(1);
  });

  test('aborted between two rows: rolled back', async () => {
    const abort = new AbortController();
    const cursor = await stream('whole', {}, { signal: abort.signal });
    const rows = cursor[Symbol.asyncIterator]();
    await rows.next();
    abort.abort();
    await expect(rows.next().then(() => readAll(cursor))).rejects.toMatchObject({ name: 'CallAbortedError' });
    await left(0);
  });
});
