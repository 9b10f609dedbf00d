import type { ClientManifest } from '../client-manifest.js';
import { loadDriver } from '../driver/load-driver.js';
import { ConfigurationError, MissingUserError } from '../errors/usage-errors.js';
import type { ClientOptions } from '../options/client-options.js';
import { readOptions, type Settings } from '../options/read-options.js';
import type { SessionStats } from '../sessions/session-source.js';
import { ThinSessionSource } from '../sessions/thin-session-source.js';
import { type Caller, PROXY_ITSELF, readUserContext, type UserContext } from '../sessions/user-context.js';
import { ClientShape } from './user-client.js';

/** What every generated client has beside its packages and schemas, which call as `userSource` says. */
export interface ClientMembers<UserClient extends object> {
  /**
   * The client as that user: every call made through it runs on a session of the user.
   * @throws InvalidUserError for a name that cannot be a database user's; MissingUserError for an empty user
   */
  as(user: UserContext | string): UserClient;
  /** Counts of this moment. */
  readonly $stats: SessionStats;
  /** Refuses new calls, lets running ones finish (up to `timeouts.close`), cuts the rest and logs off. May be called again. */
  $close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A generated client: packages and schemas, and the client's own members. */
export type OracleClient<UserClient extends object> = UserClient & ClientMembers<UserClient>;

/**
 * Makes a client from what the generator wrote. Nothing is connected or loaded until the first call.
 * @throws ConfigurationError when an option is wrong
 */
export function createOracleClient<UserClient extends object>(
  manifest: ClientManifest,
  options: ClientOptions,
): OracleClient<UserClient>;
export function createOracleClient(manifest: ClientManifest, options: ClientOptions): OracleClient<object> {
  if (manifest.format !== 1)
    throw new ConfigurationError(
      'The generated client has a form that this version of gen-oracle-client does not know: generate it again.',
    );
  const settings = readOptions(options);
  const { proxyUser, timeouts, sessions, schemas, userNames, driver } = settings;
  let loading: ReturnType<typeof loadDriver> | undefined;
  const source = new ThinSessionSource({
    login: {
      connectString: settings.connectString,
      proxyUser,
      credentials: settings.credentials,
      connection: settings.connection,
      limitMs: timeouts.login,
      breakMs: timeouts.break,
      lifetimeMs: sessions.lifetime,
    },
    max: sessions.max,
    parallelLogins: sessions.parallelLogins,
    maxWaiting: sessions.maxWaiting,
    idleMs: sessions.idleTimeout,
    pingAfterMs: sessions.pingAfter,
    closeMs: timeouts.close,
    quarantineMs: timeouts.quarantine,
    loadDriver: () => {
      loading ??= loadDriver(driver);
      return loading;
    },
  });
  const shape = new ClientShape(manifest, {
    source,
    proxyUser,
    schemas,
    leaseMs: timeouts.lease,
    callMs: timeouts.call,
  });
  const close = () => source.close(performance.now() + timeouts.close);
  const members: ClientMembers<object> = {
    as(user) {
      const caller = readUserContext(user, userNames);
      return shape.forCaller(() => caller);
    },
    get $stats() {
      return source.stats;
    },
    $close: close,
    [Symbol.asyncDispose]: close,
  };
  return Object.freeze(shape.addTo(members, () => currentCaller(settings)));
}

/** Who calls when nobody was named with `as()`. */
function currentCaller({ userSource, userNames, mayRunAsProxy }: Settings): Caller {
  const user = userSource?.();
  if (user !== undefined && user !== null) return readUserContext(user, userNames);
  if (mayRunAsProxy) return PROXY_ITSELF;
  throw new MissingUserError();
}
