import { describe, expect, test } from 'vitest';
import { TransactionError } from '../../runtime/index.js';
import { heldSessions } from '../support/held-sessions.js';

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
