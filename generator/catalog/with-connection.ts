import type { Connection } from 'oracledb';
import type { Connection as ConnectionSettings } from '../config/config.js';
import { ConfigError } from '../errors/generator-error.js';
import { explainConnectError } from './explain-connect-error.js';

/**
 * Lends a connection that is closed afterwards, whatever happens.
 * @throws ConfigError when a setting is missing
 * @throws DatabaseError when the login fails
 */
export async function withConnection<T>(
  settings: ConnectionSettings,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await openConnection(settings);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/**
 * A connection that is the caller's to close.
 * @throws ConfigError when a setting is missing
 * @throws DatabaseError when the login fails
 */
export async function openConnection(settings: ConnectionSettings): Promise<Connection> {
  for (const [what, value, variable] of [
    ['connect string', settings.connectString, 'ORACLE_CONNECT_STRING'],
    ['user', settings.user, 'ORACLE_USER'],
    ['password', settings.password, 'ORACLE_PASSWORD'],
  ] as const) {
    if (value === '')
      throw new ConfigError(
        `The ${what} for reading the database is missing. Set ${variable} in the environment or a .env file.`,
      );
  }
  const { default: oracledb } = await import('oracledb');
  const { connectString, user, password } = settings;
  try {
    return await oracledb.getConnection({ connectString, user, password });
  } catch (error) {
    throw explainConnectError(error, settings);
  }
}
