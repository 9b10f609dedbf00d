import type { Call } from '../../syntax/ast/expression.js';
import { NUMBER } from '../../values/data-type.js';
import { add, divide, type NumberValue } from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileArguments, convertedOperand } from '../aggregates/aggregate-operands.js';
import { numberOf } from '../functions/argument-values.js';
import type { BlockScope } from '../query/block-scope.js';
import type { Computation } from './partition.js';

/** RATIO_TO_REPORT: a value's part of the sum over its partition. @throws OracleError 909, 932, 30482 */
export function compileRatioToReport(call: Call, scope: BlockScope): Computation {
  const { position } = call;
  if (call.quantifier !== undefined) {
    throw new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
  }
  const [operand] = compileArguments(call, 1, scope);
  if (operand === undefined) throw new TypeError('an argument was expected');
  const { kind } = operand.dataType;
  if (kind === 'binary_double' || kind === 'binary_float') {
    throw new NotSupportedError('RATIO_TO_REPORT of binary floating point numbers', position);
  }
  return {
    dataType: NUMBER,
    inputs: [convertedOperand(operand, NUMBER, scope, position)],
    begin(partition) {
      const total = partition.rows.reduce<NumberValue>((sum, { inputs: [value = null] }) => {
        return value === null ? sum : add(sum, numberOf(value));
      }, 0);
      return (index): Value => {
        const value = partition.input(index, 0);
        if (value === null) return null;
        if (total === 0) throw new NotSupportedError('RATIO_TO_REPORT where the sum is 0', position);
        return divide(numberOf(value), total);
      };
    },
  };
}
