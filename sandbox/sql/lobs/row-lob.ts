import type { Row, RowSlot } from '../../storage/row.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { Transaction } from '../../storage/transaction.js';
import { BlobValue, ClobValue, isLob, type LobValue, PersistentLob } from '../../values/lob.js';
import { OracleError } from '../../values/oracle-error.js';

interface Place {
  readonly rows: TableRows;
  readonly slot: RowSlot;
}

/** The LOB of one column in one row: it stays the same when the column gets another value that is not null. */
export class RowLob extends PersistentLob {
  #place: Place | undefined;

  /** The row is there now. */
  settle(rows: TableRows, slot: RowSlot): void {
    this.#place = { rows, slot };
  }

  /**
   * Gives the column another value, as part of the transaction.
   * @throws OracleError 22920 if the transaction has not locked the row, 22922 if the LOB is not there any more
   */
  replace(value: LobValue, transaction: Transaction | undefined): void {
    const { rows, slot } = this.#place ?? {};
    if (rows === undefined || slot === undefined || transaction === undefined || slot.lock !== transaction) {
      throw new OracleError(22920, 'row containing the LOB value is not locked');
    }
    const row = slot.head?.values;
    const column = row?.findIndex((held) => isLob(held) && held.home === this) ?? -1;
    if (row === undefined || column < 0) throw new OracleError(22922, 'nonexistent LOB value');
    rows.replace(transaction, slot, row.with(column, value));
  }
}

/** A LOB within an object or collection that a row holds. */
export class AttributeLob extends PersistentLob {}

/**
 * A row as it is stored: what it was given for its LOB columns becomes the values of its own LOBs.
 * @param before the row that it replaces, whose LOBs it goes on having
 */
export function withOwnLobs(columns: readonly number[], given: Row, before: Row | undefined): Row {
  if (columns.length === 0) return given;
  const row = [...given];
  for (const column of columns) {
    const value = row[column];
    if (!isLob(value)) continue;
    const held = before?.[column];
    const home = isLob(held) ? held.home : new RowLob();
    if (value.home === home) continue;
    row[column] = value instanceof ClobValue ? new ClobValue(value.text, home) : new BlobValue(value.bytes, home);
  }
  return row;
}

/** The row of these LOBs is at its place. */
export function settleLobs(columns: readonly number[], row: Row, rows: TableRows, slot: RowSlot): void {
  for (const column of columns) {
    const value = row[column];
    if (isLob(value) && value.home instanceof RowLob) value.home.settle(rows, slot);
  }
}
