import { describe, expect, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

const SET_UP = { timeZone: '+01:00', timeouts: { break: 100 } };

describe('a session that is gone while the database may still be working for it', () => {
  test('is named by the error of the call, as a DBA needs it to end the session', async () => {
    const { client, sandbox, system } = await troubled(['alice'], SET_UP);
    await client.as('ALICE').api.who();
    const { rows } = await system.execute<[number, number]>(
      `SELECT sid, serial# FROM v$session WHERE username = 'ALICE'`,
    );
    const [sid, serial] = rows?.[0] ?? [];
    sandbox.faults.onCall = ({ user }) => (user === 'ALICE' ? { kind: 'hang' } : undefined);
    await expect(client.as('ALICE').api.note({ text: 'x' }, { timeout: 100 })).rejects.toMatchObject({
      name: 'CallTimeoutError',
      instance: 1,
      sid,
      serial,
      message: expect.stringContaining(`Its session was '${sid},${serial},@1'.`),
    });
  });

  test.each([
    ['aborted', 'CallAbortedError'],
    ['lost', 'ConnectionLostError'],
  ])('also when the call was %s', async (how, name) => {
    const { client, sandbox } = await troubled(['alice'], SET_UP);
    await client.as('ALICE').api.who();
    const abort = new AbortController();
    sandbox.faults.onCall = ({ user }) => {
      if (user !== 'ALICE') return undefined;
      if (how === 'lost') return { kind: 'cut', when: 'after' };
      abort.abort();
      return { kind: 'hang' };
    };
    await expect(client.as('ALICE').api.note({ text: 'x' }, { signal: abort.signal })).rejects.toMatchObject({
      name,
      instance: 1,
      sid: expect.any(Number),
      serial: expect.any(Number),
      message: expect.stringContaining('Its session was '),
    });
  });

  test('not of one that survived, and of one that was never set up nothing is known', async () => {
    const { client, newClient, sandbox } = await troubled(['alice'], SET_UP);
    await client.as('ALICE').api.who();
    await expect(client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 20 }, { timeout: 100 })).rejects.toMatchObject(
      { name: 'CallTimeoutError', sessionSurvived: true, sid: undefined },
    );
    const plain = newClient({ timeouts: { break: 100 } });
    await plain.as('ALICE').api.who();
    sandbox.faults.onCall = ({ user }) => (user === 'ALICE' ? { kind: 'hang' } : undefined);
    await expect(plain.as('ALICE').api.who({}, { timeout: 100 })).rejects.toMatchObject({
      sessionSurvived: false,
      sid: undefined,
      message: expect.not.stringContaining('Its session was'),
    });
  });

  test('costs no round trip, neither a login nor a call', async () => {
    const { client, sandbox } = await troubled(['alice'], SET_UP);
    const before = sandbox.roundTrips;
    await client.as('ALICE').api.who();
    const cold = sandbox.roundTrips - before;
    await client.as('ALICE').api.who();
    expect(sandbox.roundTrips - before - cold).toBe(1);
    const plain = await troubled(['alice']);
    const start = plain.sandbox.roundTrips;
    await plain.client.as('ALICE').api.who();
    // The one for `timeZone`.
    expect(cold - (plain.sandbox.roundTrips - start)).toBe(1);
  });
});
