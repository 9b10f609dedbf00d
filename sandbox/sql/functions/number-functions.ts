import { NUMBER } from '../../values/data-type.js';
import {
  absolute,
  compareNumbers,
  divide,
  floor,
  modulo,
  multiply,
  type NumberValue,
  numberFromBigInt,
  power,
  signOf,
  squareRoot,
  subtract,
  truncate,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import {
  arcCosine,
  arcSine,
  arcTangent,
  arcTangent2,
  cosine,
  exponential,
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
  logarithm,
  logarithmTo,
  realPower,
  sine,
  tangent,
} from '../../values/transcendental.js';
import { numberOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { numeric, outOfRange } from './numeric-function.js';

export const NUMBER_FUNCTIONS: readonly BuiltInFunction[] = [
  numeric('ABS', { parameters: 1, ofNumbers: absolute, ofDoubles: Math.abs }),
  numeric('SIGN', {
    parameters: 1,
    ofNumbers: signOf,
    // NaN and zero are positive to it.
    ofDoubles: (value) => (value < 0 ? -1 : 1),
    floatGives: 'number',
  }),
  numeric('MOD', {
    parameters: 2,
    ofNumbers: modulo,
    ofDoubles: (value, by) => (by === 0 ? value : value % by),
  }),
  numeric('REMAINDER', { parameters: 2, ofNumbers: remainder, ofDoubles: doubleRemainder }),
  numeric('POWER', { parameters: 2, ofNumbers: anyPower, ofDoubles: Math.pow, floatGives: 'binary_double' }),
  numeric('SQRT', { parameters: 1, ofNumbers: squareRoot, ofDoubles: Math.sqrt }),
  numeric('NANVL', {
    parameters: 2,
    ofNumbers: (value) => value,
    ofDoubles: (value, instead) => (Number.isNaN(value) ? instead : value),
  }),
  transcendental('EXP', exponential, Math.exp),
  transcendental('LN', (value) => logarithm(positive(value)), Math.log),
  numeric('LOG', {
    parameters: 2,
    ofNumbers: logarithmOf,
    ofDoubles: (base, value) => Math.log(value) / Math.log(base),
    floatGives: 'binary_double',
  }),
  transcendental('SIN', sine, Math.sin),
  transcendental('COS', cosine, Math.cos),
  transcendental('TAN', tangent, Math.tan),
  transcendental('ASIN', (value) => arcSine(withinOne(value)), Math.asin),
  transcendental('ACOS', (value) => arcCosine(withinOne(value)), Math.acos),
  transcendental('ATAN', arcTangent, Math.atan),
  numeric('ATAN2', { parameters: 2, ofNumbers: arcTangent2, ofDoubles: Math.atan2, floatGives: 'binary_double' }),
  transcendental('SINH', hyperbolicSine, Math.sinh),
  transcendental('COSH', hyperbolicCosine, Math.cosh),
  transcendental('TANH', hyperbolicTangent, Math.tanh),
  strict('BITAND', [NUMBER, NUMBER], NUMBER, ([left, right]) =>
    numberFromBigInt(bitsOf(numberOf(left)) & bitsOf(numberOf(right))),
  ),
  strict(
    'BIN_TO_NUM',
    [NUMBER],
    NUMBER,
    (bits) => bits.reduce<number>((number, bit) => number * 2 + bitOf(numberOf(bit)), 0),
    { variadic: true, languages: 'sql' },
  ),
];

function transcendental(
  name: string,
  ofNumbers: (value: NumberValue) => NumberValue,
  ofDoubles: (value: number) => number,
): BuiltInFunction {
  return numeric(name, { parameters: 1, ofNumbers, ofDoubles, floatGives: 'binary_double' });
}

/** Like MOD, but to the nearest multiple, an even one when two are as near. */
function remainder(value: NumberValue, by: NumberValue): NumberValue {
  if (signOf(by) === 0) throw new OracleError(1476, 'divisor is equal to zero');
  const quotient = divide(value, by);
  const below = floor(quotient);
  const distance = compareNumbers(multiply(subtract(quotient, below), 2), 1);
  const nearest = distance < 0 || (distance === 0 && modulo(below, 2) === 0) ? below : subtract(below, -1);
  return subtract(value, multiply(by, nearest));
}

function doubleRemainder(value: number, by: number): number {
  if (!Number.isFinite(value) || by === 0 || Number.isNaN(by)) return Number.NaN;
  if (!Number.isFinite(by)) return value;
  const rest = value % by;
  const twice = Math.abs(rest) * 2;
  const isOdd = Math.abs(Math.trunc(value / by) % 2) === 1;
  if (twice < Math.abs(by) || (twice === Math.abs(by) && !isOdd)) return rest;
  return rest - Math.sign(rest) * Math.abs(by);
}

/** Whole exponents exactly, as far as they are reasonable. @throws OracleError 1428 for a negative base with a fractional exponent */
function anyPower(base: NumberValue, exponent: NumberValue): NumberValue {
  const isWhole = compareNumbers(truncate(exponent), exponent) === 0;
  if (isWhole && compareNumbers(absolute(exponent), MAX_EXACT_EXPONENT) <= 0) return power(base, exponent);
  if (signOf(base) < 0 && !isWhole) throw outOfRange(base);
  if (base === 0) return signOf(exponent) < 0 ? divide(1, 0) : 0;
  const size = realPower(absolute(base), exponent);
  return signOf(base) < 0 && modulo(exponent, 2) !== 0 ? subtract(0, size) : size;
}

const MAX_EXACT_EXPONENT = 1000;

/** @throws OracleError 1428 */
function logarithmOf(base: NumberValue, value: NumberValue): NumberValue {
  if (signOf(base) <= 0 || base === 1) throw outOfRange(base);
  return logarithmTo(base, positive(value));
}

function positive(value: NumberValue): NumberValue {
  if (signOf(value) > 0) return value;
  throw outOfRange(value);
}

function withinOne(value: NumberValue): NumberValue {
  if (compareNumbers(absolute(value), 1) <= 0) return value;
  throw outOfRange(value);
}

/** Of 128 bits in two's complement. @throws OracleError 1426 */
function bitsOf(value: NumberValue): bigint {
  const whole = truncate(value);
  const bits = typeof whole === 'number' ? BigInt(whole) : whole.coefficient * 10n ** BigInt(whole.exponent);
  if (bits < -(2n ** 127n) || bits >= 2n ** 127n) throw new OracleError(1426, 'numeric overflow');
  return bits;
}

/** @throws OracleError 1428 */
function bitOf(value: NumberValue): number {
  if (value === 0 || value === 1) return value;
  throw outOfRange(value);
}
