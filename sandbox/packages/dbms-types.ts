import { PLS_INTEGER } from '../values/data-type.js';
import { definePackage } from './native-package.js';

/** Codes of types. Source: PL/SQL Packages and Types Reference, DBMS_TYPES. */
const CODES: Readonly<Record<string, number>> = {
  TYPECODE_DATE: 12,
  TYPECODE_NUMBER: 2,
  TYPECODE_RAW: 95,
  TYPECODE_CHAR: 96,
  TYPECODE_VARCHAR2: 9,
  TYPECODE_VARCHAR: 1,
  TYPECODE_MLSLABEL: 105,
  TYPECODE_BLOB: 113,
  TYPECODE_BFILE: 114,
  TYPECODE_CLOB: 112,
  TYPECODE_CFILE: 115,
  TYPECODE_TIMESTAMP: 187,
  TYPECODE_TIMESTAMP_TZ: 188,
  TYPECODE_TIMESTAMP_LTZ: 232,
  TYPECODE_INTERVAL_YM: 189,
  TYPECODE_INTERVAL_DS: 190,
  TYPECODE_REF: 110,
  TYPECODE_OBJECT: 108,
  TYPECODE_VARRAY: 247,
  TYPECODE_TABLE: 248,
  TYPECODE_NAMEDCOLLECTION: 122,
  TYPECODE_OPAQUE: 58,
  TYPECODE_NCHAR: 286,
  TYPECODE_NVARCHAR2: 287,
  TYPECODE_NCLOB: 288,
  TYPECODE_BFLOAT: 100,
  TYPECODE_BDOUBLE: 101,
  TYPECODE_UROWID: 104,
  SUCCESS: 0,
  NO_DATA: 100,
};

export const DBMS_TYPES = definePackage('DBMS_TYPES', [], {
  constants: Object.entries(CODES).map(([name, value]) => ({ name, dataType: PLS_INTEGER, value })),
  exceptions: [
    { name: 'INVALID_PARAMETERS', code: 22369 },
    { name: 'INCORRECT_USAGE', code: 22370 },
    { name: 'TYPE_MISMATCH', code: 22626 },
  ],
});
