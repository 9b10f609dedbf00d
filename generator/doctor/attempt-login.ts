import type { Connection } from 'oracledb';
import { withConnection } from '../catalog/with-connection.js';
import type { Connection as Account } from '../config/config.js';
import { parseSqlName } from '../config/sql-name.js';
import { DatabaseError } from '../errors/generator-error.js';

/** What the work gave, or why there was no session for it. */
export type Attempt<T> = { readonly result: T } | { readonly refused: DatabaseError };

/**
 * Logs in once, and works on that session.
 * @throws ConfigError when a setting is missing; what the work throws
 */
export async function attemptLogin<T>(
  account: Account,
  work: (connection: Connection) => Promise<T>,
): Promise<Attempt<T>> {
  let isIn = false;
  try {
    const result = await withConnection(account, (connection) => {
      isIn = true;
      return work(connection);
    });
    return { result };
  } catch (error) {
    if (isIn || !(error instanceof DatabaseError)) throw error;
    return { refused: error };
  }
}

/** An account's name as the dictionary spells it; the client's for `PROXY[CLIENT]`. */
export function accountName({ user }: Account): string {
  const bracket = user.indexOf('[');
  const name = bracket > 0 && user.endsWith(']') ? user.slice(bracket + 1, -1) : user;
  return parseSqlName(name) ?? name;
}
