import { compareNumbers, type NumberValue, OracleNumber } from '../number.js';
import { JsonArray, JsonObject, type JsonScalar, type JsonValue } from './json-value.js';

/** Members may come in any order, elements not. */
export function isEqualJson(left: JsonValue, right: JsonValue): boolean {
  if (left instanceof JsonObject) {
    return (
      right instanceof JsonObject &&
      left.members.size === right.members.size &&
      [...left.members].every(([name, member]) => {
        const other = right.members.get(name);
        return other !== undefined && isEqualJson(member, other);
      })
    );
  }
  if (left instanceof JsonArray) {
    return (
      right instanceof JsonArray &&
      left.elements.length === right.elements.length &&
      left.elements.every((element, index) => {
        const other = right.elements[index];
        return other !== undefined && isEqualJson(element, other);
      })
    );
  }
  return !(right instanceof JsonObject || right instanceof JsonArray) && isEqualScalar(left, right);
}

/** Scalars of JSON text are texts, numbers, truth values and null. */
function isEqualScalar({ value: left }: JsonScalar, { value: right }: JsonScalar): boolean {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  return left === right;
}

function isNumber(value: JsonScalar['value']): value is NumberValue {
  return typeof value === 'number' || value instanceof OracleNumber;
}
