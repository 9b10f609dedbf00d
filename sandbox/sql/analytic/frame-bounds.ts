import type { FrameBound, WindowFrame } from '../../syntax/ast/expression.js';
import type { OrderByItem } from '../../syntax/ast/query.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { NUMBER } from '../../values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { signOf } from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { convertedOperand } from '../aggregates/aggregate-operands.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { familyOf } from '../expressions/type-families.js';
import { convertTo } from '../expressions/type-matching.js';
import { numberOf } from '../functions/argument-values.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { compareSortKeys } from '../query/order-by.js';
import type { Partition } from './partition.js';
import { outOfRange, wholeNumber } from './whole-number.js';
import type { Window } from './window-frames.js';

/** One end of a window: the first row in it, or the row after the last one. */
export interface Bound {
  readonly inputs: readonly Compiled<QueryFrame>[];
  begin(partition: Partition, at: number): (index: number) => number;
}

type Side = 'start' | 'end';
type Offset = Extract<FrameBound, { readonly kind: 'preceding' | 'following' }>;

export function compileBound(
  frame: WindowFrame,
  bound: FrameBound,
  side: Side,
  window: Window,
  scope: BlockScope,
): Bound {
  switch (bound.kind) {
    case 'unbounded_preceding':
      return { inputs: [], begin: () => () => 0 };
    case 'unbounded_following':
      return { inputs: [], begin: (partition) => () => partition.size };
    case 'current_row':
      return { inputs: [], begin: (partition) => (index) => currentRow(frame.unit, side, partition, index) };
    default:
      return frame.unit === 'RANGE'
        ? compileValueBound(bound, side, window, scope, frame.position)
        : compileCountBound(frame.unit, bound, side, scope);
  }
}

/** For RANGE and GROUPS the current row stands for its peers. */
function currentRow(unit: WindowFrame['unit'], side: Side, partition: Partition, index: number): number {
  if (unit === 'ROWS') return side === 'start' ? index : index + 1;
  return side === 'start' ? partition.firstPeer(index) : partition.afterPeers(index);
}

/** So many rows, or groups of peers, from the current one. */
function compileCountBound(unit: 'ROWS' | 'GROUPS', bound: Offset, side: Side, scope: BlockScope): Bound {
  const { offset, kind } = bound;
  const sign = kind === 'preceding' ? -1 : 1;
  const beyond = side === 'start' ? 0 : 1;
  return {
    inputs: [convertedOperand(compileExpression(offset, scope), NUMBER, scope, offset.position)],
    begin: (partition, at) => (index) => {
      const count = sign * wholeNumber(partition.input(index, at), 0, `the offset of ${unit}`) + beyond;
      if (unit === 'ROWS') return Math.min(partition.size, Math.max(0, index + count));
      return partition.groupStart(partition.group(index) + count);
    },
  };
}

/**
 * RANGE with a value: the rows whose sort key is no further than that from the current row's.
 * @throws OracleError 902, 1428 for a negative value, 30486 with several sort keys
 */
function compileValueBound(bound: Offset, side: Side, window: Window, scope: BlockScope, position: number): Bound {
  const [item, another] = window.specification.orderBy;
  const [key] = window.orderBy;
  if (item === undefined || key === undefined || another !== undefined) {
    throw new OracleError(30486, 'invalid window aggregation group in the window specification', { position });
  }
  const distance = compileExpression(bound.offset, scope);
  requireDistance(key, distance, bound.offset.position);
  const limit = convertTo(compileLimit(bound, item, scope), key.dataType, scope);
  return {
    inputs: [familyOf(distance.dataType) === 'text' ? convertTo(distance, NUMBER, scope) : distance, limit],
    begin: (partition, at) => (index) => {
      requireNotNegative(partition.input(index, at));
      const wanted = partition.input(index, at + 1);
      // NULLs are no distance away from anything but each other.
      if (wanted === null) return currentRow('RANGE', side, partition, index);
      return firstRow(partition, (compared) => (side === 'start' ? compared >= 0 : compared > 0), wanted);
    },
  };
}

/** The sort key where the window ends: PRECEDING is towards smaller ones, or with DESC towards larger ones. */
function compileLimit(bound: Offset, item: OrderByItem, scope: BlockScope): Compiled<QueryFrame> {
  const { position, end } = item;
  const operator = (bound.kind === 'preceding') === item.descending ? '+' : '-';
  return compileExpression(
    { kind: 'binary', operator, left: item.expression, right: bound.offset, position, end },
    scope,
  );
}

/** Numbers are near to numbers and, as days, to DATEs; intervals to datetimes. */
function requireDistance(key: Compiled<QueryFrame>, distance: Compiled<QueryFrame>, position: number): void {
  const [ofKey, ofDistance] = [familyOf(key.dataType), familyOf(distance.dataType)];
  const isInterval = ofDistance === 'interval_ds' || ofDistance === 'interval_ym';
  const isNumeric = ofDistance === 'number' || ofDistance === 'text';
  if ((ofKey === 'number' && isNumeric) || (ofKey === 'datetime' && isInterval)) return;
  if (ofKey === 'datetime' && isNumeric) {
    if (key.dataType.kind === 'date') return;
    throw new NotSupportedError('RANGE with a number over timestamps', position);
  }
  throw new OracleError(902, 'invalid datatype', { position });
}

function requireNotNegative(distance: Value): void {
  if (distance instanceof IntervalDayToSecond || distance instanceof IntervalYearToMonth) {
    const isNegative =
      distance instanceof IntervalYearToMonth ? distance.months < 0 : distance.seconds < 0 || distance.nanoseconds < 0;
    if (isNegative) throw new NotSupportedError('a negative interval in RANGE');
    return;
  }
  if (distance instanceof BinaryDouble || distance instanceof BinaryFloat) {
    if (distance.value < 0) throw new OracleError(1428, `argument '${distance.value}' is out of range`);
    return;
  }
  if (distance === null) throw outOfRange(distance);
  if (signOf(numberOf(distance)) < 0) throw outOfRange(distance);
}

/** The first row whose sort key compares with a limit as `test` wants; the rows are sorted, so halving finds it. */
function firstRow(partition: Partition, test: (compared: number) => boolean, limit: Value): number {
  let [low, high] = [0, partition.size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const order = partition.rows[middle]?.order ?? [];
    if (test(compareSortKeys(partition.directions, order, [limit]))) high = middle;
    else low = middle + 1;
  }
  return low;
}
