import { describeDriverError, readDriverError } from '../catalog/driver-error.js';
import { formatSqlName } from '../config/sql-name.js';

/** Why somebody cannot log in, and what mends it. */
export interface LoginFault {
  readonly message: string;
  readonly ddl: readonly string[];
}

/**
 * A user whom the proxy account may not log in for, though it can log in itself.
 * @param error of the driver
 * @param exists whether there is such a user; undefined where that cannot be told
 */
export function proxiedLoginFault(
  error: unknown,
  { proxy, client, exists }: { readonly proxy: string; readonly client: string; readonly exists: boolean | undefined },
): LoginFault {
  const { code } = readDriverError(error);
  const [user, through] = [formatSqlName(client), formatSqlName(proxy)];
  const refused = `${proxy} cannot log in for ${client}: ${describeDriverError(error)}.`;
  if (exists === false) return { message: `${refused} There is no user ${client}.`, ddl: [] };
  switch (code) {
    case 'ORA-28150':
    // Some versions say this of a missing CONNECT THROUGH. The password is right: the proxy account itself has just logged in with it.
    case 'ORA-01017':
      return {
        message: `${refused} The user has not been granted to connect through ${proxy}.`,
        ddl: [`ALTER USER ${user} GRANT CONNECT THROUGH ${through}`],
      };
    case 'ORA-01045':
      return {
        message: `${refused} The user needs CREATE SESSION, not through a role that ${proxy} may not enable.`,
        ddl: [`GRANT CREATE SESSION TO ${user}`],
      };
    case 'ORA-28000':
      return { message: `${refused} The account ${client} is locked.`, ddl: [`ALTER USER ${user} ACCOUNT UNLOCK`] };
    case 'ORA-28001':
      return { message: `${refused} The password of ${client} has expired: give him a new one.`, ddl: [] };
    case 'ORA-28183':
      return {
        message: `${refused} The grant says AUTHENTICATION REQUIRED, but clients do not have the users' passwords: grant CONNECT THROUGH anew without that clause.`,
        ddl: [],
      };
    case 'ORA-02391':
      return {
        message: `${refused} ${client} has as many sessions as SESSIONS_PER_USER of his profile allows.`,
        ddl: [],
      };
    default:
      return { message: refused, ddl: [] };
  }
}

/** What mends a login with an account's own password; nothing where a password or an address must be given. */
export function ownLoginDdl(error: unknown, account: string): readonly string[] {
  switch (readDriverError(error).code) {
    case 'ORA-01045':
      return [`GRANT CREATE SESSION TO ${formatSqlName(account)}`];
    case 'ORA-28000':
      return [`ALTER USER ${formatSqlName(account)} ACCOUNT UNLOCK`];
    default:
      return [];
  }
}
