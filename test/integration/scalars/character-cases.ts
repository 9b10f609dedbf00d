import { type ScalarCase, value } from './scalar-case.js';

/** To the last byte, blanks at the end included: equality alone pads CHAR. */
const same = 'v = w AND LENGTHB(v) = LENGTHB(w)';

/** Of CHAR that came in and has the length of the block's local. */
const sameButBlanks = 'RTRIM(v) = w AND LENGTHB(RTRIM(v)) = LENGTHB(w)';

const LONE_SURROGATE = 'a\ud83d';

/** For CHAR, whose blanks at the end are left off: see char-lengths.test.ts. */
const UNPADDED = [
  value(`'a'`, 'a'),
  value(`'  two'`, '  two'),
  value(`'O''Brien; -- :x'`, "O'Brien; -- :x"),
  value(`'Ärger € 漢字 😀'`, 'Ärger € 漢字 😀'),
  value(`'a' || CHR(0) || CHR(9) || CHR(10) || CHR(13)`, 'a\0\t\n\r'),
];

const TEXTS = [...UNPADDED, value(`'  two and three   '`, '  two and three   ')];

/** More than the 200 bytes for which the driver makes room when nobody says how many. */
const LONG_TEXTS = [
  value(`RPAD('x', 201, 'x')`, 'x'.repeat(201)),
  value(`RPAD('x', 4001, 'x')`, 'x'.repeat(4001)),
  value(`RPAD('x', 32767, 'x')`, 'x'.repeat(32_767)),
  value(`repeated('😀', 8191) || 'xyz'`, `${'😀'.repeat(8191)}xyz`),
];

const TOO_LONG = ['x'.repeat(32_768), '😀'.repeat(8192)];

export const CHARACTER_CASES: readonly ScalarCase[] = [
  {
    name: 'c_varchar2',
    type: 'VARCHAR2',
    variable: 'VARCHAR2(32767)',
    input: 'string',
    output: 'string',
    same,
    values: [...TEXTS, ...LONG_TEXTS],
    refused: [...TOO_LONG, LONE_SURROGATE, 1, true, Buffer.from('a'), { text: 'a' }],
  },
  {
    name: 'c_varchar2_bytes',
    type: 'short_text',
    declares: 'SUBTYPE short_text IS VARCHAR2(10 BYTE);',
    variable: 'short_text',
    input: 'string',
    output: 'string',
    same,
    values: [value(`'ten bytes!'`, 'ten bytes!'), value(`'€€€x'`, '€€€x')],
    beyond: {
      values: [
        ['eleven byte', 6502],
        ['€€€xy', 6502],
      ],
    },
  },
  {
    name: 'c_varchar2_chars',
    type: 'short_text',
    declares: 'SUBTYPE short_text IS VARCHAR2(10 CHAR);',
    input: 'string',
    output: 'string',
    same,
    values: [value(`'€€€€€€€€€€'`, '€€€€€€€€€€'), value(`'😀😀😀😀😀😀😀😀😀😀'`, '😀😀😀😀😀😀😀😀😀😀')],
    beyond: { values: [['€€€€€€€€€€x', 6502]] },
  },
  {
    name: 'c_string',
    type: 'STRING',
    variable: 'STRING(32767)',
    input: 'string',
    output: 'string',
    same,
    values: TEXTS,
  },
  {
    name: 'c_char',
    type: 'CHAR',
    variable: 'VARCHAR2(32767)',
    input: 'string',
    output: 'string',
    same: sameButBlanks,
    values: [...UNPADDED, value(`RPAD('x', 2000, 'x')`, 'x'.repeat(2000))],
    refused: [...TOO_LONG, LONE_SURROGATE, 1],
  },
  {
    name: 'c_char_code',
    type: 'code',
    declares: 'SUBTYPE code IS CHAR(5);',
    input: 'string',
    output: 'string',
    same,
    values: [value(`'ab   '`, 'ab   '), value(`'abcde'`, 'abcde'), value(`'€é'`, '€é')],
    beyond: {
      values: [
        ['abcdef', 6502],
        ['€€', 6502],
      ],
    },
  },
  {
    name: 'c_nvarchar2',
    type: 'NVARCHAR2',
    variable: 'NVARCHAR2(16383)',
    input: 'string',
    output: 'string',
    same,
    values: [
      value(`N'a'`, 'a'),
      value(`UNISTR('\\00c4rger \\20ac \\6f22 \\d83d\\de00')`, 'Ärger € 漢 😀'),
      value(`TO_NCHAR(RPAD('x', 16383, 'x'))`, 'x'.repeat(16_383)),
      value(`TO_NCHAR(repeated('€', 10922))`, '€'.repeat(10_922)),
    ],
    refused: ['x'.repeat(16_384), '€'.repeat(10_923), LONE_SURROGATE, 1],
  },
  {
    name: 'c_nchar',
    type: 'NCHAR',
    variable: 'NVARCHAR2(16383)',
    input: 'string',
    output: 'string',
    same: sameButBlanks,
    values: [
      value(`N'  a'`, '  a'),
      value(`UNISTR('\\d83d\\de00')`, '😀'),
      value(`TO_NCHAR(repeated('€', 1000))`, '€'.repeat(1000)),
    ],
    refused: ['x'.repeat(16_384), 1],
  },
  {
    name: 'c_long',
    type: 'LONG',
    input: 'string',
    output: 'string',
    same,
    variable: 'VARCHAR2(32767)',
    values: [...TEXTS, ...LONG_TEXTS],
    refused: [...TOO_LONG, 1],
    // A variable is shorter than a parameter.
    beyond: { variable: 'LONG', values: [['x'.repeat(32_761), 6502]] },
  },
];
