import type { CaseExpression, Expression } from '../../syntax/ast/expression.js';
import { type DataType, NULL_TYPE } from '../../values/data-type.js';
import { type Branch, firstBranch } from './branches.js';
import { compileOrder, type Order } from './comparison.js';
import { type Compiled, evaluate } from './compiled.js';
import { compileCondition } from './condition.js';
import { constant } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { inconsistentDatatypes, wrongType } from './expression-errors.js';
import { isConvertible } from './type-families.js';
import { commonType, convertTo } from './type-matching.js';

/** Both forms of CASE. Branches are evaluated as far as needed; without ELSE it is null. */
export function compileCase<F>(node: CaseExpression, compiler: ExpressionCompiler<F>): Compiled<F> {
  const written = node.branches.map(({ result }) => result);
  if (node.otherwise !== undefined) written.push(node.otherwise);
  const compiled = written.map((expression) => compiler.compile(expression));
  const type = resultType(written, compiled, compiler);
  const results = compiled.map((result) => convertTo(result, type, compiler.scope));
  const otherwise = (node.otherwise === undefined ? undefined : results.at(-1)) ?? constant<F>(type, null);
  const resultOf = (index: number) => results[index] ?? otherwise;
  if (node.selector === undefined) {
    const branches = node.branches.map(
      ({ when }, index): Branch<F> => ({ condition: compileCondition(compiler, when), result: resultOf(index) }),
    );
    return firstBranch(type, branches, otherwise);
  }
  const selector = compiler.compile(node.selector);
  const choices = node.branches.map(({ when }, index) => {
    const value = compiler.compile(when);
    const order = compileOrder(selector.dataType, value.dataType, compiler.scope, '=', when.position);
    return { value, order, result: resultOf(index) };
  });
  return chooseBySelector(type, selector, choices, otherwise);
}

interface Choice<F> {
  readonly value: Compiled<F>;
  readonly order: Order<F>;
  readonly result: Compiled<F>;
}

/** A selector that is null equals nothing. */
function chooseBySelector<F>(
  type: DataType,
  selector: Compiled<F>,
  choices: readonly Choice<F>[],
  otherwise: Compiled<F>,
): Compiled<F> {
  const direct = choices.every(({ value, result }) => !value.pauses && !result.pauses);
  if (direct && !selector.pauses && !otherwise.pauses) {
    const branches = choices.flatMap(({ value, order, result }) =>
      value.pauses || result.pauses ? [] : [{ value, order, result }],
    );
    return {
      pauses: false,
      dataType: type,
      evaluate(frame) {
        const selected = selector.evaluate(frame);
        for (const { value, order, result } of branches) {
          if (order(selected, value.evaluate(frame), frame) === 0) return result.evaluate(frame);
        }
        return otherwise.evaluate(frame);
      },
    };
  }
  return {
    pauses: true,
    dataType: type,
    *run(frame) {
      const selected = yield* evaluate(selector, frame);
      for (const { value, order, result } of choices) {
        if (order(selected, yield* evaluate(value, frame), frame) === 0) return yield* evaluate(result, frame);
      }
      return yield* evaluate(otherwise, frame);
    },
  };
}

/**
 * The type that all results have in common.
 * @throws OracleError 932 in SQL, PLS-00382 in PL/SQL, where the first result's type wins if the others convert to it
 */
function resultType<F>(
  written: readonly Expression[],
  results: readonly Compiled<F>[],
  { scope }: ExpressionCompiler<F>,
): DataType {
  let type: DataType = NULL_TYPE;
  for (const [index, { dataType }] of results.entries()) {
    const position = written[index]?.position ?? 0;
    const common: DataType | undefined = commonType(type, dataType);
    if (common !== undefined) type = common;
    else if (scope.language === 'sql') throw inconsistentDatatypes(type, dataType, position);
    else if (!isConvertible(dataType, type, scope.language)) throw wrongType(position);
  }
  return type;
}
