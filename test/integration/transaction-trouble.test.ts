import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  type ApplicationError,
  ConnectionLostError,
  type TransactionClient,
  TransactionTimeoutError,
} from '../../runtime/index.js';
import { type Erp, heldSessions } from '../support/held-sessions.js';

describe('trouble in a transaction', () => {
  test('the deadline ends a callback that hangs, and gives its session back', async () => {
    const { client, committed } = await heldSessions({ sessions: { max: 1 } });
    const alice = client.as('ALICE');
    expect(await alice.notesApi.countAll()).toBe(0);
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
    const alice = client.as('ALICE');
    expect(await alice.notesApi.countAll()).toBe(0);
    const started = performance.now();
    const slow = alice.$transaction(
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
