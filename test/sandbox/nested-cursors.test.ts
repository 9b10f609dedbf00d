import oracledb from 'oracledb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * CURSOR expressions in a select list. Sources: node-oracledb's manual, "Fetching Nested Cursors" (sql_execution.rst), and its tests 119, 142 to 146 and 272
 * (resultSetToStream and nestedCursor*.js); SQL Language Reference, "CURSOR Expressions"; PL/SQL Language Reference, "CURSOR Expressions".
 */

const SCHEMA = [
  'CREATE TABLE depts (id NUMBER, name VARCHAR2(20))',
  'CREATE TABLE emps (id NUMBER, dept NUMBER, name VARCHAR2(20))',
  `INSERT INTO depts VALUES (10, 'SALES')`,
  `INSERT INTO depts VALUES (20, 'LAW')`,
  `INSERT INTO depts VALUES (30, 'NOBODY')`,
  `INSERT INTO emps VALUES (1, 10, 'ADA')`,
  `INSERT INTO emps VALUES (2, 10, 'BOB')`,
  `INSERT INTO emps VALUES (3, 20, 'CY')`,
  'CREATE TABLE seen (text VARCHAR2(100))',
];

const QUERY = `SELECT d.name, CURSOR(SELECT e.id, e.name FROM emps e WHERE e.dept = d.id ORDER BY e.id) AS emps
  FROM depts d ORDER BY d.id`;

describe.each(PROFILES)('CURSOR expressions, profile %s', (profile) => {
  let sandbox: Sandbox;
  let connection: oracledb.Connection;
  const faults: unknown[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ profile, onInternalError: (error) => faults.push(error) });
    connection = await connect();
    for (const statement of SCHEMA) await connection.execute(statement);
    await connection.commit();
  });
  beforeEach(() => connection.rollback());
  afterAll(async () => {
    await connection.close();
    await sandbox.stop();
    expect(faults).toEqual([]);
  });

  const connect = () =>
    oracledb.getConnection({
      connectString: sandbox.connectString,
      user: 'system',
      password: sandbox.systemPassword,
    });

  it('are arrays where all rows are fetched', async () => {
    const { rows, metaData } = await connection.execute(QUERY);
    expect(rows).toEqual([
      [
        'SALES',
        [
          [1, 'ADA'],
          [2, 'BOB'],
        ],
      ],
      ['LAW', [[3, 'CY']]],
      ['NOBODY', []],
    ]);
    expect(metaData?.[1]).toMatchObject({ name: 'EMPS', dbTypeName: 'CURSOR', nullable: true });
    expect(metaData?.[1]).toHaveProperty('metaData.0.name', 'ID');
  });

  it('are result sets where rows are read one by one, in any order', async () => {
    const { resultSet } = await connection.execute<[string, oracledb.ResultSet<[number, string]>]>(QUERY, [], {
      resultSet: true,
    });
    const rows = await resultSet?.getRows(10);
    expect(await rows?.[1]?.[1].getRows(10)).toEqual([[3, 'CY']]);
    expect(await rows?.[0]?.[1].getRow()).toEqual([1, 'ADA']);
    expect(await rows?.[0]?.[1].getRow()).toEqual([2, 'BOB']);
    expect(await rows?.[0]?.[1].getRow()).toBeUndefined();
    for (const row of rows ?? []) await row[1].close();
    await resultSet?.close();
  });

  it('stand in each other, at any depth', async () => {
    const { rows } = await connection.execute(
      `SELECT CURSOR(SELECT d.name, CURSOR(SELECT e.name, CURSOR(SELECT d.id, e.id FROM dual) FROM emps e WHERE e.dept = d.id AND e.id < :most ORDER BY e.id)
         FROM depts d WHERE d.id < 30 ORDER BY d.id DESC) FROM dual`,
      [3],
    );
    expect(rows).toEqual([
      [
        [
          ['LAW', []],
          [
            'SALES',
            [
              ['ADA', [[10, 1]]],
              ['BOB', [[10, 2]]],
            ],
          ],
        ],
      ],
    ]);
  });

  it('see groups', async () => {
    const { rows } = await connection.execute(
      `SELECT dept, COUNT(*), CURSOR(SELECT name FROM emps e WHERE e.dept = o.dept ORDER BY 1) FROM emps o GROUP BY dept ORDER BY dept`,
    );
    expect(rows).toEqual([
      [10, 2, [['ADA'], ['BOB']]],
      [20, 1, [['CY']]],
    ]);
  });

  it('read as of the moment of the query around them', async () => {
    const { resultSet } = await connection.execute<[string, oracledb.ResultSet<[number, string]>]>(QUERY, [], {
      resultSet: true,
    });
    await connection.execute(`INSERT INTO emps VALUES (4, 10, 'DEE')`);
    const other = await connect();
    await other.execute(`INSERT INTO emps VALUES (5, 10, 'EVE')`, [], { autoCommit: true });
    const row = await resultSet?.getRow();
    expect(await row?.[1].getRows(10)).toEqual([
      [1, 'ADA'],
      [2, 'BOB'],
    ]);
    await row?.[1].close();
    await resultSet?.close();
    await other.execute('DELETE FROM emps WHERE id = 5', [], { autoCommit: true });
    await other.close();
  });

  it('count as open cursors, and are closed with the one around them', async () => {
    await connection.ping();
    const before = sandbox.openCursors;
    const { outBinds } = await connection.execute<{ c: oracledb.ResultSet<[string, oracledb.ResultSet<unknown>]> }>(
      `BEGIN OPEN :c FOR ${QUERY}; END;`,
      { c: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR } },
    );
    const open = () => sandbox.openCursors - before;
    expect(open()).toBe(1);
    const rows = await outBinds?.c.getRows(10);
    expect(open()).toBe(4);
    await rows?.[2]?.[1].close();
    await connection.ping();
    expect(open()).toBe(3);
    await outBinds?.c.close();
    await connection.ping();
    expect(open()).toBe(0);
    await expect(rows?.[0]?.[1].getRows(10)).rejects.toThrow('ORA-01001');
  });

  it('are fetched into cursor variables, and come out of REF CURSORs', async () => {
    await connection.execute(`
      DECLARE
        c SYS_REFCURSOR; nested SYS_REFCURSOR; dept VARCHAR2(20); id NUMBER; name VARCHAR2(20);
      BEGIN
        OPEN c FOR ${QUERY};
        LOOP
          FETCH c INTO dept, nested;
          EXIT WHEN c%NOTFOUND;
          LOOP
            FETCH nested INTO id, name;
            EXIT WHEN nested%NOTFOUND;
            INSERT INTO seen VALUES (dept || ' ' || id || ' ' || name);
          END LOOP;
        END LOOP;
        CLOSE c;
      END;`);
    expect((await connection.execute('SELECT text FROM seen')).rows).toEqual([
      ['SALES 1 ADA'],
      ['SALES 2 BOB'],
      ['LAW 3 CY'],
    ]);
    const { outBinds } = await connection.execute<{ c: oracledb.ResultSet<unknown> }>(
      `BEGIN OPEN :c FOR ${QUERY}; END;`,
      { c: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR } },
    );
    const row = await outBinds?.c.getRow();
    expect(row).toEqual(['SALES', expect.any(Object)]);
    await outBinds?.c.close();
  });

  it('are given to the client by a block that has fetched them', async () => {
    const { outBinds } = await connection.execute<{ n: oracledb.ResultSet<unknown> }>(
      `DECLARE c SYS_REFCURSOR; dept VARCHAR2(20); BEGIN OPEN c FOR ${QUERY}; FETCH c INTO dept, :n; END;`,
      { n: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR } },
    );
    expect(await outBinds?.n.getRows(10)).toEqual([
      [1, 'ADA'],
      [2, 'BOB'],
    ]);
    await outBinds?.n.close();
  });

  it.each([
    ['SELECT * FROM (SELECT CURSOR(SELECT 1 FROM dual) FROM dual)', 'ORA-22902'],
    ['CREATE VIEW v AS SELECT CURSOR(SELECT 1 FROM dual) c FROM dual', 'ORA-22902'],
    ['SELECT DISTINCT CURSOR(SELECT 1 FROM dual) FROM dual', 'ORA-00932'],
    ['SELECT (SELECT CURSOR(SELECT 1 FROM dual) FROM dual) FROM dual', 'ORA-22902'],
    ['SELECT CURSOR(SELECT 1 FROM dual) FROM dual UNION ALL SELECT CURSOR(SELECT 1 FROM dual) FROM dual', 'ORA-22902'],
    ['SELECT CURSOR(SELECT nothing FROM dual) FROM dual', 'ORA-00904'],
    ['SELECT CURSOR(SELECT name FROM emps) FROM depts FOR UPDATE', 'ORA-03001'],
  ])('%s: %s', async (sql, error) => {
    await expect(connection.execute(sql)).rejects.toThrow(error);
  });
});
