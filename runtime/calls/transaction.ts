import type { OracleDriver } from '../driver/oracle-driver.js';
import { DatabaseError } from '../errors/database-errors.js';
import { isOwnPackageDiscarded } from '../errors/discarded-package.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { ofUnknownOutcome, TransactionEndedError, TransactionError } from '../errors/transaction-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import { giveUpPackageState } from '../sessions/package-state.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallEnvironment, PreparedCall } from './call-target.js';
import { type ControlBlock, executeControl } from './control-block.js';
import { type Executed, executeRoutine, turnNeverCame } from './execute-routine.js';
import { eitherSignal } from './run-callback.js';
import type { TransactionGuard } from './transaction-guard.js';

export interface TransactionSettings {
  /** PL/SQL that comes first, if the transaction is to be of a special kind. */
  readonly setTransaction: string | undefined;
  readonly guard: TransactionGuard;
  /** By `performance.now()`, for all of it but the commit or rollback. */
  readonly deadline: number;
  /** Aborts the calls, not the commit or rollback. */
  readonly signal: AbortSignal | undefined;
}

export interface Savepoint {
  readonly name: string;
  /** The transaction's identity when the savepoint was set, if it had one. */
  readonly transactionId: string | null;
}

/** A database transaction on a leased session: what is sent, and whether it can still be committed. Its callers see to the order. */
export class Transaction {
  readonly #session: LeasedSession;
  readonly #caller: Caller;
  readonly #driver: OracleDriver;
  readonly #environment: CallEnvironment;
  readonly #settings: TransactionSettings;
  /** As earlier calls saw it. */
  #id: string | null = null;
  /** Whether anything has been sent. */
  #begun = false;
  #called = false;
  /** Whether everything sent so far is known to be in the open transaction: no routine without an answer, or with an error, could have ended it. */
  #isIntact = true;
  /** The commit or rollback is on its way, or done. */
  #over = false;
  #savepoints = 0;
  #fault: OracleClientError | undefined;

  constructor(
    session: LeasedSession,
    caller: Caller,
    driver: OracleDriver,
    environment: CallEnvironment,
    settings: TransactionSettings,
  ) {
    this.#session = session;
    this.#caller = caller;
    this.#driver = driver;
    this.#environment = environment;
    this.#settings = settings;
  }

  get user(): string | null {
    return this.#caller.user;
  }

  /** Why it can only be rolled back, if so. */
  get fault(): OracleClientError | undefined {
    return this.#fault;
  }

  async begin(): Promise<void> {
    const { setTransaction } = this.#settings;
    if (setTransaction !== undefined) await this.#control([setTransaction]);
  }

  /** @param deadline of the call */
  async call(call: PreparedCall, deadline: number, limitMs: number): Promise<Executed> {
    this.#requireUsable();
    this.#requireReady();
    const limit = Math.min(deadline, this.#settings.deadline);
    if (performance.now() >= limit) throw turnNeverCame(call.routine.name, limitMs);
    const { routine } = call;
    const isFirst = !this.#called;
    const wasIntact = this.#isIntact;
    this.#begun = true;
    this.#called = true;
    this.#isIntact = this.#settings.guard === 'none';
    try {
      const signal = eitherSignal(call.signal, this.#settings.signal);
      const executed = await executeRoutine(
        this.#session,
        { ...call, signal },
        {
          caller: this.#caller,
          proxyUser: this.#environment.proxyUser,
          shape: { guard: this.#settings.guard, packageState: 'keep' },
          commit: false,
          transactionId: this.#id,
          deadline: limit,
          limitMs,
          repeat: (error) => isFirst && isOwnPackageDiscarded(error, routine.unitName) && this.#isReady,
        },
      );
      this.#id = executed.transactionId;
      this.#isIntact = true;
      return executed;
    } catch (error) {
      if (hasNotStarted(error)) this.#isIntact = wasIntact;
      if (!leavesTransaction(error)) this.doom(asFault(error));
      throw error;
    }
  }

  async setSavepoint(): Promise<Savepoint> {
    this.#requireUsable();
    this.#savepoints += 1;
    const name = `goc_savepoint_${this.#savepoints}`;
    await this.#control([`savepoint ${name};`]);
    return { name, transactionId: this.#id };
  }

  async rollBackTo({ name, transactionId }: Savepoint): Promise<void> {
    this.#requireUsable();
    await this.#control([`rollback to ${name};`]);
    this.#id = transactionId;
  }

  /** From now on it can only be rolled back. */
  doom(fault: OracleClientError): void {
    this.#fault ??= fault;
  }

  /** The same after anything that was thrown. */
  doomBy(error: unknown): void {
    this.doom(asFault(error));
  }

  /** @throws TransactionError when it can only be rolled back */
  requireCommittable(): void {
    if (this.#fault === undefined) return;
    throw new TransactionError(
      `The transaction was not committed, because a call in it had failed: ${this.#fault.message}`,
      {
        outcome: this.#fault.outcome === 'unknown' ? 'unknown' : 'rolled-back',
        sessionSurvived: this.#fault.sessionSurvived,
        cause: this.#fault,
      },
    );
  }

  /** One round trip, which gives the package state up, too. */
  async commit(): Promise<void> {
    this.#over = true;
    if (!this.#begun) return;
    try {
      await this.#end([], true);
    } catch (error) {
      const isLost = error instanceof OracleClientError && !error.sessionSurvived;
      throw isLost && !this.#isIntact ? ofUnknownOutcome(error) : error;
    }
  }

  /**
   * One round trip; the database does it itself when the session is lost.
   * @returns whether it is certain that nothing remains
   * @throws TransactionEndedError when a call that failed had ended the transaction
   */
  async rollBack(): Promise<'rolled-back' | 'unknown'> {
    this.#over = true;
    if (!this.#begun) return 'rolled-back';
    const hasEnded = this.#fault instanceof TransactionEndedError;
    // What ran since has a transaction of its own.
    if (hasEnded) this.#id = null;
    try {
      if (this.#fault?.sessionSurvived !== false) {
        await this.#end(['rollback;'], false);
        this.#isIntact = true;
      }
    } catch (error) {
      if (error instanceof TransactionEndedError) throw error;
      // When it does not answer, the session ends, and the transaction with it.
      this.#session.condemn();
    }
    return this.#isIntact && !hasEnded ? 'rolled-back' : 'unknown';
  }

  #end(statements: readonly string[], commit: boolean): Promise<void> {
    const { packageState, closeMs } = this.#environment;
    return this.#execute({
      statements: [...statements, ...giveUpPackageState(packageState)],
      transactionId: this.#id,
      commit,
      givesUpPackageState: packageState !== 'keep',
      deadline: performance.now() + closeMs,
      limitMs: closeMs,
    });
  }

  async #control(statements: readonly string[]): Promise<void> {
    const { deadline } = this.#settings;
    this.#begun = true;
    try {
      await this.#execute({
        statements,
        transactionId: null,
        commit: false,
        givesUpPackageState: false,
        deadline,
        limitMs: Math.max(0, deadline - performance.now()),
      });
    } catch (error) {
      this.doom(asFault(error));
      throw error;
    }
  }

  #execute(block: ControlBlock): Promise<void> {
    return executeControl(this.#session, this.#caller, this.#environment.proxyUser, this.#driver, block);
  }

  get #isReady(): boolean {
    return this.#environment.setup.isReady(this.#session);
  }

  /** The initialiser cannot run again here: it commits. */
  #requireReady(): void {
    if (this.#isReady) return;
    throw new TransactionError(
      'The transaction cannot go on: the database discarded package state that the `initialise` hook had made.',
      { outcome: 'not-started' },
    );
  }

  #requireUsable(): void {
    if (this.#over) throw new ClosedError('The $transaction has ended.');
    if (this.#fault === undefined) return;
    throw new TransactionError(
      `The transaction cannot go on, because a call in it had failed: ${this.#fault.message}`,
      {
        sessionSurvived: this.#fault.sessionSurvived,
        cause: this.#fault,
      },
    );
  }
}

/** Nothing ran, or the database answered with an error: then it undid the call, and only the call. Nothing else is certain enough to go on. */
function leavesTransaction(error: unknown): boolean {
  return error instanceof DatabaseError || (hasNotStarted(error) && error.sessionSurvived);
}

function hasNotStarted(error: unknown): error is OracleClientError {
  return error instanceof OracleClientError && error.outcome === 'not-started';
}

function asFault(error: unknown): OracleClientError {
  return error instanceof OracleClientError
    ? error
    : new TransactionError('The transaction met an unexpected failure.', { sessionSurvived: false, cause: error });
}
