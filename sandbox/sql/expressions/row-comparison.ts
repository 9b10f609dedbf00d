import type { Comparison } from '../../syntax/ast/condition.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { BOOLEAN } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileOrder, type Order } from './comparison.js';
import { type Compiled, combine, evaluateAll } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { compileSubquery, requireColumns, singleRow } from './subquery.js';

/** `(a, b) = (c, d)` and `(a, b) = (SELECT …)`, equal or not. @throws OracleError 920 for an order between rows */
export function compileRowComparison<F>(node: Comparison, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { operator, left, right, position } = node;
  if (operator !== '=' && operator !== '<>') {
    throw new OracleError(920, 'invalid relational operator', { position: left.end });
  }
  const equal =
    right.kind === 'subquery'
      ? compileWithQuery(elementsOf(left), right, compiler, position)
      : left.kind === 'subquery'
        ? compileWithQuery(elementsOf(right), left, compiler, position)
        : compileElements(elementsOf(left), elementsOf(right), compiler, position);
  return operator === '='
    ? equal
    : combine(BOOLEAN, [equal], ([same = null]) => (same === null ? null : same !== true));
}

/** The expressions of a row, or the one that stands for a row of one. */
export function elementsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'row_value' ? expression.elements : [expression];
}

/** False if any pair differs, unknown if a value is null and no pair differs. */
export function rowsEqual<F>(
  left: readonly Value[],
  right: readonly Value[],
  orders: readonly Order<F>[],
  frame: F,
): boolean | null {
  let result: boolean | null = true;
  for (const [index, order] of orders.entries()) {
    const compared = order(left[index] ?? null, right[index] ?? null, frame);
    if (compared === null) result = null;
    else if (compared !== 0) return false;
  }
  return result;
}

/** @throws OracleError 913, 947 for rows of different lengths */
export function requireSameLength(left: readonly unknown[], right: readonly unknown[], position: number): void {
  if (left.length < right.length) throw new OracleError(913, 'too many values', { position });
  if (left.length > right.length) throw new OracleError(947, 'not enough values', { position });
}

function compileElements<F>(
  left: readonly Expression[],
  right: readonly Expression[],
  compiler: ExpressionCompiler<F>,
  position: number,
): Compiled<F> {
  requireSameLength(left, right, position);
  const [first, second] = [left, right].map((elements) => elements.map((element) => compiler.compile(element)));
  const operands = [...(first ?? []), ...(second ?? [])];
  const orders = left.map((_element, index) =>
    compileOrder(typeOf(first?.[index]), typeOf(second?.[index]), compiler.scope, '=', position),
  );
  return combine(BOOLEAN, operands, (values, frame) =>
    rowsEqual(values.slice(0, left.length), values.slice(left.length), orders, frame),
  );
}

function typeOf<F>(compiled: Compiled<F> | undefined): Compiled<F>['dataType'] {
  return compiled?.dataType ?? { kind: 'null' };
}

function compileWithQuery<F>(
  row: readonly Expression[],
  { query }: Extract<Expression, { readonly kind: 'subquery' }>,
  compiler: ExpressionCompiler<F>,
  position: number,
): Compiled<F> {
  const subquery = compileSubquery(query, compiler.scope);
  requireColumns(subquery, row.length, query.position);
  const operands = row.map((element) => compiler.compile(element));
  const orders = subquery.columns.map(({ dataType }, index) =>
    compileOrder(typeOf(operands[index]), dataType, compiler.scope, '=', position),
  );
  const only = singleRow(subquery);
  return {
    pauses: true,
    dataType: BOOLEAN,
    *run(frame) {
      const values = yield* evaluateAll(operands, frame);
      const found = yield* only(frame);
      return found === undefined ? null : rowsEqual(values, found, orders, frame);
    },
  };
}
