import { isOwnPackageDiscarded } from '../errors/discarded-package.js';
import { giveUpPackageState } from '../sessions/package-state.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallEnvironment, CallTarget, PreparedCall } from './call-target.js';
import { collectCursors } from './collect-cursors.js';
import { executeControl } from './control-block.js';
import { type Executed, executeRoutine, resultOf } from './execute-routine.js';
import { leaseSession } from './lease-session.js';
import { StreamedCall } from './streamed-call.js';

/** Calls that each have a lease of their own and commit with it: in one round trip on a warm session, unless there are cursors to be read before the commit. */
export function singleCalls(environment: CallEnvironment, caller: Caller): CallTarget {
  const { leaseMs, callMs, transactionMs } = environment;
  return {
    user: caller.user,
    run: async (prepare, timeoutMs = callMs) => {
      const start = performance.now();
      const deadline = start + timeoutMs;
      const call = await prepare();
      const single = new SingleCall(environment, caller, call, deadline, timeoutMs);
      const run = (session: LeasedSession) => single.run(session);
      return leaseSession(environment, caller, Math.min(deadline, start + leaseMs), run, call.signal);
    },
    stream: async (prepare, timeoutMs = transactionMs) => {
      const start = performance.now();
      const deadline = start + timeoutMs;
      const call = await prepare();
      const single = new SingleCall(environment, caller, call, deadline, timeoutMs);
      return new Promise((resolve, reject) => {
        const run = (session: LeasedSession) => single.stream(session, resolve);
        // What fails after the caller has its cursors is told through them.
        leaseSession(environment, caller, Math.min(deadline, start + leaseMs), run, call.signal).catch(reject);
      });
    },
  };
}

class SingleCall {
  readonly #environment: CallEnvironment;
  readonly #caller: Caller;
  readonly #call: PreparedCall;
  readonly #deadline: number;
  readonly #limitMs: number;

  constructor(environment: CallEnvironment, caller: Caller, call: PreparedCall, deadline: number, limitMs: number) {
    this.#environment = environment;
    this.#caller = caller;
    this.#call = call;
    this.#deadline = deadline;
    this.#limitMs = limitMs;
  }

  async run(session: LeasedSession): Promise<unknown> {
    const { routine, maxRows } = this.#call;
    const executed = await this.#execute(session);
    const results = await executed.load();
    if (executed.isWhole) return resultOf(routine, results);
    const collected = await collectCursors(results, executed.reading, maxRows);
    await this.#end(session, [], true);
    return resultOf(routine, collected);
  }

  /** @param begun is given what the caller gets */
  async stream(session: LeasedSession, begun: (value: unknown) => void): Promise<void> {
    const { routine } = this.#call;
    const executed = await this.#execute(session);
    const streamed = await StreamedCall.open(executed);
    if (executed.isWhole) {
      begun(resultOf(routine, streamed.results));
      return;
    }
    await streamed.read(
      () => begun(resultOf(routine, streamed.results)),
      () => this.#end(session, [], true),
      () => this.#rollBack(session),
    );
  }

  async #execute(session: LeasedSession): Promise<Executed> {
    const { setup, proxyUser, packageState } = this.#environment;
    const { routine, driver, signal } = this.#call;
    return executeRoutine(session, this.#call, {
      caller: this.#caller,
      proxyUser,
      // Giving package state up would close its cursors.
      shape: { guard: 'none', packageState: routine.hasCursors ? 'keep' : packageState },
      commit: !routine.hasCursors,
      transactionId: null,
      deadline: this.#deadline,
      limitMs: this.#limitMs,
      repeat: async (error) => {
        if (!isOwnPackageDiscarded(error, routine.unitName)) return false;
        await setup.prepare(session, this.#caller, driver, this.#deadline, signal);
        return true;
      },
    });
  }

  async #rollBack(session: LeasedSession): Promise<void> {
    if (!session.isAlive) return;
    try {
      await this.#end(session, ['rollback;'], false);
    } catch {
      // When it does not answer, the session ends, and what was not committed with it.
      session.condemn();
    }
  }

  /** One round trip, which gives the package state up, too. */
  async #end(session: LeasedSession, statements: readonly string[], commit: boolean): Promise<void> {
    const { packageState, proxyUser } = this.#environment;
    const { routine, driver } = this.#call;
    await executeControl(session, this.#caller, proxyUser, driver, {
      statements: [...statements, ...giveUpPackageState(packageState)],
      transactionId: null,
      commit,
      givesUpPackageState: packageState !== 'keep',
      deadline: this.#deadline,
      limitMs: this.#limitMs,
      called: routine,
    });
  }
}
