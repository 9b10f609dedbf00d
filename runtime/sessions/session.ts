import type { DriverConnection } from '../driver/oracle-driver.js';
import type { CutReason, SessionCall, SessionContext } from './session-source.js';
import type { LoginSockets } from './socket-capture.js';
import { remaining, withLimit } from './time-limit.js';

export interface SessionLimits {
  readonly breakMs: number;
  readonly lifetimeMs: number;
}

/** A database session of one user: the driver's standalone connection with the sockets under it. */
export class Session {
  readonly keyText: string;
  readonly #connection: DriverConnection;
  readonly #sockets: LoginSockets;
  readonly #breakMs: number;
  readonly #expiresAt: number;
  #lastUsedAt = performance.now();
  #doubtful = false;
  #cutBecause: CutReason | undefined;

  /**
   * @param breakMs how long a break may go unanswered before the connection is cut, in milliseconds
   * @param lifetimeMs how long it may serve calls
   */
  constructor(
    keyText: string,
    connection: DriverConnection,
    sockets: LoginSockets,
    { breakMs, lifetimeMs }: SessionLimits,
  ) {
    this.keyText = keyText;
    this.#breakMs = breakMs;
    this.#expiresAt = performance.now() + lifetimeMs;
    this.#connection = connection;
    this.#sockets = sockets;
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

  /** When it last had an answer from the database, by `performance.now()`. */
  get lastUsedAt(): number {
    return this.#lastUsedAt;
  }

  condemn(): void {
    this.#doubtful = true;
  }

  async execute({ text, binds, context, commit }: SessionCall, deadline: number): Promise<readonly unknown[]> {
    this.#applyContext(context);
    this.#limitRoundTrips(deadline);
    const work = this.#connection.execute(text, binds, { autoCommit: commit });
    const { outBinds } = await withLimit(work, deadline + this.#breakMs, () => this.cut('timeout'));
    this.#lastUsedAt = performance.now();
    // The driver may have sent its break just as the answer came in, and the break would then hit the next call.
    if (this.#lastUsedAt >= deadline) this.#doubtful = true;
    return Array.isArray(outBinds) ? outBinds : [];
  }

  /** Whether the database still answers. One that does not is not usable any more. */
  async ping(deadline: number): Promise<boolean> {
    try {
      this.#limitRoundTrips(deadline);
      await withLimit(this.#connection.ping(), deadline, () => this.cut('close'));
      this.#lastUsedAt = performance.now();
      return true;
    } catch {
      // Whatever the reason, nothing was running on it: another session takes its place.
      this.#doubtful = true;
      return false;
    }
  }

  async rollback(deadline: number): Promise<void> {
    this.#limitRoundTrips(deadline);
    await withLimit(this.#connection.rollback(), deadline + this.#breakMs, () => this.cut('timeout'));
  }

  /** Destroys the sockets: whatever hangs on them fails at once. */
  cut(reason: CutReason): void {
    this.#doubtful = true;
    this.#cutBecause ??= reason;
    this.#sockets.cut();
  }

  /** Logs off, or cuts at the deadline. Never throws: the session is gone either way. */
  async close(deadline: number): Promise<void> {
    try {
      this.#limitRoundTrips(deadline);
      await withLimit(this.#connection.close(), deadline, () => this.cut('close'));
      this.#sockets.finish();
    } catch {
      // A connection that cannot be closed is dead already; its sockets are what could be left.
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
  #applyContext({ clientIdentifier = '', module = '', action = '', clientInfo = '', dbOp = '' }: SessionContext): void {
    this.#connection.clientId = clientIdentifier;
    this.#connection.module = module;
    this.#connection.action = action;
    this.#connection.clientInfo = clientInfo;
    this.#connection.dbOp = dbOp;
  }
}
