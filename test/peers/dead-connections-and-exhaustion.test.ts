import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

describe('oracle/node-oracledb#974: dead pooled connections', () => {
  test('an idle session that the network dropped is replaced, and the call does not notice', async () => {
    const { client, sandbox, connect, sessionUsers } = await troubled(['alice']);
    await client.as('ALICE').api.who();
    expect(await sessionUsers()).toEqual(['ALICE']);
    sandbox.faults.cutConnections();
    // Until the end of the connection has reached the driver.
    await delay(20);
    await client.as('ALICE').api.note({ text: 'after' });
    expect(client.$stats.open).toBe(1);
    const witness = await connect('system', sandbox.systemPassword);
    expect((await witness.execute('SELECT who, text FROM erp.log')).rows).toEqual([['ALICE', 'after']]);
  });
});

describe('oracle/node-oracledb#1592: a pool that hands out connections which the server has ended', () => {
  test('a session that no longer answers is found out before a call goes out on it', async () => {
    const { client, sandbox, notes } = await troubled(['alice'], { sessions: { pingAfter: 30 } });
    await client.as('ALICE').api.who();
    await delay(50);
    // One answer takes longer than the ping may: the session is given up, another one serves the call.
    sandbox.faults.latencyMs = 700;
    setTimeout(() => {
      sandbox.faults.latencyMs = 0;
    }, 100);
    await client.as('ALICE').api.note({ text: 'once' }, { timeout: 1_000 });
    expect(await notes()).toEqual(['ALICE: once']);
  });
});

describe('oracle/node-oracledb#1448: pool exhaustion (NJS-040)', () => {
  test('says how many sessions there are and who has them, after the limit that was set', async () => {
    const { client, untilSlow } = await troubled(['alice', 'bob'], { sessions: { max: 1 }, timeouts: { lease: 150 } });
    await client.as('ALICE').api.who();
    const busy = client.as('ALICE').api.noteSlowly({ text: 'busy', seconds: 0.4 });
    await untilSlow('ALICE');
    await expect(client.as('BOB').api.who()).rejects.toMatchObject({
      name: 'LeaseTimeoutError',
      outcome: 'not-started',
      retryable: true,
      message: expect.stringContaining('1 of 1 sessions are open, 1 of them in use'),
    });
    await busy;
    expect(await client.as('BOB').api.who()).toBe('BOB');
  });
});

describe('oracle/node-oracledb#1612: SESSIONS_PER_USER', () => {
  test('more calls at once than the profile allows sessions are served one after the other', async () => {
    const { client, notes } = await troubled(['alice'], { timeouts: { userBackOff: 50 } }, [
      'CREATE PROFILE two LIMIT SESSIONS_PER_USER 2',
      'ALTER USER alice PROFILE two',
    ]);
    await client.as('ALICE').api.who();
    await Promise.all(
      Array.from({ length: 12 }, () => client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 0.02 })),
    );
    expect(await notes()).toHaveLength(12);
  });

  test('a user whose sessions others have all taken is told', async () => {
    const { client, connect } = await troubled(['alice'], {}, [
      'CREATE PROFILE one LIMIT SESSIONS_PER_USER 1',
      'ALTER USER alice PROFILE one',
    ]);
    await connect('app[alice]', 'secret');
    await expect(client.as('ALICE').api.who()).rejects.toMatchObject({
      name: 'ConnectError',
      code: 2391,
      outcome: 'not-started',
      retryable: true,
    });
  });
});
