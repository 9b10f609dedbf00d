import type { Expression } from '../../syntax/ast/expression.js';
import { alignComparison } from '../expressions/comparison.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { requireCondition } from '../expressions/condition.js';
import { someNode } from '../expressions/syntax-walk.js';
import type { BlockScope, Dependencies } from './block-scope.js';
import type { QueryFrame } from './frame.js';
import type { Predicate } from './predicate.js';

/** A conjunct of WHERE or ON, with what the planner must know of it. */
export interface Condition extends Predicate {
  readonly expression: Expression;
  readonly dependencies: Dependencies;
  /** The FROM item that has `(+)` in it: the condition belongs to an outer join. */
  readonly optional: number | undefined;
  /** Set for `a = b`: both sides converted to be compared. */
  readonly equality: Equality | undefined;
  /** Set for `column IN (values)` where the values hang on no row. */
  readonly inList: InListCondition | undefined;
}

export interface InListCondition {
  readonly column: number;
  readonly values: readonly Compiled<QueryFrame>[];
}

export interface Equality {
  readonly left: EqualitySide;
  readonly right: EqualitySide;
}

export interface EqualitySide {
  readonly compiled: Compiled<QueryFrame>;
  readonly dependencies: Dependencies;
  /** The column, where the side is one and needs no conversion. */
  readonly column: { readonly source: number; readonly column: number } | undefined;
  /** It is the ROWID pseudo-column. */
  readonly isRowid: boolean;
}

export function compileCondition(expression: Expression, scope: BlockScope): Condition {
  return scope.withoutSequences(() => compileConjunct(expression, scope));
}

function compileConjunct(expression: Expression, scope: BlockScope): Condition {
  const { result, dependencies } = scope.track(() =>
    requireCondition(compileExpression(expression, scope), expression),
  );
  return {
    expression,
    condition: result,
    dependencies,
    correlated: dependencies.outer,
    optional: optionalItem(expression, scope),
    equality: equalityOf(expression, scope),
    inList: inListOf(expression, scope),
  };
}

function inListOf(expression: Expression, scope: BlockScope): InListCondition | undefined {
  if (expression.kind !== 'in_list' || expression.negated || expression.operand.kind !== 'name') return undefined;
  const place = scope.findColumn(expression.operand.parts);
  if (place?.depth !== 0) return undefined;
  const column = compileExpression(expression.operand, scope);
  const values: Compiled<QueryFrame>[] = [];
  for (const value of expression.values) {
    if (value.kind === 'row_value') return undefined;
    const { result, dependencies } = scope.track(() => compileExpression(value, scope));
    const aligned = alignComparison(column, result, scope);
    if (aligned?.left !== column || dependencies.sources.size > 0) return undefined;
    values.push(aligned.right);
  }
  return { column: place.column, values };
}

function equalityOf(expression: Expression, scope: BlockScope): Equality | undefined {
  if (expression.kind !== 'comparison' || expression.operator !== '=') return undefined;
  if (expression.left.kind === 'row_value' || expression.right.kind === 'row_value') return undefined;
  const left = scope.track(() => compileExpression(expression.left, scope));
  const right = scope.track(() => compileExpression(expression.right, scope));
  const aligned = alignComparison(left.result, right.result, scope);
  if (aligned === undefined) return undefined;
  const side = (
    operand: Expression,
    before: Compiled<QueryFrame>,
    after: Compiled<QueryFrame>,
  ): EqualitySide['column'] => {
    const name = operand.kind === 'outer_join_column' ? operand.column : operand;
    if (before !== after || name.kind !== 'name') return undefined;
    const place = scope.findColumn(name.parts);
    return place?.depth === 0 ? { source: place.source, column: place.column } : undefined;
  };
  return {
    left: {
      compiled: aligned.left,
      dependencies: left.dependencies,
      column: side(expression.left, left.result, aligned.left),
      isRowid: isRowid(expression.left, scope),
    },
    right: {
      compiled: aligned.right,
      dependencies: right.dependencies,
      column: side(expression.right, right.result, aligned.right),
      isRowid: isRowid(expression.right, scope),
    },
  };
}

function isRowid(operand: Expression, scope: BlockScope): boolean {
  const name = operand.kind === 'outer_join_column' ? operand.column : operand;
  if (name.kind !== 'name') return false;
  const last = name.parts.at(-1);
  return last?.name === 'ROWID' && !last.quoted && scope.findColumn(name.parts) === undefined;
}

function optionalItem(expression: Expression, scope: BlockScope): number | undefined {
  let item: number | undefined;
  someNode(expression, (node) => {
    if (node.kind !== 'outer_join_column') return false;
    item = scope.findColumn(node.column.parts)?.source;
    return true;
  });
  return item;
}
