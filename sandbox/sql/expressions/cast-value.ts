import type { CharacterType, DataType, NumberType } from '../../values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import {
  absolute,
  compareNumbers,
  type NumberValue,
  OracleNumber,
  power,
  round,
  roundSignificant,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { constrainVariable, decimalDigits } from '../../values/plsql-constraints.js';
import { roundFraction } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';

/**
 * What CAST to a type keeps of a value of its kind. Unlike an assignment, SQL's CAST cuts texts to their length.
 * @throws OracleError 1438, 1873; 6502 in PL/SQL
 */
export function castValue(value: Value, type: DataType, language: 'sql' | 'plsql'): Value {
  if (value === null) return null;
  if (value instanceof IntervalDayToSecond || value instanceof IntervalYearToMonth) return fittedInterval(value, type);
  if (language === 'plsql') return constrainVariable(value, type);
  switch (type.kind) {
    case 'varchar2':
    case 'char':
      return typeof value === 'string' ? fittedText(value, type) : value;
    case 'raw':
      return value instanceof Uint8Array && type.length !== undefined ? value.slice(0, type.length) : value;
    case 'number':
      return typeof value === 'number' || value instanceof OracleNumber ? fittedNumber(value, type) : value;
    default:
      return constrainVariable(value, type);
  }
}

/** An interval within its precisions. @throws OracleError 1873 */
export function fittedInterval(value: IntervalDayToSecond | IntervalYearToMonth, type: DataType): Value {
  if (value instanceof IntervalYearToMonth) {
    if (type.kind === 'interval_ym') requirePrecision(Math.floor(Math.abs(value.months) / 12), type.yearPrecision);
    return value;
  }
  if (type.kind !== 'interval_ds') return value;
  const sign = value.seconds < 0 || value.nanoseconds < 0 ? -1 : 1;
  const [seconds, nanoseconds] = roundFraction(
    Math.abs(value.seconds),
    Math.abs(value.nanoseconds),
    type.secondPrecision,
  );
  requirePrecision(Math.floor(seconds / 86400), type.dayPrecision);
  if (seconds === Math.abs(value.seconds) && nanoseconds === Math.abs(value.nanoseconds)) return value;
  return new IntervalDayToSecond(seconds === 0 ? 0 : sign * seconds, nanoseconds === 0 ? 0 : sign * nanoseconds);
}

function requirePrecision(leading: number, precision: number): void {
  if (String(leading).length > Math.max(1, precision)) {
    throw new OracleError(1873, 'the leading precision of the interval is too small');
  }
}

function fittedText(value: string, { kind, length, lengthUnit }: CharacterType): string | null {
  if (length === undefined) return value;
  const sizeOf = (text: string) => (lengthUnit === 'byte' ? Buffer.byteLength(text) : 1);
  let size = 0;
  let kept = '';
  for (const character of value) {
    size += sizeOf(character);
    if (size > length) break;
    kept += character;
  }
  if (kind === 'varchar2') return kept === '' ? null : kept;
  const used = lengthUnit === 'byte' ? Buffer.byteLength(kept) : [...kept].length;
  return kept + ' '.repeat(Math.max(0, length - used));
}

function fittedNumber(value: NumberValue, { precision, scale = 0, binaryPrecision }: NumberType): NumberValue {
  if (binaryPrecision !== undefined) return roundSignificant(value, decimalDigits(binaryPrecision));
  if (precision === undefined) return value;
  const rounded = round(value, scale);
  if (compareNumbers(absolute(rounded), power(10, precision - scale)) >= 0) {
    throw new OracleError(1438, 'value larger than specified precision allowed for this column');
  }
  return rounded;
}
