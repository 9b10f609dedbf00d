import { type ClockFields, fieldsFromSeconds } from '../values/calendar.js';
import { OracleDate } from '../values/date.js';

/** A moment as a DATE of the views: the database's clock is in UTC. */
export function dateValue(moment: Date): OracleDate {
  return new OracleDate(Math.floor(moment.getTime() / 1000));
}

/** The same for what may never have happened. */
export function optionalDate(moment: Date | undefined): OracleDate | null {
  return moment === undefined ? null : dateValue(moment);
}

/** ALL_OBJECTS.TIMESTAMP, which is text: `2026-03-14:15:09:26`. */
export function timestampText(moment: Date): string {
  const { year, month, day, hour, minute, second }: ClockFields = fieldsFromSeconds(
    Math.floor(moment.getTime() / 1000),
  );
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}:${two(hour)}:${two(minute)}:${two(second)}`;
}
