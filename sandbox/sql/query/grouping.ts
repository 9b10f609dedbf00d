import { rowKey } from '../../storage/value-key.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { GroupingElement, QueryBlock } from '../../syntax/ast/query.js';
import type { Value } from '../../values/value.js';
import type { Accumulator } from '../aggregates/aggregate.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import type { BlockScope } from './block-scope.js';
import { type QueryFrame, ROW_READY, type RowStream, type SourceRow } from './frame.js';
import { GroupPhase } from './group-phase.js';
import { sortable } from './sortable.js';

/** How a block groups its rows. */
export interface Grouping {
  readonly keys: readonly Compiled<QueryFrame>[];
  /** Which keys count, once per grouping set; a plain GROUP BY has one set with all. */
  readonly sets: readonly ReadonlySet<number>[];
  readonly phase: GroupPhase;
}

/** Compiles GROUP BY and switches the scope over: what is compiled from now on stands on groups. */
export function compileGrouping(block: QueryBlock, scope: BlockScope): Grouping {
  const expressions: Expression[] = [];
  const indexes = new Map<string, number>();
  const aliases = new Map(
    block.selectList.flatMap((item) =>
      item.kind === 'select_expression' && item.alias !== undefined
        ? [[item.alias.name, item.expression] as const]
        : [],
    ),
  );
  const indexOf = (written: Expression): number => {
    const expression = unaliased(written, aliases, scope);
    const key = scope.keyOf(expression);
    const present = indexes.get(key);
    if (present !== undefined) return present;
    expressions.push(expression);
    indexes.set(key, expressions.length - 1);
    return expressions.length - 1;
  };
  const sets = block.groupBy
    .reduce<readonly (readonly number[])[]>(
      (product, element) =>
        product.flatMap((left) => groupingSets(element, indexOf).map((right) => [...left, ...right])),
      [[]],
    )
    .map((set) => new Set(set));
  const keys = expressions.map((expression) => {
    const compiled = sortable(compileExpression(expression, scope), scope, expression.position);
    return { expression, compiled };
  });
  const phase = new GroupPhase(scope, keys, block.groupBy.length > 0, sets);
  scope.groups = phase;
  return { keys: keys.map((key) => key.compiled), sets, phase };
}

/** Makes a group of all groups, for aggregates of aggregates; the scope is switched over to it. */
export function compileOuterGrouping(inner: Grouping, scope: BlockScope): Grouping {
  const sets = [new Set<number>()];
  const phase = new GroupPhase(scope, [], false, sets, inner.phase);
  scope.groups = phase;
  return { keys: [], sets, phase };
}

/** 23ai lets GROUP BY name an alias of the select list, where there is no such column. */
function unaliased(expression: Expression, aliases: ReadonlyMap<string, Expression>, scope: BlockScope): Expression {
  if (expression.kind !== 'name' || expression.parts.length > 1 || scope.findColumn(expression.parts) !== undefined) {
    return expression;
  }
  return aliases.get(expression.parts[0].name) ?? expression;
}

function groupingSets(
  element: GroupingElement,
  indexOf: (expression: Expression) => number,
): readonly (readonly number[])[] {
  if (element.kind === 'expressions') return [element.expressions.map(indexOf)];
  if (element.kind === 'grouping_sets') return element.elements.flatMap((inner) => groupingSets(inner, indexOf));
  const parts = element.elements.map((inner) => groupingSets(inner, indexOf)[0] ?? []);
  if (element.kind === 'rollup') {
    return Array.from({ length: parts.length + 1 }, (_, dropped) => parts.slice(0, parts.length - dropped).flat());
  }
  return Array.from({ length: 2 ** parts.length }, (_, mask) =>
    parts.filter((_part, index) => (mask & (2 ** (parts.length - 1 - index))) === 0).flat(),
  );
}

interface Group {
  readonly rows: readonly (SourceRow | undefined)[];
  readonly keys: readonly Value[];
  readonly set: ReadonlySet<number>;
  readonly accumulators: readonly Accumulator[];
}

/** Reads all rows, then puts group after group into the frame. */
export function* groupRows(grouping: Grouping, rows: RowStream, frame: QueryFrame): RowStream {
  const { keys, sets, phase } = grouping;
  const groups = new Map<string, Group>();
  const { session } = frame.statement;
  const open = (key: string, values: readonly Value[], set: ReadonlySet<number>): Group => {
    const accumulators = phase.aggregates.map((aggregate) => aggregate.start(session));
    const group = { rows: [...frame.rows], keys: values, set, accumulators };
    groups.set(key, group);
    return group;
  };
  for (const step of rows) {
    if (step.kind !== 'ready') {
      yield step;
      continue;
    }
    const all: Value[] = [];
    for (const key of keys) all.push(yield* evaluate(key, frame));
    const inputs: (readonly Value[])[] = [];
    for (const aggregate of phase.aggregates) {
      const values: Value[] = [];
      for (const input of aggregate.inputs) values.push(input.pauses ? yield* input.run(frame) : input.evaluate(frame));
      inputs.push(values);
    }
    for (const [index, set] of sets.entries()) {
      const values = all.map((value, keyIndex) => (set.has(keyIndex) ? value : null));
      const key = sets.length === 1 ? rowKey(values) : `${index}/${rowKey(values)}`;
      const group = groups.get(key) ?? open(key, values, set);
      for (const [position, accumulator] of group.accumulators.entries()) accumulator.add(inputs[position] ?? []);
    }
  }
  for (const set of sets) {
    if (set.size === 0 && ![...groups.values()].some((group) => group.set === set)) {
      frame.rows.length = 0;
      open(
        `empty/${groups.size}`,
        keys.map(() => null),
        set,
      );
    }
  }
  for (const group of groups.values()) {
    frame.rows.splice(0, frame.rows.length, ...group.rows);
    frame.groupKeys = group.keys;
    frame.groupingSet = group.set;
    frame.aggregates = group.accumulators.map((accumulator) => accumulator.result());
    yield ROW_READY;
  }
}
