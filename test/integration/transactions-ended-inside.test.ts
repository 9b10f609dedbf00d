import { describe, expect, test } from 'vitest';
import { TransactionEndedError } from '../../runtime/index.js';
import { type Erp, heldSessions } from '../support/held-sessions.js';

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
