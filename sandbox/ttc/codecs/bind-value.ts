import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { BindMetadata } from '../bind-metadata.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { TYPE_CODE } from '../type-code.js';
import { readBoolean } from './boolean-codec.js';
import { decodeCharacters } from './character-codec.js';
import { readDate, readTimestamp, readTimestampLtz, readTimestampTz } from './datetime-value.js';
import { decodeDouble, decodeFloat } from './float-codec.js';
import { readDayToSecond, readYearToMonth } from './interval-value.js';
import { readNumber } from './number-value.js';
import { writeScalar } from './scalar-value.js';

const NULL_INDICATOR = -1;

/** Writes an OUT value that is not NULL; what the client calls the actual length follows. */
export function writeBindValue(writer: TtcWriter, bind: BindMetadata, value: NonNullable<Value>): void {
  writeScalar(writer, bind.typeCode, bind.national, value);
}

/** Writes a NULL OUT value with its indicator, which the client looks at for BOOLEAN only: there no bytes are false. */
export function writeBindNull(writer: TtcWriter, bind: BindMetadata): void {
  writer.u8(0).signed(bind.typeCode === TYPE_CODE.boolean ? NULL_INDICATOR : 0);
}

/**
 * Reads an IN value. Oracle's empty string is NULL.
 * @throws NotSupportedError for an open cursor and for types that cannot be bound yet
 */
export function readBindValue(reader: TtcReader, bind: BindMetadata): Value {
  if (bind.typeCode === TYPE_CODE.boolean) return readBoolean(reader);
  if (bind.typeCode === TYPE_CODE.cursor) return readCursor(reader);
  const bytes = reader.blob();
  return bytes === null || bytes.length === 0 ? null : decode(bytes, bind);
}

/** What the driver sends for a REF CURSOR to come out: the number 0. */
function readCursor(reader: TtcReader): null {
  if (reader.unsigned() !== 0) throw new NotSupportedError('open REF CURSORs as IN binds');
  return null;
}

function decode(bytes: Buffer, { typeCode, national }: BindMetadata): Value {
  switch (typeCode) {
    case TYPE_CODE.number:
    case TYPE_CODE.binaryInteger:
      return readNumber(bytes);
    case TYPE_CODE.raw:
    case TYPE_CODE.longRaw:
      return Uint8Array.from(bytes);
    case TYPE_CODE.varchar:
    case TYPE_CODE.char:
    case TYPE_CODE.long:
      return decodeCharacters(bytes, national);
    case TYPE_CODE.date:
      return readDate(bytes);
    case TYPE_CODE.timestamp:
      return readTimestamp(bytes);
    case TYPE_CODE.timestampTz:
      return readTimestampTz(bytes);
    case TYPE_CODE.timestampLtz:
      return readTimestampLtz(bytes);
    case TYPE_CODE.intervalYearToMonth:
      return readYearToMonth(bytes);
    case TYPE_CODE.intervalDayToSecond:
      return readDayToSecond(bytes);
    case TYPE_CODE.binaryFloat:
      return new BinaryFloat(decodeFloat(bytes));
    case TYPE_CODE.binaryDouble:
      return new BinaryDouble(decodeDouble(bytes));
    default:
      throw new NotSupportedError(`values of bind type ${typeCode}`);
  }
}
