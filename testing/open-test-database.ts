import { readScripts } from '../sandbox/scripts/read-scripts.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { parseAccount } from './real-oracle/account.js';
import { openRealDatabase } from './real-oracle/open-real-database.js';
import { nameUsers, type TestDatabase, type TestDatabaseOptions } from './test-database.js';

/**
 * Opens a database for tests and loads scripts into it.
 *
 * That is a sandbox in this process, unless the environment names an account of a real Oracle that may create users:
 * `GEN_ORACLE_TEST_DB=user/password@host:port/service`. There the users get a prefix of this run's own (`GOC_1F09AB_ALICE`), in
 * every statement of the scripts that names them, and are dropped with all they own in the end. Names in strings, dynamic
 * SQL among them, stay as they are. Nothing else of that database is touched: a script may create, change and drop these
 * users and the objects in their schemas, name them qualified (or after ALTER SESSION SET CURRENT_SCHEMA), and grant to them; anything
 * else is refused before the first statement runs, anonymous blocks too, since nobody can tell what they would do. A process
 * that is killed leaves its users behind; their names begin with `GOC_`.
 *
 * @throws TestDatabaseError for a malformed `GEN_ORACLE_TEST_DB` or an account that cannot log in
 * @throws ScriptError, ScriptStatementError (of `gen-oracle-client/sandbox`) for a script that cannot be loaded; nothing is left behind
 */
export async function openTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const account = process.env['GEN_ORACLE_TEST_DB'];
  if (account === undefined || account === '') return openSandbox(options);
  return openRealDatabase(parseAccount(account), readScripts(options.scripts), options.users);
}

async function openSandbox({ scripts, users }: TestDatabaseOptions): Promise<TestDatabase> {
  const { connectString, stop } = await startSandbox({ scripts });
  return {
    connectString,
    description: `sandbox at ${connectString}`,
    userName: nameUsers(users, ''),
    [Symbol.asyncDispose]: stop,
  };
}
