import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type Compiled, combine, type DirectExpression } from './compiled.js';

/** An expression whose value is known when it is compiled. */
export interface ConstantExpression<F> extends DirectExpression<F> {
  readonly constant: true;
  readonly value: Value;
}

export function constant<F>(dataType: DataType, value: Value): ConstantExpression<F> {
  return { pauses: false, dataType, constant: true, value, evaluate: () => value };
}

export function isConstant<F>(compiled: Compiled<F>): compiled is ConstantExpression<F> {
  return 'value' in compiled;
}

/**
 * `combine` for a function that asks nothing of the frame or session: over constants it is computed at once. What fails
 * is left to fail when it runs, as in Oracle.
 */
export function combinePure<F>(
  dataType: DataType,
  operands: readonly Compiled<F>[],
  apply: (values: readonly Value[]) => Value,
): Compiled<F> {
  const values: Value[] = [];
  for (const operand of operands) if (isConstant(operand)) values.push(operand.value);
  if (values.length === operands.length) {
    try {
      return constant(dataType, apply(values));
    } catch (error) {
      if (!(error instanceof OracleError)) throw error;
    }
  }
  return combine(dataType, operands, apply);
}
