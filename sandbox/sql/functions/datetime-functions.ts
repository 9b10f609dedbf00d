import { type ClockFields, daysFromDate, daysInMonth } from '../../values/calendar.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { addMonths, OracleDate } from '../../values/date.js';
import { DAYS } from '../../values/datetime-names.js';
import { add, divide, type NumberValue } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { localFields, utcFromLocal, zoneOffset } from '../../values/time-zone.js';
import { Timestamp, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { SessionState } from '../session-state.js';
import { dateOf, integerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, define, strict } from './built-in-function.js';

const DATE_TYPE: DataType = { kind: 'date' };
/** The database server's time zone. */
const SERVER_ZONE = '+00:00';
const NOW = { withoutParentheses: true, volatile: true } as const;

export const DATETIME_FUNCTIONS: readonly BuiltInFunction[] = [
  define('SYSDATE', [], DATE_TYPE, (_values, session) => dateIn(SERVER_ZONE, session), NOW),
  define('CURRENT_DATE', [], DATE_TYPE, (_values, session) => dateIn(session.timeZone, session), NOW),
  define(
    'SYSTIMESTAMP',
    [NUMBER],
    { kind: 'timestamp_tz', precision: 6 },
    (_values, session) => moment(SERVER_ZONE, session),
    { ...NOW, optional: 1 },
  ),
  define(
    'CURRENT_TIMESTAMP',
    [NUMBER],
    { kind: 'timestamp_tz', precision: 6 },
    (_values, session) => moment(session.timeZone, session),
    { ...NOW, optional: 1 },
  ),
  define(
    'LOCALTIMESTAMP',
    [NUMBER],
    { kind: 'timestamp', precision: 6 },
    (_values, session) => {
      const { utcSeconds, nanoseconds } = moment(session.timeZone, session);
      return new Timestamp(utcSeconds + zoneOffset(session.timeZone, utcSeconds) * 60, nanoseconds);
    },
    { ...NOW, optional: 1 },
  ),
  define('SESSIONTIMEZONE', [], VARCHAR2, (_values, session) => session.timeZone, { withoutParentheses: true }),
  define('DBTIMEZONE', [], VARCHAR2, () => SERVER_ZONE, { withoutParentheses: true }),
  strict(
    'SYS_EXTRACT_UTC',
    [{ kind: 'timestamp_tz', precision: 9 }],
    { kind: 'timestamp', precision: 9 },
    ([moment]) => {
      if (!(moment instanceof TimestampWithTimeZone)) throw new TypeError('a moment with a time zone was expected');
      return new Timestamp(moment.utcSeconds, moment.nanoseconds);
    },
  ),
  strict(
    'FROM_TZ',
    [{ kind: 'timestamp', precision: 9 }, VARCHAR2],
    { kind: 'timestamp_tz', precision: 9 },
    ([clock, zone]) => {
      if (!(clock instanceof Timestamp)) throw new TypeError('a TIMESTAMP argument was expected');
      const name = textOf(zone);
      return new TimestampWithTimeZone(utcFromLocal(name, clock.seconds), clock.nanoseconds, name);
    },
  ),
  strict('ADD_MONTHS', [DATE_TYPE, NUMBER], DATE_TYPE, ([date, months]) => addMonths(dateOf(date), integerOf(months))),
  strict('LAST_DAY', [DATE_TYPE], DATE_TYPE, ([date]) => {
    const { fields } = dateOf(date);
    return OracleDate.fromFields({ ...fields, day: daysInMonth(fields.year, fields.month) });
  }),
  strict('MONTHS_BETWEEN', [DATE_TYPE, DATE_TYPE], NUMBER, ([later, earlier]) =>
    monthsBetween(dateOf(later), dateOf(earlier)),
  ),
  strict('NEXT_DAY', [DATE_TYPE, VARCHAR2], DATE_TYPE, ([date, name]) => nextDay(dateOf(date), textOf(name))),
];

/** Whole when both are the same day of their months or both the last; otherwise days count as 31sts of a month. */
function monthsBetween(later: OracleDate, earlier: OracleDate): NumberValue {
  const [a, b] = [later.fields, earlier.fields];
  const months = (a.year - b.year) * 12 + (a.month - b.month);
  if (a.day === b.day || (isLastDay(a) && isLastDay(b))) return months;
  const seconds = (a.day - b.day) * 86400 + secondsOfDay(a) - secondsOfDay(b);
  return add(months, divide(seconds, 31 * 86400));
}

function isLastDay({ year, month, day }: ClockFields): boolean {
  return day === daysInMonth(year, month);
}

function secondsOfDay({ hour, minute, second }: ClockFields): number {
  return hour * 3600 + minute * 60 + second;
}

function nextDay(date: OracleDate, name: string): OracleDate {
  const wanted = DAYS.findIndex((day) => name.trim().toUpperCase().startsWith(day.slice(0, 3)));
  if (wanted < 0) throw new OracleError(1846, 'not a valid day of the week');
  const { year, month, day } = date.fields;
  const current = (((daysFromDate(year, month, day) + 4) % 7) + 7) % 7;
  const ahead = (wanted - current + 7) % 7;
  return new OracleDate(date.seconds + (ahead === 0 ? 7 : ahead) * 86400);
}

function dateIn(zone: string, session: SessionState): OracleDate {
  return OracleDate.fromFields(localFields(zone, Math.floor(session.now().getTime() / 1000)));
}

function moment(zone: string, session: SessionState): TimestampWithTimeZone {
  const milliseconds = session.now().getTime();
  const seconds = Math.floor(milliseconds / 1000);
  return new TimestampWithTimeZone(seconds, (milliseconds - seconds * 1000) * 1_000_000, zone);
}

/** The first moment of the period that a format element names, as TRUNC(date, 'MM') gives it. */
export function truncateDate(date: OracleDate, format: string): OracleDate {
  const { year, month, day, hour, minute } = date.fields;
  const at = (fields: Partial<ClockFields>) =>
    OracleDate.fromFields({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, ...fields });
  switch (format.toUpperCase()) {
    case 'YYYY':
    case 'YEAR':
    case 'SYYYY':
    case 'YYY':
    case 'YY':
    case 'Y':
      return at({});
    case 'Q':
      return at({ month: month - ((month - 1) % 3) });
    case 'MM':
    case 'MON':
    case 'MONTH':
    case 'RM':
      return at({ month });
    case 'DD':
    case 'DDD':
    case 'J':
      return at({ month, day });
    case 'IW': {
      const start = at({ month, day });
      const weekday = (((daysFromDate(year, month, day) + 3) % 7) + 7) % 7;
      return new OracleDate(start.seconds - weekday * 86400);
    }
    case 'DAY':
    case 'DY':
    case 'D': {
      const start = at({ month, day });
      const weekday = (((daysFromDate(year, month, day) + 4) % 7) + 7) % 7;
      return new OracleDate(start.seconds - weekday * 86400);
    }
    case 'HH':
    case 'HH12':
    case 'HH24':
      return at({ month, day, hour });
    case 'MI':
      return at({ month, day, hour, minute });
    default:
      throw new OracleError(1821, 'date format not recognized');
  }
}

/** ROUND(date [, format]): to the nearer of two periods' beginnings, a half goes up. */
export function roundDate(date: OracleDate, format: string): OracleDate {
  const start = truncateDate(date, format);
  const { year, month, day } = date.fields;
  switch (format.toUpperCase()) {
    case 'DD':
    case 'DDD':
    case 'J':
      return date.seconds - start.seconds >= 43200 ? new OracleDate(start.seconds + 86400) : start;
    case 'MM':
    case 'MON':
    case 'MONTH':
      return day >= 16 ? addMonths(start, 1) : start;
    case 'YYYY':
    case 'YEAR':
    case 'YY':
      return month >= 7 ? OracleDate.fromFields({ ...start.fields, year: year + 1 }) : start;
    case 'HH':
    case 'HH24':
      return date.seconds - start.seconds >= 1800 ? new OracleDate(start.seconds + 3600) : start;
    case 'MI':
      return date.seconds - start.seconds >= 30 ? new OracleDate(start.seconds + 60) : start;
    default:
      throw new OracleError(1821, 'date format not recognized');
  }
}
