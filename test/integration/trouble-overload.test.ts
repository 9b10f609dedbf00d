import { describe, expect, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

describe('a database that has no room, or is going away', () => {
  test('ORA-12516, no free handler: however often, calls wait for the pause to be over instead of failing at once', async () => {
    const { client, sandbox } = await troubled(['alice', 'bob'], { timeouts: { databaseBackOff: 20 } });
    let connections = 0;
    sandbox.faults.onConnect = () => {
      connections += 1;
      return connections <= 4 ? { kind: 'refuse', code: 12516 } : undefined;
    };
    for (let count = 0; count < 4; count += 1)
      await expect(client.as('ALICE').api.who()).rejects.toMatchObject({ code: 12516, retryable: true });
    const users = ['ALICE', 'BOB', 'ALICE', 'BOB'];
    expect(await Promise.all(users.map((user) => client.as(user).api.who()))).toEqual(users);
    expect(connections).toBeLessThanOrEqual(8);
  });

  test('ORA-12516 once: the call that met it is told, retryable, and the next one is served', async () => {
    const { client, sandbox } = await troubled(['alice'], { timeouts: { databaseBackOff: 20 } });
    sandbox.faults.onConnect = () => ({ kind: 'refuse', code: 12516 });
    await expect(client.as('ALICE').api.who()).rejects.toMatchObject({
      name: 'ConnectError',
      code: 12516,
      outcome: 'not-started',
      retryable: true,
      message: expect.stringContaining('the listener has no free handler for the service'),
    });
    sandbox.faults.clear();
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
  });

  test('ORA-01089, shutdown in progress, at a login: told clearly, and everybody waits out the pause', async () => {
    const { client, sandbox } = await troubled(['alice', 'bob'], { timeouts: { databaseBackOff: 60 } });
    const logins: string[] = [];
    sandbox.faults.onLogin = ({ proxyClient = '' }) => {
      logins.push(proxyClient);
      return logins.length === 1 ? { kind: 'refuse', code: 1089 } : undefined;
    };
    const start = performance.now();
    await expect(client.as('ALICE').api.who()).rejects.toMatchObject({
      name: 'ConnectError',
      code: 1089,
      outcome: 'not-started',
      retryable: true,
      message: expect.stringContaining('the database is shutting down'),
    });
    expect(await client.as('BOB').api.who()).toBe('BOB');
    expect(performance.now() - start).toBeGreaterThanOrEqual(60);
    expect(logins).toEqual(['ALICE', 'BOB']);
  });

  test('ORA-01089 in the middle of a call: nobody knows what became of it, and the session is gone', async () => {
    const { client, sandbox, notes } = await troubled(['alice']);
    await client.as('ALICE').api.who();
    let refusals = 0;
    sandbox.faults.onCall = ({ user }) => {
      if (user !== 'ALICE' || refusals > 0) return undefined;
      refusals += 1;
      return { kind: 'refuse', code: 1089 };
    };
    await expect(client.as('ALICE').api.note({ text: 'x' })).rejects.toMatchObject({
      name: 'ConnectionLostError',
      code: 1089,
      outcome: 'unknown',
      sessionSurvived: false,
      retryable: false,
    });
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
    expect(await notes()).toEqual([]);
  });
});
