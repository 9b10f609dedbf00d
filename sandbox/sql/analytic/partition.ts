import type { Row } from '../../storage/row.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from '../expressions/compiled.js';
import type { QueryFrame } from '../query/frame.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { SessionState } from '../session-state.js';

export type Direction = Pick<SortKey, 'descending' | 'nullsFirst'>;

/** The call of an analytic function, compiled: what it wants of each row, and how the results of a partition come about. */
export interface AnalyticFunction extends Computation {
  readonly partitionBy: readonly Compiled<QueryFrame>[];
  readonly orderBy: readonly Compiled<QueryFrame>[];
  readonly directions: readonly Direction[];
}

/** What a function computes, whatever its window is. */
export interface Computation {
  readonly dataType: DataType;
  /** Evaluated for each row. */
  readonly inputs: readonly Compiled<QueryFrame>[];
  /** Begins a partition; what it gives is asked once for each of its rows, in their order. */
  begin(partition: Partition, session: SessionState): (index: number) => Value;
}

/** A row of a partition: the number it came as, what it is sorted by, and what the function wants of it. */
export interface WindowRow {
  readonly arrival: number;
  readonly order: Row;
  readonly inputs: Row;
}

/** The rows of a partition, sorted. Rows that are equal in what they are sorted by are peers. */
export class Partition {
  readonly rows: readonly WindowRow[];
  readonly directions: readonly Direction[];
  readonly #groupOfRow: number[] = [];
  readonly #groupStarts: number[] = [];

  constructor(rows: readonly WindowRow[], directions: readonly Direction[]) {
    this.rows = rows.toSorted((left, right) => compareSortKeys(directions, left.order, right.order));
    this.directions = directions;
    let before: Row | undefined;
    for (const [index, { order }] of this.rows.entries()) {
      if (before === undefined || compareSortKeys(directions, before, order) !== 0) this.#groupStarts.push(index);
      this.#groupOfRow.push(this.#groupStarts.length - 1);
      before = order;
    }
  }

  get size(): number {
    return this.rows.length;
  }

  input(index: number, input: number): Value {
    return this.rows[index]?.inputs[input] ?? null;
  }

  /** The number of the row's peers among the groups of peers, from 0. */
  group(index: number): number {
    return this.#groupOfRow[index] ?? 0;
  }

  /** Where a group of peers begins; the end of the partition for one after the last. */
  groupStart(group: number): number {
    return this.#groupStarts[Math.max(0, group)] ?? this.size;
  }

  /** The first of a row's peers. */
  firstPeer(index: number): number {
    return this.groupStart(this.group(index));
  }

  /** The row after the last of a row's peers. */
  afterPeers(index: number): number {
    return this.groupStart(this.group(index) + 1);
  }
}
