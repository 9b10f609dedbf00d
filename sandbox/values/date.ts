import { type ClockFields, daysInMonth, fieldsFromSeconds, SECONDS_PER_DAY, secondsFromFields } from './calendar.js';
import { divide, multiply, type NumberValue, numberToDouble, round, subtract, truncate } from './number.js';

/** A DATE: a wall clock's reading to the second, no time zone. */
export class OracleDate {
  /** From 1970-01-01 00:00:00 on the same clock; negative before. */
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  static fromFields(fields: ClockFields): OracleDate {
    return new OracleDate(secondsFromFields(fields));
  }

  /** @throws OracleError 1841 outside of 4712 BC to 9999 AD */
  get fields(): ClockFields {
    return fieldsFromSeconds(this.seconds);
  }
}

/** `date + n` days. @throws OracleError 1841 */
export function addDays(date: OracleDate, days: NumberValue): OracleDate {
  const whole = truncate(days);
  const fraction = numberToDouble(round(multiply(subtract(days, whole), SECONDS_PER_DAY)));
  return checked(new OracleDate(date.seconds + numberToDouble(whole) * SECONDS_PER_DAY + fraction));
}

/** `left - right` in days. */
export function daysBetween(left: OracleDate, right: OracleDate): NumberValue {
  return divide(left.seconds - right.seconds, SECONDS_PER_DAY);
}

/** ADD_MONTHS: the last day of a month stays the last. */
export function addMonths(date: OracleDate, months: number): OracleDate {
  const { year, month, day, hour, minute, second } = date.fields;
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const last = daysInMonth(toYear, toMonth);
  const toDay = day === daysInMonth(year, month) ? last : Math.min(day, last);
  return checked(OracleDate.fromFields({ year: toYear, month: toMonth, day: toDay, hour, minute, second }));
}

function checked(date: OracleDate): OracleDate {
  void date.fields;
  return date;
}
