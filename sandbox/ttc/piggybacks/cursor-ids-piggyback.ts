import type { TtcReader } from '../ttc-reader.js';

/** CLOSE CURSORS and CANCEL CURSORS: the cursors that the client has done with, or does not want to fetch from. */
export function readCursorIds(reader: TtcReader): readonly number[] {
  reader.u8();
  const ids: number[] = [];
  for (let count = reader.unsigned(); count > 0; count -= 1) ids.push(reader.unsigned());
  return ids;
}
