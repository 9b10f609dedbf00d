import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { OracleError } from '../../values/oracle-error.js';
import { dayToSecondBytes, yearToMonthBytes } from '../../values/stored-bytes/interval-bytes.js';
import { decodeDayToSecond, decodeYearToMonth } from './interval-codec.js';

const NANOSECONDS_PER_SECOND = 1_000_000_000;
/** Of years or days: the precision of either is 9 at most. */
const LIMIT = 1_000_000_000;

/** @throws ProtocolViolation; OracleError 1873 */
export function readYearToMonth(bytes: Buffer): IntervalYearToMonth {
  const fields = decodeYearToMonth(bytes);
  const interval = new IntervalYearToMonth(inRange(fields.years * 12 + fields.months, 12));
  return bytes.equals(yearToMonthBytes(interval)) ? interval : new IntervalYearToMonth(interval.months, fields);
}

/** Fields beyond their ranges, and of another sign than others, count as carried. @throws ProtocolViolation; OracleError 1873 */
export function readDayToSecond(bytes: Buffer): IntervalDayToSecond {
  const fields = decodeDayToSecond(bytes);
  const { days, hours, minutes, seconds, nanoseconds } = fields;
  const whole = days * 86400 + hours * 3600 + minutes * 60 + seconds + Math.trunc(nanoseconds / NANOSECONDS_PER_SECOND);
  const rest = nanoseconds % NANOSECONDS_PER_SECOND;
  const carry = whole > 0 && rest < 0 ? -1 : whole < 0 && rest > 0 ? 1 : 0;
  const interval = new IntervalDayToSecond(inRange(whole + carry, 86400), rest - carry * NANOSECONDS_PER_SECOND);
  if (bytes.equals(dayToSecondBytes(interval))) return interval;
  return new IntervalDayToSecond(interval.seconds, interval.nanoseconds, fields);
}

function inRange(total: number, perUnit: number): number {
  if (Math.abs(total) < LIMIT * perUnit) return total;
  throw new OracleError(1873, 'the leading precision of the interval is too small');
}
