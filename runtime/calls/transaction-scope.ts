import { TransactionError } from '../errors/transaction-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import { CallQueue } from './call-queue.js';
import type { CallTarget, PreparedCall } from './call-target.js';
import { collectCursors } from './collect-cursors.js';
import { resultOf } from './execute-routine.js';
import { StreamedCall } from './streamed-call.js';
import type { Savepoint, Transaction } from './transaction.js';

/**
 * What the client of a `$transaction` or of one of its savepoints calls through. Calls run in the order in which they were made, one at a time. While
 * a savepoint is open only its own scope may be used: what another call did would be undone with it.
 */
export class TransactionScope implements CallTarget {
  readonly #transaction: Transaction;
  readonly #callMs: number;
  readonly #queue = new CallQueue();
  readonly #streamed: StreamedCall[] = [];
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
    return this.#queue.run(async () => {
      const call = await prepare();
      const executed = await this.#transaction.call(call, deadline, timeoutMs);
      return this.#orDoom(async () =>
        resultOf(call.routine, await collectCursors(await executed.load(), executed.reading, call.maxRows)),
      );
    });
  }

  /** Its cursors are read within the transaction, which they neither commit nor roll back. */
  async stream(prepare: () => Promise<PreparedCall>, timeoutMs?: number): Promise<unknown> {
    this.#requireNoSavepoint();
    const deadline = timeoutMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
    return this.#queue.run(async () => {
      const call = await prepare();
      const executed = await this.#transaction.call(call, deadline, timeoutMs ?? this.#callMs);
      const inTurn = <T>(work: () => Promise<T>) => this.#queue.run(() => this.#orDoom(work));
      const streamed = await this.#orDoom(() => StreamedCall.open(executed, inTurn));
      this.#streamed.push(streamed);
      return resultOf(call.routine, streamed.results);
    });
  }

  /** What a call did cannot be undone by itself when its results cannot be read. */
  async #orDoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#transaction.doomBy(error);
      throw error;
    }
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
    const cursors = this.#streamed.reduce((sum, { open }) => sum + open, 0);
    await this.close(`The ${what} has ended.`);
    if (unfinished > 0) {
      throw new TransactionError(
        `The callback of ${what} returned while ${unfinished} of its calls had not ended: each must be awaited. It was rolled back.`,
        { outcome: 'rolled-back' },
      );
    }
    if (cursors > 0) {
      throw new TransactionError(
        `The callback of ${what} returned while ${cursors} of its cursors had not been read to their ends or closed. It was rolled back.`,
        { outcome: 'rolled-back' },
      );
    }
    this.#transaction.requireCommittable();
  }

  /** Refuses further calls, and waits for the one that runs, not for any callback. */
  async close(reason: string): Promise<void> {
    if (this.#inner instanceof TransactionScope) await this.#inner.close(reason);
    for (const streamed of this.#streamed) await streamed.revoke(new ClosedError(reason));
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
