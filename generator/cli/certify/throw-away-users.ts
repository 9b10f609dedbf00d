import { randomBytes } from 'node:crypto';
import { describeDriverError, readDriverError } from '../../catalog/driver-error.js';
import { ViewReader } from '../../catalog/view-reader.js';
import { type openConnection, withConnection } from '../../catalog/with-connection.js';
import type { Connection as Account } from '../../config/config.js';
import { sessionPrivileges } from '../../doctor/views.js';
import { DatabaseError } from '../../errors/generator-error.js';
import { ask } from './create-objects.js';
import { dropStatements, dropUsers } from './drop-users.js';

/** A session of the driver. */
export type Session = Awaited<ReturnType<typeof openConnection>>;

/** Users of one run, known by a prefix of its own: `GOC_1F09AB77_OWNER`. */
export interface ThrowAwayUsers {
  readonly prefix: string;
  /** Owns the packages; may create tables, types and packages. */
  readonly owner: Account;
  /** Logs in for ALICE and BOB. */
  readonly proxy: Account;
}

/** Tells a person something, a line or more. */
export type Tell = (text: string) => void;

const DO_NOT_DO_WITHOUT = ['CREATE SESSION', 'CREATE USER', 'ALTER USER', 'DROP USER'];

const OWNER_NEEDS = ['CREATE SESSION', 'CREATE TABLE', 'CREATE TYPE', 'CREATE PROCEDURE'];

/** Where users are created, and what becomes of them. */
export interface Surroundings {
  readonly tell: Tell;
  /** Aborted to stop between two statements. */
  readonly stopping: AbortSignal;
  /** Milliseconds that sessions of a user may take to end after those who used them have. 15,000 by default. */
  readonly dropPatience?: number;
}

/**
 * Creates the users, lends them, and drops them with all that they own, whatever happens.
 * @returns what the work gave, and the users that could not be dropped
 * @throws DatabaseError when the account lacks a privilege, or the database refuses; what the work throws
 */
export async function withThrowAwayUsers<T>(
  account: Account,
  surroundings: Surroundings,
  work: (users: ThrowAwayUsers) => Promise<T>,
): Promise<{ readonly result: T; readonly left: readonly string[] }> {
  const { tell, stopping } = surroundings;
  const prefix = `GOC_${randomBytes(4).toString('hex').toUpperCase()}_`;
  const password = () => `Goc-7#${randomBytes(9).toString('hex')}_Q`;
  const [owner, proxy] = ['OWNER', 'APP'].map((name) => ({
    connectString: account.connectString,
    user: `${prefix}${name}`,
    password: password(),
  }));
  if (owner === undefined || proxy === undefined) throw new TypeError('two accounts were asked for');
  const logins = [
    ...[owner, proxy],
    ...['ALICE', 'BOB'].map((name) => ({ user: `${prefix}${name}`, password: password() })),
  ];
  const created: string[] = [];
  let left: readonly string[] = [];
  try {
    await withConnection(account, async (admin) => {
      await requirePrivileges(admin, account);
      tell(
        `Creates the users ${logins.map(({ user }) => user).join(', ')}, and drops them at the end. By hand, if this process should be killed:\n${dropStatements(logins.map(({ user }) => user))}`,
      );
      for (const login of logins) {
        stopping.throwIfAborted();
        await createUser(admin, login, created, account);
      }
      await prepareUsers(admin, { prefix, owner }, account);
    });
    stopping.throwIfAborted();
    const result = await work({ prefix, owner, proxy });
    left = await dropUsers(account, created.splice(0), surroundings);
    return { result, left };
  } finally {
    await dropUsers(account, created.splice(0), surroundings);
  }
}

/** Before anything is created, because without DROP USER it would stay. */
async function requirePrivileges(admin: Session, account: Account): Promise<void> {
  const held = new Set(await new ViewReader(admin).query(sessionPrivileges));
  const missing = DO_NOT_DO_WITHOUT.filter((privilege) => !held.has(privilege));
  if (missing.length === 0) return;
  throw new DatabaseError(`${account.user} lacks ${missing.join(', ')}. ${neededPrivileges(account)}`);
}

function neededPrivileges({ user }: Account): string {
  return `certify creates users, which needs these privileges, and users can be granted only what ${user} may pass on. Let a DBA run: GRANT ${DO_NOT_DO_WITHOUT.slice(1).join(', ')} TO ${user}; GRANT ${OWNER_NEEDS.join(', ')} TO ${user} WITH ADMIN OPTION;`;
}

/** @param created gets the user, unless the database says that it has not been made */
async function createUser(
  admin: Session,
  { user, password }: Pick<Account, 'user' | 'password'>,
  created: string[],
  account: Account,
): Promise<void> {
  created.push(user);
  try {
    await admin.execute(`CREATE USER ${user} IDENTIFIED BY "${password}"`);
  } catch (error) {
    // A lost connection leaves open whether there is one.
    if (readDriverError(error).code?.startsWith('ORA-') === true && admin.isHealthy()) created.pop();
    throw refused(`CREATE USER ${user}`, error, account);
  }
}

async function prepareUsers(
  admin: Session,
  { prefix, owner }: Pick<ThrowAwayUsers, 'prefix' | 'owner'>,
  account: Account,
): Promise<void> {
  const users = ['OWNER', 'APP', 'ALICE', 'BOB'].map((name) => `${prefix}${name}`);
  const statements = [
    ...users.map((user) => `GRANT CREATE SESSION TO ${user}`),
    `GRANT ${OWNER_NEEDS.slice(1).join(', ')} TO ${owner.user}`,
    ...['ALICE', 'BOB'].map((name) => `ALTER USER ${prefix}${name} GRANT CONNECT THROUGH ${prefix}APP`),
  ];
  for (const statement of statements) await runAs(admin, statement, account);
  await runAs(admin, await quotaStatement(owner), account);
}

async function runAs(admin: Session, statement: string, account: Account): Promise<void> {
  try {
    await admin.execute(statement);
  } catch (error) {
    throw refused(statement, error, account);
  }
}

/** The default tablespace is the database's choice; only the user himself surely sees it. */
async function quotaStatement(owner: Account): Promise<string> {
  const [row] = await withConnection(owner, (session) => ask(session, 'SELECT default_tablespace FROM user_users'));
  const tablespace = row?.[0];
  if (typeof tablespace !== 'string') throw new DatabaseError(`USER_USERS shows no tablespace for ${owner.user}.`);
  return `ALTER USER ${owner.user} QUOTA 20M ON "${tablespace}"`;
}

/** @param statement without a password */
function refused(statement: string, error: unknown, account: Account): DatabaseError {
  const { code } = readDriverError(error);
  const advice = new Map([
    ['ORA-01031', neededPrivileges(account)],
    ['ORA-65096', 'This is the root of a container database: connect to a pluggable database in it.'],
    ['ORA-65049', 'This is the root of a container database: connect to a pluggable database in it.'],
  ]).get(code ?? '');
  const message = `${statement} was refused: ${describeDriverError(error)}.${advice === undefined ? '' : ` ${advice}`}`;
  return new DatabaseError(message, { cause: error });
}
