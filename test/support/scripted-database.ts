import { createPasswordVerifierSync } from '../../sandbox/auth/create-password-verifier.js';
import type { PasswordVerifier } from '../../sandbox/auth/password-verifier.js';
import type {
  ColumnDescription,
  Database,
  DatabaseSession,
  EndToEndFields,
  ExecuteRequest,
  ExecuteResult,
  Logon,
  RowSource,
  Statement,
} from '../../sandbox/session/database.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import type { Value } from '../../sandbox/values/value.js';

/** What a scripted statement is and does when it is executed. */
export interface Script {
  readonly kind: Statement['kind'];
  readonly binds?: readonly string[];
  /** Of `binds`, those after RETURNING … INTO. */
  readonly returning?: readonly string[];
  readonly columns?: readonly ColumnDescription[];
  execute(request: ExecuteRequest, session: ScriptedSession): ExecuteResult | Promise<ExecuteResult>;
}

/** The engine's double: statements are looked up by their text and answer as the test says. */
export class ScriptedDatabase implements Database {
  readonly serviceNames = ['SANDBOX', 'SANDBOX.EXAMPLE.COM'];
  readonly version = [23, 9, 0, 25, 10] as const;
  readonly sessions: ScriptedSession[] = [];
  readonly #verifiers = new Map<string, PasswordVerifier>();
  readonly #clients = new Map<string, readonly string[]>();
  readonly #scripts = new Map<string, Script>();

  /** @param mayConnectThrough users whom this one may connect as */
  addUser(name: string, password: string, mayConnectThrough: readonly string[] = []): this {
    this.#verifiers.set(name, createPasswordVerifierSync(password));
    this.#clients.set(name, mayConnectThrough);
    return this;
  }

  script(sql: string, script: Script): this {
    this.#scripts.set(sql, script);
    return this;
  }

  findVerifier(userName: string): PasswordVerifier | undefined {
    return this.#verifiers.get(userName);
  }

  refusePassword(): OracleError {
    return new OracleError(1017, 'invalid credential or not authorized; logon denied');
  }

  requireAdmission(): void {
    // Everybody may come.
  }

  openSession(logon: Logon): DatabaseSession {
    const client = logon.proxyClientName;
    if (client !== undefined && this.#clients.get(logon.userName)?.includes(client) !== true) {
      throw new OracleError(28150, 'proxy not authorized to connect as client');
    }
    const session = new ScriptedSession(this, logon, this.sessions.length + 1);
    this.sessions.push(session);
    return session;
  }

  /** The session opened last. */
  get lastSession(): ScriptedSession {
    const session = this.sessions.at(-1);
    if (session === undefined) throw new Error('nobody has logged on');
    return session;
  }

  find(sql: string): Script {
    const script = this.#scripts.get(sql);
    if (script === undefined) {
      throw new OracleError(942, 'table or view does not exist', { position: Math.max(0, sql.indexOf('from') + 5) });
    }
    return script;
  }
}

export class ScriptedSession implements DatabaseSession {
  readonly database: ScriptedDatabase;
  readonly logon: Logon;
  readonly sid: number;
  readonly serial = 7;
  readonly schemaSettings = 0;
  readonly disconnects = false;
  logonWarning: OracleError | undefined;
  transactionInProgress = false;
  currentSchema: string;
  closed = false;
  commits = 0;
  rollbacks = 0;
  openStatements = 0;
  readonly endToEnd: EndToEndFields = {};
  readonly context = new Map<string, string | null>();
  readonly executions: ExecuteRequest[] = [];
  /** Scripts know no types. */
  readonly types: DatabaseSession['types'] = {
    find: () => {
      throw new OracleError(21700, 'object does not exist or is marked for delete');
    },
    oidOf: () => new Uint8Array(16),
  };

  /** Scripts change no LOBs. */
  readonly lobs: DatabaseSession['lobs'] = {
    noteHeld: () => undefined,
    writeClob: refuseLob,
    writeBlob: refuseLob,
    trim: refuseLob,
    open: refuseLob,
    close: refuseLob,
    isOpen: refuseLob,
    openFile: refuseLob,
    closeFile: refuseLob,
    isFileOpen: refuseLob,
    fileExists: refuseLob,
    readFile: refuseLob,
  };

  /** Scripts know no transactions beside their own. */
  readonly sessionless: DatabaseSession['sessionless'] = { transactionId: undefined, by: 'end' };
  readonly branches: DatabaseSession['branches'] = {
    start: refuseBranch,
    end: refuseBranch,
    prepare: refuseBranch,
    commit: refuseBranch,
    rollback: refuseBranch,
    forget: refuseBranch,
    startSessionless: refuseBranch,
    suspend: refuseBranch,
  };

  constructor(database: ScriptedDatabase, logon: Logon, sid: number) {
    this.database = database;
    this.logon = logon;
    this.sid = sid;
    this.currentSchema = logon.proxyClientName ?? logon.userName;
    this.logonWarning =
      logon.userName === 'EXPIRING' ? new OracleError(28002, 'the password will expire within 7 days') : undefined;
  }

  async runLogonTriggers(): Promise<void> {
    await Promise.resolve();
  }

  setEndToEnd(fields: EndToEndFields): void {
    Object.assign(this.endToEnd, fields);
  }

  setCurrentSchema(name: string): void {
    if (name === 'NOSUCH') throw new OracleError(1435, 'user does not exist');
    this.currentSchema = name;
  }

  setApplicationContext(namespace: string, attribute: string, value: string | null): void {
    this.context.set(`${namespace}.${attribute}`, value);
  }

  clearApplicationContext(namespace: string): void {
    for (const key of [...this.context.keys()]) if (key.startsWith(`${namespace}.`)) this.context.delete(key);
  }

  overridesPasswordOf(): boolean {
    return false;
  }

  changePassword(userName: string, newPassword: string): void {
    this.database.addUser(userName, newPassword);
  }

  parse(sql: string): Statement {
    const script = this.database.find(sql);
    this.openStatements += 1;
    return {
      kind: script.kind,
      binds: (script.binds ?? []).map((name) => ({ name, returning: script.returning?.includes(name) === true })),
      describe: () => script.columns ?? [],
      execute: async (request) => {
        this.executions.push(request);
        const result = await script.execute(request, this);
        if (request.autoCommit) await this.commit();
        return result;
      },
      close: () => {
        this.openStatements -= 1;
      },
    };
  }

  commit(): Promise<void> {
    this.commits += 1;
    this.transactionInProgress = false;
    return Promise.resolve();
  }

  rollback(): Promise<void> {
    this.rollbacks += 1;
    this.transactionInProgress = false;
    return Promise.resolve();
  }

  endWork(): void {
    this.transactionInProgress = false;
  }

  close(): void {
    this.closed = true;
  }
}

/** An open cursor over rows that are there already. */
export function rowSource(columns: readonly ColumnDescription[], rows: readonly (readonly Value[])[]): RowSource {
  let position = 0;
  return {
    columns,
    fetch: (count) => {
      const part = rows.slice(position, position + count);
      position += part.length;
      return Promise.resolve({ rows: part, exhausted: position >= rows.length });
    },
    close: () => undefined,
  };
}

/** Waits until the call is broken off, then fails with the reason, as the engine does. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

function refuseLob(): never {
  throw new OracleError(22275, 'invalid LOB locator specified');
}

function refuseBranch(): never {
  throw new OracleError(24756, 'transaction does not exist');
}
