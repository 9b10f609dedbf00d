export interface TestDatabaseOptions {
  /**
   * SQL scripts in SQL*Plus's syntax, run in this order by an account that may create users: files, or folders, which stand for
   * their `*.sql` files sorted by name.
   */
  readonly scripts: readonly string[];
  /** The users that the scripts create, in upper case unless they are quoted there. */
  readonly users: readonly string[];
}

/** A database with the scripts loaded. `await using` gives it back. */
export interface TestDatabase extends AsyncDisposable {
  /** For oracledb's `connectString`. */
  readonly connectString: string;
  /** What this database is, for people: `sandbox at 127.0.0.1:49213/SANDBOX`. */
  readonly description: string;
  /**
   * What a user of the scripts is called here: the same in the sandbox, `GOC_1F09AB_ALICE` on a real Oracle.
   * @throws TestDatabaseError for a user who is not among `users`
   */
  userName(name: string): string;
}

/** A test database that cannot be had, or cannot be cleaned up. The message is one paragraph and never holds a password. */
export class TestDatabaseError extends Error {
  override readonly name = 'TestDatabaseError';
}

/** @param prefix of the users in this database */
export function nameUsers(users: readonly string[], prefix: string): TestDatabase['userName'] {
  return (name) => {
    if (users.includes(name)) return `${prefix}${name}`;
    throw new TestDatabaseError(`${name} is not one of this test database's users: ${users.join(', ')}.`);
  };
}
