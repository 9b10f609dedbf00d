import { rowKey } from '../../storage/value-key.js';
import type { ForUpdate, OrderByItem, QueryBlock } from '../../syntax/ast/query.js';
import type { Wait } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { containsAggregate, containsNestedAggregate } from '../aggregates/aggregate-calls.js';
import { WindowPhase } from '../analytic/window-phase.js';
import type { CompileContext } from '../compile-context.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { requireCondition } from '../expressions/condition.js';
import { BlockScope } from './block-scope.js';
import type { CommonTables } from './common-tables.js';
import { compileFrom } from './compile-from.js';
import type { CompiledQuery, QueryPlace } from './compile-query.js';
import { compileCondition } from './conditions.js';
import { conjunctsOf } from './conjuncts.js';
import { lockTargetsOf } from './for-update.js';
import { QueryFrame, type ResultRow, type ResultStream, type RowStream } from './frame.js';
import { compileGrouping, compileOuterGrouping, groupRows } from './grouping.js';
import { compileHierarchy, compileSiblings, planHierarchy } from './hierarchy/compile-hierarchy.js';
import { compileBlockOrder, compileSortValues, sortRows, sortValues } from './order-by.js';
import { type FromUnit, planFrom } from './plan-from.js';
import { holds } from './predicate.js';
import { numberRows } from './rownum.js';
import { compileSelectList } from './select-list.js';
import { sortable } from './sortable.js';
import type { BaseTable } from './source.js';
import { subqueriesIn } from './subqueries.js';

/** Compiles SELECT … FROM … WHERE … GROUP BY … HAVING, with the ORDER BY that follows it. */
export function compileBlock(
  block: QueryBlock,
  orderBy: readonly OrderByItem[],
  forUpdate: ForUpdate | undefined,
  context: CompileContext,
  parent: BlockScope | undefined,
  tables: CommonTables,
  { takesCursors = false, refusesSequences = false, tellsBase = false }: QueryPlace = {},
  siblings: readonly OrderByItem[] = [],
): CompiledQuery {
  const scope = new BlockScope(context, parent, tables, subqueriesIn);
  const { store } = context.services;
  const tree = compileFrom(block.from, scope);
  const connection = block.connectBy === undefined ? undefined : compileHierarchy(block.connectBy, scope);
  const conditions = conjunctsOf(block.where).map((conjunct) => compileCondition(conjunct, scope));
  scope.recursion?.endConditions();
  const numbered = conditions.filter((condition) => condition.dependencies.rowNumber);
  const others = conditions.filter((condition) => !condition.dependencies.rowNumber);
  const plan = numberRows(
    connection === undefined ? planFrom(tree, others, store) : planHierarchy(tree, others, connection, store),
    numbered,
  );
  const selected = block.selectList.flatMap((item) => (item.kind === 'select_expression' ? [item.expression] : []));
  const results = [...selected, ...orderBy.map((item) => item.expression)];
  const aggregated = results.some(containsAggregate);
  const grouping =
    block.groupBy.length > 0 || block.having !== undefined || aggregated ? compileGrouping(block, scope) : undefined;
  const having =
    block.having === undefined ? undefined : requireCondition(compileExpression(block.having, scope), block.having);
  const outerGrouping =
    grouping !== undefined && block.groupBy.length > 0 && results.some(containsNestedAggregate)
      ? compileOuterGrouping(grouping, scope)
      : undefined;
  const windows = new WindowPhase(block.windows, scope);
  scope.windows = windows;
  const isPlain = !block.distinct && grouping === undefined && orderBy.length === 0;
  const givesSequences = isPlain && parent === undefined && !refusesSequences;
  const selectList = () => compileSelectList(block.selectList, scope, takesCursors);
  const listed = givesSequences ? selectList() : scope.withoutSequences(selectList);
  const outputs = block.distinct
    ? listed.map((output) => ({ ...output, compiled: sortable(output.compiled, scope, block.position) }))
    : listed;
  const keys = scope.withoutSequences(() => compileBlockOrder(orderBy, outputs, scope, block.distinct));
  scope.withoutSequences(() => compileSiblings(siblings, outputs, connection, scope));
  const projected = [...outputs.map((output) => output.compiled), ...compileSortValues(keys)];
  const targets = forUpdate === undefined ? undefined : lockTargetsOf(forUpdate, block, tree, scope);

  const isOwnRow =
    windows.isEmpty && connection === undefined && grouping === undefined && !block.distinct && numbered.length === 0;
  const [only, another] = tree.units;
  const base = tellsBase && isOwnRow && another === undefined ? baseOf(only) : undefined;

  function* project(frame: QueryFrame): Generator<Wait, ResultRow, void> {
    frame.statement.rowSequences.clear();
    const values = yield* evaluateAll(projected, frame);
    const output = values.slice(0, outputs.length);
    return {
      kind: 'result',
      values: output,
      ...(keys.length > 0 && { sortKeys: sortValues(keys, output, values.slice(outputs.length)) }),
      ...(targets !== undefined && { slots: targets(frame) }),
      ...(base !== undefined && { base: frame.rows[0]?.base ?? frame.rows[0] }),
      ...originOf(frame, scope.recursion?.source),
    };
  }

  function* havingRows(rows: RowStream, frame: QueryFrame): RowStream {
    const conditions = having === undefined ? [] : [{ condition: having, correlated: false }];
    for (const step of rows) if (step.kind !== 'ready' || (yield* holds(conditions, frame))) yield step;
  }

  /** What the select list is computed for: rows, groups, or a group of groups. */
  function rowsOf(frame: QueryFrame): RowStream {
    let rows = plan.run(frame);
    if (grouping !== undefined) rows = groupRows(grouping, rows, frame);
    if (having !== undefined) rows = havingRows(rows, frame);
    if (outerGrouping !== undefined) rows = groupRows(outerGrouping, rows, frame);
    return windows.run(rows, frame);
  }

  function* produce(frame: QueryFrame): ResultStream {
    const seen = block.distinct ? new Set<string>() : undefined;
    for (const step of rowsOf(frame)) {
      if (step.kind !== 'ready') {
        yield step;
        continue;
      }
      const row = yield* project(frame);
      if (seen !== undefined) {
        const key = rowKey(row.values);
        if (seen.has(key)) continue;
        seen.add(key);
      }
      yield row;
    }
  }

  if (targets !== undefined && (grouping !== undefined || block.distinct)) {
    throw new OracleError(2014, 'cannot select FOR UPDATE from view with DISTINCT, GROUP BY, etc.', {
      position: block.position,
    });
  }
  if (forUpdate !== undefined && outputs.some(({ dataType }) => dataType.kind === 'ref_cursor')) {
    throw new NotSupportedError('CURSOR expressions in a query FOR UPDATE', forUpdate.position);
  }
  return {
    columns: outputs.map(({ name, dataType, nullable, isJson }) => ({ name, dataType, nullable, isJson })),
    correlated: scope.correlated,
    base,
    *rows(statement, outer) {
      const stream = produce(new QueryFrame(statement, outer));
      if (keys.length === 0) {
        yield* stream;
        return;
      }
      const rows: ResultRow[] = [];
      for (const step of stream) {
        if (step.kind === 'result') rows.push(step);
        else yield step;
      }
      yield* sortRows(rows, keys);
    },
  };
}

/** The table whose rows an item of FROM gives; undefined where there is more to them. */
function baseOf(unit: FromUnit | undefined): BaseTable | undefined {
  if (unit?.kind === 'planned') return unit.base;
  if (unit?.kind !== 'table') return undefined;
  return { table: unit.table, object: unit.table, rowsOf: (statement) => unit.rowsOf(statement) };
}

function* evaluateAll(expressions: readonly Compiled<QueryFrame>[], frame: QueryFrame) {
  const values = [];
  for (const expression of expressions) {
    values.push(expression.pauses ? yield* expression.run(frame) : expression.evaluate(frame));
  }
  return values;
}

function originOf(frame: QueryFrame, source: number | undefined): Pick<ResultRow, 'origin'> {
  const origin = source === undefined ? undefined : frame.rows[source];
  return origin === undefined ? {} : { origin };
}
