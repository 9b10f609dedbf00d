import type { Sandbox, SandboxOptions } from '../../sandbox/index.js';
import { withConnection } from '../catalog/with-connection.js';
import type { Config } from '../config/config.js';
import type { SandboxSettings } from '../config/sandbox-config.js';
import { formatSqlName } from '../config/sql-name.js';
import { ConfigError, DatabaseError, UsageError } from '../errors/generator-error.js';

/**
 * Starts what the section `sandbox` of the configuration describes: users that no script creates, then the scripts, then who connects through whom.
 * @throws GeneratorError in one of its kinds; nothing is left running
 */
export async function startConfiguredSandbox(
  config: Config,
  options: Pick<SandboxOptions, 'port' | 'serviceName' | 'systemPassword'>,
): Promise<{ readonly sandbox: Sandbox; readonly settings: SandboxSettings; readonly created: readonly string[] }> {
  const settings = config.sandbox;
  if (settings === null)
    throw new ConfigError(
      "The configuration has no section `sandbox`, which says what a sandbox is made of: sandbox: { scripts: ['sql'] }.",
    );
  const { createdUsers } = await import('../../sandbox/index.js');
  const created = missing(config, settings, await explaining(() => createdUsers(settings.scripts)));
  const { serviceName, version, scripts, directories } = settings;
  const sandbox = await openSandbox({ serviceName, version, directories, ...options });
  try {
    await asSystem(sandbox, createUsers(created, sandbox.systemPassword));
    await explaining(() => sandbox.loadScripts(scripts));
    await asSystem(sandbox, grantConnecting(settings));
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
  return { sandbox, settings, created };
}

/** Starts a sandbox. @throws UsageError DatabaseError */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { startSandbox } = await import('../../sandbox/index.js');
  return explaining(() => startSandbox(options));
}

/** Gives an account a password, so that it can log in. */
export async function setPassword(sandbox: Sandbox, user: string, password: string): Promise<void> {
  await asSystem(sandbox, [`ALTER USER ${formatSqlName(user)} IDENTIFIED BY "${password}"`]);
}

function missing(
  { schemas }: Config,
  { proxyUser, users }: SandboxSettings,
  created: readonly string[],
): readonly string[] {
  const needed = [...schemas.map(({ owner }) => owner), ...(proxyUser === null ? [] : [proxyUser]), ...users];
  return [...new Set(needed)].filter((user) => user !== 'SYSTEM' && !created.includes(user));
}

function createUsers(users: readonly string[], password: string): readonly string[] {
  return users
    .map(formatSqlName)
    .flatMap((user) => [
      `CREATE USER ${user} IDENTIFIED BY "${password}" QUOTA UNLIMITED ON users`,
      `GRANT CREATE SESSION TO ${user}`,
    ]);
}

function grantConnecting({ proxyUser, users }: SandboxSettings): readonly string[] {
  if (proxyUser === null) return [];
  return users.map((user) => `ALTER USER ${formatSqlName(user)} GRANT CONNECT THROUGH ${formatSqlName(proxyUser)}`);
}

/** @throws DatabaseError for what SYSTEM is refused: a reserved word that is to be a user, for instance */
async function asSystem(sandbox: Sandbox, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  const { connectString, systemPassword } = sandbox;
  await withConnection({ connectString, user: 'SYSTEM', password: systemPassword }, async (session) => {
    try {
      for (const statement of statements) await session.execute(statement);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new DatabaseError(`The users of the section \`sandbox\` cannot be prepared: ${reason}`, { cause });
    }
  });
}

/** The sandbox's errors in the generator's kinds. */
async function explaining<T>(work: () => T | Promise<T>): Promise<T> {
  const { ListenError, ScriptError, ScriptStatementError } = await import('../../sandbox/index.js');
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScriptStatementError) throw new DatabaseError(error.message, { cause: error });
    if (error instanceof ScriptError) throw new UsageError(error.message, { cause: error });
    if (error instanceof ListenError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
