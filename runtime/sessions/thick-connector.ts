import { randomUUID } from 'node:crypto';
import { asWritten } from '../binds/identifier.js';
import type { DriverConnection, DriverPool, OracleDriver } from '../driver/oracle-driver.js';
import type { Connecting, Connector } from './connector.js';
import { askPassword, type LoginSettings } from './login-settings.js';
import { NativeLine } from './native-line.js';
import type { SessionKey } from './session-source.js';
import { withLimit } from './time-limit.js';
import { loginName } from './user-name.js';

/**
 * Connections of the driver's Thick mode, from its native heterogeneous pool: the proxy account's password is the pool's, and each connection is for the
 * user that is asked for. The pool lends none of them twice: which idle session it would give up for another user, and when, Oracle does not say, so that
 * idle sessions are kept here, under their keys. Source: node-oracledb's user guide, "Heterogeneous and Homogeneous Connection Pools", "Connecting Using
 * Proxy Authentication".
 */
export class ThickConnector implements Connector {
  readonly #driver: OracleDriver;
  readonly #settings: LoginSettings;
  readonly #poolMax: number;
  /** By edition, which belongs to the pool. */
  readonly #pools = new Map<string | undefined, NativePool>();
  /** Those of passwords of before, while they have connections. */
  readonly #retired = new Set<Promise<DriverPool>>();

  /** @param poolMax the most connections of a pool */
  constructor(driver: OracleDriver, settings: LoginSettings, poolMax: number) {
    this.#driver = driver;
    this.#settings = settings;
    this.#poolMax = poolMax;
  }

  connect(key: SessionKey): Connecting {
    return { line: new NativeLine(), connection: this.#logIn(key) };
  }

  async close(): Promise<void> {
    const pools = [...this.#retired, ...Array.from(this.#pools.values(), ({ pool }) => pool)];
    this.#pools.clear();
    this.#retired.clear();
    const line = new NativeLine();
    const closed = line.untilCut(Promise.all(pools.map(closeNow)));
    // One that waits for a call without an answer goes on waiting by itself.
    await withLimit(closed, performance.now() + this.#settings.breakMs, () => line.cut()).catch(() => undefined);
  }

  async #logIn({ user, edition }: SessionKey): Promise<DriverConnection> {
    // Checks the length of both names together, as one login's.
    loginName(this.#settings.proxyUser, user);
    const pool = await this.#poolOf(edition, await askPassword(this.#settings.credentials));
    return pool.getConnection(user === null ? {} : { user: asWritten(user) });
  }

  #poolOf(edition: string | undefined, password: string): Promise<DriverPool> {
    const known = this.#pools.get(edition);
    if (known?.password === password) return known.pool;
    if (known !== undefined) this.#retired.add(known.pool);
    for (const retired of this.#retired) void this.#closeIfUnused(retired);
    const pool = this.#createPool(edition, password);
    this.#pools.set(edition, { password, pool });
    pool.catch(() => this.#forget(edition, pool));
    return pool;
  }

  #createPool(edition: string | undefined, password: string): Promise<DriverPool> {
    const { connection, connectString, proxyUser, limitMs } = this.#settings;
    return this.#driver.createPool({
      ...connection,
      ...(edition === undefined ? {} : { edition }),
      connectString,
      user: asWritten(proxyUser),
      password,
      homogeneous: false,
      // Without an alias of its own the application's first pool would not be the driver's default one.
      poolAlias: `gen-oracle-client ${randomUUID()}`,
      poolMin: 0,
      poolMax: this.#poolMax,
      poolIncrement: 1,
      poolPingInterval: -1,
      poolTimeout: 0,
      queueTimeout: limitMs,
    });
  }

  #forget(edition: string | undefined, pool: Promise<DriverPool>): void {
    if (this.#pools.get(edition)?.pool === pool) this.#pools.delete(edition);
  }

  async #closeIfUnused(retired: Promise<DriverPool>): Promise<void> {
    try {
      await (await retired).close();
    } catch {
      // It has connections still: the next rotation of the password tries again, or the end of the client.
      return;
    }
    this.#retired.delete(retired);
  }
}

interface NativePool {
  readonly password: string;
  readonly pool: Promise<DriverPool>;
}

/** Whatever it still has is of no use to anybody. */
async function closeNow(pool: Promise<DriverPool>): Promise<void> {
  try {
    await (await pool).close(0);
  } catch {
    // One that was never made, or whose connections are gone already.
  }
}
