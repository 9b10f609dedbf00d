import { CallAbortedError } from '../errors/session-errors.js';
import type { SessionKey } from './session-source.js';

/** A request that waits for a session. */
export interface Waiter<T> {
  readonly key: SessionKey;
  readonly keyText: string;
  readonly resolve: (session: T) => void;
  readonly reject: (error: Error) => void;
  /** How many later requests were served before it. */
  overtaken: number;
}

/**
 * How often a waiting request may see a session go to a later request of that session's own user, which costs nothing, or a login be started for one whose
 * user has no session, before room is made for it.
 */
const OVERTAKING_LIMIT = 16;

export function isOvertakenTooOften({ overtaken }: Pick<Waiter<unknown>, 'overtaken'>): boolean {
  return overtaken >= OVERTAKING_LIMIT;
}

/** What a request is told whose signal ended its wait. */
export function abortedWhileWaiting(signal: AbortSignal | undefined): CallAbortedError {
  return new CallAbortedError('The call was aborted before it had a session.', { cause: signal?.reason });
}

/** Waiting requests in the order of their arrival, over all keys and by key. */
export class WaitQueue<T> {
  readonly #all = new Set<Waiter<T>>();
  readonly #byKey = new Map<string, Set<Waiter<T>>>();

  get size(): number {
    return this.#all.size;
  }

  /** In the order of arrival. */
  [Symbol.iterator](): Iterator<Waiter<T>> {
    return this.#all.values();
  }

  get oldest(): Waiter<T> | undefined {
    const [waiter] = this.#all;
    return waiter;
  }

  oldestOf(keyText: string): Waiter<T> | undefined {
    const [waiter] = this.#byKey.get(keyText) ?? [];
    return waiter;
  }

  countOf(keyText: string): number {
    return this.#byKey.get(keyText)?.size ?? 0;
  }

  add(waiter: Waiter<T>): void {
    this.#all.add(waiter);
    const sameKey = this.#byKey.get(waiter.keyText);
    if (sameKey === undefined) this.#byKey.set(waiter.keyText, new Set([waiter]));
    else sameKey.add(waiter);
  }

  /** Takes a waiter out; it is up to the caller to settle it. */
  remove(waiter: Waiter<T>): void {
    this.#all.delete(waiter);
    const sameKey = this.#byKey.get(waiter.keyText);
    sameKey?.delete(waiter);
    if (sameKey?.size === 0) this.#byKey.delete(waiter.keyText);
  }

  /** Takes out all waiters, or those of one key. */
  drain(keyText?: string): readonly Waiter<T>[] {
    const waiters = [...(keyText === undefined ? this.#all : (this.#byKey.get(keyText) ?? []))];
    for (const waiter of waiters) this.remove(waiter);
    return waiters;
  }
}
