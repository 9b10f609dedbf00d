import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { decodeDayToSecond, decodeYearToMonth, encodeDayToSecond, encodeYearToMonth } from './interval-codec.js';

export function readYearToMonth(bytes: Buffer): IntervalYearToMonth {
  const { years, months } = decodeYearToMonth(bytes);
  return new IntervalYearToMonth(years * 12 + months);
}

export function readDayToSecond(bytes: Buffer): IntervalDayToSecond {
  const { days, hours, minutes, seconds, nanoseconds } = decodeDayToSecond(bytes);
  return new IntervalDayToSecond(days * 86400 + hours * 3600 + minutes * 60 + seconds, nanoseconds);
}

export function yearToMonthBytes({ months }: IntervalYearToMonth): Uint8Array {
  return encodeYearToMonth({ years: Math.trunc(months / 12), months: months % 12 });
}

export function dayToSecondBytes({ seconds, nanoseconds }: IntervalDayToSecond): Uint8Array {
  return encodeDayToSecond({
    days: Math.trunc(seconds / 86400),
    hours: Math.trunc((seconds % 86400) / 3600),
    minutes: Math.trunc((seconds % 3600) / 60),
    seconds: seconds % 60,
    nanoseconds,
  });
}
