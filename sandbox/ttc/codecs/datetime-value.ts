import { requireValidFields, secondsFromFields } from '../../values/calendar.js';
import { OracleDate } from '../../values/date.js';
import { offsetText } from '../../values/time-zone.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import { type DatetimeFields, decodeDatetime } from './datetime-codec.js';

/* What is read has fields that there can be: @throws ProtocolViolation; OracleError as requireValidFields, 1874, 1875 */

export function readDate(bytes: Buffer): OracleDate {
  return OracleDate.fromFields(validFields(bytes));
}

export function readTimestamp(bytes: Buffer): Timestamp {
  const fields = validFields(bytes);
  return new Timestamp(secondsFromFields(fields), fields.nanosecond);
}

/** The fields on the wire are UTC's; the offset says how they were meant to be shown. */
export function readTimestampTz(bytes: Buffer): TimestampWithTimeZone {
  const fields = validFields(bytes);
  return new TimestampWithTimeZone(secondsFromFields(fields), fields.nanosecond, offsetText(fields.offsetMinutes));
}

/** In the database's time zone, which is UTC. */
export function readTimestampLtz(bytes: Buffer): TimestampWithLocalTimeZone {
  const fields = validFields(bytes);
  return new TimestampWithLocalTimeZone(secondsFromFields(fields), fields.nanosecond);
}

function validFields(bytes: Buffer): DatetimeFields {
  const fields = decodeDatetime(bytes);
  requireValidFields(fields);
  return fields;
}
