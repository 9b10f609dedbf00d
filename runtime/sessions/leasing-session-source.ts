import type { OracleDriver } from '../driver/oracle-driver.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { LeaseTimeoutError, QueueFullError, SessionError } from '../errors/session-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import type { SessionEnd } from '../telemetry/events.js';
import { Alarm } from './alarm.js';
import { type Deferred, deferred } from './deferred.js';
import { describeSituation } from './describe-situation.js';
import { IdleSessions } from './idle-sessions.js';
import { keyTextOf } from './key-text.js';
import { Lease } from './lease.js';
import type { LeasingSettings } from './leasing-settings.js';
import { SESSIONS_PER_USER } from './login-guard.js';
import { type LoginResult, Logins } from './logins.js';
import { Quarantines } from './quarantines.js';
import type { Session } from './session.js';
import type { LeasedSession, SessionKey, SessionSource, SessionStats } from './session-source.js';
import { SessionsByUser } from './sessions-by-user.js';
import { remaining } from './time-limit.js';
import { abortedWhileWaiting, isOvertakenTooOften, type Waiter, WaitQueue } from './wait-queue.js';

/** The longest that a session which was idle may take to show that it is alive, in milliseconds. */
const PING_MS = 5_000;

/**
 * Sessions that the runtime itself lends, whichever mode of the driver they are made in: one global cap, idle sessions of other users evicted when
 * room is needed, requests served in order. A session never serves a key other than its own.
 */
export class LeasingSessionSource implements SessionSource {
  readonly #settings: LeasingSettings;
  readonly #logins: Logins;
  readonly #idle = new IdleSessions<Session>();
  readonly #leased = new Set<Session>();
  readonly #waiting = new WaitQueue<Session>();
  readonly #byUser = new SessionsByUser<Session>();
  /** Sessions to be opened when nobody waits for one. */
  #ahead: Pick<Waiter<Session>, 'key' | 'keyText'>[] = [];
  readonly #quarantines: Quarantines;
  /** Sessions that are being closed, not to be replaced by a login in the same slot. */
  readonly #closing = new Set<Session>();
  readonly #sweep = new Alarm(() => this.#closeIdle());
  readonly #nextServe = new Alarm(() => this.#serve());
  #closed: Deferred | undefined;

  constructor(settings: LeasingSettings) {
    this.#settings = settings;
    this.#logins = new Logins(settings);
    this.#quarantines = new Quarantines(settings.quarantineMs);
  }

  driver(): Promise<OracleDriver> {
    return this.#settings.loadDriver();
  }

  get stats(): SessionStats {
    return {
      open: this.#inUse,
      idle: this.#idle.size,
      leased: this.#leased.size,
      opening: this.#logins.size,
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
    signal?: AbortSignal,
  ): Promise<T> {
    if (this.#closed !== undefined) throw new ClosedError('The client is closed.');
    const keyText = keyTextOf(key);
    const session = await this.#settings.telemetry.observeLease(key.user, () =>
      this.#acquire(key, keyText, deadline, signal),
    );
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
      this.#discard(session, 'client-closed');
    this.#quarantines.clear();
    this.#sweep.clear();
    this.#nextServe.clear();
    const timer = setTimeout(() => this.#cutEverything(), remaining(deadline));
    this.#settleClose();
    await this.#closed.promise;
    clearTimeout(timer);
    await this.#logins.close();
  }

  /** Sessions that count towards the cap. */
  get #inUse(): number {
    return this.#idle.size + this.#leased.size + this.#logins.size + this.#closing.size + this.#quarantines.size;
  }

  get #mayCloseIdle(): boolean {
    return this.#inUse - this.#closing.size > this.#settings.min;
  }

  /** A session that counts as leased. */
  async #acquire(key: SessionKey, keyText: string, deadline: number, signal?: AbortSignal): Promise<Session> {
    for (;;) {
      if (signal?.aborted === true) throw abortedWhileWaiting(signal);
      const idle = this.#takeUsable(keyText);
      if (idle !== undefined) this.#leased.add(idle);
      const session = idle ?? (await this.#wait(key, keyText, deadline, signal));
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
      this.#discard(session, session.end);
    }
    return undefined;
  }

  #wait(key: SessionKey, keyText: string, deadline: number, signal?: AbortSignal): Promise<Session> {
    if (this.#closed !== undefined) return Promise.reject(new ClosedError('The client is closed.'));
    if (this.#waiting.size >= this.#settings.maxWaiting) {
      return Promise.reject(new QueueFullError(this.#waiting.size, this.#situation(keyText)));
    }
    const since = performance.now();
    return new Promise((resolve, reject) => {
      // A login that was begun for the call goes on: its session serves the user's next one.
      const abort = () => this.#refuse(waiter, abortedWhileWaiting(signal));
      const timer = setTimeout(() => {
        this.#refuse(waiter, new LeaseTimeoutError(performance.now() - since, this.#situation(keyText)));
      }, remaining(deadline));
      const settled = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      const waiter: Waiter<Session> = {
        key,
        keyText,
        overtaken: 0,
        resolve: (session) => {
          settled();
          resolve(session);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      };
      this.#waiting.add(waiter);
      signal?.addEventListener('abort', abort, { once: true });
      this.#serve();
    });
  }

  #serve(): void {
    if (this.#closed !== undefined) return;
    if (this.#waiting.size === 0 || this.#serveWaiting()) this.#openAhead();
  }

  /**
   * Serves waiting requests in order: by an idle session of their own, else by a login where one may be started. Those whose key has a session in use
   * or under way come last, until they have been overtaken too often: it may well be free before a login is done.
   * @returns whether more logins could be started
   */
  #serveWaiting(): boolean {
    const awaited = new Map(this.#logins.byKey);
    const busy = new Set([...awaited.keys(), ...[...this.#leased].map(({ keyText }) => keyText)]);
    const last: Waiter<Session>[] = [];
    for (const waiter of this.#waiting) {
      const { keyText } = waiter;
      const session = this.#takeUsable(keyText);
      const logins = awaited.get(keyText) ?? 0;
      if (session !== undefined) this.#hand(session, waiter);
      else if (logins > 0) awaited.set(keyText, logins - 1);
      else if (busy.has(keyText) && !isOvertakenTooOften(waiter)) last.push(waiter);
      else {
        const start = this.#openFor(waiter);
        if (start === 'full') return false;
        if (start !== 'started') continue;
        busy.add(keyText);
        for (const one of last) one.overtaken += 1;
      }
    }
    return last.every((waiter) => this.#openFor(waiter) !== 'full');
  }

  #openFor(waiter: Waiter<Session>): 'started' | 'blocked' | 'full' | 'refused' {
    const start = this.#startLogin(waiter.key, waiter.keyText);
    if (start === 'started') this.#growAhead(waiter);
    if (typeof start !== 'object') return start;
    this.#refuse(waiter, start.error);
    return 'refused';
  }

  #hand(session: Session, waiter: Waiter<Session>): void {
    this.#waiting.remove(waiter);
    this.#leased.add(session);
    waiter.resolve(session);
  }

  /** Starts a login, if there is room under the caps, or an idle session that can go; `blocked` means this user only, `full` everybody. */
  #startLogin(key: SessionKey, keyText: string): 'started' | 'blocked' | 'full' | { readonly error: Error } {
    const admission = this.#logins.admit(key.user, keyText);
    if (admission.kind === 'refuse') return admission;
    if (admission.kind === 'wait') {
      if (admission.until !== undefined) this.#nextServe.setFor(admission.until);
      return admission.everybody ? 'full' : 'blocked';
    }
    const { max, maxPerUser, closeMs } = this.#settings;
    const hasTooMany = this.#byUser.countOf(key.user) >= maxPerUser;
    const isFull = this.#inUse >= max;
    const victim =
      hasTooMany || isFull
        ? this.#idle.takeLeastRecentlyUsed(hasTooMany ? (session) => this.#byUser.isOf(session, key.user) : undefined)
        : undefined;
    if (victim === undefined && (hasTooMany || isFull)) return hasTooMany ? 'blocked' : 'full';
    if (victim !== undefined) this.#settings.telemetry.sessionClosed(this.#byUser.userOf(victim), 'evicted');
    this.#byUser.opening(key.user);
    const prepare = async () => {
      await victim?.close(performance.now() + closeMs);
      if (victim !== undefined) this.#byUser.gone(victim);
      return this.#closed === undefined;
    };
    this.#logins.start(key, keyText, prepare, (result) => this.#loginEnded(key, keyText, result));
    return 'started';
  }

  #loginEnded(key: SessionKey, keyText: string, result: LoginResult): void {
    if (result !== undefined && 'session' in result) {
      this.#byUser.opened(result.session, key.user);
      this.#offer(result.session);
    } else {
      this.#byUser.notOpened(key.user);
      if (result !== undefined) this.#loginFailed(key, keyText, result.error);
    }
    this.#serve();
    this.#settleClose();
  }

  /** Opens a session for each of these keys when nobody else needs one, as far as there is room. What fails is told to whoever calls first. */
  warm(keys: readonly SessionKey[]): void {
    this.#ahead.push(...keys.map((key) => ({ key, keyText: keyTextOf(key) })));
    this.#serve();
  }

  #growAhead({ key, keyText }: Waiter<Session>): void {
    if (this.#settings.increment === 1 || this.#ahead.some((one) => one.keyText === keyText)) return;
    for (let count = this.#waiting.countOf(keyText); count < this.#settings.increment; count += 1)
      this.#ahead.push({ key, keyText });
  }

  #openAhead(): void {
    for (let [next] = this.#ahead; next !== undefined; [next] = this.#ahead) {
      const { key, keyText } = next;
      const hasRoom = this.#inUse < this.#settings.max && this.#byUser.countOf(key.user) < this.#settings.maxPerUser;
      const start = hasRoom ? this.#startLogin(key, keyText) : 'blocked';
      if (start === 'full') return;
      this.#ahead.shift();
    }
  }

  /** A fault that will not pass fails everybody who waits for this user: each further attempt could help to lock the account. */
  #loginFailed({ user }: SessionKey, keyText: string, error: unknown): void {
    const passing = error instanceof OracleClientError && error.retryable;
    // Those who wait get one of the sessions that the user has.
    if (passing && error.code === SESSIONS_PER_USER && this.#byUser.countOf(user) > 0) return;
    const oldest = this.#waiting.oldestOf(keyText);
    const failed = passing ? (oldest === undefined ? [] : [oldest]) : this.#waiting.drain(keyText);
    const told = error instanceof Error ? error : new SessionError('The login failed.', { cause: error });
    for (const waiter of failed) this.#refuse(waiter, told);
  }

  #refuse(waiter: Waiter<Session>, error: Error): void {
    this.#waiting.remove(waiter);
    waiter.reject(error);
  }

  async #giveBack(session: Session): Promise<void> {
    if (session.isUsable || session.setupFault !== undefined) this.#logins.setUp(session.keyText, session.setupFault);
    if (session.isUsable) await this.#handOver(session);
    this.#leased.delete(session);
    if (!session.isUsable) this.#discard(session, session.end);
    else if (this.#settings.keepsIdle) this.#offer(session);
    else this.#discard(session, 'released');
    this.#serve();
    this.#settleClose();
  }

  async #handOver(session: Session): Promise<void> {
    try {
      await session.handOver(this.#settings.packageState, performance.now() + this.#settings.closeMs);
    } catch {
      // The database rolls back itself when the session ends, and no state outlives it.
      session.condemn();
    }
  }

  /** Gives a free session to the oldest request of its own key, unless the oldest request of all has been overtaken too often. */
  #offer(session: Session): void {
    if (this.#closed !== undefined) {
      this.#discard(session, 'client-closed');
      return;
    }
    const { oldest } = this.#waiting;
    const own = this.#waiting.oldestOf(session.keyText);
    if (own === undefined && !this.#settings.keepsIdle) {
      this.#discard(session, 'released');
      return;
    }
    if (own === undefined || (own !== oldest && this.#isOverdue(oldest))) {
      this.#idle.add(session);
      this.#scheduleSweep();
      return;
    }
    if (own !== oldest && oldest !== undefined) oldest.overtaken += 1;
    this.#hand(session, own);
  }

  #isOverdue(waiter: Waiter<Session> | undefined): boolean {
    if (waiter === undefined || !isOvertakenTooOften(waiter)) return false;
    return !this.#logins.areFull && !this.#logins.byKey.has(waiter.keyText);
  }

  /** For the first of the idle sessions that have to go. */
  #scheduleSweep(): void {
    const oldest = this.#idle.leastRecentlyUsed;
    if (oldest !== undefined && this.#mayCloseIdle) this.#sweep.setFor(oldest.lastUsedAt + this.#settings.idleMs);
  }

  /** Closes sessions that nobody used for too long. */
  #closeIdle(): void {
    const limit = performance.now() - this.#settings.idleMs;
    while (this.#mayCloseIdle) {
      const oldest = this.#idle.leastRecentlyUsed;
      if (oldest === undefined || oldest.lastUsedAt > limit) break;
      this.#idle.takeLeastRecentlyUsed();
      this.#discard(oldest, 'idle');
    }
    this.#scheduleSweep();
  }

  #discard(session: Session, reason: SessionEnd): void {
    this.#settings.telemetry.sessionClosed(this.#byUser.userOf(session), reason);
    const mayStillWork = session.cutBecause === 'timeout' || session.cutBecause === 'abort';
    this.#closing.add(session);
    void session.close(performance.now() + this.#settings.closeMs).then(() => {
      this.#closing.delete(session);
      if (mayStillWork && this.#closed === undefined) this.#quarantine(session);
      else this.#byUser.gone(session);
      this.#serve();
      this.#settleClose();
    });
  }

  #quarantine(session: Session): void {
    const { telemetry, quarantineMs } = this.#settings;
    telemetry.sessionQuarantined(this.#byUser.userOf(session), quarantineMs);
    this.#quarantines.add(() => {
      this.#byUser.gone(session);
      this.#serve();
    });
  }

  #situation(keyText: string): string {
    return describeSituation(this.stats, this.#logins.byKey.has(keyText));
  }

  #settleClose(): void {
    if (this.#leased.size === 0 && this.#logins.size === 0 && this.#closing.size === 0) this.#closed?.resolve();
  }

  /** The deadline of `close` has passed. What hangs on the sockets fails now and tidies itself up. */
  #cutEverything(): void {
    for (const session of [...this.#leased, ...this.#closing]) session.cut('close');
    this.#logins.cut();
    this.#closed?.resolve();
  }
}
