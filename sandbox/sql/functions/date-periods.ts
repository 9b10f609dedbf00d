import { daysFromDate, SECONDS_PER_DAY, secondsFromFields } from '../../values/calendar.js';
import { OracleDate } from '../../values/date.js';
import { OracleError } from '../../values/oracle-error.js';

/** A period that a date lies in, in seconds as DATEs count them. */
interface Period {
  readonly start: number;
  /** From here on ROUND goes up. */
  readonly middle: number;
  readonly end: number;
}

/** TRUNC(date, format): the first moment of the period that a format names. @throws OracleError 1821, 1899 */
export function truncateDate(date: OracleDate, format: string): OracleDate {
  return new OracleDate(periodOf(date, format).start);
}

/** ROUND(date, format): the beginning of its period or of the next. @throws OracleError 1821, 1899, 1841 */
export function roundDate(date: OracleDate, format: string): OracleDate {
  const { start, middle, end } = periodOf(date, format);
  return date.seconds < middle ? new OracleDate(start) : checked(end);
}

/** CEIL(date, format): the beginning of the next period, unless it is the beginning of one itself. */
export function ceilingDate(date: OracleDate, format: string): OracleDate {
  const { start, end } = periodOf(date, format);
  return date.seconds === start ? date : checked(end);
}

/** Source: SQL Language Reference, "CEIL, FLOOR, ROUND, and TRUNC Date Functions". */
function periodOf(date: OracleDate, format: string): Period {
  const { year, month, day, hour, minute } = date.fields;
  const startOfDay = secondsAt(year, month, day);
  switch (format.toUpperCase()) {
    case 'CC':
    case 'SCC': {
      const first = Math.floor((year - 1) / 100) * 100 + 1;
      return { start: secondsAt(first), middle: secondsAt(first + 50), end: secondsAt(first + 100) };
    }
    case 'SYYYY':
    case 'YYYY':
    case 'YEAR':
    case 'SYEAR':
    case 'YYY':
    case 'YY':
    case 'Y':
      return { start: secondsAt(year), middle: secondsAt(year, 7), end: secondsAt(year + 1) };
    case 'IYYY':
    case 'IYY':
    case 'IY':
    case 'I': {
      // The year of the week's Thursday.
      const isoYear = new OracleDate(mondayOf(startOfDay) + 3 * SECONDS_PER_DAY).fields.year;
      return { start: isoYearStart(isoYear), middle: secondsAt(isoYear, 7), end: isoYearStart(isoYear + 1) };
    }
    case 'Q': {
      const first = month - ((month - 1) % 3);
      return { start: secondsAt(year, first), middle: secondsAt(year, first + 1, 16), end: secondsAt(year, first + 3) };
    }
    case 'MONTH':
    case 'MON':
    case 'MM':
    case 'RM':
      return { start: secondsAt(year, month), middle: secondsAt(year, month, 16), end: secondsAt(year, month + 1) };
    case 'WW':
      return week(startOfDay - (daysBetween(secondsAt(year), startOfDay) % 7) * SECONDS_PER_DAY);
    case 'IW':
      return week(mondayOf(startOfDay));
    case 'W':
      return week(startOfDay - ((day - 1) % 7) * SECONDS_PER_DAY);
    case 'DAY':
    case 'DY':
    case 'D':
      // Sunday is the first day of the week in AMERICA.
      return week(mondayOf(startOfDay + SECONDS_PER_DAY) - SECONDS_PER_DAY);
    case 'DDD':
    case 'DD':
    case 'J':
      return evenly(startOfDay, SECONDS_PER_DAY);
    case 'HH':
    case 'HH12':
    case 'HH24':
      return evenly(startOfDay + hour * 3600, 3600);
    case 'MI':
      return evenly(startOfDay + hour * 3600 + minute * 60, 60);
    case 'SS':
    case 'SSSSS':
      throw new OracleError(1899, 'bad precision specifier');
    default:
      throw new OracleError(1821, 'date format not recognized');
  }
}

function week(start: number): Period {
  return evenly(start, 7 * SECONDS_PER_DAY);
}

function evenly(start: number, length: number): Period {
  return { start, middle: start + length / 2, end: start + length };
}

/** @param month may be beyond 12: a month of the next year */
function secondsAt(year: number, month = 1, day = 1): number {
  const [toYear, toMonth] = month > 12 ? [year + 1, month - 12] : [year, month];
  return secondsFromFields({ year: toYear, month: toMonth, day, hour: 0, minute: 0, second: 0 });
}

function daysBetween(from: number, to: number): number {
  return Math.round((to - from) / SECONDS_PER_DAY);
}

/** 1970-01-01 was a Thursday. */
function mondayOf(startOfDay: number): number {
  const days = startOfDay / SECONDS_PER_DAY;
  return (days - ((((days + 3) % 7) + 7) % 7)) * SECONDS_PER_DAY;
}

/** The Monday of the week that 4 January lies in. */
function isoYearStart(year: number): number {
  return mondayOf(daysFromDate(year, 1, 4) * SECONDS_PER_DAY);
}

/** @throws OracleError 1841 */
function checked(seconds: number): OracleDate {
  const date = new OracleDate(seconds);
  void date.fields;
  return date;
}
