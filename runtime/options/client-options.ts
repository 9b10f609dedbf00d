import type { OracleDriver } from '../driver/oracle-driver.js';
import type { Initialiser } from '../sessions/initialiser.js';
import type { PackageState } from '../sessions/package-state.js';
import type { NlsOptions } from '../sessions/session-settings.js';
import type { IdentityMode, UserContext } from '../sessions/user-context.js';
import type { UserNames } from '../sessions/user-name.js';

/** The proxy account's password, or where to get it: asked at every login, so that it may be rotated. */
export type Credentials = string | (() => string | Promise<string>);

/** How a client connects and whom it calls for. */
export interface ClientOptions {
  /** As the driver takes it: `host:port/service`, a descriptor, or a name from tnsnames.ora. */
  readonly connectString: string;
  /** The account that logs in for the end users: `ALTER USER alice GRANT CONNECT THROUGH erp_app`. Folded by `userNames` like theirs. */
  readonly proxyUser: string;
  readonly credentials: Credentials;
  /**
   * What the users are that calls are made for. Default `database-user`: accounts, for which `proxyUser` logs in. With `client-identifier` all sessions are
   * those of `proxyUser` itself, and the user is their client identifier: for people without accounts of their own. There `USER`, grants and
   * roles are those of the one account, and a session serves one person after the other; package state is always given up between them, but not
   * what else a routine leaves in a session: NLS settings, application contexts, roles, rows of temporary tables, the current schema.
   */
  readonly identity?: IdentityMode;
  /** How user names become names in the database. There is no default: `exact` and `upper-ascii` call different users `alice`. */
  readonly userNames: UserNames;
  /** Names the current user when `as()` is not used; read synchronously when the call is made, so that AsyncLocalStorage works. */
  readonly userSource?: () => UserContext | string | null | undefined;
  /** What a call without a user does. Default: `refuse`, with a `MissingUserError`. */
  readonly withoutUser?: 'refuse' | 'run-as-the-proxy-account';
  /** NLS settings of all sessions; the user context may say otherwise. Default: those of the database. */
  readonly nls?: NlsOptions;
  /**
   * The sessions' time zone, a region (`Europe/Berlin`) or an offset; the user context may say otherwise. Default: the driver sets the offset that this
   * process has at the login, which is wrong when the clocks have changed since.
   */
  readonly timeZone?: string;
  /** What is done on each session before calls run on it. */
  readonly initialise?: Initialiser;
  readonly sessions?: SessionOptions;
  readonly timeouts?: TimeoutOptions;
  /** The most rows of one cursor that a call collects; `.stream()` has no such limit. Default 100,000. */
  readonly maxRows?: number;
  readonly telemetry?: TelemetryOptions;
  /** Where the schemas of the generated client are in this environment: `{ ERP: 'ERP_UAT' }`, exact names. */
  readonly schemas?: Readonly<Record<string, string>>;
  /** Passed through to the driver at every login. */
  readonly connection?: ConnectionOptions;
  /** The application's own `oracledb` module; imported at first use if absent. */
  readonly driver?: OracleDriver;
}

export interface SessionOptions {
  /** The most sessions at any moment, over all users. Default 10. */
  readonly max?: number;
  /** The most sessions of one user at any moment. Default: `max`. */
  readonly maxPerUser?: number;
  /** So many sessions are not closed for being idle, the last used ones of all users. Default 0. */
  readonly min?: number;
  /** How many sessions are opened at a time for a user who needs one, as far as there is room without closing others. Default 1. */
  readonly increment?: number;
  /** Users for each of whom a session is opened when the client is made, as far as there is room. What fails is told to the user's first call. Default: none. */
  readonly warm?: readonly (UserContext | string)[];
  /** The most logins at a time. Each costs this process about 9 ms of CPU. Default 12. */
  readonly parallelLogins?: number;
  /** The most logins that are started in any second: each costs the database a process, a trigger, an audit row. Default 100. */
  readonly loginsPerSecond?: number;
  /** The most calls that may wait for a session; further ones fail at once. Default 1,000. */
  readonly maxWaiting?: number;
  /** Milliseconds without use after which a session is closed. Default 300,000. */
  readonly idleTimeout?: number;
  /** Milliseconds after which a session is replaced, less up to a tenth. Default 3,600,000. */
  readonly lifetime?: number;
  /** Milliseconds without use after which a session is asked whether it is alive (one round trip) before a call goes out on it. Default 60,000. */
  readonly pingAfter?: number;
  /**
   * What becomes of package variables between two leases of one user; another user never sees them. A lease is a call, a `$session` or a
   * `$transaction`. Default `reinitialize`.
   * - `reinitialize` (DBMS_SESSION.REINITIALIZE): every package starts anew, in the memory that it has; on a call's own round trip.
   * - `reset` (DBMS_SESSION.FREE_ALL_RESOURCES): the same, and the memory is freed.
   * - `keep`: the next call of the user finds what the last one left, if it happens to get the same session.
   *
   * Neither touches what else belongs to a session: NLS settings, application contexts, roles, temporary tables' rows, the current schema. The first
   * two need EXECUTE on SYS.DBMS_SESSION, which PUBLIC has unless it was revoked.
   */
  readonly packageState?: PackageState;
  /**
   * Whether the connect string leads to a server of the database's own pool (DRCP). Then each lease has a session of its own, new and of purity NEW, whose
   * server goes back to the pool with the lease; nothing is kept, so that `min`, `warm`, `increment` and `packageState: 'keep'` are refused. Default: whether the
   * connect string itself says `:pooled` or `(SERVER=POOLED)`; say it for a name from tnsnames.ora that does. The connection class is the driver's `oracledb.connectionClass`.
   */
  readonly drcp?: boolean;
}

/** All in milliseconds. */
export interface TimeoutOptions {
  /** For waiting until a session is free, its login included. Default 30,000. */
  readonly lease?: number;
  /** For one login, the `credentials` callback included. Default 20,000. */
  readonly login?: number;
  /** For a call from the moment when it is made until its result is there. Default 60,000. */
  readonly call?: number;
  /** For a `$transaction` or `$session` as a whole, its callback included; its calls have no more time than it has left. Default 60,000. */
  readonly transaction?: number;
  /** For the database to break off a call that went past its limit; then its connection is cut. Default 2,000. */
  readonly break?: number;
  /** For the commit or rollback of a `$transaction`, for what a lease leaves to be ended, for a logoff, and for `$close()` before it cuts what still runs. Default 10,000. */
  readonly close?: number;
  /**
   * How long no login is tried for a user whose last one was refused, or whose last session could not be set up (`nls`, `timeZone`, `initialise`); it
   * doubles with every further failure, up to 300,000. Calls that need one meanwhile fail as the last one did. Default 1,000.
   */
  readonly userBackOff?: number;
  /**
   * The same for everybody after three different users in a row were refused with ORA-01017, which means that the proxy account's password is wrong: before
   * the database locks that account. Doubles up to 600,000. After each pause one login is tried, with what `credentials` then gives. Default 10,000.
   */
  readonly proxyBackOff?: number;
  /**
   * The same after the database could not be reached. Doubles up to 5,000; calls wait through the first pauses and fail at once from the third failure on.
   * Default 100.
   */
  readonly databaseBackOff?: number;
  /** How long a session that had to be cut counts towards `sessions.max`, because the server may still be working for it. Default 30,000. */
  readonly quarantine?: number;
}

/** What is told to `diagnostics_channel` and OpenTelemetry. */
export interface TelemetryOptions {
  /** What events and metrics call the client. Default: host, port and service of a connect string that is `host:port/service`. */
  readonly name?: string;
  /** Whether events and spans hold the end users' names, which are personal data. Default false. */
  readonly userNames?: boolean;
  /** Whether spans and metrics are given to `@opentelemetry/api`, where it is installed. Default true. */
  readonly openTelemetry?: boolean;
}

/** Options of the driver's `getConnection` that may be passed through; its documentation says what they do. */
export interface ConnectionOptions {
  readonly configDir?: string;
  readonly walletLocation?: string;
  readonly walletPassword?: string;
  readonly walletContent?: string;
  readonly sslServerDNMatch?: boolean;
  readonly sslServerCertDN?: string;
  readonly sslAllowWeakDNMatch?: boolean;
  readonly useSNI?: boolean;
  readonly httpsProxy?: string;
  readonly httpsProxyPort?: number;
  /** Seconds. */
  readonly connectTimeout?: number;
  /** Seconds. */
  readonly transportConnectTimeout?: number;
  /** Minutes between probes of an idle connection. */
  readonly expireTime?: number;
  readonly retryCount?: number;
  /** Seconds. */
  readonly retryDelay?: number;
  readonly sdu?: number;
  readonly stmtCacheSize?: number;
  readonly networkCompression?: boolean;
  readonly networkCompressionThreshold?: number;
  readonly connectionIdPrefix?: string;
  readonly program?: string;
  readonly machine?: string;
  readonly osUser?: string;
  readonly terminal?: string;
  readonly driverName?: string;
}
