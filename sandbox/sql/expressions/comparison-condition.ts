import type { Comparison } from '../../syntax/ast/condition.js';
import { BOOLEAN } from '../../values/data-type.js';
import { comparablePair, compileOrder, compileOrderOfObjects, objectTypes, TESTS } from './comparison.js';
import { type Compiled, combine, evaluate } from './compiled.js';
import { combinePure } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { compileRowComparison } from './row-comparison.js';

/** `a = b`, `(a, b) <> (c, d)`: unknown where either side is null. */
export function compileComparison<F>(node: Comparison, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { operator, position } = node;
  if (node.left.kind === 'row_value' || node.right.kind === 'row_value') return compileRowComparison(node, compiler);
  const [first, second] = [compiler.compile(node.left), compiler.compile(node.right)];
  if (first.dataType.kind === 'collection' && second.dataType.kind === 'collection') {
    const order = compileOrder(first.dataType, second.dataType, compiler.scope, operator, position);
    return combine(BOOLEAN, [first, second], ([a = null, b = null], frame) => {
      const compared = order(a, b, frame);
      return compared === null ? null : TESTS[operator](compared);
    });
  }
  const objects = objectTypes(first.dataType, second.dataType);
  if (objects !== undefined) {
    const order = compileOrderOfObjects(objects, compiler.scope, operator, position);
    return {
      pauses: true,
      dataType: BOOLEAN,
      *run(frame) {
        const left = yield* evaluate(first, frame);
        const compared = yield* order(left, yield* evaluate(second, frame), frame);
        return compared === null ? null : TESTS[operator](compared);
      },
    };
  }
  const { left, right, compare } = comparablePair(first, second, compiler.scope, operator, position);
  const holds = TESTS[operator];
  return combinePure(BOOLEAN, [left, right], ([a = null, b = null]) =>
    a === null || b === null ? null : holds(compare(a, b)),
  );
}
