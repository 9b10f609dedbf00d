import { secondsFromFields } from '../../values/calendar.js';
import { type DataType, NUMBER } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import {
  add,
  compareNumbers,
  divide,
  floor,
  makeNumber,
  multiply,
  type NumberValue,
  signOf,
  subtract,
  truncate,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { numberOf } from './argument-values.js';
import { type BuiltInFunction, define } from './built-in-function.js';

/** Source: SQL Language Reference, "WIDTH_BUCKET". */
export const WIDTH_BUCKET: BuiltInFunction = {
  ...define('WIDTH_BUCKET', [NUMBER, NUMBER, NUMBER, NUMBER], NUMBER, widthBucket, { languages: 'sql' }),
  typing(types) {
    const datetime = types.slice(0, 3).find(({ kind }) => DATETIMES.has(kind));
    const limits: DataType = datetime ?? NUMBER;
    return { parameters: types.map((_type, index) => (index < 3 ? limits : NUMBER)), result: NUMBER };
  },
};

const DATETIMES: ReadonlySet<DataType['kind']> = new Set(['date', 'timestamp', 'timestamp_tz', 'timestamp_ltz']);

/** @throws OracleError 30494 for limits that are NULL and a number of buckets that is not positive */
function widthBucket([value = null, low = null, high = null, count = null]: readonly Value[]): Value {
  if (value === null) return null;
  if (low === null) throw invalidArgument(2);
  if (high === null) throw invalidArgument(3);
  const buckets = count === null ? 0 : truncate(numberOf(count));
  if (signOf(buckets) <= 0) throw invalidArgument(4);
  const [x, from, to] = [position(value), position(low), position(high)];
  const [width, distance] =
    compareNumbers(from, to) <= 0 ? [subtract(to, from), subtract(x, from)] : [subtract(from, to), subtract(from, x)];
  if (signOf(distance) < 0) return 0;
  if (compareNumbers(distance, width) >= 0) return add(buckets, 1);
  return add(floor(divide(multiply(distance, buckets), width)), 1);
}

/** On one scale: datetimes by their nanoseconds. */
function position(value: Value): NumberValue {
  if (value instanceof OracleDate) return value.seconds;
  if (value instanceof Timestamp) return instant(secondsFromFields(value.fields), value.nanoseconds);
  if (value instanceof TimestampWithTimeZone || value instanceof TimestampWithLocalTimeZone) {
    return instant(value.utcSeconds, value.nanoseconds);
  }
  return numberOf(value);
}

function instant(seconds: number, nanoseconds: number): NumberValue {
  return makeNumber(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds), -9);
}

function invalidArgument(position: number): OracleError {
  return new OracleError(30494, `The argument [${position}] of WIDTH_BUCKET function is NULL or invalid.`);
}
