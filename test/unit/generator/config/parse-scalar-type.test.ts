import { describe, expect, it } from 'vitest';
import { parseScalarType } from '../../../../generator/config/parse-scalar-type.js';
import { describeType } from '../../../../generator/model/describe-type.js';

describe('a type as a column has it', () => {
  it.each([
    ['NUMBER', 'NUMBER'],
    ['number(9)', 'NUMBER(9)'],
    ['NUMBER(9,2)', 'NUMBER(9,2)'],
    ['NUMBER( 9 , -2 )', 'NUMBER(9,-2)'],
    ['NUMBER(*,2)', 'NUMBER(*,2)'],
    ['NUMBER(9,0)', 'NUMBER(9)'],
    ['FLOAT', 'FLOAT'],
    ['FLOAT(20)', 'FLOAT(20)'],
    ['VARCHAR2(30)', 'VARCHAR2(30)'],
    ['VARCHAR2(30 BYTE)', 'VARCHAR2(30)'],
    ['varchar2(30 char)', 'VARCHAR2(30 CHAR)'],
    ['CHAR', 'CHAR'],
    ['CHAR(3)', 'CHAR(3)'],
    ['NVARCHAR2(40)', 'NVARCHAR2(40)'],
    ['NCHAR(4)', 'NCHAR(4)'],
    ['LONG', 'LONG'],
    ['RAW(16)', 'RAW(16)'],
    ['LONG RAW', 'LONG RAW'],
    ['ROWID', 'ROWID'],
    ['UROWID(4000)', 'UROWID'],
    ['BINARY_FLOAT', 'BINARY_FLOAT'],
    ['BINARY_DOUBLE', 'BINARY_DOUBLE'],
    ['BOOLEAN', 'BOOLEAN'],
    ['DATE', 'DATE'],
    ['TIMESTAMP', 'TIMESTAMP'],
    ['TIMESTAMP(6)', 'TIMESTAMP'],
    ['TIMESTAMP(6) WITH TIME ZONE', 'TIMESTAMP WITH TIME ZONE'],
    ['timestamp with local time zone', 'TIMESTAMP WITH LOCAL TIME ZONE'],
    ['INTERVAL YEAR(2) TO MONTH', 'INTERVAL YEAR TO MONTH'],
    ['INTERVAL DAY(2) TO SECOND(6)', 'INTERVAL DAY TO SECOND'],
    ['INTERVAL DAY TO SECOND', 'INTERVAL DAY TO SECOND'],
    ['CLOB', 'CLOB'],
    ['NCLOB', 'NCLOB'],
    ['BLOB', 'BLOB'],
    ['VECTOR', 'VECTOR'],
    ['vector(3)', 'VECTOR(3)'],
    ['VECTOR(*, *)', 'VECTOR'],
    ['VECTOR(*,int8)', 'VECTOR(*,INT8)'],
    ['VECTOR(768,FLOAT32,DENSE)', 'VECTOR(768,FLOAT32)'],
    ['VECTOR(5, FLOAT64, SPARSE)', 'VECTOR(5,FLOAT64)'],
    ['JSON', 'JSON'],
    ['XMLTYPE', 'XMLTYPE'],
  ])('%s is read', (text, described) => {
    const type = parseScalarType(text);
    expect(type === undefined ? 'nothing' : describeType(type)).toBe(described);
  });

  it('has its length in bytes unless it says otherwise', () => {
    const char = { kind: 'character', name: 'VARCHAR2', length: 30 };
    expect(parseScalarType('VARCHAR2(30)')).toEqual({ ...char, semantics: 'BYTE' });
    expect(parseScalarType('VARCHAR2(30 CHAR)')).toEqual({ ...char, semantics: 'CHAR' });
  });

  it.each([
    '',
    'NUMBR',
    'NUMBER(',
    'NUMBER(9',
    'NUMBER()',
    'NUMBER(9,)',
    'NUMBER(9,2,1)',
    'NUMBER(x)',
    'NUMBER 9',
    'NUMBER(1e1)',
    'VARCHAR2(30 WORDS)',
    'VARCHAR2()',
    'NVARCHAR2(40 CHAR)',
    'DATE NOT NULL',
    'TIMESTAMP WITH ZONE',
    'INTERVAL',
    'INTERVAL YEAR TO SECOND',
    'orders.id%TYPE',
    'ERP.ADDRESS_T',
    'PLS_INTEGER',
    'NUMBER; DROP TABLE orders',
  ])('"%s" is none', (text) => {
    expect(parseScalarType(text)).toBeUndefined();
  });
});
