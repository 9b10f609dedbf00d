import type { TtcWriter } from '../ttc-writer.js';

/** The parts of a physical ROWID. */
export interface PhysicalRowid {
  readonly dataObject: number;
  readonly file: number;
  readonly block: number;
  readonly row: number;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TEXT_LENGTH = 18;
const UROWID_BYTES = 13;
const PHYSICAL = 1;
/** Any length but 0 and 255 says that the value is not NULL. */
const PRESENT = 13;

/**
 * Takes `AAAR3sAAEAAAACXAAA` apart: 6 digits of base 64 for the data object, 3 for the file, 6 for the block, 3 for the row.
 * @throws TypeError for text that is none
 */
export function parsePhysicalRowid(text: string): PhysicalRowid {
  if (text.length !== TEXT_LENGTH) throw new TypeError(`'${text}' is no physical ROWID`);
  const part = (start: number, end: number) => {
    let value = 0;
    for (const character of text.slice(start, end)) {
      const digit = ALPHABET.indexOf(character);
      if (digit < 0) throw new TypeError(`'${text}' is no physical ROWID`);
      value = value * 64 + digit;
    }
    return value;
  };
  return { dataObject: part(0, 6), file: part(6, 9), block: part(9, 15), row: part(15, 18) };
}

/** A ROWID in a row of a query. As a bind it is plain text. */
export function writeRowidColumn(writer: TtcWriter, text: string): void {
  const { dataObject, file, block, row } = parsePhysicalRowid(text);
  writer.u8(PRESENT).unsigned(dataObject).unsigned(file).u8(0).unsigned(block).unsigned(row);
}

/** A UROWID in a row of a query: a length that is not used, then the physical ROWID's bytes. */
export function writeUrowidColumn(writer: TtcWriter, text: string): void {
  const { dataObject, file, block, row } = parsePhysicalRowid(text);
  const bytes = Buffer.alloc(UROWID_BYTES);
  bytes.writeUInt8(PHYSICAL, 0);
  bytes.writeUInt32BE(dataObject, 1);
  bytes.writeUInt16BE(file, 5);
  bytes.writeUInt32BE(block, 7);
  bytes.writeUInt16BE(row, 11);
  writer.blob(Uint8Array.of(UROWID_BYTES)).blob(bytes);
}
