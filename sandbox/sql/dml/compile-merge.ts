import type { Row, RowSlot } from '../../storage/row.js';
import type { Merge } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { SLICE, type Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { requireCondition } from '../expressions/condition.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { compileFrom } from '../query/compile-from.js';
import { compileCondition } from '../query/conditions.js';
import { conjunctsOf } from '../query/conjuncts.js';
import { QueryFrame } from '../query/frame.js';
import type { Plan } from '../query/operators.js';
import { planFrom } from '../query/plan-from.js';
import { subqueriesIn } from '../query/subqueries.js';
import type { TriggeringEvent } from '../table-triggers.js';
import { compileSet } from './assignments.js';
import { convertedRow, type RowToBe, valuesRow } from './compile-insert.js';
import type { DmlPlan, RowChanges } from './dml-plan.js';
import { columnNames, insertedColumns, type ResolvedTarget, resolveTarget } from './dml-target.js';
import { compileErrorLog, type LoggedRow } from './error-log.js';
import { rulesOf, type TableRules } from './table-rules.js';

/** MERGE: an outer join of the source with the target, whose matched rows are updated and whose unmatched are inserted. */
export function compileMerge(statement: Merge, context: CompileContext): DmlPlan {
  const { update, insert } = statement;
  const resolved =
    update === undefined
      ? resolveTarget(statement.target, 'INSERT', columnNames(insert?.columns ?? []), context)
      : resolveTarget(statement.target, 'UPDATE', columnNames(update.set.flatMap(({ columns }) => columns)), context);
  const { table, alias, view, through } = resolved;
  if (insert !== undefined) resolveTarget(statement.target, 'INSERT', columnNames(insert.columns), context);
  if (update?.deleteWhere !== undefined) resolveTarget(statement.target, 'DELETE', [], context);
  if (view !== undefined) {
    throw new OracleError(38106, 'MERGE not supported on join view or view with INSTEAD OF trigger.', {
      position: statement.target.position,
    });
  }
  if (through) throw new NotSupportedError('MERGE into views', statement.target.position);
  if (table.policies?.some(({ enabled }) => enabled) === true) {
    throw new NotSupportedError('MERGE into tables with security policies', statement.target.position);
  }
  const rules = rulesOf(table, context);
  const log = compileErrorLog(statement.logErrors, resolved, context);
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  const source = compileFrom([statement.using], scope);
  const target = scope.sources.length;
  const sourceScope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  sourceScope.sources.push(...scope.sources);
  const schema = alias === undefined ? table.owner : undefined;
  scope.sources.push({ index: target, alias: alias ?? table.name, schema, columns: table.columns, table });
  const { store, storage } = context.services;
  const on = conjunctsOf(statement.on).map((conjunct) => compileCondition(conjunct, scope));
  const unit = {
    kind: 'table',
    source: target,
    table,
    narrowed: (access: Plan) => access,
    rowsOf: (frame: { readonly session: object }) => storage.rowsOf(table, frame.session),
  } as const;
  const joined = {
    kind: 'outer_join',
    full: false,
    left: source,
    right: { units: [unit], conditions: [] },
    on,
  } as const;
  const plan = planFrom({ units: [joined], conditions: [] }, [], store);

  const updating: TriggeringEvent = {
    kind: 'UPDATE',
    columns: columnNames((update?.set ?? []).flatMap(({ columns }) => columns)),
  };
  const updateRow =
    update === undefined
      ? undefined
      : {
          where: condition(update.where, scope),
          set: compileSet(update.set, rules, alias, scope),
          deleteWhere: condition(update.deleteWhere, scope),
        };
  const insertRow =
    insert === undefined
      ? undefined
      : { where: condition(insert.where, sourceScope), row: insertedRow(insert, resolved, rules, sourceScope) };

  function* merge(
    frame: QueryFrame,
    writer: RowChanges,
    changed: Set<RowSlot>,
    logged: LoggedRow,
  ): Task<Affected | undefined> {
    const row = frame.rows[target];
    if (row === undefined) {
      if (insertRow === undefined || !(yield* isTrue(insertRow.where, frame))) return undefined;
      frame.statement.rowSequences.clear();
      return yield* writer.insert(rules, yield* convertedRow({ ...insertRow.row, frame }, logged));
    }
    const { slot } = row;
    if (slot === undefined || updateRow === undefined || !(yield* isTrue(updateRow.where, frame))) return undefined;
    if (!(yield* writer.lock(table, slot)) || changed.has(slot)) {
      throw new OracleError(30926, 'unable to get a stable set of rows in the source tables');
    }
    changed.add(slot);
    logged.values = yield* updateRow.set(frame, row.values);
    const values = yield* writer.update(rules, slot, row.values, logged.values, updating);
    if (updateRow.deleteWhere === undefined) return { slot, values };
    frame.rows[target] = { values, slot };
    if (yield* isTrue(updateRow.deleteWhere, frame)) yield* writer.delete(rules, slot, values);
    return { slot, values };
  }

  const events: TriggeringEvent[] = [];
  if (insert !== undefined) events.push({ kind: 'INSERT', columns: [] });
  if (update !== undefined) events.push(updating);
  if (update?.deleteWhere !== undefined) events.push({ kind: 'DELETE', columns: [] });
  return {
    table,
    events,
    returning: [],
    run: (statementFrame, writer, onRow) =>
      log(statementFrame, writer, function* (guard) {
        const frame = new QueryFrame(statementFrame, undefined);
        const changed = new Set<RowSlot>();
        for (const step of plan.run(frame)) {
          if (step.kind !== 'ready') {
            yield step;
            continue;
          }
          if (statementFrame.session.slice.isOver()) yield SLICE;
          const found = frame.rows[target];
          const row: LoggedRow = {
            operation: found === undefined ? 'I' : 'U',
            slot: found?.slot,
            values: found?.values ?? [],
          };
          const affected = yield* guard(row, () => merge(frame, writer, changed, row));
          if (affected !== undefined) onRow(affected.slot, affected.values);
        }
      }),
  };
}

interface Affected {
  readonly slot: RowSlot;
  readonly values: Row;
}

function condition(expression: Expression | undefined, scope: BlockScope): Compiled<QueryFrame> | undefined {
  return expression === undefined ? undefined : requireCondition(compileExpression(expression, scope), expression);
}

function* isTrue(test: Compiled<QueryFrame> | undefined, frame: QueryFrame): Task<boolean> {
  return test === undefined || (yield* evaluate(test, frame)) === true;
}

function insertedRow(
  insert: NonNullable<Merge['insert']>,
  target: ResolvedTarget,
  rules: TableRules,
  scope: BlockScope,
): RowToBe {
  return valuesRow(insert.values, insertedColumns(insert, target), rules, scope, insert.position);
}
