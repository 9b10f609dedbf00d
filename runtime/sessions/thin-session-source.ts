import { AsyncResource } from 'node:async_hooks';
import type { OracleDriver } from '../driver/oracle-driver.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { LeaseTimeoutError, QueueFullError, SessionError } from '../errors/session-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import { IdleSessions } from './idle-sessions.js';
import { Lease } from './lease.js';
import { type LoginSettings, logIn, type PendingLogin } from './login.js';
import type { Session } from './session.js';
import type { LeasedSession, SessionKey, SessionSource, SessionStats } from './session-source.js';
import { SocketCapture } from './socket-capture.js';
import { remaining } from './time-limit.js';
import { type Waiter, WaitQueue } from './wait-queue.js';

export interface ThinSourceSettings {
  readonly login: LoginSettings;
  /** The most sessions at any moment: opening, idle, leased, closing and quarantined ones together. */
  readonly max: number;
  /** The most logins at a time. */
  readonly parallelLogins: number;
  /** Milliseconds for a rollback or a logoff. */
  readonly closeMs: number;
  /** Milliseconds for which a session that was cut in the middle of a call counts on: the server may still be working for it. */
  readonly quarantineMs: number;
  /** Milliseconds without use after which a session is closed. */
  readonly idleMs: number;
  /** Milliseconds without use after which a session is asked whether it is alive, before a call goes out on it. */
  readonly pingAfterMs: number;
  /** The most requests that may wait for a session. */
  readonly maxWaiting: number;
  readonly loadDriver: () => Promise<OracleDriver>;
}

/** The longest that a session which was idle may take to show that it is alive, in milliseconds. */
const PING_MS = 5_000;

/**
 * How often the oldest waiting request may see a session go to a later request of that session's own user, which costs nothing, before the session is
 * closed to make room for it.
 */
const OVERTAKING_LIMIT = 16;

/**
 * Sessions over standalone connections of the driver's Thin mode, which has no pools for many users: one global cap, idle sessions of other
 * users evicted when room is needed, requests served in order. A session never serves a key other than its own.
 */
export class ThinSessionSource implements SessionSource {
  readonly #settings: ThinSourceSettings;
  readonly #capture = new SocketCapture();
  /** Logins run outside any caller's async context: their sockets outlive the call that happened to need them. */
  readonly #neutral = new AsyncResource('OracleClientLogin', { requireManualDestroy: true });
  readonly #idle = new IdleSessions<Session>();
  readonly #leased = new Set<Session>();
  readonly #waiting = new WaitQueue<Session>();
  readonly #logins = new Set<PendingLogin>();
  readonly #loginsByKey = new Map<string, number>();
  readonly #quarantines = new Set<NodeJS.Timeout>();
  /** Sessions that are being closed, not to be replaced by a login in the same slot. */
  readonly #closing = new Set<Session>();
  #sweep: NodeJS.Timeout | undefined;
  #opening = 0;
  #closed: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  constructor(settings: ThinSourceSettings) {
    this.#settings = settings;
  }

  driver(): Promise<OracleDriver> {
    return this.#settings.loadDriver();
  }

  get stats(): SessionStats {
    return {
      open: this.#inUse,
      idle: this.#idle.size,
      leased: this.#leased.size,
      opening: this.#opening,
      closing: this.#closing.size,
      quarantined: this.#quarantines.size,
      waiting: this.#waiting.size,
      max: this.#settings.max,
    };
  }

  async withSession<T>(
    key: SessionKey,
    deadline: number,
    consumer: (session: LeasedSession) => Promise<T>,
  ): Promise<T> {
    if (this.#closed !== undefined) throw new ClosedError('The client is closed.');
    const keyText = JSON.stringify([key.user, key.edition]);
    const session = await this.#acquire(key, keyText, deadline);
    const lease = new Lease(session);
    try {
      return await consumer(lease);
    } finally {
      lease.revoke();
      await this.#giveBack(session);
    }
  }

  async close(deadline: number): Promise<void> {
    if (this.#closed !== undefined) return this.#closed.promise;
    this.#closed = deferred();
    for (const waiter of this.#waiting.drain())
      waiter.reject(new ClosedError('The client was closed while the call waited for a session.'));
    for (
      let session = this.#idle.takeLeastRecentlyUsed();
      session !== undefined;
      session = this.#idle.takeLeastRecentlyUsed()
    )
      this.#discard(session);
    for (const timer of this.#quarantines) clearTimeout(timer);
    this.#quarantines.clear();
    clearTimeout(this.#sweep);
    const timer = setTimeout(() => this.#cutEverything(), remaining(deadline));
    this.#settleClose();
    await this.#closed.promise;
    clearTimeout(timer);
    this.#capture.close();
    this.#neutral.emitDestroy();
  }

  /** Sessions that count towards the cap. */
  get #inUse(): number {
    return this.#idle.size + this.#leased.size + this.#opening + this.#closing.size + this.#quarantines.size;
  }

  /** A session that counts as leased. */
  async #acquire(key: SessionKey, keyText: string, deadline: number): Promise<Session> {
    for (;;) {
      const idle = this.#takeUsable(keyText);
      if (idle !== undefined) this.#leased.add(idle);
      const session = idle ?? (await this.#wait(key, keyText, deadline));
      const since = performance.now() - session.lastUsedAt;
      if (since < this.#settings.pingAfterMs) return session;
      // Half of the time at most, so that another session can still be had.
      if (await session.ping(performance.now() + Math.min(PING_MS, remaining(deadline) / 2))) return session;
      await this.#giveBack(session);
    }
  }

  #takeUsable(keyText: string): Session | undefined {
    for (let session = this.#idle.take(keyText); session !== undefined; session = this.#idle.take(keyText)) {
      if (session.isUsable) return session;
      this.#discard(session);
    }
    return undefined;
  }

  #wait(key: SessionKey, keyText: string, deadline: number): Promise<Session> {
    if (this.#closed !== undefined) return Promise.reject(new ClosedError('The client is closed.'));
    if (this.#waiting.size >= this.#settings.maxWaiting) {
      return Promise.reject(new QueueFullError(this.#waiting.size, this.#situation(keyText)));
    }
    const since = performance.now();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.remove(waiter);
        waiter.reject(new LeaseTimeoutError(performance.now() - since, this.#situation(keyText)));
      }, remaining(deadline));
      const waiter: Waiter<Session> = {
        key,
        keyText,
        overtaken: 0,
        resolve: (session) => {
          clearTimeout(timer);
          resolve(session);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#waiting.add(waiter);
      this.#serve();
    });
  }

  /** Serves waiting requests in order: by an idle session of their own, else by a login where one may be started. */
  #serve(): void {
    const awaited = new Map(this.#loginsByKey);
    for (const waiter of this.#waiting) {
      const session = this.#takeUsable(waiter.keyText);
      const logins = awaited.get(waiter.keyText) ?? 0;
      if (session !== undefined) this.#hand(session, waiter);
      else if (logins > 0) awaited.set(waiter.keyText, logins - 1);
      else if (!this.#startLogin(waiter.key, waiter.keyText)) break;
    }
  }

  #hand(session: Session, waiter: Waiter<Session>): void {
    this.#waiting.remove(waiter);
    this.#leased.add(session);
    waiter.resolve(session);
  }

  /** Whether a login was started: there is room under the cap, or an idle session that can go. */
  #startLogin(key: SessionKey, keyText: string): boolean {
    if (this.#opening >= this.#settings.parallelLogins) return false;
    const victim = this.#inUse < this.#settings.max ? undefined : this.#idle.takeLeastRecentlyUsed();
    if (victim === undefined && this.#inUse >= this.#settings.max) return false;
    this.#opening += 1;
    this.#loginsByKey.set(keyText, (this.#loginsByKey.get(keyText) ?? 0) + 1);
    void this.#logIn(key, keyText, victim);
    return true;
  }

  /** Never rejects: a failure goes to who waits for this key. */
  async #logIn(key: SessionKey, keyText: string, victim: Session | undefined): Promise<void> {
    let session: Session | undefined;
    try {
      await victim?.close(performance.now() + this.#settings.closeMs);
      if (this.#closed === undefined) session = await this.#runLogin(key, keyText);
    } catch (error) {
      this.#loginFailed(keyText, error);
    }
    this.#opening -= 1;
    const logins = (this.#loginsByKey.get(keyText) ?? 1) - 1;
    if (logins === 0) this.#loginsByKey.delete(keyText);
    else this.#loginsByKey.set(keyText, logins);
    if (session !== undefined) this.#offer(session);
    this.#serve();
    this.#settleClose();
  }

  async #runLogin(key: SessionKey, keyText: string): Promise<Session> {
    const { login: settings, loadDriver } = this.#settings;
    const login = this.#neutral.runInAsyncScope(() => logIn(key, keyText, settings, loadDriver, this.#capture));
    this.#logins.add(login);
    try {
      return await login.session;
    } finally {
      this.#logins.delete(login);
    }
  }

  /** A fault that will not pass fails everybody who waits for this user: each further attempt could help to lock the account. */
  #loginFailed(keyText: string, error: unknown): void {
    const passing = error instanceof OracleClientError && error.retryable;
    const oldest = this.#waiting.oldestOf(keyText);
    const failed = passing ? (oldest === undefined ? [] : [oldest]) : this.#waiting.drain(keyText);
    for (const waiter of failed) {
      this.#waiting.remove(waiter);
      waiter.reject(error instanceof Error ? error : new SessionError('The login failed.', { cause: error }));
    }
  }

  async #giveBack(session: Session): Promise<void> {
    if (session.isUsable && session.transactionInProgress) await this.#rollBack(session);
    this.#leased.delete(session);
    if (session.isUsable) this.#offer(session);
    else this.#discard(session);
    this.#serve();
    this.#settleClose();
  }

  async #rollBack(session: Session): Promise<void> {
    try {
      await session.rollback(performance.now() + this.#settings.closeMs);
    } catch {
      // The database rolls back itself when the session ends.
      session.condemn();
    }
  }

  /** Gives a free session to the oldest request of its own key, unless the oldest request of all has been overtaken too often. */
  #offer(session: Session): void {
    if (this.#closed !== undefined) {
      this.#discard(session);
      return;
    }
    const { oldest } = this.#waiting;
    const own = this.#waiting.oldestOf(session.keyText);
    if (own === undefined || (own !== oldest && this.#isOverdue(oldest))) {
      this.#idle.add(session);
      this.#scheduleSweep();
      return;
    }
    if (own !== oldest && oldest !== undefined) oldest.overtaken += 1;
    this.#hand(session, own);
  }

  #isOverdue(waiter: Waiter<Session> | undefined): boolean {
    if (waiter === undefined || waiter.overtaken < OVERTAKING_LIMIT) return false;
    return this.#opening < this.#settings.parallelLogins && !this.#loginsByKey.has(waiter.keyText);
  }

  /** Closes sessions that nobody used for too long, when the first of them is due. */
  #scheduleSweep(): void {
    const oldest = this.#idle.leastRecentlyUsed;
    if (this.#sweep !== undefined || oldest === undefined) return;
    const due = Math.max(0, oldest.lastUsedAt + this.#settings.idleMs - performance.now());
    this.#sweep = setTimeout(() => {
      this.#sweep = undefined;
      const limit = performance.now() - this.#settings.idleMs;
      while ((this.#idle.leastRecentlyUsed?.lastUsedAt ?? Number.POSITIVE_INFINITY) <= limit) {
        const session = this.#idle.takeLeastRecentlyUsed();
        if (session !== undefined) this.#discard(session);
      }
      this.#scheduleSweep();
    }, Math.ceil(due)).unref();
  }

  #discard(session: Session): void {
    const mayStillWork = session.cutBecause === 'timeout';
    this.#closing.add(session);
    void session.close(performance.now() + this.#settings.closeMs).then(() => {
      this.#closing.delete(session);
      if (mayStillWork && this.#closed === undefined) this.#quarantine();
      this.#serve();
      this.#settleClose();
    });
  }

  #quarantine(): void {
    const timer = setTimeout(() => {
      this.#quarantines.delete(timer);
      this.#serve();
    }, this.#settings.quarantineMs).unref();
    this.#quarantines.add(timer);
  }

  #situation(keyText: string): string {
    const { open, max, leased, opening, quarantined } = this.stats;
    const parts = [`${open} of ${max} sessions are open`, `${leased} of them in use`];
    if (this.#loginsByKey.has(keyText)) parts.push('a login for this user is under way');
    else if (opening > 0) parts.push(`${opening} being opened`);
    if (quarantined > 0) parts.push(`${quarantined} cut and not yet given up by the server`);
    return parts.join(', ');
  }

  #settleClose(): void {
    if (this.#leased.size === 0 && this.#opening === 0 && this.#closing.size === 0) this.#closed?.resolve();
  }

  /** The deadline of `close` has passed. What hangs on the sockets fails now and tidies itself up. */
  #cutEverything(): void {
    for (const session of [...this.#leased, ...this.#closing]) session.cut('close');
    for (const login of this.#logins) login.cut();
    this.#closed?.resolve();
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
