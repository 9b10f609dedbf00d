import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ApplicationError,
  ClosedError,
  ConfigurationError,
  type Initialiser,
  type InitialiserSession,
  SessionSetupError,
  type UserContext,
} from '../../runtime/index.js';
import { identities } from '../support/identity-client.js';

/** Tells ERP.SEC the tenant, which it keeps in a trusted context and in a variable, and notes for whom it ran. */
function tenants(more: Partial<Initialiser> = {}, runs: UserContext[] = []): Initialiser {
  return {
    fingerprint: ({ clientIdentifier = '' }) => clientIdentifier,
    run: async (session, user) => {
      runs.push(user);
      await session.execute('erp.sec.set_tenant(:tenant);', { tenant: user.clientIdentifier ?? null });
    },
    ...more,
  };
}

const inTenant = (user: string, clientIdentifier: string) => ({ user, clientIdentifier });

describe('initialise', () => {
  test('runs as the user on a new session, before its first call, with the user context', async () => {
    const { newClient, roundTrips } = await identities();
    const runs: UserContext[] = [];
    const initialise = tenants({ again: 'never' }, runs);
    const [plain, client] = [newClient(), newClient({ initialise })];
    const first = await roundTrips(() => plain.as('ALICE').about.who());
    const alice = client.as(inTenant('ALICE', 'north'));
    expect(await roundTrips(() => expect(alice.sec.tenant()).resolves.toBe('north'))).toBe(first + 1);
    expect(runs).toEqual([inTenant('ALICE', 'north')]);
    expect(await roundTrips(() => expect(alice.sec.tenant()).resolves.toBe('north'))).toBe(1);
  });

  test('calls with another fingerprint never get the session', async () => {
    const { newClient } = await identities();
    const initialise = tenants({ again: 'never' });
    const client = newClient({ initialise, sessions: { max: 3 } });
    const callers = [inTenant('ALICE', 'north'), inTenant('ALICE', 'south'), inTenant('BOB', 'north'), 'BOB'] as const;
    const caller = fc.nat({ max: callers.length - 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(caller, { minLength: 1, maxLength: 10 }), async (indexes) => {
        await Promise.all(
          indexes.map(async (index) => {
            const user = callers[index] ?? 'BOB';
            const expected = typeof user === 'string' ? null : user.clientIdentifier;
            await client.as(user).$transaction(async (tx) => {
              expect(await tx.sec.tenant()).toBe(expected);
              expect(await tx.about.who()).toBe(typeof user === 'string' ? user : user.user);
            });
          }),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('runs again when package state was given up, unless it says that it needs none', async () => {
    const { newClient } = await identities();
    for (const again of ['after-package-state', 'never'] as const) {
      const runs: UserContext[] = [];
      const alice = newClient({ initialise: tenants({ again }, runs) }).as(inTenant('ALICE', 'north'));
      await alice.sec.variable();
      expect(await alice.sec.variable()).toBe(again === 'never' ? null : 'north');
      expect(await alice.sec.tenant()).toBe('north');
      expect(runs).toHaveLength(again === 'never' ? 1 : 3);
    }
  });

  test('runs once under `keep`, and in `$session` and `$transaction` once for all calls', async () => {
    const { newClient } = await identities();
    const kept: UserContext[] = [];
    const alice = newClient({ initialise: tenants({}, kept), sessions: { packageState: 'keep' } }).as(
      inTenant('ALICE', 'north'),
    );
    expect([await alice.sec.variable(), await alice.sec.variable()]).toEqual(['north', 'north']);
    expect(kept).toHaveLength(1);
    const held: UserContext[] = [];
    const bob = newClient({ initialise: tenants({}, held) }).as(inTenant('BOB', 'south'));
    await bob.$session(async ({ sec }) =>
      expect([await sec.variable(), await sec.variable()]).toEqual(['south', 'south']),
    );
    await bob.$transaction(async ({ sec }) =>
      expect([await sec.variable(), await sec.variable()]).toEqual(['south', 'south']),
    );
    expect(held).toHaveLength(2);
  });

  test('commits what it does, and nothing of it is undone with the transaction that comes after', async () => {
    const { newClient, notes } = await identities();
    const initialise = tenants({
      run: (session) =>
        session.execute('begin erp.sec.note(:who || :n || :nothing); end;', { who: 'x', n: 7, nothing: null }),
    });
    const failing = newClient({ initialise })
      .as('ALICE')
      .$transaction(async (tx) => {
        await tx.sec.note({ text: 'undone' });
        throw new Error('as planned');
      });
    await expect(failing).rejects.toThrow('as planned');
    expect(await notes()).toEqual(['ALICE: x7']);
  });
});

describe('after ORA-04068', () => {
  const recompiled = 'ALTER PACKAGE erp.sec COMPILE BODY';

  test('it runs again before the call is repeated', async () => {
    const { newClient, run } = await identities();
    const runs: UserContext[] = [];
    const alice = newClient({ initialise: tenants({}, runs), sessions: { packageState: 'keep' } }).as(
      inTenant('ALICE', 'north'),
    );
    await alice.sec.variable();
    await run(recompiled);
    expect(await alice.sec.variable()).toBe('north');
    await run(recompiled);
    expect(await alice.$session(({ sec }) => sec.variable())).toBe('north');
    expect(runs).toHaveLength(3);
  });

  test('in `$session` it runs again before the next call', async () => {
    const { newClient, run } = await identities();
    const alice = newClient({ initialise: tenants() }).as(inTenant('ALICE', 'north'));
    await alice.$session(async ({ sec }) => {
      await sec.variable();
      await run(recompiled);
      await expect(sec.variable()).rejects.toMatchObject({ code: 4068 });
      expect(await sec.variable()).toBe('north');
    });
  });

  test('the first call of a transaction is not repeated without it', async () => {
    const { newClient, run } = await identities();
    const initialise = tenants();
    const alice = newClient({ initialise, sessions: { packageState: 'keep' } }).as(inTenant('ALICE', 'north'));
    await alice.sec.variable();
    await run(recompiled);
    const transaction = () => alice.$transaction(({ sec }) => sec.variable());
    await expect(transaction()).rejects.toMatchObject({ code: 4068, outcome: 'rolled-back', retryable: true });
    expect(await transaction()).toBe('north');
  });

  test('a transaction cannot go on, because it commits', async () => {
    const { newClient, run, notes } = await identities();
    const alice = newClient({ initialise: tenants() }).as(inTenant('ALICE', 'north'));
    const failing = alice.$transaction(async ({ sec }) => {
      await sec.note({ text: 'undone' });
      await run(recompiled);
      await expect(sec.variable()).rejects.toMatchObject({ code: 4068 });
      await sec.variable();
    });
    await expect(failing).rejects.toMatchObject({ name: 'TransactionError', outcome: 'not-started' });
    await expect(failing).rejects.toThrow('package state that the `initialise` hook had made');
    expect(await notes()).toEqual([]);
    expect(await alice.sec.variable()).toBe('north');
  });
});

describe('a hook that fails', () => {
  const cases: readonly (readonly [string, Initialiser['run'], RegExp])[] = [
    ['in PL/SQL', (session) => session.execute('erp.about.fail;'), /^The `initialise` hook failed: as asked\./],
    ['by itself', () => Promise.reject(new Error('secret')), /^The `initialise` hook failed\. The call was not run/],
    [
      'to await what it executes',
      (session) => {
        void session.execute('erp.sec.pause(0.1);');
        return Promise.resolve();
      },
      /each must be awaited/,
    ],
  ];

  test.each(cases)('%s fails the call, which is not run, and its session is destroyed', async (_, run, message) => {
    const { newClient, notes } = await identities();
    const client = newClient({ initialise: { run, fingerprint: () => '' } });
    const failing = client.as('ALICE').sec.note({ text: 'no' });
    await expect(failing).rejects.toThrow(SessionSetupError);
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toMatchObject({ outcome: 'not-started', sessionSurvived: false });
    expect(await notes()).toEqual([]);
    await expect.poll(() => client.$stats.open).toBe(0);
  });

  test('has its error as the cause, with the code of the database', async () => {
    const { newClient } = await identities();
    const client = newClient({ initialise: tenants({ run: (session) => session.execute('erp.about.fail;') }) });
    const failing = client.as('ALICE').about.who();
    await expect(failing).rejects.toMatchObject({ code: 20001, cause: expect.any(ApplicationError) });
  });

  test('ends within `timeouts.lease`, wherever it hangs', async () => {
    const { newClient } = await identities();
    const hanging: readonly Initialiser['run'][] = [
      () => new Promise(() => undefined),
      (session) => session.execute('erp.sec.pause(30);'),
    ];
    for (const run of hanging) {
      const client = newClient({ initialise: tenants({ run }), timeouts: { lease: 300, break: 200 } });
      const start = performance.now();
      await expect(client.as('ALICE').about.who()).rejects.toThrow(SessionSetupError);
      expect(performance.now() - start).toBeLessThan(2_000);
      await expect.poll(() => client.$stats.open).toBe(0);
    }
  });

  test('is broken off when the call is aborted', async () => {
    const { newClient } = await identities();
    const client = newClient({ initialise: tenants({ run: (session) => session.execute('erp.sec.pause(30);') }) });
    const aborted = client.as('ALICE').about.who({}, { signal: AbortSignal.timeout(200) });
    await expect(aborted).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'not-started' });
    await expect.poll(() => client.$stats.open).toBe(0);
  });

  test('cannot use the session afterwards', async () => {
    const { newClient } = await identities();
    let kept: InitialiserSession | undefined;
    const initialise = tenants({
      run: (session) => {
        kept = session;
        return Promise.resolve();
      },
    });
    await newClient({ initialise }).as('ALICE').about.who();
    await expect(kept?.execute('null;')).rejects.toThrow(ClosedError);
  });

  test('is told of binds that cannot be and of the one that is taken', async () => {
    const { newClient } = await identities();
    const binds: readonly Readonly<Record<string, number>>[] = [{ n: Number.NaN }, { i: 1 }];
    for (const bind of binds) {
      const initialise = tenants({ run: (session) => session.execute('null;', bind) });
      await expect(newClient({ initialise }).as('ALICE').about.who()).rejects.toThrow(ConfigurationError);
    }
  });

  test('does not keep others from being served', async () => {
    const { newClient } = await identities();
    const run: Initialiser['run'] = async (_, { user }) => {
      if (user === 'ALICE') await delay(20);
      if (user === 'ALICE') throw new Error('not ALICE');
    };
    const client = newClient({ initialise: tenants({ run }), sessions: { max: 2 } });
    const calls = ['ALICE', 'BOB', 'ALICE', 'BOB'].map((user) => client.as(user).about.who());
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });
});

test('a fingerprint that is no text fails the call', async () => {
  const { newClient } = await identities();
  const initialise: object = { ...tenants(), fingerprint: () => 7 };
  const client = Reflect.apply(newClient, undefined, [{ initialise }]);
  await expect(client.as('ALICE').about.who()).rejects.toThrow('`initialise.fingerprint` must return a string.');
});
