import { NUMBER } from '../../values/data-type.js';
import {
  absolute,
  ceiling,
  compareNumbers,
  divide,
  floor,
  modulo,
  multiply,
  type NumberValue,
  numberFromDouble,
  numberToDouble,
  numberToPlainText,
  power,
  signOf,
  squareRoot,
  subtract,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { integerOf, numberOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';

/** Transcendental functions are computed in doubles: 15 digits, where Oracle has 36. */
export const NUMBER_FUNCTIONS: readonly BuiltInFunction[] = [
  strict('ABS', [NUMBER], NUMBER, ([value]) => absolute(numberOf(value))),
  strict('CEIL', [NUMBER], NUMBER, ([value]) => ceiling(numberOf(value))),
  strict('FLOOR', [NUMBER], NUMBER, ([value]) => floor(numberOf(value))),
  strict('SIGN', [NUMBER], NUMBER, ([value]) => signOf(numberOf(value))),
  strict('MOD', [NUMBER, NUMBER], NUMBER, ([value, by]) => modulo(numberOf(value), numberOf(by))),
  strict('REMAINDER', [NUMBER, NUMBER], NUMBER, ([value, by]) => remainder(numberOf(value), numberOf(by))),
  strict('POWER', [NUMBER, NUMBER], NUMBER, ([base, exponent]) => power(numberOf(base), numberOf(exponent))),
  strict('SQRT', [NUMBER], NUMBER, ([value]) => squareRoot(numberOf(value))),
  strict('EXP', [NUMBER], NUMBER, ([value]) => approximately(Math.exp, numberOf(value))),
  strict('LN', [NUMBER], NUMBER, ([value]) => approximately(Math.log, positive(numberOf(value)))),
  strict('LOG', [NUMBER, NUMBER], NUMBER, ([base, value]) =>
    numberFromDouble(
      Math.log(numberToDouble(positive(numberOf(value)))) / Math.log(numberToDouble(positive(numberOf(base)))),
    ),
  ),
  strict('SIN', [NUMBER], NUMBER, ([value]) => approximately(Math.sin, numberOf(value))),
  strict('COS', [NUMBER], NUMBER, ([value]) => approximately(Math.cos, numberOf(value))),
  strict('TAN', [NUMBER], NUMBER, ([value]) => approximately(Math.tan, numberOf(value))),
  strict('BITAND', [NUMBER, NUMBER], NUMBER, ([left, right]) =>
    Number(BigInt(integerOf(left)) & BigInt(integerOf(right))),
  ),
];

/** Like MOD, but to the nearest multiple, an even one when two are as near. */
function remainder(value: NumberValue, by: NumberValue): NumberValue {
  if (signOf(by) === 0) throw new OracleError(1476, 'divisor is equal to zero');
  const quotient = divide(value, by);
  const below = floor(quotient);
  const distance = compareNumbers(multiply(subtract(quotient, below), 2), 1);
  const nearest = distance < 0 || (distance === 0 && modulo(below, 2) === 0) ? below : ceiling(quotient);
  return subtract(value, multiply(by, nearest));
}

function approximately(compute: (value: number) => number, value: NumberValue): NumberValue {
  const result = compute(numberToDouble(value));
  return numberFromDouble(Number(result.toPrecision(15)));
}

function positive(value: NumberValue): NumberValue {
  if (signOf(value) > 0) return value;
  throw new OracleError(1428, `argument '${numberToPlainText(value)}' is out of range`);
}
