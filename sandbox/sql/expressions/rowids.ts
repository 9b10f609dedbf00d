import type { Table } from '../../schema/table.js';
import type { RowSlot } from '../../storage/row.js';
import type { TableRows } from '../../storage/table-rows.js';
import { OracleError } from '../../values/oracle-error.js';
import { Rowid } from '../../values/rowid.js';
import type { Value } from '../../values/value.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE = 64;
const OBJECT_DIGITS = 6;
const FILE_DIGITS = 3;
const BLOCK_DIGITS = 6;
const ROW_DIGITS = 3;
const TEXT_LENGTH = OBJECT_DIGITS + FILE_DIGITS + BLOCK_DIGITS + ROW_DIGITS;
/** All tables are in one data file, from this block on. */
const FILE = 12;
const FIRST_BLOCK = 128;
const ROWS_PER_BLOCK = 512;

/** A row's ROWID: the table's object number, then file, block and row, which stand for its number in the table. */
export function rowidOf(table: Table, slot: RowSlot): Rowid {
  return new Rowid(rowidText(table, slot));
}

export function rowidText({ objectId }: Table, { rowNumber }: RowSlot): string {
  const block = FIRST_BLOCK + Math.floor(rowNumber / ROWS_PER_BLOCK);
  return (
    digits(objectId, OBJECT_DIGITS) +
    digits(FILE, FILE_DIGITS) +
    digits(block, BLOCK_DIGITS) +
    digits(rowNumber % ROWS_PER_BLOCK, ROW_DIGITS)
  );
}

/**
 * Finds a table's row by its ROWID; undefined where the table has no such row.
 * @throws OracleError 1410 for a text that is no ROWID
 */
export function slotOfRowid({ objectId }: Table): (rows: TableRows, rowid: Value) => RowSlot | undefined {
  return (rows, rowid) => {
    const text = rowid instanceof Rowid ? rowid.text : rowid;
    if (typeof text !== 'string' || text.length !== TEXT_LENGTH) throw new OracleError(1410, 'invalid ROWID');
    const object = numberAt(text, 0, OBJECT_DIGITS);
    const file = numberAt(text, OBJECT_DIGITS, FILE_DIGITS);
    const block = numberAt(text, OBJECT_DIGITS + FILE_DIGITS, BLOCK_DIGITS);
    const row = numberAt(text, TEXT_LENGTH - ROW_DIGITS, ROW_DIGITS);
    if (object !== objectId || file !== FILE || row >= ROWS_PER_BLOCK) return undefined;
    return rows.slot((block - FIRST_BLOCK) * ROWS_PER_BLOCK + row);
  };
}

function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / BASE))
    text = ALPHABET.charAt(rest % BASE) + text;
  return text;
}

function numberAt(text: string, start: number, count: number): number {
  let value = 0;
  for (const character of text.slice(start, start + count)) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) throw new OracleError(1410, 'invalid ROWID');
    value = value * BASE + digit;
  }
  return value;
}
