import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { type DataType, PLS_INTEGER, type PlsIntegerType } from '../../values/data-type.js';
import { add, divide, modulo, multiply, type NumberValue, negate, power, subtract } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { numberOf } from '../functions/argument-values.js';
import type { ArithmeticOperator } from './arithmetic.js';

type Operation = (left: NonNullable<Value>, right: NonNullable<Value>) => Value;

const NUMBER_OPERATIONS: Readonly<Record<ArithmeticOperator, (a: NumberValue, b: NumberValue) => NumberValue>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
  MOD: modulo,
  REM: modulo,
};

const DOUBLE_OPERATIONS: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
  MOD: (a, b) => (b === 0 ? a : a % b),
  REM: (a, b) => (b === 0 ? a : a % b),
};

/** @throws OracleError 1476 divisor is equal to zero, 1426 numeric overflow */
export function numberOperation(operator: ArithmeticOperator): Operation {
  const apply = NUMBER_OPERATIONS[operator];
  return (left, right) => apply(numberOf(left), numberOf(right));
}

/** PLS_INTEGER's own arithmetic. @throws OracleError 1426 beyond 32 bits, whatever the result is assigned to */
export function integerOperation(operator: ArithmeticOperator): {
  readonly dataType: PlsIntegerType;
  readonly apply: Operation;
} {
  const apply = NUMBER_OPERATIONS[operator];
  return { dataType: PLS_INTEGER, apply: (left, right) => withinInteger(apply(numberOf(left), numberOf(right))) };
}

/** SIMPLE_INTEGER's: what is beyond 32 bits is cut off. */
export function simpleIntegerOperation(operator: ArithmeticOperator): {
  readonly dataType: PlsIntegerType;
  readonly apply: Operation;
} {
  const apply = NUMBER_OPERATIONS[operator];
  return {
    dataType: { ...PLS_INTEGER, notNull: true, name: 'SIMPLE_INTEGER' },
    apply: (left, right) => {
      const result = apply(numberOf(left), numberOf(right));
      return Number(
        BigInt.asIntN(
          32,
          typeof result === 'number' ? BigInt(result) : result.coefficient * 10n ** BigInt(result.exponent),
        ),
      );
    },
  };
}

/** Binary floating point numbers do not overflow and divide by zero: they become infinite or NaN. */
export function floatOperation(operator: ArithmeticOperator, kind: 'binary_float' | 'binary_double'): Operation {
  const apply = DOUBLE_OPERATIONS[operator];
  return (left, right) => {
    const result = apply(doubleOf(left), doubleOf(right));
    return kind === 'binary_float' ? new BinaryFloat(result) : new BinaryDouble(result);
  };
}

export function negation(value: Value, type: DataType): Value {
  if (value === null) return null;
  if (value instanceof BinaryFloat) return new BinaryFloat(-value.value);
  if (value instanceof BinaryDouble) return new BinaryDouble(-value.value);
  const negated = negate(numberOf(value));
  return type.kind === 'pls_integer' ? withinInteger(negated) : negated;
}

function withinInteger(value: NumberValue): number {
  if (typeof value === 'number' && value >= PLS_INTEGER.low && value <= PLS_INTEGER.high) return value;
  throw new OracleError(1426, 'numeric overflow');
}

function doubleOf(value: NonNullable<Value>): number {
  if (value instanceof BinaryFloat || value instanceof BinaryDouble) return value.value;
  throw new TypeError('a binary floating point operand was expected');
}
