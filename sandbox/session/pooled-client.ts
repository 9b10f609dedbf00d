import type { DatabaseSession, Logon } from './database.js';
import type { OnKill, PooledSession, PooledSessions } from './pooled-sessions.js';

/** Sessions are not to be shared with what came before or comes after. */
const PURITY_NEW = '1';

/** What a client of the pool asks for. */
export interface PooledRequest {
  readonly logon: Omit<Logon, 'onKill'>;
  /** `AUTH_KPPL_PURITY`. */
  readonly purity: string | undefined;
  /** `AUTH_KPPL_CONN_CLASS`. */
  readonly connectionClass: string | undefined;
}

/** A client's place among those of Database Resident Connection Pooling: it has a session while it works, and none from one release to the next call. */
export class PooledClient {
  readonly #sessions: PooledSessions;
  readonly #open: (onKill: OnKill) => DatabaseSession;
  readonly #onKill: OnKill;
  /** Undefined where every session is a new one. */
  readonly #key: string | undefined;
  #held: PooledSession | undefined;

  /**
   * @param open what gives it a new session
   * @param onKill told when the database ends the session that it holds
   */
  constructor(
    sessions: PooledSessions,
    { logon, purity, connectionClass }: PooledRequest,
    open: (onKill: OnKill) => DatabaseSession,
    onKill: OnKill,
  ) {
    this.#sessions = sessions;
    this.#open = open;
    this.#onKill = onKill;
    const { userName, proxyClientName, edition, timeZone } = logon;
    const shared = [userName, proxyClientName, edition, timeZone, connectionClass];
    this.#key = purity === PURITY_NEW ? undefined : JSON.stringify(shared.map((part) => part ?? null));
  }

  /** @throws OracleError what the database refuses a new session with */
  acquire(): { readonly session: DatabaseSession; readonly isNew: boolean } {
    const idle = this.#key === undefined ? undefined : this.#sessions.take(this.#key);
    const pooled = idle ?? this.#newSession();
    pooled.onKill = (error) => {
      this.#held = undefined;
      this.#onKill(error);
    };
    this.#held = pooled;
    return { session: pooled.session, isNew: idle === undefined };
  }

  /** Gives the session back; one that was killed is gone. */
  release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    if (this.#key === undefined) {
      held.session.close();
      return;
    }
    held.session.endWork();
    if (held.session.disconnects) held.session.close();
    else this.#sessions.give(this.#key, held);
  }

  #newSession(): PooledSession {
    const pooled: PooledSession = {
      session: this.#open((error) => pooled.onKill(error)),
      onKill: () => undefined,
    };
    return pooled;
  }
}
