import { type ClockFields, dateFromDays, daysFromDate, requireValidFields } from './calendar.js';
import { type DatetimeKind, parseInputModel } from './datetime-input-model.js';
import type { ModelElement } from './datetime-model.js';
import { DatetimeReader, type Reading } from './datetime-reader.js';
import { NotSupportedError, OracleError } from './oracle-error.js';
import { offsetText } from './time-zone.js';
import { abbreviatedOffset } from './time-zone-abbreviations.js';

/** What a text says of a moment, according to a format. */
export interface ParsedDatetime extends ClockFields {
  readonly nanoseconds: number;
  /** An offset or region, if the format has one. */
  readonly zone: string | undefined;
  /** Minutes ahead of UTC by the abbreviation that the element TZD read. */
  readonly offset: number | undefined;
}

/**
 * TO_DATE, TO_TIMESTAMP and TO_TIMESTAMP_TZ: reads `text` as `format` says. What the format lacks is the first of the
 * current month, at midnight.
 * @param today supplies the year and month that are not given
 * @throws OracleError 1810 to 1875
 */
export function parseDatetime(text: string, format: string, today: ClockFields, kind: DatetimeKind): ParsedDatetime {
  const elements = parseInputModel(format, kind);
  try {
    return complete(new DatetimeReader(text, today, 2).read(elements), today);
  } catch (error) {
    if (!(error instanceof OracleError) || !hasShortYear(elements)) throw error;
    return withLongYear(text, elements, today, error);
  }
}

/** YYYY and RRRR are tried in the place of YY and RR; where digits were left over, what is wrong then is what is wrong. */
function withLongYear(
  text: string,
  elements: readonly ModelElement[],
  today: ClockFields,
  before: OracleError,
): ParsedDatetime {
  try {
    return complete(new DatetimeReader(text, today, 4).read(elements), today);
  } catch (error) {
    throw error instanceof OracleError && before.code !== DIGITS_LEFT_OVER ? before : error;
  }
}

const DIGITS_LEFT_OVER = 1830;

function hasShortYear(elements: readonly ModelElement[]): boolean {
  const short = elements.some(
    (element) => element.kind === 'field' && (element.name === 'YY' || element.name === 'RR'),
  );
  return short && !elements.some((element) => element.kind === 'modifier' && element.name === 'FX');
}

function complete(reading: Reading, today: ClockFields): ParsedDatetime {
  const fields = { ...dateOf(reading, today), ...timeOf(reading) };
  requireValidFields(fields);
  requireWeekday(reading, fields);
  return { ...fields, nanoseconds: reading.nanoseconds ?? 0, zone: zoneOf(reading), offset: abbreviatedOf(reading) };
}

type DateFields = Pick<ClockFields, 'year' | 'month' | 'day'>;
type TimeFields = Pick<ClockFields, 'hour' | 'minute' | 'second'>;

/** Of 1970-01-01. */
const JULIAN_EPOCH = 2_440_588;
const LAST_JULIAN_DAY = 5_373_484;

function dateOf(reading: Reading, today: ClockFields): DateFields {
  const { julian, dayOfYear } = reading;
  if (julian !== undefined) {
    if (julian < 1 || julian > LAST_JULIAN_DAY) {
      throw new OracleError(1854, `julian date must be between 1 and ${LAST_JULIAN_DAY}`);
    }
    return agreeing(dateFromDays(julian - JULIAN_EPOCH), reading);
  }
  const size = reading.year ?? today.year;
  const year = reading.beforeChrist === true ? -size : size;
  if (dayOfYear === undefined) return { year, month: reading.month ?? today.month, day: reading.day ?? 1 };
  const first = daysFromDate(year, 1, 1);
  if (dayOfYear < 1 || dayOfYear > daysFromDate(year + 1, 1, 1) - first) {
    throw new OracleError(1848, 'day of year must be between 1 and 365 (366 for leap year)');
  }
  return agreeing(dateFromDays(first + dayOfYear - 1), reading);
}

/** Where the day is counted, a month and a day of it may be given as well and must be the same. */
function agreeing(date: DateFields, { month, day, year, beforeChrist }: Reading): DateFields {
  if (year !== undefined && (beforeChrist === true ? -year : year) !== date.year) {
    throw new OracleError(1831, 'year conflicts with Julian date');
  }
  if (month !== undefined && month !== date.month) throw new OracleError(1833, 'month conflicts with Julian date');
  if (day !== undefined && day !== date.day) throw new OracleError(1834, 'day of month conflicts with Julian date');
  return date;
}

/** The name of a weekday does not choose the day. */
function requireWeekday({ weekday, day, dayOfYear, julian }: Reading, date: ClockFields): void {
  if (weekday === undefined) return;
  if (day === undefined && dayOfYear === undefined && julian === undefined) {
    throw new NotSupportedError('a day of the week without a day of the month');
  }
  const actual = (((daysFromDate(date.year, date.month, date.day) + 4) % 7) + 7) % 7;
  if (actual !== weekday) throw new OracleError(1835, 'day of week conflicts with Julian date');
}

function timeOf(reading: Reading): TimeFields {
  const { minute, second, secondsOfDay } = reading;
  const hour = hourOf(reading);
  if (secondsOfDay === undefined) return { hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 };
  if (secondsOfDay > 86_399) throw new OracleError(1853, 'seconds in day must be between 0 and 86399');
  const time = {
    hour: Math.floor(secondsOfDay / 3600),
    minute: Math.floor((secondsOfDay % 3600) / 60),
    second: secondsOfDay % 60,
  };
  if (hour !== undefined && hour !== time.hour) throw new OracleError(1836, 'hour conflicts with seconds in day');
  if (minute !== undefined && minute !== time.minute) {
    throw new OracleError(1837, 'minutes of hour conflicts with seconds in day');
  }
  if (second !== undefined && second !== time.second) {
    throw new OracleError(1838, 'seconds of minute conflicts with seconds in day');
  }
  return time;
}

/** Of twelve hours those before noon are meant where nothing is said. */
function hourOf({ hour, twelveHours, meridian }: Reading): number | undefined {
  if (hour === undefined || twelveHours !== true) return hour;
  return (hour % 12) + (meridian === 'PM' ? 12 : 0);
}

function abbreviatedOf({ region, abbreviation }: Reading): number | undefined {
  if (abbreviation === undefined) return undefined;
  if (region === undefined) throw new NotSupportedError('the datetime format element TZD without TZR');
  return abbreviatedOffset(region, abbreviation);
}

function zoneOf({ region, zoneHour, zoneMinute }: Reading): string | undefined {
  if (region !== undefined) return region;
  if (zoneHour === undefined) return undefined;
  const negative = zoneHour < 0 || Object.is(zoneHour, -0);
  return offsetText(zoneHour * 60 + (negative ? -(zoneMinute ?? 0) : (zoneMinute ?? 0)));
}
