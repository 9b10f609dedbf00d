import type { PasswordVerifier } from '../auth/password-verifier.js';
import { SchemaStore } from './schema-store.js';
import { PREDEFINED_ROLES } from './system-privileges.js';
import type { User } from './user.js';

/**
 * A database as it is after its creation: SYS, SYSTEM and the predefined roles.
 * @param systemVerifier of SYSTEM's password; SYS cannot log in
 */
export function createInitialSchema(systemVerifier: PasswordVerifier | undefined, now: Date): SchemaStore {
  const store = new SchemaStore();
  store.putUser(maintainedUser('SYS', 0, undefined, now));
  store.putUser(maintainedUser('SYSTEM', 9, systemVerifier, now));
  for (const [name, privileges] of Object.entries(PREDEFINED_ROLES)) {
    store.putRole({ name, roleId: store.nextId(), verifier: undefined, oracleMaintained: true });
    for (const privilege of privileges)
      store.grants.grantSystemPrivilege({ grantee: name, privilege, adminOption: name === 'DBA' });
  }
  for (const role of ['SELECT_CATALOG_ROLE', 'EXECUTE_CATALOG_ROLE']) {
    store.grants.grantRole({ grantee: 'DBA', role, adminOption: true });
  }
  for (const user of ['SYS', 'SYSTEM']) store.grants.grantRole({ grantee: user, role: 'DBA', adminOption: true });
  store.noteChange();
  return store;
}

function maintainedUser(name: string, userId: number, verifier: PasswordVerifier | undefined, created: Date): User {
  return {
    name,
    userId,
    verifier,
    authenticationType: verifier === undefined ? 'NONE' : 'PASSWORD',
    locked: false,
    lockDate: undefined,
    passwordExpired: false,
    expiryDate: undefined,
    profile: 'DEFAULT',
    defaultTablespace: 'SYSTEM',
    temporaryTablespace: 'TEMP',
    created,
    lastLogin: undefined,
    defaultRoles: { mode: 'ALL' },
    proxies: [],
    oracleMaintained: true,
  };
}
