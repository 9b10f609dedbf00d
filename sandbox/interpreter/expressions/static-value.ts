import { someNode } from '../../sql/expressions/syntax-walk.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { STATIC_FRAME } from '../frame.js';
import type { Place } from '../names/place.js';
import type { ConstrainedType } from '../names/symbol.js';
import { isSessionFree } from '../types/conversion.js';
import { compileOperand, compileValue } from './compile-value.js';

/**
 * The value of an expression that is known when it is compiled: of literals, of constants that such an expression
 * initialises, and of operators over them. Undefined for any other one.
 */
export function staticValue(place: Place, expression: Expression, type?: ConstrainedType): Value | undefined {
  const operand = compileOperand(place, expression);
  const compiled = type === undefined ? operand : compileValue(place, expression, type);
  if (compiled.pauses) return undefined;
  if (compiled.constant === true) return compiled.evaluate(STATIC_FRAME);
  if (type !== undefined && !isSessionFree(operand.dataType, type.dataType)) return undefined;
  if (someNode(expression, (node) => !isStatic(place, node))) return undefined;
  try {
    return compiled.evaluate(STATIC_FRAME);
  } catch (error) {
    if (error instanceof OracleError) return undefined;
    throw error;
  }
}

function isStatic(place: Place, node: Expression): boolean {
  switch (node.kind) {
    case 'number_literal':
    case 'boolean_literal':
    case 'null_literal':
    case 'string_literal':
      return true;
    case 'name': {
      const compiled = compileOperand(place, node);
      return !compiled.pauses && compiled.constant === true;
    }
    case 'unary':
      return true;
    case 'binary':
      return node.operator !== '||';
    default:
      return false;
  }
}
