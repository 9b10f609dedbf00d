import type { FrameBound, WindowFrame, WindowSpecification } from '../../syntax/ast/expression.js';
import { OracleError } from '../../values/oracle-error.js';
import type { RowRange } from '../aggregates/aggregate.js';
import type { Compiled } from '../expressions/compiled.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { type Bound, compileBound } from './frame-bounds.js';
import type { Partition } from './partition.js';

/** A window's parts: as written, and compiled. */
export interface Window {
  readonly specification: WindowSpecification;
  readonly partitionBy: readonly Compiled<QueryFrame>[];
  readonly orderBy: readonly Compiled<QueryFrame>[];
}

/** Which rows of the partition each row's window has. */
export interface WindowFrames {
  /** What must be known of each row. */
  readonly inputs: readonly Compiled<QueryFrame>[];
  /** @param at the place of `inputs` among a row's */
  begin(partition: Partition, at: number): (index: number) => readonly RowRange[];
}

/**
 * The windowing clause: without one a window has all rows up to the current row's peers, or the whole partition if it is
 * not sorted.
 * @throws OracleError 902, 30485 without ORDER BY, 30486 for bounds that do not go together
 */
export function compileFrames(window: Window, scope: BlockScope): WindowFrames {
  const { frame, orderBy, position } = window.specification;
  if (orderBy.length === 0) {
    if (frame === undefined) return WHOLE_PARTITION;
    throw new OracleError(30485, 'missing ORDER BY expression in the window specification', { position });
  }
  const written = frame ?? { ...DEFAULT_FRAME, position, end: position };
  requireOrder(written);
  const start = compileBound(written, written.start, 'start', window, scope);
  const finish = compileBound(written, written.finish, 'end', window, scope);
  return {
    inputs: [...start.inputs, ...finish.inputs],
    begin(partition, at) {
      const rangeOf = rangesBetween(start, finish, partition, at);
      return (index) => excluding(written.exclude, rangeOf(index), index, partition);
    },
  };
}

const WHOLE_PARTITION: WindowFrames = {
  inputs: [],
  begin(partition) {
    const ranges = [{ start: 0, end: partition.size }];
    return () => ranges;
  },
};

const DEFAULT_FRAME: Pick<WindowFrame, 'unit' | 'start' | 'finish' | 'exclude'> = {
  unit: 'RANGE',
  start: { kind: 'unbounded_preceding' },
  finish: { kind: 'current_row' },
  exclude: undefined,
};

function rangesBetween(start: Bound, finish: Bound, partition: Partition, at: number): (index: number) => RowRange {
  const startOf = start.begin(partition, at);
  const endOf = finish.begin(partition, at + start.inputs.length);
  return (index) => ({ start: startOf(index), end: endOf(index) });
}

/** How far a bound may lie before the other one. */
const ORDER: Readonly<Record<FrameBound['kind'], number>> = {
  unbounded_preceding: 0,
  preceding: 1,
  current_row: 2,
  following: 3,
  unbounded_following: 4,
};

function requireOrder({ start, finish, position }: WindowFrame): void {
  const valid =
    start.kind !== 'unbounded_following' &&
    finish.kind !== 'unbounded_preceding' &&
    ORDER[start.kind] <= ORDER[finish.kind];
  if (!valid) {
    throw new OracleError(30486, 'invalid window aggregation group in the window specification', { position });
  }
}

/** EXCLUDE takes the current row, its peers, or its peers without itself out of the window. */
function excluding(
  exclude: WindowFrame['exclude'],
  range: RowRange,
  index: number,
  partition: Partition,
): readonly RowRange[] {
  if (range.start >= range.end) return [];
  if (exclude === undefined) return [range];
  const current = { start: index, end: index + 1 };
  const peers = { start: partition.firstPeer(index), end: partition.afterPeers(index) };
  const out = exclude === 'CURRENT ROW' ? current : peers;
  const kept = [
    { start: range.start, end: Math.min(range.end, out.start) },
    ...(exclude === 'TIES' && range.start <= index && index < range.end ? [current] : []),
    { start: Math.max(range.start, out.end), end: range.end },
  ];
  return kept.filter(({ start, end }) => start < end);
}
