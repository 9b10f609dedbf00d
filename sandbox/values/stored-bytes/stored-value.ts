import { BinaryDouble, BinaryFloat } from '../binary-float.js';
import type { DataType } from '../data-type.js';
import { OracleDate } from '../date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../interval.js';
import { OracleNumber } from '../number.js';
import { Rowid } from '../rowid.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../timestamp.js';
import type { Value } from '../value.js';
import { dateBytes, timestampBytes, timestampLtzBytes, timestampTzBytes } from './datetime-bytes.js';
import { encodeDouble, encodeFloat } from './float-bytes.js';
import { dayToSecondBytes, yearToMonthBytes } from './interval-bytes.js';
import { numberBytes } from './number-bytes.js';
import { rowidBytes } from './rowid-bytes.js';

/** A value as a row keeps it. */
export interface StoredValue {
  /** Source: SQL Language Reference, "Data Types", the table of the built-in ones. */
  readonly typeCode: number;
  readonly bytes: Uint8Array;
  /** Of texts. */
  readonly characterSet?: 'AL32UTF8' | 'AL16UTF16';
}

/** @returns undefined for LOBs, objects and what else is not in the row itself */
export function storedValue(value: NonNullable<Value>, type: DataType): StoredValue | undefined {
  if (typeof value === 'string') return storedText(value, type);
  if (typeof value === 'number' || value instanceof OracleNumber) return { typeCode: 2, bytes: numberBytes(value) };
  if (value instanceof OracleDate) return { typeCode: 12, bytes: dateBytes(value) };
  if (value instanceof Uint8Array) return { typeCode: type.kind === 'long_raw' ? 24 : 23, bytes: value };
  if (value instanceof BinaryFloat) return { typeCode: 100, bytes: encodeFloat(value.value) };
  if (value instanceof BinaryDouble) return { typeCode: 101, bytes: encodeDouble(value.value) };
  if (value instanceof Timestamp) return { typeCode: 180, bytes: withoutFraction(timestampBytes(value)) };
  if (value instanceof TimestampWithTimeZone) return { typeCode: 181, bytes: timestampTzBytes(value) };
  if (value instanceof TimestampWithLocalTimeZone) {
    return { typeCode: 231, bytes: withoutFraction(timestampLtzBytes(value)) };
  }
  if (value instanceof IntervalYearToMonth) return { typeCode: 182, bytes: yearToMonthBytes(value) };
  if (value instanceof IntervalDayToSecond) return { typeCode: 183, bytes: dayToSecondBytes(value) };
  if (typeof value === 'boolean') return { typeCode: 252, bytes: Uint8Array.of(value ? 1 : 0) };
  const bytes = value instanceof Rowid ? rowidBytes(value) : undefined;
  return bytes === undefined ? undefined : { typeCode: 69, bytes };
}

function storedText(text: string, type: DataType): StoredValue {
  const typeCode = type.kind === 'char' ? 96 : type.kind === 'long' ? 8 : 1;
  if ((type.kind === 'char' || type.kind === 'varchar2') && type.national) {
    return { typeCode, bytes: Buffer.from(text, 'utf16le').swap16(), characterSet: 'AL16UTF16' };
  }
  return { typeCode, bytes: Buffer.from(text), characterSet: 'AL32UTF8' };
}

const DATE_BYTES = 7;

/** A fraction of zero is left out. */
function withoutFraction(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(DATE_BYTES).every((byte) => byte === 0) ? bytes.subarray(0, DATE_BYTES) : bytes;
}
