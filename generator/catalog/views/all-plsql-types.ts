import type { View } from './row-reader.js';

export interface PlsqlTypeRow {
  readonly OWNER: string;
  /** Of a cursor with `%ROWTYPE`. */
  readonly TYPE_NAME: string;
  readonly PACKAGE_NAME: string;
  /** `PL/SQL RECORD`, `CURSOR ROWTYPE` or `COLLECTION`. */
  readonly TYPECODE: string;
  /** How many there are, whether or not they are shown. */
  readonly ATTRIBUTES: number | null;
}

/** ALL_PLSQL_TYPES: records, collections and rows of cursors that packages declare. Subtypes and REF CURSOR types are in no view. */
export const allPlsqlTypes: View<PlsqlTypeRow> = {
  name: 'ALL_PLSQL_TYPES',
  columns: ['OWNER', 'TYPE_NAME', 'PACKAGE_NAME', 'TYPECODE', 'ATTRIBUTES'],
  optionalColumns: [],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TYPE_NAME: row.text('TYPE_NAME'),
    PACKAGE_NAME: row.text('PACKAGE_NAME'),
    TYPECODE: row.text('TYPECODE'),
    ATTRIBUTES: row.integerOrNull('ATTRIBUTES'),
  }),
};
