import { describe, expect, it } from 'vitest';
import { predefinedType } from '../../../../generator/catalog/specifications/predefined-type.js';
import { describeType } from '../../../../generator/model/describe-type.js';

describe('a predefined type as PL/SQL writes it', () => {
  it.each([
    ['NUMBER', null, 'NUMBER'],
    ['NUMBER', '(9,2)', 'NUMBER(9,2)'],
    ['NUMBER', '(*,2)', 'NUMBER(*,2)'],
    ['DECIMAL', null, 'DECIMAL'],
    ['INTEGER', null, 'INTEGER'],
    ['FLOAT', '(63)', 'FLOAT(63)'],
    ['REAL', null, 'REAL'],
    ['DOUBLE', 'PRECISION', 'DOUBLE PRECISION'],
    ['VARCHAR2', '(30 CHAR)', 'VARCHAR2(30 CHAR)'],
    ['VARCHAR', '(30)', 'VARCHAR2(30)'],
    ['STRING', null, 'VARCHAR2'],
    ['CHARACTER', 'VARYING(30)', 'VARCHAR2(30)'],
    ['CHARACTER', '(3)', 'CHAR(3)'],
    ['NATIONAL', 'CHARACTER VARYING(30)', 'NVARCHAR2(30)'],
    ['NCHAR', '(3)', 'NCHAR(3)'],
    ['CHARACTER', 'LARGE OBJECT', 'CLOB'],
    ['LONG', 'RAW', 'LONG RAW'],
    ['RAW', '(16)', 'RAW(16)'],
    ['BOOLEAN', null, 'BOOLEAN'],
    ['NATURAL', null, 'NATURAL'],
    ['TIMESTAMP', '(6) WITH LOCAL TIME ZONE', 'TIMESTAMP WITH LOCAL TIME ZONE'],
    ['DSINTERVAL_UNCONSTRAINED', null, 'INTERVAL DAY TO SECOND'],
    ['INTERVAL', 'YEAR(4) TO MONTH', 'INTERVAL YEAR TO MONTH'],
    ['BINARY_DOUBLE', null, 'BINARY_DOUBLE'],
    ['XMLTYPE', null, 'XMLTYPE'],
  ])('%s %s is %s', (name, constraint, text) => {
    const known = predefinedType(name, constraint);
    expect(known && describeType(known.type)).toBe(text);
    expect(known?.notNull).toBe(false);
  });

  it.each(['NATURALN', 'POSITIVEN', 'SIMPLE_INTEGER', 'SIMPLE_FLOAT', 'SIMPLE_DOUBLE'])('%s is NOT NULL', (name) => {
    expect(predefinedType(name, null)).toMatchObject({ type: { name }, notNull: true });
  });

  it.each([
    ['ORDERS', null],
    ['Number', null],
    ['NUMBER', '(9,2) OF'],
    ['NUMBER_T', '(9)'],
  ])('%s %s is none', (name, constraint) => {
    expect(predefinedType(name, constraint)).toBeUndefined();
  });
});
