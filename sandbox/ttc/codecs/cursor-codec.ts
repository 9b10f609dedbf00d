import { writeDescription } from '../messages/describe-message.js';
import type { TtcWriter } from '../ttc-writer.js';
import type { DescribedColumn } from '../wire-column.js';

/** An open REF CURSOR: its columns and the number to fetch from it by. */
export function writeCursor(
  writer: TtcWriter,
  fieldVersion: number,
  columns: readonly DescribedColumn[],
  cursorId: number,
): void {
  writer.u8(1);
  writeDescription(writer, fieldVersion, columns);
  writer.unsigned(cursorId);
}

/** A REF CURSOR that is not open: the number 0, which the driver reports as NJS-107. */
export function writeNullCursor(writer: TtcWriter, fieldVersion: number): void {
  writeCursor(writer, fieldVersion, [], 0);
}
