import { isSelected, PUBLIC, type RoleGrant } from '../../schema/grants.js';
import type { SchemaStore } from '../../schema/schema-store.js';

import { defineView, number, text } from '../view-definition.js';

const REST = [
  text('GRANTED_ROLE', 128),
  text('ADMIN_OPTION', 3),
  text('DELEGATE_OPTION', 3),
  text('DEFAULT_ROLE', 3),
  text('COMMON', 3),
  text('INHERITED', 3, 12.2),
] as const;

export const DBA_ROLES = defineView({
  name: 'DBA_ROLES',
  access: 'catalog',
  columns: [
    text('ROLE', 128),
    number('ROLE_ID', 12.2),
    text('PASSWORD_REQUIRED', 8),
    text('AUTHENTICATION_TYPE', 11),
    text('COMMON', 3),
    text('ORACLE_MAINTAINED', 1),
    text('INHERITED', 3, 12.2),
    text('IMPLICIT', 3, 18),
    text('EXTERNAL_NAME', 4000, 18),
  ],
  *rows({ store }) {
    for (const role of store.roles()) {
      const common = role.oracleMaintained ? 'YES' : 'NO';
      yield {
        ROLE: role.name,
        ROLE_ID: role.roleId,
        PASSWORD_REQUIRED: role.verifier === undefined ? 'NO' : 'YES',
        AUTHENTICATION_TYPE: role.verifier === undefined ? 'NONE' : 'PASSWORD',
        COMMON: common,
        ORACLE_MAINTAINED: role.oracleMaintained ? 'Y' : 'N',
        INHERITED: common,
        IMPLICIT: 'NO',
        EXTERNAL_NAME: null,
      };
    }
  },
});

/** USER_ROLE_PRIVS: roles granted to the user itself and to PUBLIC. */
export const USER_ROLE_PRIVS = defineView({
  name: 'USER_ROLE_PRIVS',
  access: 'public',
  columns: [
    text('USERNAME', 128),
    text('GRANTED_ROLE', 128),
    text('ADMIN_OPTION', 3),
    text('DELEGATE_OPTION', 3),
    text('DEFAULT_ROLE', 3),
    text('OS_GRANTED', 3),
    text('COMMON', 3),
    text('INHERITED', 3, 12.2),
  ],
  *rows({ store, domain }) {
    for (const grantee of [domain.user, PUBLIC]) {
      for (const grant of store.grants.rolesOf(grantee))
        yield { ...rowOf(grant, store), USERNAME: grantee, OS_GRANTED: 'NO' };
    }
  },
});

export const DBA_ROLE_PRIVS = defineView({
  name: 'DBA_ROLE_PRIVS',
  access: 'catalog',
  columns: [text('GRANTEE', 128), ...REST],
  *rows({ store }) {
    for (const grant of store.grants.roleGrants()) yield { ...rowOf(grant, store), GRANTEE: grant.grantee };
  },
});

/** ROLE_ROLE_PRIVS: roles granted to those that the user has. */
export const ROLE_ROLE_PRIVS = defineView({
  name: 'ROLE_ROLE_PRIVS',
  access: 'public',
  columns: [
    text('ROLE', 128),
    text('GRANTED_ROLE', 128),
    text('ADMIN_OPTION', 3),
    text('COMMON', 3),
    text('INHERITED', 3, 12.2),
  ],
  *rows({ store, domain }) {
    for (const role of store.grants.enabledRoles(domain.user, { mode: 'ALL' })) {
      for (const grant of store.grants.rolesOf(role)) yield { ...rowOf(grant, store), ROLE: role };
    }
  },
});

/** SESSION_ROLES: the roles that are enabled now; none in a definer's-rights unit. */
export const SESSION_ROLES = defineView({
  name: 'SESSION_ROLES',
  access: 'public',
  columns: [text('ROLE', 128)],
  *rows({ domain }) {
    for (const role of domain.roles) yield { ROLE: role };
  },
});

/** A role granted to a role is enabled with it. */
function rowOf({ grantee, role, adminOption }: RoleGrant, store: SchemaStore) {
  const user = store.findUser(grantee);
  const isDefault = user === undefined || isSelected(role, user.defaultRoles);
  return {
    GRANTED_ROLE: role,
    ADMIN_OPTION: adminOption ? 'YES' : 'NO',
    DELEGATE_OPTION: 'NO',
    DEFAULT_ROLE: isDefault ? 'YES' : 'NO',
    COMMON: 'NO',
    INHERITED: 'NO',
  };
}
