import type {
  CharacterType,
  CollectionType,
  CompositeType,
  DataType,
  NumberType,
  ObjectType,
  RecordType,
} from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';

/** Codes of types in a type descriptor segment. Source: the driver's thin/protocol/constants.js, TNS_OBJ_TDS_TYPE_… */
const CODE = {
  char: 1,
  date: 2,
  float: 5,
  number: 6,
  varchar: 7,
  boolean: 8,
  raw: 19,
  timestamp: 21,
  timestampTz: 23,
  object: 27,
  collection: 28,
  clob: 29,
  blob: 30,
  timestampLtz: 33,
  binaryFloat: 37,
  start: 41,
  end: 42,
  binaryDouble: 45,
} as const;

const FORM = { implicit: 1, national: 2 } as const;
const CHARACTER_SET = { implicit: 873, national: 2000 } as const;
/** The version of the format, behind its code. */
const VERSION = [0x26, 0x01] as const;
const HEADER_BYTES = 18;
const COLLECTION_BYTES = 10;
/** What of a nested type the segment does not tell. */
const OBJECT_BYTES = 5;
const MAX_LENGTH = 32_767;
const MAX_BYTES_PER_CHARACTER = 4;
/** The scale of a NUMBER without one. */
const FLOATING = -127;
const COLLECTION_FORM = { index_by_integer: 1, nested_table: 2, varray: 3 } as const;

/**
 * The type descriptor segment: what a client needs to know of a type to read and write its images, beside the names of
 * attributes and of nested types. Source: the driver's thin/connection.js, _parseTDS.
 * @throws NotSupportedError for attributes and elements that a client cannot have
 */
export function typeDescriptorSegment(type: CompositeType): Uint8Array {
  const contents = type.kind === 'collection' ? collection(type) : Buffer.concat(attributesOf(type).map(attribute));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(HEADER_BYTES + contents.length, 0);
  header.set(VERSION, 4);
  header.writeUInt16BE(type.kind === 'collection' ? 1 : attributesOf(type).length, 8);
  header[11] = CODE.start;
  return Uint8Array.from(Buffer.concat([header, contents, Buffer.of(CODE.end)]));
}

function attributesOf(type: RecordType | ObjectType): readonly DataType[] {
  return (type.kind === 'record' ? type.fields : type.attributes).map(({ dataType }) => dataType);
}

function collection({ form, element, limit }: CollectionType): Buffer {
  if (form === 'index_by_varchar2') throw new NotSupportedError('associative arrays indexed by VARCHAR2 of a client');
  const bytes = Buffer.alloc(COLLECTION_BYTES);
  bytes[0] = CODE.collection;
  bytes.writeUInt32BE(HEADER_BYTES + COLLECTION_BYTES, 1);
  bytes.writeUInt32BE(form === 'varray' ? (limit ?? 0) : 0, 5);
  bytes[9] = COLLECTION_FORM[form];
  return Buffer.concat([bytes, attribute(element)]);
}

function attribute(type: DataType): Buffer {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
      return characters(type);
    case 'number':
      return number(type);
    // The integers of PL/SQL have no code of their own.
    case 'pls_integer':
      return Buffer.of(CODE.number, 0, 0);
    case 'raw':
      return withLength(CODE.raw, type.length ?? MAX_LENGTH);
    case 'date':
      return Buffer.of(CODE.date);
    case 'timestamp':
      return Buffer.of(CODE.timestamp, type.precision);
    case 'timestamp_tz':
      return Buffer.of(CODE.timestampTz, type.precision);
    case 'timestamp_ltz':
      return Buffer.of(CODE.timestampLtz, type.precision);
    case 'boolean':
      return Buffer.of(CODE.boolean);
    case 'binary_float':
      return Buffer.of(CODE.binaryFloat);
    case 'binary_double':
      return Buffer.of(CODE.binaryDouble);
    case 'clob':
      return Buffer.of(CODE.clob);
    case 'blob':
      return Buffer.of(CODE.blob);
    case 'record':
    case 'object':
    case 'collection':
      return Buffer.concat([Buffer.of(CODE.object), Buffer.alloc(OBJECT_BYTES)]);
    default:
      throw new NotSupportedError(`${type.kind.toUpperCase()} in objects, records and collections of a client`);
  }
}

function characters({ kind, national, length, lengthUnit }: CharacterType): Buffer {
  const perUnit = national ? 2 : lengthUnit === 'char' ? MAX_BYTES_PER_CHARACTER : 1;
  const form = national ? 'national' : 'implicit';
  const characterSet = CHARACTER_SET[form];
  return Buffer.concat([
    withLength(kind === 'char' ? CODE.char : CODE.varchar, Math.min((length ?? MAX_LENGTH) * perUnit, MAX_LENGTH)),
    Buffer.of(FORM[form], characterSet >> 8, characterSet & 0xff),
  ]);
}

function number({ precision, scale, binaryPrecision }: NumberType): Buffer {
  if (binaryPrecision !== undefined) return Buffer.of(CODE.float, binaryPrecision);
  if (precision === undefined && scale === undefined) return Buffer.of(CODE.number, 0, FLOATING & 0xff);
  return Buffer.of(CODE.number, precision ?? 38, (scale ?? 0) & 0xff);
}

function withLength(code: number, length: number): Buffer {
  return Buffer.of(code, length >> 8, length & 0xff);
}
