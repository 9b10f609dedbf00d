import { ViewReader } from '../catalog/view-reader.js';
import type { Connection as Account } from '../config/config.js';
import { formatSqlName } from '../config/sql-name.js';
import { accountName, attemptLogin } from './attempt-login.js';
import { type Check, failed, ok, unchecked } from './check.js';
import { checkSessionsPerUser } from './checks/capacity.js';
import { checkFailedLogins, checkProxyPrivileges } from './checks/proxy-account.js';
import { checkUserPrivileges } from './checks/user-privileges.js';
import type { Findings } from './examine-database.js';
import { ownLoginDdl, proxiedLoginFault } from './login-fault.js';

export interface UsersSettings {
  /** Exact spelling. */
  readonly users: readonly string[];
  readonly role: string | null;
  readonly sessions: number;
}

/**
 * The proxy account, then each user through it. With a wrong password of the account every user would be one more failed login of it, and soon lock it.
 * @param checks gets what was looked at
 */
export async function examineUsers(
  proxy: Account,
  settings: UsersSettings,
  findings: Findings,
  checks: Check[],
): Promise<void> {
  const name = accountName(proxy);
  const attempt = await attemptLogin(proxy, async (connection) => {
    const reader = new ViewReader(connection);
    checks.push(await checkProxyPrivileges(reader, name), await checkFailedLogins(reader, name));
  });
  if ('refused' in attempt) {
    const { refused } = attempt;
    checks.push(failed(`proxy account ${name}`, refused.message, ownLoginDdl(refused.cause, name)));
    for (const user of settings.users)
      checks.push(unchecked(`user ${user}`, `Without a login of ${name} nothing can be found out about ${user}.`));
    return;
  }
  for (const user of settings.users) await examineUser(proxy, user, settings, findings, checks);
}

async function examineUser(
  proxy: Account,
  user: string,
  { role, sessions }: UsersSettings,
  { needs, users, createRole }: Findings,
  checks: Check[],
): Promise<void> {
  const name = accountName(proxy);
  const account = { ...proxy, user: `${proxy.user}[${formatSqlName(user)}]` };
  const attempt = await attemptLogin(account, async (connection) => {
    const reader = new ViewReader(connection);
    checks.push(ok(`user ${user}`, `${name} logs in for ${user}.`));
    if (needs === null) checks.push(unchecked(`user ${user}`, 'What packages there are is not known.'));
    for (const check of needs === null ? [] : await checkUserPrivileges(reader, needs, { user, role }))
      checks.push(check.ddl.length === 0 ? check : { ...check, ddl: [...createRole, ...check.ddl] });
    checks.push(await checkSessionsPerUser(reader, user, sessions));
  });
  if (!('refused' in attempt)) return;
  const { cause } = attempt.refused;
  const { message, ddl } = proxiedLoginFault(cause, { proxy: name, client: user, exists: users?.has(user) });
  checks.push(
    failed(`user ${user}`, message, ddl),
    unchecked(`user ${user}`, `What ${user} may execute is not known before he can log in; run this again then.`),
  );
}
