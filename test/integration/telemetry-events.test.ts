import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { scriptCalls, scriptedClient } from '../support/scripted-calls.js';
import { hearEvents } from '../support/telemetry-events.js';
import { troubled } from '../support/troubled-client.js';
import { startWireServer } from '../support/wire-server.js';

test('a first call tells of its login, its wait and itself, in that order', async () => {
  const { client } = await troubled(['alice'], { telemetry: { name: 'erp', userNames: true } });
  const heard = hearEvents();
  await client.as('ALICE').api.who();
  const about = { client: 'erp', user: 'ALICE' };
  expect(heard.names).toEqual([
    'gen-oracle-client:call:start',
    'gen-oracle-client:login',
    'gen-oracle-client:lease',
    'gen-oracle-client:call:end',
  ]);
  const [start, login, lease, end] = heard.all;
  expect(start).toEqual({ ...about, id: expect.any(Number), routine: 'ERP.API.WHO' });
  expect(login).toEqual({ ...about, durationMs: expect.any(Number) });
  expect(lease).toEqual({ ...about, waitMs: expect.any(Number) });
  expect(end).toEqual({ ...start, durationMs: expect.any(Number) });
});

test('each call in a transaction is told, and then the transaction', async () => {
  const { client } = await troubled(['alice']);
  const heard = hearEvents();
  await client.as('ALICE').$transaction(async (tx) => {
    await tx.api.note({ text: 'one' });
    await tx.api.note({ text: 'two' });
  });
  await client
    .as('ALICE')
    .$transaction(async () => Promise.reject(new RangeError('no')))
    .catch(() => undefined);
  expect(heard.of('gen-oracle-client:call:end')).toHaveLength(2);
  expect(heard.of('gen-oracle-client:transaction').map(({ failure }) => failure)).toEqual([
    undefined,
    { error: 'RangeError' },
  ]);
  expect(client.$stats.totals).toMatchObject({ calls: 2, transactions: 2, failedTransactions: 1 });
});

test('why sessions end', async () => {
  const { client, system, untilSlow } = await troubled(['alice', 'bob'], {
    sessions: { max: 1 },
    timeouts: { quarantine: 50 },
  });
  const heard = hearEvents();
  const reasons = () => heard.of('gen-oracle-client:session:closed').map(({ reason }) => reason);
  await client.as('ALICE').api.who();
  await client.as('BOB').api.who();
  expect(reasons()).toEqual(['evicted']);

  const slow = client.as('BOB').api.noteSlowly({ text: 'x', seconds: 5 });
  const ended = Promise.allSettled([slow]);
  await untilSlow('BOB');
  const { rows } = await system.execute<[string]>(`SELECT sid || ',' || serial# FROM v$session WHERE username = 'BOB'`);
  await system.execute(`ALTER SYSTEM KILL SESSION '${rows?.[0]?.[0] ?? ''}' IMMEDIATE`);
  await ended;
  await expect.poll(reasons).toHaveLength(2);
  expect(reasons()[1]).toBe('lost');

  await client.as('ALICE').api.who();
  await client.$close();
  expect(reasons()).toEqual(['evicted', 'lost', 'client-closed']);
  expect(client.$stats.totals).toMatchObject({
    calls: 4,
    failedCalls: 1,
    logins: 3,
    failedLogins: 0,
    closedSessions: 3,
    evictions: 1,
    cuts: 0,
  });
});

test('a session that hangs is cut and then quarantined', async () => {
  const { client, sandbox } = await troubled(['alice'], { timeouts: { break: 50, quarantine: 50, close: 50 } });
  await client.as('ALICE').api.who();
  const heard = hearEvents();
  sandbox.faults.onCall = ({ statement }) =>
    statement?.includes('NOTE') === true ? { kind: 'hang', when: 'before', answersBreak: false } : undefined;
  await client
    .as('ALICE')
    .api.note({ text: 'x' }, { timeout: 50 })
    .catch(() => undefined);
  await expect.poll(() => heard.of('gen-oracle-client:session:quarantined')).toMatchObject([{ quarantineMs: 50 }]);
  expect(heard.of('gen-oracle-client:session:closed')).toMatchObject([{ reason: 'cut' }]);
  expect(heard.of('gen-oracle-client:call:error')).toMatchObject([
    { routine: 'ERP.API.NOTE', failure: { error: 'CallTimeoutError', outcome: 'unknown', sessionSurvived: false } },
  ]);
  expect(client.$stats.totals).toMatchObject({ timeouts: 1, cuts: 1 });
});

test('a refused login is told, and the lease and the call that fail with it', async () => {
  const { client } = await troubled(['alice']);
  const heard = hearEvents();
  await client
    .as('NOBODY')
    .api.who()
    .catch(() => undefined);
  const failure = { error: 'ConnectError', outcome: 'not-started' };
  expect(heard.of('gen-oracle-client:login')).toMatchObject([{ failure }]);
  expect(heard.of('gen-oracle-client:lease')).toMatchObject([{ failure }]);
  expect(heard.of('gen-oracle-client:call:error')).toMatchObject([{ failure }]);
  expect(client.$stats.totals).toMatchObject({ failedCalls: 1, logins: 0, failedLogins: 1 });
});

test('no argument, result, password, user or database text is ever in an event', async () => {
  const server = await startWireServer();
  const word = fc.stringMatching(/^[a-z]{12}$/);
  const password = 'the-Password-of-APP';
  server.database.addUser('APP', password, ['ALICE', 'BOB']);
  scriptCalls(server, ({ user }) => {
    const text = String(user);
    if (text.startsWith('a')) throw new OracleError(20001, `${text} is not wanted`);
    if (text.startsWith('b')) throw new OracleError(1, `unique constraint (ERP.${text}) violated`);
    if (text.startsWith('c')) throw new OracleError(20999, `gen-oracle-client identity ${text}"APP`);
    return `result-${text}`;
  });
  const heard = hearEvents();
  const client = scriptedClient(server.listener.port, {
    credentials: () => password,
    sessions: { max: 1 },
    timeouts: { userBackOff: 1 },
  });
  onTestFinished(() => client.$close());
  const users = ['ALICE', 'BOB', 'MALLORY'] as const;
  const calls = fc.array(fc.record({ user: fc.constantFrom(...users), argument: word }), {
    minLength: 4,
    maxLength: 6,
  });
  const secrets = new Set<string>([password, 'ALICE', 'BOB', 'MALLORY', 'result-', 'unique', 'wanted', 'begin']);
  await fc.assert(
    fc.asyncProperty(calls, fc.boolean(), async (made, inTransaction) => {
      for (const { user, argument } of made) {
        secrets.add(argument);
        const call = inTransaction
          ? client.as(user).$transaction((tx) => tx.api.doIt({ user: argument }))
          : client.as(user).api.doIt({ user: argument });
        await call.catch(() => undefined);
      }
    }),
    { numRuns: 30 },
  );
  await client.$close();
  const told = inspect(heard.all, { depth: Number.POSITIVE_INFINITY, maxArrayLength: null, showHidden: true });
  expect(heard.of('gen-oracle-client:call:error').length).toBeGreaterThan(10);
  expect(heard.of('gen-oracle-client:call:end').length).toBeGreaterThan(10);
  expect([...secrets].filter((secret) => told.includes(secret))).toEqual([]);
});
