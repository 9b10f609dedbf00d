import type { OracleError } from '../values/oracle-error.js';
import type { DatabaseSession } from './database.js';

/** How many servers the pool has by default: DBMS_CONNECTION_POOL's MAXSIZE. */
const MAX_IDLE = 40;

/** Told when the database ends the session. */
export type OnKill = (error: OracleError) => void;

/** A session of the pool: one client's while it works, then idle until another one like it comes. */
export interface PooledSession {
  readonly session: DatabaseSession;
  /** Whom a kill is to be told: the client that has it, or the pool. */
  onKill: OnKill;
}

/**
 * The sessions that no client of Database Resident Connection Pooling holds just now. Source: Database Development Guide,
 * "Using Database Resident Connection Pooling": a session of the purity SELF goes on to a client of the same user and connection class.
 */
export class PooledSessions {
  /** By what clients must have in common; the longest idle first. */
  readonly #idle = new Map<PooledSession, string>();

  /** The one that was given back last, which its state is still fresh of. */
  take(key: string): PooledSession | undefined {
    const [newest] = [...this.#idle].reverse().find(([, own]) => own === key) ?? [];
    if (newest !== undefined) this.#idle.delete(newest);
    return newest;
  }

  /** Ends the one that has been idle longest where there are too many. */
  give(key: string, pooled: PooledSession): void {
    pooled.onKill = () => this.#idle.delete(pooled);
    this.#idle.set(pooled, key);
    const [oldest] = this.#idle.keys();
    if (this.#idle.size > MAX_IDLE && oldest !== undefined) this.#end(oldest);
  }

  closeAll(): void {
    for (const pooled of [...this.#idle.keys()]) this.#end(pooled);
  }

  #end(pooled: PooledSession): void {
    this.#idle.delete(pooled);
    pooled.session.close();
  }
}
