import { ProtocolViolation } from '../../../tns/protocol-violation.js';
import { CollectionValue, RecordValue } from '../../../values/composite.js';
import type { CollectionType, CompositeType, DataType, ObjectType, RecordType } from '../../../values/data-type.js';
import { NotSupportedError } from '../../../values/oracle-error.js';
import type { Value } from '../../../values/value.js';
import { TtcReader } from '../../ttc-reader.js';
import { elementOnWire, fieldsOf } from './encode-image.js';
import { readHeader } from './image-header.js';
import { acceptAtomicNull, acceptImageNull, readImageBytes, readImageLength } from './image-length.js';
import { readScalar } from './image-scalar.js';

/**
 * Reads an image as a value of the type, whose lengths and ranges are not checked. A record that is null as a whole comes
 * as null, like an object.
 * @throws ProtocolViolation for bytes that are no image of the type
 */
export function decodeImage(bytes: Buffer, type: CompositeType): Value {
  const reader = new TtcReader(bytes);
  const isCollection = type.kind === 'collection';
  readHeader(reader, isCollection);
  const value = isCollection ? readElements(reader, type) : readFields(reader, type);
  if (reader.remaining > 0) throw new ProtocolViolation(`${reader.remaining} bytes after the end of an image`);
  return value;
}

function readFields(reader: TtcReader, type: RecordType | ObjectType): RecordValue {
  const fields = fieldsOf(type).map(({ dataType }) => {
    if (dataType.kind !== 'record' && dataType.kind !== 'object') return readValue(reader, dataType);
    return acceptAtomicNull(reader) ? null : readFields(reader, dataType);
  });
  return new RecordValue(type, fields);
}

function readElements(reader: TtcReader, type: CollectionType): CollectionValue {
  if (type.form === 'index_by_varchar2') {
    throw new NotSupportedError(
      'associative arrays indexed by VARCHAR2 in objects, records and collections of a client',
    );
  }
  reader.skip(1); // whether there are indexes, which the type says too
  const count = readImageLength(reader);
  if (count > reader.remaining) throw new ProtocolViolation(`${count} elements in ${reader.remaining} bytes`);
  const element = elementOnWire(type);
  const collection = new CollectionValue(type);
  for (let position = 1; position <= count; position += 1) {
    const key = type.form === 'index_by_integer' ? reader.i32() : position;
    collection.set(key, readValue(reader, element));
  }
  return collection;
}

function readValue(reader: TtcReader, type: DataType): Value {
  switch (type.kind) {
    case 'record':
    case 'object':
    case 'collection': {
      if (acceptImageNull(reader)) return null;
      const image = readImageBytes(reader);
      if (image === null) throw new ProtocolViolation('an image without bytes');
      return decodeImage(image, type);
    }
    default: {
      const bytes = readImageBytes(reader);
      return bytes === null ? null : readScalar(bytes, type);
    }
  }
}
