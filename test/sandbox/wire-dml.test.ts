import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import type { ExecuteRequest, ExecuteResult } from '../../sandbox/session/database.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { PROFILES, startWireServer } from '../support/wire-server.js';

const INSERT = 'insert into t values (:1, :2)';
const PLSQL = 'begin :r := f(:a); end;';
const DUPLICATE = new OracleError(1, 'unique constraint (APP.T_PK) violated');

/** One row per iteration; a first value of 'bad' violates a constraint. */
function insert({ iterations, batchErrors }: ExecuteRequest): ExecuteResult {
  const bad = iterations.map(([first]) => first === 'bad');
  if (!batchErrors && bad.includes(true)) throw DUPLICATE;
  return {
    rowCount: bad.filter((isBad) => !isBad).length,
    iterationRowCounts: bad.map((isBad) => (isBad ? 0 : 1)),
    lastRowid: 'AAAR3sAAEAAAACXAAA',
    batchErrors: bad.flatMap((isBad, iteration) => (isBad ? [{ iteration, error: DUPLICATE }] : [])),
  };
}

describe.each(PROFILES)('DML, profile %s', (profile) => {
  it('counts rows and names the last one', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script(INSERT, { kind: 'dml', binds: ['1', '2'], execute: insert });
    const connection = await connect();
    for (let round = 0; round < 3; round += 1) {
      const result = await connection.execute(INSERT, [round, 'x']);
      expect(result).toMatchObject({ rowsAffected: 1, lastRowid: 'AAAR3sAAEAAAACXAAA' });
    }
    expect(database.lastSession.executions.map(({ iterations }) => iterations)).toEqual([
      [[0, 'x']],
      [[1, 'x']],
      [[2, 'x']],
    ]);
    await connection.close();
  });

  it('executes many rows at once', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script(INSERT, { kind: 'dml', binds: ['1', '2'], execute: insert });
    const connection = await connect();
    const rows = Array.from({ length: 5000 }, (_, index) => [index, index % 3 === 0 ? null : `row ${index}`]);
    for (let round = 0; round < 2; round += 1) {
      expect((await connection.executeMany(INSERT, rows)).rowsAffected).toBe(5000);
      expect(database.lastSession.executions.at(-1)?.iterations).toEqual(rows);
    }
    await connection.close();
  });

  it('reports row counts per iteration, with REEXECUTE as well', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script(INSERT, { kind: 'dml', binds: ['1', '2'], execute: insert });
    const connection = await connect();
    for (let round = 0; round < 3; round += 1) {
      const options = { dmlRowCounts: true };
      const result = await connection.executeMany(
        INSERT,
        Array.from({ length: 5 }, () => [1, 'a']),
        options,
      );
      expect(result.dmlRowCounts).toEqual([1, 1, 1, 1, 1]);
    }
    await connection.close();
  });

  it('goes on after failing rows when asked to', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script('insert into t values (:1)', { kind: 'dml', binds: ['1'], execute: insert });
    const connection = await connect();
    const rows = [['a'], ['bad'], ['c'], ['bad']];
    const options = { batchErrors: true, dmlRowCounts: true };
    for (let round = 0; round < 2; round += 1) {
      const result = await connection.executeMany('insert into t values (:1)', rows, options);
      const message = expect.stringContaining('ORA-00001: unique constraint (APP.T_PK) violated');
      expect(result.batchErrors?.map((error) => [error.offset, error.message])).toEqual([
        [1, message],
        [3, message],
      ]);
      expect(result.dmlRowCounts).toEqual([1, 0, 1, 0]);
      expect(result.rowsAffected).toBe(2);
    }
    const none = await connection.executeMany('insert into t values (:1)', [['a']], options);
    expect(none.batchErrors ?? []).toEqual([]);
    await connection.close();
  });

  it('keeps the statement usable after a violated constraint', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script(INSERT, { kind: 'dml', binds: ['1', '2'], execute: insert });
    const connection = await connect();
    for (let round = 0; round < 2; round += 1) {
      await expect(connection.execute(INSERT, ['bad', 'x'])).rejects.toMatchObject({ errorNum: 1 });
      expect((await connection.execute(INSERT, ['yes', 'x'])).rowsAffected).toBe(1);
    }
    await connection.close();
  });

  it('returns values of the rows it touched', async () => {
    const { connect, database } = await startWireServer({ profile });
    const sql = 'update t set x = :x returning id, n into :id, :n';
    database.script(sql, {
      kind: 'dml',
      binds: ['X', 'ID', 'N'],
      returning: ['ID', 'N'],
      execute: ({ iterations }) => ({
        rowCount: iterations.length * 2,
        returned: iterations.map(([x]) => [
          [1, 2],
          [`a${String(x)}`, null],
        ]),
      }),
    });
    const connection = await connect();
    const id = { dir: oracledb.BIND_OUT, type: oracledb.NUMBER };
    const n = { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 10 };
    for (const x of [1, 2, 3]) {
      const result = await connection.execute(sql, { x, id, n });
      expect(result.outBinds).toEqual({ id: [1, 2], n: [`a${x}`, null] });
      expect(result.rowsAffected).toBe(2);
    }
    const many = await connection.executeMany(sql, [{ x: 7 }, { x: 8 }], {
      bindDefs: { x: { type: oracledb.NUMBER }, id, n },
    });
    expect(many.outBinds).toEqual([
      { id: [1, 2], n: ['a7', null] },
      { id: [1, 2], n: ['a8', null] },
    ]);
    await connection.close();
  });

  it('tells whether a transaction is open, and commits when asked to', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script(INSERT, {
      kind: 'dml',
      binds: ['1', '2'],
      execute: (request, session) => {
        session.transactionInProgress = true;
        return insert(request);
      },
    });
    const connection = await connect();
    const session = database.lastSession;
    await connection.execute(INSERT, [1, 'x']);
    expect(connection.transactionInProgress).toBe(true);
    await connection.commit();
    expect([connection.transactionInProgress, session.commits]).toEqual([false, 1]);
    await connection.execute(INSERT, [1, 'x']);
    await connection.rollback();
    expect([connection.transactionInProgress, session.rollbacks]).toEqual([false, 1]);
    for (let round = 0; round < 3; round += 1) {
      await connection.execute(INSERT, [1, 'x'], { autoCommit: true });
      expect([connection.transactionInProgress, session.commits]).toEqual([false, 2 + round]);
    }
    await connection.execute(INSERT, [1, 'x']);
    await connection.close();
    expect([session.rollbacks, session.closed]).toEqual([2, true]);
  });

  it('executes a block for many rows', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script(PLSQL, {
      kind: 'plsql',
      binds: ['R', 'A'],
      execute: ({ iterations }) => ({
        rowCount: 0,
        bindModes: ['OUT', 'IN'],
        outValues: iterations.map(([, a]) => [typeof a === 'number' ? a + 1 : null]),
      }),
    });
    const connection = await connect();
    const bindDefs = { r: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER }, a: { type: oracledb.NUMBER } };
    for (let round = 0; round < 2; round += 1) {
      const result = await connection.executeMany(PLSQL, [{ a: 1 }, { a: 2 }, { a: null }], { bindDefs });
      expect(result.outBinds).toEqual([{ r: 2 }, { r: 3 }, { r: null }]);
    }
    await connection.close();
  });

  it('executes DDL and shows compilation errors', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script('create table x (a number)', { kind: 'ddl', execute: () => ({ rowCount: 0 }) });
    database.script('create procedure p is begin', {
      kind: 'ddl',
      execute: () => ({ rowCount: 0, compiledWithErrors: true }),
    });
    const connection = await connect();
    for (let round = 0; round < 2; round += 1) await connection.execute('create table x (a number)');
    expect(database.lastSession.openStatements).toBe(0);
    const result = await connection.execute('create procedure p is begin');
    expect(result.warning).toMatchObject({ code: 'NJS-700' });
    await connection.close();
  });
});
