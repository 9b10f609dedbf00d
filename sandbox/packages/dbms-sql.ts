import { NUMBER } from '../values/data-type.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { DEFINING } from './dynamic-sql/defining.js';
import { EXECUTING } from './dynamic-sql/executing.js';
import { OPENING } from './dynamic-sql/opening.js';
import { SQL_TYPES } from './dynamic-sql/table-types.js';
import { definePackage } from './native-package.js';

/** What COL_TYPE of a description can be. */
const TYPE_CODES: readonly (readonly [name: string, code: number])[] = [
  ['VARCHAR2', 1],
  ['NUMBER', 2],
  ['LONG', 8],
  ['ROWID', 11],
  ['DATE', 12],
  ['RAW', 23],
  ['LONG_RAW', 24],
  ['CHAR', 96],
  ['BINARY_FLOAT', 100],
  ['BINARY_DOUBLE', 101],
  ['MLSLABEL', 106],
  ['USER_DEFINED', 109],
  ['REF', 111],
  ['CLOB', 112],
  ['BLOB', 113],
  ['BFILE', 114],
  ['TIMESTAMP', 180],
  ['TIMESTAMP_WITH_TZ', 181],
  ['INTERVAL_YEAR_TO_MONTH', 182],
  ['INTERVAL_DAY_TO_SECOND', 183],
  ['UROWID', 208],
  ['TIMESTAMP_WITH_LOCAL_TZ', 231],
];

/** Source: PL/SQL Packages and Types Reference, "DBMS_SQL". */
export const DBMS_SQL = definePackage('DBMS_SQL', [...OPENING, ...DEFINING, ...EXECUTING], {
  constants: [
    { name: 'V6', dataType: NUMBER, value: 0 },
    { name: 'NATIVE', dataType: NUMBER, value: 1 },
    { name: 'V7', dataType: NUMBER, value: 2 },
    { name: 'FOREIGN_SYNTAX', dataType: NUMBER, value: 4294967295 },
    ...TYPE_CODES.map(([name, value]) => ({ name: `${name}_TYPE`, dataType: BINARY_INTEGER_TYPE, value })),
  ],
  exceptions: [{ name: 'INCONSISTENT_TYPE', code: 6562 }],
  types: SQL_TYPES,
});
