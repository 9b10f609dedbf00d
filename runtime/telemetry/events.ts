import type { Outcome } from '../errors/oracle-client-error.js';

/**
 * What every event says. No event holds arguments, results, SQL, error messages, passwords or credentials; a user's name only where
 * `telemetry.userNames` asks for it, because it is personal data.
 */
export interface ClientEvent {
  /** The client's `telemetry.name`. */
  readonly client: string;
  /** The end user's name in the database; absent without `telemetry.userNames`, for the proxy account itself and with `identity: 'client-identifier'`. */
  readonly user?: string;
}

/** Why something failed: of the error, what cannot hold data. */
export interface Failure {
  /** The error's class: `CallTimeoutError`. */
  readonly error: string;
  /** Oracle's error number, positive, if the database raised it. */
  readonly code?: number;
  /** The three of `OracleClientError`; absent for an error that is none. */
  readonly outcome?: Outcome;
  readonly sessionSurvived?: boolean;
  readonly retryable?: boolean;
}

/** A call whose arguments fit has begun; next it waits for a session. */
export interface CallStartEvent extends ClientEvent {
  /** The same in the event that ends the call; unique in the process. */
  readonly id: number;
  /** `ERP.ORDERS_API.CREATE_ORDER`, as it is called in this environment. */
  readonly routine: string;
}

/** A call has succeeded. */
export interface CallEndEvent extends CallStartEvent {
  /** From the moment when the call was made, waiting for a session included. */
  readonly durationMs: number;
}

export interface CallErrorEvent extends CallEndEvent {
  readonly failure: Failure;
}

/** A call, `$session` or `$transaction` got its session, or did not. */
export interface LeaseEvent extends ClientEvent {
  readonly waitMs: number;
  readonly failure?: Failure;
}

/** A login has ended. */
export interface LoginEvent extends ClientEvent {
  readonly durationMs: number;
  readonly failure?: Failure;
}

/**
 * Why a session ends:
 * - `evicted`: to make room for another user's, `idle`: nobody used it, `expired`: its lifetime is over, or the database has announced its end, `client-closed`,
 *   `released`: its lease is over, and the database's own pool takes the server process back (DRCP);
 * - `lost`: its connection was found dead, `doubtful`: after a failure that left its state uncertain, `cut`: it hung, and its connection was destroyed.
 */
export type SessionEnd = 'evicted' | 'idle' | 'expired' | 'released' | 'client-closed' | 'lost' | 'doubtful' | 'cut';

export interface SessionClosedEvent extends ClientEvent {
  readonly reason: SessionEnd;
}

/** A session was cut while the server may still be working for it, and keeps its slot for a while. */
export interface SessionQuarantinedEvent extends ClientEvent {
  readonly quarantineMs: number;
}

/** A `$transaction` was committed, or failed. */
export interface TransactionEvent extends ClientEvent {
  /** Its callback included. */
  readonly durationMs: number;
  readonly failure?: Failure;
}

/** The events by the name of their diagnostics channel. */
export interface TelemetryEvents {
  'gen-oracle-client:call:start': CallStartEvent;
  'gen-oracle-client:call:end': CallEndEvent;
  'gen-oracle-client:call:error': CallErrorEvent;
  'gen-oracle-client:lease': LeaseEvent;
  'gen-oracle-client:login': LoginEvent;
  'gen-oracle-client:session:closed': SessionClosedEvent;
  'gen-oracle-client:session:quarantined': SessionQuarantinedEvent;
  'gen-oracle-client:transaction': TransactionEvent;
}
