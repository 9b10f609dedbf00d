import type { DriverColumn } from '../driver/result-set.js';

/** Types by the codes of DBMS_SQL.DESCRIBE_COLUMNS. Source: PL/SQL Packages and Types Reference, "DBMS_SQL"; OCI Programmer's Guide, "Internal Data Type Codes". */
const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'VARCHAR2'],
  [2, 'NUMBER'],
  [8, 'LONG'],
  [11, 'ROWID'],
  [12, 'DATE'],
  [23, 'RAW'],
  [24, 'LONG RAW'],
  [69, 'ROWID'],
  [96, 'CHAR'],
  [100, 'BINARY_FLOAT'],
  [101, 'BINARY_DOUBLE'],
  [102, 'CURSOR'],
  [112, 'CLOB'],
  [113, 'BLOB'],
  [119, 'JSON'],
  [180, 'TIMESTAMP'],
  [181, 'TIMESTAMP WITH TIME ZONE'],
  [182, 'INTERVAL YEAR TO MONTH'],
  [183, 'INTERVAL DAY TO SECOND'],
  [208, 'UROWID'],
  [231, 'TIMESTAMP WITH LOCAL TIME ZONE'],
  [252, 'BOOLEAN'],
]);

/** DATE and the timestamps: what the driver makes a Date of. */
export const INEXACT_CODES: readonly number[] = [12, 180, 181, 231];

/** PL/SQL: a column `t#(i#)` of a DESC_TAB3 as text. */
export const DESCRIBE_COLUMNS =
  "t#(i#).col_type || ' ' || t#(i#).col_precision || ' ' || t#(i#).col_scale || ' ' || t#(i#).col_max_len || ' ' || length(t#(i#).col_name) || ' ' || t#(i#).col_name";

/** Reads the text that `DESCRIBE_COLUMNS` makes of all columns. Names may hold anything, so that their lengths stand before them. */
export function readDescription(description: string): readonly DriverColumn[] {
  const columns: DriverColumn[] = [];
  // Lengths are in characters, of which one may be two UTF-16 units.
  const characters = [...description];
  let position = 0;
  const number = (): number => {
    const end = characters.indexOf(' ', position);
    const value = Number(characters.slice(position, end).join(''));
    position = end + 1;
    return value;
  };
  while (position < characters.length) {
    const [code, precision, scale, byteSize, length] = [number(), number(), number(), number(), number()];
    const name = characters.slice(position, position + length).join('');
    position += length;
    columns.push({ name, dbTypeName: NAMES.get(code) ?? `type ${code}`, precision, scale, byteSize });
  }
  return columns;
}
