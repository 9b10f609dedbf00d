import { asWritten } from '../binds/identifier.js';
import { explainLogin } from '../errors/explain-login.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import { ConnectError, LoginTimeoutError } from '../errors/session-errors.js';
import type { Connector, Line } from './connector.js';
import type { LoginSettings } from './login-settings.js';
import { Session } from './session.js';
import type { SessionKey } from './session-source.js';

/**
 * Logs in for a user. Settles within the limit: when it passes, the line is cut and a login that still succeeds is closed.
 * @throws ConnectError, LoginTimeoutError
 */
export function logIn(
  key: SessionKey,
  keyText: string,
  settings: LoginSettings,
  loadConnector: () => Promise<Connector>,
): PendingLogin {
  let line: Line | undefined;
  let isCut = false;
  let settled = false;
  const open = async (): Promise<Session> => {
    const connector = await loadConnector();
    const connecting = connector.connect(key);
    line = connecting.line;
    if (isCut) line.cut();
    return new Session(keyText, await connecting.connection, connecting.line, {
      breakMs: settings.breakMs,
      lifetimeMs: settings.lifetimeMs * (1 - Math.random() / 10),
    });
  };
  let cut: () => void = () => undefined;
  const session = new Promise<Session>((resolve, reject) => {
    const finish = (action: () => void) => {
      clearTimeout(timer);
      if (!settled) action();
      settled = true;
    };
    const fail = (error: Error) => {
      finish(() => reject(error));
      isCut = true;
      line?.cut();
    };
    const timer = setTimeout(() => fail(new LoginTimeoutError(settings.limitMs)), settings.limitMs);
    cut = () => fail(new ConnectError('The login was cut, because the client was closed.'));
    open().then(
      (late) => {
        if (settled) void late.close(performance.now() + settings.limitMs);
        finish(() => resolve(late));
      },
      (error: unknown) =>
        finish(() => reject(error instanceof OracleClientError ? error : explained(error, key, settings))),
    );
  });
  return { session, cut: () => cut() };
}

export interface PendingLogin {
  readonly session: Promise<Session>;
  /** Makes a hung login fail. */
  readonly cut: () => void;
}

function explained(error: unknown, key: SessionKey, { proxyUser, connectString }: LoginSettings): ConnectError {
  return explainLogin(error, {
    user: key.user === null ? undefined : asWritten(key.user),
    proxyUser: asWritten(proxyUser),
    connectString,
  });
}
