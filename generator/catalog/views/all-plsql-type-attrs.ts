import type { View } from './row-reader.js';

export interface PlsqlTypeAttrRow {
  readonly OWNER: string;
  /** Of a cursor's row with `%ROWTYPE` for some of its columns, without it for others. */
  readonly TYPE_NAME: string;
  readonly PACKAGE_NAME: string;
  readonly ATTR_NAME: string;
  /** From 1. */
  readonly ATTR_NO: number;
  /** `REF` or `POINTER`. */
  readonly ATTR_TYPE_MOD: string | null;
  /** NULL for a predefined type. */
  readonly ATTR_TYPE_OWNER: string | null;
  readonly ATTR_TYPE_NAME: string;
  /** NULL for a predefined type, a schema's type and the row of a table or view. */
  readonly ATTR_TYPE_PACKAGE: string | null;
  readonly LENGTH: number | null;
  readonly PRECISION: number | null;
  readonly SCALE: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  /** B or C. */
  readonly CHAR_USED: string | null;
}

/** ALL_PLSQL_TYPE_ATTRS: the fields of packages' records and the columns of their cursors. */
export const allPlsqlTypeAttrs: View<PlsqlTypeAttrRow> = {
  name: 'ALL_PLSQL_TYPE_ATTRS',
  columns: [
    'OWNER',
    'TYPE_NAME',
    'PACKAGE_NAME',
    'ATTR_NAME',
    'ATTR_NO',
    'ATTR_TYPE_MOD',
    'ATTR_TYPE_OWNER',
    'ATTR_TYPE_NAME',
    'ATTR_TYPE_PACKAGE',
    'LENGTH',
    'PRECISION',
    'SCALE',
    'CHARACTER_SET_NAME',
  ],
  optionalColumns: ['CHAR_USED'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TYPE_NAME: row.text('TYPE_NAME'),
    PACKAGE_NAME: row.text('PACKAGE_NAME'),
    ATTR_NAME: row.text('ATTR_NAME'),
    ATTR_NO: row.integer('ATTR_NO'),
    ATTR_TYPE_MOD: row.textOrNull('ATTR_TYPE_MOD'),
    ATTR_TYPE_OWNER: row.textOrNull('ATTR_TYPE_OWNER'),
    ATTR_TYPE_NAME: row.text('ATTR_TYPE_NAME'),
    ATTR_TYPE_PACKAGE: row.textOrNull('ATTR_TYPE_PACKAGE'),
    LENGTH: row.integerOrNull('LENGTH'),
    PRECISION: row.integerOrNull('PRECISION'),
    SCALE: row.integerOrNull('SCALE'),
    CHARACTER_SET_NAME: row.textOrNull('CHARACTER_SET_NAME'),
    CHAR_USED: row.textOrNull('CHAR_USED'),
  }),
};
