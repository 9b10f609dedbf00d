import { valueError } from './conversion-errors.js';
import type { CharacterType, DataType, NumberType } from './data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from './interval.js';
import { compareNumbers, type NumberValue, OracleNumber, round, roundSignificant } from './number.js';
import { OracleError } from './oracle-error.js';
import { blankPadded, fitsLength } from './text-length.js';
import { roundFraction, Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from './timestamp.js';
import type { Value } from './value.js';
import { constrainVector, VectorValue } from './vector.js';

/**
 * What a variable of the type keeps of a value of its kind: checks its length, precision and range, rounds to its scale,
 * pads CHAR.
 * @throws OracleError 6502, 1426, 1873
 */
export function constrainVariable(value: Value, type: DataType): Value {
  if (value === null) return null;
  switch (type.kind) {
    case 'varchar2':
      if (typeof value === 'string') requireLength(value, type);
      return value === '' ? null : value;
    case 'char':
      if (typeof value !== 'string') return value;
      requireLength(value, type);
      return blankPadded(value, type);
    case 'raw':
      if (value instanceof Uint8Array && type.length !== undefined && value.length > type.length) {
        throw valueError('raw variable length too long');
      }
      return value;
    case 'long':
      if (typeof value === 'string' && Buffer.byteLength(value) > (type.length ?? MAX_LONG)) {
        throw valueError('character string buffer too small');
      }
      return value === '' ? null : value;
    case 'vector':
      return value instanceof VectorValue ? constrainVector(value, type) : value;
    case 'long_raw':
      if (value instanceof Uint8Array && value.length > (type.length ?? MAX_LONG)) {
        throw valueError('raw variable length too long');
      }
      return value;
    case 'number':
      return isNumber(value) ? scaled(value, type) : value;
    case 'pls_integer':
      return isNumber(value) ? wholeWithin(value, type.low, type.high) : value;
    case 'timestamp':
      return value instanceof Timestamp
        ? new Timestamp(...roundFraction(value.seconds, value.nanoseconds, type.precision))
        : value;
    case 'timestamp_tz':
      return value instanceof TimestampWithTimeZone
        ? new TimestampWithTimeZone(...roundFraction(value.utcSeconds, value.nanoseconds, type.precision), value.zone)
        : value;
    case 'timestamp_ltz':
      return value instanceof TimestampWithLocalTimeZone
        ? new TimestampWithLocalTimeZone(...roundFraction(value.utcSeconds, value.nanoseconds, type.precision))
        : value;
    case 'interval_ym':
      if (
        value instanceof IntervalYearToMonth &&
        Math.abs(value.months) >= MONTHS_PER_YEAR * 10 ** type.yearPrecision
      ) {
        throw leadingPrecision();
      }
      return value;
    case 'interval_ds':
      return value instanceof IntervalDayToSecond ? roundedInterval(value, type) : value;
    default:
      return value;
  }
}

/** Whether a variable of the type takes every value of its kind as it is. */
export function isUnconstrained(type: DataType): boolean {
  switch (type.kind) {
    case 'varchar2':
    case 'char':
    case 'raw':
      return type.length === undefined;
    case 'number':
      return type.precision === undefined && type.scale === undefined && type.binaryPrecision === undefined;
    case 'pls_integer':
    case 'long':
    case 'long_raw':
      return false;
    case 'vector':
      return type.dimensions === undefined && type.format === undefined;
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return type.precision >= 9;
    case 'interval_ym':
      return type.yearPrecision >= 9;
    case 'interval_ds':
      return type.dayPrecision >= 9 && type.secondPrecision >= 9;
    default:
      return true;
  }
}

function requireLength(value: string, type: CharacterType): void {
  if (!fitsLength(value, type)) throw valueError('character string buffer too small');
}

/** The longest LONG and LONG RAW variables. Source: PL/SQL Language Reference, "LONG and LONG RAW Variables". */
const MAX_LONG = 32_760;
const SECONDS_PER_DAY = 86400;
const MONTHS_PER_YEAR = 12;

/** Decimal digits in which FLOAT(b) is kept. Source: SQL Language Reference, "FLOAT Data Type". */
export function decimalDigits(binaryPrecision: number): number {
  return Math.ceil(binaryPrecision * 0.30103);
}

function scaled(value: NumberValue, { precision, scale, binaryPrecision }: NumberType): NumberValue {
  if (binaryPrecision !== undefined) return roundSignificant(value, decimalDigits(binaryPrecision));
  if (precision === undefined) return scale === undefined ? value : round(value, scale);
  const digits = scale ?? 0;
  const rounded = round(value, digits);
  const limit = new OracleNumber(1n, precision - digits);
  const size =
    typeof rounded === 'number'
      ? Math.abs(rounded)
      : rounded.coefficient < 0n
        ? new OracleNumber(-rounded.coefficient, rounded.exponent)
        : rounded;
  if (compareNumbers(size, limit) >= 0) throw valueError('number precision too large');
  return rounded;
}

function wholeWithin(value: NumberValue, low: number, high: number): number {
  const whole = typeof value === 'number' ? value : round(value);
  if (typeof whole !== 'number' || whole < PLS_INTEGER_LOW || whole > PLS_INTEGER_HIGH) {
    throw new OracleError(1426, 'numeric overflow');
  }
  if (whole < low || whole > high) throw valueError();
  return whole;
}

const PLS_INTEGER_LOW = -2147483648;
const PLS_INTEGER_HIGH = 2147483647;

/** A second's fraction is rounded to its precision; whole days must fit theirs. */
function roundedInterval(
  value: IntervalDayToSecond,
  type: Extract<DataType, { readonly kind: 'interval_ds' }>,
): IntervalDayToSecond {
  const negative = value.seconds < 0 || value.nanoseconds < 0;
  const [seconds, nanoseconds] = roundFraction(
    Math.abs(value.seconds),
    Math.abs(value.nanoseconds),
    type.secondPrecision,
  );
  if (seconds >= SECONDS_PER_DAY * 10 ** type.dayPrecision) throw leadingPrecision();
  if (seconds === Math.abs(value.seconds) && nanoseconds === Math.abs(value.nanoseconds)) return value;
  return negative
    ? new IntervalDayToSecond(seconds === 0 ? 0 : -seconds, nanoseconds === 0 ? 0 : -nanoseconds)
    : new IntervalDayToSecond(seconds, nanoseconds);
}

function leadingPrecision(): OracleError {
  return new OracleError(1873, 'the leading precision of the interval is too small');
}

function isNumber(value: Value): value is NumberValue {
  return typeof value === 'number' || value instanceof OracleNumber;
}
