import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { ClockFields } from '../../values/calendar.js';
import { OracleError } from '../../values/oracle-error.js';

/** The fields of DATE, TIMESTAMP and, in UTC, of the time-zone types. */
export interface DatetimeFields extends ClockFields {
  readonly nanosecond: number;
  /** Minutes east of UTC; 0 where the type has no time zone. */
  readonly offsetMinutes: number;
}

const DATE_BYTES = 7;
const TIMESTAMP_BYTES = 11;
const TIME_ZONE_BYTES = 13;
const HOUR_BIAS = 20;
const MINUTE_BIAS = 60;
const MAX_NANOSECOND = 999_999_999;

/**
 * The client leaves out what is zero: a TIMESTAMP without fraction has 7 bytes.
 * @throws ProtocolViolation; OracleError 1874, 1875 for a time zone that there is not
 */
export function decodeDatetime(bytes: Buffer): DatetimeFields {
  const { length } = bytes;
  if (length !== DATE_BYTES && length !== TIMESTAMP_BYTES && length !== TIME_ZONE_BYTES) {
    throw new ProtocolViolation(`a date of ${length} bytes`);
  }
  const nanosecond = length > DATE_BYTES ? bytes.readUInt32BE(DATE_BYTES) : 0;
  if (nanosecond > MAX_NANOSECOND) throw new ProtocolViolation(`${nanosecond} nanoseconds`);
  return {
    year: (bytes.readUInt8(0) - 100) * 100 + bytes.readUInt8(1) - 100,
    month: bytes.readUInt8(2),
    day: bytes.readUInt8(3),
    hour: bytes.readUInt8(4) - 1,
    minute: bytes.readUInt8(5) - 1,
    second: bytes.readUInt8(6) - 1,
    nanosecond,
    offsetMinutes: length === TIME_ZONE_BYTES ? decodeOffset(bytes.readUInt8(11), bytes.readUInt8(12)) : 0,
  };
}

function decodeOffset(hourByte: number, minuteByte: number): number {
  const [hours, minutes] = [hourByte - HOUR_BIAS, minuteByte - MINUTE_BIAS];
  if (Math.abs(hours) > 15) throw new OracleError(1874, 'time zone hour must be between -15 and 15');
  if (Math.abs(minutes) > 59) throw new OracleError(1875, 'time zone minute must be between -59 and 59');
  return hours * 60 + minutes;
}
