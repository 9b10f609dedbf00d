import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { BOOLEAN, type DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { constant } from '../calls/native-callables.js';
import { wrongType } from '../errors/compilation-error.js';
import { type Frame, STATIC_FRAME } from '../frame.js';
import type { Place } from '../names/place.js';
import { type ConstrainedType, nullable } from '../names/symbol.js';
import { type Conversion, conversion, conversionCost, isSessionFree } from '../types/conversion.js';

/** Any expression, records and collections included, of whatever type it has. */
export function compileOperand(place: Place, expression: Expression): Compiled<Frame> {
  return place.unit.compilers.operand(place, expression);
}

/** An expression as it is assigned to something of `type`: converted, and checked against its constraints. */
export function compileValue(place: Place, expression: Expression, type: ConstrainedType): Compiled<Frame> {
  return converted(compileOperand(place, expression), type, expression.position);
}

export function compileCondition(place: Place, expression: Expression): Compiled<Frame> {
  return compileValue(place, expression, nullable(BOOLEAN));
}

/** @throws PlsqlCompileError PLS-00382 */
export function converted(operand: Compiled<Frame>, type: ConstrainedType, position: number): Compiled<Frame> {
  requireConvertible(operand.dataType, type.dataType, position);
  const convert = conversion(operand.dataType, type);
  if (convert === undefined) return operand;
  const value = staticConversion(operand, type.dataType, convert);
  if (value !== undefined) return constant(type.dataType, value);
  return combine<Frame>(type.dataType, [operand], ([value], frame) => convert(value ?? null, frame));
}

/** The converted value of a constant, if it does not depend on the session and fits: what does not fit is raised when it runs. */
function staticConversion(operand: Compiled<Frame>, to: DataType, convert: Conversion): Value | undefined {
  if (operand.pauses || operand.constant !== true || !isSessionFree(operand.dataType, to)) return undefined;
  try {
    return convert(operand.evaluate(STATIC_FRAME), STATIC_FRAME);
  } catch (error) {
    if (error instanceof OracleError) return undefined;
    throw error;
  }
}

export function requireConvertible(from: DataType, to: DataType, position: number): void {
  if (conversionCost(from, to) === undefined) throw wrongType(position);
}
