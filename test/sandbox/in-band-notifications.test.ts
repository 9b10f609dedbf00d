import oracledb from 'oracledb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Before planned maintenance the database tells its clients, within their connections, that sessions are to be given up. Source: node-oracledb's test 308
 * (inBandNotification.js); the driver's sqlnet/packet.js (ControlPacket) and thin/pool.js (_shouldRetainInPool).
 */
describe.each(PROFILES)('in-band notifications, profile %s', (profile) => {
  async function drained() {
    const { sandbox, system, connect } = await driverSandbox([], { profile });
    const credentials = { user: 'system', password: sandbox.systemPassword, connectString: sandbox.connectString };
    const newPool = async (poolMin: number, poolMax: number) => {
      const pool = await oracledb.createPool({ ...credentials, poolMin, poolMax, poolIncrement: 1 });
      onTestFinished(() => pool.close(0));
      return pool;
    };
    return { sandbox, system, connect, newPool };
  }

  const sid = async (connection: oracledb.Connection) =>
    (await connection.execute<[string]>(`select sys_context('userenv', 'sid') from dual`)).rows?.[0]?.[0];

  test('a connection is not healthy any more, while its calls go on', async () => {
    const { sandbox, system } = await drained();
    expect(system.isHealthy()).toBe(true);
    expect(sandbox.faults.drain()).toBe(1);
    await expect.poll(() => system.isHealthy()).toBe(false);
    expect((await system.execute('select user from dual')).rows).toEqual([['SYSTEM']]);
    expect(system.isHealthy()).toBe(false);
    expect(sandbox.faults.drain()).toBe(1);
    expect((await system.execute('select user from dual')).rows).toEqual([['SYSTEM']]);
    expect(system.isHealthy()).toBe(false);
  });

  test('who comes later is healthy', async () => {
    const { sandbox, connect } = await drained();
    sandbox.faults.drain();
    const connection = await connect('system', sandbox.systemPassword);
    await connection.ping();
    expect(connection.isHealthy()).toBe(true);
  });

  test('a running call comes to its end first', async () => {
    const { sandbox, connect } = await drained();
    const connection = await connect('system', sandbox.systemPassword);
    const call = connection.execute('begin dbms_session.sleep(0.2); :x := 1; end;', {
      x: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
    });
    await expect.poll(() => sandbox.roundTrips).toBeGreaterThan(0);
    expect(sandbox.faults.drain()).toBe(2);
    expect((await call).outBinds).toEqual({ x: 1 });
    await expect.poll(() => connection.isHealthy()).toBe(false);
  });

  test('a pool replaces idle connections and those that come back, and no call fails', async () => {
    const { sandbox, newPool } = await drained();
    const pool = await newPool(2, 4);
    await expect.poll(() => pool.connectionsOpen).toBe(2);
    const leased = await pool.getConnection();
    const first = await sid(leased);
    expect(sandbox.faults.drain()).toBe(3);
    expect(await sid(leased)).toBe(first);
    const others = [await pool.getConnection(), await pool.getConnection()];
    const sids = await Promise.all(others.map(sid));
    expect(others.every((connection) => connection.isHealthy())).toBe(true);
    await leased.close();
    const again = await pool.getConnection();
    expect([first, ...sids]).not.toContain(await sid(again));
    for (const connection of [...others, again]) await connection.close();
    // Those that were told have left.
    await expect.poll(() => sandbox.sessions).toBe(1 + pool.connectionsOpen);
  });

  test('a connection to a pooled server is replaced as well', async () => {
    const { sandbox } = await drained();
    const pool = await oracledb.createPool({
      user: 'system',
      password: sandbox.systemPassword,
      connectString: `${sandbox.connectString}:pooled`,
      poolMin: 0,
    });
    onTestFinished(() => pool.close(0));
    const first = await pool.getConnection();
    await first.ping();
    await first.close();
    expect(sandbox.faults.drain()).toBe(2);
    const second = await pool.getConnection();
    expect(second.isHealthy()).toBe(true);
    expect((await second.execute('select user from dual')).rows).toEqual([['SYSTEM']]);
    await second.close();
  });
});
