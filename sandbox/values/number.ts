import { OracleError } from './oracle-error.js';

/** A NUMBER: see `Value`. */
export type NumberValue = number | OracleNumber;

/** Oracle keeps 20 digits in base 100: 40 decimal digits, or 39 where an odd number of them stands before the decimal point. */
const MAX_DIGITS = 40;
/** Values of 10^126 and more do not fit. */
const MAX_EXPONENT = 126;
/** Smaller magnitudes are 0. */
const MIN_EXPONENT = -130;

/**
 * A NUMBER that is no integer within ±(2^53-1): coefficient × 10^exponent, the coefficient without trailing zeros.
 * Made by `makeNumber` only, so that equal numbers have equal parts.
 */
export class OracleNumber {
  readonly coefficient: bigint;
  readonly exponent: number;

  constructor(coefficient: bigint, exponent: number) {
    this.coefficient = coefficient;
    this.exponent = exponent;
  }

  /** As TO_CHAR(n, 'TM9') writes it, with a point. */
  toString(): string {
    return numberToPlainText(this);
  }
}

interface Parts {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/**
 * coefficient × 10^exponent as a NUMBER, rounded to its 39 or 40 digits.
 * @throws OracleError 1426 numeric overflow
 */
export function makeNumber(coefficient: bigint, exponent: number): NumberValue {
  if (coefficient === 0n) return 0;
  let [digits, scale] = [coefficient, exponent];
  const length = digitCount(digits);
  const dropped = length - ((length + scale) % 2 === 0 ? MAX_DIGITS : MAX_DIGITS - 1);
  if (dropped > 0) {
    digits = divideRounding(digits, 10n ** BigInt(dropped));
    scale += dropped;
  }
  while (digits % 10n === 0n) {
    digits /= 10n;
    scale += 1;
  }
  const magnitude = digitCount(digits) + scale;
  if (magnitude > MAX_EXPONENT) throw new OracleError(1426, 'numeric overflow');
  if (magnitude <= MIN_EXPONENT) return 0;
  if (scale >= 0 && magnitude <= 16) {
    const integer = Number(digits * 10n ** BigInt(scale));
    if (Number.isSafeInteger(integer)) return integer;
  }
  return new OracleNumber(digits, scale);
}

function partsOf(value: NumberValue): Parts {
  return typeof value === 'number' ? { coefficient: BigInt(value), exponent: 0 } : value;
}

/** A bigint as a NUMBER. */
export function numberFromBigInt(value: bigint): NumberValue {
  return makeNumber(value, 0);
}

/** A double as a NUMBER, with the 15 digits that are exact in every double. @throws OracleError 1426 */
export function numberFromDouble(value: number): NumberValue {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (!Number.isFinite(value)) throw new OracleError(1426, 'numeric overflow');
  const parsed = parseNumber(value.toPrecision(17));
  if (parsed === undefined) throw new OracleError(1722, 'invalid number');
  return parsed;
}

/** The nearest double. */
export function numberToDouble(value: NumberValue): number {
  return typeof value === 'number' ? value : Number(`${value.coefficient}e${value.exponent}`);
}

export function add(left: NumberValue, right: NumberValue): NumberValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [a, b, exponent] = aligned(partsOf(left), partsOf(right));
  return makeNumber(a + b, exponent);
}

export function subtract(left: NumberValue, right: NumberValue): NumberValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  const [a, b, exponent] = aligned(partsOf(left), partsOf(right));
  return makeNumber(a - b, exponent);
}

export function multiply(left: NumberValue, right: NumberValue): NumberValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  const [a, b] = [partsOf(left), partsOf(right)];
  return makeNumber(a.coefficient * b.coefficient, a.exponent + b.exponent);
}

/** @throws OracleError 1476 divisor is equal to zero */
export function divide(left: NumberValue, right: NumberValue): NumberValue {
  if (right === 0) throw new OracleError(1476, 'divisor is equal to zero');
  if (typeof left === 'number' && typeof right === 'number' && left % right === 0) {
    const quotient = left / right;
    return quotient === 0 ? 0 : quotient;
  }
  const [a, b] = [partsOf(left), partsOf(right)];
  const extra = Math.max(0, MAX_DIGITS + 1 + digitCount(b.coefficient) - digitCount(a.coefficient));
  const scaled = a.coefficient * 10n ** BigInt(extra);
  const quotient = scaled / b.coefficient;
  if (scaled % b.coefficient === 0n) return makeNumber(quotient, a.exponent - b.exponent - extra);
  // A further digit stands for the rest, so that rounding to 40 digits sees on which side of a half the quotient is.
  const rest = scaled < 0n === b.coefficient < 0n ? 1n : -1n;
  return makeNumber(quotient * 10n + rest, a.exponent - b.exponent - extra - 1);
}

/** The remainder with the sign of the dividend; MOD by 0 gives the dividend. */
export function modulo(left: NumberValue, right: NumberValue): NumberValue {
  if (right === 0) return left;
  if (typeof left === 'number' && typeof right === 'number') {
    const rest = left % right;
    return rest === 0 ? 0 : rest;
  }
  const [a, b, exponent] = aligned(partsOf(left), partsOf(right));
  return makeNumber(a % b, exponent);
}

export function negate(value: NumberValue): NumberValue {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  return new OracleNumber(-value.coefficient, value.exponent);
}

export function absolute(value: NumberValue): NumberValue {
  return signOf(value) < 0 ? negate(value) : value;
}

export function signOf(value: NumberValue): -1 | 0 | 1 {
  if (typeof value === 'number') return value < 0 ? -1 : value > 0 ? 1 : 0;
  return value.coefficient < 0n ? -1 : 1;
}

/** Negative, zero or positive, as `left` is less, equal or greater. */
export function compareNumbers(left: NumberValue, right: NumberValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = aligned(partsOf(left), partsOf(right));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Half away from zero, at `scale` digits after the point (before it when negative). */
export function round(value: NumberValue, scale = 0): NumberValue {
  return toScale(value, scale, divideRounding);
}

/** Rounded to so many significant digits. */
export function roundSignificant(value: NumberValue, digits: number): NumberValue {
  const { coefficient, exponent } = partsOf(value);
  return round(value, digits - digitCount(coefficient) - exponent);
}

export function truncate(value: NumberValue, scale = 0): NumberValue {
  return toScale(value, scale, (dividend, divisor) => dividend / divisor);
}

export function floor(value: NumberValue): NumberValue {
  const whole = truncate(value);
  return signOf(value) < 0 && compareNumbers(whole, value) !== 0 ? subtract(whole, 1) : whole;
}

export function ceiling(value: NumberValue): NumberValue {
  return negate(floor(negate(value)));
}

function toScale(
  value: NumberValue,
  scale: number,
  divideBy: (dividend: bigint, divisor: bigint) => bigint,
): NumberValue {
  const { coefficient, exponent } = partsOf(value);
  const dropped = -scale - exponent;
  if (dropped <= 0) return value;
  if (dropped > digitCount(coefficient)) return 0;
  return makeNumber(divideBy(coefficient, 10n ** BigInt(dropped)), exponent + dropped);
}

/** Integer powers exactly, others to the precision of a double. @throws OracleError 1428 for a negative base with a fractional power */
export function power(base: NumberValue, exponent: NumberValue): NumberValue {
  if (typeof exponent === 'number' && Math.abs(exponent) <= 1000) {
    if (exponent < 0) return divide(1, power(base, -exponent));
    let [result, factor, remaining]: [NumberValue, NumberValue, number] = [1, base, exponent];
    while (remaining > 0) {
      if (remaining % 2 === 1) result = multiply(result, factor);
      remaining = Math.floor(remaining / 2);
      if (remaining > 0) factor = multiply(factor, factor);
    }
    return result;
  }
  if (signOf(base) < 0) throw new OracleError(1428, "argument '' is out of range");
  return numberFromDouble(numberToDouble(base) ** numberToDouble(exponent));
}

/** @throws OracleError 1428 for a negative number */
export function squareRoot(value: NumberValue): NumberValue {
  if (signOf(value) < 0) throw new OracleError(1428, `argument '${numberToPlainText(value)}' is out of range`);
  if (value === 0) return 0;
  const { coefficient, exponent } = partsOf(value);
  const shift = 2 * MAX_DIGITS + (exponent % 2 === 0 ? 0 : 1);
  return makeNumber(integerRoot(coefficient * 10n ** BigInt(shift)), (exponent - shift) / 2);
}

function integerRoot(value: bigint): bigint {
  let guess = 10n ** BigInt(Math.ceil(digitCount(value) / 2));
  for (;;) {
    const next = (guess + value / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/**
 * Reads digits with an optional sign, point and exponent, blanks around them.
 * @returns undefined for anything else
 */
export function parseNumber(text: string, decimalPoint = '.'): NumberValue | undefined {
  let at = 0;
  const source = text.trim();
  const sign = source.charAt(0);
  if (sign === '-' || sign === '+') at += 1;
  let digits = '';
  let fraction = 0;
  let seenPoint = false;
  for (; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (isDigit(character)) {
      digits += character;
      if (seenPoint) fraction += 1;
    } else if (character === decimalPoint && !seenPoint) seenPoint = true;
    else break;
  }
  if (digits === '') return undefined;
  let exponent = 0;
  if (at < source.length) {
    const parsed = parseExponent(source.slice(at));
    if (parsed === undefined) return undefined;
    exponent = parsed;
  }
  const magnitude = makeNumber(BigInt(digits), exponent - fraction);
  return sign === '-' ? negate(magnitude) : magnitude;
}

function parseExponent(text: string): number | undefined {
  if (text.charAt(0) !== 'e' && text.charAt(0) !== 'E') return undefined;
  const signed = text.charAt(1) === '-' || text.charAt(1) === '+';
  const digits = text.slice(signed ? 2 : 1);
  if (digits === '' || ![...digits].every(isDigit)) return undefined;
  const value = Math.min(Number(digits), 10000);
  return text.charAt(1) === '-' ? -value : value;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** All digits, without an exponent: `.5`, `-1234.56`, `100000000000000000000`. */
export function numberToPlainText(value: NumberValue, decimalPoint = '.'): string {
  if (typeof value === 'number') return String(value);
  const { coefficient, exponent } = value;
  const sign = coefficient < 0n ? '-' : '';
  const digits = String(coefficient < 0n ? -coefficient : coefficient);
  if (exponent >= 0) return `${sign}${digits}${'0'.repeat(exponent)}`;
  const whole = digits.slice(0, Math.max(0, digits.length + exponent));
  const fraction = digits.slice(Math.max(0, digits.length + exponent)).padStart(-exponent, '0');
  return `${sign}${whole}${decimalPoint}${fraction}`;
}

/** All digits with an exponent: `1.2345E+03`. */
export function numberToScientificText(value: NumberValue, decimalPoint = '.'): string {
  const { coefficient, exponent } = partsOf(value);
  const digits = String(coefficient < 0n ? -coefficient : coefficient);
  const power = digits.length + exponent - 1;
  const significant = digits.slice(0, 1) + trimZeros(digits.slice(1), decimalPoint);
  return `${coefficient < 0n ? '-' : ''}${significant}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function trimZeros(fraction: string, decimalPoint: string): string {
  let end = fraction.length;
  while (end > 0 && fraction.charAt(end - 1) === '0') end -= 1;
  return end === 0 ? '' : decimalPoint + fraction.slice(0, end);
}

/** Longest text of a number without an exponent. */
const MAX_TEXT = 40;

/** The text of an implicit conversion and of TO_CHAR(n): at most 40 characters, with an exponent where more would be needed. */
export function numberToText(value: NumberValue, decimalPoint = '.'): string {
  const plain = numberToPlainText(value, decimalPoint);
  const length = plain.length - (plain.startsWith('-') ? 1 : 0);
  if (length <= MAX_TEXT) return plain;
  return scientificText(value, decimalPoint);
}

/** `1.5E+125`. A fraction that is merely long is rounded to what fits first. */
function scientificText(value: NumberValue, decimalPoint: string): string {
  const { coefficient, exponent } = partsOf(value);
  const sign = coefficient < 0n ? '-' : '';
  const digits = String(coefficient < 0n ? -coefficient : coefficient);
  const power = digits.length + exponent - 1;
  if (power >= -5 && power < MAX_TEXT) {
    const rounded = round(value, MAX_TEXT - 1 - Math.max(0, power + 1));
    return numberToPlainText(rounded, decimalPoint);
  }
  const suffix = `E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  const room = MAX_TEXT - suffix.length - 2;
  const fraction = digits.slice(1, 1 + room);
  return `${sign}${digits.charAt(0)}${fraction === '' ? '' : `${decimalPoint}${fraction}`}${suffix}`;
}

function aligned(left: Parts, right: Parts): readonly [bigint, bigint, number] {
  const exponent = Math.min(left.exponent, right.exponent);
  return [
    left.coefficient * 10n ** BigInt(left.exponent - exponent),
    right.coefficient * 10n ** BigInt(right.exponent - exponent),
    exponent,
  ];
}

function divideRounding(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = rest < 0n ? -rest * 2n : rest * 2n;
  const size = divisor < 0n ? -divisor : divisor;
  if (twice < size) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

function digitCount(value: bigint): number {
  return String(value < 0n ? -value : value).length;
}
