import type { Task } from '../tasks/task.js';
import { waitForEnd } from './lock-wait.js';
import type { Row, RowSlot } from './row.js';
import type { Transaction } from './transaction.js';

/** What of a row is indexed, as a string that is equal for equal values; undefined where the row is not indexed. */
export type KeyOfRow = (row: Row) => string | undefined;

/**
 * Finds the rows of a key in constant time. A row is filed under the keys of all its versions, so whoever looks up must
 * look at the version it sees.
 */
export class HashIndex {
  readonly keyOf: KeyOfRow;
  readonly #slots = new Map<string, RowSlot | Set<RowSlot>>();

  constructor(keyOf: KeyOfRow) {
    this.keyOf = keyOf;
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

  /** Files the slot away from a key that none of its versions has any more. */
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

  /**
   * Whether a row other than `except` has the key now, in the eyes of a transaction about to depend on it. If that hangs
   * on what another transaction is doing, waits for its end: so do unique and foreign keys in Oracle.
   * @throws OracleError 60 in a deadlock
   */
  *exists(key: string, transaction: Transaction, except?: RowSlot): Task<boolean> {
    for (;;) {
      let blocker: Transaction | undefined;
      for (const slot of this.find(key)) {
        if (slot === except || slot.head === undefined) continue;
        const { writer, values } = slot.head;
        if (writer.isActive && writer !== transaction) {
          if (this.#isAtStake(slot, key)) blocker = writer;
        } else if (values !== undefined && this.keyOf(values) === key) {
          return true;
        }
      }
      if (blocker === undefined) return false;
      yield* waitForEnd(transaction, blocker);
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
