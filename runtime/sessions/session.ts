import type { DriverConnection } from '../driver/oracle-driver.js';
import { type DriverResultSet, isResultSet } from '../driver/result-set.js';
import { isPackageStateDiscarded } from '../errors/discarded-package.js';
import type { SessionSetupError } from '../errors/session-errors.js';
import { AppContext } from './app-context.js';
import type { Line } from './connector.js';
import { onAbort } from './on-abort.js';
import { giveUpPackageState, type PackageState } from './package-state.js';
import { Readiness } from './readiness.js';
import { SessionLobs } from './session-lobs.js';
import type { SessionPlace } from './session-place.js';
import type { CutReason, SessionCall, SessionContext } from './session-source.js';
import { remaining, withLimit } from './time-limit.js';
import { Watchdog } from './watchdog.js';

export interface SessionLimits {
  readonly breakMs: number;
  readonly lifetimeMs: number;
}

/** A database session of one user: the driver's connection with the line under it. */
export class Session {
  readonly keyText: string;
  readonly readiness = new Readiness();
  /** Where it is in the database, once that is known. */
  place: SessionPlace | undefined;
  readonly lobs: SessionLobs;
  readonly #resultSets = new Set<DriverResultSet>();
  readonly #appContext = new AppContext();
  readonly #connection: DriverConnection;
  readonly #line: Line;
  readonly #breakMs: number;
  readonly #expiresAt: number;
  readonly #watchdog = new Watchdog(() => this.cut('timeout'));
  #lastUsedAt = performance.now();
  #doubtful = false;
  #setupFault: SessionSetupError | undefined;
  #mayHavePackageState = false;
  #cutBecause: CutReason | undefined;
  #ecid = '';

  /**
   * @param breakMs how long a break may go unanswered before the connection is cut, in milliseconds
   * @param lifetimeMs how long it may serve calls
   */
  constructor(keyText: string, connection: DriverConnection, line: Line, { breakMs, lifetimeMs }: SessionLimits) {
    this.keyText = keyText;
    this.#breakMs = breakMs;
    this.#expiresAt = performance.now() + lifetimeMs;
    this.#connection = connection;
    this.lobs = new SessionLobs(connection, (begin, { deadline, signal }) => this.#limited(begin, deadline, signal));
    this.#line = line;
  }

  get transactionInProgress(): boolean {
    return this.#connection.transactionInProgress === true;
  }

  /** Why it was cut, if it was: the server may not know yet. */
  get cutBecause(): CutReason | undefined {
    return this.#cutBecause;
  }

  /** Whether it may serve another call. Costs no round trip. */
  get isUsable(): boolean {
    return !this.#doubtful && performance.now() < this.#expiresAt && this.#connection.isHealthy();
  }

  /** Why it is not usable. */
  get end(): 'cut' | 'lost' | 'doubtful' | 'expired' {
    if (this.#cutBecause !== undefined) return 'cut';
    if (!this.isAlive) return 'lost';
    return this.#doubtful ? 'doubtful' : 'expired';
  }

  /**
   * Whether the connection is not known to be lost. Costs no round trip. To the driver it is not healthy either when the database has announced, before planned
   * maintenance, that it will be: what is under way on it goes on to its end.
   */
  get isAlive(): boolean {
    return this.#connection.isHealthy() || this.#line.isOpen;
  }

  /** When it last had an answer from the database, by `performance.now()`. */
  get lastUsedAt(): number {
    return this.#lastUsedAt;
  }

  /** Why it could not be made ready for calls, if another one could not be, either. */
  get setupFault(): SessionSetupError | undefined {
    return this.#setupFault;
  }

  condemn(setupFault?: SessionSetupError): void {
    this.#doubtful = true;
    this.#setupFault = setupFault;
  }

  async execute(call: SessionCall, deadline: number): Promise<readonly unknown[]> {
    const { text, binds, context, commit, fetchOptions, signal } = call;
    this.#mayHavePackageState = true;
    this.#applyContext(context);
    const options = { autoCommit: commit, resultSet: true, ...fetchOptions } as const;
    const execute = () => this.#connection.execute(text, binds, options);
    const { outBinds, implicitResults } = await this.#limited(execute, deadline, signal).catch(this.#noteDiscard);
    this.#mayHavePackageState = !call.givesUpPackageState;
    if (call.givesUpPackageState) this.readiness.packageStateGone();
    this.#appContext.sent();
    const values: unknown[] = typeof outBinds === 'object' && outBinds !== null ? Object.values(outBinds) : [];
    this.lobs.note(values);
    if (fetchOptions !== undefined) for (const value of values) if (isResultSet(value)) this.#resultSets.add(value);
    if (implicitResults !== undefined) call.onImplicitResults?.(this.#noteImplicitResults(implicitResults));
    return values;
  }

  /** They are open whether anybody reads them or not. */
  #noteImplicitResults(results: unknown): readonly DriverResultSet[] {
    const resultSets = Object.values(typeof results === 'object' && results !== null ? results : {}).filter(
      isResultSet,
    );
    for (const resultSet of resultSets) this.#resultSets.add(resultSet);
    return resultSets;
  }

  fetch(
    resultSet: DriverResultSet,
    count: number,
    deadline: number,
    signal?: AbortSignal,
  ): Promise<readonly unknown[]> {
    return this.#limited(() => resultSet.getRows(count), deadline, signal);
  }

  async closeCursor(resultSet: DriverResultSet): Promise<void> {
    if (this.#resultSets.delete(resultSet)) await resultSet.close();
  }

  /** Work of the driver that ends, one way or another, soon after the deadline. */
  async #limited<T>(begin: () => Promise<T>, deadline: number, signal: AbortSignal | undefined): Promise<T> {
    this.#limitRoundTrips(deadline);
    const work = this.#line.untilCut(begin());
    const limited = this.#watchdog.watch(work, deadline + this.#breakMs);
    const result = await (signal === undefined ? limited : onAbort(limited, signal, () => this.#breakOff(work)));
    this.#lastUsedAt = performance.now();
    // The driver may have sent its break just as the answer came in, and the break would then hit the next call.
    if (this.#lastUsedAt >= deadline || signal?.aborted === true) this.#doubtful = true;
    return result;
  }

  readonly #noteDiscard = (error: unknown): never => {
    if (isPackageStateDiscarded(error)) this.readiness.packageStateGone();
    throw error;
  };

  /** Asks the database to stop the call, and cuts the connection when that does not help in time. */
  #breakOff(work: Promise<unknown>): void {
    // If the break cannot be sent, the call fails or is cut.
    this.#connection.break().catch(() => undefined);
    const ended = withLimit(work, performance.now() + this.#breakMs, () => this.cut('abort'));
    ended.catch(() => undefined);
  }

  /** Whether the database still answers. One that does not is not usable any more. */
  async ping(deadline: number): Promise<boolean> {
    try {
      this.#limitRoundTrips(deadline);
      await withLimit(this.#line.untilCut(this.#connection.ping()), deadline, () => this.cut('close'));
      this.#lastUsedAt = performance.now();
      return true;
    } catch {
      // Whatever the reason, nothing was running on it: another session takes its place.
      this.#doubtful = true;
      return false;
    }
  }

  /**
   * Ends what the lease left open, so that the next one finds the session as if it were new, except for what the policy keeps. Costs a round trip
   * for an open transaction and one for package state that no block has given up; none otherwise.
   */
  async handOver(policy: PackageState, deadline: number): Promise<void> {
    for (const resultSet of this.#resultSets) await this.closeCursor(resultSet);
    this.lobs.freeAll();
    if (this.transactionInProgress) await this.#rollback(deadline);
    const statements = this.#mayHavePackageState ? giveUpPackageState(policy) : [];
    if (statements.length === 0) return;
    const text = `begin ${statements.join(' ')} end;`;
    await this.execute({ text, binds: [], context: {}, commit: false, givesUpPackageState: true }, deadline);
  }

  async #rollback(deadline: number): Promise<void> {
    this.#limitRoundTrips(deadline);
    const work = this.#line.untilCut(this.#connection.rollback());
    await withLimit(work, deadline + this.#breakMs, () => this.cut('timeout'));
  }

  /** Cuts the line: whatever hangs on it fails at once. */
  cut(reason: CutReason): void {
    this.#doubtful = true;
    this.#cutBecause ??= reason;
    this.#line.cut();
  }

  /** Logs off, or cuts at the deadline. Never throws: the session is gone either way. */
  async close(deadline: number): Promise<void> {
    this.#watchdog.stop();
    try {
      this.#limitRoundTrips(deadline);
      const work = this.#line.untilCut(this.#connection.close({ drop: true }));
      await withLimit(work, deadline, () => this.cut('close'));
      this.#line.finish();
    } catch {
      // A connection that cannot be closed is dead already; its line is what could be left.
      this.cut('close');
    }
  }

  /** The driver takes whole milliseconds, and 0 for no limit. */
  #limitRoundTrips(deadline: number): void {
    this.#connection.callTimeout = Math.max(1, Math.ceil(remaining(deadline)));
  }

  /**
   * Sets or clears every field on every call, because a routine may have changed them itself. It rides on the call's round trip.
   * The driver's properties are write-only; '' clears.
   */
  #applyContext(context: SessionContext): void {
    const {
      clientIdentifier = '',
      module = '',
      action = '',
      clientInfo = '',
      dbOp = '',
      ecid = '',
      appContext,
    } = context;
    this.#connection.clientId = clientIdentifier;
    this.#connection.module = module;
    this.#connection.action = action;
    this.#connection.clientInfo = clientInfo;
    this.#connection.dbOp = dbOp;
    // No routine can change it.
    if (ecid !== this.#ecid) this.#connection.ecid = ecid;
    this.#ecid = ecid;
    this.#appContext.apply(this.#connection, appContext);
  }
}
