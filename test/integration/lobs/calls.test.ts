import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { lobDatabase } from '../../support/lob-client.js';

const TEXT = 'aä€😀'.repeat(200_000);
const BYTES = Buffer.from(Array.from({ length: 2_000_000 }, (_, index) => index % 251));

describe('values', () => {
  test('persistent LOBs are read before the commit', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: TEXT, scan: BYTES });
    const { text, scan } = await api.fetch({ id: 1 });
    expect(text === TEXT).toBe(true);
    expect(scan?.equals(BYTES)).toBe(true);
    expect((await api.swap({ id: 1, text: 'new' })) === TEXT).toBe(true);
    expect(await ids()).toEqual([1, 101]);
    expect(sandbox.temporaryLobs).toBe(0);
  });

  test('short results are committed by the block, in one round trip', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: 'short', scan: null });
    const before = sandbox.roundTrips;
    expect(await api.swap({ id: 1, text: 'new' })).toBe('short');
    expect(sandbox.roundTrips - before).toBe(1);
    expect(await ids()).toEqual([1, 101]);
  });

  test('a routine that fails leaves no LOB', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await expect(api.store({ id: -1, text: TEXT, scan: BYTES })).rejects.toMatchObject({ outcome: 'rolled-back' });
    await api.touch({ id: 2 });
    expect(sandbox.temporaryLobs).toBe(0);
    expect(await ids()).toEqual([2]);
  });

  test('a call that runs out of time while it writes has not run', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.touch({ id: 1 });
    sandbox.faults.latencyMs = 120;
    await expect(api.store({ id: 2, text: TEXT, scan: BYTES }, { timeout: 200 })).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'rolled-back',
    });
    sandbox.faults.clear();
    await api.touch({ id: 3 });
    expect(await ids()).toEqual([1, 3]);
    await expect.poll(() => sandbox.temporaryLobs).toBe(0);
  });

  test('a call whose result cannot be read in time is rolled back', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: TEXT, scan: null });
    // The call itself takes one round trip, reading the next.
    sandbox.faults.latencyMs = 120;
    const call = api.swap({ id: 1, text: 'new' }, { timeout: 200 });
    await expect(call).rejects.toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
    sandbox.faults.clear();
    await api.touch({ id: 3 });
    expect(await ids()).toEqual([1, 3]);
    await expect.poll(() => sandbox.temporaryLobs).toBe(0);
  });

  test('a call of a $session whose result cannot be read in time is rolled back, and the session goes on', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    await client.as('ALICE').api.store({ id: 1, text: TEXT, scan: null });
    await client.as('ALICE').$session(async ({ api }) => {
      sandbox.faults.latencyMs = 120;
      const call = api.swap({ id: 1, text: 'new' }, { timeout: 200 });
      await expect(call).rejects.toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
      sandbox.faults.clear();
      await api.touch({ id: 3 });
    });
    expect(await ids()).toEqual([1, 3]);
  });

  test('a $transaction with a call whose result cannot be read is rolled back', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    await client.as('ALICE').api.store({ id: 1, text: TEXT, scan: null });
    const work = client.as('ALICE').$transaction(async ({ api }) => {
      sandbox.faults.latencyMs = 120;
      await api.swap({ id: 1, text: 'new' }, { timeout: 200 }).catch(() => undefined);
      sandbox.faults.clear();
    });
    await expect(work).rejects.toMatchObject({ name: 'TransactionError', outcome: 'rolled-back' });
    expect(await ids()).toEqual([1]);
  });

  test('a connection that is lost while a result is read has committed nothing', async () => {
    const { client, sandbox, connect } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: TEXT, scan: null });
    sandbox.faults.latencyMs = 100;
    const call = api.swap({ id: 1, text: 'new' });
    setTimeout(() => sandbox.faults.cutConnections(), 150);
    await expect(call).rejects.toMatchObject({
      name: 'ConnectionLostError',
      outcome: 'rolled-back',
      sessionSurvived: false,
    });
    sandbox.faults.clear();
    const system = await connect('system', sandbox.systemPassword);
    expect((await system.execute('SELECT id FROM erp.docs')).rows).toEqual([[1]]);
  });

  test('in $transaction and $session', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const alice = client.as('ALICE');
    await alice.$transaction(async ({ api }) => {
      await api.store({ id: 1, text: TEXT, scan: BYTES });
      expect((await api.swap({ id: 1, text: TEXT })) === TEXT).toBe(true);
      expect(await ids()).toEqual([]);
    });
    expect(await ids()).toEqual([1, 101]);
    await alice.$session(async ({ api }) => {
      expect((await api.swap({ id: 101, text: null })) === TEXT).toBe(true);
      expect(await ids()).toEqual([1, 101, 201]);
    });
    await alice.api.touch({ id: 9 });
    expect(sandbox.temporaryLobs).toBe(0);
  });
});

describe('streams as arguments', () => {
  test('are written in pieces', async () => {
    const { client } = await lobDatabase();
    const { api } = client.as('ALICE');
    const bytes = Buffer.from(TEXT);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 10_001) }, (_, index) =>
      bytes.subarray(index * 10_001, (index + 1) * 10_001),
    );
    await api.store({ id: 1, text: Readable.from(chunks), scan: Readable.from([BYTES, BYTES]) });
    const { text, scan } = await api.fetch({ id: 1 });
    expect(text === TEXT).toBe(true);
    expect(scan?.equals(Buffer.concat([BYTES, BYTES]))).toBe(true);
    await api.store({ id: 2, text: Readable.from(['\ud83d', '\ude00']), scan: Readable.from([]) });
    expect(await api.fetch({ id: 2 })).toEqual({ text: '😀', scan: Buffer.alloc(0) });
  });

  test.each([
    ['that fails', () => Readable.from(failing())],
    ['that gives numbers', () => Readable.from([1, 2])],
    ['that gives half a character', () => Readable.from(['x', '\ud83d'])],
    ['that gives no UTF-8', () => Readable.from([Buffer.from([0xff])])],
  ])('one %s is no call', async (_, stream) => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await expect(api.store({ id: 1, text: stream(), scan: null })).rejects.toMatchObject({
      name: 'StreamError',
      outcome: 'not-started',
    });
    await api.touch({ id: 2 });
    expect(await ids()).toEqual([2]);
    expect(sandbox.temporaryLobs).toBe(0);
  });

  test('one that stalls runs out of time, or is aborted', async () => {
    const { client, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    const stalled = () => new Readable({ read() {} });
    await expect(api.store({ id: 1, text: stalled(), scan: null }, { timeout: 100 })).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'not-started',
    });
    const signal = AbortSignal.timeout(50);
    await expect(api.store({ id: 1, text: stalled(), scan: null }, { signal })).rejects.toMatchObject({
      name: 'CallAbortedError',
      outcome: 'not-started',
    });
    expect(await ids()).toEqual([]);
  });
});

describe('streams as results', () => {
  test('are read in pieces, and committed at their end', async () => {
    const { client, sandbox, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: TEXT, scan: BYTES });
    const stream = await api.swap.stream({ id: 1, text: 'new' });
    const pieces: string[] = [];
    for await (const piece of stream) {
      pieces.push(String(piece));
      expect(await ids()).toEqual([1]);
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('') === TEXT).toBe(true);
    expect(await ids()).toEqual([1, 101]);
    const { text, scan } = await api.fetch.stream({ id: 1 });
    const [characters, bytes] = await Promise.all([collect(text), collect(scan)]);
    expect(characters.join('') === TEXT).toBe(true);
    expect(Buffer.concat(bytes.filter((piece) => Buffer.isBuffer(piece))).equals(BYTES)).toBe(true);
    expect(client.$stats.leased).toBe(0);
    await api.touch({ id: 2 });
    expect(sandbox.temporaryLobs).toBe(0);
  });

  test('left early they roll back', async () => {
    const { client, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: TEXT, scan: null });
    for await (const piece of await api.swap.stream({ id: 1, text: 'new' })) {
      expect(piece).toBeTypeOf('string');
      break;
    }
    await expect.poll(() => client.$stats.leased).toBe(0);
    expect(await ids()).toEqual([1]);
  });

  test('short values come as streams, too', async () => {
    const { client, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: 'short', scan: null });
    expect(await collect(await api.swap.stream({ id: 1, text: null }))).toEqual(['short']);
    expect(await ids()).toEqual([1, 101]);
  });

  test('not read in time they are rolled back', async () => {
    const { client, ids } = await lobDatabase();
    const { api } = client.as('ALICE');
    await api.store({ id: 1, text: TEXT, scan: null });
    const stream = await api.swap.stream({ id: 1, text: 'new' }, { timeout: 100 });
    await expect.poll(() => client.$stats.leased).toBe(0);
    await expect(collect(stream)).rejects.toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
    expect(await ids()).toEqual([1]);
  });
});

function* failing(): Generator<string> {
  yield 'x';
  throw new Error('the source has failed');
}

async function collect(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const pieces: unknown[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}
