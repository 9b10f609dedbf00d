import type { Call } from '../../syntax/ast/expression.js';
import { NUMBER } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { RowRange } from '../aggregates/aggregate.js';
import { compileArguments, convertedOperand } from '../aggregates/aggregate-operands.js';
import { constant } from '../expressions/constant.js';
import type { BlockScope } from '../query/block-scope.js';
import { type CountedRows, countedRows } from './counted-rows.js';
import type { Computation } from './partition.js';
import { wholeNumber } from './whole-number.js';
import type { WindowFrames } from './window-frames.js';

/**
 * FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of one row of the window.
 * @throws OracleError 909, 1428 for an NTH_VALUE that is less than 1, 30482
 */
export function compileFrameValue(
  call: Call,
  name: 'FIRST_VALUE' | 'LAST_VALUE' | 'NTH_VALUE',
  frames: WindowFrames,
  scope: BlockScope,
): Computation {
  const { position } = call;
  if (call.quantifier !== undefined) {
    throw new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
  }
  const [operand, nth] = compileArguments(call, name === 'NTH_VALUE' ? 2 : 1, scope);
  if (operand === undefined) throw new TypeError('an argument was expected');
  const own = [operand, nth === undefined ? constant(NUMBER, 1) : convertedOperand(nth, NUMBER, scope, position)];
  const fromLast = name === 'LAST_VALUE' || call.countFrom === 'LAST';
  return {
    dataType: operand.dataType,
    inputs: [...own, ...frames.inputs],
    begin(partition) {
      const counted = countedRows(partition, call.nullTreatment === 'IGNORE');
      const rangesOf = frames.begin(partition, own.length);
      return (index): Value => {
        const place = wholeNumber(partition.input(index, 1), 1, 'the place of NTH_VALUE');
        const found = findRow(rangesOf(index), place, fromLast, counted);
        return found === undefined ? null : partition.input(found, 0);
      };
    },
  };
}

/** The row of that place among those that count, from the first or the last one. */
function findRow(
  ranges: readonly RowRange[],
  place: number,
  fromLast: boolean,
  counted: CountedRows,
): number | undefined {
  let left = place;
  for (const { start, end } of fromLast ? ranges.toReversed() : ranges) {
    const [first, after] = [counted.before(start), counted.before(end)];
    if (left <= after - first) return counted.at(fromLast ? after - left : first + left - 1);
    left -= after - first;
  }
  return undefined;
}
