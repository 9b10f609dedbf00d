import type { View } from './row-reader.js';

export interface ColumnRow {
  readonly OWNER: string;
  readonly TABLE_NAME: string;
  readonly COLUMN_NAME: string;
  /** NULL for what the system added. */
  readonly COLUMN_ID: number | null;
  /** YES for what is not part of a row: `SELECT *` leaves it out, too. */
  readonly HIDDEN_COLUMN: string | null;
  /** With the precision in it: `TIMESTAMP(6)`. */
  readonly DATA_TYPE: string;
  /** `REF`. */
  readonly DATA_TYPE_MOD: string | null;
  /** NULL for a predefined type. */
  readonly DATA_TYPE_OWNER: string | null;
  /** In bytes. */
  readonly DATA_LENGTH: number | null;
  readonly DATA_PRECISION: number | null;
  readonly DATA_SCALE: number | null;
  readonly CHARACTER_SET_NAME: string | null;
  /** In characters. */
  readonly CHAR_LENGTH: number | null;
  /** B or C. */
  readonly CHAR_USED: string | null;
  /** From 23ai on: `VECTOR(3,FLOAT32,DENSE)`. */
  readonly VECTOR_INFO: string | null;
}

/** ALL_TAB_COLS: the columns of tables and views, for their `%ROWTYPE`. DATA_DEFAULT is a LONG: never read. */
export const allTabCols: View<ColumnRow> = {
  name: 'ALL_TAB_COLS',
  columns: [
    'OWNER',
    'TABLE_NAME',
    'COLUMN_NAME',
    'COLUMN_ID',
    'HIDDEN_COLUMN',
    'DATA_TYPE',
    'DATA_TYPE_MOD',
    'DATA_TYPE_OWNER',
    'DATA_LENGTH',
    'DATA_PRECISION',
    'DATA_SCALE',
    'CHARACTER_SET_NAME',
    'CHAR_LENGTH',
    'CHAR_USED',
  ],
  optionalColumns: ['VECTOR_INFO'],
  read: (row) => ({
    OWNER: row.text('OWNER'),
    TABLE_NAME: row.text('TABLE_NAME'),
    COLUMN_NAME: row.text('COLUMN_NAME'),
    COLUMN_ID: row.integerOrNull('COLUMN_ID'),
    HIDDEN_COLUMN: row.textOrNull('HIDDEN_COLUMN'),
    DATA_TYPE: row.text('DATA_TYPE'),
    DATA_TYPE_MOD: row.textOrNull('DATA_TYPE_MOD'),
    DATA_TYPE_OWNER: row.textOrNull('DATA_TYPE_OWNER'),
    DATA_LENGTH: row.integerOrNull('DATA_LENGTH'),
    DATA_PRECISION: row.integerOrNull('DATA_PRECISION'),
    DATA_SCALE: row.integerOrNull('DATA_SCALE'),
    CHARACTER_SET_NAME: row.textOrNull('CHARACTER_SET_NAME'),
    CHAR_LENGTH: row.integerOrNull('CHAR_LENGTH'),
    CHAR_USED: row.textOrNull('CHAR_USED'),
    VECTOR_INFO: row.textOrNull('VECTOR_INFO'),
  }),
};
