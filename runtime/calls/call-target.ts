import type { OracleDriver } from '../driver/oracle-driver.js';
import type { PackageState } from '../sessions/package-state.js';
import type { SessionSource } from '../sessions/session-source.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { CheckedArguments } from './arguments.js';
import type { Routine } from './routine.js';
import type { SessionSetup } from './session-setup.js';

/** A routine with arguments that fit it. */
export interface PreparedCall {
  readonly routine: Routine;
  readonly checked: CheckedArguments;
  readonly driver: OracleDriver;
  /** Aborts the call, wherever it is. */
  readonly signal: AbortSignal | undefined;
  /** The most rows of one cursor that are collected. */
  readonly maxRows: number;
  /** Told to the database, if the call belongs to a trace. */
  readonly traceId: string | undefined;
}

/** Where calls run: each on a lease of its own, or all on one that somebody holds. */
export interface CallTarget {
  /** The database's name of the end user; null for the proxy account itself. */
  readonly user: string | null;
  /**
   * @param prepare finds the routine and checks the arguments; what it throws is the call's error
   * @param timeoutMs for the whole call, from now on; the client's default if undefined
   */
  run(prepare: () => Promise<PreparedCall>, timeoutMs: number | undefined): Promise<unknown>;
  /** The same with `Cursor`s in the places of rows; the call lasts until they have been read or closed. */
  stream(prepare: () => Promise<PreparedCall>, timeoutMs: number | undefined): Promise<unknown>;
}

/** What all calls of a client have in common. */
export interface CallEnvironment {
  readonly source: SessionSource;
  readonly telemetry: Telemetry;
  readonly setup: SessionSetup;
  /** The proxy account, exact. */
  readonly proxyUser: string;
  /** Milliseconds to wait for a session. */
  readonly leaseMs: number;
  /** Milliseconds for a call that sets no limit of its own. */
  readonly callMs: number;
  /** Milliseconds for a `$transaction` or `$session` that sets no limit of its own. */
  readonly transactionMs: number;
  /** Milliseconds for a commit or rollback. */
  readonly closeMs: number;
  readonly packageState: PackageState;
}
