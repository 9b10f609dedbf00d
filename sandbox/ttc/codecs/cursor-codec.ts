import { writeDescription } from '../messages/describe-message.js';
import type { TtcWriter } from '../ttc-writer.js';
import type { DescribedColumn } from '../wire-column.js';
import type { ObjectTypes } from './object-value.js';

/** An open REF CURSOR: its columns and the number to fetch from it by. */
export function writeCursor(
  writer: TtcWriter,
  fieldVersion: number,
  columns: readonly DescribedColumn[],
  cursorId: number,
  types: ObjectTypes,
): void {
  writer.u8(1);
  writeDescription(writer, fieldVersion, columns, types);
  writer.unsigned(cursorId);
}

/** A REF CURSOR that is not open: the number 0, which the driver reports as NJS-107. */
export function writeNullCursor(writer: TtcWriter, fieldVersion: number, types: ObjectTypes): void {
  writeCursor(writer, fieldVersion, [], 0, types);
}
