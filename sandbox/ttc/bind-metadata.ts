import type { DataType } from '../values/data-type.js';
import { BOOLEAN, DATE, NUMBER, PLS_INTEGER, VECTOR } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { ObjectTypes } from './codecs/object-value.js';
import { FIELD_VERSION } from './field-version.js';
import type { TtcReader } from './ttc-reader.js';
import { CHARACTER_SET_FORM, TYPE_CODE } from './type-code.js';

const ARRAY = 0x40;
const MAX_FRACTIONAL_DIGITS = 9;

/** What the client says of a bind, or of a column that it defines. */
export interface BindMetadata {
  readonly typeCode: number;
  readonly national: boolean;
  /** Bytes of the client's buffer. */
  readonly maxSize: number;
  /** An index-by table, bound as an array of at most so many elements; undefined for a scalar. */
  readonly maxElements: number | undefined;
  /** The identifier of an object, record or collection type; null for other types. */
  readonly objectType: Uint8Array | null;
}

export function readBindMetadata(reader: TtcReader, fieldVersion: number): BindMetadata {
  const typeCode = reader.u8();
  const flags = reader.u8();
  reader.skip(2); // precision, scale
  const maxSize = reader.unsigned();
  const maxElements = reader.unsigned();
  reader.unsigned(); // LOB flags
  const objectType = reader.sizedBlob();
  reader.unsigned(); // its version
  reader.unsigned(); // character set
  const characterSetForm = reader.u8();
  reader.unsigned(); // LOB prefetch length
  if (fieldVersion >= FIELD_VERSION.v12_2) reader.unsigned(); // column id
  return {
    typeCode,
    national: characterSetForm === CHARACTER_SET_FORM.national,
    maxSize,
    maxElements: (flags & ARRAY) === 0 ? undefined : maxElements,
    objectType: objectType === null ? null : Uint8Array.from(objectType),
  };
}

/** @throws NotSupportedError for types that cannot be bound yet; OracleError 21700 for an object type that is not there */
export function dataTypeOfBind({ typeCode, national, objectType }: BindMetadata, types: ObjectTypes): DataType {
  switch (typeCode) {
    case TYPE_CODE.varchar:
      return { kind: 'varchar2', national, length: undefined, lengthUnit: 'byte' };
    case TYPE_CODE.char:
      return { kind: 'char', national, length: undefined, lengthUnit: 'byte' };
    case TYPE_CODE.long:
      return { kind: 'long' };
    case TYPE_CODE.number:
      return NUMBER;
    case TYPE_CODE.binaryInteger:
      return PLS_INTEGER;
    case TYPE_CODE.boolean:
      return BOOLEAN;
    case TYPE_CODE.binaryFloat:
      return { kind: 'binary_float' };
    case TYPE_CODE.binaryDouble:
      return { kind: 'binary_double' };
    case TYPE_CODE.date:
      return DATE;
    case TYPE_CODE.timestamp:
      return { kind: 'timestamp', precision: MAX_FRACTIONAL_DIGITS };
    case TYPE_CODE.timestampTz:
      return { kind: 'timestamp_tz', precision: MAX_FRACTIONAL_DIGITS };
    case TYPE_CODE.timestampLtz:
      return { kind: 'timestamp_ltz', precision: MAX_FRACTIONAL_DIGITS };
    case TYPE_CODE.intervalYearToMonth:
      return { kind: 'interval_ym', yearPrecision: 9 };
    case TYPE_CODE.intervalDayToSecond:
      return { kind: 'interval_ds', dayPrecision: 9, secondPrecision: MAX_FRACTIONAL_DIGITS };
    case TYPE_CODE.raw:
      return { kind: 'raw', length: undefined };
    case TYPE_CODE.longRaw:
      return { kind: 'long_raw' };
    case TYPE_CODE.clob:
      return { kind: 'clob', national };
    case TYPE_CODE.blob:
      return { kind: 'blob' };
    case TYPE_CODE.bfile:
      return { kind: 'bfile' };
    case TYPE_CODE.json:
      return { kind: 'json' };
    case TYPE_CODE.vector:
      return VECTOR;
    case TYPE_CODE.cursor:
      return { kind: 'ref_cursor' };
    case TYPE_CODE.object:
      if (objectType === null) throw new NotSupportedError('binds of objects without a type');
      return types.find(objectType);
    default:
      throw new NotSupportedError(`binds of type number ${typeCode}`);
  }
}
