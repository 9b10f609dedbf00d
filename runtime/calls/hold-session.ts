import { isOwnPackageDiscarded } from '../errors/discarded-package.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { CallAbortedError, ConnectionLostError, SessionError } from '../errors/session-errors.js';
import { TransactionTimeoutError } from '../errors/transaction-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { CallQueue } from './call-queue.js';
import type { CallEnvironment, CallTarget, PreparedCall } from './call-target.js';
import { collectCursors } from './collect-cursors.js';
import { executeControl } from './control-block.js';
import { type Executed, executeRoutine, resultOf, turnNeverCame } from './execute-routine.js';
import { leaseSession } from './lease-session.js';
import { eitherSignal, requireNotAborted, runCallback } from './run-callback.js';
import { StreamedCall } from './streamed-call.js';
import type { SessionScopeOptions } from './transaction-options.js';

/** Lends one session to `work` for several calls, each of which commits by itself; package state lives until `work` has ended. */
export async function holdSession<T>(
  environment: CallEnvironment,
  caller: Caller,
  options: SessionScopeOptions,
  work: (target: CallTarget) => Promise<T>,
): Promise<T> {
  const { leaseMs, transactionMs } = environment;
  const { timeout = transactionMs, signal } = options;
  const start = performance.now();
  const deadline = start + timeout;
  const limits = { deadline, expired: () => tookTooLong(timeout), signal, aborted };
  requireNotAborted('$session', signal);
  const run = async (session: LeasedSession): Promise<T> => {
    const calls = new HeldSession(session, caller, environment, deadline, signal);
    try {
      const result = await runCallback(() => work(calls), limits);
      calls.requireFinished();
      return result;
    } finally {
      await calls.close();
    }
  };
  return leaseSession(environment, caller, Math.min(deadline, start + leaseMs), run, signal);
}

class HeldSession implements CallTarget {
  readonly #session: LeasedSession;
  readonly #caller: Caller;
  readonly #environment: CallEnvironment;
  readonly #deadline: number;
  readonly #signal: AbortSignal | undefined;
  readonly #queue = new CallQueue();
  /** The last one. `ended` settles when it has been committed or rolled back. */
  #stream: { readonly streamed: StreamedCall; readonly ended: Promise<void> } | undefined;
  #called = false;
  /** Why the session is gone, if it is. */
  #lostBy: OracleClientError | undefined;

  /**
   * @param deadline of all calls, by `performance.now()`
   * @param signal aborts all calls
   */
  constructor(
    session: LeasedSession,
    caller: Caller,
    environment: CallEnvironment,
    deadline: number,
    signal: AbortSignal | undefined,
  ) {
    this.#session = session;
    this.#caller = caller;
    this.#environment = environment;
    this.#deadline = deadline;
    this.#signal = signal;
  }

  get user(): string | null {
    return this.#caller.user;
  }

  async run(prepare: () => Promise<PreparedCall>, timeoutMs = this.#environment.callMs): Promise<unknown> {
    const deadline = Math.min(this.#deadline, performance.now() + timeoutMs);
    return this.#queue.run(async () => {
      const call = await prepare();
      await this.#afterStream(call);
      const executed = await this.#call(call, deadline, timeoutMs);
      if (executed.isWhole) return resultOf(call.routine, await executed.load());
      const collected = await this.#orRollBack(call, async () =>
        collectCursors(await executed.load(), executed.reading, call.maxRows),
      );
      await this.#end(call, [], true, deadline, timeoutMs);
      return resultOf(call.routine, collected);
    });
  }

  /** Commits when its cursors have been read to their ends. Until then no other call runs, whose commit would be theirs, too. */
  async stream(prepare: () => Promise<PreparedCall>, timeoutMs = this.#environment.transactionMs): Promise<unknown> {
    const deadline = Math.min(this.#deadline, performance.now() + timeoutMs);
    return this.#queue.run(async () => {
      const call = await prepare();
      await this.#afterStream(call);
      const executed = await this.#call(call, deadline, timeoutMs);
      const streamed = await this.#orRollBack(call, () => StreamedCall.open(executed));
      if (executed.isWhole) return resultOf(call.routine, streamed.results);
      return new Promise((resolve, reject) => {
        const ended = streamed.read(
          () => resolve(resultOf(call.routine, streamed.results)),
          () => this.#end(call, [], true, deadline, timeoutMs),
          () => this.#rollBack(call),
        );
        this.#stream = { streamed, ended };
        ended.catch(reject);
      });
    });
  }

  /** @throws SessionError while cursors of an earlier call are still to be read */
  async #afterStream({ routine }: PreparedCall): Promise<void> {
    if (this.#stream === undefined) return;
    if (this.#stream.streamed.open > 0) {
      throw new SessionError(
        `${routine.name} was not run: a stream of this $session has not been read to its end or closed.`,
        { routine: routine.name },
      );
    }
    await this.#stream.ended;
  }

  /** @throws SessionError when a call has not ended, whose failure nobody would see */
  requireFinished(): void {
    const cursors = this.#stream?.streamed.open ?? 0;
    if (cursors > 0) {
      throw new SessionError(
        `The callback of $session returned while ${cursors} of its cursors had not been read to their ends or closed.`,
        { outcome: 'unknown' },
      );
    }
    const { unfinished } = this.#queue;
    if (unfinished === 0) return;
    throw new SessionError(
      `The callback of $session returned while ${unfinished} of its calls had not ended: each must be awaited.`,
      { outcome: 'unknown' },
    );
  }

  /** Refuses further calls, and waits for the one that runs. */
  async close(): Promise<void> {
    const reason = 'The $session has ended.';
    await this.#stream?.streamed.revoke(new ClosedError(reason));
    await this.#queue.close(reason);
  }

  /** What a call did whose results cannot be read must not be committed with the next one. */
  async #orRollBack<T>(call: PreparedCall, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.#rollBack(call);
      throw error;
    }
  }

  async #rollBack(call: PreparedCall): Promise<void> {
    if (!this.#session.isAlive) return;
    const { closeMs } = this.#environment;
    try {
      await this.#end(call, ['rollback;'], false, performance.now() + closeMs, closeMs);
    } catch {
      // When it does not answer, the session ends, and what was not committed with it.
      this.#session.condemn();
    }
  }

  /** Commits or rolls back what a call with cursors or LOBs did. */
  #end(
    { routine, driver }: PreparedCall,
    statements: readonly string[],
    commit: boolean,
    deadline: number,
    limitMs: number,
  ): Promise<void> {
    return executeControl(this.#session, this.#caller, this.#environment.proxyUser, driver, {
      statements: statements.length === 0 ? ['null;'] : statements,
      transactionId: null,
      commit,
      givesUpPackageState: false,
      deadline,
      limitMs,
      called: routine,
    });
  }

  async #call(call: PreparedCall, deadline: number, limitMs: number): Promise<Executed> {
    const { routine } = call;
    if (performance.now() >= deadline) throw turnNeverCame(routine.name, limitMs);
    if (this.#lostBy !== undefined) {
      throw new ConnectionLostError(`${routine.name} was not run: the session of this $session is gone.`, {
        routine: routine.name,
        outcome: 'not-started',
        sessionSurvived: false,
        cause: this.#lostBy,
      });
    }
    const isFirst = !this.#called;
    this.#called = true;
    try {
      const signal = eitherSignal(call.signal, this.#signal);
      const prepare = () => this.#environment.setup.prepare(this.#session, this.#caller, call.driver, deadline, signal);
      // Nothing, unless an earlier call lost the package state.
      await prepare();
      return await executeRoutine(
        this.#session,
        { ...call, signal },
        {
          caller: this.#caller,
          proxyUser: this.#environment.proxyUser,
          shape: { guard: 'none', packageState: 'keep' },
          commit: !routine.hasCursors,
          transactionId: null,
          deadline,
          limitMs,
          repeat: async (error) => {
            if (!isFirst || !isOwnPackageDiscarded(error, routine.unitName)) return false;
            await prepare();
            return true;
          },
        },
      );
    } catch (error) {
      if (error instanceof OracleClientError && !error.sessionSurvived) this.#lostBy = error;
      throw error;
    }
  }
}

function tookTooLong(timeoutMs: number): TransactionTimeoutError {
  return new TransactionTimeoutError(
    `The callback of $session did not end within ${timeoutMs} ms. What its calls had committed remains.`,
    { outcome: 'unknown' },
  );
}

function aborted(cause: unknown): CallAbortedError {
  return new CallAbortedError('The $session was aborted. What its calls had committed remains.', {
    outcome: 'unknown',
    cause,
  });
}
