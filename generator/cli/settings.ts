import type { Config, Connection } from '../config/config.js';
import { loadConfig, readDotEnv } from '../config/load-config.js';

/** Flags that every command over a configuration takes. */
export interface ConfigFlags {
  readonly config: string | undefined;
  readonly connectString: string | undefined;
  readonly user: string | undefined;
}

/**
 * The configuration as flags and environment override it. A `.env` file beside the configuration fills in what the environment lacks,
 * before the configuration file runs, because that may read the environment, too.
 * @throws ConfigError
 */
export async function loadSettings(flags: ConfigFlags): Promise<Config> {
  Object.assign(process.env, readDotEnv(flags.config));
  const config = await loadConfig(flags.config);
  return { ...config, connection: connectionOf(config.connection, flags) };
}

/** Flags win over the environment, the environment over the configuration. */
export function connectionOf(configured: Connection, flags: Pick<ConfigFlags, 'connectString' | 'user'>): Connection {
  const environment = process.env;
  return {
    connectString: flags.connectString ?? environment['ORACLE_CONNECT_STRING'] ?? configured.connectString,
    user: flags.user ?? environment['ORACLE_USER'] ?? configured.user,
    password: environment['ORACLE_PASSWORD'] ?? configured.password,
  };
}
