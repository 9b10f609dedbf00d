import { CollectionValue, RecordValue } from '../../../values/composite.js';
import {
  type CollectionType,
  type DataType,
  NUMBER,
  type ObjectType,
  type RecordType,
} from '../../../values/data-type.js';
import { NotSupportedError } from '../../../values/oracle-error.js';
import type { Value } from '../../../values/value.js';
import { TtcWriter } from '../../ttc-writer.js';
import { withHeader } from './image-header.js';
import { writeAtomicNull, writeImageBytes, writeImageLength, writeImageNull } from './image-length.js';
import { scalarBytes } from './image-scalar.js';

/** The element keys stand in front of the elements. */
const HAS_INDEXES = 0x10;

/**
 * The image of a record, object or collection. A nested table loses its gaps: what is left of it is numbered from 1, as
 * when it is stored.
 * Source: the driver's thin/dbObject.js; PL/SQL Language Reference, "Nested Tables".
 * @throws NotSupportedError for what the driver cannot have in a DbObject
 */
export function encodeImage(value: RecordValue | CollectionValue): Buffer {
  const writer = new TtcWriter();
  if (value instanceof CollectionValue) writeElements(writer, value);
  else writeFields(writer, value, value.dataType);
  return withHeader(value instanceof CollectionValue, writer.bytes());
}

/** The type that elements travel as: integers as NUMBERs. */
export function elementOnWire({ element }: CollectionType): DataType {
  return element.kind === 'pls_integer' ? NUMBER : element;
}

export function fieldsOf(type: RecordType | ObjectType): readonly { readonly dataType: DataType }[] {
  return type.kind === 'record' ? type.fields : type.attributes;
}

function writeFields(writer: TtcWriter, record: RecordValue, type: RecordType | ObjectType): void {
  fieldsOf(type).forEach(({ dataType }, index) => {
    const field = record.fields[index] ?? null;
    switch (dataType.kind) {
      case 'record':
      case 'object':
        if (field instanceof RecordValue) writeFields(writer, exactly(field, dataType), dataType);
        else writeAtomicNull(writer);
        return;
      default:
        writeValue(writer, field, dataType);
    }
  });
}

function writeElements(writer: TtcWriter, collection: CollectionValue): void {
  const { dataType } = collection;
  if (dataType.form === 'index_by_varchar2') {
    throw new NotSupportedError(
      'associative arrays indexed by VARCHAR2 in objects, records and collections of a client',
    );
  }
  const indexed = dataType.form === 'index_by_integer';
  const element = elementOnWire(dataType);
  const keys = collection.keys();
  writer.u8(indexed ? HAS_INDEXES : 0);
  writeImageLength(writer, keys.length);
  for (const key of keys) {
    if (indexed && typeof key === 'number') writer.i32(key);
    writeValue(writer, collection.get(key) ?? null, element);
  }
}

/** A scalar, a collection, or an object or record in a collection: behind its length. */
function writeValue(writer: TtcWriter, value: Value, type: DataType): void {
  if (value === null) {
    if (type.kind === 'object' || type.kind === 'record') writeAtomicNull(writer);
    else writeImageNull(writer);
  } else if (value instanceof CollectionValue) {
    writeImageBytes(writer, encodeImage(value));
  } else if (value instanceof RecordValue) {
    writeImageBytes(writer, encodeImage(type.kind === 'object' ? exactly(value, type) : value));
  } else {
    writeImageBytes(writer, scalarBytes(value, type));
  }
}

/** The client reads as many attributes as the declared type has. */
function exactly(value: RecordValue, type: RecordType | ObjectType): RecordValue {
  const { identity } = value.dataType;
  if (type.kind === 'object' && (identity?.owner !== type.identity.owner || identity.name !== type.identity.name)) {
    throw new NotSupportedError('instances of subtypes in objects, records and collections of a client');
  }
  return value;
}
