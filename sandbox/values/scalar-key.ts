import { BinaryDouble, BinaryFloat } from './binary-float.js';
import { OracleDate } from './date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from './interval.js';
import { ClobValue } from './lob.js';
import { MappedObject } from './mapped-object.js';
import { OracleNumber } from './number.js';
import { Rowid, rowidKey } from './rowid.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from './timestamp.js';
import type { Value } from './value.js';

/**
 * A text that two scalar values share exactly when they are equal: the key of indexes, DISTINCT and GROUP BY. Values of
 * one type are compared; a NULL has a key of its own.
 * @throws TypeError for records, collections and cursors, which have no order or key
 */
export function scalarKey(value: Value): string {
  if (value === null) return 'n';
  switch (typeof value) {
    case 'string':
      return `s${value}`;
    case 'number':
      return `d${value}`;
    case 'boolean':
      return value ? 't' : 'f';
    default:
  }
  if (value instanceof OracleNumber) return `d${value.coefficient}e${value.exponent}`;
  if (value instanceof OracleDate) return `D${value.seconds}`;
  if (value instanceof Timestamp) return `T${value.seconds}.${value.nanoseconds}`;
  if (value instanceof TimestampWithTimeZone || value instanceof TimestampWithLocalTimeZone) {
    return `Z${value.utcSeconds}.${value.nanoseconds}`;
  }
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) return `b${value.value}`;
  if (value instanceof IntervalYearToMonth) return `M${value.months}`;
  if (value instanceof IntervalDayToSecond) return `S${value.seconds}.${value.nanoseconds}`;
  if (value instanceof Uint8Array) return `x${Buffer.from(value).toString('hex')}`;
  if (value instanceof ClobValue) return `s${value.text}`;
  if (value instanceof MappedObject) return `o${scalarKey(value.map)}`;
  if (value instanceof Rowid) return `r${rowidKey(value)}`;
  throw new TypeError('a scalar value was expected');
}
