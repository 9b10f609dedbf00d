import type { InList, QuantifiedComparison } from '../../syntax/ast/condition.js';
import { BOOLEAN, NULL_TYPE } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { compileOrder, TESTS } from './comparison.js';
import { allDirect, type Compiled, evaluateAll } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { elementsOf, requireSameLength, rowsEqual } from './row-comparison.js';
import { compileQuantifiedQuery } from './subquery-expressions.js';

/** Whether the operand stands in some relation to one item of a list; the item is evaluated when it is asked. */
interface ItemTest<F> {
  readonly items: readonly Compiled<F>[];
  readonly test: (operand: readonly Value[], item: readonly Value[], frame: F) => boolean | null;
}

/** `x IN (1, 2)`, `(a, b) NOT IN ((1, 2), (3, 4))`. */
export function compileInList<F>(node: InList, compiler: ExpressionCompiler<F>): Compiled<F> {
  const elements = elementsOf(node.operand);
  const operands = elements.map((element) => compiler.compile(element));
  const tests = node.values.map((value): ItemTest<F> => {
    const itemElements = elementsOf(value);
    requireSameLength(elements, itemElements, value.position);
    const items = itemElements.map((element) => compiler.compile(element));
    const orders = items.map((item, index) =>
      compileOrder(operands[index]?.dataType ?? NULL_TYPE, item.dataType, compiler.scope, '=', node.position),
    );
    return { items, test: (operand, item, frame) => rowsEqual(operand, item, orders, frame) };
  });
  return anyOf(operands, tests, true, node.negated);
}

/** `x > ANY (1, 2)`, `x <> ALL (…)`. @throws OracleError 920 for rows */
export function compileQuantified<F>(node: QuantifiedComparison, compiler: ExpressionCompiler<F>): Compiled<F> {
  if ('kind' in node.right) return compileQuantifiedQuery(node, node.right, compiler);
  const operand = compiler.compile(node.left);
  const holds = TESTS[node.operator];
  const tests = node.right.map((value): ItemTest<F> => {
    const item = compiler.compile(value);
    const order = compileOrder(operand.dataType, item.dataType, compiler.scope, node.operator, node.position);
    return {
      items: [item],
      test([left = null], [right = null], frame) {
        const compared = order(left, right, frame);
        return compared === null ? null : holds(compared);
      },
    };
  });
  return anyOf([operand], tests, node.quantifier === 'ANY', false);
}

/**
 * Asks item after item until one answers `decisive`, which is then the answer; otherwise it is unknown if any was, and the
 * opposite.
 */
function anyOf<F>(
  operands: readonly Compiled<F>[],
  tests: readonly ItemTest<F>[],
  decisive: boolean,
  negated: boolean,
): Compiled<F> {
  const finish = (answer: boolean | null) => (answer === null ? null : answer !== negated);
  const direct = allDirect(operands);
  const directTests = tests.flatMap(({ items, test }) => {
    const directItems = allDirect(items);
    return directItems === undefined ? [] : [{ items: directItems, test }];
  });
  if (direct !== undefined && directTests.length === tests.length) {
    return {
      pauses: false,
      dataType: BOOLEAN,
      evaluate(frame) {
        const values = direct.map((operand) => operand.evaluate(frame));
        let result: boolean | null = !decisive;
        for (const { items, test } of directTests) {
          const item = items.map((element) => element.evaluate(frame));
          const answer = test(values, item, frame);
          if (answer === decisive) return finish(decisive);
          if (answer === null) result = null;
        }
        return finish(result);
      },
    };
  }
  return {
    pauses: true,
    dataType: BOOLEAN,
    *run(frame) {
      const values = yield* evaluateAll(operands, frame);
      let result: boolean | null = !decisive;
      for (const { items, test } of tests) {
        const answer = test(values, yield* evaluateAll(items, frame), frame);
        if (answer === decisive) return finish(decisive);
        if (answer === null) result = null;
      }
      return finish(result);
    },
  };
}
