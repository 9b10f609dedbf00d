import { BfileValue } from '../../values/bfile.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { OracleDate } from '../../values/date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { OracleNumber } from '../../values/number.js';
import { Rowid } from '../../values/rowid.js';
import {
  dateBytes,
  timestampBytes,
  timestampLtzBytes,
  timestampTzBytes,
} from '../../values/stored-bytes/datetime-bytes.js';
import { encodeDouble, encodeFloat } from '../../values/stored-bytes/float-bytes.js';
import { dayToSecondBytes, yearToMonthBytes } from '../../values/stored-bytes/interval-bytes.js';
import { numberBytes } from '../../values/stored-bytes/number-bytes.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { VectorValue } from '../../values/vector.js';
import { vectorText } from '../../values/vector-text.js';
import type { TtcWriter } from '../ttc-writer.js';
import { TYPE_CODE } from '../type-code.js';
import { writeBfile } from './bfile-codec.js';
import { FALSE_BYTES, TRUE_BYTES } from './boolean-codec.js';
import { encodeNational } from './character-codec.js';

/**
 * Writes a value that is not NULL as the type that the client expects; the same in rows and in binds.
 * @throws TypeError when the value is not of that type, which is a fault of the engine
 */
export function writeScalar(writer: TtcWriter, typeCode: number, national: boolean, value: NonNullable<Value>): void {
  switch (typeCode) {
    case TYPE_CODE.varchar:
    case TYPE_CODE.char:
    case TYPE_CODE.long:
      if (value instanceof Rowid) {
        writer.text(value.text);
        return;
      }
      if (value instanceof ClobValue) {
        writeText(writer, value.text, national);
        return;
      }
      if (value instanceof VectorValue) {
        writeText(writer, vectorText(value), national);
        return;
      }
      if (typeof value !== 'string') break;
      writeText(writer, value, national);
      return;
    case TYPE_CODE.number:
    case TYPE_CODE.binaryInteger:
      if (typeof value !== 'number' && !(value instanceof OracleNumber)) break;
      writer.blob(numberBytes(value));
      return;
    case TYPE_CODE.raw:
    case TYPE_CODE.longRaw:
      if (value instanceof BlobValue) writer.blob(value.bytes.slice());
      else if (value instanceof Uint8Array) writer.blob(value);
      else break;
      return;
    case TYPE_CODE.boolean:
      if (typeof value !== 'boolean') break;
      writer.blob(value ? TRUE_BYTES : FALSE_BYTES);
      return;
    case TYPE_CODE.date:
      if (!(value instanceof OracleDate)) break;
      writer.blob(dateBytes(value));
      return;
    case TYPE_CODE.timestamp:
      if (!(value instanceof Timestamp)) break;
      writer.blob(timestampBytes(value));
      return;
    case TYPE_CODE.timestampTz:
      if (!(value instanceof TimestampWithTimeZone)) break;
      writer.blob(timestampTzBytes(value));
      return;
    case TYPE_CODE.timestampLtz:
      if (!(value instanceof TimestampWithLocalTimeZone)) break;
      writer.blob(timestampLtzBytes(value));
      return;
    case TYPE_CODE.intervalYearToMonth:
      if (!(value instanceof IntervalYearToMonth)) break;
      writer.blob(yearToMonthBytes(value));
      return;
    case TYPE_CODE.intervalDayToSecond:
      if (!(value instanceof IntervalDayToSecond)) break;
      writer.blob(dayToSecondBytes(value));
      return;
    case TYPE_CODE.binaryFloat:
      if (!(value instanceof BinaryFloat)) break;
      writer.blob(encodeFloat(value.value));
      return;
    case TYPE_CODE.binaryDouble:
      if (!(value instanceof BinaryDouble)) break;
      writer.blob(encodeDouble(value.value));
      return;
    case TYPE_CODE.bfile:
      if (!(value instanceof BfileValue)) break;
      writeBfile(writer, value);
      return;
    default:
      break;
  }
  throw new TypeError(`${describe(value)} where the client expects a value of type ${typeCode}`);
}

function writeText(writer: TtcWriter, text: string, national: boolean): void {
  if (national) writer.blob(encodeNational(text));
  else writer.text(text);
}

function describe(value: NonNullable<Value>): string {
  return typeof value === 'object' ? `a ${value.constructor.name}` : `a ${typeof value}`;
}
