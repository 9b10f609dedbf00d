import { type ClockFields, fieldsFromSeconds } from '../calendar.js';
import type { OracleDate } from '../date.js';
import type { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../timestamp.js';

const DATE_BYTES = 7;
const TIME_ZONE_BYTES = 13;
const HOUR_BIAS = 20;
const MINUTE_BIAS = 60;

export function dateBytes({ fields }: OracleDate): Uint8Array {
  return encodeDatetime(fields, 7);
}

export function timestampBytes({ fields, nanoseconds }: Timestamp): Uint8Array {
  return encodeDatetime(fields, 11, nanoseconds);
}

export function timestampTzBytes({ utcSeconds, nanoseconds, offset }: TimestampWithTimeZone): Uint8Array {
  return encodeDatetime(fieldsFromSeconds(utcSeconds), 13, nanoseconds, offset);
}

export function timestampLtzBytes({ utcSeconds, nanoseconds }: TimestampWithLocalTimeZone): Uint8Array {
  return encodeDatetime(fieldsFromSeconds(utcSeconds), 11, nanoseconds);
}

/**
 * @param length 7 for DATE, 11 for TIMESTAMP and WITH LOCAL TIME ZONE, 13 for WITH TIME ZONE
 * @param offsetMinutes east of UTC
 */
export function encodeDatetime(
  fields: ClockFields,
  length: 7 | 11 | 13,
  nanosecond = 0,
  offsetMinutes = 0,
): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  bytes[0] = Math.trunc(fields.year / 100) + 100;
  bytes[1] = (fields.year % 100) + 100;
  bytes[2] = fields.month;
  bytes[3] = fields.day;
  bytes[4] = fields.hour + 1;
  bytes[5] = fields.minute + 1;
  bytes[6] = fields.second + 1;
  if (length > DATE_BYTES) bytes.writeUInt32BE(nanosecond, DATE_BYTES);
  if (length === TIME_ZONE_BYTES) {
    bytes[11] = Math.trunc(offsetMinutes / 60) + HOUR_BIAS;
    bytes[12] = (offsetMinutes % 60) + MINUTE_BIAS;
  }
  return bytes;
}
