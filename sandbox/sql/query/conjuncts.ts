import type { Expression } from '../../syntax/ast/expression.js';

/** The parts of a condition that must all hold: `a AND (b AND c)` is a, b, c. */
export function conjunctsOf(condition: Expression | undefined): readonly Expression[] {
  if (condition === undefined) return [];
  if (condition.kind === 'logical' && condition.operator === 'AND') {
    return [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)];
  }
  return [condition];
}
