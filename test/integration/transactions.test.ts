import { describe, expect, test } from 'vitest';
import {
  ClosedError,
  ConfigurationError,
  type TransactionClient,
  TransactionEndedError,
  TransactionError,
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
