import { NotSupportedError } from '../values/oracle-error.js';
import type { DatabaseFacts, DictionaryView } from './dictionary-view.js';
import { isOracleView } from './oracle-view-names.js';
import type { ViewMaker } from './view-definition.js';
import { ARGUMENTS } from './views/arguments.js';
import { COLL_TYPES } from './views/coll-types.js';
import { COL_COMMENTS, TAB_COMMENTS } from './views/comments.js';
import { CONS_COLUMNS, CONSTRAINTS } from './views/constraints.js';
import { DIRECTORIES } from './views/directories.js';
import { DUAL } from './views/dual.js';
import { ERRORS } from './views/errors.js';
import { IND_COLUMNS, IND_EXPRESSIONS, INDEXES } from './views/indexes.js';
import { NLS_DATABASE_PARAMETERS, NLS_SESSION_PARAMETERS } from './views/nls.js';
import {
  ALL_COL_PRIVS,
  ALL_TAB_PRIVS,
  DBA_TAB_PRIVS,
  ROLE_TAB_PRIVS,
  USER_COL_PRIVS,
  USER_TAB_PRIVS,
} from './views/object-privileges.js';
import { OBJECTS } from './views/objects.js';
import { DBA_PENDING_TRANSACTIONS } from './views/pending-transactions.js';
import { PLSQL_COLL_TYPES } from './views/plsql-coll-types.js';
import { PLSQL_TYPE_ATTRS } from './views/plsql-type-attrs.js';
import { PLSQL_TYPES } from './views/plsql-types.js';
import { POLICIES } from './views/policies.js';
import { PROCEDURES } from './views/procedures.js';
import { DBA_PROFILES, USER_PASSWORD_LIMITS, USER_RESOURCE_LIMITS } from './views/profiles.js';
import { DBA_PROXIES, PROXY_USERS, USER_PROXIES } from './views/proxies.js';
import { V_RESOURCE_LIMIT } from './views/resource-limit.js';
import { DBA_ROLE_PRIVS, DBA_ROLES, ROLE_ROLE_PRIVS, SESSION_ROLES, USER_ROLE_PRIVS } from './views/roles.js';
import { SEQUENCES } from './views/sequences.js';
import { V_SESSION } from './views/session.js';
import { SOURCE } from './views/source.js';
import { SYNONYMS } from './views/synonyms.js';
import { DBA_SYS_PRIVS, ROLE_SYS_PRIVS, SESSION_PRIVS, USER_SYS_PRIVS } from './views/system-privileges.js';
import { TAB_COLS, TAB_COLUMNS } from './views/tab-columns.js';
import { TABLES } from './views/tables.js';
import { V_TEMPORARY_LOBS } from './views/temporary-lobs.js';
import { TRIGGERS } from './views/triggers.js';
import { TYPE_ATTRS } from './views/type-attrs.js';
import { TYPE_METHODS } from './views/type-methods.js';
import { TYPES } from './views/types.js';
import { ALL_USERS, DBA_USERS, USER_USERS } from './views/users.js';
import { PRODUCT_COMPONENT_VERSION, V_VERSION } from './views/version.js';
import { VIEWS } from './views/views.js';

const MAKERS: readonly ViewMaker[] = [
  ...OBJECTS,
  ...PROCEDURES,
  ...ARGUMENTS,
  ...PLSQL_TYPES,
  ...PLSQL_TYPE_ATTRS,
  ...PLSQL_COLL_TYPES,
  ...SOURCE,
  ...ERRORS,
  ...TRIGGERS,
  ...TYPES,
  ...TYPE_ATTRS,
  ...COLL_TYPES,
  ...TYPE_METHODS,
  ...TABLES,
  ...TAB_COLS,
  ...TAB_COLUMNS,
  ...TAB_COMMENTS,
  ...COL_COMMENTS,
  ...CONSTRAINTS,
  ...CONS_COLUMNS,
  ...INDEXES,
  ...IND_COLUMNS,
  ...IND_EXPRESSIONS,
  ...VIEWS,
  ...SEQUENCES,
  ...SYNONYMS,
  ...DIRECTORIES,
  ...POLICIES,
  ALL_USERS,
  DBA_USERS,
  USER_USERS,
  ALL_TAB_PRIVS,
  USER_TAB_PRIVS,
  DBA_TAB_PRIVS,
  ALL_COL_PRIVS,
  USER_COL_PRIVS,
  ROLE_TAB_PRIVS,
  USER_SYS_PRIVS,
  DBA_SYS_PRIVS,
  ROLE_SYS_PRIVS,
  SESSION_PRIVS,
  DBA_ROLES,
  USER_ROLE_PRIVS,
  DBA_ROLE_PRIVS,
  ROLE_ROLE_PRIVS,
  SESSION_ROLES,
  PROXY_USERS,
  USER_PROXIES,
  DBA_PROXIES,
  DBA_PROFILES,
  USER_RESOURCE_LIMITS,
  USER_PASSWORD_LIMITS,
  PRODUCT_COMPONENT_VERSION,
  V_VERSION,
  V_SESSION,
  V_RESOURCE_LIMIT,
  V_TEMPORARY_LOBS,
  DBA_PENDING_TRANSACTIONS,
  NLS_SESSION_PARAMETERS,
  NLS_DATABASE_PARAMETERS,
  DUAL,
];

/** Public synonyms that Oracle gives some views, and the views behind `V$…`. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['COLS', 'USER_TAB_COLUMNS'],
  ['IND', 'USER_INDEXES'],
  ['OBJ', 'USER_OBJECTS'],
  ['SEQ', 'USER_SEQUENCES'],
  ['SYN', 'USER_SYNONYMS'],
  ['TABS', 'USER_TABLES'],
  ['V_$RESOURCE_LIMIT', 'V$RESOURCE_LIMIT'],
  ['V_$SESSION', 'V$SESSION'],
  ['V_$TEMPORARY_LOBS', 'V$TEMPORARY_LOBS'],
  ['V_$VERSION', 'V$VERSION'],
]);

/** Finds a view by its exact name; undefined for a name that is none of Oracle's. */
export type FindDictionaryView = (name: string) => DictionaryView | undefined;

/**
 * The dictionary of a database of that version. It is to be asked after the schema's own objects.
 * @returns a function that throws NotSupportedError for a view that Oracle has and the sandbox lacks
 */
export function dictionaryViews(version: DatabaseFacts['version']): FindDictionaryView {
  const views = new Map(viewsOf(version).map((view) => [view.name, view]));
  return (name) => {
    const view = views.get(OTHER_NAMES.get(name) ?? name);
    if (view === undefined && isOracleView(name)) throw new NotSupportedError(`the dictionary view ${name}`);
    return view;
  };
}

/** The views that a database of that version has, without their other names. */
export function viewsOf(version: DatabaseFacts['version']): readonly DictionaryView[] {
  const release = releaseOf(version);
  return MAKERS.flatMap((make) => make(release) ?? []);
}

/** 12.2 for 12c Release 2; from 18c on the first number alone counts. */
function releaseOf([major, minor]: DatabaseFacts['version']): number {
  return major < 18 ? major + minor / 10 : major;
}
