import type { DriverConnection, OracleDriver } from '../driver/oracle-driver.js';
import type { Connecting, Connector } from './connector.js';
import { askPassword, type LoginSettings } from './login-settings.js';
import type { SessionKey } from './session-source.js';
import { LoginSockets, SocketCapture } from './socket-capture.js';
import { loginName } from './user-name.js';

/** Standalone connections of the driver's Thin mode, which has no pools for many users. */
export class StandaloneConnector implements Connector {
  readonly #driver: OracleDriver;
  readonly #settings: LoginSettings;
  readonly #capture = new SocketCapture();

  constructor(driver: OracleDriver, settings: LoginSettings) {
    this.#driver = driver;
    this.#settings = settings;
  }

  connect(key: SessionKey): Connecting {
    const line = new LoginSockets();
    return { line, connection: this.#capture.run(line, () => this.#logIn(key)) };
  }

  close(): Promise<void> {
    this.#capture.close();
    return Promise.resolve();
  }

  async #logIn({ user, edition }: SessionKey): Promise<DriverConnection> {
    const { connection, connectString, proxyUser, credentials } = this.#settings;
    return this.#driver.getConnection({
      ...connection,
      ...(edition === undefined ? {} : { edition }),
      connectString,
      user: loginName(proxyUser, user),
      password: await askPassword(credentials),
    });
  }
}
