import { rowKey } from '../../storage/value-key.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from '../expressions/compiled.js';
import type { QueryFrame } from '../query/frame.js';
import type { SessionState } from '../session-state.js';

/** An aggregate function of a query, compiled: what it wants of each row, and how a group's result comes about. */
export interface Aggregate {
  readonly dataType: DataType;
  /** Evaluated for each row of a group, then given to the group's accumulator. */
  readonly inputs: readonly Compiled<QueryFrame>[];
  /** Begins a group. */
  start(session: SessionState): Accumulator;
  /**
   * Computes it over ranges of rows, each given by the values of its inputs: for windows that move over a partition.
   * Absent for what has a result for whole groups only.
   */
  overRanges?(rows: readonly (readonly Value[])[]): (ranges: readonly RowRange[]) => Value;
}

/** Rows from `start` up to but not including `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** Collects the rows of one group. */
export interface Accumulator {
  add(values: readonly Value[]): void;
  result(): Value;
}

/** Leaves out the rows whose first input is NULL, as all aggregates but COUNT(*) do. */
export function ignoringNulls(accumulator: Accumulator): Accumulator {
  return {
    add(values) {
      if ((values[0] ?? null) !== null) accumulator.add(values);
    },
    result: () => accumulator.result(),
  };
}

/** DISTINCT: hands on the first row of those whose first inputs are equal. */
export function distinct(accumulator: Accumulator): Accumulator {
  const seen = new Set<string>();
  return {
    add(values) {
      const key = rowKey(values.slice(0, 1));
      if (seen.has(key)) return;
      seen.add(key);
      accumulator.add(values);
    },
    result: () => accumulator.result(),
  };
}
