import type { Connection as Account, Config } from '../config/config.js';
import { accountName, attemptLogin } from './attempt-login.js';
import { type Check, type DoctorReport, failed, ok, unchecked } from './check.js';
import { collectDdl } from './ddl.js';
import { examineDatabase } from './examine-database.js';
import { examineUsers, type UsersSettings } from './examine-users.js';
import { ownLoginDdl } from './login-fault.js';

export interface DoctorSettings extends UsersSettings {
  /** The account that logs in for the users; null when it is not known and no users are asked for. */
  readonly proxy: Account | null;
  /** A role that gets what users lack; null for grants to the users themselves. Exact spelling. */
  readonly role: string | null;
  /** How many sessions the application opens in all. */
  readonly sessions: number;
}

/**
 * Looks at everything that calls need, without calling anything. Each account logs in once, so that nobody is locked out by failed logins.
 * @throws ConfigError DictionaryError DatabaseError when something cannot even be found out
 */
export async function runDoctor(config: Config, settings: DoctorSettings): Promise<DoctorReport> {
  const checks: Check[] = [];
  const account = accountName(config.connection);
  const attempt = await attemptLogin(config.connection, (connection) => {
    checks.push(ok('connection', `${account} logs in.`));
    return examineDatabase(connection, config, settings, checks);
  });
  if ('refused' in attempt) {
    const { refused } = attempt;
    checks.push(
      failed('connection', refused.message, ownLoginDdl(refused.cause, account)),
      unchecked('everything else', `Without a login of ${account} nothing more can be found out.`),
    );
  } else if (settings.proxy !== null) await examineUsers(settings.proxy, settings, attempt.result, checks);
  if (settings.users.length === 0)
    checks.push(
      unchecked('users', 'None are named: --users or doctor.users of the configuration says for whom to look.'),
    );
  return { checks, ddl: collectDdl(checks), connected: !('refused' in attempt) };
}
