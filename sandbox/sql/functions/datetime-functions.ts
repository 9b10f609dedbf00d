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
