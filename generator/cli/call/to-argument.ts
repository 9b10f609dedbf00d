import type {
  CollectionDescriptor,
  FieldDescriptor,
  ObjectDescriptor,
  ScalarDescriptor,
  ValueDescriptor,
} from '../../../runtime/index.js';
import { closest } from '../../config/closest.js';
import { isJsonArray, isJsonObject, JsonNumber, type JsonObject, type JsonValue } from './json-value.js';
import { isHex, sameNumber } from './number-text.js';

/** Why a value does not fit. It says what kind of value came, never which. */
export interface Misfit {
  /** `lines[0].sku` */
  readonly path: string;
  /** `must be a number` */
  readonly complaint: string;
}

export type Converted = { readonly value: unknown } | Misfit;

/** Whether numbers may also be given as text: not where an overload with text may be meant. */
export interface Leniency {
  readonly numbersAsText: boolean;
}

/** What a client takes for a JSON value. What is left to say about its range, the client says itself. */
function toArgument(value: JsonValue, type: ValueDescriptor, path: string, leniency: Leniency): Converted {
  if (value === null) return { value: null };
  switch (type.kind) {
    case 'record':
      return isJsonObject(value)
        ? convertFields(value, type.fields, path, leniency)
        : misfit(path, 'must be an object', value);
    case 'object':
      return isJsonObject(value)
        ? convertObject(value, type, path, leniency)
        : misfit(path, 'must be an object', value);
    case 'collection':
      return convertCollection(value, type, path, leniency);
    default:
      return convertScalar(value, type, path, leniency);
  }
}

/** An unknown key that only differs in how it is written, or is Oracle's own name, leads to the right one. */
function unknownKey(path: string, key: string, known: readonly { key: string; name: string }[]): Misfit {
  const byName = known.find(({ name }) => name.toLowerCase() === key.toLowerCase());
  const keys = known.map((one) => one.key);
  const similar = byName?.key ?? closest(key, keys);
  const meant =
    similar !== undefined
      ? `did you mean "${similar}"?`
      : keys.length === 0
        ? 'there are none'
        : `there are ${keys.join(', ')}`;
  return { path: step(path, key), complaint: `is not a known name: ${meant}` };
}

function convertScalar(
  value: JsonValue,
  { kind, declaration, format }: ScalarDescriptor,
  path: string,
  { numbersAsText }: Leniency,
): Converted {
  switch (kind) {
    case 'number':
      if (value instanceof JsonNumber) return { value: value.text };
      return numbersAsText && typeof value === 'string'
        ? { value }
        : misfit(path, `must be a number (${declaration})`, value);
    case 'integer':
      if (value instanceof JsonNumber) return { value: Number(value.text) };
      return misfit(path, `must be an integer number (${declaration})`, value);
    case 'binary_float':
    case 'binary_double':
      if (value instanceof JsonNumber) return { value: Number(value.text) };
      if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return { value: Number(value) };
      return misfit(path, 'must be a number, "NaN", "Infinity" or "-Infinity"', value);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : misfit(path, 'must be true or false', value);
    case 'raw':
    case 'blob':
      return typeof value === 'string' && isHex(value)
        ? { value: Buffer.from(value, 'hex') }
        : misfit(path, 'must be text of hexadecimal digits, two for each byte', value);
    case 'interval_ym':
    case 'interval_ds':
      return isJsonObject(value) ? toPlain(value, path) : misfit(path, 'must be an object', value);
    case 'bfile':
      return isJsonObject(value)
        ? toPlain(value, path)
        : misfit(path, 'must be an object with "directory" and "fileName"', value);
    case 'json':
      return toPlain(value, path);
    case 'vector':
      return convertVector(value, format, path);
    default:
      return typeof value === 'string' ? { value } : misfit(path, `must be text (${declaration})`, value);
  }
}

/** Numbers as the nearest doubles. BINARY ones are bytes. */
function convertVector(value: JsonValue, format: ScalarDescriptor['format'], path: string): Converted {
  if (!isJsonArray(value)) return misfit(path, 'must be an array of numbers', value);
  const numbers: number[] = [];
  for (const [index, one] of value.entries()) {
    if (!(one instanceof JsonNumber)) return misfit(`${path}[${index}]`, 'must be a number', one);
    numbers.push(Number(one.text));
  }
  return { value: format === 'BINARY' ? Uint8Array.from(numbers) : numbers };
}

export function convertFields(
  object: JsonObject,
  fields: readonly FieldDescriptor[],
  path: string,
  leniency: Leniency,
): Converted {
  const members: [string, unknown][] = [];
  for (const [key, value] of object) {
    const field = fields.find((one) => one.key === key);
    if (field === undefined) return unknownKey(path, key, fields);
    const converted = toArgument(value, field.type, step(path, key), leniency);
    if ('complaint' in converted) return converted;
    members.push([key, converted.value]);
  }
  return { value: Object.fromEntries(members) };
}

function convertObject(object: JsonObject, type: ObjectDescriptor, path: string, leniency: Leniency): Converted {
  const tag = object.get('$type');
  if (tag === undefined) return convertFields(object, type.attributes, path, leniency);
  const variants = [type, ...(type.subtypes ?? [])];
  const variant = variants.find((one) => one.tag !== undefined && one.tag === tag);
  if (variant === undefined) {
    const tags = variants.flatMap((one) => (one.tag === undefined ? [] : [`"${one.tag}"`]));
    return {
      path: step(path, '$type'),
      complaint: tags.length === 0 ? 'is not a known name' : `must be one of ${tags.join(', ')}`,
    };
  }
  const rest = new Map([...object].filter(([key]) => key !== '$type'));
  const converted = convertFields(rest, variant.attributes, path, leniency);
  if ('complaint' in converted) return converted;
  return { value: Object.assign({ $type: tag }, converted.value) };
}

/** An array, or for an index-by table an object whose keys are the indexes. */
function convertCollection(
  value: JsonValue,
  { form, element }: CollectionDescriptor,
  path: string,
  leniency: Leniency,
): Converted {
  if (isJsonArray(value) && form !== 'index by varchar2') {
    const elements: unknown[] = [];
    for (const [index, one] of value.entries()) {
      const converted = toArgument(one, element, `${path}[${index}]`, leniency);
      if ('complaint' in converted) return converted;
      elements.push(converted.value);
    }
    return { value: elements };
  }
  if (isJsonObject(value) && (form === 'index by integer' || form === 'index by varchar2')) {
    const entries = new Map<string | number, unknown>();
    for (const [key, one] of value) {
      const converted = toArgument(one, element, step(path, key), leniency);
      if ('complaint' in converted) return converted;
      if (form === 'index by integer' && !/^(0|-?[1-9]\d*)$/.test(key))
        return { path: step(path, key), complaint: 'must be an integer, because it is an index' };
      entries.set(form === 'index by integer' ? Number(key) : key, converted.value);
    }
    return { value: entries };
  }
  return misfit(path, EXPECTED[form], value);
}

const EXPECTED = {
  'nested table': 'must be an array',
  varray: 'must be an array',
  'index by integer': 'must be an array, or an object with the indexes as keys',
  'index by varchar2': 'must be an object with the indexes as keys',
} as const;

/** Values without a declared type, whose numbers are doubles. One that would be rounded is refused. */
function toPlain(value: JsonValue, path: string): Converted {
  if (value instanceof JsonNumber) {
    const number = Number(value.text);
    return sameNumber(value.text, String(number))
      ? { value: number }
      : { path, complaint: 'has more digits than a number of a JSON document keeps on its way; give it as text' };
  }
  if (isJsonArray(value)) {
    const elements: unknown[] = [];
    for (const [index, one] of value.entries()) {
      const converted = toPlain(one, `${path}[${index}]`);
      if ('complaint' in converted) return converted;
      elements.push(converted.value);
    }
    return { value: elements };
  }
  if (!isJsonObject(value)) return { value };
  const members: [string, unknown][] = [];
  for (const [key, one] of value) {
    const converted = toPlain(one, step(path, key));
    if ('complaint' in converted) return converted;
    members.push([key, converted.value]);
  }
  return { value: Object.fromEntries(members) };
}

function misfit(path: string, complaint: string, value: JsonValue): Misfit {
  return { path, complaint: `${complaint}, but is ${describe(value)}` };
}

function describe(value: JsonValue): string {
  if (value === null) return 'null';
  if (value instanceof JsonNumber) return 'a number';
  if (isJsonArray(value)) return 'an array';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'a boolean' : 'an object';
}

function step(path: string, key: string): string {
  const name = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
  return path === '' ? name : `${path}.${name}`;
}
