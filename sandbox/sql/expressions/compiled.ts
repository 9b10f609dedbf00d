import type { Task } from '../../tasks/task.js';
import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';

/**
 * An expression compiled to closures over a frame of type `F` (a PL/SQL activation, or the row that a query stands on).
 * Most expressions cannot pause and evaluate directly; only those that call a PL/SQL function or run a subquery are
 * tasks. A caller looks at `pauses` once, when it compiles, never per row.
 */
export type Compiled<F> = DirectExpression<F> | PausingExpression<F>;

export interface DirectExpression<F> {
  readonly pauses: false;
  readonly dataType: DataType;
  /** Set for an expression without names, calls to user code or volatile functions: its value never changes. */
  readonly constant?: boolean;
  /** Set for a column that a constraint says to be JSON text. */
  readonly isJson?: boolean | undefined;
  evaluate(frame: F): Value;
}

export interface PausingExpression<F> {
  readonly pauses: true;
  readonly dataType: DataType;
  run(frame: F): Task<Value>;
}

/** Combines operands with a plain function: direct if all operands are, a task otherwise. Evaluates left to right. */
export function combine<F>(
  dataType: DataType,
  operands: readonly Compiled<F>[],
  apply: (values: readonly Value[], frame: F) => Value,
): Compiled<F> {
  const direct: DirectExpression<F>[] = [];
  for (const operand of operands) if (!operand.pauses) direct.push(operand);
  if (direct.length === operands.length) {
    const [first, second] = direct;
    if (direct.length === 1 && first !== undefined) {
      return { pauses: false, dataType, evaluate: (frame) => apply([first.evaluate(frame)], frame) };
    }
    if (direct.length === 2 && first !== undefined && second !== undefined) {
      return {
        pauses: false,
        dataType,
        evaluate: (frame) => apply([first.evaluate(frame), second.evaluate(frame)], frame),
      };
    }
    return {
      pauses: false,
      dataType,
      evaluate: (frame) =>
        apply(
          direct.map((operand) => operand.evaluate(frame)),
          frame,
        ),
    };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      const values: Value[] = [];
      for (const operand of operands) values.push(operand.pauses ? yield* operand.run(frame) : operand.evaluate(frame));
      return apply(values, frame);
    },
  };
}

/** Evaluates either form from within a task. */
export function* evaluate<F>(expression: Compiled<F>, frame: F): Task<Value> {
  return expression.pauses ? yield* expression.run(frame) : expression.evaluate(frame);
}

/** Evaluates expressions from left to right. */
export function* evaluateAll<F>(expressions: readonly Compiled<F>[], frame: F): Task<Value[]> {
  const values: Value[] = [];
  for (const expression of expressions) {
    values.push(expression.pauses ? yield* expression.run(frame) : expression.evaluate(frame));
  }
  return values;
}

/** The expressions as direct ones; undefined if any of them can pause. */
export function allDirect<F>(expressions: readonly Compiled<F>[]): readonly DirectExpression<F>[] | undefined {
  const direct: DirectExpression<F>[] = [];
  for (const expression of expressions) if (!expression.pauses) direct.push(expression);
  return direct.length === expressions.length ? direct : undefined;
}
