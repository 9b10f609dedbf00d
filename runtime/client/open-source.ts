import type { SessionSetup } from '../calls/session-setup.js';
import { loadDriver } from '../driver/load-driver.js';
import { ConfigurationError, InvalidUserError } from '../errors/usage-errors.js';
import type { Settings } from '../options/read-options.js';
import type { SessionKey, SessionSource } from '../sessions/session-source.js';
import { ThinSessionSource } from '../sessions/thin-session-source.js';
import { readUserContext } from '../sessions/user-context.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/**
 * The source of a client's sessions, as its options want it. Nothing is connected yet, unless users are to be warmed.
 * @throws ConfigurationError for a user to be warmed who cannot be one
 */
export function openSource(settings: Settings, setup: SessionSetup, telemetry: Telemetry): SessionSource {
  const { timeouts, sessions, driver } = settings;
  const warm = keysToWarm(settings, setup);
  let loading: ReturnType<typeof loadDriver> | undefined;
  const source: ThinSessionSource = new ThinSessionSource({
    telemetry,
    login: {
      connectString: settings.connectString,
      proxyUser: settings.proxyUser,
      credentials: settings.credentials,
      connection: settings.connection,
      limitMs: timeouts.login,
      breakMs: timeouts.break,
      lifetimeMs: sessions.lifetime,
    },
    max: sessions.max,
    maxPerUser: sessions.maxPerUser,
    min: sessions.min,
    increment: sessions.increment,
    parallelLogins: sessions.parallelLogins,
    loginsPerSecond: sessions.loginsPerSecond,
    loginPauses: {
      userMs: timeouts.userBackOff,
      proxyMs: timeouts.proxyBackOff,
      databaseMs: timeouts.databaseBackOff,
    },
    maxWaiting: sessions.maxWaiting,
    idleMs: sessions.idleTimeout,
    pingAfterMs: sessions.pingAfter,
    closeMs: timeouts.close,
    packageState: sessions.packageState,
    quarantineMs: timeouts.quarantine,
    loadDriver: () => {
      loading ??= Promise.all([loadDriver(driver), telemetry.load(() => source.stats)]).then(([loaded]) => loaded);
      return loading;
    },
  });
  source.warm(warm);
  return source;
}

function keysToWarm({ sessions: { warm }, userNames, identity }: Settings, setup: SessionSetup): readonly SessionKey[] {
  try {
    return warm.map((user) => setup.keyOf(readUserContext(user, userNames, identity)));
  } catch (error) {
    if (!(error instanceof InvalidUserError)) throw error;
    throw new ConfigurationError(`The client's options are wrong:\n- \`sessions.warm\`: ${error.message}`);
  }
}
