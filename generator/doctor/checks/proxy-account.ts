import type { ViewReader } from '../../catalog/view-reader.js';
import { ask } from '../ask.js';
import { type Check, listed, ok, unchecked, warning } from '../check.js';
import { sessionPrivileges, sessionRoles, userPasswordLimits } from '../views.js';

/** So many users in a row are refused with ORA-01017 before clients stop logging in. */
const CLIENTS_STOP_AFTER = 3;

/**
 * What the proxy account may do itself: nothing but connect. Source: Security Guide, "Guidelines for Creating Proxy User Accounts".
 * @param reader over a session of the account itself
 */
export async function checkProxyPrivileges(reader: ViewReader, proxy: string): Promise<Check> {
  const name = `proxy account ${proxy}`;
  const privileges = await ask(reader, sessionPrivileges);
  const roles = await ask(reader, sessionRoles);
  if ('unreadable' in privileges) return unchecked(name, `SESSION_PRIVS ${privileges.unreadable}.`);
  if ('unreadable' in roles) return unchecked(name, `SESSION_ROLES ${roles.unreadable}.`);
  const surplus = privileges.rows.filter((privilege) => privilege !== 'CREATE SESSION');
  if (surplus.length + roles.rows.length === 0) return ok(name, 'It logs in, and may do nothing but connect.');
  const mighty = surplus.filter((privilege) => privilege.includes(' ANY ')).sort();
  const has = [
    ...(roles.rows.length === 0 ? [] : [`the roles ${listed([...roles.rows].sort())}`]),
    mighty.length > 0 ? listed(mighty) : listed([...surplus].sort()),
  ].filter((part) => part !== '');
  return warning(
    name,
    `It has ${has.join(' and ')}. Who gets its password gets that, too: a proxy account needs CREATE SESSION and nothing else.`,
  );
}

/** Source: CREATE PROFILE, FAILED_LOGIN_ATTEMPTS; Database Reference, USER_PASSWORD_LIMITS. */
export async function checkFailedLogins(reader: ViewReader, proxy: string): Promise<Check> {
  const name = `failed logins of ${proxy}`;
  const answer = await ask(reader, userPasswordLimits);
  if ('unreadable' in answer) return unchecked(name, `USER_PASSWORD_LIMITS ${answer.unreadable}.`);
  const limit = answer.rows.find(({ RESOURCE_NAME }) => RESOURCE_NAME === 'FAILED_LOGIN_ATTEMPTS')?.LIMIT;
  if (limit === undefined || limit === null) return unchecked(name, 'FAILED_LOGIN_ATTEMPTS is not visible.');
  const attempts = Number(limit);
  if (Number.isFinite(attempts) && attempts <= CLIENTS_STOP_AFTER)
    return warning(
      name,
      `FAILED_LOGIN_ATTEMPTS is ${limit}: a wrong password locks the account before clients stop, after ${CLIENTS_STOP_AFTER} refused logins of different users.`,
    );
  return ok(name, `FAILED_LOGIN_ATTEMPTS is ${limit}; clients stop after ${CLIENTS_STOP_AFTER}.`);
}
