import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { type DriverSandbox, driverSandbox } from '../support/driver-sandbox.js';

/*
 * Result sets that a client passes to PL/SQL, there also into DBMS_SQL. Sources: node-oracledb's manual, "REF CURSOR Bind Parameters" (bind.rst) and its tests 239
 * (plsqlBindCursorsIN.js); PL/SQL Packages and Types Reference, "DBMS_SQL".
 */
const TEXTS = [
  ' 0001-01-01T00:00:00',
  '-4712-01-01T00:00:00',
  ' 1582-10-04T23:59:59',
  ' 2026-03-29T02:30:00',
  ' 2026-10-25T02:30:00',
  ' 9999-12-31T23:59:59',
];
const MODEL = `'SYYYY-MM-DD"T"HH24:MI:SS'`;

const SCHEMA = [
  'CREATE TABLE moments (id NUMBER, d DATE, t TIMESTAMP(9))',
  ...TEXTS.map(
    (text, id) =>
      `INSERT INTO moments VALUES (${id}, TO_DATE('${text.trim()}', ${MODEL}), TO_TIMESTAMP('${text.trim()}.123456789', 'SYYYY-MM-DD"T"HH24:MI:SS.FF9'))`,
  ),
  'CREATE TABLE taken (id NUMBER)',
  `CREATE PROCEDURE take(c SYS_REFCURSOR) AS
     n NUMBER;
   BEGIN
     DELETE FROM taken;
     LOOP FETCH c INTO n; EXIT WHEN c%NOTFOUND; INSERT INTO taken VALUES (n); END LOOP;
     CLOSE c;
   END;`,
  'CREATE PROCEDURE give(c OUT SYS_REFCURSOR) AS BEGIN OPEN c FOR SELECT id FROM moments ORDER BY id; END;',
  'CREATE PROCEDURE step(c IN OUT SYS_REFCURSOR) AS n NUMBER; BEGIN FETCH c INTO n; END;',
];

async function taken({ system }: DriverSandbox): Promise<unknown> {
  return (await system.execute('SELECT COUNT(*), MIN(id) FROM taken')).rows;
}

/** Rows of the cursor by its number, `limit` of them at most, as exact texts. */
const FETCH = `
  DECLARE
    TYPE texts IS TABLE OF VARCHAR2(40) INDEX BY PLS_INTEGER;
    ds DBMS_SQL.DATE_TABLE; ts DBMS_SQL.TIMESTAMP_TABLE;
    PROCEDURE read(days OUT texts, moments OUT texts) IS
    BEGIN
      DBMS_SQL.DEFINE_ARRAY(:n, 2, ds, :limit, 1);
      DBMS_SQL.DEFINE_ARRAY(:n, 3, ts, :limit, 1);
      :count := DBMS_SQL.FETCH_ROWS(:n);
      DBMS_SQL.COLUMN_VALUE(:n, 2, ds);
      DBMS_SQL.COLUMN_VALUE(:n, 3, ts);
      FOR i IN 1 .. :count LOOP
        days(i) := TO_CHAR(ds(i), ${MODEL});
        moments(i) := TO_CHAR(ts(i), 'FF9');
      END LOOP;
    END;
  BEGIN
    read(:days, :moments);
  END;`;

describe('a result set as an IN bind', () => {
  it('becomes a number of DBMS_SQL, whose rows later blocks read exactly', async () => {
    const { system } = await driverSandbox(SCHEMA);
    const { resultSet } = await system.execute('SELECT id, d, t FROM moments ORDER BY id', [], {
      resultSet: true,
      prefetchRows: 0,
    });
    const { outBinds } = await system.execute<{ n: number }>('BEGIN :n := DBMS_SQL.TO_CURSOR_NUMBER(:c); END;', {
      n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
      c: { dir: oracledb.BIND_IN, type: oracledb.CURSOR, val: resultSet },
    });
    const text = { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 40, maxArraySize: 4 };
    const read = async () => {
      const result = await system.execute<{ days: string[]; moments: string[] }>(FETCH, {
        n: outBinds?.n,
        limit: 4,
        count: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
        days: text,
        moments: text,
      });
      return result.outBinds;
    };
    const [first, second] = [await read(), await read()];
    expect([first?.days, second?.days]).toEqual([TEXTS.slice(0, 4), TEXTS.slice(4)]);
    expect(second?.moments).toEqual(['123456789', '123456789']);
    await resultSet?.close();
  });

  it('is fetched from where the client has come to', async () => {
    const server = await driverSandbox(SCHEMA);
    const { system } = server;
    for (const [prefetchRows, rows] of [
      [0, [6, 0]],
      [2, [4, 2]],
    ] as const) {
      const { resultSet } = await system.execute('SELECT id FROM moments ORDER BY id', [], {
        resultSet: true,
        prefetchRows,
      });
      await system.execute('BEGIN take(:1); END;', [resultSet]);
      expect(await taken(server)).toEqual([rows]);
      await expect(resultSet?.getRows(10)).rejects.toMatchObject({ errorNum: 1001 });
      await resultSet?.close();
    }
  });

  it('may be one that a block gave, and goes back under its number', async () => {
    const server = await driverSandbox(SCHEMA);
    const { system } = server;
    const { outBinds } = await system.execute<{ c: oracledb.ResultSet<unknown> }>('BEGIN give(:c); END;', {
      c: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR },
    });
    for (let call = 0; call < 3; call += 1) {
      await system.execute('BEGIN step(:c); END;', { c: { val: outBinds?.c, type: oracledb.CURSOR } });
    }
    await system.execute('BEGIN take(:c); END;', { c: { val: outBinds?.c, type: oracledb.CURSOR } });
    expect(await taken(server)).toEqual([[3, 3]]);
    await outBinds?.c.close();
  });

  it('keeps its number, however often it goes back and forth', async () => {
    const { system } = await driverSandbox(SCHEMA);
    const given = await system.execute<{ c: unknown }>('BEGIN give(:c); END;', {
      c: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR },
    });
    // A session may have 1,000 cursors open.
    for (let call = 0; call < 1000; call += 1) {
      await system.execute('BEGIN step(:c); END;', { c: { type: oracledb.CURSOR, val: given.outBinds?.c } });
    }
  });

  it('must be open', async () => {
    const { system } = await driverSandbox(SCHEMA);
    const { resultSet } = await system.execute('SELECT id FROM moments', [], { resultSet: true });
    await system.execute('BEGIN take(:1); END;', [resultSet]);
    await expect(system.execute('BEGIN take(:1); END;', [resultSet])).rejects.toMatchObject({ errorNum: 1001 });
  });
});
