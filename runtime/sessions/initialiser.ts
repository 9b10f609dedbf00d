import type { UserContext } from './user-context.js';

/**
 * What an application does on each session before calls run on it: trusted contexts for VPD, roles, `fnd_global.apps_initialize`. When it fails, the
 * session is destroyed and the call fails with a `SessionSetupError`, without having run.
 */
export interface Initialiser {
  /** Runs as the user, within `timeouts.lease`. The session can be used until the promise is settled. */
  readonly run: (session: InitialiserSession, user: UserContext) => Promise<void>;
  /**
   * Everything of the user context that `run` uses beside `user` and `edition`, as a text: sessions are shared only by calls for which it is the same.
   * `() => ''` if there is nothing.
   */
  readonly fingerprint: (user: UserContext) => string;
  /**
   * When it runs again on the same session. Default `after-package-state`.
   * - `after-package-state`: when package state has been given up since, which under `sessions.packageState: 'keep'` only ORA-04068 does, and
   *   under the other policies every lease: it then costs its round trips for every call.
   * - `never`: for what lives in the session and not in packages, as contexts and roles do.
   */
  readonly again?: 'after-package-state' | 'never';
}

/** A session that is not ready for calls yet. Throws `ClosedError` when the initialiser has ended. */
export interface InitialiserSession {
  /**
   * Runs PL/SQL statements, or a block, and commits: one round trip. The identity of the session is asserted before.
   * @param binds IN binds by name: `execute('sec.set_tenant(:tenant);', { tenant: 42 })`
   */
  execute(statements: string, binds?: Readonly<Record<string, string | number | null>>): Promise<void>;
}
