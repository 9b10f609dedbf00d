import oracledb from 'oracledb';
import { describe, expect, test } from 'vitest';
import { type Binder, REFUSED } from '../../../../runtime/binds/binder.js';
import { binderFor } from '../../../../runtime/binds/binder-for.js';
import type { ScalarDescriptor } from '../../../../runtime/call-descriptor.js';

const binder = (kind: ScalarDescriptor['kind'], rest: Partial<ScalarDescriptor> = {}): Binder =>
  binderFor({ kind, declaration: 'X', ...rest }, 'IN OUT');
const encode = (of: Binder, value: unknown): unknown => of.encode(value, oracledb);

/** What is bound for a value; REFUSED for one that the type cannot take. */
const ENCODED: readonly [type: string, binder: Binder, value: unknown, bound: unknown][] = [
  ['string', binder('string'), '', ''],
  ['string', binder('string'), 'Ünïcode 😀', 'Ünïcode 😀'],
  ['string', binder('string'), 'x'.repeat(32_767), 'x'.repeat(32_767)],
  ['string', binder('string'), 'x'.repeat(32_768), REFUSED],
  ['string', binder('string'), 'é'.repeat(16_384), REFUSED],
  ['string', binder('string'), 'lone \ud83d surrogate', REFUSED],
  ['string', binder('string'), 42, REFUSED],
  ['nstring', binder('nstring'), 'x'.repeat(16_383), 'x'.repeat(16_383)],
  ['nstring', binder('nstring'), 'x'.repeat(16_384), REFUSED],
  ['padded string', binder('string', { blankPadded: true }), 'x'.repeat(2000), 'x'.repeat(2000)],
  ['padded string', binder('string', { blankPadded: true }), 'x'.repeat(2001), REFUSED],
  ['padded string', binder('string', { blankPadded: true }), '€'.repeat(667), REFUSED],
  ['padded nstring', binder('nstring', { blankPadded: true }), '€'.repeat(1000), '€'.repeat(1000)],
  ['padded nstring', binder('nstring', { blankPadded: true }), 'x'.repeat(1001), REFUSED],
  ['number', binder('number'), 0.1, 0.1],
  ['number', binder('number'), -0, -0],
  ['number', binder('number'), 2 ** 60, 2 ** 60],
  ['number', binder('number'), 9.99e125, 9.99e125],
  ['number', binder('number'), 1e126, REFUSED],
  ['number', binder('number'), 1e-130, 1e-130],
  ['number', binder('number'), 1e-131, REFUSED],
  ['number', binder('number'), 1.5e-130, REFUSED],
  ['number', binder('number'), Number.NaN, REFUSED],
  ['number', binder('number'), Number.POSITIVE_INFINITY, REFUSED],
  ['number', binder('number'), 12345678901234567890n, 12345678901234567890n],
  ['number', binder('number'), '1', REFUSED],
  [
    'bigint',
    binder('number', { as: 'bigint' }),
    99999999999999999999999999999999999999n,
    '99999999999999999999999999999999999999E0',
  ],
  ['bigint', binder('number', { as: 'bigint' }), 10n ** 38n, '1E38'],
  ['bigint', binder('number', { as: 'bigint' }), 10n ** 38n + 1n, REFUSED],
  ['bigint', binder('number', { as: 'bigint' }), -7, '-7E0'],
  ['bigint', binder('number', { as: 'bigint' }), 0, '0E0'],
  ['bigint', binder('number', { as: 'bigint' }), 2 ** 53, REFUSED],
  ['bigint', binder('number', { as: 'bigint' }), 1.5, REFUSED],
  ['decimal text', binder('number', { as: 'string' }), '-00012.500', '-125E-1'],
  ['decimal text', binder('number', { as: 'string' }), '.5', '5E-1'],
  ['decimal text', binder('number', { as: 'string' }), '1E-130', '1E-130'],
  ['decimal text', binder('number', { as: 'string' }), '1e126', REFUSED],
  ['decimal text', binder('number', { as: 'string' }), '1,5', REFUSED],
  ['decimal text', binder('number', { as: 'string' }), '.', REFUSED],
  ['decimal text', binder('number', { as: 'string' }), '', REFUSED],
  ['decimal text', binder('number', { as: 'string' }), Number.NaN, REFUSED],
  ['pls_integer', binder('integer'), 2_147_483_647, 2_147_483_647],
  ['pls_integer', binder('integer'), -2_147_483_648n, -2_147_483_648],
  ['pls_integer', binder('integer'), 2_147_483_648, REFUSED],
  ['pls_integer', binder('integer'), 1.5, REFUSED],
  ['pls_integer', binder('integer'), Number.NaN, REFUSED],
  ['binary_double', binder('binary_double'), Number.NaN, Number.NaN],
  ['binary_double', binder('binary_double'), Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ['binary_float', binder('binary_float'), 1n, REFUSED],
  ['binary_float', binder('binary_float'), 3.4e38, 3.4e38],
  ['binary_float', binder('binary_float'), 3.5e38, REFUSED],
  ['binary_float', binder('binary_float'), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['binary_float', binder('binary_float'), Number.NaN, Number.NaN],
  ['natural', binder('integer', { declaration: 'NATURAL' }), 0, 0],
  ['natural', binder('integer', { declaration: 'NATURAL' }), -1, REFUSED],
  ['positiven', binder('integer', { declaration: 'POSITIVEN' }), 1n, 1],
  ['positiven', binder('integer', { declaration: 'POSITIVEN' }), 0, REFUSED],
  ['signtype', binder('integer', { declaration: 'SIGNTYPE' }), 2, REFUSED],
  ['json', binder('json'), { a: [1, null, 'é'] }, '{"a":[1,null,"é"]}'],
  ['json', binder('json'), { a: Number.NaN }, REFUSED],
  ['json', binder('json'), 1n, REFUSED],
  ['json', binder('json'), () => 1, REFUSED],
  ['json', binder('json'), 'x'.repeat(32_766), REFUSED],
  ['xml', binder('xml'), '<a>é</a>', '<a>é</a>'],
  ['xml', binder('xml'), 1, REFUSED],
  ['xml', binder('xml'), 'x'.repeat(32_768), REFUSED],
  ['boolean', binder('boolean'), false, false],
  ['boolean', binder('boolean'), 0, REFUSED],
  ['date', binder('date'), '2024-02-29T13:05:07', '2024-02-29T13:05:07'],
  ['date', binder('date'), '2024-02-29', '2024-02-29T00:00:00'],
  ['date', binder('date'), '-000043-03-15T00:00:00', '-0044-03-15T00:00:00'],
  ['date', binder('date'), '0000-01-01', '-0001-01-01T00:00:00'],
  ['date', binder('date'), '-004711-01-01', '-4712-01-01T00:00:00'],
  ['date', binder('date'), '-004712-01-01', REFUSED],
  ['date', binder('date'), '+010000-01-01', REFUSED],
  ['date', binder('date'), '2023-02-29', REFUSED],
  ['date', binder('date'), '2024-02-29T24:00:00', REFUSED],
  ['date', binder('date'), '2024-02-29T13:05:07.5', REFUSED],
  ['date', binder('date'), '2024-02-29T13:05:07Z', REFUSED],
  ['date', binder('date'), new Date(0), REFUSED],
  ['timestamp', binder('timestamp'), '2024-02-29T13:05:07.123456789', '2024-02-29T13:05:07.123456789'],
  ['timestamp', binder('timestamp'), '2024-02-29T13:05:07', '2024-02-29T13:05:07.000000000'],
  ['timestamp', binder('timestamp'), '2024-02-29T13:05:07.1234567891', REFUSED],
  ['timestamp_tz', binder('timestamp_tz'), '2024-02-29T13:05:07.5-03:30', '2024-02-29T13:05:07.500000000-03:30'],
  ['timestamp_tz', binder('timestamp_tz'), '2024-02-29T13:05:07Z', '2024-02-29T13:05:07.000000000+00:00'],
  ['timestamp_tz', binder('timestamp_tz'), '2024-02-29T13:05:07', REFUSED],
  ['timestamp_ltz', binder('timestamp_ltz'), '2024-02-29T13:05:07+01:00', '2024-02-29T13:05:07.000000000+01:00'],
  ['raw', binder('raw'), Uint8Array.of(1, 2), Buffer.of(1, 2)],
  ['raw', binder('raw'), Buffer.alloc(32_768), REFUSED],
  ['raw', binder('raw'), 'AB', REFUSED],
  ['rowid', binder('rowid'), 'AAAR3sAAEAAAACXAAA', 'AAAR3sAAEAAAACXAAA'],
  ['interval_ym', binder('interval_ym'), { years: -3, months: -4 }, { years: -3, months: -4 }],
  ['interval_ym', binder('interval_ym'), { months: 12 }, REFUSED],
  ['interval_ym', binder('interval_ym'), { years: 1, months: -1 }, REFUSED],
  ['interval_ym', binder('interval_ym'), { year: 1 }, REFUSED],
  [
    'interval_ds',
    binder('interval_ds'),
    { days: 1, nanoseconds: 5 },
    { days: 1, hours: 0, minutes: 0, seconds: 0, fseconds: 5 },
  ],
  ['interval_ds', binder('interval_ds'), { hours: 24 }, REFUSED],
  ['interval_ds', binder('interval_ds'), [], REFUSED],
];

test.each(ENCODED)('%s: case %#', (_type, of, value, bound) => {
  const encoded = encode(of, value);
  if (typeof bound === 'object' && !Buffer.isBuffer(bound)) expect({ ...Object(encoded) }).toEqual(bound);
  else expect(encoded).toEqual(bound);
});

/** What the caller gets for what the driver returned. */
const DECODED: readonly [type: string, binder: Binder, returned: unknown, value: unknown][] = [
  [
    'bigint',
    binder('number', { as: 'bigint' }),
    '12345678901234567890123456789012345678',
    12345678901234567890123456789012345678n,
  ],
  ['bigint', binder('number', { as: 'bigint' }), '-1E+65', -(10n ** 65n)],
  ['decimal text', binder('number', { as: 'string' }), '-.05', '-0.05'],
  ['decimal text', binder('number', { as: 'string' }), '1.25E-70', `0.${'0'.repeat(69)}125`],
  ['decimal text', binder('number', { as: 'string' }), '0', '0'],
  ['date', binder('date'), ' 2024-02-29T13:05:07', '2024-02-29T13:05:07'],
  ['date', binder('date'), '-0044-03-15T00:00:00', '-000043-03-15T00:00:00'],
  ['date', binder('date'), '-0001-03-15T00:00:00', '0000-03-15T00:00:00'],
  ['timestamp', binder('timestamp'), ' 2024-02-29T13:05:07.120000000', '2024-02-29T13:05:07.12'],
  ['timestamp', binder('timestamp'), ' 2024-02-29T13:05:07.000000000', '2024-02-29T13:05:07'],
  ['timestamp_tz', binder('timestamp_tz'), ' 2024-02-29T13:05:07.500000000-03:30', '2024-02-29T13:05:07.5-03:30'],
  ['timestamp_ltz', binder('timestamp_ltz'), ' 2024-02-29T13:05:07.500000000', '2024-02-29T13:05:07.5Z'],
  ['interval_ym', binder('interval_ym'), { years: 1, months: 2 }, { years: 1, months: 2 }],
  [
    'interval_ds',
    binder('interval_ds'),
    { days: 1, hours: 2, minutes: 3, seconds: 4, fseconds: 5 },
    { days: 1, hours: 2, minutes: 3, seconds: 4, nanoseconds: 5 },
  ],
];

test.each(DECODED)('%s comes back: case %#', (_type, of, returned, value) => {
  expect(of.decode(returned)).toEqual(value);
});

test('a value of another type than the bind is not passed on', () => {
  expect(() => binder('number').decode('1')).toThrow(TypeError);
  expect(() => binder('boolean').decode(1)).toThrow(TypeError);
});

describe('sizes', () => {
  test('an OUT string has the size of its declaration, one that comes in has the whole range', () => {
    expect(binderFor({ kind: 'string', declaration: 'VARCHAR2(30)', maxSize: 30 }, 'OUT').maxSize).toBe(30);
    expect(binderFor({ kind: 'string', declaration: 'VARCHAR2(30)', maxSize: 30 }, 'IN OUT').maxSize).toBe(32_767);
    expect(binderFor({ kind: 'raw', declaration: 'RAW(32767)' }, 'OUT').maxSize).toBe(32_767);
  });
});

test('a mapping of a later version is refused by name', () => {
  expect(() => binder('date', { as: 'bigint' })).toThrow('cannot give date as bigint');
  expect(() => binder('number', { as: 'iso' })).toThrow('cannot give number as iso');
});
