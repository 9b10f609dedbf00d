import { Decimal } from 'decimal.js';
import oracledb from 'oracledb';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type Binder, REFUSED } from '../../../../runtime/binds/binder.js';
import { binderFor } from '../../../../runtime/binds/binder-for.js';
import type { ScalarDescriptor } from '../../../../runtime/call-descriptor.js';

const binder = (kind: ScalarDescriptor['kind'], rest: Partial<ScalarDescriptor>): Binder =>
  binderFor({ kind, declaration: 'X', ...rest }, 'IN OUT', { Decimal, Temporal });
const encode = (of: Binder, value: unknown): unknown => of.encode(value, oracledb);

const decimal = binder('number', { as: 'decimal' });
const inUtc = (kind: 'date' | 'timestamp', rest: Partial<ScalarDescriptor> = {}) =>
  binder(kind, { as: 'date', zone: 'UTC', ...rest });
const kathmandu = binder('timestamp', { as: 'date', zone: '+05:45' });
const newYork = binder('timestamp', { as: 'date', zone: 'America/New_York' });
const newYorkLater = binder('timestamp', { as: 'date', zone: 'America/New_York', overlap: 'later' });
const newYorkEarlier = binder('timestamp', { as: 'date', zone: 'America/New_York', overlap: 'earlier' });
const temporal = (kind: ScalarDescriptor['kind']) => binder(kind, { as: 'temporal' });
const zoned = (text: string) => Temporal.ZonedDateTime.from(text);

/** What is bound for a value; REFUSED for one that the type cannot take. */
const ENCODED: readonly [what: string, binder: Binder, value: unknown, bound: unknown][] = [
  ['Decimal', decimal, new Decimal('-12.50'), '-125E-1'],
  ['Decimal written with an exponent', decimal, new Decimal('1.5e+90'), '15E89'],
  ['Decimal of another precision', decimal, new (Decimal.clone({ precision: 5 }))('123456789'), '123456789E0'],
  ['Decimal of 39 digits', decimal, new Decimal('1'.repeat(39)), REFUSED],
  ['Decimal that is not finite', decimal, new Decimal(Number.NaN), REFUSED],
  ['text for a Decimal', decimal, '0.1', '1E-1'],
  ['number for a Decimal', decimal, 0.1, '1E-1'],
  ['object that is no Decimal', decimal, { toString: () => '1' }, REFUSED],
  ['PLS_INTEGER as bigint', binder('integer', { as: 'bigint' }), 7n, 7],
  ['PLS_INTEGER as text', binder('integer', { as: 'string' }), '-7', -7],
  ['PLS_INTEGER as text', binder('integer', { as: 'string' }), '7.5', REFUSED],
  ['PLS_INTEGER as text', binder('integer', { as: 'string' }), '2147483648', REFUSED],
  ['PLS_INTEGER as Decimal', binder('integer', { as: 'decimal' }), new Decimal(7), 7],
  ['PLS_INTEGER as Decimal', binder('integer', { as: 'decimal' }), new Decimal('7.5'), REFUSED],
  ['Date into DATE', inUtc('date'), new Date('2024-02-29T13:05:07Z'), '2024-02-29T13:05:07'],
  ['Date with milliseconds into DATE', inUtc('date'), new Date('2024-02-29T13:05:07.001Z'), REFUSED],
  [
    'Date with milliseconds into DATE, truncated',
    inUtc('date', { truncate: true }),
    new Date('1969-12-31T23:59:59.999Z'),
    '1969-12-31T23:59:59',
  ],
  ['Date into TIMESTAMP', inUtc('timestamp'), new Date('2024-02-29T13:05:07.25Z'), '2024-02-29T13:05:07.250000000'],
  ['Date of the year 50', inUtc('date'), new Date('0050-06-01T00:00:00Z'), '0050-06-01T00:00:00'],
  ['Date before Christ', inUtc('date'), new Date('-000043-03-15T00:00:00Z'), '-0044-03-15T00:00:00'],
  ['Date beyond the year 9999', inUtc('date'), new Date('+010000-01-01T00:00:00Z'), REFUSED],
  ['Date at the end of time', kathmandu, new Date(8.64e15), REFUSED],
  ['Date that is none', inUtc('date'), new Date(Number.NaN), REFUSED],
  ['ISO text for a Date', inUtc('date'), '2024-02-29T13:05:07', REFUSED],
  ['Date at an offset', kathmandu, new Date('2024-02-29T20:00:00Z'), '2024-03-01T01:45:00.000000000'],
  ['Date in winter', newYork, new Date('2024-01-01T05:00:00Z'), '2024-01-01T00:00:00.000000000'],
  ['Date in summer', newYork, new Date('2024-07-01T04:00:00Z'), '2024-07-01T00:00:00.000000000'],
  ['Date at a time that comes twice', newYork, new Date('2024-11-03T05:30:00Z'), REFUSED],
  ['Date at that time again', newYork, new Date('2024-11-03T06:30:00Z'), REFUSED],
  ['Date at the later time', newYorkLater, new Date('2024-11-03T06:30:00Z'), '2024-11-03T01:30:00.000000000'],
  [
    'Date as moment',
    binder('timestamp_tz', { as: 'date' }),
    new Date('2024-02-29T13:05:07.25Z'),
    '2024-02-29T13:05:07.250000000+00:00',
  ],
  [
    'PlainDateTime into DATE',
    temporal('date'),
    Temporal.PlainDateTime.from('2024-02-29T13:05:07'),
    '2024-02-29T13:05:07',
  ],
  ['PlainDateTime with a fraction', temporal('date'), Temporal.PlainDateTime.from('2024-02-29T13:05:07.5'), REFUSED],
  [
    'PlainDateTime into TIMESTAMP',
    temporal('timestamp'),
    Temporal.PlainDateTime.from('2024-02-29T13:05:07.123456789'),
    '2024-02-29T13:05:07.123456789',
  ],
  ['PlainDate', temporal('date'), Temporal.PlainDate.from('2024-02-29'), REFUSED],
  [
    'ZonedDateTime',
    temporal('timestamp_tz'),
    zoned('2024-07-01T12:00:00[Europe/Berlin]'),
    '2024-07-01T12:00:00.000000000+02:00',
  ],
  ['ZonedDateTime of local mean time', temporal('timestamp_tz'), zoned('1800-07-01T12:00:00[Europe/Berlin]'), REFUSED],
  [
    'Instant',
    temporal('timestamp_ltz'),
    Temporal.Instant.from('2024-02-29T13:05:07.5+01:00'),
    '2024-02-29T12:05:07.500000000+00:00',
  ],
  ['Instant for a ZonedDateTime', temporal('timestamp_tz'), Temporal.Instant.from('2024-02-29T13:05:07Z'), REFUSED],
];

test.each(ENCODED)('%s', (_what, of, value, bound) => {
  expect(encode(of, value)).toEqual(bound);
});

/** What the caller gets for what the driver returned. */
const DECODED: readonly [what: string, binder: Binder, returned: unknown, value: string][] = [
  ['Decimal', decimal, '-.05', '-0.05'],
  ['Decimal', decimal, `${'9'.repeat(38)}`, '9.9999999999999999999999999999999999999e+37'],
  ['PLS_INTEGER as text', binder('integer', { as: 'string' }), -7, '-7'],
  ['Date from DATE', inUtc('date'), ' 2024-02-29T13:05:07', '2024-02-29T13:05:07.000Z'],
  ['Date of the year 50', inUtc('date'), ' 0050-06-01T00:00:00', '0050-06-01T00:00:00.000Z'],
  ['Date before Christ', inUtc('date'), '-0044-03-15T00:00:00', '-000043-03-15T00:00:00.000Z'],
  ['Date at an offset', kathmandu, ' 2024-03-01T01:45:00.250000000', '2024-02-29T20:00:00.250Z'],
  [
    'Date without the excess digits',
    inUtc('timestamp', { truncate: true }),
    ' 1969-12-31T23:59:59.999999999',
    '1969-12-31T23:59:59.999Z',
  ],
  ['Date at the earlier time', newYorkEarlier, ' 2024-11-03T01:30:00.000000000', '2024-11-03T05:30:00.000Z'],
  ['Date at the later time', newYorkLater, ' 2024-11-03T01:30:00.000000000', '2024-11-03T06:30:00.000Z'],
  [
    'Date as moment',
    binder('timestamp_tz', { as: 'date' }),
    ' 2024-02-29T13:05:07.500000000-03:30',
    '2024-02-29T16:35:07.500Z',
  ],
  [
    'Date as moment from UTC',
    binder('timestamp_ltz', { as: 'date' }),
    ' 2024-02-29T13:05:07.500000000',
    '2024-02-29T13:05:07.500Z',
  ],
  ['PlainDateTime', temporal('timestamp'), ' 2024-02-29T13:05:07.123456789', '2024-02-29T13:05:07.123456789'],
  ['PlainDateTime', temporal('date'), '-0044-03-15T00:00:00', '-000043-03-15T00:00:00'],
  [
    'ZonedDateTime',
    temporal('timestamp_tz'),
    ' 2024-02-29T13:05:07.500000000-03:30',
    '2024-02-29T13:05:07.5-03:30[-03:30]',
  ],
  ['Instant', temporal('timestamp_ltz'), ' 2024-02-29T13:05:07.500000000', '2024-02-29T13:05:07.5Z'],
];

test.each(DECODED)('%s comes back: case %#', (_what, of, returned, value) => {
  const decoded = of.decode(returned);
  expect(decoded instanceof Date ? decoded.toISOString() : String(decoded)).toBe(value);
});

describe('what is expected', () => {
  test.each([
    [inUtc('timestamp'), 'a Date'],
    [inUtc('date'), 'a Date, without milliseconds'],
    [
      binder('date', { as: 'date', zone: 'America/New_York' }),
      'a Date, without milliseconds, at a time that clocks in America/New_York show once',
    ],
    [newYorkLater, 'a Date'],
    [temporal('date'), 'a Temporal.PlainDateTime of whole seconds'],
  ])('case %#: %o', (of, text) => {
    expect(of.expects).toBe(text);
  });
});

test('a module without the class of its values is refused', () => {
  const without = (kind: ScalarDescriptor['kind'], as: NonNullable<ScalarDescriptor['as']>) =>
    binderFor({ kind, declaration: 'X', as }, 'IN');
  expect(() => without('number', 'decimal')).toThrow('gives number as decimal without the class');
  expect(() => without('integer', 'decimal')).toThrow('gives integer as decimal without the class');
  expect(() => without('date', 'temporal')).toThrow('gives date as temporal without the class');
});
