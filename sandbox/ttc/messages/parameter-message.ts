import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

/** PARAMETER after array DML: how many rows each iteration touched. */
export function writeRowCounts(writer: TtcWriter, rowCounts: readonly number[]): void {
  writer.u8(MESSAGE.parameter).unsigned(0).unsigned(0).unsigned(0).unsigned(0);
  writer.unsigned(rowCounts.length);
  for (const count of rowCounts) writer.unsigned(count);
}
