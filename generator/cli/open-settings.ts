import { randomBytes } from 'node:crypto';
import type { Config, Connection } from '../config/config.js';
import { formatSqlName } from '../config/sql-name.js';
import { ConfigError, UsageError } from '../errors/generator-error.js';
import { proxyAccount } from './proxy-account.js';
import { setPassword, startConfiguredSandbox } from './sandbox-database.js';
import { type ConfigFlags, loadSettings } from './settings.js';

/** Flags of every command that reads a database. */
export interface DatabaseFlags extends ConfigFlags {
  /** Start the configured sandbox in this process, and take it for the database. */
  readonly sandbox: boolean;
  /** A catalog or recorded rows in place of a database. */
  readonly from?: string | undefined;
  readonly proxyUser?: string | undefined;
}

/** A configuration and its database. `await using` stops the sandbox. */
export interface Settings extends AsyncDisposable {
  readonly config: Config;
  /** Whether anything names an account that logs in for users. */
  readonly hasProxy: boolean;
  /** @throws ConfigError */
  proxyAccount(): Connection;
}

/**
 * Loads the configuration, as flags and environment override it. With `--sandbox` the connection is the sandbox's alone, whatever flags, environment and
 * configuration say: no call that is meant for a sandbox may reach another database.
 * @throws GeneratorError in one of its kinds
 */
export async function openSettings(flags: DatabaseFlags): Promise<Settings> {
  if (flags.sandbox) return openSandboxSettings(flags);
  const config = await loadSettings(flags);
  return {
    config,
    hasProxy: (flags.proxyUser ?? process.env['ORACLE_PROXY_USER']) !== undefined,
    proxyAccount: () => proxyAccount(config, flags.proxyUser, process.env),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

async function openSandboxSettings(flags: DatabaseFlags): Promise<Settings> {
  for (const [name, value] of [
    ['--from', flags.from],
    ['--connect-string', flags.connectString],
    ['--user', flags.user],
    ['--proxy-user', flags.proxyUser],
  ] as const)
    if (value !== undefined)
      throw new UsageError(`--sandbox brings its own database and accounts: leave out ${name}, or --sandbox.`);
  const config = await loadSettings(flags);
  const { sandbox, settings } = await startConfiguredSandbox(config, { port: 0 });
  const { connectString, systemPassword } = sandbox;
  const { proxyUser } = settings;
  const password = randomBytes(9).toString('hex');
  try {
    if (proxyUser !== null) await setPassword(sandbox, proxyUser, password);
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
  return {
    config: { ...config, connection: { connectString, user: 'SYSTEM', password: systemPassword } },
    hasProxy: proxyUser !== null,
    proxyAccount: () => {
      if (proxyUser !== null) return { connectString, user: formatSqlName(proxyUser), password };
      throw new ConfigError(
        'The section `sandbox` of the configuration does not say which account logs in for users. Name it in sandbox.proxyUser.',
      );
    },
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}
