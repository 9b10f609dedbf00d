import type { View } from '../catalog/views/row-reader.js';

/** A view of which one column of names is read. */
function names(name: string, column: string): View<string> {
  return { name, columns: [column], optionalColumns: [], read: (row) => row.text(column) };
}

/** Who there is: everybody may know. */
export const allUsers = names('ALL_USERS', 'USERNAME');

/** System privileges, by whichever way they came. */
export const sessionPrivileges = names('SESSION_PRIVS', 'PRIVILEGE');

/** Roles that are enabled. */
export const sessionRoles = names('SESSION_ROLES', 'ROLE');

/** Roles that are granted, enabled or not. */
export const userRoles = names('USER_ROLE_PRIVS', 'GRANTED_ROLE');

export const dbaRoles = names('DBA_ROLES', 'ROLE');

/** Packages and routines that the asking user may execute, each with a row for itself or for its subprograms. */
export const executableUnits = names('ALL_PROCEDURES', 'OBJECT_NAME');

/** Object and collection types that the asking user may use. */
export const usableTypes = names('ALL_TYPES', 'TYPE_NAME');

/** Tables and views that the asking user has a privilege on, among everything else. */
export const visibleObjects = names('ALL_OBJECTS', 'OBJECT_NAME');

export interface LimitRow {
  readonly RESOURCE_NAME: string;
  readonly LIMIT: string | null;
}

function limits(name: string): View<LimitRow> {
  return {
    name,
    columns: ['RESOURCE_NAME', 'LIMIT'],
    optionalColumns: [],
    read: (row) => ({ RESOURCE_NAME: row.text('RESOURCE_NAME'), LIMIT: row.textOrNull('LIMIT') }),
  };
}

/** What the asking user's profile allows his sessions. */
export const userResourceLimits = limits('USER_RESOURCE_LIMITS');

/** What the asking user's profile demands of his password. */
export const userPasswordLimits = limits('USER_PASSWORD_LIMITS');

export interface UtilizationRow {
  readonly RESOURCE_NAME: string;
  readonly CURRENT_UTILIZATION: number;
  /** Padded with blanks; UNLIMITED where there is no limit. */
  readonly LIMIT_VALUE: string;
}

/** V$RESOURCE_LIMIT: how much of what the instance allows is in use. */
export const resourceLimit: View<UtilizationRow> = {
  name: 'V$RESOURCE_LIMIT',
  columns: ['RESOURCE_NAME', 'CURRENT_UTILIZATION', 'LIMIT_VALUE'],
  optionalColumns: [],
  read: (row) => ({
    RESOURCE_NAME: row.text('RESOURCE_NAME'),
    CURRENT_UTILIZATION: row.integer('CURRENT_UTILIZATION'),
    LIMIT_VALUE: row.text('LIMIT_VALUE'),
  }),
};

export interface NlsRow {
  readonly PARAMETER: string;
  readonly VALUE: string | null;
}

export const nlsDatabaseParameters: View<NlsRow> = {
  name: 'NLS_DATABASE_PARAMETERS',
  columns: ['PARAMETER', 'VALUE'],
  optionalColumns: [],
  read: (row) => ({ PARAMETER: row.text('PARAMETER'), VALUE: row.textOrNull('VALUE') }),
};
