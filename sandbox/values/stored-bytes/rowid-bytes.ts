import type { Rowid } from '../rowid.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TEXT_LENGTH = 18;
const BYTES = 10;
/** The relative file number stands above the 22 bits of the block. */
const BLOCKS_PER_FILE = 2 ** 22;

/**
 * The 10 bytes of an extended ROWID: data object, file and block, row. Source: Database Concepts, "Rowid Format".
 * @returns undefined for one of another form
 */
export function rowidBytes({ text }: Rowid): Uint8Array | undefined {
  if (text.length !== TEXT_LENGTH || text.includes('.')) return undefined;
  const part = (start: number, end: number) =>
    [...text.slice(start, end)].reduce((number, digit) => number * 64 + ALPHABET.indexOf(digit), 0);
  const bytes = Buffer.alloc(BYTES);
  bytes.writeUInt32BE(part(0, 6), 0);
  bytes.writeUInt32BE(part(6, 9) * BLOCKS_PER_FILE + part(9, 15), 4);
  bytes.writeUInt16BE(part(15, 18), 8);
  return bytes;
}
