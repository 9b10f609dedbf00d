import oracledb from 'oracledb';
import { describe, expect, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * Database Resident Connection Pooling as a standalone connection of the driver uses it: purity NEW, and at the end a one-way SESSION_RELEASE that gives
 * the session up, instead of a logoff. Source: the driver's lib/thin/connection.js (close, _sessRelease) and protocol/messages/sessionRelease.js.
 */

const USER = ['CREATE USER alice IDENTIFIED BY "wonder"', 'GRANT CREATE SESSION TO alice'];

describe('a connection to a pooled server', () => {
  test('works like any other, and V$SESSION says what it is', async () => {
    const { sandbox, system, connect } = await driverSandbox(USER);
    const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
    expect((await connection.execute('select user from dual')).rows).toEqual([['ALICE']]);
    const { rows } = await system.execute(`select username, server from v$session order by sid`);
    expect(rows).toEqual([
      ['SYSTEM', 'DEDICATED'],
      ['ALICE', 'POOLED'],
    ]);
  });

  test('gives its session back when it is closed, and the next one has a new session', async () => {
    const { sandbox, system, connect } = await driverSandbox([
      ...USER,
      'CREATE PACKAGE system.state AS g_count NUMBER := 0; END;',
      'GRANT EXECUTE ON system.state TO alice',
    ]);
    const count = async () => {
      const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
      const { outBinds } = await connection.execute<{ n: number }>(
        'begin system.state.g_count := system.state.g_count + 1; :n := system.state.g_count; end;',
        { n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER } },
      );
      await connection.close();
      return outBinds?.n;
    };
    expect([await count(), await count()]).toEqual([1, 1]);
    const users = async () => (await system.execute('select username from v$session')).rows;
    await expect.poll(users).toEqual([['SYSTEM']]);
  });

  test('rolls back what it leaves open', async () => {
    const { sandbox, system, connect } = await driverSandbox([
      ...USER,
      'CREATE TABLE system.notes (text VARCHAR2(10))',
      'GRANT INSERT ON system.notes TO alice',
    ]);
    const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
    await connection.execute(`insert into system.notes values ('x')`);
    await connection.close();
    expect((await system.execute('select count(*) from system.notes')).rows).toEqual([[0]]);
  });

  test('of the purity SELF, which the driver’s own pools ask for, is refused by name', async () => {
    const { sandbox } = await driverSandbox(USER);
    const pool = await oracledb.createPool({
      user: 'alice',
      password: 'wonder',
      connectString: `${sandbox.connectString}:pooled`,
      poolMin: 0,
    });
    await expect(pool.getConnection()).rejects.toThrow(
      'Database Resident Connection Pooling with the session purity SELF',
    );
    await pool.close(0);
  });
});
