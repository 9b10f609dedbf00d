import type { SessionStats } from '../sessions/session-source.js';

/** Counts since the client was made. */
export interface ClientTotals {
  /** Calls whose arguments fit; those refused before are not counted. */
  readonly calls: number;
  readonly failedCalls: number;
  /** Of the failed calls, those that ran out of time, in the queue for a session or in the database. */
  readonly timeouts: number;
  /** Of the failed calls, those that were aborted by their signal. */
  readonly aborts: number;
  readonly transactions: number;
  readonly failedTransactions: number;
  /** Logins that succeeded. */
  readonly logins: number;
  readonly failedLogins: number;
  /** Sessions that were closed, for whatever reason. */
  readonly closedSessions: number;
  /** Of the closed sessions, those that made room for another. */
  readonly evictions: number;
  /** Of the closed sessions, those that hung and were cut. */
  readonly cuts: number;
}

/** `$stats`: counts of this moment, and totals. */
export interface ClientStats extends SessionStats {
  readonly totals: ClientTotals;
}
