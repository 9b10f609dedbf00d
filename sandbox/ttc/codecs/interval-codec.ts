import { ProtocolViolation } from '../../tns/protocol-violation.js';

const HIGH_BIAS = 0x80000000;
const LOW_BIAS = 60;
const YEAR_TO_MONTH_BYTES = 5;
const DAY_TO_SECOND_BYTES = 11;

/** All of one sign. */
export interface YearToMonthFields {
  readonly years: number;
  readonly months: number;
}

/** All of one sign. */
export interface DayToSecondFields {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

export function encodeYearToMonth({ years, months }: YearToMonthFields): Uint8Array {
  const bytes = Buffer.alloc(YEAR_TO_MONTH_BYTES);
  bytes.writeUInt32BE(years + HIGH_BIAS, 0);
  bytes.writeUInt8(months + LOW_BIAS, 4);
  return bytes;
}

/** @throws ProtocolViolation */
export function decodeYearToMonth(bytes: Buffer): YearToMonthFields {
  if (bytes.length !== YEAR_TO_MONTH_BYTES) throw new ProtocolViolation('not an INTERVAL YEAR TO MONTH');
  return { years: bytes.readUInt32BE(0) - HIGH_BIAS, months: bytes.readUInt8(4) - LOW_BIAS };
}

export function encodeDayToSecond(fields: DayToSecondFields): Uint8Array {
  const bytes = Buffer.alloc(DAY_TO_SECOND_BYTES);
  bytes.writeUInt32BE(fields.days + HIGH_BIAS, 0);
  bytes.writeUInt8(fields.hours + LOW_BIAS, 4);
  bytes.writeUInt8(fields.minutes + LOW_BIAS, 5);
  bytes.writeUInt8(fields.seconds + LOW_BIAS, 6);
  bytes.writeUInt32BE(fields.nanoseconds + HIGH_BIAS, 7);
  return bytes;
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
