import { BinaryDouble, BinaryFloat } from './binary-float.js';
import { OracleDate } from './date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from './interval.js';
import { ClobValue } from './lob.js';
import { MappedObject } from './mapped-object.js';
import { compareNumbers, OracleNumber } from './number.js';
import { compareRowids, Rowid } from './rowid.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from './timestamp.js';
import type { Value } from './value.js';

/**
 * Orders two values of one type, neither null: negative, zero or positive. Strings compare by code point (NLS_COMP and
 * NLS_SORT BINARY in UTF-8); NaN is greater than every number and equal to itself.
 * @throws TypeError for values of different types, and for records, collections, cursors and objects without a MAP method's value
 */
export function compareValues(left: NonNullable<Value>, right: NonNullable<Value>): number {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof OracleDate && right instanceof OracleDate) return left.seconds - right.seconds;
  if (left instanceof Timestamp && right instanceof Timestamp) {
    return left.seconds - right.seconds || left.nanoseconds - right.nanoseconds;
  }
  if (isMoment(left) && isMoment(right)) {
    return left.utcSeconds - right.utcSeconds || left.nanoseconds - right.nanoseconds;
  }
  if (isBinary(left) && isBinary(right)) return compareDoubles(left.value, right.value);
  if (left instanceof IntervalYearToMonth && right instanceof IntervalYearToMonth) return left.months - right.months;
  if (left instanceof IntervalDayToSecond && right instanceof IntervalDayToSecond) {
    return left.seconds - right.seconds || left.nanoseconds - right.nanoseconds;
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  if (left instanceof ClobValue && right instanceof ClobValue) return compareText(left.text, right.text);
  if (left instanceof Rowid && right instanceof Rowid) return compareRowids(left, right);
  if (left instanceof MappedObject && right instanceof MappedObject) return compareMaps(left.map, right.map);
  throw new TypeError('values of one scalar type were expected');
}

/** What MAP methods made of two objects; nulls come last. */
function compareMaps(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareValues(left, right);
}

/** CHAR against CHAR: the shorter one counts as padded with blanks. */
export function compareBlankPadded(left: string, right: string): number {
  const length = Math.max(left.length, right.length);
  return compareText(left.padEnd(length), right.padEnd(length));
}

/** By code point, which is the order of the UTF-8 bytes; UTF-16 alone would put U+FFFD before U+10000's surrogates. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a === b) continue;
    const surrogates = isSurrogate(a) !== isSurrogate(b);
    if (surrogates) return isSurrogate(a) ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function compareDoubles(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

function isNumber(value: Value): value is number | OracleNumber {
  return typeof value === 'number' || value instanceof OracleNumber;
}

function isBinary(value: Value): value is BinaryFloat | BinaryDouble {
  return value instanceof BinaryFloat || value instanceof BinaryDouble;
}

function isMoment(value: Value): value is TimestampWithTimeZone | TimestampWithLocalTimeZone {
  return value instanceof TimestampWithTimeZone || value instanceof TimestampWithLocalTimeZone;
}
