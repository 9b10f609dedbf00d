import { CallAbortedError } from '../errors/session-errors.js';
import { ofUnknownOutcome, TransactionTimeoutError } from '../errors/transaction-errors.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallEnvironment } from './call-target.js';
import { leaseSession } from './lease-session.js';
import { requireNotAborted, runCallback } from './run-callback.js';
import { Transaction } from './transaction.js';
import type { TransactionGuard } from './transaction-guard.js';
import type { TransactionOptions } from './transaction-options.js';
import { TransactionScope } from './transaction-scope.js';

/**
 * Runs `work` in a transaction of its own: commits when it succeeds; rolls back when it fails, and throws its error. Nothing is ever repeated.
 * @throws TransactionTimeoutError, TransactionError, TransactionEndedError; whatever `work` throws; whatever having a session or the commit meets
 */
export async function runTransaction<T>(
  environment: CallEnvironment,
  caller: Caller,
  options: TransactionOptions,
  work: (scope: TransactionScope) => Promise<T>,
): Promise<T> {
  const { source, leaseMs, callMs, transactionMs } = environment;
  const { timeout = transactionMs, signal } = options;
  const start = performance.now();
  const deadline = start + timeout;
  requireNotAborted('$transaction', signal);
  const driver = await source.driver();
  const limits = { deadline, expired: () => tookTooLong(timeout), signal, aborted };
  const run = async (session: LeasedSession): Promise<T> => {
    const transaction = new Transaction(session, caller, driver, environment, {
      setTransaction: setTransactionOf(options),
      guard: guardOf(options),
      deadline,
      signal,
    });
    const scope = new TransactionScope(transaction, callMs);
    let result: T;
    try {
      await transaction.begin();
      result = await runCallback(() => work(scope), limits);
      await scope.finish('$transaction');
    } catch (error) {
      await scope.close('The $transaction has ended.');
      const outcome = await transaction.rollBack();
      throw outcome === 'unknown' ? ofUnknownOutcome(error) : error;
    }
    await transaction.commit();
    return result;
  };
  return environment.telemetry.observeTransaction(caller.user, () =>
    leaseSession(environment, caller, Math.min(deadline, start + leaseMs), run, signal),
  );
}

function tookTooLong(timeoutMs: number): TransactionTimeoutError {
  return new TransactionTimeoutError(
    `The callback of $transaction did not end within ${timeoutMs} ms. The transaction was rolled back.`,
    { outcome: 'rolled-back' },
  );
}

function aborted(cause: unknown): CallAbortedError {
  return new CallAbortedError('The $transaction was aborted, and rolled back.', { outcome: 'rolled-back', cause });
}

function guardOf({ allowCommit, readOnly }: TransactionOptions): TransactionGuard {
  if (allowCommit === true) return 'none';
  return readOnly === true ? 'read-only' : 'same';
}

function setTransactionOf({ readOnly, isolation }: TransactionOptions): string | undefined {
  if (readOnly === true) return 'set transaction read only;';
  switch (isolation) {
    case 'serializable':
      return 'set transaction isolation level serializable;';
    case 'read-committed':
      return 'set transaction isolation level read committed;';
    case undefined:
      return undefined;
  }
}
