import type { Config, Connection } from '../config/config.js';
import { ConfigError } from '../errors/generator-error.js';

/**
 * The account that logs in for end users: ORACLE_PROXY_USER and ORACLE_PROXY_PASSWORD, or else the one of the connection.
 * @throws ConfigError when its name or password is missing, or the name stands for somebody else already
 */
export function proxyAccount(
  { connection }: Pick<Config, 'connection'>,
  proxyUser: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Connection {
  const named = proxyUser ?? environment['ORACLE_PROXY_USER'];
  const user = named ?? connection.user;
  const password = environment['ORACLE_PROXY_PASSWORD'] ?? (named === undefined ? connection.password : '');
  if (user === '')
    throw new ConfigError(
      'The proxy account is missing, which logs in for the users. Set ORACLE_PROXY_USER in the environment or a .env file.',
    );
  if (user.includes('['))
    throw new ConfigError(
      `The proxy account is given as ${user}, which names an end user, too. Give the account alone, in ORACLE_PROXY_USER for instance.`,
    );
  if (password === '')
    throw new ConfigError(
      `The password of the proxy account ${user} is missing. Set ORACLE_PROXY_PASSWORD in the environment or a .env file.`,
    );
  if (connection.connectString === '')
    throw new ConfigError(
      'The connect string is missing. Set ORACLE_CONNECT_STRING in the environment or a .env file.',
    );
  return { connectString: connection.connectString, user, password };
}
