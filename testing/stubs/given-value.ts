import { binderFor } from '../../runtime/binds/binder-for.js';
import type {
  CollectionDescriptor,
  ObjectDescriptor,
  RecordDescriptor,
  ScalarDescriptor,
  ValueClasses,
  ValueDescriptor,
} from '../../runtime/index.js';
import { BfileValue } from '../../sandbox/values/bfile.js';
import { BinaryDouble, BinaryFloat } from '../../sandbox/values/binary-float.js';
import { CollectionValue, RecordValue } from '../../sandbox/values/composite.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../sandbox/values/interval.js';
import { BlobValue, ClobValue } from '../../sandbox/values/lob.js';
import { numberToDouble, numberToPlainText, OracleNumber } from '../../sandbox/values/number.js';
import { Rowid } from '../../sandbox/values/rowid.js';
import type { Value } from '../../sandbox/values/value.js';
import { VectorValue } from '../../sandbox/values/vector.js';
import { datetimeText } from './datetime-text.js';

/** A value of the database as the client's types have it. */
export function givenValue(value: Value, type: ValueDescriptor, classes: ValueClasses): unknown {
  switch (type.kind) {
    case 'record':
      return value instanceof RecordValue ? members(value, type.fields, classes) : null;
    case 'collection':
      return value instanceof CollectionValue ? givenCollection(value, type, classes) : null;
    case 'object':
      return value instanceof RecordValue ? givenObject(value, type, classes) : null;
    default:
      return value === null ? null : givenScalar(value, type, classes);
  }
}

function members(
  { dataType, fields }: RecordValue,
  described: RecordDescriptor['fields'],
  classes: ValueClasses,
): Record<string, unknown> {
  const declared = dataType.kind === 'record' ? dataType.fields : dataType.attributes;
  return Object.fromEntries(
    described.map(({ name, key, type }) => {
      const index = declared.findIndex((field) => field.name === name);
      return [key, givenValue(fields[index] ?? null, type, classes)];
    }),
  );
}

function givenObject(value: RecordValue, type: ObjectDescriptor, classes: ValueClasses): unknown {
  const { identity } = value.dataType;
  const own =
    [type, ...(type.subtypes ?? [])].find(({ owner, name }) => owner === identity?.owner && name === identity.name) ??
    type;
  return { ...(own.tag === undefined ? {} : { $type: own.tag }), ...members(value, own.attributes, classes) };
}

/** An index-by table whose keys are not 1, 2, 3 … is a Map, whatever results are. */
function givenCollection(value: CollectionValue, type: CollectionDescriptor, classes: ValueClasses): unknown {
  const keys = value.keys();
  const given = (key: string | number) => givenValue(value.get(key) ?? null, type.element, classes);
  const isIndexed = type.form === 'index by integer' || type.form === 'index by varchar2';
  const isDense = keys.every((key, index) => key === index + 1);
  if (isIndexed && (type.as === 'map' || !isDense)) return new Map(keys.map((key) => [key, given(key)]));
  return keys.map(given);
}

function givenScalar(value: NonNullable<Value>, type: ScalarDescriptor, classes: ValueClasses): unknown {
  if (value instanceof ClobValue) return type.kind === 'json' ? JSON.parse(value.text) : value.text;
  if (value instanceof BlobValue) return Buffer.from(value.bytes.slice());
  if (value instanceof VectorValue) return value.components;
  if (value instanceof BfileValue) return { directory: value.directory, fileName: value.fileName };
  return isNumeric(value) && (type.as ?? 'number') === 'number'
    ? givenNumber(value)
    : binderFor(type, 'OUT', classes).decode(asBound(value, type));
}

function isNumeric(value: Value): value is number | OracleNumber {
  return typeof value === 'number' || value instanceof OracleNumber;
}

/** What the caller may have given: an integer that no number holds is a bigint. */
function givenNumber(value: number | OracleNumber): number | bigint {
  if (typeof value === 'number') return value;
  const text = numberToPlainText(value);
  return text.includes('.') ? numberToDouble(value) : BigInt(text);
}

/** As the driver would return it. */
function asBound(value: NonNullable<Value>, { kind }: ScalarDescriptor): unknown {
  if (isNumeric(value)) return kind === 'integer' ? numberToDouble(value) : numberToPlainText(value);
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) return value.value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value instanceof Rowid) return value.text;
  if (value instanceof IntervalYearToMonth) return { years: whole(value.months, 12), months: rest(value.months, 12) };
  if (value instanceof IntervalDayToSecond) return dayToSecond(value);
  return datetimeText(value) ?? value;
}

function dayToSecond({ seconds, nanoseconds }: IntervalDayToSecond): object {
  return {
    days: whole(seconds, 86_400),
    hours: whole(rest(seconds, 86_400), 3600),
    minutes: whole(rest(seconds, 3600), 60),
    seconds: rest(seconds, 60),
    fseconds: nanoseconds,
  };
}

function whole(amount: number, unit: number): number {
  return Math.trunc(amount / unit) + 0;
}

/** Without JavaScript's negative zero, as `whole` is. */
function rest(amount: number, unit: number): number {
  return (amount % unit) + 0;
}
