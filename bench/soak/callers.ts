import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { OracleClientError, type Outcome } from 'gen-oracle-client/runtime';
import type { Explanations, Intent } from './explanations.js';
import type { Ledger } from './ledger.js';
import type { Random } from './random.js';
import type { SoakClient, SoakPackages } from './soak-client.js';
import { soakUser } from './soak-plan.js';

/** Where a request's user is, for `userSource`. */
export const requestUser = new AsyncLocalStorage<string>();

/** How long a call is made again while it fails for a reason that passes. */
const PATIENCE_MS = 10_000;

class ChangedMind extends Error {}

/** What the callers share. */
export interface Callers {
  readonly client: SoakClient;
  readonly ledger: Ledger;
  readonly explanations: Explanations;
  readonly random: Random;
}

/**
 * A user comes for about ten calls: at once, one after the other, on one session, or some of them in a transaction.
 * @returns how many were made
 */
export async function burst(callers: Callers, user: number, size: number): Promise<number> {
  const way = callers.random.below(20);
  if (way < 10) await Promise.all(Array.from({ length: size }, () => singleCall(callers, user)));
  else if (way < 14) await oneByOne(callers, user, size);
  else if (way < 17) return onOneSession(callers, user, size);
  else {
    const together = Math.min(size, 4);
    await transaction(callers, user, together);
    await oneByOne(callers, user, size - together);
  }
  return size;
}

async function oneByOne(callers: Callers, user: number, size: number): Promise<void> {
  for (let made = 0; made < size; made += 1) await singleCall(callers, user);
}

/** One call with a lease of its own, made again as long as its error says that it may be. */
async function singleCall(callers: Callers, user: number): Promise<void> {
  const { ledger, random } = callers;
  const call = ledger.open(user, 'own');
  const name = soakUser(user);
  const kind = random.below(100);
  if (kind < 2) return attempt(callers, call, { hasNoUser: true }, () => requestUser.exit(() => note(callers, call)));
  if (kind < 6) return abortedCall(callers, user, call);
  const api = pick(callers, name);
  if (kind < 10) return attempt(callers, call, { raises: true }, () => api().noteAndRaise({ call }));
  if (kind < 12) return attempt(callers, call, { isUnreadable: true }, () => api().noteUnreadably({ call }));
  if (kind < 16) return attempt(callers, call, {}, () => api().noteSlowly({ call }));
  if (kind < 22) return attempt(callers, call, {}, () => readRows(callers, name, call, random.chance(0.5)));
  return attempt(callers, call, {}, () => api().note({ call }));
}

/** Named with `as()`, or by the request that the call belongs to. */
function pick({ client, random }: Callers, name: string): () => SoakPackages['api'] {
  return random.chance(0.5) ? () => client.as(name).api : () => inRequest(client, name);
}

function inRequest(client: SoakClient, name: string): SoakPackages['api'] {
  return {
    note: (args, options) => requestUser.run(name, () => client.api.note(args, options)),
    noteSlowly: (args, options) => requestUser.run(name, () => client.api.noteSlowly(args, options)),
    noteAndRaise: (args, options) => requestUser.run(name, () => client.api.noteAndRaise(args, options)),
    noteUnreadably: (args, options) => requestUser.run(name, () => client.api.noteUnreadably(args, options)),
    noteAndList: client.as(name).api.noteAndList,
  };
}

function note({ client }: Callers, call: number): Promise<void> {
  return client.api.note({ call });
}

/** What a hung stream costs, in milliseconds. */
const STREAM_MS = 5_000;

/** What a caller gives who has not read all rows. */
const LEFT = Symbol('left');

/** Reads the rows of a cursor to their end, which commits, or leaves them in one of the two fetches, which rolls back. */
async function readRows({ client, random }: Callers, name: string, call: number, leaves: boolean): Promise<unknown> {
  const rows = await client.as(name).api.noteAndList.stream({ call }, { timeout: STREAM_MS });
  if (rows === null) throw new Error('no cursor was opened');
  const last = leaves ? 1 + random.below(1_400) : Number.POSITIVE_INFINITY;
  let read = 0;
  for await (const _row of rows) {
    read += 1;
    if (read === last) return LEFT;
  }
  return read;
}

async function abortedCall(callers: Callers, user: number, call: number): Promise<void> {
  const { client, random } = callers;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), random.below(30));
  try {
    const { signal } = abort;
    await attempt(callers, call, { signal }, () => client.as(soakUser(user)).api.noteSlowly({ call }, { signal }));
  } finally {
    clearTimeout(timer);
  }
}

async function attempt(
  { ledger, explanations }: Callers,
  call: number,
  intent: Intent,
  run: () => Promise<unknown>,
): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const left = (await run()) === LEFT;
      ledger.settle(call, left ? 'rolled-back' : 'committed', left ? 'left early' : 'success');
      return;
    } catch (error) {
      explanations.add(error, intent);
      ledger.settle(call, outcomeOf(error), nameOf(error));
      const mayRepeat = error instanceof OracleClientError && error.retryable && intent.signal?.aborted !== true;
      if (!mayRepeat || performance.now() > patience) return;
      await delay(20);
    }
  }
}

/** What becomes of each call is told by itself; without a session, or when it takes too long, fewer are made. */
async function onOneSession(
  { client, ledger, explanations, random }: Callers,
  user: number,
  size: number,
): Promise<number> {
  let made = 0;
  try {
    await client.as(soakUser(user)).$session(async ({ api }) => {
      for (; made < size; made += 1) {
        const call = ledger.open(user, 'shared');
        const raises = random.chance(0.05);
        try {
          await (raises ? api.noteAndRaise({ call }) : api.note({ call }));
          ledger.settle(call, 'committed', 'success');
        } catch (error) {
          explanations.add(error, { raises });
          ledger.settle(call, outcomeOf(error), nameOf(error));
        }
      }
    });
  } catch (error) {
    explanations.add(error, {});
  }
  return made;
}

/** Committed as a whole or not at all. Sometimes the application changes its mind at the end. */
async function transaction(
  { client, ledger, explanations, random }: Callers,
  user: number,
  size: number,
): Promise<void> {
  const calls = Array.from({ length: size }, () => ledger.open(user, 'shared'));
  try {
    await client.as(soakUser(user)).$transaction(async ({ api }) => {
      for (const call of calls) await api.note({ call });
      if (random.chance(0.1)) throw new ChangedMind();
    });
    ledger.settleTransaction(calls, 'committed', 'success');
  } catch (error) {
    const isOwn = error instanceof ChangedMind;
    if (!isOwn) explanations.add(error, {});
    ledger.settleTransaction(calls, isOwn ? 'rolled-back' : outcomeOf(error), nameOf(error));
  }
}

/** Of an error that is none of ours nothing is known, and it counts as unexplained anyway. */
function outcomeOf(error: unknown): Outcome {
  return error instanceof OracleClientError ? error.outcome : 'unknown';
}

function nameOf(error: unknown): string {
  if (!(error instanceof OracleClientError)) return error instanceof ChangedMind ? 'its own error' : String(error);
  return `${error.name} ${error.code ?? ''} of ${error.routine ?? 'no routine'}`;
}
