import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/* Source: node-oracledb's documentation, "Closing Lobs", its tests 54.5, 72.5.1 and 74.1.15, and the driver's lob.js (close). */

const OUT = { c: { dir: oracledb.BIND_OUT, type: oracledb.CLOB } };
const MAKE = "begin :c := 'text'; end;";

describe('temporary LOBs', () => {
  it('live until the client frees them', async () => {
    const { sandbox, system } = await driverSandbox();
    const made = await system.createLob(oracledb.CLOB);
    const { outBinds } = await system.execute<{ c: oracledb.Lob }>(MAKE, OUT);
    expect(sandbox.temporaryLobs).toBe(2);
    made.destroy();
    outBinds?.c.destroy();
    await system.ping();
    expect(sandbox.temporaryLobs).toBe(0);
  });

  it('that the driver makes of long strings are freed with its next request', async () => {
    const { sandbox, system } = await driverSandbox();
    const sql = 'declare c clob; begin c := :c; end;';
    await system.execute(sql, { c: 'x'.repeat(40_000) });
    expect(sandbox.temporaryLobs).toBe(1);
    await system.ping();
    expect(sandbox.temporaryLobs).toBe(0);
  });

  it('end with the session', async () => {
    const { sandbox, connect } = await driverSandbox();
    const connection = await connect('system', sandbox.systemPassword);
    await connection.createLob(oracledb.BLOB);
    expect(sandbox.temporaryLobs).toBe(1);
    await connection.close();
    expect(sandbox.temporaryLobs).toBe(0);
  });

  it('are made by expressions in queries, not by columns', async () => {
    const { sandbox, system } = await driverSandbox(['create table doc (c clob)', "insert into doc values ('a')"]);
    await system.execute('select c, empty_clob() from doc');
    expect(sandbox.temporaryLobs).toBe(0);
    const { rows = [] } = await system.execute<[oracledb.Lob]>("select c || 'b' from doc");
    expect(sandbox.temporaryLobs).toBe(1);
    expect(await rows[0]?.[0].getData()).toBe('ab');
    rows[0]?.[0].destroy();
    await system.ping();
    expect(sandbox.temporaryLobs).toBe(0);
  });

  it('of a call that fails do not remain', async () => {
    const { sandbox, system } = await driverSandbox(['create table doc (id number)', 'insert into doc values (1)']);
    const sql = "select to_clob('a') || 1 / (id - 1) from doc";
    await expect(system.execute(sql)).rejects.toMatchObject({ errorNum: 1476 });
    expect(sandbox.temporaryLobs).toBe(0);
  });

  it('are in V$TEMPORARY_LOBS', async () => {
    const { sandbox, system, connect } = await driverSandbox();
    const other = await connect('system', sandbox.systemPassword);
    const own = "select cache_lobs + nocache_lobs from v$temporary_lobs where sid = sys_context('userenv', 'sid')";
    const all = 'select sum(cache_lobs) from v$temporary_lobs';
    const lob = await other.createLob(oracledb.CLOB);
    expect((await system.execute(own)).rows).toEqual([[0]]);
    expect((await system.execute(all)).rows).toEqual([[1]]);
    lob.destroy();
    await other.ping();
    expect((await system.execute(all)).rows).toEqual([[0]]);
  });
});
