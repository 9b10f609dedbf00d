import type { View } from './row-reader.js';

export interface GrantRow {
  readonly OWNER: string;
  readonly TABLE_NAME: string;
  /** A user, a role or PUBLIC. */
  readonly GRANTEE: string;
}

/** USER_TAB_PRIVS has the grants on what the reader owns, and others; DBA_TAB_PRIVS all. ALL_TAB_PRIVS calls the owner something else. */
export const userTabPrivs = grantsOf('USER_TAB_PRIVS');

export const dbaTabPrivs = grantsOf('DBA_TAB_PRIVS');

function grantsOf(name: string): View<GrantRow> {
  return {
    name,
    columns: ['OWNER', 'TABLE_NAME', 'GRANTEE'],
    optionalColumns: [],
    read: (row) => ({
      OWNER: row.text('OWNER'),
      TABLE_NAME: row.text('TABLE_NAME'),
      GRANTEE: row.text('GRANTEE'),
    }),
  };
}
