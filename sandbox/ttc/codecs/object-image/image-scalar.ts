import { ProtocolViolation } from '../../../tns/protocol-violation.js';
import { BinaryDouble, BinaryFloat } from '../../../values/binary-float.js';
import type { DataType } from '../../../values/data-type.js';
import { OracleDate } from '../../../values/date.js';
import { OracleNumber } from '../../../values/number.js';
import { NotSupportedError } from '../../../values/oracle-error.js';
import {
  dateBytes,
  timestampBytes,
  timestampLtzBytes,
  timestampTzBytes,
} from '../../../values/stored-bytes/datetime-bytes.js';
import { encodeDouble, encodeFloat } from '../../../values/stored-bytes/float-bytes.js';
import { numberBytes } from '../../../values/stored-bytes/number-bytes.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../../values/timestamp.js';
import type { Value } from '../../../values/value.js';
import { decodeCharacters, encodeNational } from '../character-codec.js';
import { readDate, readTimestamp, readTimestampLtz, readTimestampTz } from '../datetime-value.js';
import { decodeDouble, decodeFloat } from '../float-codec.js';
import { readNumber } from '../number-value.js';

const INTEGER_BYTES = 4;

/**
 * The bytes of a scalar that is not NULL. BOOLEAN and the integers of PL/SQL are four bytes, which collections of integers
 * are not made of: their elements are NUMBERs.
 * @throws NotSupportedError for the types that the driver has no attributes of
 */
export function scalarBytes(value: NonNullable<Value>, type: DataType): Uint8Array {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
      if (typeof value !== 'string') break;
      return type.national ? encodeNational(value) : Buffer.from(value, 'utf8');
    case 'number':
      if (typeof value !== 'number' && !(value instanceof OracleNumber)) break;
      return numberBytes(value);
    case 'pls_integer':
      if (typeof value !== 'number') break;
      return integerBytes(value);
    case 'boolean':
      if (typeof value !== 'boolean') break;
      return integerBytes(value ? 1 : 0);
    case 'raw':
      if (!(value instanceof Uint8Array)) break;
      return value;
    case 'date':
      if (!(value instanceof OracleDate)) break;
      return dateBytes(value);
    case 'timestamp':
      if (!(value instanceof Timestamp)) break;
      return timestampBytes(value);
    case 'timestamp_tz':
      if (!(value instanceof TimestampWithTimeZone)) break;
      return timestampTzBytes(value);
    case 'timestamp_ltz':
      if (!(value instanceof TimestampWithLocalTimeZone)) break;
      return timestampLtzBytes(value);
    case 'binary_float':
      if (!(value instanceof BinaryFloat)) break;
      return encodeFloat(value.value);
    case 'binary_double':
      if (!(value instanceof BinaryDouble)) break;
      return encodeDouble(value.value);
    default:
      throw unsupported(type);
  }
  throw new TypeError(`a value that is no ${type.kind}`);
}

/** @throws ProtocolViolation for bytes that are no value of the type */
export function readScalar(bytes: Buffer, type: DataType): Value {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
      return decodeCharacters(bytes, type.national);
    case 'number':
      return readNumber(bytes);
    case 'pls_integer':
      return integerOf(bytes);
    case 'boolean':
      return integerOf(bytes) !== 0;
    case 'raw':
      return Uint8Array.from(bytes);
    case 'date':
      return readDate(bytes);
    case 'timestamp':
      return readTimestamp(bytes);
    case 'timestamp_tz':
      return readTimestampTz(bytes);
    case 'timestamp_ltz':
      return readTimestampLtz(bytes);
    case 'binary_float':
      return new BinaryFloat(decodeFloat(bytes));
    case 'binary_double':
      return new BinaryDouble(decodeDouble(bytes));
    default:
      throw unsupported(type);
  }
}

function integerBytes(value: number): Uint8Array {
  const bytes = Buffer.alloc(INTEGER_BYTES);
  bytes.writeInt32BE(value);
  return bytes;
}

function integerOf(bytes: Buffer): number {
  if (bytes.length !== INTEGER_BYTES) throw new ProtocolViolation(`an integer of ${bytes.length} bytes in an object`);
  return bytes.readInt32BE(0);
}

function unsupported({ kind }: DataType): NotSupportedError {
  return new NotSupportedError(`${kind.toUpperCase()} in objects, records and collections of a client`);
}
