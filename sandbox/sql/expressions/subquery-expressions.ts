import type { Exists, InSubquery, QuantifiedComparison } from '../../syntax/ast/condition.js';
import type { Subquery } from '../../syntax/ast/expression.js';
import type { Query } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import { BOOLEAN, isBlankPadded, NULL_TYPE } from '../../values/data-type.js';
import { scalarKey } from '../../values/scalar-key.js';
import type { Value } from '../../values/value.js';
import { comparedType, compileOrder, type Order, TESTS } from './comparison.js';
import { type Compiled, evaluate, evaluateAll } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { elementsOf, rowsEqual } from './row-comparison.js';
import type { CompiledSubquery, Scope } from './scope.js';
import { compileSubquery, keptResult, requireColumns, singleRow } from './subquery.js';
import { familyOf } from './type-families.js';
import { converterBetween } from './type-matching.js';

/** A subquery as a value: null without rows. @throws OracleError 913, 1427 */
export function compileScalarSubquery<F>({ query }: Subquery, { scope }: ExpressionCompiler<F>): Compiled<F> {
  const subquery = compileSubquery(query, scope);
  requireColumns(subquery, 1, query.position);
  const only = singleRow(subquery);
  return {
    pauses: true,
    dataType: subquery.columns[0]?.dataType ?? NULL_TYPE,
    *run(frame) {
      const row = yield* only(frame);
      return row?.[0] ?? null;
    },
  };
}

export function compileExists<F>({ query }: Exists, { scope }: ExpressionCompiler<F>): Compiled<F> {
  const subquery = compileSubquery(query, scope);
  const found = keptResult(subquery, function* (frame) {
    let any = false;
    yield* subquery.run(frame, () => {
      any = true;
      return false;
    });
    return any;
  });
  return { pauses: true, dataType: BOOLEAN, run: found };
}

/** `x IN (SELECT …)`, `(a, b) NOT IN (SELECT …)`. */
export function compileInSubquery<F>(node: InSubquery, compiler: ExpressionCompiler<F>): Compiled<F> {
  const elements = elementsOf(node.operand);
  const subquery = compileSubquery(node.query, compiler.scope);
  requireColumns(subquery, elements.length, node.query.position);
  const operands = elements.map((element) => compiler.compile(element));
  const [operand, another] = operands;
  const orders = subquery.columns.map(({ dataType }, index) =>
    compileOrder(operands[index]?.dataType ?? NULL_TYPE, dataType, compiler.scope, '=', node.position),
  );
  const search = searchRows(subquery, orders);
  const isMember =
    operand !== undefined && another === undefined && familyOf(operand.dataType) !== 'other'
      ? searchKept(operand, subquery, compiler.scope, search)
      : function* (frame: F): Task<boolean | null> {
          return yield* search(yield* evaluateAll(operands, frame), frame);
        };
  return {
    pauses: true,
    dataType: BOOLEAN,
    *run(frame) {
      const member = yield* isMember(frame);
      return member === null ? null : member !== node.negated;
    },
  };
}

/** Whether a row is among the subquery's: unknown if it is not and some comparison was. */
function searchRows<F>(subquery: CompiledSubquery<F>, orders: readonly Order<F>[]) {
  return function* (values: readonly Value[], frame: F): Task<boolean | null> {
    let result: boolean | null = false;
    yield* subquery.run(frame, (row) => {
      const equal = rowsEqual(values, row, orders, frame);
      if (equal !== false) result = equal;
      return equal !== true;
    });
    return result;
  };
}

/** A result that is kept is searched by key. */
function searchKept<F>(
  operand: Compiled<F>,
  subquery: CompiledSubquery<F>,
  scope: Scope<F>,
  search: (values: readonly Value[], frame: F) => Task<boolean | null>,
): (frame: F) => Task<boolean | null> {
  const column = subquery.columns[0]?.dataType ?? NULL_TYPE;
  const type = comparedType(operand.dataType, column, scope.language) ?? column;
  const padded = isBlankPadded(operand.dataType) && isBlankPadded(column);
  const [convertOperand, convertColumn] = [
    converterBetween(operand.dataType, type, scope.language),
    converterBetween(column, type, scope.language),
  ];
  const keyOf = (value: Value) => scalarKey(padded && typeof value === 'string' ? value.trimEnd() : value);
  const keys = keptResult(subquery, function* (frame) {
    const found = { keys: new Set<string>(), hasNull: false };
    yield* subquery.run(frame, ([value = null]) => {
      const converted = convertColumn === undefined ? value : convertColumn(value, scope.session(frame));
      if (converted === null) found.hasNull = true;
      else found.keys.add(keyOf(converted));
      return true;
    });
    return found;
  });
  return function* (frame) {
    const value = yield* evaluate(operand, frame);
    if (subquery.resultScope(frame) === undefined) return yield* search([value], frame);
    const found = yield* keys(frame);
    if (value === null) return found.keys.size === 0 && !found.hasNull ? false : null;
    const converted = convertOperand === undefined ? value : convertOperand(value, scope.session(frame));
    if (found.keys.has(keyOf(converted))) return true;
    return found.hasNull ? null : false;
  };
}

/** `x > ANY (SELECT …)`, `x <= ALL (SELECT …)`. */
export function compileQuantifiedQuery<F>(
  { left, operator, quantifier, position }: QuantifiedComparison,
  query: Query,
  compiler: ExpressionCompiler<F>,
): Compiled<F> {
  const elements = elementsOf(left);
  const subquery = compileSubquery(query, compiler.scope);
  requireColumns(subquery, elements.length, query.position);
  const operands = elements.map((element) => compiler.compile(element));
  const orders = subquery.columns.map(({ dataType }, index) =>
    compileOrder(operands[index]?.dataType ?? NULL_TYPE, dataType, compiler.scope, operator, position),
  );
  const test = TESTS[operator];
  const decisive = quantifier === 'ANY';
  const holds = (values: readonly Value[], row: readonly Value[], frame: F): boolean | null => {
    const [order] = orders;
    if (orders.length === 1 && order !== undefined) {
      const compared = order(values[0] ?? null, row[0] ?? null, frame);
      return compared === null ? null : test(compared);
    }
    const equal = rowsEqual(values, row, orders, frame);
    return equal === null ? null : equal === (operator === '=');
  };
  return {
    pauses: true,
    dataType: BOOLEAN,
    *run(frame) {
      const values = yield* evaluateAll(operands, frame);
      let result: boolean | null = !decisive;
      yield* subquery.run(frame, (row) => {
        const answer = holds(values, row, frame);
        if (answer !== !decisive) result = answer;
        return answer !== decisive;
      });
      return result;
    },
  };
}
