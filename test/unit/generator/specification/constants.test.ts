import { describe, expect, it } from 'vitest';
import { specificationOf } from './support/specification.js';

/** A declared type, an expression, and the value: undefined where it cannot be told. */
const VALUES: readonly (readonly [string, string, string | boolean | null | undefined])[] = [
  ['NUMBER', '42', '42'],
  ['NUMBER', '-42', '-42'],
  ['NUMBER', '- (+42)', '-42'],
  ['NUMBER', '00.50', '0.5'],
  ['NUMBER', '.5e-3', '0.0005'],
  ['NUMBER', '1E3', '1000'],
  ['NUMBER', '1 + 2 * 3 - 4 / 8', '6.5'],
  ['NUMBER', '(1 + 2) * 3', '9'],
  ['NUMBER', '24*60*60', '86400'],
  ['NUMBER', '1 / 3', undefined],
  ['NUMBER', '1 / 0', undefined],
  ['NUMBER', '0.1 + 0.2', '0.3'],
  ['NUMBER', '2 ** 3', undefined],
  ['NUMBER', '12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ['NUMBER', '123456789012345678901234567890123456789', undefined],
  ['NUMBER', '1e125 * 10', undefined],
  ['NUMBER', '1e999999999', undefined],
  // The operands are PLS_INTEGERs to PL/SQL.
  ['NUMBER', '2147483647 + 1', undefined],
  ['NUMBER', '2147483648 + 1', '2147483649'],
  ['NUMBER', '2147483647.0 + 0.5', '2147483647.5'],
  ['NUMBER', 'NULL', null],
  ['NUMBER', 'NULL + 1', null],
  ['NUMBER', "'1'", undefined],
  ['NUMBER', "''", null],
  ['NUMBER', 'TRUE', undefined],
  ['NUMBER', 'f(1)', undefined],
  ['NUMBER', 'q.c', undefined],
  ['NUMBER', 'k_two * 3', '6'],
  ['NUMBER', 'p.k_two', '2'],
  ['NUMBER', 'erp.p.k_two', undefined],
  ['NUMBER', '"K_TWO"', '2'],
  ['NUMBER', 'k_later', undefined],
  ['NUMBER', '$$flag', undefined],
  ['NUMBER', '$$PLSQL_LINE + 1', undefined],
  ['NUMBER(5,2)', '1.005', '1.01'],
  ['NUMBER(5,2)', '-1.005', '-1.01'],
  ['NUMBER(5,2)', '999.994', '999.99'],
  ['NUMBER(5,2)', '999.995', undefined],
  ['NUMBER(3)', '1.5', '2'],
  ['NUMBER(5,-2)', '1250', '1300'],
  ['NUMBER(2,4)', '0.0099', '0.0099'],
  ['NUMBER(2,4)', '0.01', undefined],
  ['NUMBER(*,1)', '1.25', '1.3'],
  ['INTEGER', '1.5', '2'],
  ['DECIMAL', '2.5', '3'],
  ['NUMBER(k_two)', '1', undefined],
  ['FLOAT', '1.25', '1.25'],
  ['FLOAT(10)', '1234.5', undefined],
  ['REAL', '0.1', '0.1'],
  ['PLS_INTEGER', '7', '7'],
  ['PLS_INTEGER', '1.5', undefined],
  ['PLS_INTEGER', '2147483648', undefined],
  ['POSITIVE', '0', undefined],
  ['SIMPLE_INTEGER', 'NULL', undefined],
  ['BINARY_DOUBLE', '0.1d', '0.1'],
  ['BINARY_DOUBLE', '-1.5', '-1.5'],
  ['BINARY_DOUBLE', '1.5d + 1', undefined],
  ['BINARY_DOUBLE', '0.12345678901234567', undefined],
  ['BINARY_FLOAT', '0.1f', '0.1'],
  ['NUMBER', '0.1f', undefined],
  ['VARCHAR2(10)', "'it''s'", "it's"],
  ['VARCHAR2(10)', "q'[it's]'", "it's"],
  ['NVARCHAR2(10)', "N'ü' || nq'{x}'", 'üx'],
  ['VARCHAR2(10)', "'a' || 'b' || k_two", 'ab2'],
  ['VARCHAR2(10)', "'a' || 1.5", undefined],
  ['VARCHAR2(10)', "'a' || NULL || ''", 'a'],
  ['VARCHAR2(10)', "'a' || chr(10) || CHR(38)", 'a\n&'],
  ['VARCHAR2(10)', 'chr(64)', undefined],
  ['VARCHAR2(10)', 'chr(228)', undefined],
  ['VARCHAR2(10)', "chr(1.5) || 'a'", undefined],
  ['VARCHAR2(10)', "upper('a')", undefined],
  ['VARCHAR2(2)', "'abc'", undefined],
  ['VARCHAR2(10)', "''", null],
  ['VARCHAR2(10)', '12', '12'],
  ['VARCHAR2(10)', 'k_text', 'x'],
  ['VARCHAR2(10) NOT NULL', 'NULL', undefined],
  ['CLOB', "'a'", 'a'],
  ['CHAR(3)', "'a'", 'a  '],
  ['CHAR', "'a'", 'a'],
  ['CHAR(3)', "''", undefined],
  ['CHAR(3)', "'ü'", undefined],
  ['CHAR(3 CHAR)', "'ü'", 'ü  '],
  ['NCHAR(2)', "'ü'", 'ü '],
  ['BOOLEAN', 'TRUE', true],
  ['BOOLEAN', 'false', false],
  ['BOOLEAN', 'NULL', null],
  ['BOOLEAN', 'NOT TRUE', undefined],
  ['BOOLEAN', '1 = 1', undefined],
  ['DATE', "DATE '2020-01-01'", undefined],
  ['DATE', "'2020-01-01'", undefined],
  ['TIMESTAMP', "TIMESTAMP '2020-01-01 00:00:00'", undefined],
  ['INTERVAL DAY TO SECOND', "INTERVAL '1' DAY", undefined],
  ['RAW(2)', "'FF'", undefined],
  ['s_code', "'N'", 'N  '],
  ['s_small', '5', '5'],
  ['s_small', '11', undefined],
  ['s_number(3,1)', '1.25', '1.3'],
  ['k_two%TYPE', '3', '3'],
  ['k_two%TYPE', '2.5', undefined],
  ['r_row', 'NULL', undefined],
  // Only who knows the column can tell whether its type keeps the value.
  ['orders.status%TYPE', "'N'", 'N'],
];

describe('the value of a constant', () => {
  it.each(VALUES)('%s := %s is %j', (type, expression, expected) => {
    const { constants, gaps } = specificationOf(`
      SUBTYPE s_code IS CHAR(3);
      SUBTYPE s_small IS PLS_INTEGER RANGE 1 .. 10;
      SUBTYPE s_number IS NUMBER;
      TYPE r_row IS RECORD (a NUMBER);
      k_two CONSTANT PLS_INTEGER := 2;
      k_text CONSTANT VARCHAR2(1) := 'x';
      c CONSTANT ${type} := ${expression};
      k_later CONSTANT NUMBER := 1;`);
    expect(gaps).toEqual([]);
    const value = constants.find(({ name }) => name === 'C')?.value;
    expect(value == null ? value : 'value' in value ? value.value : value.text).toBe(expected);
  });

  it('comes with its text and notes', () => {
    const { constants } = specificationOf('-- The most.\n c_Max CONSTANT NUMBER NOT NULL DEFAULT 1 /* one */ + 1;');
    expect(constants).toEqual([
      {
        name: 'C_MAX',
        type: expect.objectContaining({ text: 'NUMBER', notNull: true }),
        value: { kind: 'number', text: '2' },
        notes: {
          spelling: 'c_Max',
          comment: 'The most.\n\none',
          declaredType: 'NUMBER',
          defaultText: '1 + 1',
          notNull: true,
        },
      },
    ]);
  });

  it('is not taken from a constant of a type that is declared elsewhere', () => {
    const { constants } = specificationOf("a CONSTANT orders.status%TYPE := 'N';\nb CONSTANT VARCHAR2(9) := a || 'x';");
    expect(constants.map(({ value }) => value)).toEqual([{ kind: 'text', text: 'N' }, undefined]);
  });
});
