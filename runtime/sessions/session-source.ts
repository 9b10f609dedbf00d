import type { DriverBinds, ExecuteOptions, OracleDriver } from '../driver/oracle-driver.js';
import type { DriverResultSet } from '../driver/result-set.js';
import type { SessionSetupError } from '../errors/session-errors.js';
import type { Readiness } from './readiness.js';
import type { LobAccess } from './session-lobs.js';
import type { SessionPlace } from './session-place.js';

/** Whose sessions can serve a call: a session serves only calls with the same key. */
export interface SessionKey {
  /** The database's name of the end user; null for the proxy account itself. */
  readonly user: string | null;
  readonly edition?: string;
  /** What was done on the session besides the login: its settings and the initialiser's fingerprint. */
  readonly fingerprint?: string;
}

/** Where sessions come from. The rest of the runtime does not know which source it has. */
export interface SessionSource {
  /** The driver that the sessions are made with; loaded at first use. */
  driver(): Promise<OracleDriver>;
  /**
   * Lends a session to `consumer` and takes it back clean when that settles; a doubtful one is destroyed.
   * @param deadline by `performance.now()`: how long to wait for a session
   * @param signal ends the wait, not what the consumer does
   * @throws LeaseTimeoutError, ConnectError, LoginTimeoutError, CallAbortedError, ClosedError, or what the consumer throws
   */
  withSession<T>(
    key: SessionKey,
    deadline: number,
    consumer: (session: LeasedSession) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
  readonly stats: SessionStats;
  /** Refuses new leases, waits for the running ones, then cuts what is left at the deadline (by `performance.now()`). */
  close(deadline: number): Promise<void>;
}

/** A session while it is lent. Every member throws `ClosedError` after the lease has ended. */
export interface LeasedSession {
  /**
   * Runs a block, with the context on the same round trip.
   * @returns the OUT binds, in their order or in that of their names
   * @param deadline by `performance.now()`; then the call is broken off, and cut if that does not help
   */
  execute(call: SessionCall, deadline: number): Promise<readonly unknown[]>;
  /**
   * Up to `count` rows of a cursor that a call opened, in one round trip.
   * @param deadline as for `execute`
   */
  fetch(resultSet: DriverResultSet, count: number, deadline: number, signal?: AbortSignal): Promise<readonly unknown[]>;
  /** Gives a cursor back, with the next round trip. What is left open is closed when the lease ends. */
  closeCursor(resultSet: DriverResultSet): Promise<void>;
  /** LOBs of calls. What is still there when the lease ends is freed then. */
  readonly lobs: LobAccess;
  /** Whether the server said with its last answer that a transaction is open. */
  readonly transactionInProgress: boolean;
  /** False when the connection is known to be lost, without a round trip. */
  readonly isAlive: boolean;
  /** What has been done on the session, in this lease or an earlier one. */
  readonly readiness: Readiness;
  /** Where it is in the database, once that is known: whoever learns it notes it. */
  place: SessionPlace | undefined;
  /** Why the connection was cut, if it was. */
  readonly cutBecause: CutReason | undefined;
  /**
   * The session is not given to anybody again.
   * @param setupFault why it could not be made ready for calls, if another one could not be, either: logins for its key are put off
   */
  condemn(setupFault?: SessionSetupError): void;
}

/** A call went past its limit or was aborted and did not answer the break, or the client was closed and its limit for that had passed. */
export type CutReason = 'timeout' | 'abort' | 'close';

/** A block or another statement without rows. */
export interface SessionCall {
  readonly text: string;
  readonly binds: DriverBinds;
  readonly context: SessionContext;
  /** Whether the database commits when the block has ended well, in the same round trip. */
  readonly commit: boolean;
  /** Whether no package state is left when the block has ended well; otherwise it is given up when the lease ends, by the source's policy. */
  readonly givesUpPackageState: boolean;
  /** How the cursors are fetched that the block opens. */
  readonly fetchOptions?: Omit<ExecuteOptions, 'autoCommit' | 'resultSet'> | undefined;
  /** Told of implicit results (DBMS_SQL.RETURN_RESULT) if there are any. */
  readonly onImplicitResults?: ((resultSets: readonly DriverResultSet[]) => void) | undefined;
  /** Breaks the call off. */
  readonly signal?: AbortSignal | undefined;
}

/** The context fields that the database shows for a session; an absent one is cleared. */
export interface SessionContext {
  readonly clientIdentifier?: string | undefined;
  readonly module?: string | undefined;
  readonly action?: string | undefined;
  readonly clientInfo?: string | undefined;
  readonly dbOp?: string | undefined;
  /** The execution context identifier: the trace that a call belongs to. */
  readonly ecid?: string | undefined;
  /** Attributes of CLIENTCONTEXT, in upper case. */
  readonly appContext?: Readonly<Record<string, string>> | undefined;
}

/** Counts of this moment. `open` is everything that counts towards the cap. */
export interface SessionStats {
  readonly open: number;
  readonly idle: number;
  readonly leased: number;
  readonly opening: number;
  readonly closing: number;
  /** Cut while the server may still be working for them. */
  readonly quarantined: number;
  readonly waiting: number;
  readonly max: number;
}
