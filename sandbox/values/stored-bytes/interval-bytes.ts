import type { DayToSecondFields, IntervalDayToSecond, IntervalYearToMonth, YearToMonthFields } from '../interval.js';

const HIGH_BIAS = 0x80000000;
const LOW_BIAS = 60;
const YEAR_TO_MONTH_BYTES = 5;
const DAY_TO_SECOND_BYTES = 11;

export function yearToMonthBytes({ months, bound }: IntervalYearToMonth): Uint8Array {
  return encodeYearToMonth(bound ?? { years: Math.trunc(months / 12), months: months % 12 });
}

export function dayToSecondBytes({ seconds, nanoseconds, bound }: IntervalDayToSecond): Uint8Array {
  if (bound !== undefined) return encodeDayToSecond(bound);
  return encodeDayToSecond({
    days: Math.trunc(seconds / 86400),
    hours: Math.trunc((seconds % 86400) / 3600),
    minutes: Math.trunc((seconds % 3600) / 60),
    seconds: seconds % 60,
    nanoseconds,
  });
}

export function encodeYearToMonth({ years, months }: YearToMonthFields): Uint8Array {
  const bytes = Buffer.alloc(YEAR_TO_MONTH_BYTES);
  bytes.writeUInt32BE(years + HIGH_BIAS, 0);
  bytes.writeUInt8(months + LOW_BIAS, 4);
  return bytes;
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
