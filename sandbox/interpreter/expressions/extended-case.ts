import { compileExpression } from '../../sql/expressions/compile-expression.js';
import { type Compiled, evaluate } from '../../sql/expressions/compiled.js';
import type { Scope as ExpressionScope } from '../../sql/expressions/scope.js';
import type { CaseExpression, Expression, ExtendedCase } from '../../syntax/ast/expression.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { caseSelector } from '../statements/case-selector.js';

/** CASE with several choices after a WHEN: a CASE without a selector over what the choices say of it. */
export function extendedCase(place: Place, node: ExtendedCase, scope: ExpressionScope<Frame>): Compiled<Frame> {
  const selector = caseSelector(place, node.selector);
  const conditions = new Map<Expression, Compiled<Frame>>();
  const branches = node.branches.map(({ choices, result }): CaseExpression['branches'][number] => {
    const when: Expression = { kind: 'null_literal', position: result.position, end: result.end };
    conditions.set(when, selector.condition(choices));
    return { when, result };
  });
  const chosen = compileExpression(
    { ...node, kind: 'case', selector: undefined, branches },
    { ...scope, substitute: (expression) => conditions.get(expression) },
  );
  return {
    pauses: true,
    dataType: chosen.dataType,
    *run(frame) {
      frame.slots[selector.slot] = yield* evaluate(selector.value, frame);
      return yield* evaluate(chosen, frame);
    },
  };
}
