import type { SessionSetup } from '../calls/session-setup.js';
import { loadDriver } from '../driver/load-driver.js';
import { requireThick } from '../driver/require-thick.js';
import { ConfigurationError, InvalidUserError } from '../errors/usage-errors.js';
import type { Settings } from '../options/read-options.js';
import { LeasingSessionSource } from '../sessions/leasing-session-source.js';
import type { SessionKey, SessionSource } from '../sessions/session-source.js';
import { StandaloneConnector } from '../sessions/standalone-connector.js';
import { ThickConnector } from '../sessions/thick-connector.js';
import { readUserContext } from '../sessions/user-context.js';
import type { Telemetry } from '../telemetry/telemetry.js';

/**
 * The source of a client's sessions, as its options want it. Nothing is connected yet, unless users are to be warmed.
 * @throws ConfigurationError for a user to be warmed who cannot be one
 */
export function openSource(settings: Settings, setup: SessionSetup, telemetry: Telemetry): SessionSource {
  const { timeouts, sessions, driver } = settings;
  const warm = keysToWarm(settings, setup);
  const login = {
    connectString: settings.connectString,
    proxyUser: settings.proxyUser,
    credentials: settings.credentials,
    connection: settings.connection,
    limitMs: timeouts.login,
    breakMs: timeouts.break,
    lifetimeMs: sessions.lifetime,
  };
  let loading: ReturnType<typeof loadDriver> | undefined;
  const source: LeasingSessionSource = new LeasingSessionSource({
    telemetry,
    login,
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
    keepsIdle: !sessions.drcp,
    makeConnector: (loaded) =>
      loaded.thin ? new StandaloneConnector(loaded, login) : new ThickConnector(loaded, login, sessions.max),
    loadDriver: () => {
      loading ??= Promise.all([loadDriver(driver), telemetry.load(() => source.stats)]).then(([loaded]) => {
        if (!loaded.thin) requireThick(sessions);
        return loaded;
      });
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
