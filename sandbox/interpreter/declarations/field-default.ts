import { someNode } from '../../sql/expressions/syntax-walk.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { isBuiltInFunction } from '../expressions/built-in.js';
import { compileOperand, compileValue } from '../expressions/compile-value.js';
import { staticValue } from '../expressions/static-value.js';
import { FrameLayout, newFrame } from '../frame.js';
import { isDeclaredInUnit } from '../names/denote.js';
import type { Place } from '../names/place.js';
import type { ConstrainedType } from '../names/symbol.js';
import type { FieldDefault } from '../types/empty-value.js';

/** The default of a record's field: of constants and built-in functions, so that any place can ask for it. */
export function fieldDefault(place: Place, expression: Expression, type: ConstrainedType): FieldDefault {
  const value = staticValue(place, expression, type);
  if (value !== undefined) return { value };
  const compiled = compileValue(place, expression, type);
  if (compiled.pauses || someNode(expression, (node) => !isPlaceless(place, node))) {
    throw new NotSupportedError(
      'a record field default that depends on variables or user functions',
      expression.position,
    );
  }
  return { compute: (session) => compiled.evaluate(newFrame(session, NOWHERE, undefined)) };
}

const NOWHERE = new FrameLayout(0);

function isPlaceless(place: Place, node: Expression): boolean {
  switch (node.kind) {
    case 'name': {
      const [first] = node.parts;
      if (isBuiltInFunction(node.parts) && !isDeclaredInUnit(place, first)) return true;
      const compiled = compileOperand(place, node);
      return !compiled.pauses && compiled.constant === true;
    }
    case 'call':
    case 'unary':
    case 'binary':
    case 'number_literal':
    case 'boolean_literal':
    case 'null_literal':
    case 'string_literal':
    case 'date_literal':
    case 'timestamp_literal':
    case 'interval_literal':
      return true;
    default:
      return false;
  }
}
