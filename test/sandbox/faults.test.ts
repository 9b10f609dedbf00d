import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/** Trouble on demand: `sandbox.faults`, seen by the unmodified driver alone. */

const TABLE = ['CREATE TABLE system.t (n NUMBER)'];

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

describe('connecting and logins', () => {
  test('are refused by the listener or by the database', async () => {
    const { sandbox, connect } = await driverSandbox();
    const { faults, systemPassword } = sandbox;
    faults.onConnect = () => ({ kind: 'refuse', code: 12516 });
    await expect(connect('system', systemPassword)).rejects.toThrow(/12516/);
    faults.onConnect = undefined;
    faults.onLogin = ({ user, proxyClient }) =>
      user === 'SYSTEM' && proxyClient === undefined
        ? { kind: 'refuse', code: 1033, message: 'ORACLE initialization or shutdown in progress' }
        : undefined;
    await expect(connect('system', systemPassword)).rejects.toMatchObject({ errorNum: 1033 });
    faults.clear();
    await connect('system', systemPassword);
  });

  test('are delayed, hung or cut', async () => {
    const { sandbox, connect } = await driverSandbox();
    const { faults, systemPassword } = sandbox;
    const login = () => connect('system', systemPassword);
    faults.onLogin = () => ({ kind: 'delay', ms: 120 });
    expect(await elapsed(login)).toBeGreaterThan(115);
    faults.onLogin = () => ({ kind: 'cut' });
    await expect(login()).rejects.toMatchObject({ code: 'NJS-500' });
    faults.onLogin = () => ({ kind: 'hang' });
    const hung = login();
    expect(await Promise.race([hung, delay(150, 'hung')])).toBe('hung');
    faults.cutConnections();
    await expect(hung).rejects.toMatchObject({ code: 'NJS-500' });
    faults.clear();
    faults.onConnect = () => ({ kind: 'hang' });
    await expect(connect('system', systemPassword, { connectTimeout: 1 })).rejects.toThrow(/NJS-510/);
  });

  test('cost what they are told to', async () => {
    const { sandbox, connect } = await driverSandbox();
    sandbox.faults.loginMs = 150;
    expect(await elapsed(() => connect('system', sandbox.systemPassword))).toBeGreaterThan(145);
  });
});

describe('calls', () => {
  test('take longer by the latency of each round trip', async () => {
    const { sandbox, system } = await driverSandbox();
    sandbox.faults.latencyMs = 40;
    expect(await elapsed(() => system.ping())).toBeGreaterThan(38);
    expect(await elapsed(() => system.execute('SELECT 1 FROM dual'))).toBeGreaterThan(38);
  });

  test('fail as they are told to, chosen by their text and user', async () => {
    const { sandbox, system } = await driverSandbox();
    const seen: unknown[] = [];
    sandbox.faults.onCall = ({ kind, statement, user, proxyUser }) => {
      seen.push([kind, statement, user, proxyUser]);
      return statement?.includes('NULL') === true
        ? { kind: 'refuse', code: 4031, message: 'out of memory' }
        : undefined;
    };
    await expect(system.execute('BEGIN NULL; END;')).rejects.toThrow('ORA-04031: out of memory');
    await system.execute('SELECT 1 FROM dual');
    await system.commit();
    expect(seen).toEqual([
      ['execute', 'BEGIN NULL; END;', 'SYSTEM', undefined],
      ['execute', 'SELECT 1 FROM dual', 'SYSTEM', undefined],
      ['fetch', 'SELECT 1 FROM dual', 'SYSTEM', undefined],
      ['commit', undefined, 'SYSTEM', undefined],
    ]);
  });

  test('cut before they run leave nothing; cut after they ran lose only the answer', async () => {
    const { sandbox, connect, system } = await driverSandbox(TABLE);
    const insert = async (when: 'before' | 'after', n: number) => {
      const session = await connect('system', sandbox.systemPassword);
      sandbox.faults.onCall = () => ({ kind: 'cut', when });
      await expect(session.execute('INSERT INTO t VALUES (:1)', [n], { autoCommit: true })).rejects.toMatchObject({
        code: 'NJS-500',
      });
      sandbox.faults.clear();
    };
    await insert('before', 1);
    await insert('after', 2);
    expect((await system.execute('SELECT n FROM t')).rows).toEqual([[2]]);
  });

  test('hang until they are broken off, or for good', async () => {
    const { sandbox, connect } = await driverSandbox();
    const session = await connect('system', sandbox.systemPassword);
    sandbox.faults.onCall = () => ({ kind: 'hang', answersBreak: true });
    session.callTimeout = 80;
    await expect(session.execute('BEGIN NULL; END;')).rejects.toMatchObject({ code: 'NJS-123' });
    sandbox.faults.clear();
    await session.execute('BEGIN NULL; END;');
    sandbox.faults.onCall = () => ({ kind: 'hang' });
    const hung = session.execute('BEGIN NULL; END;');
    expect(await Promise.race([hung, delay(250, 'hung')])).toBe('hung');
    sandbox.faults.cutConnections();
    await expect(hung).rejects.toMatchObject({ code: 'NJS-500' });
  });

  test('are answered late, before or after they ran', async () => {
    const { sandbox, system } = await driverSandbox(TABLE);
    sandbox.faults.onCall = () => ({ kind: 'delay', ms: 60, when: 'after' });
    expect(await elapsed(() => system.execute('INSERT INTO t VALUES (1)'))).toBeGreaterThan(55);
    sandbox.faults.onCall = ({ kind }) => (kind === 'execute' ? { kind: 'delay', ms: 60 } : undefined);
    expect(await elapsed(() => system.execute('BEGIN NULL; END;'))).toBeGreaterThan(55);
  });
});

test('a database that is down refuses everybody, and comes back with what was committed', async () => {
  const { sandbox, system, connect } = await driverSandbox([...TABLE, 'INSERT INTO system.t VALUES (1)', 'COMMIT']);
  await system.execute('INSERT INTO t VALUES (2)');
  sandbox.faults.shutDown();
  await expect(system.execute('SELECT 1 FROM dual')).rejects.toMatchObject({ code: 'NJS-500' });
  await expect(connect('system', sandbox.systemPassword)).rejects.toMatchObject({ code: 'NJS-518' });
  sandbox.faults.startUp();
  const again = await connect('system', sandbox.systemPassword);
  expect((await again.execute('SELECT n FROM t')).rows).toEqual([[1]]);
});
