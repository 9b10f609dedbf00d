import type { Expression } from '../../syntax/ast/expression.js';
import type { Compiled } from './compiled.js';
import type { Scope } from './scope.js';

/** What the compiler of one kind of expression needs: the names around it, and the compiler of its operands. */
export interface ExpressionCompiler<F> {
  readonly scope: Scope<F>;
  compile(expression: Expression): Compiled<F>;
}
