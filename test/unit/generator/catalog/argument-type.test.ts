import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import { describeType } from '../../../../generator/model/describe-type.js';
import { dictionaryRows, plsqlFunction, plsqlPackage, type TypeColumns } from '../support/plsql.js';

/** Columns of ALL_ARGUMENTS and the declaration that they stand for. */
const TYPES: readonly (readonly [TypeColumns, string])[] = [
  [{ DATA_TYPE: 'VARCHAR2' }, 'VARCHAR2'],
  [{ DATA_TYPE: 'VARCHAR2', CHAR_LENGTH: 0, CHAR_USED: 'B' }, 'VARCHAR2'],
  [{ DATA_TYPE: 'VARCHAR2', CHAR_LENGTH: 30, CHAR_USED: 'C' }, 'VARCHAR2(30 CHAR)'],
  [{ DATA_TYPE: 'VARCHAR', CHAR_LENGTH: 30, CHAR_USED: 'B' }, 'VARCHAR2(30)'],
  [{ DATA_TYPE: 'NCHAR VARYING' }, 'NVARCHAR2'],
  [{ DATA_TYPE: 'CHAR', CHAR_LENGTH: 1, CHAR_USED: 'B' }, 'CHAR(1)'],
  [{ DATA_TYPE: 'LONG' }, 'LONG'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'NUMBER' }, 'NUMBER'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'NUMBER', DATA_PRECISION: 9, DATA_SCALE: 0 }, 'NUMBER(9)'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'NUMBER', DATA_PRECISION: 9, DATA_SCALE: 2 }, 'NUMBER(9,2)'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'NUMBER', DATA_PRECISION: 5, DATA_SCALE: -2 }, 'NUMBER(5,-2)'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'INTEGER', DATA_PRECISION: 38, DATA_SCALE: 0 }, 'INTEGER'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'A_SUBTYPE', DATA_PRECISION: 4, DATA_SCALE: 0 }, 'NUMBER(4)'],
  [{ DATA_TYPE: 'FLOAT', PLS_TYPE: 'FLOAT', DATA_PRECISION: 126 }, 'FLOAT'],
  [{ DATA_TYPE: 'NUMBER', PLS_TYPE: 'REAL', DATA_PRECISION: 63, DATA_SCALE: -127 }, 'REAL'],
  [{ DATA_TYPE: 'NUMBER', DATA_PRECISION: 24, DATA_SCALE: -127 }, 'FLOAT(24)'],
  [{ DATA_TYPE: 'BINARY_INTEGER' }, 'PLS_INTEGER'],
  [{ DATA_TYPE: 'BINARY_INTEGER', PLS_TYPE: 'SIMPLE_INTEGER' }, 'SIMPLE_INTEGER'],
  [{ DATA_TYPE: 'BINARY_FLOAT', PLS_TYPE: 'BINARY_FLOAT' }, 'BINARY_FLOAT'],
  [{ DATA_TYPE: 'BINARY_FLOAT', PLS_TYPE: 'SIMPLE_FLOAT' }, 'SIMPLE_FLOAT'],
  [{ DATA_TYPE: 'BINARY_DOUBLE', PLS_TYPE: 'SIMPLE_DOUBLE' }, 'SIMPLE_DOUBLE'],
  [{ DATA_TYPE: 'JSON' }, 'JSON'],
  [{ DATA_TYPE: 'VECTOR' }, 'VECTOR'],
  [{ DATA_TYPE: 'PL/SQL BOOLEAN', PLS_TYPE: 'BOOLEAN' }, 'BOOLEAN'],
  [{ DATA_TYPE: 'BOOLEAN' }, 'BOOLEAN'],
  [{ DATA_TYPE: 'TIMESTAMP WITH LOCAL TIME ZONE' }, 'TIMESTAMP WITH LOCAL TIME ZONE'],
  [{ DATA_TYPE: 'RAW', DATA_LENGTH: 16 }, 'RAW(16)'],
  [{ DATA_TYPE: 'UROWID' }, 'UROWID'],
  [{ DATA_TYPE: 'CLOB' }, 'CLOB'],
  [{ DATA_TYPE: 'OPAQUE/XMLTYPE', TYPE_OWNER: 'SYS', TYPE_NAME: 'XMLTYPE' }, 'XMLTYPE'],
  [{ DATA_TYPE: 'OPAQUE/XMLTYPE', TYPE_OWNER: 'SYS', TYPE_NAME: 'ANYDATA' }, 'OPAQUE/XMLTYPE SYS.ANYDATA'],
  [{ DATA_TYPE: 'PL/SQL RECORD', TYPE_OWNER: 'ERP', TYPE_NAME: 'P', TYPE_SUBNAME: 'R' }, 'ERP.P.R'],
  [{ DATA_TYPE: 'PL/SQL RECORD', TYPE_OWNER: 'ERP', TYPE_NAME: 'ORDERS' }, 'ERP.ORDERS%ROWTYPE'],
  [
    { DATA_TYPE: 'PL/SQL RECORD', TYPE_OWNER: 'ERP', TYPE_NAME: 'ORDERS', TYPE_OBJECT_TYPE: 'VIEW' },
    'ERP.ORDERS%ROWTYPE',
  ],
  [{ DATA_TYPE: 'PL/SQL RECORD' }, 'PL/SQL RECORD that the dictionary does not name'],
  [{ DATA_TYPE: 'VARRAY', TYPE_OWNER: 'ERP', TYPE_NAME: 'Codes' }, 'ERP."Codes"'],
  [{ DATA_TYPE: 'OBJECT', TYPE_OWNER: 'ERP', TYPE_NAME: 'ADDRESS_T', TYPE_OBJECT_TYPE: 'TYPE' }, 'ERP.ADDRESS_T'],
  [
    { DATA_TYPE: 'PL/SQL TABLE', TYPE_OWNER: 'ERP', TYPE_NAME: 'P', TYPE_SUBNAME: 'T', TYPE_LINK: 'HQ' },
    'PL/SQL TABLE ERP.P.T@HQ',
  ],
  [{ DATA_TYPE: 'REF', TYPE_OWNER: 'ERP', TYPE_NAME: 'ADDRESS_T' }, 'REF ERP.ADDRESS_T'],
  [{ DATA_TYPE: 'REF CURSOR' }, 'REF CURSOR'],
  [{ DATA_TYPE: 'UNDEFINED' }, 'UNDEFINED'],
];

describe('the type of a parameter', () => {
  it.each(TYPES)('%o is %s', (columns, declaration) => {
    const [schema] = buildCatalog(dictionaryRows('ERP', [plsqlPackage('P', plsqlFunction('F', columns))])).schemas;
    const returns = schema?.packages[0]?.subprograms[0]?.returns;
    expect(returns && describeType(returns)).toBe(declaration);
  });
});
