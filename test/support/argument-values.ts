import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { FieldDescriptor, ParameterDescriptor, ScalarDescriptor, TypeDescriptor } from '../../runtime/index.js';

/** Arguments of a routine, mostly of the right kind: values that fit, values at the limits, and wrong ones. */
export function argumentsFor(parameters: readonly ParameterDescriptor[]): fc.Arbitrary<Record<string, unknown>> {
  const given = parameters.filter(({ mode, type }) => mode !== 'OUT' && type.kind !== 'cursor');
  const entries = given.map(({ key, type, defaulted }) => {
    const value = valueFor(type);
    return [key, defaulted === true ? fc.option(value, { nil: undefined }) : value] as const;
  });
  const known = fc.record(Object.fromEntries(entries), { requiredKeys: [] });
  return withUnknown(rarely(known, fc.record(Object.fromEntries(entries))));
}

function valueFor(type: TypeDescriptor): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'record':
      return rarely(noObject, withUnknown(fc.record(fieldsFor(type.fields, true), { requiredKeys: [] })));
    case 'object': {
      const variants = [type, ...(type.subtypes ?? [])].map(({ attributes, tag }) =>
        fc
          .tuple(fc.record(fieldsFor(attributes, false)), fc.constantFrom(tag, undefined, 'OTHER'))
          .map(([fields, $type]) => ($type === undefined || tag === undefined ? fields : { $type, ...fields })),
      );
      return rarely(noObject, withUnknown(fc.oneof(...variants)));
    }
    case 'collection': {
      const element = valueFor(type.element);
      const keys = fc.constantFrom<unknown>('a', 'KEY', '', 'x'.repeat(40), 1, -5, 2 ** 40, 1.5);
      const map = fc.array(fc.tuple(keys, element), { maxLength: 2 }).map((items) => new Map(items));
      return rarely(anything, fc.oneof(fc.array(element, { maxLength: 3 }), map));
    }
    case 'cursor':
      return anything;
    default:
      return rarely(anything, fc.constantFrom(...candidates(type)));
  }
}

/** @param optional what the types say: the runtime takes an attribute that is undefined for NULL */
function fieldsFor(fields: readonly FieldDescriptor[], optional: boolean): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(
    fields.map(({ key, type }) => {
      const value = valueFor(type);
      return [
        key,
        optional ? rarely(fc.constant(undefined), value) : value.map((one) => (one === undefined ? 1n : one)),
      ];
    }),
  );
}

function rarely(odd: fc.Arbitrary<unknown>, usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: odd, weight: 1 }, { arbitrary: usual, weight: 20 });
}

function withUnknown(values: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(values, fc.boolean(), fc.integer({ min: 1, max: 20 }))
    .map(([value, isNull, odds]) => ({ ...(value ?? {}), ...(odds === 1 ? { unknownName: isNull ? null : 1 } : {}) }));
}

const noObject = fc.constantFrom<unknown>(null, undefined, 'text', 7, true, []);
const anything = fc.oneof(noObject, fc.constantFrom<unknown>({}, new Map(), new Date(0)));

/** Numbers that every declaration has room for, or none. */
const NUMBERS = [0, 1, -1, 0.5, 7n, -7n, Number.NaN, Number.POSITIVE_INFINITY, 1e200, 10n ** 140n, null];
const DECIMALS = ['1.5', '-0.25', 'abc', '', '1E500', '1,5', new Decimal('0.125'), new Decimal(1)];
const INTEGERS = [
  2_147_483_647,
  2_147_483_648,
  -2_147_483_648,
  2_147_483_648n,
  '12',
  '1.5',
  '4294967296',
  new Decimal(3),
];
const TEXTS = [
  '',
  'A',
  'äöü',
  '\u{1F600}',
  '\u{1F600}'.repeat(12),
  'x'.repeat(13),
  'x'.repeat(32_768),
  '\ud800',
  'ü'.repeat(16_384),
  null,
];
const DATES = [
  '2024-02-29T13:05:07',
  '2024-02-30T00:00:00',
  '2024-02-29T13:05:07.25',
  '2024-02-29T13:05:07.25+01:00',
  '2024-02-29',
  '-004712-01-01T00:00:00',
  '+010000-01-01T00:00:00Z',
  new Date('2024-02-29T13:05:07Z'),
  new Date('2024-02-29T13:05:07.5Z'),
  new Date('2024-10-27T00:30:00Z'),
  new Date(8.64e15),
  new Date(Number.NaN),
  Temporal.PlainDateTime.from('2024-02-29T13:05:07.123456789'),
  Temporal.PlainDateTime.from('2024-02-29T13:05:07'),
  Temporal.ZonedDateTime.from('2024-02-29T13:05:07+01:00[Europe/Berlin]'),
  Temporal.Instant.from('2024-02-29T13:05:07Z'),
  Temporal.Instant.from('+012024-02-29T13:05:07Z'),
  null,
];
const INTERVALS = [
  { years: 1, months: -1 },
  { years: 1 },
  { months: 12 },
  {},
  { days: 1, hours: 23 },
  { hours: 24 },
  { nanoseconds: 5 },
  null,
];
const BYTES = [new Uint8Array(0), Buffer.from('ab'), new Uint8Array(17), new Uint8Array(32_768), [1], 'ab', null];

const FILES = [
  { directory: 'DOCS', fileName: 'a.pdf' },
  { directory: 'DOCS', fileName: 'a.pdf', content: Buffer.from('ab') },
  { directory: 'D'.repeat(128), fileName: '\u{1F600}'.repeat(255) },
  { directory: 'D'.repeat(129), fileName: 'a.pdf' },
  { directory: 'DOCS', fileName: 'f'.repeat(256) },
  { directory: '', fileName: 'a.pdf' },
  { directory: 'DOCS', fileName: '\ud800' },
  { directory: 'DOCS' },
  'DOCS/a.pdf',
  null,
];

function candidates({ kind }: ScalarDescriptor): readonly unknown[] {
  switch (kind) {
    case 'number':
      return [...NUMBERS, ...DECIMALS];
    case 'integer':
      return [...NUMBERS, ...DECIMALS, ...INTEGERS];
    case 'binary_float':
    case 'binary_double':
      return [...NUMBERS, 1e38, 1e39];
    case 'boolean':
      return [true, false, 0, null];
    case 'date':
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return DATES;
    case 'interval_ym':
    case 'interval_ds':
      return INTERVALS;
    case 'raw':
    case 'blob':
      return BYTES;
    case 'bfile':
      return FILES;
    case 'json':
      return [{ a: [1, null, 'x'] }, 1n, Number.NaN, 'text', null, undefined];
    default:
      return TEXTS;
  }
}
