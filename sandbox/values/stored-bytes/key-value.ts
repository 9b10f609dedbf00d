import { BinaryDouble, BinaryFloat } from '../binary-float.js';
import { secondsFromFields } from '../calendar.js';
import type { DataType } from '../data-type.js';
import { OracleDate } from '../date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../interval.js';
import { makeNumber, type NumberValue } from '../number.js';
import { Timestamp, TimestampWithLocalTimeZone } from '../timestamp.js';
import type { Value } from '../value.js';

const ZERO = 0x80;
const EXPONENT_BIAS = 0xc0;
const NEGATIVE_END = 102;
const SIGN = 0x80;
const HIGH_BIAS = 0x80000000;
const LOW_BIAS = 60;

/** The value of a key whose stored bytes these are; undefined for bytes that no value of the type has. */
export function keyValue(bytes: Buffer, type: DataType): NonNullable<Value> | undefined {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
      if (!type.national) return bytes.toString();
      return bytes.length % 2 === 0 ? Buffer.from(bytes).swap16().toString('utf16le') : undefined;
    case 'number':
      return numberOf(bytes);
    case 'boolean':
      return bytes.length === 1 ? bytes[0] === 1 : undefined;
    case 'raw':
      return new Uint8Array(bytes);
    case 'date':
      return bytes.length === 7 ? new OracleDate(secondsOf(bytes)) : undefined;
    case 'timestamp':
      return isDatetime(bytes) ? new Timestamp(secondsOf(bytes), nanosecondsOf(bytes)) : undefined;
    case 'timestamp_ltz':
      return isDatetime(bytes) ? new TimestampWithLocalTimeZone(secondsOf(bytes), nanosecondsOf(bytes)) : undefined;
    case 'interval_ym':
      return bytes.length === 5 ? new IntervalYearToMonth(high(bytes, 0) * 12 + low(bytes, 4)) : undefined;
    case 'interval_ds':
      return bytes.length === 11 ? dayToSecond(bytes) : undefined;
    case 'binary_float':
      return bytes.length === 4 ? new BinaryFloat(unsorted(bytes).readFloatBE()) : undefined;
    case 'binary_double':
      return bytes.length === 8 ? new BinaryDouble(unsorted(bytes).readDoubleBE()) : undefined;
    default:
      return undefined;
  }
}

function numberOf(bytes: Uint8Array): NumberValue | undefined {
  const [first, ...rest] = bytes;
  if (first === undefined) return undefined;
  if (rest.length === 0) return first === ZERO ? 0 : undefined;
  const negative = first < ZERO;
  const pairs = negative && rest.at(-1) === NEGATIVE_END ? rest.slice(0, -1) : rest;
  let coefficient = 0n;
  for (const byte of pairs) {
    const pair = negative ? 101 - byte : byte - 1;
    if (pair < 0 || pair > 99) return undefined;
    coefficient = coefficient * 100n + BigInt(pair);
  }
  const exponent = ((negative ? first ^ 0xff : first) - EXPONENT_BIAS - pairs.length) * 2;
  return makeNumber(negative ? -coefficient : coefficient, exponent);
}

/** A fraction of zero is left out. */
function isDatetime({ length }: Uint8Array): boolean {
  return length === 7 || length === 11;
}

function secondsOf(bytes: Uint8Array): number {
  const [century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = bytes;
  return secondsFromFields({
    year: (century - 100) * 100 + year - 100,
    month,
    day,
    hour: hour - 1,
    minute: minute - 1,
    second: second - 1,
  });
}

function nanosecondsOf(bytes: Buffer): number {
  return bytes.length > 7 ? bytes.readUInt32BE(7) : 0;
}

function dayToSecond(bytes: Buffer): IntervalDayToSecond {
  const seconds = ((high(bytes, 0) * 24 + low(bytes, 4)) * 60 + low(bytes, 5)) * 60 + low(bytes, 6);
  return new IntervalDayToSecond(seconds, high(bytes, 7));
}

function high(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) - HIGH_BIAS;
}

function low(bytes: Buffer, at: number): number {
  return bytes.readUInt8(at) - LOW_BIAS;
}

/** IEEE 754 again: as stored, a positive number has its sign bit set and a negative one all bits inverted. */
function unsorted(bytes: Buffer): Buffer {
  const positive = (bytes.readUInt8(0) & SIGN) !== 0;
  return Buffer.from(bytes.map((byte, index) => (!positive ? byte ^ 0xff : index === 0 ? byte & ~SIGN : byte)));
}
