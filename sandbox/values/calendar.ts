import { NotSupportedError, OracleError } from './oracle-error.js';

/** A wall clock's reading to the second. */
export interface ClockFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const SECONDS_PER_DAY = 86400;
const MIN_YEAR = -4712;
const MAX_YEAR = 9999;

/**
 * 1582-10-15, before which Oracle counts in the Julian calendar: the day before is 1582-10-04.
 * Source: the day numbers of the format element J; SQL Language Reference, "Datetime Format Elements".
 */
const FIRST_GREGORIAN_DAY = -141_427;

/** Days from 1970-01-01. */
export function daysFromDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const julian = y * 365 + Math.floor(y / 4) + dayOfYear - JULIAN_EPOCH;
  return julian < FIRST_GREGORIAN_DAY ? julian : gregorianDays(y, dayOfYear);
}

/** From 1 March of the year 0 to 1970-01-01 in either calendar. */
const JULIAN_EPOCH = 719_470;
const GREGORIAN_EPOCH = 719_468;

function gregorianDays(y: number, dayOfYear: number): number {
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - GREGORIAN_EPOCH;
}

export function dateFromDays(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const [y, dayOfYear] = days < FIRST_GREGORIAN_DAY ? julianYear(days) : gregorianYear(days);
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: y + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** A year that begins on 1 March, and the day in it. */
function julianYear(days: number): readonly [year: number, dayOfYear: number] {
  const shifted = days + JULIAN_EPOCH;
  const cycle = Math.floor(shifted / 1461);
  const dayOfCycle = shifted - cycle * 1461;
  const yearOfCycle = Math.min(Math.floor(dayOfCycle / 365), 3);
  return [cycle * 4 + yearOfCycle, dayOfCycle - yearOfCycle * 365];
}

function gregorianYear(days: number): readonly [year: number, dayOfYear: number] {
  const shifted = days + GREGORIAN_EPOCH;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return [yearOfEra + era * 400, dayOfYear];
}

/** Seconds from 1970-01-01 00:00:00 on the same clock. */
export function secondsFromFields({ year, month, day, hour, minute, second }: ClockFields): number {
  return daysFromDate(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

/** @throws OracleError 1841 outside of 4712 BC to 9999 AD */
export function fieldsFromSeconds(seconds: number): ClockFields {
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - days * SECONDS_PER_DAY;
  const { year, month, day } = dateFromDays(days);
  requireYear(year);
  // Named one by one: a spread would cost more than all the rest.
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year < 1582 || year % 100 !== 0 || year % 400 === 0);
}

/** @throws OracleError 1841 */
function requireYear(year: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR || year === 0) {
    throw new OracleError(1841, '(full) year must be between -4713 and +9999, and not be 0');
  }
}

/** @throws OracleError 1841, 1843, 1847, 1839, 1850, 1851, 1852; NotSupportedError for a day that the change of calendars left out */
export function requireValidFields({ year, month, day, hour, minute, second }: ClockFields): void {
  requireYear(year);
  if (month < 1 || month > 12) throw new OracleError(1843, 'not a valid month');
  if (day < 1 || day > 31) throw new OracleError(1847, 'day of month must be between 1 and last day of month');
  if (day > daysInMonth(year, month)) throw new OracleError(1839, 'date not valid for month specified');
  if (year === 1582 && month === 10 && day > 4 && day < 15)
    throw new NotSupportedError('a day from 5 to 14 October 1582');
  if (hour < 0 || hour > 23) throw new OracleError(1850, 'hour must be between 0 and 23');
  if (minute < 0 || minute > 59) throw new OracleError(1851, 'minutes must be between 0 and 59');
  if (second < 0 || second > 59) throw new OracleError(1852, 'seconds must be between 0 and 59');
}
