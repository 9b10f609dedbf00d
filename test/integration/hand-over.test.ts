import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ClosedError,
  ConfigurationError,
  ConnectionLostError,
  DatabaseError,
  SessionError,
  TransactionTimeoutError,
} from '../../runtime/index.js';
import { type Erp, type HeldSessions, heldSessions } from '../support/held-sessions.js';

const POLICIES = ['reinitialize', 'reset'] as const;

describe('$session', () => {
  test('keeps one session, whose package state lives from call to call; each call commits by itself', async () => {
    const { client, committed, roundTrips } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.counter.next();
    const held = () =>
      alice.$session(async (session) => {
        expect(await session.counter.next()).toBe(1);
        await session.notesApi.add({ id: 1 });
        expect(await committed()).toEqual([1]);
        await expect(session.notesApi.addAndFail({ id: 2 })).rejects.toThrow('no more notes');
        expect(await session.counter.next()).toBe(2);
      });
    // Four calls, the query of ERP, and the package state at the end.
    expect(await roundTrips(held)).toBe(6);
    expect(await committed()).toEqual([1]);
    expect(await alice.counter.next()).toBe(1);
    expect(client.$stats.open).toBe(1);
  });

  test('refuses calls after its end, and does not nest', async () => {
    const { client } = await heldSessions();
    let kept: Erp | undefined;
    await client.as('ALICE').$session(async (session) => {
      kept = session;
      const again: unknown = Reflect.get(session, '$transaction');
      if (typeof again !== 'function') throw new TypeError('no function');
      await expect(again(() => Promise.resolve())).rejects.toThrow('do not nest');
    });
    await expect(kept?.counter.next()).rejects.toThrow(ClosedError);
  });

  test('fails when a call was not awaited', async () => {
    const { client } = await heldSessions();
    const careless = client.as('ALICE').$session((session) => {
      session.counter.next().catch(() => undefined);
      return Promise.resolve();
    });
    await expect(careless).rejects.toThrow(SessionError);
    await expect(careless).rejects.toThrow('1 of its calls had not ended');
  });

  test('ends at its deadline', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const hanging = client.as('ALICE').$session(
      async (session) => {
        await session.notesApi.add({ id: 1 });
        await new Promise(() => undefined);
      },
      { timeout: 150 },
    );
    await expect(hanging).rejects.toThrow(TransactionTimeoutError);
    await expect(hanging).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await client.as('BOB').counter.next()).toBe(1);
    expect(await committed()).toEqual([1]);
  });

  test('ends when its signal is aborted', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const controller = new AbortController();
    const aborted = client.as('ALICE').$session(
      async (session) => {
        await session.notesApi.add({ id: 1 });
        setTimeout(() => controller.abort(), 50);
        await session.notesApi.pause({ seconds: 30 });
      },
      { signal: controller.signal },
    );
    await expect(aborted).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'unknown' });
    expect(await client.as('BOB').counter.next()).toBe(1);
    expect(await committed()).toEqual([1]);
  });

  test('makes no call when its session is gone', async () => {
    const { client, relay } = await heldSessions();
    await client.as('ALICE').$session(async (session) => {
      const running = session.notesApi.pause({ seconds: 30 });
      setTimeout(() => relay.cut(), 50);
      await expect(running).rejects.toMatchObject({ name: 'ConnectionLostError', outcome: 'unknown' });
      await expect(session.counter.next()).rejects.toThrow(ConnectionLostError);
      await expect(session.counter.next()).rejects.toMatchObject({ outcome: 'not-started' });
    });
    expect(await client.as('ALICE').counter.next()).toBe(1);
  });

  test('refuses unknown options', async () => {
    const { client } = await heldSessions();
    const run: unknown = client.as('ALICE').$session;
    if (typeof run !== 'function') throw new TypeError('no function');
    await expect(run(() => Promise.resolve(), { readOnly: true })).rejects.toThrow(ConfigurationError);
    await expect(run('no function')).rejects.toThrow('$session takes a function that makes the calls');
  });
});

describe('package state between leases', () => {
  test.each(POLICIES)('under %s every call starts anew, in one round trip', async (packageState) => {
    const { client, roundTrips } = await heldSessions({ sessions: { max: 1, packageState } });
    const alice = client.as('ALICE');
    expect(await alice.counter.next()).toBe(1);
    expect(await roundTrips(() => expect(alice.counter.next()).resolves.toBe(1))).toBe(1);
  });

  test.each(POLICIES)(
    'under %s a call that fails leaves nothing either, for one round trip more',
    async (packageState) => {
      const { client, roundTrips } = await heldSessions({ sessions: { max: 1, packageState } });
      const alice = client.as('ALICE');
      await alice.counter.next();
      expect(await roundTrips(() => expect(alice.counter.nextAndFail()).rejects.toThrow('counted'))).toBe(2);
      expect(await alice.counter.next()).toBe(1);
      expect(client.$stats.open).toBe(1);
    },
  );

  test.each(POLICIES)('under %s a transaction keeps it until its end, committed or not', async (packageState) => {
    const { client } = await heldSessions({ sessions: { max: 1, packageState } });
    const alice = client.as('ALICE');
    const twice = async (tx: Erp) => {
      expect(await tx.counter.next()).toBe(1);
      expect(await tx.counter.next()).toBe(2);
    };
    await alice.$transaction(twice);
    await alice.$transaction(twice);
    const failing = alice.$transaction(async (tx) => {
      await twice(tx);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await alice.$transaction(twice);
    expect(client.$stats.open).toBe(1);
  });

  test('under `keep` the next call of the same user finds it, and nobody else', async () => {
    const { client, roundTrips } = await heldSessions({ sessions: { packageState: 'keep' } });
    const alice = client.as('ALICE');
    expect(await alice.counter.next()).toBe(1);
    expect(await roundTrips(() => expect(alice.counter.nextAndFail()).rejects.toThrow('counted'))).toBe(1);
    expect(await alice.$session((session) => session.counter.next())).toBe(3);
    expect(await client.as('BOB').counter.next()).toBe(1);
    expect(await alice.counter.next()).toBe(4);
  });

  test('a session whose state cannot be given up serves nobody any more', async () => {
    const { client, relay } = await heldSessions({
      sessions: { max: 1 },
      timeouts: { close: 100, break: 100, quarantine: 0 },
    });
    const alice = client.as('ALICE');
    const held = alice.$session(async (session) => {
      await session.counter.next();
      relay.freeze();
    });
    await held;
    relay.cut();
    relay.thaw();
    expect(await alice.counter.next()).toBe(1);
  });

  test.each(POLICIES)(
    'under %s nobody ever sees what another lease left',
    { timeout: 60_000 },
    async (packageState) => {
      const { client, erp } = await heldSessions({ sessions: { max: 2, packageState } });
      const step = fc.constantFrom('next', 'fail', 'recompile');
      const lease = fc.record({
        user: fc.constantFrom('ALICE', 'BOB'),
        kind: fc.constantFrom('call', 'session', 'transaction', 'rolled back'),
        steps: fc.array(step, { minLength: 1, maxLength: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(lease, { minLength: 1, maxLength: 8 }), async (leases) => {
          await Promise.all(
            leases.map(async ({ user, kind, steps }) => {
              const alone = client.as(user);
              if (kind === 'call') {
                for (const one of steps) await expectState(alone, [one], erp);
              } else if (kind === 'session') {
                await alone.$session((session) => expectState(session, steps, erp));
              } else {
                const done = alone.$transaction(async (tx) => {
                  await expectState(tx, steps, erp);
                  if (kind === 'rolled back') throw new Error('as planned');
                });
                await (kind === 'rolled back' ? expect(done).rejects.toThrow('as planned') : done);
              }
            }),
          );
          expect(client.$stats).toMatchObject({ leased: 0, waiting: 0 });
        }),
        { numRuns: 25 },
      );
    },
  );
});

/** Runs steps of one lease against what they must find: a counter that begins with the lease, and begins again when the package was compiled again. */
async function expectState(target: Erp, steps: readonly string[], erp: HeldSessions['erp']): Promise<void> {
  let count = 0;
  let calls = 0;
  for (const step of steps) {
    if (step === 'recompile') {
      await erp.execute('alter package counter compile body');
      continue;
    }
    calls += 1;
    try {
      if (step === 'fail') await target.counter.nextAndFail();
      else expect(await target.counter.next()).toBe(count + 1);
      count += 1;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.code === 20003) {
        count += 1;
      } else {
        // Only a lease that had state can lose it; its first call is repeated instead.
        expect([error.code, calls > 1]).toEqual([4068, true]);
        count = 0;
      }
    }
  }
}

describe('ORA-04068', () => {
  const recompile = (erp: HeldSessions['erp']) => erp.execute('alter package counter compile body');

  test('is not seen by a call whose own package was compiled again between two leases', async () => {
    const { client, erp, roundTrips } = await heldSessions({ sessions: { packageState: 'keep' } });
    const alice = client.as('ALICE');
    await alice.counter.next();
    expect(await alice.counter.next()).toBe(2);
    await recompile(erp);
    expect(await roundTrips(() => expect(alice.counter.next()).resolves.toBe(1))).toBe(2);
    await recompile(erp);
    expect(await alice.$session((session) => session.counter.next())).toBe(1);
    await recompile(erp);
    expect(await alice.$transaction((tx) => tx.counter.next())).toBe(1);
  });

  test('is reported when something ran earlier in the lease', async () => {
    const { client, erp, roundTrips } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.$session(async (session) => {
      await session.counter.next();
      await recompile(erp);
      const failing = () =>
        expect(session.counter.next()).rejects.toMatchObject({ code: 4068, outcome: 'rolled-back' });
      expect(await roundTrips(failing)).toBe(1);
      expect(await session.counter.next()).toBe(1);
    });
    await alice.$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await tx.counter.next();
      await recompile(erp);
      await expect(tx.counter.next()).rejects.toMatchObject({ code: 4068, outcome: 'rolled-back' });
    });
  });

  test('is reported when another package than the called one was compiled again', async () => {
    const { client, erp, roundTrips } = await heldSessions({ sessions: { packageState: 'keep' } });
    const alice = client.as('ALICE');
    await alice.outerCounter.next();
    await recompile(erp);
    const failing = () =>
      expect(alice.outerCounter.next()).rejects.toMatchObject({
        code: 4068,
        outcome: 'rolled-back',
        plsqlStack: [{ unit: 'ERP.OUTER_COUNTER' }, { unit: null }],
      });
    expect(await roundTrips(failing)).toBe(1);
    expect(await alice.outerCounter.next()).toBe(1);
  });
});
