import type { SessionState } from '../sql/session-state.js';
import { PlsqlSession } from './plsql-session.js';
import type { SqlGateway } from './sql-gateway.js';
import { PackageInstances } from './units/package-instances.js';
import type { UnitLibrary } from './units/unit-library.js';

/** The PL/SQL side of each session, made with the session and gone with it. */
export class PlsqlSessions {
  readonly #library: UnitLibrary;
  readonly #gateway: SqlGateway;
  readonly #sessions = new WeakMap<SessionState, PlsqlSession>();

  constructor(library: UnitLibrary, gateway: SqlGateway) {
    this.#library = library;
    this.#gateway = gateway;
  }

  of(sql: SessionState): PlsqlSession {
    let session = this.#sessions.get(sql);
    if (session === undefined) {
      session = new PlsqlSession(sql, this.#library, this.#gateway, new PackageInstances(this.#library));
      this.#sessions.set(sql, session);
    }
    return session;
  }
}
