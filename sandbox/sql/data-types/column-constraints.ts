import type { CharacterType, DataType, NumberType } from '../../values/data-type.js';
import {
  absolute,
  compareNumbers,
  type NumberValue,
  OracleNumber,
  round,
  roundSignificant,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { constrainVariable, decimalDigits } from '../../values/plsql-constraints.js';
import { parseRowid, Rowid } from '../../values/rowid.js';
import { blankPadded, fitsLength, textLength } from '../../values/text-length.js';
import type { Value } from '../../values/value.js';

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
    case 'rowid':
      return value instanceof Rowid ? parseRowid(value.text, false) : value;
    case 'number':
      return typeof value === 'number' || value instanceof OracleNumber ? scaled(value, type) : value;
    default:
      // Of datetimes and intervals columns and variables keep the same.
      return constrainVariable(value, type);
  }
}

/** Whether a column of the type keeps every value of its kind as it is. */
export function isUnconstrained(type: DataType): boolean {
  switch (type.kind) {
    case 'number':
      return type.precision === undefined && type.binaryPrecision === undefined;
    case 'vector':
      return type.dimensions === undefined && type.format === undefined;
    case 'date':
    case 'boolean':
    case 'binary_float':
    case 'binary_double':
    case 'clob':
    case 'blob':
    case 'long':
    case 'long_raw':
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
  if (binaryPrecision !== undefined) return roundSignificant(value, decimalDigits(binaryPrecision));
  if (precision === undefined) return value;
  const digits = scale ?? 0;
  const rounded = round(value, digits);
  if (compareNumbers(absolute(rounded), new OracleNumber(1n, precision - digits)) >= 0) {
    throw new OracleError(1438, 'value larger than specified precision allowed for this column');
  }
  return rounded;
}
