import { ConfigurationError, InvalidUserError } from '../errors/usage-errors.js';
import { faultOfSetting, NLS_NAMES } from '../sessions/session-settings.js';
import type { IdentityMode } from '../sessions/user-context.js';
import { databaseUserName, loginName } from '../sessions/user-name.js';
import { databaseAddress } from '../telemetry/database-address.js';
import type { TelemetrySettings } from '../telemetry/telemetry.js';
import type {
  ClientOptions,
  ConnectionOptions,
  Credentials,
  SessionOptions,
  TimeoutOptions,
} from './client-options.js';
import { asksForPooledServer, asksForPuritySelf } from './drcp.js';
import { didYouMean } from './suggest.js';

/** Options checked, with defaults filled in. */
export interface Settings
  extends Pick<
    ClientOptions,
    'connectString' | 'userNames' | 'userSource' | 'nls' | 'timeZone' | 'initialise' | 'driver'
  > {
  /** Exact. */
  readonly proxyUser: string;
  readonly credentials: Credentials;
  readonly mayRunAsProxy: boolean;
  readonly identity: IdentityMode;
  readonly sessions: Required<SessionOptions>;
  readonly timeouts: Required<TimeoutOptions>;
  readonly maxRows: number;
  readonly telemetry: TelemetrySettings;
  readonly schemas: ReadonlyMap<string, string>;
  readonly connection: ConnectionOptions;
}

type Check = (value: unknown) => string | undefined;

const text: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a string that is not empty';
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
const callback: Check = (value) => (typeof value === 'function' ? undefined : 'must be a function');
const count: Check = (value) => (isInteger(value, 1) ? undefined : 'must be an integer from 1');
const size: Check = (value) => (isInteger(value, 0) ? undefined : 'must be an integer from 0');
const milliseconds: Check = (value) =>
  isInteger(value, 1) && Number(value) < 2 ** 31 ? undefined : 'must be an integer number of milliseconds from 1';

const OPTIONS = {
  connectString: text,
  proxyUser: text,
  credentials: (value) =>
    typeof value === 'function' || text(value) === undefined
      ? undefined
      : 'must be a password or a function that returns one',
  identity: oneOf('database-user', 'client-identifier'),
  userNames: oneOf('exact', 'upper-ascii'),
  userSource: callback,
  withoutUser: oneOf('refuse', 'run-as-the-proxy-account'),
  nls: record(Object.fromEntries(NLS_NAMES.map((name) => [name, faultOfSetting]))),
  timeZone: faultOfSetting,
  initialise: (value) =>
    isObject(value) && ['run', 'fingerprint'].some((name) => !Object.hasOwn(value, name))
      ? 'must have `run` and `fingerprint`'
      : initialiser(value),
  sessions: record({
    max: count,
    maxPerUser: count,
    min: size,
    increment: count,
    warm: (value) => (Array.isArray(value) ? undefined : 'must be an array of users'),
    parallelLogins: count,
    loginsPerSecond: count,
    maxWaiting: size,
    idleTimeout: milliseconds,
    lifetime: milliseconds,
    pingAfter: size,
    packageState: oneOf('reinitialize', 'reset', 'keep'),
    drcp: flag,
  }),
  timeouts: record({
    lease: milliseconds,
    login: milliseconds,
    call: milliseconds,
    transaction: milliseconds,
    break: milliseconds,
    close: milliseconds,
    userBackOff: milliseconds,
    proxyBackOff: milliseconds,
    databaseBackOff: milliseconds,
    quarantine: size,
  }),
  maxRows: count,
  telemetry: record({ name: text, userNames: flag, openTelemetry: flag }),
  schemas: (value) =>
    isObject(value)
      ? Object.values(value)
          .map(text)
          .find((fault) => fault !== undefined)
      : 'must be an object from schema to schema',
  connection: record({
    configDir: text,
    walletLocation: text,
    walletPassword: text,
    walletContent: text,
    sslServerDNMatch: flag,
    sslServerCertDN: text,
    sslAllowWeakDNMatch: flag,
    useSNI: flag,
    httpsProxy: text,
    httpsProxyPort: count,
    connectTimeout: size,
    transportConnectTimeout: size,
    expireTime: size,
    retryCount: size,
    retryDelay: size,
    sdu: count,
    stmtCacheSize: size,
    networkCompression: flag,
    networkCompressionThreshold: size,
    connectionIdPrefix: text,
    program: text,
    machine: text,
    osUser: text,
    terminal: text,
    driverName: text,
  } satisfies Record<keyof ConnectionOptions, Check>),
  driver: (value) => (isObject(value) && 'getConnection' in value ? undefined : 'must be the oracledb module'),
} satisfies Record<keyof ClientOptions, Check>;

const initialiser = record({ run: callback, fingerprint: callback, again: oneOf('after-package-state', 'never') });

const REQUIRED = ['connectString', 'proxyUser', 'credentials', 'userNames'] as const;

/**
 * Checks the options and fills in the defaults. All faults are told at once.
 * @throws ConfigurationError
 */
export function readOptions(options: ClientOptions): Settings {
  const faults = faultsOf(options);
  if (faults.length > 0)
    throw new ConfigurationError(`The client's options are wrong:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  const { sessions = {}, timeouts = {} } = options;
  return {
    connectString: options.connectString,
    proxyUser: proxyName(options),
    credentials: options.credentials,
    userNames: options.userNames,
    ...(options.userSource === undefined ? {} : { userSource: options.userSource }),
    ...(options.nls === undefined ? {} : { nls: options.nls }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.initialise === undefined ? {} : { initialise: options.initialise }),
    ...(options.driver === undefined ? {} : { driver: options.driver }),
    identity: options.identity ?? 'database-user',
    mayRunAsProxy: options.withoutUser === 'run-as-the-proxy-account',
    sessions: {
      max: sessions.max ?? 10,
      maxPerUser: sessions.maxPerUser ?? sessions.max ?? 10,
      min: sessions.min ?? 0,
      increment: sessions.increment ?? 1,
      warm: sessions.warm ?? [],
      parallelLogins: sessions.parallelLogins ?? 12,
      loginsPerSecond: sessions.loginsPerSecond ?? 100,
      maxWaiting: sessions.maxWaiting ?? 1_000,
      idleTimeout: sessions.idleTimeout ?? 300_000,
      lifetime: sessions.lifetime ?? 3_600_000,
      pingAfter: sessions.pingAfter ?? 60_000,
      packageState: sessions.packageState ?? 'reinitialize',
      drcp: sessions.drcp ?? asksForPooledServer(options.connectString),
    },
    timeouts: {
      lease: timeouts.lease ?? 30_000,
      login: timeouts.login ?? 20_000,
      call: timeouts.call ?? 60_000,
      transaction: timeouts.transaction ?? 60_000,
      break: timeouts.break ?? 2_000,
      close: timeouts.close ?? 10_000,
      userBackOff: timeouts.userBackOff ?? 1_000,
      proxyBackOff: timeouts.proxyBackOff ?? 10_000,
      databaseBackOff: timeouts.databaseBackOff ?? 100,
      quarantine: timeouts.quarantine ?? 30_000,
    },
    maxRows: options.maxRows ?? 100_000,
    telemetry: telemetrySettings(options),
    schemas: new Map(Object.entries(options.schemas ?? {})),
    connection: options.connection ?? {},
  };
}

function telemetrySettings({ connectString, telemetry = {} }: ClientOptions): TelemetrySettings {
  const address = databaseAddress(connectString);
  const { name = address.name, userNames = false, openTelemetry = true } = telemetry;
  return { name, userNames, openTelemetry, address };
}

function faultsOf(options: unknown): string[] {
  if (!isObject(options)) return ['there are none'];
  const missing = REQUIRED.filter((name) => !(name in options) || Reflect.get(options, name) === undefined).map(
    (name) => `\`${name}\` is missing`,
  );
  const shape = record(OPTIONS)(options);
  return [
    ...missing,
    ...(shape === undefined ? [] : shape.split('\n')),
    ...keptForOthers(options),
    ...keptUnderDrcp(options),
  ];
}

/** Nobody may find what another person's call left. */
function keptForOthers(options: object): string[] {
  const { identity, sessions }: { identity?: unknown; sessions?: unknown } = options;
  if (identity !== 'client-identifier' || !isObject(sessions)) return [];
  return 'packageState' in sessions && sessions.packageState === 'keep'
    ? ['`sessions.packageState` must not be "keep" with `identity: "client-identifier"`']
    : [];
}

/** A session ends with its lease there. */
function keptUnderDrcp(options: object): string[] {
  const { connectString, sessions = {} }: { connectString?: unknown; sessions?: unknown } = options;
  if (typeof connectString !== 'string' || !isObject(sessions)) return [];
  const { drcp = asksForPooledServer(connectString), packageState, min = 0, warm = [], increment = 1 }: Kept = sessions;
  if (drcp !== true) return [];
  return [
    ...(packageState === 'keep' ? ['`sessions.packageState` must not be "keep" under DRCP'] : []),
    ...(min === 0 ? [] : ['`sessions.min` must be 0 under DRCP: no session is kept']),
    ...(Array.isArray(warm) && warm.length > 0 ? ['`sessions.warm` must be empty under DRCP: no session is kept'] : []),
    ...(increment === 1 ? [] : ['`sessions.increment` must be 1 under DRCP: no session is kept']),
    ...(asksForPuritySelf(connectString)
      ? ['`connectString` must not ask for the purity SELF: sessions would have what others of the same user left']
      : []),
  ];
}

type Kept = Readonly<Partial<Record<'drcp' | 'packageState' | 'min' | 'warm' | 'increment', unknown>>>;

function proxyName({ proxyUser, userNames }: ClientOptions): string {
  try {
    const name = databaseUserName(proxyUser, userNames);
    loginName(name, null);
    return name;
  } catch (error) {
    if (error instanceof InvalidUserError)
      throw new ConfigurationError(`The client's options are wrong:\n- \`proxyUser\`: ${error.message}`);
    throw error;
  }
}

/** Faults of an object's members, one per line; unknown members are faults. An undefined member counts as absent. */
function record(checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (!isObject(value)) return 'must be an object';
    const faults = Object.entries(value).flatMap(([name, member]) => {
      const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
      if (check === undefined) return [`\`${name}\` is not an option.${didYouMean(name, Object.keys(checks))}`];
      const fault = member === undefined ? undefined : check(member);
      return fault === undefined
        ? []
        : fault
            .split('\n')
            .map((line) => (line.startsWith('`') ? `\`${name}.${line.slice(1)}` : `\`${name}\` ${line}`));
    });
    return faults.length === 0 ? undefined : faults.join('\n');
  };
}

function oneOf(...values: readonly string[]): Check {
  return (value) =>
    typeof value === 'string' && values.includes(value)
      ? undefined
      : `must be ${values.map((allowed) => `"${allowed}"`).join(' or ')}`;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown, min: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min;
}
