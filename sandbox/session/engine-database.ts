import { createPasswordVerifierSync } from '../auth/create-password-verifier.js';
import type { PasswordVerifier } from '../auth/password-verifier.js';
import { LogonTriggers } from '../interpreter/logon-triggers.js';
import { PlsqlFunctions } from '../interpreter/plsql-functions.js';
import { PlsqlSessions } from '../interpreter/plsql-sessions.js';
import { PlsqlTriggers } from '../interpreter/plsql-triggers.js';
import { UnitLibrary } from '../interpreter/units/unit-library.js';
import { createInitialSchema } from '../schema/initial-schema.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { User } from '../schema/user.js';
import { ServerFiles } from '../sql/lobs/server-files.js';
import type { SessionEnding } from '../syntax/ast/session-statement.js';
import { OracleError } from '../values/oracle-error.js';
import { addCollectionTypes } from './collection-types-of-sys.js';
import { connectionLost } from './connection-lost.js';
import type { Database, Logon } from './database.js';
import { identify } from './engine-logon.js';
import { EngineSession } from './engine-session.js';
import { newSessionState } from './engine-session-state.js';
import { EngineSql } from './engine-sql.js';
import { FailedLogins } from './failed-logins.js';
import { type SavedDatabase, saveDatabase } from './saved-database.js';

export interface EngineOptions {
  /** Names that clients may ask for, upper case. */
  readonly serviceNames: readonly string[];
  readonly version: Database['version'];
  /** Of the account SYSTEM, which has the role DBA. */
  readonly systemPassword: string;
  /** Where the files of directories are, by the directories' names. None by default. */
  readonly directories?: ReadonlyMap<string, string>;
}

/** A database in memory: SQL and PL/SQL joined, with the accounts SYS and SYSTEM to begin with. */
export class EngineDatabase implements Database {
  readonly serviceNames: readonly string[];
  readonly version: Database['version'];
  readonly schema: SchemaStore;
  readonly library: UnitLibrary;
  readonly files: ServerFiles;
  readonly sql: EngineSql;
  readonly logonTriggers: LogonTriggers;
  readonly #plsql: PlsqlSessions;
  readonly #sessions = new Map<number, EngineSession>();
  readonly #failedLogins: FailedLogins;
  #lastSid = 0;

  constructor({ serviceNames, version, systemPassword, directories = new Map() }: EngineOptions) {
    this.serviceNames = serviceNames;
    this.version = version;
    this.schema = createInitialSchema(createPasswordVerifierSync(systemPassword), new Date());
    this.files = new ServerFiles(this.schema, directories);
    this.#failedLogins = new FailedLogins(this.schema);
    this.sql = new EngineSql(this, this.schema);
    this.library = new UnitLibrary(this.schema, this.sql);
    this.#plsql = new PlsqlSessions(this.library, this.sql);
    this.logonTriggers = new LogonTriggers(this.library);
    this.sql.join({
      userFunctions: new PlsqlFunctions(this.library, this.#plsql),
      triggers: new PlsqlTriggers(this.library, this.#plsql),
    });
    addCollectionTypes(this);
  }

  sessions(): Iterable<EngineSession> {
    return this.#sessions.values();
  }

  /** Of all sessions: cursors with rows that programs or clients have opened and not closed. */
  get openCursors(): number {
    let count = 0;
    for (const { state } of this.#sessions.values()) count += state.openCursors.size;
    return count;
  }

  get sessionCount(): number {
    return this.#sessions.size;
  }

  /**
   * Keeps all that is committed, so that it can be put back any number of times.
   * @throws Error while a session has a transaction open
   */
  snapshot(): SavedDatabase {
    return saveDatabase(this);
  }

  findVerifier(userName: string): PasswordVerifier | undefined {
    return this.schema.findUser(userName)?.verifier;
  }

  refusePassword(userName: string): OracleError {
    return this.#failedLogins.refuse(userName);
  }

  requireAdmission(logon: Omit<Logon, 'onKill'>): void {
    identify(this.schema, logon);
  }

  openSession(logon: Logon): EngineSession {
    this.#failedLogins.forget(logon.userName);
    const identity = identify(this.schema, logon);
    this.#requireSessionsLeft(identity.user);
    this.#lastSid += 1;
    const state = newSessionState(this, identity, logon, this.#lastSid);
    const session = new EngineSession(this, state, this.#plsql.of(state), {
      onClose: () => this.#sessions.delete(state.identity.sid),
      onKill: logon.onKill,
    });
    this.#sessions.set(state.identity.sid, session);
    return session;
  }

  /** Whether there was such a session. */
  killSession(sid: number, serial: number, how: SessionEnding): boolean {
    const session = this.#sessions.get(sid);
    if (session === undefined || session.serial !== serial) return false;
    if (how === 'disconnect_after_transaction' && session.transactionInProgress) session.disconnectAfterTransaction();
    else session.kill(how === 'disconnect' ? connectionLost() : new OracleError(28, 'your session has been killed'));
    return true;
  }

  /** Proxied sessions count as the client's: it is the client's profile that holds. @throws OracleError 2391 */
  #requireSessionsLeft({ name, profile }: User): void {
    const own = [...this.sessions()].filter(({ state }) => state.identity.sessionUser === name);
    if (own.length >= this.schema.limitOf(profile, 'sessionsPerUser')) {
      throw new OracleError(2391, 'exceeded simultaneous SESSIONS_PER_USER limit');
    }
  }

  changePassword(userName: string, newPassword: string): void {
    const user = this.schema.findUser(userName);
    if (user === undefined) throw new OracleError(1017, 'invalid username/password; logon denied');
    this.schema.putUser({ ...user, verifier: createPasswordVerifierSync(newPassword), passwordExpired: false });
  }
}
