import { makeNumber, type NumberValue } from './number.js';
import { OracleError } from './oracle-error.js';

/*
 * Transcendental functions of NUMBERs in fixed point: so many digits after the point that the 40 of a NUMBER are right.
 * Oracle promises 36, and 30 for the inverse ones. Source: SQL Language Reference, "Numeric Functions".
 */

const DIGITS = 100;
const ONE = 10n ** BigInt(DIGITS);
/** Where x and its sine are the same in 40 digits. */
const TINY = 10n ** BigInt(DIGITS - 30);
/** NUMBERs of 126 digits are reduced by π with as many more. */
const PI_DIGITS = DIGITS + 130;

const PI_LONG = machinPi(PI_DIGITS);
const PI = PI_LONG / 10n ** BigInt(PI_DIGITS - DIGITS);
const LN10 = naturalLogarithm(ONE * 10n, ONE);

/** e to the power of `value`. @throws OracleError 1426 */
export function exponential(value: NumberValue): NumberValue {
  const x = fixed(value);
  if (x > 300n * ONE) throw new OracleError(1426, 'numeric overflow');
  if (x < -310n * ONE) return 0;
  const tens = floorDivide(x, LN10);
  return makeNumber(exponentialSeries(x - tens * LN10), Number(tens) - DIGITS);
}

/** @param value positive */
export function logarithm(value: NumberValue): NumberValue {
  return unfixed(fixedLogarithm(value));
}

/** @param base positive, not 1 @param value positive */
export function logarithmTo(base: NumberValue, value: NumberValue): NumberValue {
  return unfixed((fixedLogarithm(value) * ONE) / fixedLogarithm(base));
}

/** @param base positive */
export function realPower(base: NumberValue, exponent: NumberValue): NumberValue {
  const logarithmOfPower = (fixedLogarithm(base) * fixed(exponent)) / ONE;
  if (logarithmOfPower > 300n * ONE) throw new OracleError(1426, 'numeric overflow');
  if (logarithmOfPower < -310n * ONE) return 0;
  const tens = floorDivide(logarithmOfPower, LN10);
  return makeNumber(exponentialSeries(logarithmOfPower - tens * LN10), Number(tens) - DIGITS);
}

export function sine(value: NumberValue): NumberValue {
  const [sin] = reduced(value);
  return isTiny(fixed(value)) ? value : unfixed(sin);
}

export function cosine(value: NumberValue): NumberValue {
  return unfixed(reduced(value)[1]);
}

export function tangent(value: NumberValue): NumberValue {
  if (isTiny(fixed(value))) return value;
  const [sin, cos] = reduced(value);
  return unfixed((sin * ONE) / cos);
}

/** @param value from -1 to 1 */
export function arcSine(value: NumberValue): NumberValue {
  const x = fixed(value);
  return isTiny(x) ? value : unfixed(fixedArcSine(x));
}

/** @param value from -1 to 1 */
export function arcCosine(value: NumberValue): NumberValue {
  return unfixed(PI / 2n - fixedArcSine(fixed(value)));
}

export function arcTangent(value: NumberValue): NumberValue {
  const x = fixed(value);
  return isTiny(x) ? value : unfixed(fixedArcTangent(x));
}

/** The angle of the point (x, y), from -π to π; that of (0, 0) is 0. */
export function arcTangent2(ofY: NumberValue, ofX: NumberValue): NumberValue {
  const [y, x] = alignedParts(ofY, ofX);
  if (x === 0n) return unfixed(y === 0n ? 0n : y > 0n ? PI / 2n : -PI / 2n);
  const angle = fixedArcTangent((y * ONE) / x);
  if (x > 0n) return unfixed(angle);
  return unfixed(y < 0n ? angle - PI : angle + PI);
}

export function hyperbolicSine(value: NumberValue): NumberValue {
  const x = fixed(value);
  if (isTiny(x)) return value;
  return unfixed((wideExponential(x) - wideExponential(-x)) / 2n);
}

export function hyperbolicCosine(value: NumberValue): NumberValue {
  const x = fixed(value);
  return unfixed((wideExponential(x) + wideExponential(-x)) / 2n);
}

export function hyperbolicTangent(value: NumberValue): NumberValue {
  const x = fixed(value);
  if (isTiny(x)) return value;
  if (x > 60n * ONE) return 1;
  if (x < -60n * ONE) return -1;
  const squared = wideExponential(2n * x);
  return unfixed(((squared - ONE) * ONE) / (squared + ONE));
}

function isTiny(x: bigint): boolean {
  return x < TINY && x > -TINY;
}

/** What is beyond the digits is cut. */
function fixed(value: NumberValue, digits = DIGITS): bigint {
  if (typeof value === 'number') return BigInt(value) * 10n ** BigInt(digits);
  const shift = value.exponent + digits;
  return shift >= 0 ? value.coefficient * 10n ** BigInt(shift) : value.coefficient / 10n ** BigInt(-shift);
}

/** Two numbers as multiples of one power of ten. */
function alignedParts(left: NumberValue, right: NumberValue): readonly [bigint, bigint] {
  return [fixed(left, 2 * DIGITS), fixed(right, 2 * DIGITS)];
}

/** The last of the digits are left out, so that what is exact, like LOG(10, 1000), comes out so. */
function unfixed(value: bigint): NumberValue {
  const guard = 10n ** 20n;
  const rounded = (value + (value < 0n ? -guard : guard) / 2n) / guard;
  return makeNumber(rounded, 20 - DIGITS);
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

/** @throws OracleError 1426 */
function wideExponential(x: bigint): bigint {
  if (x > 300n * ONE) throw new OracleError(1426, 'numeric overflow');
  if (x < -310n * ONE) return 0n;
  const tens = floorDivide(x, LN10);
  const mantissa = exponentialSeries(x - tens * LN10);
  return tens >= 0n ? mantissa * 10n ** tens : mantissa / 10n ** -tens;
}

function exponentialSeries(x: bigint): bigint {
  let [sum, term] = [ONE, ONE];
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * x) / (ONE * n);
    sum += term;
  }
  return sum;
}

function fixedLogarithm(value: NumberValue): bigint {
  const { coefficient, exponent } = typeof value === 'number' ? { coefficient: BigInt(value), exponent: 0 } : value;
  const tens = String(coefficient).length - 1;
  const mantissa = (coefficient * ONE) / 10n ** BigInt(tens);
  return naturalLogarithm(mantissa, ONE) + BigInt(tens + exponent) * LN10;
}

/** ln(x) = 2 artanh((x - 1) / (x + 1)), after x has been brought near 1 by square roots. */
function naturalLogarithm(x: bigint, one: bigint): bigint {
  let [root, factor] = [x, 2n];
  while (root > (one * 11n) / 10n || root < (one * 9n) / 10n) {
    root = integerSquareRoot(root * one);
    factor *= 2n;
  }
  const t = ((root - one) * one) / (root + one);
  const squared = (t * t) / one;
  let [sum, power] = [0n, t];
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * squared) / one;
  }
  return sum * factor;
}

/** Sine and cosine of the angle less its full turns. */
function reduced(value: NumberValue): readonly [sine: bigint, cosine: bigint] {
  const turn = PI_LONG * 2n;
  const rest = fixed(value, PI_DIGITS) % turn;
  const x = rest / 10n ** BigInt(PI_DIGITS - DIGITS);
  const squared = (x * x) / ONE;
  let [sin, cos, term] = [0n, 0n, ONE];
  for (let n = 0n; term !== 0n; n += 2n) {
    cos += term;
    const odd = (term * x) / (ONE * (n + 1n));
    sin += odd;
    term = -(term * squared) / (ONE * (n + 1n) * (n + 2n));
  }
  return [sin, cos];
}

function fixedArcSine(x: bigint): bigint {
  if (x === ONE) return PI / 2n;
  if (x === -ONE) return -PI / 2n;
  return fixedArcTangent((x * ONE) / integerSquareRoot(ONE * ONE - x * x));
}

function fixedArcTangent(x: bigint): bigint {
  if (x < 0n) return -fixedArcTangent(-x);
  if (x > ONE) return PI / 2n - fixedArcTangent((ONE * ONE) / x);
  let [t, factor] = [x, 1n];
  while (t > ONE / 10n) {
    t = (t * ONE) / (ONE + integerSquareRoot(ONE * ONE + t * t));
    factor *= 2n;
  }
  const squared = (t * t) / ONE;
  let [sum, power] = [0n, t];
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = -(power * squared) / ONE;
  }
  return sum * factor;
}

/** 16 arctan(1/5) - 4 arctan(1/239). */
function machinPi(digits: number): bigint {
  const one = 10n ** BigInt(digits + 10);
  const ofInverse = (denominator: bigint): bigint => {
    const squared = denominator * denominator;
    let [sum, power] = [0n, one / denominator];
    for (let n = 1n; power !== 0n; n += 2n) {
      sum += power / n;
      power = -power / squared;
    }
    return sum;
  };
  return (16n * ofInverse(5n) - 4n * ofInverse(239n)) / 10n ** 10n;
}

function integerSquareRoot(value: bigint): bigint {
  if (value === 0n) return 0n;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}
