import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { DayToSecondFields, YearToMonthFields } from '../../values/interval.js';

const HIGH_BIAS = 0x80000000;
const LOW_BIAS = 60;
const YEAR_TO_MONTH_BYTES = 5;
const DAY_TO_SECOND_BYTES = 11;

/** @throws ProtocolViolation */
export function decodeYearToMonth(bytes: Buffer): YearToMonthFields {
  if (bytes.length !== YEAR_TO_MONTH_BYTES) throw new ProtocolViolation('not an INTERVAL YEAR TO MONTH');
  return { years: bytes.readUInt32BE(0) - HIGH_BIAS, months: bytes.readUInt8(4) - LOW_BIAS };
}

/** @throws ProtocolViolation */
export function decodeDayToSecond(bytes: Buffer): DayToSecondFields {
  if (bytes.length !== DAY_TO_SECOND_BYTES) throw new ProtocolViolation('not an INTERVAL DAY TO SECOND');
  return {
    days: bytes.readUInt32BE(0) - HIGH_BIAS,
    hours: bytes.readUInt8(4) - LOW_BIAS,
    minutes: bytes.readUInt8(5) - LOW_BIAS,
    seconds: bytes.readUInt8(6) - LOW_BIAS,
    nanoseconds: bytes.readUInt32BE(7) - HIGH_BIAS,
  };
}
