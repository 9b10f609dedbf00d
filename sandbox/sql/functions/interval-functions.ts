import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import {
  absolute,
  compareNumbers,
  multiply,
  type NumberValue,
  round,
  subtract,
  truncate,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { integerOf, numberOf, textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';

const DAY_TO_SECOND: DataType = { kind: 'interval_ds', dayPrecision: 9, secondPrecision: 9 };
const YEAR_TO_MONTH: DataType = { kind: 'interval_ym', yearPrecision: 9 };
const NANOSECONDS = 1_000_000_000;
/** Of days or years: the precision is 9. */
const LIMIT = 1_000_000_000;

/** Source: SQL Language Reference, "NUMTODSINTERVAL" and "NUMTOYMINTERVAL". */
export const INTERVAL_FUNCTIONS: readonly BuiltInFunction[] = [
  strict('NUMTODSINTERVAL', [NUMBER, VARCHAR2], DAY_TO_SECOND, ([n, unit]) =>
    dayToSecond(numberOf(n), unitOf(textOf(unit), SECONDS)),
  ),
  strict('NUMTOYMINTERVAL', [NUMBER, VARCHAR2], YEAR_TO_MONTH, ([n, unit]) => {
    const months = round(multiply(numberOf(n), unitOf(textOf(unit), MONTHS)));
    requireSize(months, LIMIT * 12);
    return new IntervalYearToMonth(integerOf(months));
  }),
];

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['DAY', 86_400],
  ['HOUR', 3600],
  ['MINUTE', 60],
  ['SECOND', 1],
]);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['YEAR', 12],
  ['MONTH', 1],
]);

/** Case and blanks around it do not count. @throws OracleError 1760 */
function unitOf(name: string, units: ReadonlyMap<string, number>): number {
  const unit = units.get(name.trim().toUpperCase());
  if (unit === undefined) throw new OracleError(1760, 'illegal argument for function');
  return unit;
}

function dayToSecond(n: NumberValue, unitSeconds: number): IntervalDayToSecond {
  const exact = round(multiply(n, unitSeconds), 9);
  requireSize(exact, LIMIT * 86_400);
  const seconds = truncate(exact);
  return new IntervalDayToSecond(integerOf(seconds), integerOf(multiply(subtract(exact, seconds), NANOSECONDS)));
}

/** @throws OracleError 1873 */
function requireSize(value: NumberValue, limit: number): void {
  if (compareNumbers(absolute(value), limit) < 0) return;
  throw new OracleError(1873, 'the leading precision of the interval is too small');
}
