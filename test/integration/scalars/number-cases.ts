import { type ScalarCase, value } from './scalar-case.js';

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

const free = (name: string, type: string): ScalarCase => ({
  name,
  type,
  input: 'number | bigint',
  output: 'number',
  values: [
    value('0', 0, -0),
    value('1', 1, 1n),
    value('-1', -1),
    value('0.1', 0.1),
    value('-123456.789012345', -123456.789012345),
    value('1E-130', 1e-130),
    value('9007199254740991', MAX_SAFE),
    value('-9007199254740991', -MAX_SAFE, -9007199254740991n),
    value('12345678.9E-60', 1.23456789e-53),
  ],
  refused: ['1', Number.NaN, Number.POSITIVE_INFINITY, 1e126, -1e126, 10n ** 126n, 1e-131, true],
  notGiven: ['9007199254740992', '-9007199254740992', '1E125'],
});

/** Spellings whose values are whole. */
const whole = (name: string, type: string): ScalarCase => ({
  name,
  type,
  input: 'number | bigint',
  output: 'number',
  values: [
    value('0', 0, 0n),
    value('-7', -7),
    value('9007199254740991', MAX_SAFE),
    value('-9007199254740991', -MAX_SAFE),
  ],
  refused: ['1', Number.NaN, 10n ** 126n],
  notGiven: ['9007199254740992', '99999999999999999999999999999999999999'],
});

const MAX_38 = 10n ** 38n - 1n;

/** Spellings of NUMBER(38). */
const wide = (name: string, type: string): ScalarCase => ({
  name,
  type,
  input: 'number | bigint',
  output: 'bigint',
  values: [
    value('0', 0n, 0),
    value('-7', -7n, -7),
    value('9007199254740993', 9007199254740993n),
    value(String(MAX_38), MAX_38),
    value(`-${MAX_38}`, -MAX_38),
  ],
  refused: ['1', 1.5, 2 ** 53, 10n ** 126n],
});

/** FLOAT and its spellings: up to 38 digits in the database, 15 in a double. */
const float = (name: string, type: string): ScalarCase => ({
  name,
  type,
  input: 'number | bigint',
  output: 'number',
  values: [
    value('0', 0, 0n),
    value('0.1', 0.1),
    value('-1.5E-100', -1.5e-100),
    value('9007199254740991', MAX_SAFE, BigInt(MAX_SAFE)),
  ],
  refused: ['1', Number.NaN, 1e126],
  notGiven: ['9007199254740992', '1E100'],
});

const integer = (name: string, type: string, low: number, high: number): ScalarCase => ({
  name,
  type,
  input: 'number | bigint',
  output: 'number',
  values: [value(String(low), low), value(String(high), high, BigInt(high)), value('1', 1)],
  refused: [low - 1, high + 1, BigInt(high) + 1n, 0.5, Number.NaN, '1', true],
});

const MIN = -2_147_483_648;
const MAX = 2_147_483_647;

export const NUMBER_CASES: readonly ScalarCase[] = [
  free('c_number', 'NUMBER'),
  whole('c_integer', 'INTEGER'),
  whole('c_int', 'INT'),
  whole('c_smallint', 'SMALLINT'),
  wide('c_decimal', 'DECIMAL'),
  wide('c_dec', 'DEC'),
  wide('c_numeric', 'NUMERIC'),
  float('c_float', 'FLOAT'),
  float('c_double_precision', 'DOUBLE PRECISION'),
  {
    ...float('c_real', 'REAL'),
    values: [value('0', 0), value('0.1', 0.1), value('123456789.25', 123456789.25)],
    notGiven: [],
  },
  integer('c_pls_integer', 'PLS_INTEGER', MIN, MAX),
  integer('c_binary_integer', 'BINARY_INTEGER', MIN, MAX),
  integer('c_natural', 'NATURAL', 0, MAX),
  { ...integer('c_naturaln', 'NATURALN', 0, MAX), notNull: true },
  integer('c_positive', 'POSITIVE', 1, MAX),
  { ...integer('c_positiven', 'POSITIVEN', 1, MAX), notNull: true },
  integer('c_signtype', 'SIGNTYPE', -1, 1),
  { ...integer('c_simple_integer', 'SIMPLE_INTEGER', MIN, MAX), notNull: true },
];

const binary = (name: string, type: string): ScalarCase => ({
  name,
  type,
  input: 'number',
  output: 'number',
  same: '(v = w)',
  values: [
    // Oracle has no negative zero: BINARY_FLOAT and BINARY_DOUBLE keep it as 0.
    value('0', 0, -0),
    value('-1.5', -1.5),
    value('BINARY_DOUBLE_NAN', Number.NaN),
    value('BINARY_DOUBLE_INFINITY', Number.POSITIVE_INFINITY),
    value('-BINARY_DOUBLE_INFINITY', Number.NEGATIVE_INFINITY),
  ],
  refused: ['1', 1n, true],
});

export const BINARY_FLOAT_CASES: readonly ScalarCase[] = [
  binary('c_binary_double', 'BINARY_DOUBLE'),
  binary('c_simple_double', 'SIMPLE_DOUBLE'),
]
  .map((one) => ({
    ...one,
    values: [
      ...one.values,
      value('0.1D', 0.1),
      value('1.7976931348623157E308D', Number.MAX_VALUE),
      value('-1.7976931348623157E308D', -Number.MAX_VALUE),
      value('2.2250738585072014E-308D', 2.2250738585072014e-308),
    ],
  }))
  .concat(
    [binary('c_binary_float', 'BINARY_FLOAT'), binary('c_simple_float', 'SIMPLE_FLOAT')].map((one) => ({
      ...one,
      values: [
        ...one.values,
        value('0.1F', Math.fround(0.1), 0.1),
        value('3.4028234663852886E38F', 3.4028234663852886e38),
        value('1.17549435E-38F', Math.fround(1.17549435e-38)),
      ],
      refused: [...(one.refused ?? []), 3.5e38, -3.5e38],
    })),
  )
  .map((one) => (one.type.startsWith('SIMPLE') ? { ...one, notNull: true } : one));

export const BOOLEAN_CASES: readonly ScalarCase[] = [
  {
    name: 'c_boolean',
    type: 'BOOLEAN',
    input: 'boolean',
    output: 'boolean',
    values: [value('TRUE', true), value('FALSE', false)],
    refused: [0, 1, 'true', 'Y'],
  },
];
