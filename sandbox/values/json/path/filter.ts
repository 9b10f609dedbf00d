import { OracleDate } from '../../date.js';
import { compareNumbers, OracleNumber } from '../../number.js';
import { Timestamp } from '../../timestamp.js';
import { JsonScalar, type JsonValue } from '../json-value.js';
import type { FilterCondition, FilterOperand, FilterOperator, PathVariables, RelativePath } from './path.js';

/** What a path matches in the value that the filter is asked of. */
type Matches = (path: RelativePath) => readonly JsonValue[];

/** Whether a value satisfies the condition: a comparison does if one of the values on either side satisfies it. */
export function holds(condition: FilterCondition, matches: Matches, variables: PathVariables): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.every((operand) => holds(operand, matches, variables));
    case 'or':
      return condition.operands.some((operand) => holds(operand, matches, variables));
    case 'not':
      return !holds(condition.operand, matches, variables);
    case 'exists':
      return matches(condition.path).length > 0;
    case 'comparison':
      return compares(condition.operator, condition.left, condition.right, matches, variables);
    case 'in':
      return condition.values.some((other) => compares('==', condition.left, other, matches, variables));
  }
}

function compares(
  operator: FilterOperator,
  left: FilterOperand,
  right: FilterOperand,
  matches: Matches,
  variables: PathVariables,
): boolean {
  const others = valuesOf(right, matches, variables);
  return valuesOf(left, matches, variables).some((one) => others.some((other) => satisfies(operator, one, other)));
}

function valuesOf(operand: FilterOperand, matches: Matches, variables: PathVariables): readonly JsonScalar[] {
  switch (operand.kind) {
    case 'literal':
      return [operand.value];
    case 'variable': {
      const variable = variables.get(operand.name);
      return variable === undefined ? [] : [variable];
    }
    case 'path':
      return matches(operand).filter((found) => found instanceof JsonScalar);
  }
}

function satisfies(operator: FilterOperator, { value: one }: JsonScalar, { value: other }: JsonScalar): boolean {
  if (operator === 'has substring' || operator === 'starts with' || operator === 'like') {
    if (typeof one !== 'string' || typeof other !== 'string') return false;
    if (operator === 'like') return isLike(one, other);
    return operator === 'starts with' ? one.startsWith(other) : one.includes(other);
  }
  const order = compared(one, other);
  if (order === undefined) return false;
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Undefined for values of different types, which are neither equal nor different. */
function compared(one: JsonScalar['value'], other: JsonScalar['value']): number | undefined {
  if (one === null || other === null) return one === other ? 0 : undefined;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  if (isNumber(one) && isNumber(other)) return compareNumbers(one, other);
  if (isMoment(one) && isMoment(other)) return secondsOf(one) - secondsOf(other);
  return undefined;
}

function isNumber(value: JsonScalar['value']): value is number | OracleNumber {
  return typeof value === 'number' || value instanceof OracleNumber;
}

function isMoment(value: JsonScalar['value']): value is OracleDate | Timestamp {
  return value instanceof OracleDate || value instanceof Timestamp;
}

function secondsOf(moment: OracleDate | Timestamp): number {
  return moment instanceof Timestamp ? moment.seconds + moment.nanoseconds / 1e9 : moment.seconds;
}

/** `%` stands for any characters, `_` for one. */
function isLike(text: string, pattern: string): boolean {
  const [first] = pattern;
  if (first === undefined) return text === '';
  const rest = pattern.slice(first.length);
  if (first === '%') {
    for (let at = 0; at <= text.length; at += 1) if (isLike(text.slice(at), rest)) return true;
    return false;
  }
  const [character] = text;
  return (
    character !== undefined && (first === '_' || first === character) && isLike(text.slice(character.length), rest)
  );
}
