import type { AlterUser, Authentication, CreateUser, ProxyClause, RoleSet, UserOptions } from '../ast/account-ddl.js';
import type { Identifier } from '../ast/name.js';
import { parseIdentifier, parseRoleName, parseStringValue } from '../parser/parse-names.js';
import { parsePassword } from '../parser/parse-password.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { acceptIfExists, acceptIfNotExists } from './if-exists.js';
import { parseByteSize } from './parse-byte-size.js';
import { parseProfileName } from './parse-profile.js';

/** `CREATE USER …`, from USER on. */
export function parseCreateUser(cursor: TokenCursor, position: number): CreateUser {
  cursor.expect('USER');
  const ifNotExists = acceptIfNotExists(cursor);
  const name = parseIdentifier(cursor, 987);
  const authentication = parseAuthentication(cursor);
  if (authentication === undefined) throw cursor.unexpected(922);
  const options = parseUserOptions(cursor);
  return { kind: 'create_user', ifNotExists, name, authentication, options, position, end: cursor.lastEnd };
}

/** `ALTER USER …`, from USER on. */
export function parseAlterUser(cursor: TokenCursor, position: number): AlterUser {
  cursor.expect('USER');
  const ifExists = acceptIfExists(cursor);
  const names = cursor.list(() => parseIdentifier(cursor, 987));
  const proxy = cursor.at('GRANT') || cursor.at('REVOKE') ? parseProxyClause(cursor) : undefined;
  const authentication = proxy === undefined ? parseAuthentication(cursor) : undefined;
  const oldPassword = cursor.accept('REPLACE') ? parsePassword(cursor) : undefined;
  let defaultRoles: RoleSet | undefined;
  let options = parseUserOptions(cursor);
  if (cursor.acceptSequence('DEFAULT', 'ROLE')) {
    defaultRoles = parseRoleSet(cursor);
    options = parseUserOptions(cursor, options);
  }
  return {
    kind: 'alter_user',
    ifExists,
    names,
    authentication,
    oldPassword,
    options,
    defaultRoles,
    proxy,
    position,
    end: cursor.lastEnd,
  };
}

/** `IDENTIFIED …` or `NO AUTHENTICATION`; undefined if neither stands here. */
export function parseAuthentication(cursor: TokenCursor): Authentication | undefined {
  if (cursor.acceptSequence('NO', 'AUTHENTICATION') || cursor.acceptSequence('NOT', 'IDENTIFIED'))
    return { kind: 'none' };
  if (!cursor.accept('IDENTIFIED')) return undefined;
  if (cursor.accept('USING')) throw cursor.notSupported('IDENTIFIED USING package');
  const way = cursor.expectAny(905, 'BY', 'EXTERNALLY', 'GLOBALLY');
  if (way === 'BY') {
    if (cursor.at('VALUES') && cursor.peek().kind === 'string') {
      cursor.advance();
      return { kind: 'verifier', verifier: parseStringValue(cursor) };
    }
    const password = parsePassword(cursor);
    if (cursor.acceptSequence('HTTP', 'DIGEST')) cursor.expectAny(922, 'ENABLE', 'DISABLE');
    return { kind: 'password', password };
  }
  const name = cursor.accept('AS') ? parseStringValue(cursor) : undefined;
  return { kind: way === 'EXTERNALLY' ? 'externally' : 'globally', name };
}

/** `ALL EXCEPT a, b`, `NONE`, `a, b`. */
function parseRoleSet(cursor: TokenCursor): RoleSet {
  if (cursor.accept('NONE')) return { mode: 'NONE', roles: [] };
  if (!cursor.accept('ALL')) return { mode: 'LISTED', roles: parseRoles(cursor) };
  return cursor.accept('EXCEPT') ? { mode: 'ALL EXCEPT', roles: parseRoles(cursor) } : { mode: 'ALL', roles: [] };
}

function parseRoles(cursor: TokenCursor): Identifier[] {
  return cursor.list(() => parseRoleName(cursor));
}

/** `GRANT CONNECT THROUGH erp_app WITH ROLE a AUTHENTICATION REQUIRED`. */
function parseProxyClause(cursor: TokenCursor): ProxyClause {
  const { position } = cursor;
  const action = cursor.expectAny(922, 'GRANT', 'REVOKE');
  cursor.expectSequence('CONNECT', 'THROUGH');
  const through: ProxyClause['through'] = cursor.acceptSequence('ENTERPRISE', 'USERS')
    ? { kind: 'enterprise_users' }
    : { kind: 'user', name: parseIdentifier(cursor, 987) };
  let roles: RoleSet | undefined;
  if (cursor.acceptSequence('WITH', 'NO', 'ROLES')) roles = { mode: 'NONE', roles: [] };
  else if (cursor.acceptSequence('WITH', 'ROLE')) roles = parseRoleSet(cursor);
  if (cursor.at('AUTHENTICATED')) throw cursor.notSupported('AUTHENTICATED USING in a proxy clause');
  const authenticationRequired = cursor.acceptSequence('AUTHENTICATION', 'REQUIRED');
  return { action, through, roles, authenticationRequired, position, end: cursor.lastEnd };
}

const NO_OPTIONS: UserOptions = {
  defaultTablespace: undefined,
  temporaryTablespace: undefined,
  quotas: [],
  profile: undefined,
  passwordExpire: false,
  account: undefined,
  enableEditions: false,
};

/** Adds what stands here to `before`; stops at what is no option. */
function parseUserOptions(cursor: TokenCursor, before: UserOptions = NO_OPTIONS): UserOptions {
  let options = before;
  for (;;) {
    const next = parseUserOption(cursor, options);
    if (next === undefined) return options;
    options = next;
  }
}

function parseUserOption(cursor: TokenCursor, options: UserOptions): UserOptions | undefined {
  if (cursor.acceptSequence('DEFAULT', 'TABLESPACE')) return { ...options, defaultTablespace: parseIdentifier(cursor) };
  if (cursor.acceptSequence('TEMPORARY', 'TABLESPACE') || cursor.acceptSequence('LOCAL', 'TEMPORARY', 'TABLESPACE')) {
    return { ...options, temporaryTablespace: parseIdentifier(cursor) };
  }
  if (cursor.accept('QUOTA')) {
    const size = cursor.accept('UNLIMITED') ? undefined : parseByteSize(cursor);
    cursor.expect('ON');
    return { ...options, quotas: [...options.quotas, { size, tablespace: parseIdentifier(cursor) }] };
  }
  if (cursor.accept('PROFILE')) return { ...options, profile: parseProfileName(cursor) };
  if (cursor.acceptSequence('PASSWORD', 'EXPIRE')) return { ...options, passwordExpire: true };
  if (cursor.accept('ACCOUNT')) return { ...options, account: cursor.expectAny(922, 'LOCK', 'UNLOCK') };
  if (cursor.acceptSequence('ENABLE', 'EDITIONS')) return { ...options, enableEditions: true };
  if (cursor.at('CONTAINER')) throw cursor.notSupported('CONTAINER = … (the sandbox is one database)');
  return undefined;
}
