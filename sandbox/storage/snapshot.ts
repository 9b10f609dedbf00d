import type { Row, RowSlot } from './row.js';
import type { Transaction } from './transaction.js';

/**
 * A moment to read from: what was committed up to `scn`, and what the reader's own transaction had done before the
 * statement began.
 */
export interface Snapshot {
  readonly scn: number;
  readonly reader: Transaction | undefined;
  /** The reader's changes with smaller numbers are seen. */
  readonly sequence: number;
}

/** The row as the snapshot has it; undefined if there was none. */
export function visibleRow(slot: RowSlot, snapshot: Snapshot): Row | undefined {
  for (let version = slot.head; version !== undefined; version = version.previous) {
    const { writer } = version;
    const seen =
      writer === snapshot.reader
        ? version.sequence < snapshot.sequence
        : writer.commitScn !== undefined && writer.commitScn <= snapshot.scn;
    if (seen) return version.values;
  }
  return undefined;
}

/** Which snapshots are in use, so that versions nobody can see any more may go. */
export class SnapshotRegistry {
  readonly #users = new Map<number, number>();

  add(scn: number): void {
    this.#users.set(scn, (this.#users.get(scn) ?? 0) + 1);
  }

  release(scn: number): void {
    const users = (this.#users.get(scn) ?? 0) - 1;
    if (users > 0) this.#users.set(scn, users);
    else this.#users.delete(scn);
  }

  /** The oldest moment that somebody reads from, or `current` if nobody does. */
  oldest(current: number): number {
    let oldest = current;
    for (const scn of this.#users.keys()) if (scn < oldest) oldest = scn;
    return oldest;
  }
}
