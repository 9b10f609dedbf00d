import { TestDatabaseError } from '../test-database.js';

/** An account that may create users. */
export interface Account {
  readonly user: string;
  readonly password: string;
  readonly connectString: string;
}

/**
 * Reads `user/password@host:port/service`. The user ends at the first slash and the connect string begins after the
 * last `@`, so that the password may hold both.
 * @throws TestDatabaseError
 */
export function parseAccount(text: string): Account {
  const slash = text.indexOf('/');
  const at = text.lastIndexOf('@');
  const [user, password, connectString] = [text.slice(0, slash), text.slice(slash + 1, at), text.slice(at + 1)];
  if (slash <= 0 || at <= slash + 1 || connectString.trim() === '') {
    throw new TestDatabaseError('GEN_ORACLE_TEST_DB must be of the form user/password@host:port/service, but is not.');
  }
  return { user, password, connectString };
}
