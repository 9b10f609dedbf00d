import type { DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { allDirect, type Compiled, type DirectExpression, evaluate } from './compiled.js';

/** A way that an expression may go: its value is what `result` gives, if `condition` is true. */
export interface Branch<F> {
  readonly condition: Compiled<F>;
  readonly result: Compiled<F>;
}

/** The result of the first branch whose condition is true, otherwise `otherwise`; nothing else is evaluated. */
export function firstBranch<F>(
  dataType: DataType,
  branches: readonly Branch<F>[],
  otherwise: Compiled<F>,
): Compiled<F> {
  const direct = directBranches(branches);
  if (direct !== undefined && !otherwise.pauses) {
    return {
      pauses: false,
      dataType,
      evaluate(frame) {
        for (const { condition, result } of direct)
          if (condition.evaluate(frame) === true) return result.evaluate(frame);
        return otherwise.evaluate(frame);
      },
    };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      for (const { condition, result } of branches) {
        const holds: Value = yield* evaluate(condition, frame);
        if (holds === true) return yield* evaluate(result, frame);
      }
      return yield* evaluate(otherwise, frame);
    },
  };
}

function directBranches<F>(
  branches: readonly Branch<F>[],
): readonly { readonly condition: DirectExpression<F>; readonly result: DirectExpression<F> }[] | undefined {
  const direct = branches.flatMap(({ condition, result }) => {
    const [test, value] = allDirect([condition, result]) ?? [];
    return test === undefined || value === undefined ? [] : [{ condition: test, result: value }];
  });
  return direct.length === branches.length ? direct : undefined;
}

/** The first of them that is not null; those after it are not evaluated. */
export function firstPresent<F>(dataType: DataType, operands: readonly Compiled<F>[]): Compiled<F> {
  const direct = allDirect(operands);
  if (direct !== undefined) {
    return {
      pauses: false,
      dataType,
      evaluate(frame) {
        for (const operand of direct) {
          const value = operand.evaluate(frame);
          if (value !== null) return value;
        }
        return null;
      },
    };
  }
  return {
    pauses: true,
    dataType,
    *run(frame) {
      for (const operand of operands) {
        const value: Value = yield* evaluate(operand, frame);
        if (value !== null) return value;
      }
      return null;
    },
  };
}
