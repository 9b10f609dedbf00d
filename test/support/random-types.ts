import fc from 'fast-check';

/**
 * Random nested package types: what a package specification declares, and the values that a generated client gives for them. A type is made once; values of
 * it as often as wanted.
 */
export type RandomType = ScalarCase | RecordCase | CollectionCase;

interface ScalarCase {
  readonly kind: 'scalar';
  /** In a field or element. */
  readonly declaration: string;
  readonly value: fc.Arbitrary<unknown>;
}

interface RecordCase {
  readonly kind: 'record';
  readonly fields: readonly RandomType[];
}

interface CollectionCase {
  readonly kind: 'collection';
  readonly form: 'nested table' | 'varray' | 'index by integer' | 'index by varchar2';
  readonly element: RandomType;
}

const digits = fc.integer({ min: -999_999_999, max: 999_999_999 });

/** Text that is itself again: '' would come back as null. */
const text = fc
  .string({ minLength: 1, maxLength: 10, unit: 'binary' })
  .filter((value) => /^[^\p{Surrogate}\0]+$/u.test(value));

const date = fc
  .date({ min: new Date('1700-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 19));

const SCALARS: readonly ScalarCase[] = [
  { kind: 'scalar', declaration: 'NUMBER', value: digits },
  { kind: 'scalar', declaration: 'NUMBER(12,2)', value: digits.map((value) => value / 100) },
  { kind: 'scalar', declaration: 'NUMBER(30)', value: fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }) },
  { kind: 'scalar', declaration: 'PLS_INTEGER', value: fc.integer() },
  { kind: 'scalar', declaration: 'BOOLEAN', value: fc.boolean() },
  { kind: 'scalar', declaration: 'VARCHAR2(10 CHAR)', value: text },
  { kind: 'scalar', declaration: 'NVARCHAR2(20)', value: text },
  { kind: 'scalar', declaration: 'DATE', value: date },
  {
    kind: 'scalar',
    declaration: 'TIMESTAMP(9)',
    value: fc.tuple(date, fc.nat({ max: 999_999_998 })).map(([whole, nanos]) => `${whole}.${fraction(nanos)}`),
  },
  { kind: 'scalar', declaration: 'TIMESTAMP(3) WITH TIME ZONE', value: date.map((whole) => `${whole}+05:45`) },
  {
    kind: 'scalar',
    declaration: 'RAW(8)',
    value: fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
  },
  { kind: 'scalar', declaration: 'BINARY_DOUBLE', value: fc.double().map((value) => (value === 0 ? 0 : value)) },
  {
    kind: 'scalar',
    declaration: 'INTERVAL DAY(3) TO SECOND(3)',
    value: fc.nat({ max: 999 }).map((days) => ({ days, hours: 1, minutes: 2, seconds: 3, nanoseconds: 0 })),
  },
];

/** Without zeros at the end, which come back without. */
function fraction(nanoseconds: number): string {
  return String(nanoseconds + 1)
    .padStart(9, '0')
    .replace(/0+$/, '');
}

/** @param depth how many composites may be nested */
function randomType(depth: number): fc.Arbitrary<RandomType> {
  const scalar = fc.constantFrom(...SCALARS);
  if (depth === 0) return scalar;
  const inner = fc.oneof(
    { weight: 2, arbitrary: scalar },
    { weight: 3, arbitrary: fc.constant(null).chain(() => randomType(depth - 1)) },
  );
  return fc.oneof(randomRecord(inner), randomCollection(inner));
}

/** A record or collection, never a scalar. */
export function randomComposite(depth: number): fc.Arbitrary<RandomType> {
  return randomType(Math.max(1, depth));
}

function randomRecord(inner: fc.Arbitrary<RandomType>): fc.Arbitrary<RandomType> {
  return fc.array(inner, { minLength: 1, maxLength: 4 }).map((fields) => ({ kind: 'record', fields }));
}

function randomCollection(inner: fc.Arbitrary<RandomType>): fc.Arbitrary<RandomType> {
  const form = fc.constantFrom('nested table', 'varray', 'index by integer', 'index by varchar2');
  return fc.tuple(form, inner).map(([chosen, element]) => ({ kind: 'collection', form: chosen, element }));
}

/** The most elements of a varray. */
const VARRAY_LIMIT = 5;

export interface DeclaredType {
  /** Type declarations, in order. */
  readonly declarations: readonly string[];
  /** What a parameter of the type is declared as. */
  readonly name: string;
}

/** @param prefix of the names */
export function declareType(type: RandomType, prefix: string): DeclaredType {
  if (type.kind === 'scalar') return { declarations: [], name: type.declaration };
  const parts =
    type.kind === 'record'
      ? type.fields.map((field, index) => declareType(field, `${prefix}_${index}`))
      : [declareType(type.element, `${prefix}_e`)];
  const declarations = parts.flatMap((part) => part.declarations);
  const names = parts.map((part) => part.name);
  return { declarations: [...declarations, `TYPE ${prefix} IS ${definitionOf(type, names)};`], name: prefix };
}

function definitionOf(type: RecordCase | CollectionCase, names: readonly string[]): string {
  if (type.kind === 'record') return `RECORD (${names.map((name, index) => `f${index} ${name}`).join(', ')})`;
  const [element = ''] = names;
  switch (type.form) {
    case 'nested table':
      return `TABLE OF ${element}`;
    case 'varray':
      return `VARRAY(${VARRAY_LIMIT}) OF ${element}`;
    case 'index by integer':
      return `TABLE OF ${element} INDEX BY PLS_INTEGER`;
    case 'index by varchar2':
      return `TABLE OF ${element} INDEX BY VARCHAR2(40)`;
  }
}

/**
 * Values as a client gives them with `types.indexBy: 'map'`: scalars and nested tables may be null, records and index-by tables not; index-by tables may be sparse and
 * have negative keys.
 */
export function valuesOf(type: RandomType, maxLength = 3): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'scalar':
      return fc.option(type.value, { freq: 5 });
    case 'record':
      return fc
        .tuple(...type.fields.map((field) => valuesOf(field, maxLength)))
        .map((values) => Object.fromEntries(values.map((value, index) => [`f${index}`, value])));
    case 'collection': {
      const element = valuesOf(type.element, maxLength);
      if (type.form === 'index by integer') return mapOf(fc.integer(), element, maxLength, (a, b) => a - b);
      if (type.form === 'index by varchar2') return mapOf(text, element, maxLength, byBytes);
      return fc.option(fc.array(element, { maxLength: Math.min(maxLength, VARRAY_LIMIT) }), { freq: 5 });
    }
  }
}

function mapOf<Key extends string | number>(
  key: fc.Arbitrary<Key>,
  element: fc.Arbitrary<unknown>,
  maxLength: number,
  compare: (a: Key, b: Key) => number,
): fc.Arbitrary<Map<Key, unknown>> {
  return fc
    .uniqueArray(fc.tuple(key, element), { maxLength, selector: ([name]) => name })
    .map((entries) => new Map(entries.sort(([a], [b]) => compare(a, b))));
}

/** As the database orders the keys of INDEX BY VARCHAR2. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
