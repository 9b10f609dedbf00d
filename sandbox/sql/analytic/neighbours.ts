import type { Call } from '../../syntax/ast/expression.js';
import { type DataType, NUMBER } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { convertedOperand, wrongArgumentCount } from '../aggregates/aggregate-operands.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { constant } from '../expressions/constant.js';
import { commonType } from '../expressions/type-matching.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { countedRows } from './counted-rows.js';
import type { Computation } from './partition.js';
import { wholeNumber } from './whole-number.js';

/**
 * LAG and LEAD: the value some rows before or after, or a default outside of the partition.
 * @throws OracleError 909, 932, 1428 for a negative offset, 30482
 */
export function compileNeighbour(call: Call, name: 'LAG' | 'LEAD', scope: BlockScope): Computation {
  const { position } = call;
  const [value, offset, otherwise, more] = call.arguments;
  if (value === undefined || more !== undefined || call.star) throw wrongArgumentCount(position);
  if (call.quantifier !== undefined) {
    throw new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
  }
  const operand = compileExpression(value.value, scope);
  const distance: Compiled<QueryFrame> =
    offset === undefined
      ? constant(NUMBER, 1)
      : convertedOperand(compileExpression(offset.value, scope), NUMBER, scope, position);
  const standIn: Compiled<QueryFrame> =
    otherwise === undefined ? constant(operand.dataType, null) : compileExpression(otherwise.value, scope);
  const dataType = neighbourType(operand.dataType, standIn.dataType);
  const inputs = [
    convertedOperand(operand, dataType, scope, position),
    distance,
    convertedOperand(standIn, dataType, scope, position),
  ];
  const direction = name === 'LAG' ? -1 : 1;
  const ignoresNulls = call.nullTreatment === 'IGNORE';
  return {
    dataType,
    inputs,
    begin(partition) {
      const counted = countedRows(partition, ignoresNulls);
      return (index): Value => {
        const steps = wholeNumber(partition.input(index, 1), 0, `the offset of ${name}`);
        if (steps === 0) return partition.input(index, 0);
        // Going back starts before the row, going on after it.
        const place = direction === -1 ? counted.before(index) - steps : counted.before(index + 1) + steps - 1;
        const found = counted.at(place);
        return found === undefined ? partition.input(index, 2) : partition.input(found, 0);
      };
    },
  };
}

/** The default is converted to the type of the value, whose length may grow by it. */
function neighbourType(value: DataType, standIn: DataType): DataType {
  const common = commonType(value, standIn);
  return common !== undefined && (common.kind === 'varchar2' || value.kind === 'null') ? common : value;
}
