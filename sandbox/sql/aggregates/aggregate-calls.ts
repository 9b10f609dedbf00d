import type { Call, Expression } from '../../syntax/ast/expression.js';
import { AGGREGATE_FUNCTIONS } from '../expressions/absent-functions.js';
import { simpleCallName, someNode } from '../expressions/syntax-walk.js';

/** Whether a call is one of an aggregate function. With OVER it is an analytic function instead. */
export function isAggregateCall(call: Call): boolean {
  const name = simpleCallName(call);
  return name !== undefined && AGGREGATE_FUNCTIONS.has(name) && call.over === undefined;
}

/** Whether an aggregate is called in an expression, subqueries aside. */
export function containsAggregate(expression: Expression): boolean {
  return someNode(
    expression,
    (node) => node.kind === 'json_aggregate' || (node.kind === 'call' && isAggregateCall(node)),
  );
}

/** Whether an aggregate of an aggregate is called in an expression: `AVG(MAX(x))`. */
export function containsNestedAggregate(expression: Expression): boolean {
  return someNode(
    expression,
    (node) =>
      node.kind === 'call' && isAggregateCall(node) && node.arguments.some(({ value }) => containsAggregate(value)),
  );
}
