import type { View } from './row-reader.js';

export interface PlsqlCollTypeRow {
  readonly OWNER: string;
  readonly TYPE_NAME: string;
  readonly PACKAGE_NAME: string;
  /** `PL/SQL INDEX TABLE`, `TABLE` or `VARYING ARRAY`. */
  readonly COLL_TYPE: string;
  /** A varray's limit, or the length of the keys of INDEX BY VARCHAR2. */
  readonly UPPER_BOUND: number | null;
  /** BINARY_INTEGER or VARCHAR2; NULL for what is no index-by table. */
  readonly INDEX_BY: string | null;
  /** `REF` or `POINTER`. */
  readonly ELEM_TYPE_MOD: string | null;
  /** NULL for a predefined type. */
  readonly ELEM_TYPE_OWNER: string | null;
  readonly ELEM_TYPE_NAME: string;
  /** NULL for a predefined type, a schema's type and the row of a table or view. */
  readonly ELEM_TYPE_PACKAGE: string | null;
  readonly LENGTH: number | null;
  readonly PRECISION: number | null;
  readonly SCALE: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  /** B or C. */
  readonly CHAR_USED: string | null;
}

/** ALL_PLSQL_COLL_TYPES: packages' collections, with their elements. */
export const allPlsqlCollTypes: View<PlsqlCollTypeRow> = {
  name: 'ALL_PLSQL_COLL_TYPES',
  columns: [
    'OWNER',
    'TYPE_NAME',
    'PACKAGE_NAME',
    'COLL_TYPE',
    'UPPER_BOUND',
    'ELEM_TYPE_OWNER',
    'ELEM_TYPE_NAME',
    'ELEM_TYPE_PACKAGE',
    'LENGTH',
    'PRECISION',
    'SCALE',
    'CHARACTER_SET_NAME',
  ],
  optionalColumns: ['INDEX_BY', 'ELEM_TYPE_MOD', 'CHAR_USED'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TYPE_NAME: row.text('TYPE_NAME'),
    PACKAGE_NAME: row.text('PACKAGE_NAME'),
    COLL_TYPE: row.text('COLL_TYPE'),
    UPPER_BOUND: row.integerOrNull('UPPER_BOUND'),
    INDEX_BY: row.textOrNull('INDEX_BY'),
    ELEM_TYPE_MOD: row.textOrNull('ELEM_TYPE_MOD'),
    ELEM_TYPE_OWNER: row.textOrNull('ELEM_TYPE_OWNER'),
    ELEM_TYPE_NAME: row.text('ELEM_TYPE_NAME'),
    ELEM_TYPE_PACKAGE: row.textOrNull('ELEM_TYPE_PACKAGE'),
    LENGTH: row.integerOrNull('LENGTH'),
    PRECISION: row.integerOrNull('PRECISION'),
    SCALE: row.integerOrNull('SCALE'),
    CHARACTER_SET_NAME: row.textOrNull('CHARACTER_SET_NAME'),
    CHAR_USED: row.textOrNull('CHAR_USED'),
  }),
};
