import { type Binder, REFUSED, unexpected } from '../binder.js';
import { type IsoDateTime, isoYear, parseIso, withoutTrailingZeros } from './iso-datetime.js';

/*
 * Date and time travel as text with explicit format masks: the driver's own binds go through Date in the process's time zone, which
 * cannot say 02:30 on the day of a clock change, and keep milliseconds only.
 */
const DATE_MASK = 'SYYYY-MM-DD"T"HH24:MI:SS';
const TIMESTAMP_MASK = `${DATE_MASK}.FF9`;
const ZONED_MASK = `${TIMESTAMP_MASK}TZH:TZM`;

/** Longer than any text of the masks: `-4712-01-01T00:00:00.000000000+14:00`. */
const TEXT_SIZE = 48;

/** DATE as `2024-02-29T13:05:07`. */
export const dateBinder: Binder = datetimeBinder({
  expects: 'a date as ISO text without offset and fraction, like 2024-02-29T13:05:07',
  accepts: (date) => date.offset === undefined && date.fraction === '',
  write: dateText,
  read: 'to_date',
  mask: DATE_MASK,
});

/** TIMESTAMP as `2024-02-29T13:05:07.123456789`: all digits that are there, no trailing zeros. */
export const timestampBinder: Binder = datetimeBinder({
  expects: 'a timestamp as ISO text without offset, like 2024-02-29T13:05:07.25',
  accepts: (date) => date.offset === undefined,
  write: timestampText,
  read: 'to_timestamp',
  mask: TIMESTAMP_MASK,
});

/** TIMESTAMP WITH TIME ZONE as ISO text with its offset. A region's name is not kept, the offset that it stood for is. */
export const timestampTzBinder: Binder = datetimeBinder({
  expects: 'a timestamp as ISO text with offset, like 2024-02-29T13:05:07.25+01:00',
  accepts: (date) => date.offset !== undefined,
  write: (date) => timestampText(date) + (date.offset ?? ''),
  read: 'to_timestamp_tz',
  mask: ZONED_MASK,
});

/** TIMESTAMP WITH LOCAL TIME ZONE as ISO text in UTC, `2024-02-29T12:05:07.25Z`; any offset is taken. */
export const timestampLtzBinder: Binder = {
  ...timestampTzBinder,
  toBind: (local) => `to_char(sys_extract_utc(${local}), '${TIMESTAMP_MASK}')`,
  decode: (value) => `${timestampBinder.decode(value)}Z`,
};

interface DatetimeKind {
  readonly expects: string;
  readonly accepts: (date: IsoDateTime) => boolean;
  readonly write: (date: IsoDateTime) => string;
  readonly read: string;
  readonly mask: string;
}

function datetimeBinder({ expects, accepts, write, read, mask }: DatetimeKind): Binder {
  return {
    expects,
    bindType: 'DB_TYPE_VARCHAR',
    maxSize: TEXT_SIZE,
    fromBind: (bind) => `${read}(${bind}, '${mask}')`,
    toBind: (local) => `to_char(${local}, '${mask}')`,
    encode(value) {
      if (typeof value !== 'string') return REFUSED;
      const date = parseIso(value);
      return date !== undefined && accepts(date) && hasOracleYear(date) ? write(date) : REFUSED;
    },
    decode(value) {
      if (typeof value !== 'string') throw unexpected(value, 'DB_TYPE_VARCHAR');
      return isoText(value);
    },
  };
}

/** Oracle's years run from 4712 BC to AD 9999. */
function hasOracleYear({ year }: IsoDateTime): boolean {
  return year >= -4711 && year <= 9999;
}

function dateText({ year, month, day, hour, minute, second }: IsoDateTime): string {
  const oracleYear = year > 0 ? four(year) : `-${four(1 - year)}`;
  return `${oracleYear}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function timestampText(date: IsoDateTime): string {
  return `${dateText(date)}.${date.fraction.padEnd(9, '0')}`;
}

/** `SYYYY` writes a space or a minus before the year; Oracle counts 1 BC as -1 where ISO has 0000. */
function isoText(text: string): string {
  const signed = text.startsWith(' ') || text.startsWith('-');
  const dash = text.indexOf('-', 1);
  const oracleYear = Number(text.slice(signed ? 1 : 0, dash));
  const year = text.startsWith('-') ? 1 - oracleYear : oracleYear;
  return isoYear(year) + withShortFraction(text.slice(dash));
}

function withShortFraction(rest: string): string {
  const point = rest.indexOf('.');
  if (point === -1) return rest;
  const fraction = withoutTrailingZeros(rest.slice(point + 1, point + 10));
  return `${rest.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}${rest.slice(point + 10)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function four(number: number): string {
  return String(number).padStart(4, '0');
}
