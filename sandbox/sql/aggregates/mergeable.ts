import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from '../expressions/compiled.js';
import type { QueryFrame } from '../query/frame.js';
import type { Accumulator, Aggregate, RowRange } from './aggregate.js';

/**
 * An aggregate whose states over two runs of rows make that over both. Groups are computed so, and windows that move over
 * the rows of a partition.
 */
export interface Mergeable<S> {
  /** The state of one row, none of whose inputs is NULL: rows with a NULL do not count. */
  of(values: readonly Value[]): S;
  merge(left: S, right: S): S;
  /** @param state undefined where no row counted */
  finish(state: S | undefined): Value;
}

export function mergeableAggregate<S>(
  dataType: DataType,
  inputs: readonly Compiled<QueryFrame>[],
  mergeable: Mergeable<S>,
): Aggregate {
  return {
    dataType,
    inputs,
    start: () => accumulate(mergeable),
    overRanges: (rows) => foldRanges(mergeable, rows),
  };
}

function accumulate<S>(mergeable: Mergeable<S>): Accumulator {
  let state: S | undefined;
  return {
    add(values) {
      if (!counts(values)) return;
      const next = mergeable.of(values);
      state = state === undefined ? next : mergeable.merge(state, next);
    },
    result: () => mergeable.finish(state),
  };
}

/** Ranges of so few rows are folded one by one. */
const SHORT = 16;

/**
 * The aggregate over any ranges of the rows. Ranges from the first row on go on from each other, longer ones elsewhere
 * are put together from the states of a tree: no more than the logarithm of the rows per range.
 */
function foldRanges<S>(
  mergeable: Mergeable<S>,
  rows: readonly (readonly Value[])[],
): (ranges: readonly RowRange[]) => Value {
  const states = rows.map((values) => (counts(values) ? mergeable.of(values) : undefined));
  const merge = (left: S | undefined, right: S | undefined): S | undefined => {
    if (left === undefined) return right;
    return right === undefined ? left : mergeable.merge(left, right);
  };
  let prefix: S | undefined;
  let prefixEnd = 0;
  let tree: (range: RowRange) => S | undefined = (range) => {
    tree = mergeTree(states, merge);
    return tree(range);
  };
  const fold = (range: RowRange): S | undefined => {
    if (range.start === 0 && range.end >= prefixEnd) {
      for (; prefixEnd < range.end; prefixEnd += 1) prefix = merge(prefix, states[prefixEnd]);
      return prefix;
    }
    if (range.end - range.start > SHORT) return tree(range);
    let state: S | undefined;
    for (let index = range.start; index < range.end; index += 1) state = merge(state, states[index]);
    return state;
  };
  return (ranges) => mergeable.finish(ranges.map(fold).reduce(merge, undefined));
}

/** A binary tree over the states, its leaves in the second half of the array. */
function mergeTree<S>(
  states: readonly (S | undefined)[],
  merge: (left: S | undefined, right: S | undefined) => S | undefined,
): (range: RowRange) => S | undefined {
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, states.length)));
  const nodes: (S | undefined)[] = new Array(2 * width).fill(undefined);
  for (const [index, state] of states.entries()) nodes[width + index] = state;
  for (let index = width - 1; index > 0; index -= 1) nodes[index] = merge(nodes[2 * index], nodes[2 * index + 1]);
  return ({ start, end }) => {
    let [low, high] = [start + width, end + width];
    let [left, right]: [S | undefined, S | undefined] = [undefined, undefined];
    for (; low < high; low = Math.floor(low / 2), high = Math.floor(high / 2)) {
      if (low % 2 === 1) {
        left = merge(left, nodes[low]);
        low += 1;
      }
      if (high % 2 === 1) {
        high -= 1;
        right = merge(nodes[high], right);
      }
    }
    return merge(left, right);
  };
}

function counts(values: readonly Value[]): boolean {
  return values.every((value) => value !== null);
}
