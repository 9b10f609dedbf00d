import { columnIndex, type Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { TableRows } from '../../storage/table-rows.js';
import { OracleError } from '../../values/oracle-error.js';
import { extendedRowid, parsePhysicalRowid } from '../../values/physical-rowid.js';
import { logicalKey, logicalRowid, parseRowid, Rowid } from '../../values/rowid.js';
import { keyValue } from '../../values/stored-bytes/key-value.js';
import { storedValue } from '../../values/stored-bytes/stored-value.js';
import type { Value } from '../../values/value.js';

/** All tables are in one data file, from this block on. */
const FILE = 12;
const FIRST_BLOCK = 128;
const ROWS_PER_BLOCK = 512;
/** A block's address has its file in the upper 10 of 32 bits. */
const BLOCKS_PER_FILE = 2 ** 22;

/** A row's ROWID: logical in an index-organized table, of the primary key in `values`; else physical. */
export function rowidOf(table: Table, slot: RowSlot, values: Row): Rowid {
  return table.organization === 'INDEX' ? keyRowid(table, values) : new Rowid(physicalRowid(table, slot));
}

/** The table's object number, then file, block and row, which stand for the row's number in the table. */
export function physicalRowid({ objectId }: Table, { rowNumber }: RowSlot): string {
  const block = FIRST_BLOCK + Math.floor(rowNumber / ROWS_PER_BLOCK);
  return extendedRowid({ dataObject: objectId, file: FILE, block, row: rowNumber % ROWS_PER_BLOCK }).text;
}

/**
 * Finds where a table's row of a ROWID may be: nowhere, in one place, or in several that have had the primary key.
 * @throws OracleError 1410 for a text that is no ROWID
 */
export function slotsOfRowid(table: Table): (rows: TableRows, rowid: Value) => readonly RowSlot[] {
  if (table.organization === 'INDEX') return slotsOfKey(table);
  const { objectId } = table;
  return (rows, rowid) => {
    const text = rowid instanceof Rowid ? rowid.text : rowid;
    if (typeof text !== 'string') throw new OracleError(1410, 'invalid ROWID');
    const { dataObject, file, block, row } = parsePhysicalRowid(parseRowid(text, false).text);
    if (dataObject !== objectId || file !== FILE || row >= ROWS_PER_BLOCK) return [];
    const slot = rows.slot((block - FIRST_BLOCK) * ROWS_PER_BLOCK + row);
    return slot === undefined ? [] : [slot];
  };
}

/** Where the table's rows begin: as good a guess at a row's block as any, and the same for as long as its key is. */
function keyRowid(table: Table, values: Row): Rowid {
  const key = keyColumns(table).map((index) => {
    const [value, type] = [values[index] ?? null, table.columns[index]?.dataType];
    const stored = value === null || type === undefined ? undefined : storedValue(value, type);
    if (stored === undefined) throw new TypeError('a primary key without a value');
    return stored.bytes;
  });
  return logicalRowid(FILE * BLOCKS_PER_FILE + FIRST_BLOCK + table.objectId, key);
}

function slotsOfKey(table: Table): (rows: TableRows, rowid: Value) => readonly RowSlot[] {
  const primaryKey = primaryKeyOf(table);
  const types = keyColumns(table).map((index) => table.columns[index]?.dataType);
  return (rows, rowid) => {
    const given = rowid instanceof Rowid ? rowid : typeof rowid === 'string' ? parseRowid(rowid, true) : undefined;
    if (given?.isLogical !== true) return [];
    const parts = logicalKey(given);
    if (parts?.length !== types.length) throw new OracleError(1410, 'invalid ROWID');
    const values = parts.map((part, index) => {
      const type = types[index];
      const value = type === undefined ? undefined : keyValue(part, type);
      if (value === undefined) throw new OracleError(1410, 'invalid ROWID');
      return value;
    });
    const index = rows.index(primaryKey.indexName);
    const key = index?.keyOfValues(values);
    return index === undefined || key === undefined ? [] : [...index.find(key)];
  };
}

function primaryKeyOf({ constraints }: Table): { readonly columns: readonly string[]; readonly indexName: string } {
  for (const constraint of constraints) if (constraint.kind === 'primary_key') return constraint;
  throw new TypeError('an index-organized table without a primary key');
}

function keyColumns(table: Table): readonly number[] {
  return primaryKeyOf(table).columns.flatMap((name) => columnIndex(table, name) ?? []);
}
