import { StringDecoder } from 'node:string_decoder';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { CollectionValue, RecordValue } from '../../values/composite.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { VectorValue } from '../../values/vector.js';
import type { BindMetadata } from '../bind-metadata.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { TYPE_CODE } from '../type-code.js';
import { readBfile } from './bfile-codec.js';
import { readBoolean } from './boolean-codec.js';
import { decodeCharacters } from './character-codec.js';
import { readDate, readTimestamp, readTimestampLtz, readTimestampTz } from './datetime-value.js';
import { decodeDouble, decodeFloat } from './float-codec.js';
import { readDayToSecond, readYearToMonth } from './interval-value.js';
import { readJson, writeJson } from './json-codec.js';
import { readNumber } from './number-value.js';
import { type ObjectTypes, readObject, writeNullObject, writeObject } from './object-value.js';
import { writeScalar } from './scalar-value.js';
import { readImage, writeImage } from './value-locator.js';
import { decodeVector, encodeVector } from './vector-image.js';

const NULL_INDICATOR = -1;

/** Writes an OUT value that is not NULL; what the client calls the actual length follows. */
export function writeBindValue(
  writer: TtcWriter,
  bind: BindMetadata,
  value: NonNullable<Value>,
  types: ObjectTypes,
): void {
  if (bind.typeCode === TYPE_CODE.object && (value instanceof RecordValue || value instanceof CollectionValue)) {
    writeObject(writer, value, types.oidOf(value.dataType));
  } else if (bind.typeCode === TYPE_CODE.json && typeof value === 'string') {
    writeJson(writer, value);
  } else if (bind.typeCode === TYPE_CODE.vector && value instanceof VectorValue) {
    writeImage(writer, encodeVector(value));
  } else {
    writeScalar(writer, bind.typeCode, bind.national, value);
  }
}

/**
 * Writes a RETURNING value that is not NULL. One longer than the client's buffer is cut, and its length follows: that is
 * how the client learns of it (NJS-016).
 */
export function writeReturnedValue(
  writer: TtcWriter,
  bind: BindMetadata,
  value: NonNullable<Value>,
  types: ObjectTypes,
): void {
  const [kept, length] = fitted(value, bind);
  writeBindValue(writer, bind, kept, types);
  writer.signed(length);
}

/** What of a value the client's buffer holds, and the value's length in bytes if that is not all of it. */
function fitted(
  value: NonNullable<Value>,
  { typeCode, national, maxSize }: BindMetadata,
): readonly [NonNullable<Value>, number] {
  if (value instanceof Uint8Array)
    return value.length <= maxSize ? [value, 0] : [value.slice(0, maxSize), value.length];
  if (typeof value !== 'string' || typeCode === TYPE_CODE.json) return [value, 0];
  const encoding = national ? 'utf16le' : 'utf8';
  const length = Buffer.byteLength(value, encoding);
  if (length <= maxSize) return [value, 0];
  // A decoder leaves away the character that the cut has split.
  return [new StringDecoder(encoding).write(Buffer.from(value, encoding).subarray(0, maxSize)), length];
}

/** Writes a NULL OUT value with its indicator, which the client looks at for BOOLEAN only: there no bytes are false. */
export function writeBindNull(writer: TtcWriter, bind: BindMetadata): void {
  if (bind.typeCode === TYPE_CODE.object) writeNullObject(writer);
  else writer.u8(0);
  writer.signed(bind.typeCode === TYPE_CODE.boolean ? NULL_INDICATOR : 0);
}

/**
 * Reads an IN value. Oracle's empty string is NULL.
 * @throws NotSupportedError for types that cannot be bound yet
 */
export function readBindValue(reader: TtcReader, bind: BindMetadata, types: ObjectTypes): Value {
  if (bind.typeCode === TYPE_CODE.boolean) return readBoolean(reader);
  if (bind.typeCode === TYPE_CODE.cursor) throw new NotSupportedError('arrays of REF CURSORs as binds');
  if (bind.typeCode === TYPE_CODE.object) return readObject(reader, types);
  if (bind.typeCode === TYPE_CODE.bfile) return readBfile(reader);
  if (bind.typeCode === TYPE_CODE.json) return readJson(reader);
  if (bind.typeCode === TYPE_CODE.vector) return readVector(reader);
  const bytes = reader.blob();
  return bytes === null || bytes.length === 0 ? null : decode(bytes, bind);
}

/** The number of an open cursor; null for a REF CURSOR that only comes out. */
export function readCursorId(reader: TtcReader): number | null {
  return reader.unsigned() === 0 ? null : reader.unsigned();
}

function readVector(reader: TtcReader): VectorValue | null {
  const image = readImage(reader);
  return image === null ? null : decodeVector(image);
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
