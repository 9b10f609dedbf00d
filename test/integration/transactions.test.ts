import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  type ApplicationError,
  ClosedError,
  ConfigurationError,
  ConnectionLostError,
  type TransactionClient,
  TransactionEndedError,
  TransactionError,
  TransactionTimeoutError,
} from '../../runtime/index.js';
import { type Erp, heldSessions } from '../support/held-sessions.js';

describe('$transaction', () => {
  test('commits at the end what its calls did, on one session of the user', async () => {
    const { client, committed } = await heldSessions();
    const result = await client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await tx.notesApi.add({ id: 2 });
      expect(await committed()).toEqual([]);
      expect(await tx.notesApi.countAll()).toBe(2);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await committed()).toEqual([1, 2]);
    expect(client.$stats).toMatchObject({ open: 1, leased: 0 });
  });

  test('is one round trip per call, and one for the commit', async () => {
    const { client, roundTrips } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.notesApi.countAll();
    const transaction = () =>
      alice.$transaction(async (tx) => {
        await tx.notesApi.add({ id: Math.random() });
        await tx.notesApi.countAll();
        await tx.counter.next();
      });
    expect(await roundTrips(transaction)).toBe(4);
    expect(await roundTrips(() => alice.$transaction(() => Promise.resolve()))).toBe(0);
    expect(await roundTrips(() => alice.notesApi.countAll())).toBe(1);
  });

  test('rolls everything back when the callback throws, and throws its error', async () => {
    const { client, committed, roundTrips } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.notesApi.countAll();
    const own = new Error('changed my mind');
    const failing = () =>
      expect(
        alice.$transaction(async (tx) => {
          await tx.notesApi.add({ id: 1 });
          throw own;
        }),
      ).rejects.toBe(own);
    expect(await roundTrips(failing)).toBe(2);
    await expect(
      alice.$transaction(async (tx) => {
        await tx.notesApi.add({ id: 2 });
        await tx.notesApi.addAndFail({ id: 3 });
      }),
    ).rejects.toMatchObject({ name: 'ApplicationError', message: 'no more notes', outcome: 'rolled-back' });
    expect(await committed()).toEqual([]);
    expect(await alice.notesApi.countAll()).toBe(0);
    expect(client.$stats.open).toBe(1);
  });

  test('goes on when the callback catches the error of a call: only that call is undone', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await expect(tx.notesApi.addAndFail({ id: 2 })).rejects.toThrow('no more notes');
      await tx.notesApi.add({ id: 3 });
    });
    expect(await committed()).toEqual([1, 3]);
  });

  test('says that a commit failed, and what became of it', async () => {
    const { client, committed } = await heldSessions();
    const refused = client.as('ALICE').$transaction((tx) => tx.notesApi.add({ id: 1, parentId: 7 }));
    await expect(refused).rejects.toMatchObject({ name: 'DatabaseError', code: 2091, outcome: 'rolled-back' });
    expect(await committed()).toEqual([]);
    expect(client.$stats).toMatchObject({ open: 1, idle: 1 });
  });

  test('of the client itself asks `userSource` at once', async () => {
    let user: string | undefined = 'BOB';
    const { client, erp } = await heldSessions({ userSource: () => user });
    const transaction = client.$transaction((tx) => tx.notesApi.add({ id: 1 }));
    user = undefined;
    await transaction;
    expect((await erp.execute('select author from notes')).rows).toEqual([['BOB']]);
    await expect(client.$transaction(() => Promise.resolve())).rejects.toMatchObject({ name: 'MissingUserError' });
  });

  test('runs its calls one by one, in the order in which they were made', async () => {
    const { client, committed } = await heldSessions();
    const ids = await client.as('ALICE').$transaction(async (tx) => {
      const [first, , second] = await Promise.all([
        tx.counter.next(),
        tx.notesApi.add({ id: 1 }),
        tx.counter.next(),
        tx.notesApi.add({ id: 2 }),
      ]);
      return [first, second];
    });
    expect(ids).toEqual([1, 2]);
    expect(await committed()).toEqual([1, 2]);
  });

  test('does not commit when a call was not awaited', async () => {
    const { client, committed } = await heldSessions();
    let left: Promise<void> | undefined;
    const careless = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      left = tx.notesApi.add({ id: 2 });
      left.catch(() => undefined);
    });
    await expect(careless).rejects.toThrow(TransactionError);
    await expect(careless).rejects.toMatchObject({ outcome: 'rolled-back' });
    await expect(careless).rejects.toThrow('returned while 1 of its calls had not ended');
    await left?.catch(() => undefined);
    expect(await committed()).toEqual([]);
  });

  test('refuses calls after its end', async () => {
    const { client, committed } = await heldSessions();
    let kept: TransactionClient<Erp> | undefined;
    await client.as('ALICE').$transaction((tx) => {
      kept = tx;
      return tx.notesApi.add({ id: 1 });
    });
    await expect(kept?.notesApi.add({ id: 2 })).rejects.toThrow(ClosedError);
    await expect(kept?.notesApi.add({ id: 2 })).rejects.toMatchObject({ outcome: 'not-started' });
    await expect(kept?.$savepoint(() => Promise.resolve())).rejects.toThrow(ClosedError);
    expect(await committed()).toEqual([1]);
  });

  test('does not nest', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      const again: unknown = Reflect.get(tx, '$transaction');
      if (typeof again !== 'function') throw new TypeError('no function');
      await expect(again(() => Promise.resolve())).rejects.toThrow('do not nest: set a $savepoint');
      await tx.notesApi.add({ id: 1 });
    });
    expect(await committed()).toEqual([1]);
  });

  test('beside another one of the same user is independent of it', async () => {
    const { client, committed } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await alice.$transaction((other) => other.notesApi.add({ id: 2 }));
      expect(await committed()).toEqual([2]);
    });
    expect(await committed()).toEqual([1, 2]);
    expect(client.$stats.open).toBe(2);
  });

  test.each([
    [{ readOnly: 1 }, '`readOnly` of $transaction must be true or false'],
    [{ isolation: 'snapshot' }, '`isolation` of $transaction must be'],
    [{ timeOut: 1 }, 'Did you mean "timeout"?'],
    [{ readOnly: true, isolation: 'serializable' }, 'leave `isolation` out'],
  ])('refuses the options %j', async (options, message) => {
    const { client } = await heldSessions();
    const run: unknown = client.as('ALICE').$transaction;
    if (typeof run !== 'function') throw new TypeError('no function');
    const refused: unknown = run(() => Promise.resolve(), options);
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow(message);
    expect(client.$stats.open).toBe(0);
  });
});

describe('a transaction that is not an ordinary one', () => {
  test('read-only: sees one moment and changes nothing', async () => {
    const { client, erp, committed, roundTrips } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.notesApi.countAll();
    const reading = () =>
      alice.$transaction(
        async (tx) => {
          expect(await tx.notesApi.countAll()).toBe(0);
          await erp.execute("insert into notes (id, author) values (1, 'ERP')", [], { autoCommit: true });
          expect(await tx.notesApi.countAll()).toBe(0);
          await expect(tx.notesApi.add({ id: 2 })).rejects.toMatchObject({ code: 1456, outcome: 'rolled-back' });
        },
        { readOnly: true },
      );
    // Three calls, SET TRANSACTION, the commit, and the one of ERP.
    expect(await roundTrips(reading)).toBe(6);
    expect(await alice.notesApi.countAll()).toBe(1);
    await alice.notesApi.add({ id: 3 });
    expect(await committed()).toEqual([1, 3]);
  });

  test('read-only: the next call can write, whatever became of the transaction', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const alice = client.as('ALICE');
    const failing = alice.$transaction(() => Promise.reject(new Error('no')), { readOnly: true });
    await expect(failing).rejects.toThrow('no');
    await alice.notesApi.add({ id: 1 });
    expect(await committed()).toEqual([1]);
  });

  test('read-only: a COMMIT in a routine is noticed', async () => {
    const { client, committed } = await heldSessions();
    const alice = client.as('ALICE');
    const ended = alice.$transaction((tx) => tx.notesApi.createTable({ name: 'side' }), { readOnly: true });
    await expect(ended).rejects.toThrow(TransactionEndedError);
    await alice.notesApi.add({ id: 1 });
    expect(await committed()).toEqual([1]);
  });

  test('serializable: sees one moment and writes', async () => {
    const { client, erp, committed } = await heldSessions();
    await client.as('ALICE').$transaction(
      async (tx) => {
        expect(await tx.notesApi.countAll()).toBe(0);
        await erp.execute("insert into notes (id, author) values (1, 'ERP')", [], { autoCommit: true });
        expect(await tx.notesApi.countAll()).toBe(0);
        await tx.notesApi.add({ id: 2 });
      },
      { isolation: 'serializable' },
    );
    expect(await committed()).toEqual([1, 2]);
  });
});

describe('a routine that ends the transaction', () => {
  test.each([
    ['COMMIT', (tx: Erp) => tx.notesApi.addAndCommit({ id: 2 }), [1, 2]],
    ['ROLLBACK', (tx: Erp) => tx.notesApi.addAndRollBack({ id: 2 }), []],
    ['DDL', (tx: Erp) => tx.notesApi.createTable({ name: 'side' }), [1]],
  ] as const)('by %s is noticed, and nothing else is committed', async (_, call, rows) => {
    const { client, committed } = await heldSessions();
    const ended = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await call(tx);
      await tx.notesApi.add({ id: 9 });
    });
    await expect(ended).rejects.toThrow(TransactionEndedError);
    await expect(ended).rejects.toMatchObject({
      routine: expect.stringContaining('ERP.NOTES_API.'),
      outcome: 'unknown',
      retryable: false,
    });
    expect(await committed()).toEqual(rows);
    expect(client.$stats).toMatchObject({ open: 1, idle: 1 });
  });

  test('is noticed in the first call, too', async () => {
    const { client } = await heldSessions();
    const ended = client.as('ALICE').$transaction((tx) => tx.notesApi.addAndCommit({ id: 1 }));
    await expect(ended).rejects.toThrow('ERP.NOTES_API.ADD_AND_COMMIT ended the transaction that it was called in');
  });

  test('is noticed when the callback hides the error', async () => {
    const { client, committed } = await heldSessions();
    const ended = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await tx.notesApi.addAndCommit({ id: 2 }).catch(() => undefined);
      await expect(tx.notesApi.add({ id: 3 })).rejects.toThrow('cannot go on');
    });
    await expect(ended).rejects.toMatchObject({
      name: 'TransactionError',
      outcome: 'unknown',
      cause: { name: 'TransactionEndedError' },
    });
    expect(await committed()).toEqual([1, 2]);
  });

  test.each([
    ['by the next call', (tx: Erp) => tx.notesApi.add({ id: 3 }), 'ERP.NOTES_API.ADD did nothing'],
    ['at the end', () => Promise.resolve(), '$transaction did nothing'],
    ['when it is rolled back', () => Promise.reject(new Error('no')), '$transaction did nothing'],
  ] as const)('and fails afterwards is noticed %s', async (_, next, message) => {
    const { client, committed } = await heldSessions();
    const ended = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await expect(tx.notesApi.addCommitAndFail({ id: 2 })).rejects.toThrow('too late');
      await next(tx);
    });
    await expect(ended).rejects.toThrow(TransactionEndedError);
    await expect(ended).rejects.toThrow(`${message}: an earlier call, which failed, had ended the transaction`);
    await expect(ended).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await committed()).toEqual([1, 2]);
  });

  test('may, if `allowCommit` says so', async () => {
    const { client, committed, roundTrips } = await heldSessions();
    const alice = client.as('ALICE');
    await alice.notesApi.countAll();
    const transaction = () =>
      alice.$transaction(
        async (tx) => {
          await tx.notesApi.add({ id: 1 });
          await tx.notesApi.addAndCommit({ id: 2 });
          await tx.notesApi.add({ id: 3 });
        },
        { allowCommit: true },
      );
    expect(await roundTrips(transaction)).toBe(4);
    expect(await committed()).toEqual([1, 2, 3]);
  });
});

describe('$savepoint', () => {
  test('undoes its own calls when its callback throws, and the transaction goes on', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      const failing = tx.$savepoint(async (inner) => {
        await inner.notesApi.add({ id: 2 });
        throw new Error('not this');
      });
      await expect(failing).rejects.toThrow('not this');
      expect(await tx.$savepoint((inner) => inner.notesApi.add({ id: 3 }).then(() => 'kept'))).toBe('kept');
      await tx.notesApi.add({ id: 4 });
    });
    expect(await committed()).toEqual([1, 3, 4]);
  });

  test('may come first, and may be nested', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction((tx) =>
      tx.$savepoint(async (outer) => {
        await outer.notesApi.add({ id: 1 });
        const inner = outer.$savepoint(async (nested) => {
          await nested.notesApi.add({ id: 2 });
          await nested.$savepoint((innermost) => innermost.notesApi.add({ id: 3 }));
          throw new Error('no');
        });
        await inner.catch(() => undefined);
        await outer.notesApi.add({ id: 4 });
      }),
    );
    expect(await committed()).toEqual([1, 4]);
  });

  test('that comes first and is undone leaves a transaction that can be committed', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      await tx.$savepoint((inner) => inner.notesApi.addAndFail({ id: 1 })).catch(() => undefined);
      await tx
        .$savepoint(async (inner) => {
          await inner.notesApi.add({ id: 2 });
          throw new Error('no');
        })
        .catch(() => undefined);
      await tx.notesApi.add({ id: 3 });
    });
    expect(await committed()).toEqual([3]);
  });

  test('keeps calls beside it out, which would be undone with it', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      const before = tx.notesApi.add({ id: 1 });
      const failing = tx.$savepoint(async (inner) => {
        await inner.notesApi.add({ id: 2 });
        throw new Error('no');
      });
      await expect(tx.notesApi.add({ id: 3 })).rejects.toThrow('A $savepoint of this transaction is open');
      await expect(tx.$savepoint(() => Promise.resolve())).rejects.toThrow(TransactionError);
      await before;
      await expect(failing).rejects.toThrow('no');
    });
    expect(await committed()).toEqual([1]);
  });

  test('that was not awaited keeps the transaction from being committed', async () => {
    const { client, committed } = await heldSessions();
    const careless = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      tx.$savepoint((inner) => inner.notesApi.add({ id: 2 })).catch(() => undefined);
    });
    await expect(careless).rejects.toMatchObject({ name: 'TransactionError', outcome: 'rolled-back' });
    expect(await committed()).toEqual([]);
  });

  test('undoes a call that was not awaited in it', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      const careless = tx.$savepoint((inner) => {
        inner.notesApi.add({ id: 2 }).catch(() => undefined);
        return Promise.resolve();
      });
      await expect(careless).rejects.toThrow('The callback of $savepoint returned while 1 of its calls had not ended');
    });
    expect(await committed()).toEqual([1]);
  });
});

describe('trouble in a transaction', () => {
  test('the deadline ends a callback that hangs, and gives its session back', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const alice = client.as('ALICE');
    let kept: TransactionClient<Erp> | undefined;
    const hanging = alice.$transaction(
      async (tx) => {
        kept = tx;
        await tx.notesApi.add({ id: 1 });
        await tx.$savepoint(() => new Promise<void>(() => undefined));
      },
      { timeout: 200 },
    );
    await expect(hanging).rejects.toThrow(TransactionTimeoutError);
    await expect(hanging).rejects.toMatchObject({ outcome: 'rolled-back', retryable: false });
    expect(await alice.notesApi.countAll()).toBe(0);
    await expect(kept?.notesApi.add({ id: 2 })).rejects.toThrow();
    expect(await committed()).toEqual([]);
  });

  test('the deadline breaks off a call', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const started = performance.now();
    const slow = client.as('ALICE').$transaction(
      async (tx) => {
        await tx.notesApi.add({ id: 1 });
        await tx.notesApi.pause({ seconds: 30 });
      },
      { timeout: 200 },
    );
    await expect(slow).rejects.toThrow(TransactionTimeoutError);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await committed()).toEqual([]);
  });

  test('after a call that went past its own limit it can only be rolled back', async () => {
    const { client, committed } = await heldSessions();
    const failing = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      await expect(tx.notesApi.pause({ seconds: 30 }, { timeout: 100 })).rejects.toMatchObject({
        name: 'CallTimeoutError',
        outcome: 'rolled-back',
      });
      await expect(tx.notesApi.add({ id: 2 })).rejects.toThrow('cannot go on');
    });
    await expect(failing).rejects.toMatchObject({ name: 'TransactionError', outcome: 'rolled-back' });
    expect(await committed()).toEqual([]);
  });

  test('a signal aborts the call that runs, or a callback that waits, and rolls back', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const alice = client.as('ALICE');
    for (const waits of ['in the database', 'elsewhere']) {
      const controller = new AbortController();
      const aborted = alice.$transaction(
        async (tx) => {
          await tx.notesApi.add({ id: 1 });
          setTimeout(() => controller.abort(new Error('closed the page')), 50);
          if (waits === 'elsewhere') await new Promise(() => undefined);
          await tx.notesApi.pause({ seconds: 30 });
        },
        { signal: controller.signal },
      );
      await expect(aborted).rejects.toMatchObject({
        name: 'CallAbortedError',
        outcome: 'rolled-back',
        cause: { message: 'closed the page' },
      });
      expect(await committed()).toEqual([]);
      expect(await alice.notesApi.countAll()).toBe(0);
    }
    const { signal } = new AbortController();
    expect(await alice.$transaction((tx) => tx.notesApi.countAll(), { signal })).toBe(0);
  });

  test('a signal that was aborted before keeps it from beginning', async () => {
    const { client } = await heldSessions();
    const aborted = client.as('ALICE').$transaction(() => Promise.resolve(), { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'not-started' });
    expect(client.$stats.open).toBe(0);
  });

  test('a call that was aborted before it was sent leaves the transaction as it was', async () => {
    const { client, committed } = await heldSessions();
    await client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      const aborted = tx.notesApi.add({ id: 2 }, { signal: AbortSignal.abort() });
      await expect(aborted).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'not-started' });
      await tx.notesApi.add({ id: 3 });
    });
    expect(await committed()).toEqual([1, 3]);
  });

  test('a connection lost between two calls is a rollback, and nothing is repeated', async () => {
    const { client, committed, relay } = await heldSessions();
    const cut = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      relay.cut();
      await delay(50);
      await tx.notesApi.add({ id: 2 });
    });
    await expect(cut).rejects.toThrow(ConnectionLostError);
    await expect(cut).rejects.toMatchObject({ outcome: 'not-started', sessionSurvived: false });
    const unnoticed = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 3 });
      relay.cut();
      await delay(50);
    });
    await expect(unnoticed).rejects.toMatchObject({ name: 'ConnectionLostError', outcome: 'rolled-back' });
    await expect.poll(committed).toEqual([]);
  });

  test('of a call whose connection is lost nobody can tell whether it committed', async () => {
    const { client, committed, relay } = await heldSessions();
    const cut = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      const running = tx.notesApi.pause({ seconds: 30 });
      await delay(50);
      relay.cut();
      await running;
    });
    await expect(cut).rejects.toThrow(ConnectionLostError);
    await expect(cut).rejects.toMatchObject({ outcome: 'unknown', sessionSurvived: false });
    await expect.poll(committed).toEqual([]);
    await client.as('ALICE').notesApi.add({ id: 1 });
    expect(await committed()).toEqual([1]);
  });

  test('a commit whose answer does not come is of unknown outcome', async () => {
    const { client, relay } = await heldSessions({ timeouts: { close: 150, break: 100, quarantine: 0 } });
    const hanging = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      relay.freeze();
    });
    await expect(hanging).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'unknown',
      sessionSurvived: false,
    });
    relay.cut();
    relay.thaw();
  });

  test('a user whose transaction holds a row makes another wait, until it ends', async () => {
    const { client, committed } = await heldSessions();
    const order: string[] = [];
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const first = client.as('ALICE').$transaction(async (tx) => {
      await tx.notesApi.add({ id: 1 });
      go();
      await delay(100);
      order.push('alice');
    });
    await gate;
    const second = client.as('BOB').notesApi.add({ id: 1 });
    await expect(second).rejects.toMatchObject({ code: 1, outcome: 'rolled-back' } satisfies Partial<ApplicationError>);
    order.push('bob');
    await first;
    expect(order).toEqual(['alice', 'bob']);
    expect(await committed()).toEqual([1]);
  });
});
