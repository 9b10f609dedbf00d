import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

/** ROW HEADER, once before the rows of a response. Columns equal to the previous row's are not left out. */
export function writeRowHeader(writer: TtcWriter, columnCount: number, rowCount: number): void {
  writer
    .u8(MESSAGE.rowHeader)
    .u8(0)
    .unsigned(columnCount & 0xffff);
  writer.unsigned(0).unsigned(rowCount).unsigned(0);
  writer.unsigned(0).unsigned(0); // no bit vector, no rowid
}

/** ROW DATA: the values follow. */
export function writeRowData(writer: TtcWriter): void {
  writer.u8(MESSAGE.rowData);
}
