import { randomBytes } from 'node:crypto';
import { Faults } from './faults/faults.js';
import { findStubTarget } from './interpreter/stubs/find-stub-target.js';
import type { Stub, StubTarget } from './interpreter/stubs/stub.js';
import { loadScripts } from './scripts/load-scripts.js';
import { Listener } from './server/listener.js';
import type { TlsOptions } from './server/tls-options.js';
import type { Database } from './session/database.js';
import { EngineDatabase } from './session/engine-database.js';
import type { SavedDatabase } from './session/saved-database.js';
import type { WireLimits } from './session/wire-limits.js';
import { SystemSession } from './system-session.js';

export interface SandboxOptions {
  /**
   * SQL scripts to load before anybody can connect, run as SYSTEM in this order: files, or folders, which stand for their
   * `*.sql` files sorted by name. None by default. What SQL*Plus would run, with `@file value`, DEFINE and `&name`.
   */
  readonly scripts?: readonly string[];
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** What clients ask for after the slash of the connect string. Default `SANDBOX`. */
  readonly serviceName?: string;
  /** Of SYSTEM, the account with the role DBA. By default a new one, found in `Sandbox.systemPassword`. */
  readonly systemPassword?: string;
  /** Which release it says it is and has the data dictionary of. Default: that of `profile`, or `23ai`. SQL and PL/SQL are the same in all of them. */
  readonly version?: '23ai' | '19c' | '12.1';
  /** Which generation of the database it is on the wire. Default: that of `version`; a 12.1 speaks as 19c does. */
  readonly profile?: '23ai' | '19c';
  /**
   * Where the files of directories are on this machine, by the names of the directories as in CREATE DIRECTORY: what BFILEs
   * may read, and UTL_FILE may read and write. The path that CREATE DIRECTORY names is that of a real server and is not
   * looked at. None by default.
   */
  readonly directories?: Readonly<Record<string, string>>;
  /** TLS: clients reach it by TCPS and no other way. None by default. */
  readonly tls?: TlsOptions;
  /** How much clients may ask of it: connections, sizes, the time to log on. */
  readonly limits?: Partial<WireLimits>;
  /** Told of every fault of the sandbox itself, which a client sees as an error or a lost connection. By default it is printed on standard error. */
  readonly onInternalError?: (error: unknown) => void;
}

/** A running sandbox. `await using` stops it. */
export interface Sandbox extends AsyncDisposable {
  /** For oracledb's `connectString`: `127.0.0.1:49213/SANDBOX`; with TLS `tcps://127.0.0.1:49213/SANDBOX`. */
  readonly connectString: string;
  /** The loopback address: nobody on another machine can connect. */
  readonly host: string;
  readonly port: number;
  readonly serviceName: string;
  /** Of the account SYSTEM, which may do everything. */
  readonly systemPassword: string;
  /** Trouble on demand: what may go wrong with connecting, logins and calls, and how slow the network is. */
  readonly faults: Faults;
  /** Requests answered so far on the connections that there are: what a client did in how many round trips. */
  readonly roundTrips: number;
  /** Statements parsed so far on the connections that there are: those that a client sent as text, because its statement cache did not have them. */
  readonly parses: number;
  /** Temporary LOBs that clients hold on the connections that there are: made by them or given to them, and not freed. */
  readonly temporaryLobs: number;
  /** Cursors that sessions have open on rows: REF CURSORs, those of DBMS_SQL and queries that have not been read to their ends. */
  readonly openCursors: number;
  /** Sessions that there are: the rows of V$SESSION. */
  readonly sessions: number;
  /**
   * Keeps all that is committed (users, privileges, objects, rows), to be put back in milliseconds any number of times.
   * @throws Error while a session has a transaction open
   */
  snapshot(): SavedDatabase;
  /**
   * Runs JavaScript in the place of a subprogram's body, in the place of any other stub for it. Its package needs no body then.
   * @returns takes it away again
   * @throws Error if there is no such subprogram
   */
  setStub(target: StubTarget, stub: Stub): () => void;
  /**
   * Loads further scripts as SYSTEM; see `SandboxOptions.scripts`.
   * @throws ScriptError for a script that cannot be read, before any is run
   * @throws ScriptStatementError for the first statement that fails; what ran before it stays
   */
  loadScripts(paths: readonly string[]): Promise<void>;
  /** Ends all connections and gives the port back; all data is gone. May be called twice. */
  stop(): Promise<void>;
}

/** It cannot listen: the port cannot be had, or `tls` is of no use. `code` is the operating system's, `EADDRINUSE` or `EACCES`, or OpenSSL's. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string;

  constructor(message: string, code: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Starts an empty database in this process, loads scripts into it and accepts connections of the `oracledb` driver. It lives in
 * memory, for as long as it is not stopped.
 * @throws ScriptError, ScriptStatementError as `Sandbox.loadScripts`; nothing is left running
 * @throws ListenError when the port is taken or not allowed, or for a key and certificate that are none or do not belong together
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { systemPassword = randomBytes(9).toString('hex') } = options;
  const version = options.version ?? options.profile ?? '23ai';
  const profile = options.profile ?? (version === '23ai' ? '23ai' : '19c');
  const serviceName = options.serviceName ?? 'SANDBOX';
  const database = new EngineDatabase({
    serviceNames: [serviceName.toUpperCase()],
    version: VERSIONS[version],
    systemPassword,
    directories: new Map(Object.entries(options.directories ?? {})),
  });
  await load(database, options.scripts ?? []);
  const faults = new Faults();
  const listener = await listen(database, options, profile, faults);
  const { port } = listener;
  const stop = () => listener.stop();
  return {
    connectString: `${options.tls === undefined ? '' : 'tcps://'}${Listener.host}:${port}/${serviceName}`,
    host: Listener.host,
    port,
    serviceName,
    systemPassword,
    faults,
    get roundTrips() {
      return listener.sessions.reduce((sum, session) => sum + session.roundTrips, 0);
    },
    get parses() {
      return listener.sessions.reduce((sum, session) => sum + session.parses, 0);
    },
    get temporaryLobs() {
      return listener.sessions.reduce((sum, session) => sum + session.temporaryLobs, 0);
    },
    get openCursors() {
      return database.openCursors;
    },
    get sessions() {
      return database.sessionCount;
    },
    snapshot: () => database.snapshot(),
    setStub: (target, stub) => setStub(database, target, stub),
    loadScripts: async (paths) => load(database, paths),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function setStub({ library }: EngineDatabase, target: StubTarget, stub: Stub): () => void {
  if (findStubTarget(library, target) === undefined) {
    const { owner, packageName, name, overload } = target;
    const path = [owner, ...(packageName === null ? [] : [packageName]), name].join('.');
    throw new Error(
      `${path}${overload === null ? '' : `, overload ${overload},`} is not in the sandbox: load a script with its ${packageName === null ? 'declaration' : 'package specification'} first.`,
    );
  }
  library.stubs.set(target, stub);
  return () => library.stubs.remove(target, stub);
}

/** What the database says its version is. */
const VERSIONS: Readonly<Record<NonNullable<SandboxOptions['version']>, Database['version']>> = {
  '23ai': [23, 9, 0, 25, 10],
  '19c': [19, 28, 0, 0, 0],
  '12.1': [12, 1, 0, 2, 0],
};

async function load(database: EngineDatabase, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const session = new SystemSession(database);
  try {
    await loadScripts(session, paths);
  } finally {
    session.close();
  }
}

async function listen(
  database: Database,
  { port = 0, tls, limits = {}, onInternalError = printInternalError }: SandboxOptions,
  profile: NonNullable<SandboxOptions['profile']>,
  faults: Faults,
): Promise<Listener> {
  try {
    return await Listener.start({
      database,
      port,
      profile,
      limits,
      faults,
      onInternalError,
      ...(tls === undefined ? {} : { tls }),
    });
  } catch (cause) {
    throw explainListenError(cause, port);
  }
}

function explainListenError(error: unknown, port: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const cure = 'Choose another port, or none at all to get a free one.';
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} of ${Listener.host} is in use by another program.`,
    EACCES: `Port ${port} of ${Listener.host} may not be used by this account.`,
    ERR_SOCKET_BAD_PORT: `${port} is no port: ports are whole numbers from 0 to 65535.`,
  };
  if (error.code.startsWith('ERR_OSSL_')) {
    const message = `The key and the certificate in \`tls\` cannot be used: ${error.message}. Give both as PEM text, and the key that the certificate was made for.`;
    return new ListenError(message, error.code, { cause: error });
  }
  const reason = reasons[error.code];
  return reason === undefined ? error : new ListenError(`${reason} ${cure}`, error.code, { cause: error });
}

function printInternalError(error: unknown): void {
  console.error('A fault of the sandbox itself; please report it with what follows.', error);
}
