import type { DataType } from '../../values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { OracleError } from '../../values/oracle-error.js';

export type RoundingName = 'CEIL' | 'FLOOR' | 'ROUND' | 'TRUNC';
type Interval = IntervalDayToSecond | IntervalYearToMonth;

const NANOSECONDS = 1_000_000_000n;
const YEARS: ReadonlySet<string> = new Set(['SYYYY', 'YYYY', 'YEAR', 'SYEAR', 'YYY', 'YY', 'Y']);
const DAY_PARTS: ReadonlyMap<string, bigint> = new Map([
  ['DDD', 86_400n],
  ['DD', 86_400n],
  ['J', 86_400n],
  ['DAY', 86_400n],
  ['HH', 3600n],
  ['HH12', 3600n],
  ['HH24', 3600n],
  ['MI', 60n],
]);
/** Of years and days. */
const MAX_LEADING = 1_000_000_000n;

/**
 * An interval as a whole number of years, or of days, hours or minutes. Source: SQL Language Reference, "ROUND (interval)" and those of
 * TRUNC, CEIL and FLOOR.
 * @throws OracleError 1821 for another unit, 1873
 */
export function roundedInterval(name: RoundingName, value: Interval, format: string | undefined): Interval {
  if (value instanceof IntervalYearToMonth) {
    if (format !== undefined && !YEARS.has(format.toUpperCase())) throw notRecognized();
    const years = wholeUnits(name, BigInt(value.months), 12n);
    requireLeading(years);
    return new IntervalYearToMonth(Number(years * 12n));
  }
  const seconds = DAY_PARTS.get((format ?? 'DD').toUpperCase());
  if (seconds === undefined) throw notRecognized();
  const all = BigInt(value.seconds) * NANOSECONDS + BigInt(value.nanoseconds);
  const rounded = wholeUnits(name, all, seconds * NANOSECONDS) * seconds;
  requireLeading(rounded / 86_400n);
  return new IntervalDayToSecond(Number(rounded), 0);
}

/** What the examples of the documentation show: the leading precision stays, seconds have six digits. */
export function roundedIntervalType(type: DataType): DataType {
  return type.kind === 'interval_ds' ? { ...type, secondPrecision: 6 } : type;
}

/** A half goes away from zero. */
function wholeUnits(name: RoundingName, value: bigint, unit: bigint): bigint {
  const whole = value / unit;
  const rest = value % unit;
  const away = rest < 0n ? -1n : 1n;
  switch (name) {
    case 'TRUNC':
      return whole;
    case 'FLOOR':
      return rest < 0n ? whole - 1n : whole;
    case 'CEIL':
      return rest > 0n ? whole + 1n : whole;
    case 'ROUND':
      return rest * away * 2n >= unit ? whole + away : whole;
  }
}

function requireLeading(leading: bigint): void {
  if (leading >= MAX_LEADING || leading <= -MAX_LEADING) {
    throw new OracleError(1873, 'the leading precision of the interval is too small');
  }
}

function notRecognized(): OracleError {
  return new OracleError(1821, 'date format not recognized');
}
