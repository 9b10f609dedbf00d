import { TransactionError } from '../errors/transaction-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import { CallQueue } from './call-queue.js';
import type { CallTarget, PreparedCall } from './call-target.js';
import type { Savepoint, Transaction } from './transaction.js';

/**
 * What the client of a `$transaction` or of one of its savepoints calls through. Calls run in the order in which they were made, one at a time. While
 * a savepoint is open only its own scope may be used: what another call did would be undone with it.
 */
export class TransactionScope implements CallTarget {
  readonly #transaction: Transaction;
  readonly #callMs: number;
  readonly #queue = new CallQueue();
  /** The open savepoint; `opening` until its callback runs. */
  #inner: TransactionScope | 'opening' | undefined;

  /** @param callMs for calls that set no limit of their own */
  constructor(transaction: Transaction, callMs: number) {
    this.#transaction = transaction;
    this.#callMs = callMs;
  }

  get user(): string | null {
    return this.#transaction.user;
  }

  async run(prepare: () => Promise<PreparedCall>, timeoutMs = this.#callMs): Promise<unknown> {
    this.#requireNoSavepoint();
    const deadline = performance.now() + timeoutMs;
    return this.#queue.run(async () => this.#transaction.call(await prepare(), deadline, timeoutMs));
  }

  /** Runs `work` after a savepoint, which is rolled back to when it fails. */
  async savepoint<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T> {
    this.#requireNoSavepoint();
    this.#inner = 'opening';
    try {
      const savepoint = await this.#queue.run(() => this.#transaction.setSavepoint());
      const scope = new TransactionScope(this.#transaction, this.#callMs);
      this.#inner = scope;
      try {
        const result = await work(scope);
        await scope.finish('$savepoint');
        return result;
      } catch (error) {
        await scope.close('The $savepoint has ended.');
        await this.#undo(savepoint, error);
        throw error;
      }
    } finally {
      this.#inner = undefined;
    }
  }

  /**
   * Ends the scope after its callback has succeeded.
   * @throws TransactionError when calls were not awaited, or one failed in a way that leaves only a rollback
   */
  async finish(what: '$transaction' | '$savepoint'): Promise<void> {
    const unfinished = this.#queue.unfinished + (this.#inner === undefined ? 0 : 1);
    await this.close(`The ${what} has ended.`);
    if (unfinished > 0) {
      throw new TransactionError(
        `The callback of ${what} returned while ${unfinished} of its calls had not ended: each must be awaited. It was rolled back.`,
        { outcome: 'rolled-back' },
      );
    }
    this.#transaction.requireCommittable();
  }

  /** Refuses further calls, and waits for the one that runs, not for any callback. */
  async close(reason: string): Promise<void> {
    if (this.#inner instanceof TransactionScope) await this.#inner.close(reason);
    await this.#queue.close(reason);
  }

  async #undo(savepoint: Savepoint, cause: unknown): Promise<void> {
    if (this.#transaction.fault !== undefined) return;
    try {
      await this.#queue.run(() => this.#transaction.rollBackTo(savepoint));
    } catch (error) {
      // The whole transaction has ended meanwhile.
      if (error instanceof ClosedError) return;
      throw new TransactionError('The transaction could not go back to its savepoint, and can only be rolled back.', {
        outcome: 'rolled-back',
        cause: new AggregateError([cause, error]),
      });
    }
  }

  #requireNoSavepoint(): void {
    if (this.#inner === undefined) return;
    throw new TransactionError(
      'A $savepoint of this transaction is open: call through the client that its callback is given, or wait until it has ended.',
    );
  }
}
