import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { type BuiltInFunction, define } from './built-in-function.js';

const BINARY_FLOAT: DataType = { kind: 'binary_float' };
const BINARY_DOUBLE: DataType = { kind: 'binary_double' };

/**
 * Floating-point literals of SQL, and the constants that package STANDARD has besides.
 * Source: SQL Language Reference, "Numeric Literals"; PL/SQL Language Reference, "Predefined PL/SQL BINARY_FLOAT and BINARY_DOUBLE Constants".
 */
export const BINARY_FLOAT_CONSTANTS: readonly BuiltInFunction[] = [
  constant('BINARY_FLOAT_NAN', BINARY_FLOAT, new BinaryFloat(Number.NaN), 'both'),
  constant('BINARY_FLOAT_INFINITY', BINARY_FLOAT, new BinaryFloat(Number.POSITIVE_INFINITY), 'both'),
  constant('BINARY_FLOAT_MAX_NORMAL', BINARY_FLOAT, new BinaryFloat((2 - 2 ** -23) * 2 ** 127), 'plsql'),
  constant('BINARY_FLOAT_MIN_NORMAL', BINARY_FLOAT, new BinaryFloat(2 ** -126), 'plsql'),
  constant('BINARY_FLOAT_MAX_SUBNORMAL', BINARY_FLOAT, new BinaryFloat((1 - 2 ** -23) * 2 ** -126), 'plsql'),
  constant('BINARY_FLOAT_MIN_SUBNORMAL', BINARY_FLOAT, new BinaryFloat(2 ** -149), 'plsql'),
  constant('BINARY_DOUBLE_NAN', BINARY_DOUBLE, new BinaryDouble(Number.NaN), 'both'),
  constant('BINARY_DOUBLE_INFINITY', BINARY_DOUBLE, new BinaryDouble(Number.POSITIVE_INFINITY), 'both'),
  constant('BINARY_DOUBLE_MAX_NORMAL', BINARY_DOUBLE, new BinaryDouble(Number.MAX_VALUE), 'plsql'),
  constant('BINARY_DOUBLE_MIN_NORMAL', BINARY_DOUBLE, new BinaryDouble(2 ** -1022), 'plsql'),
  constant('BINARY_DOUBLE_MAX_SUBNORMAL', BINARY_DOUBLE, new BinaryDouble((1 - 2 ** -52) * 2 ** -1022), 'plsql'),
  constant('BINARY_DOUBLE_MIN_SUBNORMAL', BINARY_DOUBLE, new BinaryDouble(Number.MIN_VALUE), 'plsql'),
];

function constant(
  name: string,
  dataType: DataType,
  value: Value,
  languages: BuiltInFunction['languages'],
): BuiltInFunction {
  return define(name, [], dataType, () => value, { withoutParentheses: true, languages });
}
