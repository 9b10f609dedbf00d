import { CallAbortedError } from '../errors/session-errors.js';
import { withLimit } from '../sessions/time-limit.js';

export interface CallbackLimits {
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly expired: () => Error;
  readonly signal: AbortSignal | undefined;
  readonly aborted: (reason: unknown) => Error;
}

/**
 * What a callback of the application gives, unless its deadline or its signal comes first: then the error for that is thrown, and whatever the callback
 * still does goes nowhere.
 */
export function runCallback<T>(callback: () => Promise<T>, limits: CallbackLimits): Promise<T> {
  const { deadline, expired, signal, aborted } = limits;
  return new Promise((resolve, reject) => {
    const abort = () => reject(aborted(signal?.reason));
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted === true) abort();
    const work = Promise.resolve().then(callback);
    withLimit(work, deadline, () => reject(expired()))
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', abort));
  });
}

/** @throws CallAbortedError when the signal has been aborted already */
export function requireNotAborted(what: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new CallAbortedError(`${what} was not begun: it was aborted before.`, { cause: signal.reason });
}

/** A signal that is aborted when one of the two is. */
export function eitherSignal(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one === undefined || other === undefined ? (one ?? other) : AbortSignal.any([one, other]);
}
