import { createPasswordVerifierSync } from '../auth/create-password-verifier.js';
import type { PasswordVerifier } from '../auth/password-verifier.js';
import { PlsqlFunctions } from '../interpreter/plsql-functions.js';
import { PlsqlSessions } from '../interpreter/plsql-sessions.js';
import { UnitLibrary } from '../interpreter/units/unit-library.js';
import { createInitialSchema } from '../schema/initial-schema.js';
import type { SchemaStore } from '../schema/schema-store.js';
import { OracleError } from '../values/oracle-error.js';
import type { Database, Logon } from './database.js';
import { identify } from './engine-logon.js';
import { EngineSession } from './engine-session.js';
import { newSessionState } from './engine-session-state.js';
import { EngineSql } from './engine-sql.js';

export interface EngineOptions {
  /** Names that clients may ask for, upper case. */
  readonly serviceNames: readonly string[];
  readonly version: Database['version'];
  /** Of the account SYSTEM, which has the role DBA. */
  readonly systemPassword: string;
}

/** A database in memory: SQL and PL/SQL joined, with the accounts SYS and SYSTEM to begin with. */
export class EngineDatabase implements Database {
  readonly serviceNames: readonly string[];
  readonly version: Database['version'];
  readonly schema: SchemaStore;
  readonly library: UnitLibrary;
  readonly sql: EngineSql;
  readonly #plsql: PlsqlSessions;
  readonly #sessions = new Map<number, EngineSession>();
  #lastSid = 0;

  constructor({ serviceNames, version, systemPassword }: EngineOptions) {
    this.serviceNames = serviceNames;
    this.version = version;
    this.schema = createInitialSchema(createPasswordVerifierSync(systemPassword), new Date());
    this.sql = new EngineSql(this, this.schema);
    this.library = new UnitLibrary(this.schema, this.sql);
    this.#plsql = new PlsqlSessions(this.library, this.sql);
    this.sql.userFunctions = new PlsqlFunctions(this.library, this.#plsql);
  }

  sessions(): Iterable<EngineSession> {
    return this.#sessions.values();
  }

  findVerifier(userName: string): PasswordVerifier | undefined {
    return this.schema.findUser(userName)?.verifier;
  }

  openSession(logon: Logon): EngineSession {
    const identity = identify(this.schema, logon);
    this.#lastSid += 1;
    const state = newSessionState(this, identity, logon, this.#lastSid);
    const session = new EngineSession(this, state, this.#plsql.of(state), () =>
      this.#sessions.delete(state.identity.sid),
    );
    this.#sessions.set(state.identity.sid, session);
    return session;
  }

  changePassword(userName: string, newPassword: string): void {
    const user = this.schema.findUser(userName);
    if (user === undefined) throw new OracleError(1017, 'invalid username/password; logon denied');
    this.schema.putUser({ ...user, verifier: createPasswordVerifierSync(newPassword), passwordExpired: false });
  }
}
