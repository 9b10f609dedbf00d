import type { SchemaStore } from '../schema/schema-store.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import type { ProxyGrant, RoleSelection, User } from '../schema/user.js';
import { OracleError } from '../values/oracle-error.js';
import type { Logon } from './database.js';

/** Whose session a logon opens, with which rights. */
export interface Identity {
  readonly user: User;
  /** Who authenticated, where it was not the user itself. */
  readonly proxyUser: string | undefined;
  readonly domain: SecurityDomain;
  /** Roles that the CONNECT THROUGH grant lets the session enable; undefined sets no limit. */
  readonly enableableRoles: RoleSelection | undefined;
}

/**
 * Who a session is, after the password was verified: the account's status, the right to connect, and for
 * `PROXY[CLIENT]` the CONNECT THROUGH grant.
 * @throws OracleError 1017, 28000, 28001, 1045, 28150, 28183
 */
export function identify(
  schema: SchemaStore,
  { userName, proxyClientName, changesPassword }: Omit<Logon, 'onKill'>,
): Identity {
  const authenticated = requireUser(schema, userName);
  requireOpen(authenticated);
  if (authenticated.passwordExpired && changesPassword !== true)
    throw new OracleError(28001, 'The password has expired.');
  if (proxyClientName === undefined) return identityOf(schema, authenticated, undefined, undefined);
  requireCreateSession(schema, authenticated, domainOf(schema, authenticated, authenticated.defaultRoles));
  const client = schema.findUser(proxyClientName);
  const grant = client?.proxies.find(({ proxy }) => proxy === authenticated.name);
  if (client === undefined || grant === undefined) {
    throw new OracleError(28150, 'proxy not authorized to connect as client');
  }
  requireOpen(client);
  if (grant.authenticationRequired) throw new OracleError(28183, 'proper authentication not provided by proxy');
  return identityOf(schema, client, authenticated.name, grant);
}

function identityOf(
  schema: SchemaStore,
  user: User,
  proxyUser: string | undefined,
  grant: ProxyGrant | undefined,
): Identity {
  const domain = domainOf(schema, user, grant?.roles ?? user.defaultRoles);
  requireCreateSession(schema, user, domain);
  return { user, proxyUser, domain, enableableRoles: grant?.roles };
}

function domainOf(schema: SchemaStore, user: User, roles: RoleSelection): SecurityDomain {
  return { user: user.name, roles: schema.grants.enabledRoles(user.name, roles) };
}

function requireUser(schema: SchemaStore, name: string): User {
  const user = schema.findUser(name);
  if (user === undefined) throw new OracleError(1017, 'invalid username/password; logon denied');
  return user;
}

function requireOpen({ locked }: User): void {
  if (locked) throw new OracleError(28000, 'The account is locked.');
}

function requireCreateSession(schema: SchemaStore, { name }: User, domain: SecurityDomain): void {
  if (schema.grants.hasSystemPrivilege(domain, 'CREATE SESSION')) return;
  throw new OracleError(1045, `user ${name} lacks CREATE SESSION privilege; logon denied`);
}
