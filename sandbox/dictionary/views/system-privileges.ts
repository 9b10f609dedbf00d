import { granteesOf, PUBLIC, type SystemGrant } from '../../schema/grants.js';
import { defineView, text } from '../view-definition.js';

const REST = [text('PRIVILEGE', 40), text('ADMIN_OPTION', 3), text('COMMON', 3), text('INHERITED', 3, 12.2)] as const;

/** USER_SYS_PRIVS: granted to the user itself and to PUBLIC, not through roles. */
export const USER_SYS_PRIVS = defineView({
  name: 'USER_SYS_PRIVS',
  access: 'public',
  columns: [text('USERNAME', 128), ...REST],
  *rows({ store, domain }) {
    for (const grantee of [domain.user, PUBLIC]) {
      for (const grant of store.grants.systemPrivilegesOf(grantee)) yield { ...rowOf(grant), USERNAME: grantee };
    }
  },
});

export const DBA_SYS_PRIVS = defineView({
  name: 'DBA_SYS_PRIVS',
  access: 'catalog',
  columns: [text('GRANTEE', 128), ...REST],
  *rows({ store }) {
    for (const grant of store.grants.systemGrants()) yield { ...rowOf(grant), GRANTEE: grant.grantee };
  },
});

/** ROLE_SYS_PRIVS: of roles that are granted to the user, directly or through other roles. */
export const ROLE_SYS_PRIVS = defineView({
  name: 'ROLE_SYS_PRIVS',
  access: 'public',
  columns: [text('ROLE', 128), ...REST],
  *rows({ store, domain }) {
    for (const role of store.grants.enabledRoles(domain.user, { mode: 'ALL' })) {
      for (const grant of store.grants.systemPrivilegesOf(role)) yield { ...rowOf(grant), ROLE: role };
    }
  },
});

/** SESSION_PRIVS: what the session may do now, by whichever way it was granted. */
export const SESSION_PRIVS = defineView({
  name: 'SESSION_PRIVS',
  access: 'public',
  columns: [text('PRIVILEGE', 40)],
  *rows({ store, domain }) {
    const held = granteesOf(domain).flatMap((grantee) => store.grants.systemPrivilegesOf(grantee));
    for (const privilege of new Set(held.map((grant) => grant.privilege))) yield { PRIVILEGE: privilege };
  },
});

function rowOf({ privilege, adminOption }: SystemGrant) {
  return { PRIVILEGE: privilege, ADMIN_OPTION: adminOption ? 'YES' : 'NO', COMMON: 'NO', INHERITED: 'NO' };
}
