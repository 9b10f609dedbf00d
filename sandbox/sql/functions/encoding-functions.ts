import { createHash } from 'node:crypto';
import { type DataType, NULL_TYPE, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { type StoredValue, storedValue } from '../../values/stored-bytes/stored-value.js';
import { parseOffset } from '../../values/time-zone.js';
import { TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { integerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, type CallSite, define, strict } from './built-in-function.js';

/** Functions of a value's bytes, which PL/SQL has not. */
export const ENCODING_FUNCTIONS: readonly BuiltInFunction[] = [
  ofStoredValue(
    strict(
      'DUMP',
      [NUMBER, NUMBER, NUMBER, NUMBER],
      VARCHAR2,
      ([value = null, format, start, length], _session, site) =>
        dump(
          stored('DUMP', value, site),
          format === undefined ? undefined : integerOf(format),
          start === undefined ? undefined : integerOf(start),
          length === undefined ? undefined : integerOf(length),
        ),
      { optional: 3, languages: 'sql' },
    ),
  ),
  ofStoredValue(
    strict('VSIZE', [NUMBER], NUMBER, ([value = null], _session, site) => stored('VSIZE', value, site).bytes.length, {
      languages: 'sql',
    }),
  ),
  {
    ...define('STANDARD_HASH', [VARCHAR2, VARCHAR2], { kind: 'raw', length: undefined }, standardHash, {
      optional: 1,
      languages: 'sql',
    }),
    typing: (types) => ({
      parameters: types.map((type, index) => (index === 0 ? type : VARCHAR2)),
      result: { kind: 'raw', length: undefined },
    }),
  },
];

/** Of any type; CLOBs are converted to VARCHAR2. */
function ofStoredValue(declared: BuiltInFunction): BuiltInFunction {
  return {
    ...declared,
    typing: ([type, ...others]) => ({
      parameters: [type?.kind === 'clob' ? VARCHAR2 : undefined, ...others.map(() => NUMBER)],
      result: declared.typing([]).result,
    }),
  };
}

function stored(name: string, value: Value, site: CallSite | undefined): StoredValue {
  const type = argumentType(site);
  const found = value === null ? undefined : storedValue(value, type.kind === 'clob' ? VARCHAR2 : type);
  if (found === undefined) throw new NotSupportedError(`${name} of a value of type ${type.kind.toUpperCase()}`);
  if (name === 'DUMP' && value instanceof TimestampWithTimeZone && parseOffset(value.zone) === undefined) {
    throw new NotSupportedError('DUMP of a TIMESTAMP WITH TIME ZONE with a time zone region');
  }
  return found;
}

function argumentType(site: CallSite | undefined): DataType {
  return site?.argumentTypes[0] ?? NULL_TYPE;
}

/** Added to a format, it asks for the character set too. */
const WITH_CHARACTER_SET = 1000;

function dump({ typeCode, bytes, characterSet }: StoredValue, format = 10, start = 1, length?: number): string {
  const named = format >= WITH_CHARACTER_SET;
  const show = FORMATS.get(named ? format - WITH_CHARACTER_SET : format);
  if (show === undefined) throw new NotSupportedError(`DUMP with the format ${format}`);
  const from = start > 0 ? start - 1 : start < 0 ? Math.max(0, bytes.length + start) : 0;
  const shown = [...bytes.slice(from, length === undefined ? undefined : from + length)].map(show);
  const set = named && characterSet !== undefined ? ` CharacterSet=${characterSet}` : '';
  return `Typ=${typeCode} Len=${bytes.length}${set}: ${shown.join(',')}`;
}

const FORMATS: ReadonlyMap<number, (byte: number) => string> = new Map([
  [8, (byte) => byte.toString(8)],
  [10, String],
  [16, hexadecimal],
  [17, asCharacter],
]);

function hexadecimal(byte: number): string {
  return byte.toString(16);
}

/** Printable characters of ASCII as they are, its control characters as `^X`. */
function asCharacter(byte: number): string {
  if (byte < 0x20) return `^${String.fromCharCode(byte + 0x40)}`;
  return byte < 0x7f ? String.fromCharCode(byte) : hexadecimal(byte);
}

const METHODS: ReadonlySet<string> = new Set(['SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5']);

/** The hash of a text's or RAW's bytes. What other types are hashed by is not documented. */
function standardHash(
  [value = null, method = 'SHA1']: readonly Value[],
  _session: unknown,
  site?: CallSite,
): Uint8Array | null {
  if (method === null) return null;
  const name = textOf(method).toUpperCase();
  if (!METHODS.has(name)) throw new NotSupportedError(`STANDARD_HASH with the method ${textOf(method)}`);
  const type = argumentType(site);
  if (value !== null && typeof value !== 'string' && !(value instanceof Uint8Array)) {
    throw new NotSupportedError(`STANDARD_HASH of a value of type ${type.kind.toUpperCase()}`);
  }
  const bytes = value === null ? new Uint8Array() : (storedValue(value, type)?.bytes ?? new Uint8Array());
  return new Uint8Array(createHash(name.toLowerCase()).update(bytes).digest());
}
