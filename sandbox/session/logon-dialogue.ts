import { PasswordHandshake } from '../auth/password-handshake.js';
import { unknownUserVerifier } from '../auth/unknown-user-verifier.js';
import { foldUserName } from '../auth/user-name.js';
import type { Faults, FaultyConnection } from '../faults/faults.js';
import { FIELD_VERSION } from '../ttc/field-version.js';
import {
  AUTH_MODE,
  type AuthenticationRequest,
  pairValue,
  writeAuthenticationParameters,
} from '../ttc/messages/authentication-message.js';
import { writeWarning } from '../ttc/messages/warning-message.js';
import type { TtcWriter } from '../ttc/ttc-writer.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { MAX_OPEN_CURSORS } from './cursor-table.js';
import type { Database, DatabaseSession, Logon } from './database.js';
import { FaultySession } from './faulty-session.js';
import { PooledClient } from './pooled-client.js';
import type { OnKill, PooledSessions } from './pooled-sessions.js';
import { sessionTimeZone } from './session-time-zone.js';

const VERIFIER_12C = 0x4815;
const MAX_IDENTIFIER_LENGTH = 128;
const MAX_PASSWORD_BYTES = 1024;

export interface LogonOptions {
  readonly database: Database;
  readonly serviceName: string;
  readonly pooled: boolean;
  readonly encrypted: boolean;
  readonly faults: Faults;
  readonly connection: FaultyConnection;
  /** Where clients of DRCP have their sessions from. */
  readonly pooledSessions: PooledSessions;
  readonly onKill: (error: OracleError) => void;
}

/** The two authentication phases of one connection, and later changes of password, which use the key they agreed on. */
export class LogonDialogue {
  readonly #database: Database;
  readonly #serviceName: string;
  readonly #options: LogonOptions;
  #phaseOne: AuthenticationRequest | undefined;
  #handshake: PasswordHandshake | undefined;
  #userExists = false;
  #regain: ((signal: AbortSignal) => Promise<DatabaseSession>) | undefined;
  #pooledClient: PooledClient | undefined;

  constructor(options: LogonOptions) {
    this.#database = options.database;
    this.#serviceName = options.serviceName;
    this.#options = options;
  }

  /** Answers with a challenge, to unknown users as well. */
  begin(request: AuthenticationRequest, writer: TtcWriter): void {
    const userName = foldUserName(request.userName);
    const verifier = this.#database.findVerifier(userName);
    this.#userExists = verifier !== undefined;
    this.#handshake = new PasswordHandshake(verifier ?? unknownUserVerifier(userName));
    this.#phaseOne = request;
    const challenge = this.#handshake.challenge();
    writeAuthenticationParameters(writer, [
      { key: 'AUTH_SESSKEY', value: challenge.sessionKey },
      { key: 'AUTH_VFR_DATA', value: challenge.salt, flag: VERIFIER_12C },
      { key: 'AUTH_PBKDF2_CSK_SALT', value: challenge.mixingSalt },
      { key: 'AUTH_PBKDF2_VGEN_COUNT', value: String(challenge.iterations) },
      { key: 'AUTH_PBKDF2_SDER_COUNT', value: String(challenge.mixingIterations) },
    ]);
  }

  /**
   * Verifies the password, opens the session and runs the triggers of the logon.
   * @throws OracleError 1017 for a wrong password or an unknown user, and whatever the database refuses the logon with
   */
  async complete(
    request: AuthenticationRequest,
    writer: TtcWriter,
    fieldVersion: number,
    signal: AbortSignal,
  ): Promise<DatabaseSession> {
    const [handshake, phaseOne] = [this.#handshake, this.#phaseOne];
    if (handshake === undefined || phaseOne === undefined) throw new NotSupportedError('external authentication');
    const { faults, connection, pooled, encrypted } = this.#options;
    const logon = { ...logonOf(phaseOne, request), pooled, encrypted };
    await faults.loggingIn({ user: logon.userName, proxyClient: logon.proxyClientName }, connection);
    const verified = await handshake.verify({
      sessionKey: pairValue(request, 'AUTH_SESSKEY') ?? '',
      password: pairValue(request, 'AUTH_PASSWORD') ?? '',
      speedyKey: pairValue(request, 'AUTH_PBKDF2_SPEEDY_KEY'),
    });
    if (!verified || !this.#userExists) throw this.#database.refusePassword(logon.userName);
    // SYSDBA and its like are SYS's to grant, and nobody logs on as SYS here.
    if ((request.mode & AUTH_MODE.administrative) !== 0) throw new OracleError(1031, 'insufficient privileges');
    const newPassword = pairValue(request, 'AUTH_NEWPASSWORD');
    if (newPassword !== undefined) this.#requireOwnServer();
    const session = new FaultySession(this.#openSession(logon, request), logon, faults, connection);
    try {
      if (newPassword !== undefined) this.#changePassword(session, handshake, logon.userName, newPassword);
      await session.runLogonTriggers(signal);
      this.#writeAcceptance(writer, handshake, session, fieldVersion);
    } catch (error) {
      session.close();
      throw error;
    }
    return session;
  }

  /** The client gives its session back to the pool of servers, and stays. */
  releaseSession(): void {
    this.#pooledClient?.release();
  }

  /**
   * The session that a client of the pool goes on with after it has released one: perhaps the same. A new one begins with the triggers of the logon.
   * @throws OracleError what the database refuses a new session with
   */
  async regainSession(signal: AbortSignal): Promise<DatabaseSession> {
    if (this.#regain === undefined) throw new OracleError(1012, 'not logged on');
    return this.#regain(signal);
  }

  /**
   * `connection.changePassword(…)`: the old and the new password, under the key of the logon.
   * @throws OracleError 28008 when the old password is wrong, 1031 for another user's without ALTER USER, 1918
   */
  async changePassword(request: AuthenticationRequest, writer: TtcWriter, session: DatabaseSession): Promise<void> {
    const userName = foldUserName(request.userName);
    const verifier = this.#database.findVerifier(userName);
    const handshake = this.#handshake;
    const newPassword = pairValue(request, 'AUTH_NEWPASSWORD');
    if (handshake === undefined || newPassword === undefined) throw invalidCredential();
    this.#requireOwnServer();
    if (session.overridesPasswordOf(userName)) {
      if (verifier === undefined) throw new OracleError(1918, `user '${userName}' does not exist`);
    } else {
      const oldPassword = pairValue(request, 'AUTH_PASSWORD') ?? '';
      const verified = await handshake.verifyPassword(oldPassword, verifier ?? unknownUserVerifier(userName));
      if (!verified || verifier === undefined) throw new OracleError(28008, 'invalid old password');
    }
    this.#changePassword(session, handshake, userName, newPassword);
    writeAuthenticationParameters(writer, []);
  }

  #openSession(logon: Omit<Logon, 'onKill'>, request: AuthenticationRequest): DatabaseSession {
    const { onKill, pooledSessions, faults, connection } = this.#options;
    const open = (tell: OnKill) => this.#database.openSession({ ...logon, onKill: tell });
    if (!logon.pooled) return open(onKill);
    this.#database.requireAdmission(logon);
    const purity = pairValue(request, 'AUTH_KPPL_PURITY');
    const connectionClass = pairValue(request, 'AUTH_KPPL_CONN_CLASS');
    const client = new PooledClient(pooledSessions, { logon, purity, connectionClass }, open, onKill);
    this.#pooledClient = client;
    this.#regain = async (signal) => {
      const { session, isNew } = client.acquire();
      try {
        if (isNew) await session.runLogonTriggers(signal);
      } catch (error) {
        session.close();
        throw error;
      }
      return new FaultySession(session, logon, faults, connection);
    };
    return client.acquire().session;
  }

  /** Source: Administrator's Guide, "Restrictions on Using Database Resident Connection Pooling". Its error has no number there. */
  #requireOwnServer(): void {
    if (!this.#options.pooled) return;
    throw new NotSupportedError('a change of password in a session of Database Resident Connection Pooling');
  }

  #changePassword(session: DatabaseSession, handshake: PasswordHandshake, userName: string, encrypted: string): void {
    const password = handshake.decryptPassword(encrypted);
    if (password === undefined) throw invalidCredential();
    if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) {
      throw new OracleError(28218, `password length more than ${MAX_PASSWORD_BYTES} bytes`);
    }
    session.changePassword(userName, password);
  }

  #writeAcceptance(
    writer: TtcWriter,
    handshake: PasswordHandshake,
    session: DatabaseSession,
    fieldVersion: number,
  ): void {
    const name = this.#database.serviceNames[0] ?? this.#serviceName;
    writeAuthenticationParameters(writer, [
      { key: 'AUTH_SVR_RESPONSE', value: handshake.proof() },
      { key: 'AUTH_VERSION_NO', value: String(versionNumber(this.#database.version, fieldVersion)) },
      { key: 'AUTH_SC_SERVICE_NAME', value: this.#serviceName },
      { key: 'AUTH_SC_DBUNIQUE_NAME', value: name },
      { key: 'AUTH_SC_REAL_DBUNIQUE_NAME', value: name },
      { key: 'AUTH_DBNAME', value: name },
      { key: 'AUTH_INSTANCENAME', value: name },
      { key: 'AUTH_MAX_OPEN_CURSORS', value: String(MAX_OPEN_CURSORS) },
      { key: 'AUTH_MAX_IDEN_LENGTH', value: String(MAX_IDENTIFIER_LENGTH) },
      { key: 'AUTH_SESSION_ID', value: String(session.sid) },
      { key: 'AUTH_SERIAL_NUM', value: String(session.serial) },
    ]);
    if (session.logonWarning !== undefined) writeWarning(writer, session.logonWarning);
  }
}

function logonOf(
  phaseOne: AuthenticationRequest,
  phaseTwo: AuthenticationRequest,
): Omit<Logon, 'pooled' | 'encrypted' | 'onKill'> {
  const proxyClientName = pairValue(phaseTwo, 'PROXY_CLIENT_NAME');
  const alterSession = pairValue(phaseTwo, 'AUTH_ALTER_SESSION');
  return {
    userName: foldUserName(phaseOne.userName),
    proxyClientName: proxyClientName === undefined ? undefined : foldUserName(proxyClientName),
    program: pairValue(phaseOne, 'AUTH_PROGRAM_NM') ?? '',
    machine: pairValue(phaseOne, 'AUTH_MACHINE') ?? '',
    osUser: pairValue(phaseOne, 'AUTH_SID') ?? '',
    terminal: pairValue(phaseOne, 'AUTH_TERMINAL') ?? '',
    processId: pairValue(phaseOne, 'AUTH_PID') ?? '',
    driverName: pairValue(phaseTwo, 'SESSION_CLIENT_DRIVER_NAME') ?? '',
    edition: pairValue(phaseTwo, 'AUTH_ORA_EDITION'),
    timeZone: alterSession === undefined ? undefined : sessionTimeZone(alterSession),
    applicationContext: applicationContext(phaseTwo),
    changesPassword: pairValue(phaseTwo, 'AUTH_NEWPASSWORD') !== undefined,
  };
}

function invalidCredential(): OracleError {
  return new OracleError(1017, 'invalid credential or not authorized; logon denied');
}

/** Attributes come in threes: namespace, attribute, value. */
function applicationContext(request: AuthenticationRequest): Logon['applicationContext'] {
  const values = (key: string) => request.pairs.filter((pair) => pair.key === key).map((pair) => pair.value);
  const attributes = values('AUTH_APPCTX_ATTR');
  const attributeValues = values('AUTH_APPCTX_VALUE');
  return values('AUTH_APPCTX_NSPACE').map((namespace, index) => ({
    namespace,
    attribute: attributes[index] ?? '',
    value: attributeValues[index] ?? '',
  }));
}

/** The five parts of a version in one number, in the layout of the field version (driver: connection.js). */
function versionNumber(version: Database['version'], fieldVersion: number): number {
  const [major, release, update, portRelease, portUpdate] = version;
  return fieldVersion >= FIELD_VERSION.v18_1
    ? (major << 24) | (release << 16) | (update << 12) | (portRelease << 4) | portUpdate
    : (major << 24) | (release << 20) | (update << 12) | (portRelease << 8) | portUpdate;
}
