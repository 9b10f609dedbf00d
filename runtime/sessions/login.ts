import { asWritten } from '../calls/identifier.js';
import type { DriverConnection, OracleDriver } from '../driver/oracle-driver.js';
import { explainLogin } from '../errors/explain-login.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { ConnectError, LoginTimeoutError } from '../errors/session-errors.js';
import type { ConnectionOptions, Credentials } from '../options/client-options.js';
import { Session } from './session.js';
import type { SessionKey } from './session-source.js';
import { LoginSockets, type SocketCapture } from './socket-capture.js';
import { loginName } from './user-name.js';

/** What every login of a client has in common. */
export interface LoginSettings {
  readonly connectString: string;
  /** The proxy account, exact. */
  readonly proxyUser: string;
  readonly credentials: Credentials;
  /** Passed through to the driver. */
  readonly connection: ConnectionOptions;
  /** Milliseconds for one login, the credentials callback included. */
  readonly limitMs: number;
  /** Milliseconds for which a break may go unanswered on the session, before it is cut. */
  readonly breakMs: number;
  /** Milliseconds for which a session may serve calls. Each gets up to a tenth less, so that those of one burst do not end together. */
  readonly lifetimeMs: number;
}

/**
 * Logs in for a user. Settles within the limit: when it passes, the sockets are cut and a login that still succeeds is closed.
 * @throws ConnectError, LoginTimeoutError
 */
export function logIn(
  key: SessionKey,
  keyText: string,
  settings: LoginSettings,
  loadDriver: () => Promise<OracleDriver>,
  capture: SocketCapture,
): PendingLogin {
  const sockets = new LoginSockets();
  let settled = false;
  const session = new Promise<Session>((resolve, reject) => {
    const timer = setTimeout(() => {
      settled = true;
      sockets.cut();
      reject(new LoginTimeoutError(settings.limitMs));
    }, settings.limitMs);
    const finish = (action: () => void) => {
      clearTimeout(timer);
      if (!settled) action();
      settled = true;
    };
    capture
      .run(sockets, () => connect(key, settings, loadDriver))
      .then(
        (connection) => {
          const late = new Session(keyText, connection, sockets, {
            breakMs: settings.breakMs,
            lifetimeMs: settings.lifetimeMs * (1 - Math.random() / 10),
          });
          if (settled) void late.close(performance.now() + settings.limitMs);
          finish(() => resolve(late));
        },
        (error: unknown) =>
          finish(() => reject(error instanceof OracleClientError ? error : explained(error, key, settings))),
      );
  });
  return { session, cut: () => sockets.cut() };
}

export interface PendingLogin {
  readonly session: Promise<Session>;
  /** Makes a hung login fail. */
  readonly cut: () => void;
}

async function connect(
  key: SessionKey,
  settings: LoginSettings,
  loadDriver: () => Promise<OracleDriver>,
): Promise<DriverConnection> {
  const driver = await loadDriver();
  return driver.getConnection({
    ...settings.connection,
    ...(key.edition === undefined ? {} : { edition: key.edition }),
    connectString: settings.connectString,
    user: loginName(settings.proxyUser, key.user),
    password: await password(settings.credentials),
  });
}

async function password(credentials: Credentials): Promise<string> {
  if (typeof credentials === 'string') return credentials;
  let given: unknown;
  try {
    given = await credentials();
  } catch (cause) {
    throw new ConnectError('The `credentials` callback failed.', { cause });
  }
  if (typeof given !== 'string' || given === '')
    throw new ConnectError('The `credentials` callback did not return a password.');
  return given;
}

function explained(error: unknown, key: SessionKey, { proxyUser, connectString }: LoginSettings): ConnectError {
  return explainLogin(error, {
    user: key.user === null ? undefined : asWritten(key.user),
    proxyUser: asWritten(proxyUser),
    connectString,
  });
}
