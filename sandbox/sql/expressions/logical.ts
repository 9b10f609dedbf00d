import type { LogicalExpression } from '../../syntax/ast/condition.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { BOOLEAN } from '../../values/data-type.js';
import type { Compiled } from './compiled.js';
import { compileCondition } from './condition.js';
import { combinePure } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';

/** AND and OR: the right operand is not looked at where the left one decides. */
export function compileLogical<F>(
  { operator, left, right }: LogicalExpression,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const [a, b] = [compileCondition(compiler, left), compileCondition(compiler, right)];
  const decisive = operator === 'OR';
  if (!a.pauses && !b.pauses) {
    return {
      pauses: false,
      dataType: BOOLEAN,
      evaluate(frame) {
        const first = a.evaluate(frame);
        if (first === decisive) return first;
        const second = b.evaluate(frame);
        return second === decisive || first !== null ? second : null;
      },
    };
  }
  return {
    pauses: true,
    dataType: BOOLEAN,
    *run(frame) {
      const first = a.pauses ? yield* a.run(frame) : a.evaluate(frame);
      if (first === decisive) return first;
      const second = b.pauses ? yield* b.run(frame) : b.evaluate(frame);
      return second === decisive || first !== null ? second : null;
    },
  };
}

export function compileNot<F>(operand: Expression, compiler: ExpressionCompiler<F>): Compiled<F> {
  return combinePure(BOOLEAN, [compileCondition(compiler, operand)], ([value = null]) =>
    value === null ? null : value !== true,
  );
}
