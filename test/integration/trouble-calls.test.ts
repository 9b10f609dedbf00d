import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { hearEvents } from '../support/telemetry-events.js';
import { troubled } from '../support/troubled-client.js';

/** What becomes of calls that are aborted, hung, killed or cut: on the sandbox, over the real driver, with the table as witness. */

describe('an AbortSignal', () => {
  test('that is aborted already: nothing is run', async () => {
    const { client, notes } = await troubled(['alice']);
    const reason = new Error('the user went away');
    await expect(
      client.as('ALICE').api.note({ text: 'x' }, { signal: AbortSignal.abort(reason) }),
    ).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'not-started', cause: reason });
    expect(await notes()).toEqual([]);
    expect(client.$stats).toMatchObject({ open: 0, waiting: 0 });
  });

  test('ends the wait for a session at once, and the queue goes on', async () => {
    const { client, notes, untilSlow } = await troubled(['alice', 'bob'], { sessions: { max: 1 } });
    const busy = client.as('ALICE').api.noteSlowly({ text: 'busy', seconds: 0.5 });
    await untilSlow('ALICE');
    const abort = new AbortController();
    const waiting = client.as('BOB').api.note({ text: 'waiting' }, { signal: abort.signal });
    const behind = client.as('ALICE').api.note({ text: 'behind' });
    setTimeout(() => abort.abort(), 40);
    const start = performance.now();
    await expect(waiting).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'not-started' });
    expect(performance.now() - start).toBeLessThan(400);
    await Promise.all([busy, behind]);
    expect(await notes()).toEqual(['ALICE: busy', 'ALICE: behind']);
  });

  test('ends the wait for a login; the session that comes of it serves the user’s next call', async () => {
    const { sandbox, client, notes } = await troubled(['alice']);
    sandbox.faults.loginMs = 200;
    const call = client.as('ALICE').api.note({ text: 'x' }, { signal: AbortSignal.timeout(60) });
    await expect(call).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'not-started', retryable: false });
    await expect.poll(() => client.$stats.idle).toBe(1);
    sandbox.faults.onLogin = () => ({ kind: 'refuse', code: 1017 });
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
    expect(await notes()).toEqual([]);
  });

  test('breaks off a running call, which was not committed; the session is used again', async () => {
    const { client, notes, untilSlow } = await troubled(['alice'], { sessions: { max: 1 } });
    const abort = new AbortController();
    const call = client.as('ALICE').api.noteSlowly({ text: 'slow', seconds: 30 }, { signal: abort.signal });
    const ended = expect(call).rejects.toMatchObject({
      name: 'CallAbortedError',
      code: 1013,
      routine: 'ERP.API.NOTE_SLOWLY',
      outcome: 'rolled-back',
      sessionSurvived: true,
      retryable: false,
      plsqlStack: expect.arrayContaining([{ unit: null, line: expect.any(Number) }]),
      cause: new Error('enough'),
    });
    await untilSlow('ALICE');
    abort.abort(new Error('enough'));
    await ended;
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
    expect(client.$stats).toMatchObject({ open: 1, quarantined: 0 });
    expect(await notes()).toEqual([]);
  });

  test('cuts the connection when the database does not answer the break', async () => {
    const { sandbox, client } = await troubled(['alice'], { timeouts: { break: 100, quarantine: 200, close: 100 } });
    await client.as('ALICE').api.who();
    sandbox.faults.onCall = ({ user }) => (user === 'ALICE' ? { kind: 'hang' } : undefined);
    const call = client.as('ALICE').api.note({ text: 'x' }, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'unknown', sessionSurvived: false });
    await expect.poll(() => client.$stats).toMatchObject({ quarantined: 1, open: 1 });
    sandbox.faults.clear();
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
  });

  test('that is aborted when all is done changes nothing', async () => {
    const { client, notes } = await troubled(['alice']);
    const abort = new AbortController();
    await client.as('ALICE').api.note({ text: 'x' }, { signal: abort.signal });
    abort.abort();
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
    expect(await notes()).toEqual(['ALICE: x']);
  });

  test('must be one', async () => {
    const { client } = await troubled(['alice']);
    const options: object = { signal: 'x' };
    await expect(client.as('ALICE').api.who({}, options)).rejects.toThrow('`signal` of a call must be an AbortSignal.');
  });
});

describe('a call', () => {
  test('whose answer is lost has an unknown outcome, and is not repeated: here it was committed', async () => {
    const { sandbox, client, notes } = await troubled(['alice']);
    await client.as('ALICE').api.who();
    for (const [when, text] of [
      ['before', 'one'],
      ['after', 'two'],
    ] as const) {
      sandbox.faults.onCall = ({ user }) => (user === 'ALICE' ? { kind: 'cut', when } : undefined);
      await expect(client.as('ALICE').api.note({ text })).rejects.toMatchObject({
        name: 'ConnectionLostError',
        outcome: 'unknown',
        retryable: false,
        sessionSurvived: false,
      });
      sandbox.faults.clear();
    }
    expect(await notes()).toEqual(['ALICE: two']);
    expect(await client.as('ALICE').api.who()).toBe('ALICE');
  });

  test('on a session that was killed meanwhile did not run, and may be made again', async () => {
    const { client, system, run, notes } = await troubled(['alice']);
    await client.as('ALICE').api.who();
    const { rows = [] } = await system.execute<[string]>(
      `SELECT sid || ',' || serial# FROM v$session WHERE username = 'ALICE'`,
    );
    await run(`ALTER SYSTEM KILL SESSION '${rows[0]?.[0]}' IMMEDIATE`);
    await expect(client.as('ALICE').api.note({ text: 'x' })).rejects.toMatchObject({
      name: 'ConnectionLostError',
      code: 28,
      outcome: 'rolled-back',
      retryable: true,
      sessionSurvived: false,
    });
    await client.as('ALICE').api.note({ text: 'again' });
    expect(await notes()).toEqual(['ALICE: again']);
  });

  test('that is killed while it runs is rolled back', async () => {
    const { client, system, run, notes, untilSlow } = await troubled(['alice']);
    const call = client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 30 });
    const ended = expect(call).rejects.toMatchObject({ name: 'ConnectionLostError', code: 28, outcome: 'rolled-back' });
    await untilSlow('ALICE');
    const { rows = [] } = await system.execute<[string]>(
      `SELECT sid || ',' || serial# FROM v$session WHERE username = 'ALICE'`,
    );
    await run(`ALTER SYSTEM KILL SESSION '${rows[0]?.[0]}'`);
    await ended;
    expect(await notes()).toEqual([]);
  });

  test('that is killed while it is being broken off may have been committed before', async () => {
    const { sandbox, client, system, run, notes } = await troubled(['alice']);
    const outcomes: unknown[] = [];
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) {
      await client.as('ALICE').api.who();
      const { rows = [] } = await system.execute<[string]>(
        `SELECT sid || ',' || serial# FROM v$session WHERE username = 'ALICE'`,
      );
      sandbox.faults.onCall = ({ user }) =>
        user === 'ALICE' ? { kind: 'hang', when: 'after', answersBreak: true } : undefined;
      const abort = new AbortController();
      const call = client.as('ALICE').api.note({ text }, { signal: abort.signal });
      const ended = call.catch((error: unknown) => error);
      await expect.poll(() => notes()).toContain(`ALICE: ${text}`);
      sandbox.faults.clear();
      abort.abort();
      await run(`ALTER SYSTEM KILL SESSION '${rows[0]?.[0]}'`);
      outcomes.push(await ended);
    }
    for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'unknown', retryable: false });
  });

  test('past its limit is broken off, and its row is not there', async () => {
    const { client, notes } = await troubled(['alice']);
    await client.as('ALICE').api.who();
    await expect(client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 30 }, { timeout: 200 })).rejects.toMatchObject(
      {
        name: 'CallTimeoutError',
        sessionSurvived: true,
      },
    );
    expect(await notes()).toEqual([]);
  });

  test('says nothing of its arguments when it fails', async () => {
    const { sandbox, client } = await troubled(['alice']);
    await client.as('ALICE').api.who();
    const messages: string[] = [];
    for (const fault of [
      { kind: 'cut' },
      { kind: 'refuse', code: 4031 },
      { kind: 'hang', answersBreak: true },
    ] as const) {
      sandbox.faults.onCall = ({ user }) => (user === 'ALICE' ? fault : undefined);
      const error: unknown = await client
        .as('ALICE')
        .api.note({ text: 's3cr3t' }, { timeout: 200 })
        .catch((thrown: unknown) => thrown);
      if (error instanceof Error) messages.push(`${error.message} ${JSON.stringify(error)}`);
    }
    sandbox.faults.clear();
    expect(messages).toHaveLength(3);
    expect(messages.join()).not.toContain('s3cr3t');
  });
});

test('a restart of the database costs the running calls and nothing after it', async () => {
  const { sandbox, client, notes, untilSlow } = await troubled(['alice', 'bob'], {
    timeouts: { databaseBackOff: 20 },
  });
  await Promise.all(['ALICE', 'BOB'].map((user) => client.as(user).api.who()));
  const running = client.as('ALICE').api.noteSlowly({ text: 'lost', seconds: 30 });
  const ended = expect(running).rejects.toMatchObject({ name: 'ConnectionLostError', outcome: 'unknown' });
  await untilSlow('ALICE');
  sandbox.faults.shutDown();
  await ended;
  sandbox.faults.startUp();
  // Until the end of the connection has reached the driver.
  await delay(20);
  await Promise.all(['ALICE', 'BOB', 'ALICE'].map((user) => client.as(user).api.note({ text: 'after' })));
  // The witness' own session ended with the others.
  const witness = await sandboxNotes(sandbox.connectString, sandbox.systemPassword);
  expect(witness.toSorted()).toEqual(['ALICE', 'ALICE', 'BOB']);
  await expect(notes()).rejects.toThrow(/NJS-500/);
});

test('planned maintenance, of which the database tells its clients beforehand, costs no call', async () => {
  const { sandbox, client, notes, untilSlow } = await troubled(['alice', 'bob']);
  const heard = hearEvents();
  await client.as('BOB').api.note({ text: 'before' });
  const running = client.as('ALICE').api.noteSlowly({ text: 'running', seconds: 0.3 });
  await untilSlow('ALICE');
  const transaction = client.as('BOB').$transaction(async (tx) => {
    await tx.api.note({ text: 'one' });
    sandbox.faults.drain();
    await tx.api.note({ text: 'two' });
  });
  await Promise.all([running, transaction]);
  const { logins } = client.$stats.totals;
  await Promise.all(['ALICE', 'BOB'].map((user) => client.as(user).api.note({ text: 'after' })));
  expect(heard.of('gen-oracle-client:session:closed').map(({ reason }) => reason)).toEqual(['expired', 'expired']);
  expect(client.$stats.totals.logins).toBe(logins + 2);
  expect((await notes()).toSorted()).toEqual([
    'ALICE: after',
    'ALICE: running',
    'BOB: after',
    'BOB: before',
    'BOB: one',
    'BOB: two',
  ]);
});

async function sandboxNotes(connectString: string, password: string): Promise<string[]> {
  const { default: oracledb } = await import('oracledb');
  const connection = await oracledb.getConnection({ user: 'system', password, connectString });
  const { rows = [] } = await connection.execute<[string]>('SELECT who FROM erp.log');
  await connection.close();
  return rows.map(([who]) => who);
}
