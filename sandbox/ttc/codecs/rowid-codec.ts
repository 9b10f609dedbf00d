import { parsePhysicalRowid } from '../../values/physical-rowid.js';
import { logicalBytes, parseRowid, type Rowid } from '../../values/rowid.js';
import type { TtcWriter } from '../ttc-writer.js';

const UROWID_BYTES = 13;
const PHYSICAL = 1;
const LOGICAL = 2;
/** Any length but 0 and 255 says that the value is not NULL. */
const PRESENT = 13;

/** A ROWID in a row of a query: one of PL/SQL's may be cut short. As a bind it is plain text. */
export function writeRowidColumn(writer: TtcWriter, text: string): void {
  const { dataObject, file, block, row } = parsePhysicalRowid(parseRowid(text, false).text);
  writer.u8(PRESENT).unsigned(dataObject).unsigned(file).u8(0).unsigned(block).unsigned(row);
}

/** A UROWID in a row of a query: a length that is not used, then what kind it is and its bytes. */
export function writeUrowidColumn(writer: TtcWriter, rowid: Rowid): void {
  if (rowid.isLogical) {
    writer.blob(Uint8Array.of(UROWID_BYTES)).blob(Buffer.concat([Uint8Array.of(LOGICAL), logicalBytes(rowid)]));
    return;
  }
  const { dataObject, file, block, row } = parsePhysicalRowid(parseRowid(rowid.text, false).text);
  const bytes = Buffer.alloc(UROWID_BYTES);
  bytes.writeUInt8(PHYSICAL, 0);
  bytes.writeUInt32BE(dataObject, 1);
  bytes.writeUInt16BE(file, 5);
  bytes.writeUInt32BE(block, 7);
  bytes.writeUInt16BE(row, 11);
  writer.blob(Uint8Array.of(UROWID_BYTES)).blob(bytes);
}
