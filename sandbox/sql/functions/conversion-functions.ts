import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { secondsFromFields } from '../../values/calendar.js';
import { notANumber } from '../../values/conversion-errors.js';
import { clobText, convertValue, fractionalDigits, toText } from '../../values/convert.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import type { DatetimeKind } from '../../values/datetime-input-model.js';
import { type ParsedDatetime, parseDatetime } from '../../values/datetime-parse.js';
import { type DatetimeParts, formatDatetime } from '../../values/datetime-text.js';
import { parseDayToSecond, parseYearToMonth } from '../../values/interval-text.js';
import { ClobValue } from '../../values/lob.js';
import { OracleNumber } from '../../values/number.js';
import { formatDouble, formatNumber } from '../../values/number-format.js';
import { parseFormatted } from '../../values/number-parse.js';
import { OracleError } from '../../values/oracle-error.js';
import { storedValue } from '../../values/stored-bytes/stored-value.js';
import { localFields, utcFromLocal } from '../../values/time-zone.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';
import { textOf } from './argument-values.js';
import { type BuiltInFunction, type CallSite, strict } from './built-in-function.js';
import { NVARCHAR2 } from './national-results.js';
import { datetimeSettings, numericSettings } from './nls-argument.js';

const DATE_TYPE: DataType = { kind: 'date' };
const RAW: DataType = { kind: 'raw', length: undefined };
const NUMERIC: ReadonlySet<DataType['kind']> = new Set([
  'number',
  'pls_integer',
  'binary_float',
  'binary_double',
  'boolean',
]);

/** A first argument that stays what it is, then formats as text. */
const ANY_THEN_TEXT: BuiltInFunction['typing'] = (types) => ({
  parameters: types.map((_type, index) => (index === 0 ? undefined : VARCHAR2)),
  result: VARCHAR2,
});

export const CONVERSION_FUNCTIONS: readonly BuiltInFunction[] = [
  toCharacters('TO_CHAR', VARCHAR2),
  toCharacters('TO_NCHAR', NVARCHAR2),
  ofNumbersToo(
    strict(
      'TO_NUMBER',
      [VARCHAR2, VARCHAR2, VARCHAR2],
      NUMBER,
      ([argument, format, nls], session, site) => {
        if (typeof argument === 'number') return argument;
        const language = site?.language ?? 'sql';
        // A NUMBER goes by its text, which has 40 characters. Source: node-oracledb's test 56.8.
        const text = argument instanceof OracleNumber ? toText(argument, session) : argument;
        if (format === undefined) return convertValue(textOf(text), NUMBER, session, language);
        const settings = nls === undefined ? session.nls : numericSettings(session.nls, textOf(nls));
        try {
          return parseFormatted(textOf(text), textOf(format), settings);
        } catch (error) {
          throw isInvalidNumber(error) ? notANumber(language) : error;
        }
      },
      { optional: 2 },
    ),
  ),
  strict(
    'TO_DATE',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    DATE_TYPE,
    ([text, format, nls], session) => {
      const parsed = parsedDatetime('date', textOf(text), format, session.nls.dateFormat, nls, session);
      return OracleDate.fromFields(parsed);
    },
    { optional: 2 },
  ),
  strict(
    'TO_TIMESTAMP',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    { kind: 'timestamp', precision: 9 },
    ([text, format, nls], session) => {
      const parsed = parsedDatetime('timestamp', textOf(text), format, session.nls.timestampFormat, nls, session);
      return new Timestamp(secondsFromFields(parsed), parsed.nanoseconds);
    },
    { optional: 2 },
  ),
  strict(
    'TO_TIMESTAMP_TZ',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    { kind: 'timestamp_tz', precision: 9 },
    ([text, format, nls], session) => {
      const parsed = parsedDatetime('timestamp_tz', textOf(text), format, session.nls.timestampTzFormat, nls, session);
      const zone = parsed.zone ?? session.timeZone;
      return new TimestampWithTimeZone(
        utcFromLocal(zone, secondsFromFields(parsed), parsed.offset),
        parsed.nanoseconds,
        zone,
      );
    },
    { optional: 2 },
  ),
  strict('TO_DSINTERVAL', [VARCHAR2], { kind: 'interval_ds', dayPrecision: 9, secondPrecision: 9 }, ([text]) =>
    parseDayToSecond(textOf(text)),
  ),
  strict('TO_YMINTERVAL', [VARCHAR2], { kind: 'interval_ym', yearPrecision: 9 }, ([text]) =>
    parseYearToMonth(textOf(text)),
  ),
  rawToHex('RAWTOHEX', VARCHAR2),
  strict('HEXTORAW', [VARCHAR2], { kind: 'raw', length: undefined }, ([text], session, site) =>
    convertValue(textOf(text), { kind: 'raw', length: undefined }, session, site?.language ?? 'sql'),
  ),
  strict('ROWIDTOCHAR', [{ kind: 'urowid', length: undefined }], VARCHAR2, ([rowid], session) =>
    rowid === undefined ? null : toText(rowid, session),
  ),
  strict('CHARTOROWID', [VARCHAR2], { kind: 'rowid' }, ([text], session) =>
    convertValue(textOf(text), { kind: 'rowid' }, session, 'sql'),
  ),
];

/** Numbers and truth values without a format are converted without a text in between. */
function ofNumbersToo(declared: BuiltInFunction): BuiltInFunction {
  return {
    ...declared,
    typing(types) {
      const [first] = types;
      const typing = declared.typing(types);
      return types.length === 1 && first !== undefined && NUMERIC.has(first.kind)
        ? { ...typing, parameters: [NUMBER] }
        : typing;
    },
  };
}

/** SQL takes a value that is no RAW by its bytes; PL/SQL converts it to RAW. Source: SQL Language Reference, "RAWTOHEX". */
export function rawToHex(name: string, result: DataType): BuiltInFunction {
  return {
    ...strict(name, [RAW], result, ([value = null], session, site) => {
      if (value === null) return null;
      const type = site?.argumentTypes[0] ?? RAW;
      const bytes =
        site?.language === 'sql' ? storedValue(value, type)?.bytes : convertValue(value, RAW, session, 'plsql');
      return bytes instanceof Uint8Array ? toText(bytes, session) : null;
    }),
    typing: (types) => ({
      parameters: types.map(({ kind }) => (NOT_IN_ROWS.has(kind) ? RAW : undefined)),
      result,
    }),
  };
}

const NOT_IN_ROWS: ReadonlySet<DataType['kind']> = new Set(['blob', 'clob', 'bfile', 'object', 'collection', 'json']);

/** INVALID_NUMBER is for SQL statements; elsewhere in PL/SQL it is VALUE_ERROR. Source: PL/SQL Language Reference, "Predefined Exceptions". */
function isInvalidNumber(error: unknown): boolean {
  return error instanceof OracleError && error.code === 1722;
}

function toCharacters(name: string, result: DataType): BuiltInFunction {
  const declared = strict(name, [VARCHAR2, VARCHAR2, VARCHAR2], VARCHAR2, toCharacter, { optional: 2 });
  return { ...declared, typing: (types) => ({ ...ANY_THEN_TEXT(types), result }) };
}

function toCharacter(
  [value, format, nls]: readonly NonNullable<Value>[],
  session: SessionState,
  site?: CallSite,
): Value {
  if (value === undefined) return null;
  if (value instanceof ClobValue) {
    const text = clobText(value, site?.language ?? 'sql');
    return text === null ? null : toCharacter([text, ...optional(format), ...optional(nls)], session, site);
  }
  const type = site?.argumentTypes[0];
  if (format === undefined) return toText(value, session, type);
  const model = textOf(format);
  if (typeof value === 'number' || value instanceof OracleNumber) {
    return formatNumber(value, model, nls === undefined ? session.nls : numericSettings(session.nls, textOf(nls)));
  }
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) {
    const settings = nls === undefined ? session.nls : numericSettings(session.nls, textOf(nls));
    return formatDouble(value.value, model, settings);
  }
  const parts = datetimeParts(value, session, fractionalDigits(type));
  if (parts !== undefined) {
    return formatDatetime(parts, model, nls === undefined ? session.nls : datetimeSettings(session.nls, textOf(nls)));
  }
  if (typeof value === 'string') {
    const number = convertValue(value, NUMBER, session, site?.language ?? 'sql');
    return number === null ? null : toCharacter([number, format, ...optional(nls)], session, site);
  }
  return toText(value, session, type);
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** A datetime as its clock shows it. @param precision of a second's fraction */
function datetimeParts(value: Value, { timeZone }: SessionState, precision: number): DatetimeParts | undefined {
  if (value instanceof OracleDate) return value.fields;
  if (value instanceof Timestamp) {
    const { year, month, day, hour, minute, second } = value.fields;
    return { year, month, day, hour, minute, second, nanoseconds: value.nanoseconds, precision };
  }
  if (value instanceof TimestampWithTimeZone) {
    const { nanoseconds, offset, zone } = value;
    return { ...value.fields, nanoseconds, offset, zone, precision };
  }
  if (value instanceof TimestampWithLocalTimeZone) {
    return { ...localFields(timeZone, value.utcSeconds), nanoseconds: value.nanoseconds, precision };
  }
  return undefined;
}

/** @throws OracleError 12702 for an nlsparam that is none */
function parsedDatetime(
  kind: DatetimeKind,
  text: string,
  format: NonNullable<Value> | undefined,
  defaultFormat: string,
  nls: NonNullable<Value> | undefined,
  session: SessionState,
): ParsedDatetime {
  if (nls !== undefined) datetimeSettings(session.nls, textOf(nls));
  return parseDatetime(text, format === undefined ? defaultFormat : textOf(format), today(session), kind);
}

function today(session: SessionState) {
  return localFields(session.timeZone, Math.floor(session.now().getTime() / 1000));
}
