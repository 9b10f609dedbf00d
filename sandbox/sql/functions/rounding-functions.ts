import { NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { round, truncate } from '../../values/number.js';
import { dateOf, integerOf, numberOf, textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { roundDate, truncateDate } from './datetime-functions.js';

const DATETIMES: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamp_tz', 'timestamp_ltz']);

/** ROUND and TRUNC, of numbers and of dates. */
export const ROUNDING_FUNCTIONS: readonly BuiltInFunction[] = [
  rounding('ROUND', round, roundDate),
  rounding('TRUNC', truncate, truncateDate),
];

function rounding(name: string, ofNumber: typeof round, ofDate: typeof truncateDate): BuiltInFunction {
  const declared = strict(
    name,
    [NUMBER, NUMBER],
    NUMBER,
    ([value, how]) => {
      if (value instanceof OracleDate) return ofDate(dateOf(value), how === undefined ? 'DD' : textOf(how));
      return ofNumber(numberOf(value), how === undefined ? 0 : integerOf(how));
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
      return { parameters: types.map(() => NUMBER), result: NUMBER };
    },
  };
}
