import type { Value } from '../values/value.js';
import type { Transaction } from './transaction.js';

/** A row's values, one per column of the table, in the columns' order. */
export type Row = readonly Value[];

/** What one transaction made of a row. Versions form a chain from the newest to the oldest that somebody may still read. */
export interface RowVersion {
  /** Undefined where the row is deleted. */
  readonly values: Row | undefined;
  readonly writer: Transaction;
  /** Position among the writer's changes: a statement does not see what it writes itself. */
  readonly sequence: number;
  previous: RowVersion | undefined;
}

/** The place of a row: it keeps its ROWID through all versions, and the lock. */
export class RowSlot {
  /** Counts from 0 within the table; the ROWID is made of it. */
  readonly rowNumber: number;
  head: RowVersion | undefined;
  /** Who may change the row: by having changed it, or by FOR UPDATE. */
  lock: Transaction | undefined;

  constructor(rowNumber: number) {
    this.rowNumber = rowNumber;
  }

  /** All versions that are kept, the newest first. */
  *versions(): Iterable<RowVersion> {
    for (let version = this.head; version !== undefined; version = version.previous) yield version;
  }
}
