import { ConnectError, LoginTimeoutError } from '../errors/session-errors.js';
import { GrowingPause, inMs } from './growing-pause.js';

/** First pauses after failed logins, in milliseconds; each doubles with every further failure. */
export interface LoginPauses {
  /** For a user whose login was refused. */
  readonly userMs: number;
  /** For everybody, when the proxy account's own password seems to be wrong. */
  readonly proxyMs: number;
  /** For everybody, when the database cannot be reached. */
  readonly databaseMs: number;
}

/** Whether a login may be started: at once, later, or not, because it would fail as the last one did. */
export type Admission =
  | { readonly kind: 'go' }
  /** `until` by `performance.now()`; without it, when a login that is under way has ended. `everybody` or only this user. */
  | { readonly kind: 'wait'; readonly everybody: boolean; readonly until?: number }
  | { readonly kind: 'refuse'; readonly error: Error };

const LONGEST_USER_PAUSE_MS = 300_000;
const LONGEST_PROXY_PAUSE_MS = 600_000;
const LONGEST_DATABASE_PAUSE_MS = 5_000;

/** So many different users must fail with ORA-01017, and nobody succeed, before the proxy account's password is taken to be wrong. */
const SUSPICIOUS_USERS = 3;

/** Fewer than FAILED_LOGIN_ATTEMPTS of Oracle's DEFAULT profile, which is 10. */
const MOST_WRONG_PASSWORDS = 8;

/** So many failures to reach the database are waited out; from then on calls are told at once. */
const PATIENCE = 3;

/** Users whose failures are remembered. Whoever chooses the names must not be able to fill the memory. */
const MOST_USERS = 10_000;

/** The user has as many sessions as its profile allows: not its fault, and one of ours will be given back. */
export const SESSIONS_PER_USER = 2391;

const INVALID_CREDENTIAL = 1017;

type LoginFailure = ConnectError | LoginTimeoutError;

/** Instance or listener have no room at present. */
const OVERLOADED: ReadonlySet<number> = new Set([18, 20, 12516, 12519, 12520]);

/**
 * Keeps failing logins from being repeated without end. A refused user is left alone for a while; when several users in a row
 * are refused with ORA-01017, which is also what a wrong password of the proxy account looks like, everybody is, before the database locks that account; and so is
 * a database that cannot be reached. After the pause one login is tried, and its success ends the matter.
 */
export class LoginGuard {
  readonly #pauses: LoginPauses;
  readonly #users = new Map<string | null, { readonly pause: GrowingPause; readonly error: LoginFailure }>();
  readonly #proxy: GrowingPause;
  readonly #database: GrowingPause;
  /** Who was refused with ORA-01017 since the last success. */
  readonly #wrong = new Set<string | null>();
  #wrongPasswords = 0;
  /** Whether any login has succeeded yet. */
  #isProven = false;
  #unreachable: ConnectError | undefined;
  #underWay = 0;

  constructor(pauses: LoginPauses) {
    this.#pauses = pauses;
    this.#proxy = new GrowingPause(pauses.proxyMs, LONGEST_PROXY_PAUSE_MS);
    this.#database = new GrowingPause(pauses.databaseMs, LONGEST_DATABASE_PAUSE_MS);
  }

  admit(user: string | null): Admission {
    return this.#admitAnybody() ?? this.#admitUser(user) ?? { kind: 'go' };
  }

  started(): void {
    this.#underWay += 1;
  }

  /** The login came to nothing for a reason of ours. */
  abandoned(): void {
    this.#underWay -= 1;
  }

  succeeded(user: string | null): void {
    this.#underWay -= 1;
    this.#database.succeeded();
    this.#proxy.succeeded();
    this.#wrong.clear();
    this.#wrongPasswords = 0;
    this.#isProven = true;
    this.#users.delete(user);
    // With a password that is right, an ORA-01017 of before need not have been about the user.
    for (const [name, { error }] of this.#users) if (error.code === INVALID_CREDENTIAL) this.#users.delete(name);
  }

  failed(user: string | null, error: unknown): void {
    this.#underWay -= 1;
    // One that hung tells nothing of the others, and its limit keeps it from being repeated too often.
    if (error instanceof LoginTimeoutError) this.#userFailed(user, error);
    if (!(error instanceof ConnectError)) return;
    if (isUnreachable(error)) {
      this.#unreachable = error;
      this.#database.failed();
      return;
    }
    this.#database.succeeded();
    this.#userFailed(user, error);
    if (error.code !== INVALID_CREDENTIAL) return;
    this.#wrong.add(user);
    this.#wrongPasswords += 1;
    if (this.#proxyIsSuspect) this.#proxy.failed();
  }

  get #proxyIsSuspect(): boolean {
    return this.#wrong.size >= SUSPICIOUS_USERS;
  }

  #admitAnybody(): Admission | undefined {
    if (this.#proxyIsSuspect) {
      if (!this.#proxy.isOver) return { kind: 'refuse', error: proxyRefused(this.#wrong.size, this.#proxy.until) };
      if (this.#underWay > 0) return { kind: 'wait', everybody: true };
    }
    if (this.#underWay > 0 && this.#wrongPasswords + this.#underWay >= MOST_WRONG_PASSWORDS) {
      if (!this.#isProven || this.#wrongPasswords > 0) return { kind: 'wait', everybody: true };
    }
    if (this.#database.failures === 0) return undefined;
    if (!this.#database.isOver) {
      const { until } = this.#database;
      const error = this.#unreachable;
      const isWaitedOut = this.#database.failures < PATIENCE || error === undefined || isOverloaded(error);
      return isWaitedOut ? { kind: 'wait', everybody: true, until } : { kind: 'refuse', error: again(error, until) };
    }
    return this.#underWay > 0 ? { kind: 'wait', everybody: true } : undefined;
  }

  #admitUser(user: string | null): Admission | undefined {
    const failure = this.#users.get(user);
    if (failure === undefined || failure.pause.isOver) return undefined;
    const { until } = failure.pause;
    const { error } = failure;
    if (error instanceof LoginTimeoutError || error.code === SESSIONS_PER_USER)
      return { kind: 'wait', everybody: false, until };
    return { kind: 'refuse', error: again(error, until) };
  }

  #userFailed(user: string | null, error: LoginFailure): void {
    const known = this.#users.get(user);
    const pause = known?.pause ?? new GrowingPause(this.#pauses.userMs, LONGEST_USER_PAUSE_MS);
    pause.failed();
    this.#users.delete(user);
    this.#users.set(user, { pause, error });
    for (const oldest of this.#users.keys()) {
      if (this.#users.size <= MOST_USERS) break;
      this.#users.delete(oldest);
    }
  }
}

function isUnreachable({ code, retryable }: ConnectError): boolean {
  return retryable && code !== SESSIONS_PER_USER;
}

function isOverloaded({ code }: ConnectError): boolean {
  return code !== undefined && OVERLOADED.has(code);
}

/** The same failure, for a call for which no login is tried. */
function again(error: ConnectError, until: number): ConnectError {
  return new ConnectError(`${error.message} (No login was tried for this call; the next one is in ${inMs(until)}.)`, {
    ...(error.code === undefined ? {} : { code: error.code }),
    outcome: 'not-started',
    sessionSurvived: false,
    retryable: error.retryable,
    ...(error.databaseMessage === undefined ? {} : { databaseMessage: error.databaseMessage }),
    cause: error,
  });
}

function proxyRefused(users: number, until: number): ConnectError {
  return new ConnectError(
    `No login was tried: ${users} users in a row were refused with ORA-01017, so the proxy account's password is probably wrong, ` +
      `and further attempts would lock the account. One is tried in ${inMs(until)}.`,
    { code: INVALID_CREDENTIAL, outcome: 'not-started', sessionSurvived: false },
  );
}
