import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { OracleError } from '../../values/oracle-error.js';
import { decodeDayToSecond, decodeYearToMonth, encodeDayToSecond, encodeYearToMonth } from './interval-codec.js';

const NANOSECONDS_PER_SECOND = 1_000_000_000;
/** Of years or days: the precision of either is 9 at most. */
const LIMIT = 1_000_000_000;

/** @throws ProtocolViolation; OracleError 1873 */
export function readYearToMonth(bytes: Buffer): IntervalYearToMonth {
  const { years, months } = decodeYearToMonth(bytes);
  return new IntervalYearToMonth(inRange(years * 12 + months, 12));
}

/** Fields beyond their ranges, and of another sign than others, are carried. @throws ProtocolViolation; OracleError 1873 */
export function readDayToSecond(bytes: Buffer): IntervalDayToSecond {
  const { days, hours, minutes, seconds, nanoseconds } = decodeDayToSecond(bytes);
  const whole = days * 86400 + hours * 3600 + minutes * 60 + seconds + Math.trunc(nanoseconds / NANOSECONDS_PER_SECOND);
  const rest = nanoseconds % NANOSECONDS_PER_SECOND;
  const carry = whole > 0 && rest < 0 ? -1 : whole < 0 && rest > 0 ? 1 : 0;
  return new IntervalDayToSecond(inRange(whole + carry, 86400), rest - carry * NANOSECONDS_PER_SECOND);
}

function inRange(total: number, perUnit: number): number {
  if (Math.abs(total) < LIMIT * perUnit) return total;
  throw new OracleError(1873, 'the leading precision of the interval is too small');
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
