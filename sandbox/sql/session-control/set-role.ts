import { timingSafeEqual } from 'node:crypto';
import { derivePasswordHash } from '../../auth/create-password-verifier.js';
import type { SchemaStore } from '../../schema/schema-store.js';
import type { RoleSelection } from '../../schema/user.js';
import type { SetRole } from '../../syntax/ast/session-statement.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';

/**
 * SET ROLE: enables the named ones of the user's roles, and those granted to them, and disables all others.
 * @throws OracleError 1924 for a role that was not granted, 1979 where a role's password is missing or wrong, 28157 for
 *   a role that CONNECT THROUGH keeps from the session
 */
export function* setRole(statement: SetRole, { store }: SqlServices, session: SessionState): Task<void> {
  const { user } = session.domain;
  const granted = store.grants.enabledRoles(user, { mode: 'ALL' });
  for (const { name } of statement.roles) {
    if (store.findRole(name.name) === undefined || !granted.has(name.name)) {
      throw new OracleError(1924, `role '${name.name}' not granted or does not exist`);
    }
  }
  const roles = new Set<string>();
  for (const role of chosenRoles(statement, store, session, granted)) {
    requireEnableable(role, session);
    yield* requirePassword(statement, role, store);
    addWithInner(role, store, roles);
  }
  session.domain = { user, roles };
}

function chosenRoles(
  { mode, roles }: SetRole,
  store: SchemaStore,
  { domain, identity }: SessionState,
  granted: ReadonlySet<string>,
): readonly string[] {
  if (mode === 'NONE') return [];
  const named = roles.map(({ name }) => name.name);
  if (mode === 'LISTED') return named.filter((role) => granted.has(role));
  const direct = store.grants.rolesOf(domain.user).map(({ role }) => role);
  return direct.filter((role) => !named.includes(role) && isEnableable(role, identity.enableableRoles));
}

function requireEnableable(role: string, { identity, domain }: SessionState): void {
  if (isEnableable(role, identity.enableableRoles)) return;
  throw new OracleError(
    28157,
    `Proxy user '${identity.proxyUser ?? ''}' forbidden to set role '${role}' for client '${domain.user}'`,
  );
}

function isEnableable(role: string, limit: RoleSelection | undefined): boolean {
  switch (limit?.mode) {
    case undefined:
    case 'ALL':
      return true;
    case 'NONE':
      return false;
    case 'ALL EXCEPT':
      return !limit.roles.includes(role);
    case 'LISTED':
      return limit.roles.includes(role);
  }
}

function* requirePassword(statement: SetRole, name: string, store: SchemaStore): Task<void> {
  const verifier = store.findRole(name)?.verifier;
  if (verifier === undefined) return;
  const password = statement.roles.find((role) => role.name.name === name)?.password;
  if (statement.mode !== 'LISTED' || password === undefined) throw wrongPassword(name);
  let hash: Uint8Array | undefined;
  const settled = derivePasswordHash(Buffer.from(password, 'utf8'), verifier.salt, verifier.iterations).then(
    (derived) => {
      hash = derived;
    },
  );
  yield { kind: 'until', settled };
  if (hash === undefined || !timingSafeEqual(hash, verifier.hash)) throw wrongPassword(name);
}

function wrongPassword(role: string): OracleError {
  return new OracleError(1979, `missing or invalid password for role '${role}'`);
}

function addWithInner(role: string, store: SchemaStore, roles: Set<string>): void {
  if (roles.has(role)) return;
  roles.add(role);
  for (const inner of store.grants.rolesOf(role)) addWithInner(inner.role, store, roles);
}
