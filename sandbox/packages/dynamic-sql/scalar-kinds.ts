import { BOOLEAN, DATE, type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { BLOB, CLOB } from '../dbms-lob-types.js';

/** How DBMS_SQL declares cursor numbers, positions and counts. */
export const INTEGER: DataType = { kind: 'number', precision: undefined, scale: 0, subtype: 'INTEGER' };
export const RAW: DataType = { kind: 'raw', length: undefined };
export const ROWID: DataType = { kind: 'rowid' };
export const CHAR: DataType = { ...VARCHAR2, kind: 'char' };

/** TIMESTAMP_UNCONSTRAINED and its like: the highest precisions. */
const DIGITS = 9;

/** A type that the overloads are declared for, and the name of the table type of it. */
export interface ScalarKind {
  readonly dataType: DataType;
  readonly tableName: string;
}

/** What is defined and bound without a size. Source: PL/SQL Packages and Types Reference, "DBMS_SQL", DEFINE_COLUMN and DEFINE_ARRAY. */
export const SCALAR_KINDS: readonly ScalarKind[] = [
  { dataType: NUMBER, tableName: 'NUMBER_TABLE' },
  { dataType: DATE, tableName: 'DATE_TABLE' },
  { dataType: { kind: 'timestamp', precision: DIGITS }, tableName: 'TIMESTAMP_TABLE' },
  { dataType: { kind: 'timestamp_tz', precision: DIGITS }, tableName: 'TIMESTAMP_WITH_TIME_ZONE_TABLE' },
  { dataType: { kind: 'timestamp_ltz', precision: DIGITS }, tableName: 'TIMESTAMP_WITH_LTZ_TABLE' },
  { dataType: { kind: 'interval_ym', yearPrecision: DIGITS }, tableName: 'INTERVAL_YEAR_TO_MONTH_TABLE' },
  {
    dataType: { kind: 'interval_ds', dayPrecision: DIGITS, secondPrecision: DIGITS },
    tableName: 'INTERVAL_DAY_TO_SECOND_TABLE',
  },
  { dataType: { kind: 'binary_float' }, tableName: 'BINARY_FLOAT_TABLE' },
  { dataType: { kind: 'binary_double' }, tableName: 'BINARY_DOUBLE_TABLE' },
  { dataType: CLOB, tableName: 'CLOB_TABLE' },
  { dataType: BLOB, tableName: 'BLOB_TABLE' },
  { dataType: { kind: 'urowid', length: undefined }, tableName: 'UROWID_TABLE' },
];

/** Types that are bound, but have no table types. */
export const BOUND_KINDS: readonly DataType[] = [...SCALAR_KINDS.map(({ dataType }) => dataType), BOOLEAN];
