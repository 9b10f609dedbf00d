import type { BinaryExpression, UnaryExpression } from '../../syntax/ast/expression.js';
import { type DataType, NUMBER } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Compiled } from './compiled.js';
import { combinePure, isConstant } from './constant.js';
import { compileDatetimeArithmetic } from './datetime-arithmetic.js';
import { negateInterval } from './datetime-operations.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { wrongTypes } from './expression-errors.js';
import {
  floatOperation,
  integerOperation,
  negation,
  numberOperation,
  simpleIntegerOperation,
} from './number-operations.js';
import { familyOf } from './type-families.js';
import { commonNumber, convertTo } from './type-matching.js';

export type ArithmeticOperator = Exclude<BinaryExpression['operator'], '||'>;

/** `a + b` and the like over numbers, datetimes and intervals; texts count as numbers. */
export function compileArithmetic<F>(
  { left, right, position }: BinaryExpression,
  operator: ArithmeticOperator,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const { scope } = compiler;
  if (operator === '**' && scope.language === 'sql') {
    throw new OracleError(936, 'missing expression', { position: right.position });
  }
  const [a, b] = [compiler.compile(left), compiler.compile(right)];
  const temporal = compileDatetimeArithmetic(operator, a, b, scope, position);
  if (temporal !== undefined) return temporal;
  if (a.dataType.kind === 'vector' || b.dataType.kind === 'vector') {
    throw new NotSupportedError('arithmetic with VECTORs', position);
  }
  for (const { dataType } of [a, b]) {
    if (!isNumeric(dataType)) throw wrongTypes(scope.language, operator, NUMBER, dataType, position);
  }
  return compileNumeric(operator, a, b, compiler);
}

function compileNumeric<F>(
  operator: ArithmeticOperator,
  left: Compiled<F>,
  right: Compiled<F>,
  { scope }: ExpressionCompiler<F>,
): Compiled<F> {
  const common = commonNumber(left.dataType, right.dataType);
  if (common.kind === 'binary_double' || common.kind === 'binary_float') {
    const operands = [convertTo(left, common, scope), convertTo(right, common, scope)];
    return combinePure(common, operands, nullable(floatOperation(operator, common.kind)));
  }
  const operands = [convertTo(left, NUMBER, scope), convertTo(right, NUMBER, scope)];
  const bothIntegers = left.dataType.kind === 'pls_integer' && right.dataType.kind === 'pls_integer';
  if (bothIntegers && operator !== '/' && operator !== '**') {
    const { dataType, apply } = wrapsAround(left, right)
      ? simpleIntegerOperation(operator)
      : integerOperation(operator);
    return combinePure(dataType, operands, nullable(apply));
  }
  return combinePure(NUMBER, operands, nullable(numberOperation(operator)));
}

/** Among SIMPLE_INTEGERs, and literals with them, nothing overflows. */
function wrapsAround<F>(left: Compiled<F>, right: Compiled<F>): boolean {
  const simple = [left, right].map(isSimpleInteger);
  return (
    simple.includes(true) && [left, right].every((operand, index) => simple[index] === true || isConstant(operand))
  );
}

function isSimpleInteger<F>({ dataType }: Compiled<F>): boolean {
  return dataType.kind === 'pls_integer' && dataType.name === 'SIMPLE_INTEGER';
}

/** Null where either operand is. */
function nullable(apply: (left: NonNullable<Value>, right: NonNullable<Value>) => Value) {
  return ([left = null, right = null]: readonly Value[]): Value =>
    left === null || right === null ? null : apply(left, right);
}

/** A sign before a number or an interval. */
export function compileSign<F>(
  { operator, operand, position }: UnaryExpression & { readonly operator: '+' | '-' },
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const { scope } = compiler;
  const value = compiler.compile(operand);
  const { dataType } = value;
  if (dataType.kind === 'interval_ym' || dataType.kind === 'interval_ds') {
    return operator === '+' ? value : combinePure(dataType, [value], ([interval]) => negateInterval(interval ?? null));
  }
  if (!isNumeric(dataType)) throw wrongTypes(scope.language, operator, NUMBER, dataType, position);
  const type = familyOf(dataType) === 'number' ? withoutConstraints(dataType) : NUMBER;
  const number = convertTo(value, type, scope);
  return operator === '+' ? number : combinePure(type, [number], ([negated]) => negation(negated ?? null, type));
}

function withoutConstraints(dataType: DataType): DataType {
  if (dataType.kind === 'number') return NUMBER;
  return dataType.kind === 'pls_integer' ? integerOperation('-').dataType : dataType;
}

function isNumeric(dataType: DataType): boolean {
  const family = familyOf(dataType);
  return family === 'number' || family === 'text' || family === 'null';
}
