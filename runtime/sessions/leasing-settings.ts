import type { LoginsSettings } from './logins.js';
import type { PackageState } from './package-state.js';

/** What a source of sessions is made with. */
export interface LeasingSettings extends LoginsSettings {
  /** The most sessions at any moment: opening, idle, leased, closing and quarantined ones together. */
  readonly max: number;
  /** The most sessions of one user. */
  readonly maxPerUser: number;
  /** So many sessions are not closed for being idle. */
  readonly min: number;
  /** Whether sessions wait for the next lease of their key. Otherwise each ends with its lease: under DRCP its server process goes back to the database's pool. */
  readonly keepsIdle: boolean;
  /** Sessions that are opened for a user where one is needed. */
  readonly increment: number;
  /** Milliseconds for what a lease leaves to be ended, or a logoff. */
  readonly closeMs: number;
  /** What becomes of package state when a lease ends. */
  readonly packageState: PackageState;
  /** Milliseconds for which a session that was cut in the middle of a call counts on: the server may still be working for it. */
  readonly quarantineMs: number;
  /** Milliseconds without use after which a session is closed. */
  readonly idleMs: number;
  /** Milliseconds without use after which a session is asked whether it is alive, before a call goes out on it. */
  readonly pingAfterMs: number;
  /** The most requests that may wait for a session. */
  readonly maxWaiting: number;
}
