import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { ceiling, floor, type NumberValue, numberFromDouble, round, truncate } from '../../values/number.js';
import { dateOf, integerOf, numberOf, textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { ceilingDate, roundDate, truncateDate } from './date-periods.js';
import { type RoundingName, roundedInterval, roundedIntervalType } from './interval-rounding.js';
import { highestPrecedence, isBinary } from './numeric-function.js';

const DATETIMES: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamp_tz', 'timestamp_ltz']);
const INTERVALS: ReadonlySet<string> = new Set(['interval_ds', 'interval_ym']);

interface Rounding {
  readonly ofNumber: (value: NumberValue, scale: number) => NumberValue;
  readonly ofDouble: (value: number) => number;
  readonly ofDate: (date: OracleDate, format: string) => OracleDate;
  /** Whether a number of digits may follow a number. */
  readonly scaled: boolean;
}

/** ROUND, TRUNC, CEIL and FLOOR, of numbers, dates and intervals. */
export const ROUNDING_FUNCTIONS: readonly BuiltInFunction[] = [
  rounding('ROUND', { ofNumber: round, ofDouble: roundHalfEven, ofDate: roundDate, scaled: true }),
  rounding('TRUNC', { ofNumber: truncate, ofDouble: Math.trunc, ofDate: truncateDate, scaled: true }),
  rounding('CEIL', { ofNumber: ceiling, ofDouble: Math.ceil, ofDate: ceilingDate, scaled: false }),
  rounding('FLOOR', { ofNumber: floor, ofDouble: Math.floor, ofDate: truncateDate, scaled: false }),
];

/**
 * A binary floating point number stays what it is, unless digits are asked for: then it is a NUMBER.
 * Source: SQL Language Reference, "ROUND (number)".
 */
function rounding(name: RoundingName, { ofNumber, ofDouble, ofDate, scaled }: Rounding): BuiltInFunction {
  const declared = strict(
    name,
    [NUMBER, NUMBER],
    NUMBER,
    ([value, how]) => {
      if (value instanceof OracleDate) return ofDate(dateOf(value), how === undefined ? 'DD' : textOf(how));
      if (value instanceof IntervalDayToSecond || value instanceof IntervalYearToMonth) {
        return roundedInterval(name, value, how === undefined ? undefined : textOf(how));
      }
      if (!isBinary(value)) return ofNumber(numberOf(value), how === undefined ? 0 : integerOf(how));
      if (how !== undefined) return ofNumber(numberFromDouble(value.value), integerOf(how));
      const rounded = ofDouble(value.value);
      return value instanceof BinaryFloat ? new BinaryFloat(rounded) : new BinaryDouble(rounded);
    },
    { optional: 1 },
  );
  return {
    ...declared,
    typing(types) {
      const first = types[0];
      if (first !== undefined && DATETIMES.has(first.kind)) {
        return {
          parameters: types.map((_type, index) => (index === 0 ? { kind: 'date' } : VARCHAR2)),
          result: { kind: 'date' },
        };
      }
      if (first !== undefined && INTERVALS.has(first.kind)) {
        return {
          parameters: types.map((_type, index) => (index === 0 ? undefined : VARCHAR2)),
          result: roundedIntervalType(first),
        };
      }
      const type = types.length === 1 ? highestPrecedence(types) : NUMBER;
      return { parameters: types.map(() => (types.length === 1 ? type : NUMBER)), result: type };
    },
    maximumOf: ([first]) => (scaled || DATETIMES.has(first?.kind ?? '') || INTERVALS.has(first?.kind ?? '') ? 2 : 1),
  };
}

function roundHalfEven(value: number): number {
  const floored = Math.floor(value);
  const half = value - floored;
  if (half !== 0.5) return Math.round(value);
  return floored % 2 === 0 ? floored : floored + 1;
}
