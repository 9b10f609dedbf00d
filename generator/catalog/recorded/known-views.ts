import { familyName } from '../view-forms.js';
import { allArguments } from '../views/all-arguments.js';
import { allCollTypes } from '../views/all-coll-types.js';
import { allErrors } from '../views/all-errors.js';
import { allObjects } from '../views/all-objects.js';
import { allPlsqlCollTypes } from '../views/all-plsql-coll-types.js';
import { allPlsqlTypeAttrs } from '../views/all-plsql-type-attrs.js';
import { allPlsqlTypes } from '../views/all-plsql-types.js';
import { allProcedures } from '../views/all-procedures.js';
import { allSource } from '../views/all-source.js';
import { allSynonyms } from '../views/all-synonyms.js';
import { allTabCols } from '../views/all-tab-cols.js';
import { allTypeAttrs } from '../views/all-type-attrs.js';
import { allTypes } from '../views/all-types.js';
import { productComponentVersion } from '../views/product-component-version.js';
import type { View } from '../views/row-reader.js';

/** Every view that a catalog is read from, in the order of reading, and what is lost without its rows. */
export const KNOWN_VIEWS: readonly (readonly [view: View<unknown>, cost: string])[] = [
  [productComponentVersion, 'the catalog does not say which version of the database it is of'],
  [allObjects, 'invalid packages are not known, and there are the packages that other rows name'],
  [
    allProcedures,
    'procedures without parameters are missing, and pipelined, aggregate, polymorphic and macro functions look like ordinary ones',
  ],
  [allArguments, 'there are no routines at all'],
  [allSource, 'there are no comments, texts of defaults, constants, exceptions and rows of strong cursors'],
  [allErrors, 'nothing says why a package is invalid'],
  [allPlsqlTypes, 'types of packages are only known where the rows of ALL_ARGUMENTS show what they consist of'],
  [allPlsqlTypeAttrs, 'records are left out with what uses them'],
  [allPlsqlCollTypes, 'collections of packages are left out with what uses them'],
  [allTypes, 'types of schemas are left out with what uses them'],
  [allTypeAttrs, 'object types are left out with what uses them'],
  [allCollTypes, 'collections of schemas are left out with what uses them'],
  [allTabCols, '%ROWTYPE of tables and views is left out with what uses it'],
  [allSynonyms, 'types and packages are not found by their synonyms'],
];

/** What describes types. */
export const TYPE_VIEWS: readonly string[] = [
  allPlsqlTypes,
  allPlsqlTypeAttrs,
  allPlsqlCollTypes,
  allTypes,
  allTypeAttrs,
  allCollTypes,
].map(({ name }) => name);

/** Whether a file of that name is read as the rows of a view. */
export function isRecordedView(fileName: string): boolean {
  return viewOfFile(fileName) !== undefined;
}

/** The view whose rows a CSV file has by its name, in whichever form; undefined for other files. */
export function viewOfFile(fileName: string): View<unknown> | undefined {
  const name = fileName.toUpperCase();
  if (!name.endsWith('.CSV')) return undefined;
  const family = familyName(name.slice(0, -'.CSV'.length));
  return KNOWN_VIEWS.map(([view]) => view).find((view) => view.name === family);
}

/** Its cells are text of the packages, which may hold what should not leave the house. */
export const SOURCE_VIEW = allSource.name;

/** What follows from columns that are not there, where it is not just that a detail is missing. */
export const COLUMN_COSTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ALL_ARGUMENTS: {
    DEFAULTED: 'no parameter can be left out of a call',
    OVERLOAD: 'overloads are numbered in the order of SUBPROGRAM_ID',
    SEQUENCE: 'the rows are taken to be in its order',
    CHAR_USED: 'lengths are taken to be in bytes',
    TYPE_LINK: 'types of other databases look like local ones',
  },
  ALL_PROCEDURES: { OVERLOAD: 'overloads have no numbers' },
  ALL_PLSQL_TYPE_ATTRS: { CHAR_USED: 'lengths are taken to be in bytes', ATTR_TYPE_MOD: 'a REF looks like an object' },
  ALL_PLSQL_COLL_TYPES: { CHAR_USED: 'lengths are taken to be in bytes', INDEX_BY: 'keys are taken to be integers' },
  ALL_TYPE_ATTRS: { CHAR_USED: 'lengths are taken to be in bytes', ATTR_TYPE_MOD: 'a REF looks like an object' },
  ALL_COLL_TYPES: { CHAR_USED: 'lengths are taken to be in bytes' },
  ALL_TAB_COLS: { CHAR_USED: 'lengths are taken to be in bytes', DATA_TYPE_MOD: 'a REF looks like an object' },
};
