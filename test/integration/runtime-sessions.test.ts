import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadDriver } from '../../runtime/driver/load-driver.js';
import type { ClientOptions } from '../../runtime/index.js';
import { LeasingSessionSource } from '../../runtime/sessions/leasing-session-source.js';
import type { LeasedSession } from '../../runtime/sessions/session-source.js';
import { StandaloneConnector } from '../../runtime/sessions/standalone-connector.js';
import { Telemetry } from '../../runtime/telemetry/telemetry.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { type Behaviour, scriptCalls, scriptedClient } from '../support/scripted-calls.js';
import { untilAborted } from '../support/scripted-database.js';
import { TcpRelay } from '../support/tcp-relay.js';
import { startWireServer } from '../support/wire-server.js';

/*
 * How the runtime leases sessions, seen from both ends: the real driver on one, the server's own record on the other. The server is the sandbox's
 * wire over an engine that answers as each test says.
 */

const USERS = ['ALICE', 'BOB', 'CAROL', 'DAVE', 'EVE'];

/** A server with users who may all be connected through APP, a relay before it, and a client. */
async function setUp(behave: Behaviour, options: Partial<ClientOptions> = {}) {
  const server = await startWireServer();
  server.database.addUser('APP', 'secret', [...USERS, 'Mixed Case']);
  const executions = scriptCalls(server, behave);
  const relay = await TcpRelay.before(server.listener.port);
  const client = scriptedClient(relay.port, {
    timeouts: { lease: 4_000, close: 1_000, ...options.timeouts },
    ...options,
  });
  onTestFinished(async () => {
    await client.$close();
    relay[Symbol.dispose]();
  });
  const call = (user: string, timeout?: number) =>
    client.as(user).api.doIt({ user }, timeout === undefined ? {} : { timeout });
  /** Sessions that the server has at this moment. */
  const open = () => server.database.sessions.filter(({ closed }) => !closed);
  return { server, executions, relay, client, call, open };
}

const fine: Behaviour = () => 'done';

describe('a call', () => {
  test('is one execution that commits, with the context on it and the identity that is asserted', async () => {
    const { client, executions, call } = await setUp(fine);
    expect(await call('ALICE')).toBe('done');
    expect(executions).toMatchObject([
      { identity: 'ALICE"APP', user: 'ALICE', autoCommit: true, session: { commits: 1, rollbacks: 0 } },
    ]);
    expect(executions[0]?.session.endToEnd).toMatchObject({ module: 'API', action: 'DO_IT' });
    await client.as({ user: 'ALICE', clientIdentifier: 'web-7', action: 'Checkout' }).api.doIt({ user: 'ALICE' });
    expect(executions[1]?.session.endToEnd).toMatchObject({
      module: 'API',
      action: 'Checkout',
      clientIdentifier: 'web-7',
    });
    await call('ALICE');
    expect(executions[2]?.session).toBe(executions[0]?.session);
    expect(executions[2]?.session.endToEnd.clientIdentifier ?? '').toBe('');
  });

  test('logs in with the exact name', async () => {
    const { call, open } = await setUp(fine);
    await call('Mixed Case');
    expect(open()).toMatchObject([{ logon: { userName: 'APP', proxyClientName: 'Mixed Case' } }]);
  });

  test('that fails and leaves a transaction open is rolled back before it is reported', async () => {
    const { executions, call } = await setUp(({ session }) => {
      session.transactionInProgress = true;
      throw new OracleError(20001, 'no');
    });
    await expect(call('ALICE')).rejects.toMatchObject({ name: 'ApplicationError', outcome: 'rolled-back' });
    expect(executions[0]?.session).toMatchObject({ rollbacks: 1, commits: 0, closed: false });
  });

  test('that is refused for its identity destroys the session', async () => {
    let wrong = true;
    const { executions, call, open } = await setUp(() => {
      if (wrong) throw new OracleError(20999, 'gen-oracle-client identity EVE"APP');
      return 'done';
    });
    await expect(call('ALICE')).rejects.toMatchObject({
      name: 'IdentityMismatchError',
      outcome: 'not-started',
      sessionSurvived: false,
    });
    wrong = false;
    expect(await call('ALICE')).toBe('done');
    expect(executions[1]?.session).not.toBe(executions[0]?.session);
    await expect.poll(() => open().length).toBe(1);
  });

  test('without CONNECT THROUGH is told what to grant', async () => {
    const { executions, call, client } = await setUp(fine);
    await expect(call('MALLORY')).rejects.toMatchObject({ name: 'ConnectError', code: 28150, outcome: 'not-started' });
    await expect(call('MALLORY')).rejects.toThrow('ALTER USER MALLORY GRANT CONNECT THROUGH APP;');
    expect(executions).toEqual([]);
    expect(client.$stats.open).toBe(0);
  });
});

describe('the cap', () => {
  test('holds at the server, over all users; idle sessions of others make room, least recently used first', async () => {
    const { call, open } = await setUp(fine, { sessions: { max: 2 } });
    await call('ALICE');
    await call('BOB');
    await call('ALICE');
    await call('CAROL');
    await expect.poll(() => open().map(({ logon }) => logon.proxyClientName)).toEqual(['ALICE', 'CAROL']);
  });

  test('who waits too long is told what is going on', async () => {
    const { client, call } = await setUp(({ signal }) => untilAborted(signal), {
      sessions: { max: 1 },
      timeouts: { lease: 80 },
    });
    const busy = call('ALICE', 600);
    await delay(40);
    await expect(call('BOB')).rejects.toMatchObject({
      name: 'LeaseTimeoutError',
      outcome: 'not-started',
      retryable: true,
    });
    await expect(call('BOB')).rejects.toThrow('1 of 1 sessions are open, 1 of them in use');
    await expect(busy).rejects.toMatchObject({ name: 'CallTimeoutError' });
    expect(client.$stats).toMatchObject({ waiting: 0, leased: 0 });
  });

  test('more calls than may wait are refused at once', async () => {
    const { call } = await setUp(({ signal }) => untilAborted(signal), { sessions: { max: 1, maxWaiting: 1 } });
    const ended = Promise.allSettled([call('ALICE', 200), call('BOB', 200)]);
    await expect(call('CAROL')).rejects.toMatchObject({ name: 'QueueFullError', retryable: true });
    await ended;
  });

  test('a user whose calls never stop does not starve another', async () => {
    const { executions, call } = await setUp(fine, { sessions: { max: 1 } });
    await Promise.all(['ALICE', 'BOB', ...Array.from({ length: 60 }, () => 'ALICE')].map((user) => call(user)));
    const turn = executions.findIndex(({ user }) => user === 'BOB');
    expect(turn).toBeGreaterThan(1);
    expect(turn).toBeLessThan(20);
  });

  test('a session that is given back serves those who wait for the same user, while further ones are being opened', async () => {
    const { call, server } = await setUp(fine, { sessions: { max: 10, parallelLogins: 1 } });
    await Promise.all(Array.from({ length: 50 }, () => call('ALICE')));
    expect(server.database.sessions.length).toBeLessThanOrEqual(10);
  });
});

describe('trouble', () => {
  test('a call past its limit is broken off, and the session serves the next', async () => {
    let hang = false;
    const { executions, call } = await setUp(({ signal }) => (hang ? untilAborted(signal) : 'done'));
    await call('ALICE');
    hang = true;
    await expect(call('ALICE', 100)).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'unknown',
      sessionSurvived: true,
    });
    hang = false;
    expect(await call('ALICE')).toBe('done');
    expect(new Set(executions.map(({ session }) => session)).size).toBe(1);
  });

  test('one that does not answer the break is cut, and its slot stays taken for a while', async () => {
    let hang = false;
    const { call, client, relay, executions } = await setUp(({ signal }) => (hang ? untilAborted(signal) : 'done'), {
      sessions: { max: 1 },
      timeouts: { break: 100, quarantine: 300, close: 200 },
    });
    await call('ALICE');
    hang = true;
    const running = call('ALICE', 100);
    await expect.poll(() => executions.length, { interval: 5 }).toBe(2);
    relay.freeze();
    await expect(running).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'unknown',
      sessionSurvived: false,
    });
    await expect.poll(() => client.$stats).toMatchObject({ quarantined: 1, open: 1 });
    await expect.poll(() => client.$stats.open, { timeout: 2_000 }).toBe(0);
  });

  test('a hung login ends at its limit and holds nobody up', async () => {
    const { call, relay, client } = await setUp(fine, { timeouts: { login: 150 } });
    relay.freeze();
    await expect(call('ALICE')).rejects.toMatchObject({
      name: 'LoginTimeoutError',
      outcome: 'not-started',
      retryable: true,
    });
    relay.thaw();
    expect(await call('BOB')).toBe('done');
    expect(await call('ALICE')).toBe('done');
    expect(client.$stats.open).toBe(2);
  });

  test('a call whose connection is lost is not repeated', async () => {
    let hang = true;
    const { executions, call, relay } = await setUp(({ signal }) => (hang ? untilAborted(signal) : 'done'));
    const running = call('ALICE');
    await expect.poll(() => executions.length).toBe(1);
    relay.cut();
    await expect(running).rejects.toMatchObject({
      name: 'ConnectionLostError',
      outcome: 'unknown',
      sessionSurvived: false,
      retryable: false,
    });
    hang = false;
    expect(await call('ALICE')).toBe('done');
    expect(executions).toHaveLength(2);
  });

  test('an idle session that was cut is not used', async () => {
    const { call, relay, executions } = await setUp(fine);
    await call('ALICE');
    relay.cut();
    await delay(30);
    expect(await call('ALICE')).toBe('done');
    expect(executions[1]?.session).not.toBe(executions[0]?.session);
  });

  test('a session that was idle for long is asked before a call goes out on it', async () => {
    const { call, relay, executions } = await setUp(fine, { sessions: { pingAfter: 50 }, timeouts: { lease: 2_000 } });
    await call('ALICE');
    await delay(80);
    relay.freeze();
    setTimeout(() => relay.thaw(), 200);
    expect(await call('ALICE')).toBe('done');
    expect(executions).toHaveLength(2);
    expect(executions[1]?.session).not.toBe(executions[0]?.session);
  });

  test('sessions end when they are idle for too long or too old', async () => {
    const idle = await setUp(fine, { sessions: { idleTimeout: 60 } });
    await idle.call('ALICE');
    await expect.poll(() => idle.open().length).toBe(0);
    const old = await setUp(fine, { sessions: { lifetime: 60 } });
    await old.call('ALICE');
    await delay(80);
    await old.call('ALICE');
    expect(old.executions[1]?.session).not.toBe(old.executions[0]?.session);
  });
});

describe('closing', () => {
  test('lets running calls finish, refuses new ones and logs off', async () => {
    const { client, call, open } = await setUp(() => delay(150, 'done'));
    const running = call('ALICE');
    await expect.poll(() => client.$stats.leased).toBe(1);
    const closed = client.$close();
    await expect(call('BOB')).rejects.toMatchObject({ name: 'ClosedError', outcome: 'not-started' });
    expect(await running).toBe('done');
    await closed;
    expect(client.$stats.open).toBe(0);
    await expect.poll(() => open().length).toBe(0);
  });

  test('fails who waits for a session', async () => {
    const { client, call } = await setUp(() => delay(100, 'done'), { sessions: { max: 1 } });
    const [running, waiting] = [call('ALICE'), call('BOB')];
    const ended = Promise.allSettled([running, waiting]);
    await expect.poll(() => client.$stats.leased).toBe(1);
    await client.$close();
    expect(await ended).toMatchObject([{ value: 'done' }, { reason: { name: 'ClosedError', outcome: 'not-started' } }]);
  });

  test('cuts what does not finish', async () => {
    const { client, call, relay } = await setUp(({ signal }) => untilAborted(signal), { timeouts: { close: 150 } });
    const running = call('ALICE');
    const ended = Promise.allSettled([running]);
    await expect.poll(() => client.$stats.leased).toBe(1);
    relay.freeze();
    await client.$close();
    expect(await ended).toMatchObject([
      { reason: { name: 'ClosedError', outcome: 'unknown', sessionSurvived: false } },
    ]);
  });
});

test('a lease dies with its callback', async () => {
  const server = await startWireServer();
  const login = {
    connectString: server.connectString,
    proxyUser: 'APP',
    credentials: 'secret',
    connection: {},
    limitMs: 5_000,
    breakMs: 1_000,
    lifetimeMs: 60_000,
  };
  const source = new LeasingSessionSource({
    telemetry: new Telemetry({ name: 'test', userNames: false, openTelemetry: false, address: { name: 'test' } }),
    login,
    max: 1,
    parallelLogins: 1,
    maxWaiting: 10,
    idleMs: 60_000,
    pingAfterMs: 60_000,
    closeMs: 1_000,
    quarantineMs: 0,
    maxPerUser: 1,
    min: 0,
    increment: 1,
    loginsPerSecond: 100,
    loginPauses: { userMs: 1_000, proxyMs: 1_000, databaseMs: 100 },
    packageState: 'keep',
    keepsIdle: true,
    loadDriver: () => loadDriver(undefined),
    makeConnector: (driver) => new StandaloneConnector(driver, login),
  });
  let kept: LeasedSession | undefined;
  await source.withSession({ user: 'ALICE' }, performance.now() + 5_000, (session) => {
    kept = session;
    return Promise.resolve();
  });
  expect(() => kept?.transactionInProgress).toThrow('given back');
  expect(() =>
    kept?.execute(
      { text: 'begin null; end;', binds: [], context: {}, commit: true, givesUpPackageState: false },
      performance.now() + 1_000,
    ),
  ).toThrow('given back');
  await source.close(performance.now() + 1_000);
});

test('whatever happens, no call runs as somebody else, none runs twice, and the cap holds', async () => {
  let number = 0;
  const random = lcg(20_261_124);
  const { executions, call, client, open, relay } = await setUp(
    async ({ session, signal }) => {
      number += 1;
      const kind = random(12);
      if (kind === 0) throw new OracleError(20_001, 'business');
      if (kind === 1) {
        session.transactionInProgress = true;
        throw new OracleError(1403, 'no data found');
      }
      if (kind === 2) return untilAborted(signal);
      if (kind === 3) throw new OracleError(20_999, 'gen-oracle-client identity X"APP');
      await delay(random(4));
      return `call ${number}`;
    },
    { sessions: { max: 3, parallelLogins: 2 }, timeouts: { lease: 10_000, break: 500, quarantine: 0 } },
  );
  const cutter = setInterval(() => {
    if (random(4) === 0) relay.cut();
  }, 25);
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 16 }, async (_, worker) => {
      for (let round = 0; round < 25; round += 1) {
        const user = USERS[(worker + random(5)) % USERS.length] ?? 'ALICE';
        await call(user, 3_000).catch(explained);
        most = Math.max(most, client.$stats.open);
      }
    }),
  );
  clearInterval(cutter);
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  for (const { session, identity, user } of executions) {
    expect([session.logon.proxyClientName, identity]).toEqual([user, `${String(user)}"APP`]);
  }
  expect(executions.length).toBeLessThanOrEqual(16 * 25);
  expect(executions.length).toBeGreaterThan(200);
  expect(most).toBeLessThanOrEqual(3);
  expect(client.$stats).toMatchObject({ leased: 0, waiting: 0 });
  // A login may still be on its way for a call that another session served meanwhile.
  await expect.poll(() => client.$stats.opening).toBe(0);
  await client.$close();
  await expect.poll(() => open().length).toBe(0);
});

/** Rethrows what none of the faults in the test explains. */
function explained(error: unknown): void {
  const names = [
    'ApplicationError',
    'DatabaseError',
    'CallTimeoutError',
    'IdentityMismatchError',
    'ConnectionLostError',
    'ConnectError',
  ];
  if (!(error instanceof Error && names.includes(error.name))) throw error;
}

/** Numbers below `max` that are the same in every run. */
function lcg(seed: number): (max: number) => number {
  let state = seed;
  return (max) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * max);
  };
}
