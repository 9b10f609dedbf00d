import type { RowSlot } from './row.js';
import { type Snapshot, SnapshotRegistry } from './snapshot.js';
import type { TableRows } from './table-rows.js';
import { type IsolationLevel, Transaction } from './transaction.js';

/** Begins and ends transactions, and says which moment a statement reads from. */
export class Transactions {
  #scn = 1000000;
  #lastId = 0;
  readonly #snapshots = new SnapshotRegistry();
  /** Rows with versions kept for a snapshot that was open when they were superseded. */
  #unpruned: { readonly table: TableRows; readonly slot: RowSlot }[] = [];

  /** The system change number of the last commit. */
  get currentScn(): number {
    return this.#scn;
  }

  begin(isolation: IsolationLevel = 'READ COMMITTED'): Transaction {
    this.#lastId += 1;
    if (isolation !== 'READ COMMITTED') this.#snapshots.add(this.#scn);
    return new Transaction(this.#lastId, isolation, this.#scn);
  }

  /** A moment for a statement to read from; to be released when the statement or its cursor is done. */
  openSnapshot(reader: Transaction | undefined): Snapshot {
    const scn = reader === undefined || reader.isolation === 'READ COMMITTED' ? this.#scn : reader.startScn;
    this.#snapshots.add(scn);
    return { scn, reader, sequence: reader?.sequence ?? 0 };
  }

  release(snapshot: Snapshot): void {
    this.#snapshots.release(snapshot.scn);
    if (this.#unpruned.length > 0) this.#pruneKept();
  }

  commit(transaction: Transaction): void {
    this.#scn += 1;
    const touched = [...transaction.changes];
    this.#end(transaction, this.#scn);
    const oldest = this.#snapshots.oldest(this.#scn);
    for (const { table, slot, wrote } of touched) {
      slot.lock = undefined;
      if (!wrote) continue;
      if (oldest === this.#scn) table.prune(slot, oldest);
      else this.#unpruned.push({ table, slot });
    }
  }

  rollback(transaction: Transaction): void {
    this.rollbackTo(transaction, 0);
    this.#end(transaction, undefined);
  }

  /** Undoes the changes after the first `mark`, and gives up the row locks that came with them. */
  rollbackTo(transaction: Transaction, mark: number): void {
    while (transaction.changes.length > mark) {
      const change = transaction.changes.pop();
      if (change === undefined) break;
      if (change.wrote) change.table.undo(change.slot);
      if (change.locked) change.slot.lock = undefined;
    }
    for (const [name, position] of transaction.savepoints) {
      if (position > mark) transaction.savepoints.delete(name);
    }
  }

  #end(transaction: Transaction, commitScn: number | undefined): void {
    if (transaction.isolation !== 'READ COMMITTED') this.#snapshots.release(transaction.startScn);
    for (const table of transaction.tables) table.locks.delete(transaction);
    transaction.end(commitScn);
  }

  #pruneKept(): void {
    const oldest = this.#snapshots.oldest(this.#scn);
    this.#unpruned = this.#unpruned.filter(({ table, slot }) => {
      table.prune(slot, oldest);
      return slot.head?.previous !== undefined || (slot.head !== undefined && slot.head.values === undefined);
    });
  }
}
