import { daysInMonth, fieldsFromSeconds, SECONDS_PER_DAY, secondsFromFields } from '../../values/calendar.js';
import { type ConversionSettings, convertValue } from '../../values/convert.js';
import { addDays, daysBetween, OracleDate } from '../../values/date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import {
  add,
  divide,
  floor,
  multiply,
  type NumberValue,
  negate,
  numberToDouble,
  subtract,
  truncate,
} from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { localFields, utcFromLocal } from '../../values/time-zone.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { dateOf, numberOf } from '../functions/argument-values.js';

const NANOSECONDS = 1_000_000_000;

type Present = NonNullable<Value>;

/** `date ± n` days. @throws OracleError 1841 */
export function shiftDate(date: Present, days: Present, sign: 1 | -1): OracleDate {
  const count = numberOf(days);
  return addDays(dateOf(date), sign === 1 ? count : negate(count));
}

export function datesBetween(left: Present, right: Present): NumberValue {
  return daysBetween(dateOf(left), dateOf(right));
}

/** A datetime moved by an interval on its own clock, which stays the kind of datetime that it is. */
export function addToDatetime(datetime: Present, interval: Present, sign: 1 | -1, settings: ConversionSettings): Value {
  if (interval instanceof IntervalYearToMonth) return addMonthsTo(datetime, sign * interval.months, settings);
  if (!(interval instanceof IntervalDayToSecond)) throw new TypeError('an interval was expected');
  const [seconds, nanoseconds] = [sign * interval.seconds, sign * interval.nanoseconds];
  if (datetime instanceof OracleDate) {
    // A DATE has no fraction to move.
    return checked(new OracleDate(datetime.seconds + seconds));
  }
  if (datetime instanceof Timestamp) {
    return checked(new Timestamp(...normalized(datetime.seconds + seconds, datetime.nanoseconds + nanoseconds)));
  }
  if (datetime instanceof TimestampWithTimeZone) {
    const moved = normalized(datetime.utcSeconds + seconds, datetime.nanoseconds + nanoseconds);
    return checked(new TimestampWithTimeZone(...moved, datetime.zone));
  }
  if (datetime instanceof TimestampWithLocalTimeZone) {
    return new TimestampWithLocalTimeZone(
      ...normalized(datetime.utcSeconds + seconds, datetime.nanoseconds + nanoseconds),
    );
  }
  throw new TypeError('a datetime was expected');
}

function addMonthsTo(datetime: Present, months: number, { timeZone }: ConversionSettings): Value {
  if (datetime instanceof OracleDate) return checked(new OracleDate(monthsLater(datetime.seconds, months)));
  if (datetime instanceof Timestamp) {
    return checked(new Timestamp(monthsLater(datetime.seconds, months), datetime.nanoseconds));
  }
  if (datetime instanceof TimestampWithTimeZone) {
    const local = monthsLater(secondsFromFields(datetime.fields), months);
    return checked(new TimestampWithTimeZone(utcFromLocal(datetime.zone, local), datetime.nanoseconds, datetime.zone));
  }
  if (datetime instanceof TimestampWithLocalTimeZone) {
    const local = monthsLater(secondsFromFields(localFields(timeZone, datetime.utcSeconds)), months);
    return new TimestampWithLocalTimeZone(utcFromLocal(timeZone, local), datetime.nanoseconds);
  }
  throw new TypeError('a datetime was expected');
}

/** Unlike ADD_MONTHS it does not shorten: a day that the month lacks is an error. */
function monthsLater(seconds: number, months: number): number {
  const fields = fieldsFromSeconds(seconds);
  const index = fields.year * 12 + (fields.month - 1) + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (fields.day > daysInMonth(year, month)) throw new OracleError(1839, 'date not valid for month specified');
  return secondsFromFields({ ...fields, year, month });
}

/** The time between two datetimes; where either has a zone, both are taken as moments. */
export function intervalBetween(end: Present, start: Present, settings: ConversionSettings): IntervalDayToSecond {
  const zoned = isMoment(end) || isMoment(start);
  const [a, b] = [instant(end, zoned, settings), instant(start, zoned, settings)];
  return makeInterval(BigInt(a.seconds - b.seconds) * BigInt(NANOSECONDS) + BigInt(a.nanoseconds - b.nanoseconds));
}

/**
 * The time between two datetimes as INTERVAL YEAR TO MONTH.
 * @throws NotSupportedError where it is no whole number of months
 */
export function wholeMonthsBetween(
  end: Present,
  start: Present,
  settings: ConversionSettings,
  position: number,
): IntervalYearToMonth {
  const zoned = isMoment(end) || isMoment(start);
  const [a, b] = [instant(end, zoned, settings), instant(start, zoned, settings)];
  const [later, earlier] = [fieldsFromSeconds(a.seconds), fieldsFromSeconds(b.seconds)];
  const rest = { ...later, year: earlier.year, month: earlier.month };
  if (secondsFromFields(rest) !== b.seconds || a.nanoseconds !== b.nanoseconds) {
    throw new NotSupportedError('YEAR TO MONTH of a difference that is no whole number of months', position);
  }
  return new IntervalYearToMonth((later.year - earlier.year) * 12 + later.month - earlier.month);
}

function instant(value: Present, zoned: boolean, settings: ConversionSettings) {
  const kind = zoned ? 'timestamp_tz' : 'timestamp';
  const converted = convertValue(value, { kind, precision: 9 }, settings, 'sql');
  if (converted instanceof Timestamp) return converted;
  if (converted instanceof TimestampWithTimeZone) {
    return { seconds: converted.utcSeconds, nanoseconds: converted.nanoseconds };
  }
  throw new TypeError('a datetime was expected');
}

export function addIntervals(left: Present, right: Present, sign: 1 | -1): Value {
  if (left instanceof IntervalYearToMonth && right instanceof IntervalYearToMonth) {
    return new IntervalYearToMonth(left.months + sign * right.months);
  }
  return makeInterval(nanosecondsOf(left) + BigInt(sign) * nanosecondsOf(right));
}

export function negateInterval(interval: Value): Value {
  if (interval === null) return null;
  if (interval instanceof IntervalYearToMonth)
    return new IntervalYearToMonth(interval.months === 0 ? 0 : -interval.months);
  return makeInterval(-nanosecondsOf(interval));
}

/** `interval * n` and `interval / n`: months are cut to whole ones, seconds to nanoseconds. @throws OracleError 1476 */
export function scaleInterval(interval: Present, factor: NumberValue, operator: '*' | '/'): Value {
  const scale = operator === '*' ? multiply : divide;
  if (interval instanceof IntervalYearToMonth) {
    return new IntervalYearToMonth(numberToDouble(truncate(scale(interval.months, factor))));
  }
  if (!(interval instanceof IntervalDayToSecond)) throw new TypeError('an interval was expected');
  const seconds = scale(add(interval.seconds, divide(interval.nanoseconds, NANOSECONDS)), factor);
  const whole = floor(seconds);
  const fraction = numberToDouble(truncate(multiply(subtract(seconds, whole), NANOSECONDS)));
  return makeInterval(BigInt(numberToDouble(whole)) * BigInt(NANOSECONDS) + BigInt(fraction));
}

function nanosecondsOf(interval: Present): bigint {
  if (!(interval instanceof IntervalDayToSecond)) throw new TypeError('an interval was expected');
  return BigInt(interval.seconds) * BigInt(NANOSECONDS) + BigInt(interval.nanoseconds);
}

const MAX_DAYS = 1_000_000_000;

/** @throws OracleError 1873 for a billion days and more */
function makeInterval(nanoseconds: bigint): IntervalDayToSecond {
  const [seconds, rest] = [nanoseconds / BigInt(NANOSECONDS), nanoseconds % BigInt(NANOSECONDS)];
  if (Math.abs(Number(seconds)) >= MAX_DAYS * SECONDS_PER_DAY) {
    throw new OracleError(1873, 'the leading precision of the interval is too small');
  }
  return new IntervalDayToSecond(Number(seconds), Number(rest));
}

/** A fraction between 0 and a second. */
function normalized(seconds: number, nanoseconds: number): [number, number] {
  if (nanoseconds < 0) return [seconds - 1, nanoseconds + NANOSECONDS];
  return nanoseconds >= NANOSECONDS ? [seconds + 1, nanoseconds - NANOSECONDS] : [seconds, nanoseconds];
}

function isMoment(value: Present): boolean {
  return value instanceof TimestampWithTimeZone || value instanceof TimestampWithLocalTimeZone;
}

/** Looking at the fields raises ORA-01841 outside of the calendar. */
function checked<T extends { readonly fields: unknown }>(datetime: T): T {
  void datetime.fields;
  return datetime;
}
