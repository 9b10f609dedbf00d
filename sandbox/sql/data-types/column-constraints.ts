import type { CharacterType, DataType, NumberType } from '../../values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { absolute, compareNumbers, type NumberValue, OracleNumber, power, round } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { constrainVariable } from '../../values/plsql-constraints.js';
import { blankPadded, fitsLength, textLength } from '../../values/text-length.js';
import { roundFraction } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';

/** Decimal digits per binary digit, by which FLOAT(b) is kept in decimal digits. */
const DECIMAL_PER_BINARY = 0.30103;
const SECONDS_PER_DAY = 86400;
const MONTHS_PER_YEAR = 12;

/**
 * What a column of the type keeps of a value of its kind.
 * @param column `"ERP"."ORDERS"."STATUS"`, for messages
 * @throws OracleError 12899 for texts and RAWs that are too long, 1438, 1873
 */
export function constrainColumn(value: NonNullable<Value>, type: DataType, column: string): Value {
  switch (type.kind) {
    case 'varchar2':
      return typeof value === 'string' ? requireLength(value, type, column) : value;
    case 'char':
      return typeof value === 'string' ? blankPadded(requireLength(value, type, column), type) : value;
    case 'raw':
      if (value instanceof Uint8Array && type.length !== undefined && value.length > type.length) {
        throw tooLong(column, value.length, type.length);
      }
      return value;
    case 'number':
      return typeof value === 'number' || value instanceof OracleNumber ? scaled(value, type) : value;
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
      // Of the datetimes columns and variables keep the same.
      return constrainVariable(value, type);
  }
}

/** Whether a column of the type keeps every value of its kind as it is. */
export function isUnconstrained(type: DataType): boolean {
  switch (type.kind) {
    case 'number':
      return type.precision === undefined && type.binaryPrecision === undefined;
    case 'date':
    case 'boolean':
    case 'binary_float':
    case 'binary_double':
    case 'clob':
    case 'blob':
    case 'long':
    case 'long_raw':
    case 'rowid':
      return true;
    default:
      return false;
  }
}

function requireLength(value: string, type: CharacterType, column: string): string {
  if (fitsLength(value, type)) return value;
  throw tooLong(column, textLength(value, type), type.length ?? 0);
}

function tooLong(column: string, actual: number, maximum: number): OracleError {
  return new OracleError(12899, `value too large for column ${column} (actual: ${actual}, maximum: ${maximum})`);
}

function scaled(value: NumberValue, { precision, scale, binaryPrecision }: NumberType): NumberValue {
  if (binaryPrecision !== undefined) return significant(value, Math.ceil(binaryPrecision * DECIMAL_PER_BINARY));
  if (precision === undefined) return value;
  const digits = scale ?? 0;
  const rounded = round(value, digits);
  if (compareNumbers(absolute(rounded), power(10, precision - digits)) >= 0) {
    throw new OracleError(1438, 'value larger than specified precision allowed for this column');
  }
  return rounded;
}

/** Rounded to so many significant digits. */
function significant(value: NumberValue, digits: number): NumberValue {
  const [coefficient, exponent] =
    typeof value === 'number'
      ? [String(Math.abs(value)), 0]
      : [String(value.coefficient).replace('-', ''), value.exponent];
  return round(value, digits - coefficient.length - exponent);
}

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
  return negative
    ? new IntervalDayToSecond(seconds === 0 ? 0 : -seconds, nanoseconds === 0 ? 0 : -nanoseconds)
    : new IntervalDayToSecond(seconds, nanoseconds);
}

function leadingPrecision(): OracleError {
  return new OracleError(1873, 'the leading precision of the interval is too small');
}
