import type { Task } from '../tasks/task.js';
import type { Value } from '../values/value.js';
import { waitForEnd } from './lock-wait.js';
import type { Row, RowSlot } from './row.js';
import type { Transaction } from './transaction.js';
import { rowKey } from './value-key.js';

/** What an index is over. */
export interface IndexDefinition {
  /** Of a row's values, those that make the key. */
  valuesOf(row: Row): readonly Value[];
  /** Which of them are blank-padded: trailing blanks do not count. */
  readonly padded: readonly boolean[];
  /** Rows without a key: those with all values null, as in Oracle's indexes, or with any, as a foreign key sees it. */
  readonly leavesOut: 'all null' | 'any null';
}

/**
 * Finds the rows of a key in constant time. A row is filed under the keys of all its versions, so whoever looks up must
 * look at the version it sees.
 */
export class HashIndex {
  readonly #definition: IndexDefinition;
  readonly #slots = new Map<string, RowSlot | Set<RowSlot>>();
  /** Rows whose transactions wait to learn whether they may have a key: until then they have it for nobody else. */
  readonly #awaiting = new Map<RowSlot, string>();

  constructor(definition: IndexDefinition) {
    this.#definition = definition;
  }

  /** The key of a row; undefined if it has none. */
  keyOf(row: Row): string | undefined {
    return this.keyOfValues(this.#definition.valuesOf(row));
  }

  /** The key that rows with these values have; undefined if such rows have none. */
  keyOfValues(values: readonly Value[]): string | undefined {
    const { padded, leavesOut } = this.#definition;
    const nulls = values.filter((value) => value === null).length;
    if (leavesOut === 'any null' ? nulls > 0 : nulls === values.length) return undefined;
    return rowKey(
      values.map((value, index) => (padded[index] === true && typeof value === 'string' ? value.trimEnd() : value)),
    );
  }

  find(key: string): Iterable<RowSlot> {
    const found = this.#slots.get(key);
    if (found === undefined) return [];
    return found instanceof Set ? found : [found];
  }

  add(key: string, slot: RowSlot): void {
    const present = this.#slots.get(key);
    if (present === undefined) this.#slots.set(key, slot);
    else if (present instanceof Set) present.add(slot);
    else if (present !== slot) this.#slots.set(key, new Set([present, slot]));
  }

  /** Takes the slot out of a key that none of its versions has any more. */
  dropIfUnused(key: string, slot: RowSlot): void {
    for (const version of slot.versions()) {
      if (version.values !== undefined && this.keyOf(version.values) === key) return;
    }
    const present = this.#slots.get(key);
    if (present === slot) this.#slots.delete(key);
    else if (present instanceof Set) {
      present.delete(slot);
      if (present.size === 0) this.#slots.delete(key);
    }
  }

  clear(): void {
    this.#slots.clear();
  }

  /** Rows that have the key now, as far as it has been written: what others may still roll back is included. */
  *current(key: string): Iterable<RowSlot> {
    for (const slot of this.find(key)) {
      const values = slot.head?.values;
      if (values !== undefined && this.keyOf(values) === key) yield slot;
    }
  }

  /**
   * Whether a row other than `except` has the key now, in the eyes of a transaction about to depend on it. If that hangs
   * on what another transaction is doing, waits for its end: so do unique and foreign keys in Oracle.
   * @param except a row that is to have the key itself, if no other has it
   * @throws OracleError 60 in a deadlock
   */
  *exists(key: string, transaction: Transaction, except?: RowSlot): Task<boolean> {
    for (;;) {
      let blocker: Transaction | undefined;
      for (const slot of this.find(key)) {
        if (slot === except || slot.head === undefined || this.#awaiting.get(slot) === key) continue;
        const { writer, values } = slot.head;
        if (writer.isActive && writer !== transaction) {
          if (this.#isAtStake(slot, key)) blocker = writer;
        } else if (values !== undefined && this.keyOf(values) === key) {
          return true;
        }
      }
      if (blocker === undefined) return false;
      if (except !== undefined) this.#awaiting.set(except, key);
      try {
        yield* waitForEnd(transaction, blocker);
      } finally {
        if (except !== undefined) this.#awaiting.delete(except);
      }
    }
  }

  /** Whether the row has the key if its writer commits, or will have it again if the writer rolls back. */
  #isAtStake(slot: RowSlot, key: string): boolean {
    for (const version of slot.versions()) {
      if (version.values !== undefined && this.keyOf(version.values) === key) return true;
      if (version.writer.commitScn !== undefined) return false;
    }
    return false;
  }
}
