import { granteesOf, type ObjectGrant, PUBLIC } from '../../schema/grants.js';
import type { DictionaryContext } from '../dictionary-view.js';
import { defineView, text } from '../view-definition.js';

const REST = [
  text('PRIVILEGE', 40),
  text('GRANTABLE', 3),
  text('HIERARCHY', 3),
  text('COMMON', 3),
  text('TYPE', 24),
  text('INHERITED', 3, 12.2),
] as const;

const COLUMN_REST = [
  text('COLUMN_NAME', 128),
  text('PRIVILEGE', 40),
  text('GRANTABLE', 3),
  text('COMMON', 3),
  text('INHERITED', 3, 12.2),
] as const;

/** ALL_TAB_PRIVS: grants on whole objects of, by or to the user, to an enabled role or to PUBLIC. */
export const ALL_TAB_PRIVS = defineView({
  name: 'ALL_TAB_PRIVS',
  access: 'public',
  columns: [text('GRANTOR', 128), text('GRANTEE', 128), text('TABLE_SCHEMA', 128), text('TABLE_NAME', 128), ...REST],
  *rows(context) {
    for (const grant of wholeGrants(context)) if (concerns(grant, context)) yield rowOf(grant, context);
  },
});

/** USER_TAB_PRIVS: grants on objects of the user, by the user or to the user. */
export const USER_TAB_PRIVS = defineView({
  name: 'USER_TAB_PRIVS',
  access: 'public',
  columns: [text('GRANTEE', 128), text('OWNER', 128), text('TABLE_NAME', 128), text('GRANTOR', 128), ...REST],
  *rows(context) {
    for (const grant of wholeGrants(context)) if (isOwn(grant, context)) yield rowOf(grant, context);
  },
});

export const DBA_TAB_PRIVS = defineView({
  name: 'DBA_TAB_PRIVS',
  access: 'catalog',
  columns: [text('GRANTEE', 128), text('OWNER', 128), text('TABLE_NAME', 128), text('GRANTOR', 128), ...REST],
  *rows(context) {
    for (const grant of wholeGrants(context)) yield rowOf(grant, context);
  },
});

/** ALL_COL_PRIVS: the same for grants on columns. */
export const ALL_COL_PRIVS = defineView({
  name: 'ALL_COL_PRIVS',
  access: 'public',
  columns: [
    text('GRANTOR', 128),
    text('GRANTEE', 128),
    text('TABLE_SCHEMA', 128),
    text('TABLE_NAME', 128),
    ...COLUMN_REST,
  ],
  *rows(context) {
    for (const { grant, column } of columnGrants(context)) {
      if (concerns(grant, context)) yield { ...rowOf(grant, context), COLUMN_NAME: column };
    }
  },
});

export const USER_COL_PRIVS = defineView({
  name: 'USER_COL_PRIVS',
  access: 'public',
  columns: [
    text('GRANTEE', 128),
    text('OWNER', 128),
    text('TABLE_NAME', 128),
    text('COLUMN_NAME', 128),
    text('GRANTOR', 128),
    text('PRIVILEGE', 40),
    text('GRANTABLE', 3),
    text('COMMON', 3),
    text('INHERITED', 3, 12.2),
  ],
  *rows(context) {
    for (const { grant, column } of columnGrants(context)) {
      if (isOwn(grant, context)) yield { ...rowOf(grant, context), COLUMN_NAME: column };
    }
  },
});

/** ROLE_TAB_PRIVS: what roles hold that are granted to the user, directly or through other roles. */
export const ROLE_TAB_PRIVS = defineView({
  name: 'ROLE_TAB_PRIVS',
  access: 'public',
  columns: [
    text('ROLE', 128),
    text('OWNER', 128),
    text('TABLE_NAME', 128),
    text('COLUMN_NAME', 128),
    text('PRIVILEGE', 40),
    text('GRANTABLE', 3),
    text('COMMON', 3),
    text('INHERITED', 3, 12.2),
  ],
  *rows(context) {
    const { store, domain } = context;
    const roles = store.grants.enabledRoles(domain.user, { mode: 'ALL' });
    for (const grant of store.grants.objectGrants()) {
      if (!roles.has(grant.grantee)) continue;
      const columns = grant.columns.length === 0 ? [null] : grant.columns;
      for (const column of columns) yield { ...rowOf(grant, context), ROLE: grant.grantee, COLUMN_NAME: column };
    }
  },
});

function* wholeGrants({ store }: DictionaryContext): Iterable<ObjectGrant> {
  for (const grant of store.grants.objectGrants()) if (grant.columns.length === 0) yield grant;
}

function* columnGrants({ store }: DictionaryContext) {
  for (const grant of store.grants.objectGrants()) for (const column of grant.columns) yield { grant, column };
}

function isOwn({ owner, grantor, grantee }: ObjectGrant, { domain }: DictionaryContext): boolean {
  return [owner, grantor, grantee].includes(domain.user);
}

function concerns(grant: ObjectGrant, context: DictionaryContext): boolean {
  return isOwn(grant, context) || grant.grantee === PUBLIC || granteesOf(context.domain).includes(grant.grantee);
}

/** The object's owner is called OWNER in some views, TABLE_SCHEMA in others. */
function rowOf(grant: ObjectGrant, { store }: DictionaryContext) {
  return {
    GRANTOR: grant.grantor,
    GRANTEE: grant.grantee,
    OWNER: grant.owner,
    TABLE_SCHEMA: grant.owner,
    TABLE_NAME: grant.objectName,
    PRIVILEGE: grant.privilege,
    GRANTABLE: grant.grantable ? 'YES' : 'NO',
    HIERARCHY: grant.hierarchy ? 'YES' : 'NO',
    COMMON: 'NO',
    TYPE: store.find(grant.owner, grant.objectName, grant.namespace)?.type ?? null,
    INHERITED: 'NO',
  };
}
