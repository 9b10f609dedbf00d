import { createPasswordVerifierSync } from '../../auth/create-password-verifier.js';
import type { PasswordVerifier } from '../../auth/password-verifier.js';
import { insufficientPrivileges } from '../../schema/access.js';
import type { ProxyGrant, RoleSelection, User } from '../../schema/user.js';
import type {
  AlterUser,
  Authentication,
  CreateUser,
  ProxyClause,
  RoleSet,
  UserOptions,
} from '../../syntax/ast/account-ddl.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { type DdlContext, userDoesNotExist } from './ddl-context.js';
import { requireProfile } from './profile-ddl.js';

/** CREATE USER. @throws OracleError 1920 */
export function createUser(statement: CreateUser, context: DdlContext): void {
  context.requireSystemPrivilege('CREATE USER');
  const { name } = statement.name;
  const { store } = context;
  if (store.findUser(name) !== undefined || store.findRole(name) !== undefined) {
    if (statement.ifNotExists && store.findUser(name) !== undefined) return;
    throw new OracleError(1920, `user name '${name}' conflicts with another user or role name`);
  }
  const user: User = {
    name,
    userId: store.nextId(),
    ...credentials(statement.authentication, statement.position),
    locked: false,
    lockDate: undefined,
    passwordExpired: false,
    expiryDate: undefined,
    profile: 'DEFAULT',
    defaultTablespace: 'USERS',
    temporaryTablespace: 'TEMP',
    created: context.session.now(),
    lastLogin: undefined,
    defaultRoles: { mode: 'ALL' },
    proxies: [],
    oracleMaintained: false,
  };
  store.putUser(withOptions(user, statement.options, context));
}

/** ALTER USER. A user may change its own password without ALTER USER. @throws OracleError 1918, 1031 */
export function alterUser(statement: AlterUser, context: DdlContext): void {
  const { store } = context;
  for (const { name } of statement.names) {
    const user = store.findUser(name);
    if (user === undefined) {
      if (statement.ifExists) continue;
      throw userDoesNotExist(name);
    }
    if (!context.hasSystemPrivilege('ALTER USER') && !changesOwnPasswordOnly(statement, name, context)) {
      throw insufficientPrivileges();
    }
    let changed = withOptions(user, statement.options, context);
    if (statement.authentication !== undefined) {
      changed = {
        ...changed,
        ...credentials(statement.authentication, statement.position),
        passwordExpired: statement.options.passwordExpire,
        expiryDate: statement.options.passwordExpire ? context.session.now() : undefined,
      };
    }
    if (statement.defaultRoles !== undefined)
      changed = { ...changed, defaultRoles: roleSelection(statement.defaultRoles, name, context) };
    if (statement.proxy !== undefined)
      changed = { ...changed, proxies: changedProxies(changed, statement.proxy, context) };
    store.putUser(changed);
  }
}

function changesOwnPasswordOnly(statement: AlterUser, name: string, context: DdlContext): boolean {
  const { options } = statement;
  return (
    name === context.domain.user &&
    statement.authentication?.kind === 'password' &&
    statement.proxy === undefined &&
    statement.defaultRoles === undefined &&
    options.account === undefined &&
    options.profile === undefined &&
    options.quotas.length === 0 &&
    !options.passwordExpire
  );
}

function credentials(
  authentication: Authentication,
  position: number,
): { readonly verifier: PasswordVerifier | undefined; readonly authenticationType: User['authenticationType'] } {
  switch (authentication.kind) {
    case 'password':
      return { verifier: createPasswordVerifierSync(authentication.password), authenticationType: 'PASSWORD' };
    case 'externally':
      return { verifier: undefined, authenticationType: 'EXTERNAL' };
    case 'globally':
      return { verifier: undefined, authenticationType: 'GLOBAL' };
    case 'none':
      return { verifier: undefined, authenticationType: 'NONE' };
    case 'verifier':
      throw new NotSupportedError('IDENTIFIED BY VALUES', position);
  }
}

function withOptions(user: User, options: UserOptions, context: DdlContext): User {
  const now = context.session.now();
  if (options.profile !== undefined) requireProfile(options.profile.name, context);
  const locked = options.account === undefined ? user.locked : options.account === 'LOCK';
  return {
    ...user,
    defaultTablespace: options.defaultTablespace?.name ?? user.defaultTablespace,
    temporaryTablespace: options.temporaryTablespace?.name ?? user.temporaryTablespace,
    profile: options.profile?.name ?? user.profile,
    locked,
    lockDate: locked ? (user.lockDate ?? now) : undefined,
    lockIsTimed: options.account === undefined && user.lockIsTimed === true,
    passwordExpired: options.passwordExpire || user.passwordExpired,
    expiryDate: options.passwordExpire ? now : user.expiryDate,
  };
}

/** @throws OracleError 1918 for a proxy that does not exist */
function changedProxies(user: User, clause: ProxyClause, context: DdlContext): readonly ProxyGrant[] {
  if (clause.through.kind === 'enterprise_users') throw new NotSupportedError('ENTERPRISE USERS', clause.position);
  const proxy = clause.through.name.name;
  if (context.store.findUser(proxy) === undefined) throw userDoesNotExist(proxy);
  const others = user.proxies.filter((grant) => grant.proxy !== proxy);
  if (clause.action === 'REVOKE') {
    if (others.length === user.proxies.length) {
      throw new OracleError(28158, `proxy '${proxy}' not authorized to act as client '${user.name}'`);
    }
    return others;
  }
  return [
    ...others,
    {
      proxy,
      roles: clause.roles === undefined ? undefined : roleSelection(clause.roles, user.name, context),
      authenticationRequired: clause.authenticationRequired,
    },
  ];
}

/** @throws OracleError 1919 for a role that does not exist, 1955 or 28168 for one that the user was not granted */
function roleSelection(set: RoleSet, user: string, context: DdlContext): RoleSelection {
  const roles = set.roles.map(({ name }) => {
    if (context.store.findRole(name) === undefined) throw new OracleError(1919, `role '${name}' does not exist`);
    if (!context.store.grants.rolesOf(user).some((grant) => grant.role === name)) {
      throw new OracleError(1955, `DEFAULT ROLE '${name}' not granted to user`);
    }
    return name;
  });
  if (set.mode === 'ALL' || set.mode === 'NONE') return { mode: set.mode };
  return { mode: set.mode, roles };
}
