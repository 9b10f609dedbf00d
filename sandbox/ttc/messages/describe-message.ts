import type { VectorType } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { ObjectTypes } from '../codecs/object-value.js';
import { FORMAT_CODE } from '../codecs/vector-image.js';
import { FIELD_VERSION } from '../field-version.js';
import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';
import { CHARACTER_SET_FORM, TYPE_CODE, UTF8_CHARACTER_SET } from '../type-code.js';
import { type DescribedColumn, type WireColumn, wireColumnOf } from '../wire-column.js';

const TYPE_VERSION = 1;
/** Of a column of type JSON, or of one that a constraint says to hold JSON. */
const IS_JSON = 0x100;

/**
 * DESCRIBE: the columns of a query.
 * @throws NotSupportedError for a column whose type cannot be fetched
 */
export function writeDescribe(
  writer: TtcWriter,
  fieldVersion: number,
  columns: readonly DescribedColumn[],
  types: ObjectTypes,
): void {
  writer.u8(MESSAGE.describe).u8(0);
  writeDescription(writer, fieldVersion, columns, types);
}

/** The part that REF CURSORs and implicit results have in common with DESCRIBE. */
export function writeDescription(
  writer: TtcWriter,
  fieldVersion: number,
  columns: readonly DescribedColumn[],
  types: ObjectTypes,
): void {
  const wireColumns = columns.map((column) => wireColumnOf(column.dataType));
  const rowSize = wireColumns.reduce((sum, column) => sum + column.maxSize, 0);
  writer.unsigned(Math.min(rowSize, 0xffffffff)).unsigned(columns.length);
  if (columns.length > 0) writer.u8(0);
  columns.forEach((column, index) => {
    const wireColumn = wireColumns[index];
    if (wireColumn !== undefined) writeColumn(writer, fieldVersion, column, wireColumn, index + 1, types);
  });
  writer.unsigned(0); // date
  writer.unsigned(0).unsigned(0).unsigned(0).unsigned(0).unsigned(0);
}

function writeColumn(
  writer: TtcWriter,
  fieldVersion: number,
  column: DescribedColumn,
  wireColumn: WireColumn,
  position: number,
  types: ObjectTypes,
): void {
  const { typeCode, characterSetForm, precision, scale, maxSize, objectType } = wireColumn;
  writer.u8(typeCode).u8(0).u8(precision).u8(scale).unsigned(maxSize);
  writer.unsigned(0).unsigned(0); // array elements, LOB flags
  if (objectType === undefined) writer.unsigned(0).unsigned(0);
  else writer.sizedBlob(types.oidOf(objectType)).unsigned(TYPE_VERSION);
  writer.unsigned(characterSetForm === CHARACTER_SET_FORM.none ? 0 : UTF8_CHARACTER_SET).u8(characterSetForm);
  writer.unsigned(maxSize);
  if (fieldVersion >= FIELD_VERSION.v12_2) writer.unsigned(0); // column id
  writer.u8(column.nullable ? 1 : 0).u8(0);
  writer
    .sizedText(column.name)
    .sizedText(objectType?.identity?.owner ?? '')
    .sizedText(objectType?.identity?.name ?? '');
  writer.unsigned(position).unsigned(column.isJson === true || typeCode === TYPE_CODE.json ? IS_JSON : 0);
  if (fieldVersion >= FIELD_VERSION.v23_1) writer.unsigned(0).unsigned(0); // domain
  if (fieldVersion >= FIELD_VERSION.v23_1Annotations) writer.unsigned(0);
  if (fieldVersion >= FIELD_VERSION.v23_4) writeVectorFields(writer, wireColumn.vector);
  else if (wireColumn.vector !== undefined) throw new NotSupportedError('VECTOR columns for clients before 23.4');
}

const FLEXIBLE_DIMENSIONS = 0x01;
const FLEXIBLE_FORMAT = 0;

/** Zeros for what is no VECTOR. */
function writeVectorFields(writer: TtcWriter, vector: VectorType | undefined): void {
  const flags = vector !== undefined && vector.dimensions === undefined ? FLEXIBLE_DIMENSIONS : 0;
  const format = vector?.format === undefined ? FLEXIBLE_FORMAT : FORMAT_CODE[vector.format];
  writer
    .unsigned(vector?.dimensions ?? 0)
    .u8(format)
    .u8(flags);
}
