import { HashIndex, type IndexDefinition } from './hash-index.js';
import { type Row, RowSlot, type RowVersion } from './row.js';
import type { TableLockMode } from './table-lock.js';
import type { Transaction } from './transaction.js';

/** The rows of a table at one moment. */
export interface SavedRows {
  readonly rows: readonly (readonly [rowNumber: number, values: Row])[];
  readonly nextRowNumber: number;
  readonly definitions: ReadonlyMap<string, IndexDefinition>;
}

/** The rows of one table, all versions, with the indexes over them. */
export class TableRows {
  readonly #slots = new Map<number, RowSlot>();
  readonly #indexes = new Map<string, HashIndex>();
  readonly #definitions = new Map<string, IndexDefinition>();
  #nextRowNumber = 0;
  /** What holds the present rows; undefined once anything has changed. */
  #saved: SavedRows | undefined;
  /** Table locks held, by transaction. */
  readonly locks = new Map<Transaction, TableLockMode>();

  /** What is there now, no transaction being open. */
  save(): SavedRows {
    if (this.#saved !== undefined) return this.#saved;
    const rows: [number, Row][] = [];
    for (const { rowNumber, head } of this.#slots.values()) {
      if (head?.values !== undefined) rows.push([rowNumber, head.values]);
    }
    this.#saved = { rows, nextRowNumber: this.#nextRowNumber, definitions: new Map(this.#definitions) };
    return this.#saved;
  }

  /** Puts back what was there, if it is not, by a transaction that has committed. */
  restore(saved: SavedRows, writer: Transaction): void {
    if (saved === this.#saved) return;
    this.#slots.clear();
    this.#indexes.clear();
    this.#definitions.clear();
    for (const [rowNumber, values] of saved.rows) {
      const slot = new RowSlot(rowNumber);
      slot.head = { values, writer, sequence: 0, previous: undefined };
      this.#slots.set(rowNumber, slot);
    }
    for (const [name, definition] of saved.definitions) this.addIndex(name, definition);
    this.#nextRowNumber = saved.nextRowNumber;
    this.#saved = saved;
  }

  /** Slots in order of insertion; rows inserted or removed meanwhile do no harm. */
  slots(): Iterable<RowSlot> {
    return this.#slots.values();
  }

  get slotCount(): number {
    return this.#slots.size;
  }

  slot(rowNumber: number): RowSlot | undefined {
    return this.#slots.get(rowNumber);
  }

  index(name: string): HashIndex | undefined {
    return this.#indexes.get(name);
  }

  /** Adds an index over what is there. */
  addIndex(name: string, definition: IndexDefinition): HashIndex {
    this.#saved = undefined;
    const index = new HashIndex(definition);
    for (const slot of this.#slots.values()) {
      for (const { values } of slot.versions()) this.#file(index, slot, values);
    }
    this.#indexes.set(name, index);
    this.#definitions.set(name, definition);
    return index;
  }

  dropIndex(name: string): void {
    this.#saved = undefined;
    this.#indexes.delete(name);
    this.#definitions.delete(name);
  }

  insert(transaction: Transaction, values: Row): RowSlot {
    const slot = new RowSlot(this.#nextRowNumber);
    this.#nextRowNumber += 1;
    this.#slots.set(slot.rowNumber, slot);
    slot.lock = transaction;
    this.#write(transaction, slot, values, true);
    return slot;
  }

  /** Writes a new version; undefined deletes. The transaction must hold the row's lock. */
  replace(transaction: Transaction, slot: RowSlot, values: Row | undefined): void {
    this.#write(transaction, slot, values, false);
  }

  /** Takes back the newest version. */
  undo(slot: RowSlot): void {
    this.#saved = undefined;
    const undone = slot.head;
    if (undone === undefined) return;
    slot.head = undone.previous;
    if (slot.head === undefined) this.#slots.delete(slot.rowNumber);
    this.#unfile(slot, [undone]);
  }

  /** Drops versions that nobody reading from `oldestScn` or later can see. */
  prune(slot: RowSlot, oldestScn: number): void {
    let kept = slot.head;
    while (kept !== undefined && !(kept.writer.commitScn !== undefined && kept.writer.commitScn <= oldestScn)) {
      kept = kept.previous;
    }
    if (kept === undefined) return;
    const dropped: RowVersion[] = [];
    for (let version = kept.previous; version !== undefined; version = version.previous) dropped.push(version);
    kept.previous = undefined;
    if (kept === slot.head && kept.values === undefined) {
      this.#slots.delete(slot.rowNumber);
      slot.head = undefined;
    }
    if (dropped.length > 0) this.#unfile(slot, dropped);
  }

  /** For DDL: gives every version of every row another shape. Indexes are to be made anew. */
  reshape(change: (row: Row) => Row): void {
    this.#saved = undefined;
    for (const slot of this.#slots.values()) {
      let newest: RowVersion | undefined;
      let newer: RowVersion | undefined;
      for (const version of slot.versions()) {
        const values = version.values === undefined ? undefined : change(version.values);
        const reshaped: RowVersion = { ...version, values, previous: undefined };
        if (newer === undefined) newest = reshaped;
        else newer.previous = reshaped;
        newer = reshaped;
      }
      slot.head = newest;
    }
  }

  /** No rows, the same indexes: a session's part of a temporary table. */
  emptyCopy(): TableRows {
    const copy = new TableRows();
    for (const [name, definition] of this.#definitions) copy.addIndex(name, definition);
    return copy;
  }

  /** TRUNCATE: forgets all rows at once. */
  clear(): void {
    this.#saved = undefined;
    this.#slots.clear();
    for (const index of this.#indexes.values()) index.clear();
  }

  #write(transaction: Transaction, slot: RowSlot, values: Row | undefined, locked: boolean): void {
    this.#saved = undefined;
    slot.head = { values, writer: transaction, sequence: transaction.nextSequence(), previous: slot.head };
    for (const index of this.#indexes.values()) this.#file(index, slot, values);
    transaction.changes.push({ table: this, slot, wrote: true, locked });
  }

  #file(index: HashIndex, slot: RowSlot, values: Row | undefined): void {
    const key = values === undefined ? undefined : index.keyOf(values);
    if (key !== undefined) index.add(key, slot);
  }

  #unfile(slot: RowSlot, versions: readonly RowVersion[]): void {
    for (const index of this.#indexes.values()) {
      for (const { values } of versions) {
        const key = values === undefined ? undefined : index.keyOf(values);
        if (key !== undefined) index.dropIfUnused(key, slot);
      }
    }
  }
}
