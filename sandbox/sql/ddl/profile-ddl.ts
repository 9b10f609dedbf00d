import { DEFAULT_PROFILE, type Profile } from '../../schema/profile.js';
import type { AlterProfile, CreateProfile, ProfileLimitClause } from '../../syntax/ast/account-ddl.js';
import type { Drop } from '../../syntax/ast/ddl.js';
import { OracleError } from '../../values/oracle-error.js';
import type { DdlContext } from './ddl-context.js';

/** CREATE PROFILE: limits that are not named are those of DEFAULT. @throws OracleError 2379 */
export function createProfile({ name: { name }, limits }: CreateProfile, context: DdlContext): void {
  context.requireSystemPrivilege('CREATE PROFILE');
  if (context.store.findProfile(name) !== undefined) throw new OracleError(2379, `profile ${name} already exists`);
  const unlimited: Profile = { name, sessionsPerUser: 'DEFAULT', failedLoginAttempts: 'DEFAULT' };
  context.store.putProfile(withLimits(unlimited, limits));
}

/** ALTER PROFILE. @throws OracleError 2380 */
export function alterProfile({ name: { name }, limits }: AlterProfile, context: DdlContext): void {
  context.requireSystemPrivilege('ALTER PROFILE');
  context.store.putProfile(withLimits(requireProfile(name, context), limits));
}

/** DROP PROFILE: with CASCADE its users get DEFAULT. @throws OracleError 2380, 2381 for DEFAULT, 2382 */
export function dropProfile({ name: qualified, cascade, ifExists }: Drop, context: DdlContext): void {
  context.requireSystemPrivilege('DROP PROFILE');
  const { store } = context;
  const { name } = qualified.parts[0];
  if (ifExists && store.findProfile(name) === undefined) return;
  requireProfile(name, context);
  if (name === DEFAULT_PROFILE.name) throw new OracleError(2381, 'cannot drop PUBLIC_DEFAULT profile');
  const users = [...store.users()].filter(({ profile }) => profile === name);
  if (users.length > 0 && !cascade) {
    throw new OracleError(2382, `profile ${name} has users assigned, cannot drop without CASCADE`);
  }
  for (const user of users) store.putUser({ ...user, profile: DEFAULT_PROFILE.name });
  store.removeProfile(name);
}

/** @throws OracleError 2380 */
export function requireProfile(name: string, { store }: DdlContext): Profile {
  const profile = store.findProfile(name);
  if (profile === undefined) throw new OracleError(2380, `profile ${name} does not exist`);
  return profile;
}

/** @throws OracleError 2377 for a limit that is none */
function withLimits(profile: Profile, limits: readonly ProfileLimitClause[]): Profile {
  let changed = profile;
  for (const { resource, value } of limits) {
    if (typeof value === 'number' && value < 1) throw new OracleError(2377, `invalid profile limit ${resource}`);
    changed =
      resource === 'SESSIONS_PER_USER'
        ? { ...changed, sessionsPerUser: value }
        : { ...changed, failedLoginAttempts: value };
  }
  return changed;
}
