import type { ScalarDescriptor, ScalarKind } from '../call-descriptor.js';
import type { DriverColumn } from '../driver/result-set.js';

/** What a column's values look like as the driver returns them, numbers being asked for as text. */
export type ColumnForm =
  | 'text'
  | 'number'
  | 'double'
  | 'date'
  | 'timestamp'
  | 'timestamp_tz'
  | 'timestamp_ltz'
  | 'interval_ym'
  | 'interval_ds'
  | 'raw'
  | 'boolean'
  | 'json'
  | 'xml'
  | 'bfile'
  | 'vector'
  | 'cursor';

/** By the driver's names of types. */
const FORMS: ReadonlyMap<string, ColumnForm> = new Map([
  ['VARCHAR2', 'text'],
  ['NVARCHAR2', 'text'],
  ['CHAR', 'text'],
  ['NCHAR', 'text'],
  ['LONG', 'text'],
  ['CLOB', 'text'],
  ['NCLOB', 'text'],
  ['ROWID', 'text'],
  ['UROWID', 'text'],
  ['NUMBER', 'number'],
  ['BINARY_FLOAT', 'double'],
  ['BINARY_DOUBLE', 'double'],
  ['DATE', 'date'],
  ['TIMESTAMP', 'timestamp'],
  ['TIMESTAMP WITH TIME ZONE', 'timestamp_tz'],
  ['TIMESTAMP WITH LOCAL TIME ZONE', 'timestamp_ltz'],
  ['INTERVAL YEAR TO MONTH', 'interval_ym'],
  ['INTERVAL DAY TO SECOND', 'interval_ds'],
  ['RAW', 'raw'],
  ['LONG RAW', 'raw'],
  ['BLOB', 'raw'],
  ['BOOLEAN', 'boolean'],
  ['JSON', 'json'],
  ['XMLTYPE', 'xml'],
  ['BFILE', 'bfile'],
  ['VECTOR', 'vector'],
  ['CURSOR', 'cursor'],
]);

/** Undefined for a type whose values have no place in a row: objects. */
export function formOf({ dbTypeName }: DriverColumn): ColumnForm | undefined {
  return FORMS.get(dbTypeName);
}

/** The form that a declared type must find. */
export const FORM_OF_KIND: Readonly<Record<ScalarKind, ColumnForm>> = {
  string: 'text',
  nstring: 'text',
  rowid: 'text',
  number: 'number',
  integer: 'number',
  binary_float: 'double',
  binary_double: 'double',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamp_tz: 'timestamp_tz',
  timestamp_ltz: 'timestamp_ltz',
  interval_ym: 'interval_ym',
  interval_ds: 'interval_ds',
  raw: 'raw',
  json: 'json',
  xml: 'xml',
  clob: 'text',
  nclob: 'text',
  blob: 'raw',
  bfile: 'bfile',
  vector: 'vector',
};

/** Of LOBs, which are no other types' values. */
const KINDS_OF_LOBS: ReadonlyMap<string, ScalarKind> = new Map([
  ['CLOB', 'clob'],
  ['NCLOB', 'nclob'],
  ['BLOB', 'blob'],
]);

const KIND_OF_FORM: Readonly<Record<Exclude<ColumnForm, 'cursor'>, ScalarKind>> = {
  text: 'string',
  number: 'number',
  double: 'binary_double',
  date: 'date',
  timestamp: 'timestamp',
  timestamp_tz: 'timestamp_tz',
  timestamp_ltz: 'timestamp_ltz',
  interval_ym: 'interval_ym',
  interval_ds: 'interval_ds',
  raw: 'raw',
  boolean: 'boolean',
  json: 'json',
  xml: 'xml',
  bfile: 'bfile',
  vector: 'vector',
};

/** Digits that a double holds exactly whatever they are. */
const EXACT_DIGITS = 15;

/** How a column that nothing declares is given: by the rules for parameters without configuration. */
export function describeColumn(column: DriverColumn, form: Exclude<ColumnForm, 'cursor'>): ScalarDescriptor {
  const declaration = column.dbTypeName;
  if (form !== 'number') return { kind: KINDS_OF_LOBS.get(declaration) ?? KIND_OF_FORM[form], declaration };
  const { precision = 0, scale = 0 } = column;
  // Without precision, or FLOAT, which has a scale of -127.
  if (precision === 0 || scale === -127) return { kind: 'number', declaration };
  if (Math.max(precision, precision - scale) <= EXACT_DIGITS) return { kind: 'number', declaration };
  return { kind: 'number', declaration, as: scale <= 0 ? 'bigint' : 'string' };
}
