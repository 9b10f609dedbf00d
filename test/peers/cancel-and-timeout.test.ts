import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

describe('oracle/node-oracledb#671: cancelling a call that runs', () => {
  test('stops it in the database, gives the session back and says what is known', async () => {
    const { client, notes, untilSlow } = await troubled(['alice'], { sessions: { max: 1 } });
    const abort = new AbortController();
    const call = client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 30 }, { signal: abort.signal });
    const ended = expect(call).rejects.toMatchObject({
      name: 'CallAbortedError',
      // ORA-01013 came with the stack of the routine: it had not ended.
      outcome: 'rolled-back',
      sessionSurvived: true,
    });
    await untilSlow('ALICE');
    abort.abort();
    await ended;
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
    expect(await notes()).toEqual([]);
  });
});

describe('oracle/node-oracledb#1541: a row inserted despite the timeout', () => {
  test('a call that the database finished although its limit had passed is never said to have been rolled back', async () => {
    const { client, sandbox, notes } = await troubled(['alice'], { timeouts: { break: 100, quarantine: 0 } });
    await client.as('ALICE').api.who();
    sandbox.faults.onCall = ({ user }) => (user === 'ALICE' ? { kind: 'hang', when: 'after' } : undefined);
    await expect(client.as('ALICE').api.note({ text: 'x' }, { timeout: 100 })).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'unknown',
      retryable: false,
      sessionSurvived: false,
    });
    sandbox.faults.clear();
    expect(await notes()).toEqual(['ALICE: x']);
  });

  test('and one that was stopped in time has left nothing', async () => {
    const { client, notes } = await troubled(['alice']);
    await expect(client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 30 }, { timeout: 150 })).rejects.toMatchObject(
      {
        name: 'CallTimeoutError',
      },
    );
    await delay(50);
    expect(await notes()).toEqual([]);
  });
});

describe('oracle/node-oracledb#753, typeorm/typeorm#11479: tracing and audit of each call', () => {
  test('the database shows the routine and the person for as long as a call runs', async () => {
    const { client, system, untilSlow } = await troubled(['alice']);
    const call = client.as({ user: 'ALICE', clientIdentifier: 'web-7' }).api.noteSlowly({ text: 'x', seconds: 0.3 });
    await untilSlow('ALICE');
    const { rows } = await system.execute(
      `SELECT username, module, action, client_identifier FROM v$session WHERE username = 'ALICE'`,
    );
    expect(rows).toEqual([['ALICE', 'API', 'NOTE_SLOWLY', 'web-7']]);
    await call;
  });
});
