import { BinaryDouble, BinaryFloat } from './binary-float.js';
import { secondsFromFields } from './calendar.js';
import { type Language, notANumber, notHexadecimal, valueError } from './conversion-errors.js';
import type { DataType } from './data-type.js';
import { OracleDate } from './date.js';
import { parseDatetime } from './datetime-parse.js';
import { formatDatetime } from './datetime-text.js';
import { IntervalDayToSecond, IntervalYearToMonth } from './interval.js';
import { dayToSecondText, parseDayToSecond, parseYearToMonth, yearToMonthText } from './interval-text.js';
import { BlobValue, ClobValue } from './lob.js';
import type { NlsSettings } from './nls-settings.js';
import {
  type NumberValue,
  numberFromDouble,
  numberToDouble,
  numberToText,
  OracleNumber,
  parseNumber,
} from './number.js';
import { OracleError } from './oracle-error.js';
import { parseRowid, Rowid } from './rowid.js';
import { localFields, utcFromLocal, zoneOffset } from './time-zone.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from './timestamp.js';
import type { Value } from './value.js';
import { VectorValue } from './vector.js';
import { parseVector, vectorText } from './vector-text.js';

/** What conversions ask of the session. */
export interface ConversionSettings {
  readonly nls: NlsSettings;
  /** SESSIONTIMEZONE. */
  readonly timeZone: string;
  now(): Date;
}

/** Kinds of which values are JavaScript strings. */
const TEXT_KINDS: ReadonlySet<DataType['kind']> = new Set(['varchar2', 'char', 'long', 'json', 'xmltype']);
const NUMERIC_KINDS: ReadonlySet<DataType['kind']> = new Set(['number', 'pls_integer']);
const BYTE_KINDS: ReadonlySet<DataType['kind']> = new Set(['raw', 'long_raw']);

/** Whether values of both types look the same, so that no conversion is needed between them. */
export function isSameRepresentation(from: DataType, to: DataType): boolean {
  if (from.kind === to.kind || from.kind === 'null') return true;
  return [TEXT_KINDS, NUMERIC_KINDS, BYTE_KINDS].some((kinds) => kinds.has(from.kind) && kinds.has(to.kind));
}

/**
 * A value of one type as one of another, its length, precision and range unchecked.
 * @param from the value's type, where it is known: its precisions are those of a TIMESTAMP's or INTERVAL's text
 * @throws OracleError 1722 (SQL) or 6502 (PL/SQL), 1843, 1861 … for texts that are none of the type; 22835 (SQL) or 6502 (PL/SQL)
 *   for a LOB that is longer than a VARCHAR2 or RAW; 932 where there is no conversion
 */
export function convertValue(
  value: Value,
  to: DataType,
  settings: ConversionSettings,
  language: Language,
  from?: DataType,
): Value {
  if (value === null) return null;
  if (value instanceof ClobValue) return fromClob(value, to, settings, language);
  if (value instanceof BlobValue) return fromBlob(value, to, language);
  switch (to.kind) {
    case 'clob':
      return ClobValue.temporary(toText(value, settings, from));
    case 'varchar2':
    case 'char':
    case 'long':
    case 'json':
    case 'xmltype':
      return toText(value, settings, from);
    case 'number':
    case 'pls_integer':
      return toNumber(value, settings, language);
    case 'binary_float':
      return value instanceof BinaryFloat ? value : new BinaryFloat(toDouble(value, settings, language));
    case 'binary_double':
      return value instanceof BinaryDouble ? value : new BinaryDouble(toDouble(value, settings, language));
    case 'date':
      return toDate(value, settings);
    case 'timestamp':
      return toTimestamp(value, settings);
    case 'timestamp_tz':
      return toTimestampWithTimeZone(value, settings);
    case 'timestamp_ltz':
      return toLocalTimestamp(value, settings);
    case 'interval_ym':
      if (typeof value === 'string') return parseYearToMonth(value);
      return value instanceof IntervalYearToMonth ? value : noConversion();
    case 'interval_ds':
      if (typeof value === 'string') return parseDayToSecond(value);
      return value instanceof IntervalDayToSecond ? value : noConversion();
    case 'blob':
      if (typeof value === 'string') return BlobValue.temporary(fromHexadecimal(value, language));
      return value instanceof Uint8Array ? BlobValue.temporary(value) : noConversion();
    case 'raw':
    case 'long_raw':
      if (typeof value === 'string') return fromHexadecimal(value, language);
      return value instanceof Uint8Array ? value : noConversion();
    case 'rowid':
    case 'urowid':
      if (typeof value === 'string') {
        const rowid = parseRowid(value, to.kind === 'urowid');
        // PL/SQL keeps the text as it is; a column fills it up. Source: node-oracledb's tests 111.1.7 and 111.3.4.
        return language === 'plsql' ? new Rowid(value) : rowid;
      }
      if (!(value instanceof Rowid)) return noConversion();
      return to.kind === 'rowid' && value.isLogical ? parseRowid(value.text, false) : value;
    case 'boolean':
      return typeof value === 'boolean' ? value : toBoolean(value, language);
    case 'vector':
      if (typeof value === 'string') return parseVector(value, to.format ?? 'FLOAT32');
      return value instanceof VectorValue ? value : noConversion();
    default:
      return value;
  }
}

/** Digits of a second's fraction that FF stands for: those of the type. */
export function fractionalDigits(type: DataType | undefined): number {
  switch (type?.kind) {
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return type.precision;
    default:
      return DEFAULT_FRACTIONAL_DIGITS;
  }
}

const DEFAULT_FRACTIONAL_DIGITS = 6;

function fromClob(clob: ClobValue, to: DataType, settings: ConversionSettings, language: Language): Value {
  switch (to.kind) {
    case 'clob':
      return clob;
    case 'long':
    case 'json':
    case 'xmltype':
      return clob.text === '' ? null : clob.text;
    case 'vector':
      return clob.text === '' ? null : parseVector(clob.text, to.format ?? 'FLOAT32');
    case 'blob':
      return noConversion();
    default:
      return convertValue(clobText(clob, language), to, settings, language);
  }
}

function fromBlob(blob: BlobValue, to: DataType, language: Language): Value {
  switch (to.kind) {
    case 'blob':
      return blob;
    case 'raw':
      requireBuffer(blob.length, language, MAX_SQL_RAW_BYTES);
      return blob.length === 0 ? null : new Uint8Array(blob.bytes.slice());
    case 'long_raw':
      return blob.length === 0 ? null : new Uint8Array(blob.bytes.slice());
    default:
      return noConversion();
  }
}

/** A CLOB as a VARCHAR2; an empty one is null. @throws OracleError 22835 (SQL) or 6502 (PL/SQL) for one that is too long */
export function clobText({ text }: ClobValue, language: Language): string | null {
  if (text.length * MAX_UNIT_BYTES > MAX_SQL_TEXT_BYTES) {
    requireBuffer(Buffer.byteLength(text), language, MAX_SQL_TEXT_BYTES);
  }
  return text === '' ? null : text;
}

const MAX_SQL_TEXT_BYTES = 4000;
const MAX_SQL_RAW_BYTES = 2000;
const MAX_PLSQL_BYTES = 32767;
/** A UTF-16 unit is at most three bytes in UTF-8. */
const MAX_UNIT_BYTES = 3;

function requireBuffer(length: number, language: Language, sqlLimit: number): void {
  if (length <= (language === 'sql' ? sqlLimit : MAX_PLSQL_BYTES)) return;
  if (language === 'plsql') throw valueError();
  throw new OracleError(
    22835,
    `Buffer too small for CLOB to CHAR or BLOB to RAW conversion (actual: ${length}, maximum: ${sqlLimit})`,
  );
}

/** The text of an implicit conversion. @param from the value's type, where it is known */
export function toText(value: NonNullable<Value>, { nls, timeZone }: ConversionSettings, from?: DataType): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const point = nls.numericCharacters.charAt(0);
  if (typeof value === 'number' || value instanceof OracleNumber) return numberToText(value, point);
  if (value instanceof BinaryFloat) return doubleText(value.value, 9, point);
  if (value instanceof BinaryDouble) return doubleText(value.value, 17, point);
  if (value instanceof OracleDate) return formatDatetime(value.fields, nls.dateFormat, nls);
  const precision = fractionalDigits(from);
  if (value instanceof Timestamp) {
    return formatDatetime({ ...value.fields, nanoseconds: value.nanoseconds, precision }, nls.timestampFormat, nls);
  }
  if (value instanceof TimestampWithTimeZone) {
    const { nanoseconds, offset, zone } = value;
    return formatDatetime({ ...value.fields, nanoseconds, offset, zone, precision }, nls.timestampTzFormat, nls);
  }
  if (value instanceof TimestampWithLocalTimeZone) {
    const fields = localFields(timeZone, value.utcSeconds);
    return formatDatetime({ ...fields, nanoseconds: value.nanoseconds, precision }, nls.timestampFormat, nls);
  }
  if (value instanceof IntervalYearToMonth)
    return yearToMonthText(value, from?.kind === 'interval_ym' ? from.yearPrecision : undefined);
  if (value instanceof IntervalDayToSecond) {
    return from?.kind === 'interval_ds'
      ? dayToSecondText(value, from.dayPrecision, from.secondPrecision)
      : dayToSecondText(value);
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex').toUpperCase();
  if (value instanceof Rowid) return value.text;
  if (value instanceof ClobValue) return value.text;
  if (value instanceof VectorValue) return vectorText(value);
  return noConversion();
}

/** As Oracle shows binary floating point numbers: `1.5E+000`, `1.0E+000`, `Inf`, `Nan`. */
function doubleText(value: number, digits: number, point: string): string {
  if (Number.isNaN(value)) return 'Nan';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  let end = mantissa.length;
  // One digit stays after the point.
  const shortest = mantissa.indexOf('.') + 2;
  while (end > shortest && mantissa.charAt(end - 1) === '0') end -= 1;
  return `${mantissa.slice(0, end).replace('.', point)}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(3, '0')}`;
}

function toNumber(value: NonNullable<Value>, { nls }: ConversionSettings, language: Language): NumberValue {
  if (typeof value === 'number' || value instanceof OracleNumber) return value;
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) return numberFromDouble(value.value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    const parsed = parseNumber(value, nls.numericCharacters.charAt(0));
    if (parsed === undefined) throw notANumber(language);
    return parsed;
  }
  return noConversion();
}

function toDouble(value: NonNullable<Value>, settings: ConversionSettings, language: Language): number {
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) return value.value;
  if (typeof value === 'string') {
    const special = SPECIAL_DOUBLES.get(value.trim().toUpperCase());
    if (special !== undefined) return special;
  }
  return numberToDouble(toNumber(value, settings, language));
}

const SPECIAL_DOUBLES: ReadonlyMap<string, number> = new Map([
  ['NAN', Number.NaN],
  ['INF', Number.POSITIVE_INFINITY],
  ['+INF', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
]);

function toDate(value: NonNullable<Value>, settings: ConversionSettings): OracleDate {
  if (value instanceof OracleDate) return value;
  if (value instanceof Timestamp) return new OracleDate(value.seconds);
  if (value instanceof TimestampWithTimeZone) return new OracleDate(value.utcSeconds + value.offset * 60);
  if (value instanceof TimestampWithLocalTimeZone) return new OracleDate(localSeconds(value, settings));
  if (typeof value === 'string')
    return OracleDate.fromFields(parseDatetime(value, settings.nls.dateFormat, today(settings), 'date'));
  return noConversion();
}

function toTimestamp(value: NonNullable<Value>, settings: ConversionSettings): Timestamp {
  if (value instanceof Timestamp) return value;
  if (value instanceof OracleDate) return new Timestamp(value.seconds, 0);
  if (value instanceof TimestampWithTimeZone) {
    return new Timestamp(value.utcSeconds + value.offset * 60, value.nanoseconds);
  }
  if (value instanceof TimestampWithLocalTimeZone)
    return new Timestamp(localSeconds(value, settings), value.nanoseconds);
  if (typeof value === 'string') {
    const parsed = parseDatetime(value, settings.nls.timestampFormat, today(settings), 'timestamp');
    return new Timestamp(secondsFromFields(parsed), parsed.nanoseconds);
  }
  return noConversion();
}

function toTimestampWithTimeZone(value: NonNullable<Value>, settings: ConversionSettings): TimestampWithTimeZone {
  if (value instanceof TimestampWithTimeZone) return value;
  if (value instanceof TimestampWithLocalTimeZone) {
    return new TimestampWithTimeZone(value.utcSeconds, value.nanoseconds, settings.timeZone);
  }
  if (typeof value === 'string') {
    const parsed = parseDatetime(value, settings.nls.timestampTzFormat, today(settings), 'timestamp_tz');
    const zone = parsed.zone ?? settings.timeZone;
    const seconds = utcFromLocal(zone, secondsFromFields(parsed), parsed.offset);
    return new TimestampWithTimeZone(seconds, parsed.nanoseconds, zone);
  }
  const { seconds, nanoseconds } = toTimestamp(value, settings);
  return new TimestampWithTimeZone(utcFromLocal(settings.timeZone, seconds), nanoseconds, settings.timeZone);
}

function toLocalTimestamp(value: NonNullable<Value>, settings: ConversionSettings): TimestampWithLocalTimeZone {
  if (value instanceof TimestampWithLocalTimeZone) return value;
  if (value instanceof TimestampWithTimeZone)
    return new TimestampWithLocalTimeZone(value.utcSeconds, value.nanoseconds);
  const { seconds, nanoseconds } = toTimestamp(value, settings);
  return new TimestampWithLocalTimeZone(utcFromLocal(settings.timeZone, seconds), nanoseconds);
}

function localSeconds({ utcSeconds }: TimestampWithLocalTimeZone, { timeZone }: ConversionSettings): number {
  return utcSeconds + zoneOffset(timeZone, utcSeconds) * 60;
}

function today(settings: ConversionSettings) {
  return localFields(settings.timeZone, Math.floor(settings.now().getTime() / 1000));
}

function fromHexadecimal(text: string, language: Language): Uint8Array {
  const padded = text.length % 2 === 0 ? text : `0${text}`;
  const bytes = Buffer.from(padded, 'hex');
  if (bytes.length * 2 !== padded.length) throw notHexadecimal(language);
  return new Uint8Array(bytes);
}

function toBoolean(value: NonNullable<Value>, language: Language): boolean {
  if (typeof value === 'number') return value !== 0;
  // A NUMBER of that class is never 0.
  if (value instanceof OracleNumber) return true;
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) return value.value !== 0;
  if (typeof value !== 'string') return noConversion();
  const text = value.trim().toUpperCase();
  if (['TRUE', 'YES', 'Y', 'ON', 'T', '1'].includes(text)) return true;
  if (['FALSE', 'NO', 'N', 'OFF', 'F', '0'].includes(text)) return false;
  throw language === 'plsql' ? valueError() : new OracleError(61800, `invalid boolean literal: ${value}`);
}

function noConversion(): never {
  throw new OracleError(932, 'inconsistent datatypes');
}
