import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { type DataType, NUMBER } from '../../values/data-type.js';
import { type NumberValue, numberToPlainText } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { numberOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';

/** How a function computes with NUMBERs, and with binary floating point numbers. */
export interface NumericForms {
  readonly parameters: number;
  readonly ofNumbers: (...values: readonly [NumberValue, NumberValue]) => NumberValue;
  readonly ofDoubles: (...values: readonly [number, number]) => number;
  /** What comes out for BINARY_FLOAT: BINARY_DOUBLE of the transcendental functions, NUMBER of SIGN. Default: BINARY_FLOAT. */
  readonly floatGives?: 'binary_double' | 'number';
}

/**
 * A function whose arguments are all converted to the one of highest numeric precedence: BINARY_DOUBLE, BINARY_FLOAT, NUMBER.
 * Source: SQL Language Reference, "Numeric Precedence" and the functions' pages.
 */
export function numeric(name: string, { parameters, ofNumbers, ofDoubles, floatGives }: NumericForms): BuiltInFunction {
  const declared = strict(
    name,
    Array.from({ length: parameters }, () => NUMBER),
    NUMBER,
    ([first, second]) => {
      if (!isBinary(first)) return ofNumbers(numberOf(first), second === undefined ? 0 : numberOf(second));
      const result = ofDoubles(first.value, isBinary(second) ? second.value : 0);
      if (floatGives === 'number') return result;
      return first instanceof BinaryFloat && floatGives === undefined
        ? new BinaryFloat(result)
        : new BinaryDouble(result);
    },
  );
  return {
    ...declared,
    typing(types) {
      const type = highestPrecedence(types);
      const parameter: DataType = type.kind === 'binary_float' && floatGives === 'binary_double' ? DOUBLE : type;
      return { parameters: types.map(() => parameter), result: floatGives === 'number' ? NUMBER : parameter };
    },
  };
}

const DOUBLE: DataType = { kind: 'binary_double' };

export function highestPrecedence(types: readonly DataType[]): DataType {
  for (const kind of ['binary_double', 'binary_float'] as const) {
    if (types.some((type) => type.kind === kind)) return { kind };
  }
  return NUMBER;
}

export function isBinary(value: Value | undefined): value is BinaryFloat | BinaryDouble {
  return value instanceof BinaryDouble || value instanceof BinaryFloat;
}

export function outOfRange(value: NumberValue): OracleError {
  return new OracleError(1428, `argument '${numberToPlainText(value)}' is out of range`);
}
