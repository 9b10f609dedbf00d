import { secondsFromFields } from '../../values/calendar.js';
import { notANumber } from '../../values/conversion-errors.js';
import { clobText, convertValue, fractionalDigits, toText } from '../../values/convert.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { parseDatetime } from '../../values/datetime-parse.js';
import { type DatetimeParts, formatDatetime } from '../../values/datetime-text.js';
import { parseDayToSecond, parseYearToMonth } from '../../values/interval-text.js';
import { ClobValue } from '../../values/lob.js';
import { OracleNumber } from '../../values/number.js';
import { formatNumber, parseFormatted } from '../../values/number-format.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { localFields, utcFromLocal } from '../../values/time-zone.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';
import { textOf } from './argument-values.js';
import { type BuiltInFunction, type CallSite, strict } from './built-in-function.js';

const DATE_TYPE: DataType = { kind: 'date' };

/** A first argument that stays what it is, then formats as text. */
const ANY_THEN_TEXT: BuiltInFunction['typing'] = (types) => ({
  parameters: types.map((_type, index) => (index === 0 ? undefined : VARCHAR2)),
  result: VARCHAR2,
});

export const CONVERSION_FUNCTIONS: readonly BuiltInFunction[] = [
  toCharacters('TO_CHAR'),
  toCharacters('TO_NCHAR'),
  strict(
    'TO_NUMBER',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    NUMBER,
    ([text, format, nls], session, site) => {
      const language = site?.language ?? 'sql';
      if (format === undefined) return convertValue(textOf(text), NUMBER, session, language);
      const settings = nls === undefined ? session.nls : numericSettings(session, textOf(nls));
      try {
        return parseFormatted(textOf(text), textOf(format), settings);
      } catch (error) {
        throw isInvalidNumber(error) ? notANumber(language) : error;
      }
    },
    { optional: 2 },
  ),
  strict(
    'TO_DATE',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    DATE_TYPE,
    ([text, format], session) => {
      const parsed = parseDatetime(
        textOf(text),
        format === undefined ? session.nls.dateFormat : textOf(format),
        today(session),
      );
      return OracleDate.fromFields(parsed);
    },
    { optional: 2 },
  ),
  strict(
    'TO_TIMESTAMP',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    { kind: 'timestamp', precision: 9 },
    ([text, format], session) => {
      const parsed = parseDatetime(
        textOf(text),
        format === undefined ? session.nls.timestampFormat : textOf(format),
        today(session),
      );
      return new Timestamp(secondsFromFields(parsed), parsed.nanoseconds);
    },
    { optional: 2 },
  ),
  strict(
    'TO_TIMESTAMP_TZ',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    { kind: 'timestamp_tz', precision: 9 },
    ([text, format], session) => {
      const parsed = parseDatetime(
        textOf(text),
        format === undefined ? session.nls.timestampTzFormat : textOf(format),
        today(session),
      );
      const zone = parsed.zone ?? session.timeZone;
      return new TimestampWithTimeZone(utcFromLocal(zone, secondsFromFields(parsed)), parsed.nanoseconds, zone);
    },
    { optional: 2 },
  ),
  strict('TO_DSINTERVAL', [VARCHAR2], { kind: 'interval_ds', dayPrecision: 9, secondPrecision: 9 }, ([text]) =>
    parseDayToSecond(textOf(text)),
  ),
  strict('TO_YMINTERVAL', [VARCHAR2], { kind: 'interval_ym', yearPrecision: 9 }, ([text]) =>
    parseYearToMonth(textOf(text)),
  ),
  strict('RAWTOHEX', [{ kind: 'raw', length: undefined }], VARCHAR2, ([bytes], session) =>
    bytes === undefined ? null : toText(bytes, session),
  ),
  strict('HEXTORAW', [VARCHAR2], { kind: 'raw', length: undefined }, ([text], session, site) =>
    convertValue(textOf(text), { kind: 'raw', length: undefined }, session, site?.language ?? 'sql'),
  ),
  strict('ROWIDTOCHAR', [{ kind: 'rowid' }], VARCHAR2, ([rowid], session) =>
    rowid === undefined ? null : toText(rowid, session),
  ),
  strict('CHARTOROWID', [VARCHAR2], { kind: 'rowid' }, ([text], session) =>
    convertValue(textOf(text), { kind: 'rowid' }, session, 'sql'),
  ),
];

/** INVALID_NUMBER is for SQL statements; elsewhere in PL/SQL it is VALUE_ERROR. Source: PL/SQL Language Reference, "Predefined Exceptions". */
function isInvalidNumber(error: unknown): boolean {
  return error instanceof OracleError && error.code === 1722;
}

function toCharacters(name: string): BuiltInFunction {
  const declared = strict(name, [VARCHAR2, VARCHAR2, VARCHAR2], VARCHAR2, toCharacter, { optional: 2 });
  return { ...declared, typing: ANY_THEN_TEXT };
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
    return formatNumber(value, model, nls === undefined ? session.nls : numericSettings(session, textOf(nls)));
  }
  const parts = datetimeParts(value, session, fractionalDigits(type));
  if (parts !== undefined) return formatDatetime(parts, model, session.nls);
  if (typeof value === 'string') {
    return toCharacter([convertValue(value, NUMBER, session, 'sql') ?? 0, format], session);
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

/** `NLS_NUMERIC_CHARACTERS='.,'` as the last argument of TO_CHAR and TO_NUMBER. */
function numericSettings({ nls }: SessionState, argument: string) {
  const [name = '', value = ''] = argument.split('=').map((part) => part.trim());
  if (name.toUpperCase() !== 'NLS_NUMERIC_CHARACTERS')
    throw new NotSupportedError(`the NLS parameter ${name} of a conversion`);
  const characters = value.split("''").join("'");
  const quoted = characters.startsWith("'") && characters.endsWith("'") && characters.length === 4;
  return { ...nls, numericCharacters: quoted ? characters.slice(1, 3) : characters };
}

function today(session: SessionState) {
  return localFields(session.timeZone, Math.floor(session.now().getTime() / 1000));
}
