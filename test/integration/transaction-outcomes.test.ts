import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OracleClientError } from '../../runtime/index.js';
import { heldSessions } from '../support/held-sessions.js';

/** How a transaction of the property below ends, apart from the connection that may be cut at any moment. */
const ENDINGS = [
  'succeeds',
  'throws',
  'fails in a call',
  'hides a failed call',
  'is aborted',
  'takes too long',
  'commits inside',
] as const;

test('whatever happens, the outcome that is told is what the database has', { timeout: 120_000 }, async () => {
  const { client, erp, relay } = await heldSessions({
    sessions: { max: 4 },
    timeouts: { lease: 20_000, break: 500, quarantine: 0 },
  });
  const plan = fc.record({
    user: fc.constantFrom('ALICE', 'BOB'),
    ending: fc.constantFrom(...ENDINGS),
    calls: fc.integer({ min: 1, max: 3 }),
    savepoint: fc.boolean(),
  });
  let lastId = 0;
  let cuts = 0;
  const told = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 10 }), fc.boolean(), async (plans, isCut) => {
      const cutter = setInterval(() => {
        if (!isCut) return;
        relay.cut();
        cuts += 1;
      }, 40);
      const results = await Promise.all(
        plans.map(async ({ user, ending, calls, savepoint }) => {
          const ids = Array.from({ length: calls }, () => {
            lastId += 1;
            return lastId;
          });
          const controller = new AbortController();
          const outcome = await client
            .as(user)
            .$transaction(
              async (tx) => {
                for (const id of ids) {
                  if (savepoint) await tx.$savepoint((inner) => inner.notesApi.add({ id }));
                  else await tx.notesApi.add({ id });
                }
                if (ending === 'throws') throw new Error('as planned');
                if (ending === 'fails in a call') await tx.counter.nextAndFail();
                if (ending === 'hides a failed call') await tx.counter.nextAndFail().catch(() => undefined);
                if (ending === 'is aborted') controller.abort();
                if (ending === 'takes too long') await delay(2_000);
                if (ending === 'commits inside') {
                  lastId += 1;
                  await tx.notesApi.addAndCommit({ id: lastId });
                }
                if (ending === 'is aborted') await tx.notesApi.pause({ seconds: 30 });
              },
              { signal: controller.signal, timeout: ending === 'takes too long' ? 300 : 20_000 },
            )
            .then(
              () => 'committed',
              (error: unknown) => {
                if (error instanceof OracleClientError) return error.outcome;
                expect(error).toMatchObject({ message: 'as planned' });
                return 'rolled-back';
              },
            );
          return { user, ids, outcome };
        }),
      );
      clearInterval(cutter);
      // Sessions that were cut are rolled back when the server notices.
      await expect.poll(() => client.$stats).toMatchObject({ leased: 0, waiting: 0, closing: 0 });
      await erp.execute('lock table notes in exclusive mode');
      const { rows } = await erp.execute<[number, string]>('select id, author from notes');
      await erp.rollback();
      const authors = new Map(rows ?? []);
      for (const { user, ids, outcome } of results) {
        told.set(outcome, (told.get(outcome) ?? 0) + 1);
        const found = ids.filter((id) => authors.has(id));
        if (outcome === 'committed') expect(found).toEqual(ids);
        else if (outcome === 'unknown') expect([0, ids.length]).toContain(found.length);
        else expect([outcome, found]).toEqual([outcome, []]);
        for (const id of found) expect(authors.get(id)).toBe(user);
      }
    }),
    { numRuns: 30 },
  );
  expect(cuts).toBeGreaterThan(0);
  expect([...told.keys()].sort()).toEqual(expect.arrayContaining(['committed', 'rolled-back', 'unknown']));
  expect(client.$stats.open).toBeLessThanOrEqual(4);
});

describe('an outcome that is not known is told, whatever the callback throws', () => {
  const own = new Error('as planned');
  const toldWith = (cause: unknown) => ({ name: 'TransactionError', outcome: 'unknown', cause });

  test('when a routine ended the transaction', async () => {
    const { client, committed } = await heldSessions();
    const ended = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await tx.notesApi.addAndCommit({ id: 2 }).catch(() => Promise.reject(own));
    });
    await expect(ended).rejects.toMatchObject(toldWith(own));
    expect(await committed()).toEqual([1, 2]);
  });

  test.each([
    ['throws', () => Promise.reject(own), own],
    ['succeeds', () => Promise.resolve(), { name: 'ConnectionLostError' }],
  ] as const)('when the connection is lost after a call that failed, and the callback %s', async (_, end, cause) => {
    const { client, committed, relay } = await heldSessions();
    const lost = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await tx.notesApi.addCommitAndFail({ id: 2 }).catch(() => undefined);
      relay.cut();
      await delay(50);
      await end();
    });
    await expect(lost).rejects.toMatchObject(toldWith(cause));
    expect(await committed()).toEqual([1, 2]);
  });

  test('when a call had to be cut at the deadline of the transaction', async () => {
    const { client, relay } = await heldSessions({ timeouts: { break: 100, quarantine: 0, close: 200 } });
    const cut = client.as('ALICE').$transaction(
      async (tx) => {
        await tx.notesApi.add({ id: 1 });
        relay.freeze();
        await tx.notesApi.add({ id: 2 });
      },
      { timeout: 300 },
    );
    await expect(cut).rejects.toMatchObject(toldWith({ name: 'TransactionTimeoutError' }));
    relay.cut();
    relay.thaw();
  });

  test('but not when every call had succeeded', async () => {
    const { client, committed, relay } = await heldSessions();
    const lost = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      relay.cut();
      await delay(50);
      throw own;
    });
    await expect(lost).rejects.toBe(own);
    await expect.poll(committed).toEqual([]);
  });
});

test('the callback runs in the async context of its caller, however long it waited for a session', async () => {
  const requests = new AsyncLocalStorage<string>();
  const { client } = await heldSessions({ sessions: { max: 1 } });
  const seen = await Promise.all(
    ['a', 'b', 'c'].map((request) =>
      requests.run(request, () =>
        client.as('ALICE').$transaction(async (tx) => {
          await tx.notesApi.countAll();
          return requests.getStore();
        }),
      ),
    ),
  );
  expect(seen).toEqual(['a', 'b', 'c']);
});
