import { CollectionValue, RecordValue } from '../../values/composite.js';
import { isSameType } from '../../values/object-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { Rowid } from '../../values/rowid.js';
import type { Value } from '../../values/value.js';
import { VectorValue } from '../../values/vector.js';
import type { TtcWriter } from '../ttc-writer.js';
import { CHARACTER_SET_FORM, TYPE_CODE } from '../type-code.js';
import { hasTrailer, type WireColumn } from '../wire-column.js';
import { writeJson } from './json-codec.js';
import { type ObjectTypes, writeNullObject, writeObject } from './object-value.js';
import { writeRowidColumn, writeUrowidColumn } from './rowid-codec.js';
import { writeScalar } from './scalar-value.js';
import { writeImage } from './value-locator.js';
import { encodeVector } from './vector-image.js';

const NULL_INDICATOR = -1;
/** ORA-01405: fetched column value is NULL. */
const NULL_RETURN_CODE = 1405;

/** The client reads as many attributes as the column's type has. @throws NotSupportedError */
function requireDeclaredType({ dataType }: RecordValue | CollectionValue, { objectType }: WireColumn): void {
  if (objectType?.kind !== 'object' || dataType.kind !== 'object') return;
  if (isSameType(objectType.identity, dataType.identity)) return;
  throw new NotSupportedError('instances of subtypes in columns of a client');
}

/** Writes a value of a row, as the column was described. */
export function writeColumnValue(writer: TtcWriter, column: WireColumn, value: Value, types: ObjectTypes): void {
  if (column.maxSize === 0) return;
  if (column.typeCode === TYPE_CODE.object) {
    if (value instanceof RecordValue || value instanceof CollectionValue) {
      requireDeclaredType(value, column);
      writeObject(writer, value, types.oidOf(value.dataType));
    } else writeNullObject(writer);
    return;
  }
  if (value === null) writer.u8(0);
  else if (typeof value === 'string' && column.typeCode === TYPE_CODE.json) writeJson(writer, value);
  else if (value instanceof VectorValue && column.typeCode === TYPE_CODE.vector) {
    writeImage(writer, encodeVector(value));
  } else if (value instanceof Rowid && column.typeCode === TYPE_CODE.rowid) writeRowidColumn(writer, value.text);
  else if (value instanceof Rowid && column.typeCode === TYPE_CODE.urowid) writeUrowidColumn(writer, value);
  else writeScalar(writer, column.typeCode, column.characterSetForm === CHARACTER_SET_FORM.national, value);
  if (hasTrailer(column)) {
    writer.signed(value === null ? NULL_INDICATOR : 0).unsigned(value === null ? NULL_RETURN_CODE : 0);
  }
}
