import { type ScalarCase, value } from './scalar-case.js';

const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

export const BINARY_CASES: readonly ScalarCase[] = [
  {
    name: 'c_raw',
    type: 'RAW',
    variable: 'RAW(32767)',
    input: 'Uint8Array',
    output: 'Buffer',
    values: [
      value(`HEXTORAW('00')`, Buffer.from([0]), new Uint8Array([0])),
      value(`HEXTORAW('${ALL_BYTES.toString('hex')}')`, ALL_BYTES),
      value(`UTL_RAW.CAST_TO_RAW(RPAD('x', 32767, 'x'))`, Buffer.alloc(32_767, 'x')),
    ],
    refused: [Buffer.alloc(32_768), '00', [0], new Uint16Array(1)],
  },
  {
    name: 'c_raw_guid',
    type: 'guid',
    declares: 'SUBTYPE guid IS RAW(16);',
    input: 'Uint8Array',
    output: 'Buffer',
    values: [
      value(`HEXTORAW('00112233445566778899AABBCCDDEEFF')`, Buffer.from('00112233445566778899aabbccddeeff', 'hex')),
    ],
    beyond: { values: [[Buffer.alloc(17), 6502]] },
  },
  {
    name: 'c_long_raw',
    type: 'LONG RAW',
    variable: 'RAW(32767)',
    input: 'Uint8Array',
    output: 'Buffer',
    values: [
      value(`HEXTORAW('00FF')`, Buffer.from([0, 255])),
      value(`UTL_RAW.CAST_TO_RAW(RPAD('x', 32767, 'x'))`, Buffer.alloc(32_767, 'x')),
    ],
    // A variable is shorter than a parameter.
    beyond: { variable: 'LONG RAW', values: [[Buffer.alloc(32_761), 6502]] },
    refused: [Buffer.alloc(32_768), '00'],
  },
  {
    name: 'c_rowid',
    type: 'ROWID',
    input: 'string',
    output: 'string',
    values: [value(`CHARTOROWID('AAAS/nAABAAAVT5AA/')`, 'AAAS/nAABAAAVT5AA/')],
    refused: [1, 'x'.repeat(5268)],
    beyond: { values: [['not a rowid', 1410]] },
  },
  {
    name: 'c_urowid',
    type: 'UROWID',
    input: 'string',
    output: 'string',
    values: [value(`'AAAS/nAABAAAVT5AA/'`, 'AAAS/nAABAAAVT5AA/')],
    refused: [1],
  },
];
