import type { Call } from '../../syntax/ast/expression.js';
import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';
import { isConvertible } from '../expressions/type-families.js';
import { convertTo } from '../expressions/type-matching.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';

/** The operand as a value of a type. @throws OracleError 932 */
export function convertedOperand(
  operand: Compiled<QueryFrame>,
  to: DataType,
  scope: BlockScope,
  position: number,
): Compiled<QueryFrame> {
  if (!isConvertible(operand.dataType, to, 'sql')) throw inconsistentDatatypes(to, operand.dataType, position);
  return convertTo(operand, to, scope);
}

/** The compiled arguments, of which there must be so many. @throws OracleError 909 */
export function compileArguments(call: Call, count: number, scope: BlockScope): readonly Compiled<QueryFrame>[] {
  if (call.arguments.length !== count) throw wrongArgumentCount(call.position);
  return call.arguments.map((argument) => compileExpression(argument.value, scope));
}

export function wrongArgumentCount(position: number): OracleError {
  return new OracleError(909, 'invalid number of arguments', { position });
}
