import { type ScalarCase, value } from './scalar-case.js';

/** What the columns of `ANCHORED` are anchors for. */
export const ANCHORED_TABLE = `CREATE TABLE erp.anchored (
  money NUMBER(9,2), code CHAR(5), name VARCHAR2(10 CHAR), stamp TIMESTAMP(3), ident RAW(16), ratio FLOAT(24));
`;

const same = 'v = w AND LENGTHB(v) = LENGTHB(w)';

/**
 * Parameters that are declared by %TYPE, or by a subtype with a range. Of an anchor they inherit neither length nor precision, whatever the dictionary shows.
 * Source: PL/SQL Language Reference, "Formal Parameters of Constrained Subtypes".
 */
export const ANCHORED_CASES: readonly ScalarCase[] = [
  {
    name: 'c_money',
    type: 'erp.anchored.money%TYPE',
    variable: 'NUMBER',
    input: 'number | bigint',
    output: 'number',
    values: [
      value('1234567.89', 1234567.89),
      value('-0.01', -0.01),
      value('7', 7, 7n),
      value('12345678901.125', 12345678901.125),
    ],
    refused: ['1', true],
    beyond: {
      variable: 'erp.anchored.money%TYPE',
      values: [[10_000_000, 6502]],
    },
  },
  {
    name: 'c_code',
    type: 'erp.anchored.code%TYPE',
    input: 'string',
    output: 'string',
    same,
    values: [value(`'ab   '`, 'ab   ')],
    beyond: { values: [['abcdef', 6502]] },
  },
  {
    name: 'c_name',
    type: 'erp.anchored.name%TYPE',
    variable: 'VARCHAR2(32767)',
    input: 'string',
    output: 'string',
    same,
    values: [value(`'ten chars€'`, 'ten chars€'), value(`'more than ten'`, 'more than ten')],
    beyond: { variable: 'erp.anchored.name%TYPE', values: [['eleven char', 6502]] },
  },
  {
    name: 'c_stamp',
    type: 'erp.anchored.stamp%TYPE',
    input: 'string',
    output: 'string',
    values: [value(`TIMESTAMP '2024-02-29 13:05:07.123'`, '2024-02-29T13:05:07.123')],
  },
  {
    name: 'c_ident',
    type: 'erp.anchored.ident%TYPE',
    input: 'Uint8Array',
    output: 'Buffer',
    values: [value(`HEXTORAW('0102')`, Buffer.from([1, 2]))],
    beyond: { values: [[Buffer.alloc(17), 6502]] },
  },
  {
    name: 'c_ratio',
    type: 'erp.anchored.ratio%TYPE',
    input: 'number | bigint',
    output: 'number',
    values: [value('0.12345678', 0.12345678)],
  },
  {
    name: 'c_range',
    type: 'grade',
    declares: 'SUBTYPE grade IS PLS_INTEGER RANGE 1 .. 6;',
    input: 'number | bigint',
    output: 'number',
    values: [value('1', 1), value('6', 6)],
    refused: [0.5, '1'],
    beyond: {
      values: [
        [0, 6502],
        [7, 6502],
      ],
    },
  },
];
