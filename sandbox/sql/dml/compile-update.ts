import { requireObjectPrivilege } from '../../schema/access.js';
import type { Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { Delete, Update } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { SLICE, type Task } from '../../tasks/task.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { addView } from '../query/compile-from.js';
import { compileCondition } from '../query/conditions.js';
import { conjunctsOf } from '../query/conjuncts.js';
import { QueryFrame, type StatementFrame } from '../query/frame.js';
import type { Plan } from '../query/operators.js';
import { type FromUnit, planFrom } from '../query/plan-from.js';
import { numberRows } from '../query/rownum.js';
import { subqueriesIn } from '../query/subqueries.js';
import { compileSet, compileSetRow } from './assignments.js';
import type { DmlPlan, RowChanges } from './dml-plan.js';
import {
  assignedTo,
  columnNames,
  type ResolvedTarget,
  resolveTarget,
  targetScope,
  visibleColumns,
} from './dml-target.js';
import { compileErrorLog, type LoggedRow } from './error-log.js';
import { compileReturning } from './returning.js';
import { rulesOf } from './table-rules.js';
import { writtenRowCheck } from './target-rows.js';
import { NO_SLOT } from './view-target.js';

export function compileUpdate(statement: Update, context: CompileContext): DmlPlan {
  if (statement.from[0] !== undefined) throw new NotSupportedError('UPDATE … FROM', statement.from[0].position);
  const { target } = statement;
  const written = columnNames(
    statement.set.flatMap((assignment) => assignment.columns),
    target.kind === 'table' ? target.alias?.name : undefined,
  );
  const resolved = resolveTarget(target, 'UPDATE', written, context);
  const { table, view, rows, through } = resolved;
  const rules = rulesOf(table, context);
  const check = writtenRowCheck(rows);
  const { scope, plan } = planTarget(resolved, 'UPDATE', statement.where, context);
  if (through && statement.setRow !== undefined)
    throw new NotSupportedError('SET ROW on views', statement.setRow.position);
  const assignments = statement.set.map((one) => ({ ...one, columns: assignedTo(one.columns, resolved) }));
  const alias = through ? undefined : resolved.alias;
  const names = columnNames(
    assignments.flatMap(({ columns }) => columns),
    alias,
  );
  const event = { kind: 'UPDATE', columns: assignedColumns(statement, table, names) } as const;
  const set =
    statement.setRow === undefined
      ? compileSet(assignments, rules, alias, scope)
      : compileSetRow(statement.setRow, rules, scope);
  const log = compileErrorLog(statement.logErrors, resolved, context);
  return {
    table,
    insteadOf: view !== undefined,
    events: [event],
    returning: compileReturning(statement.returning, resolved, context),
    computed: rows.computed,
    run: (statementFrame, writer, onRow) =>
      log(statementFrame, writer, (guard) =>
        changeLocked(plan, resolved, statementFrame, writer, function* (frame, slot, before) {
          const row: LoggedRow = { operation: 'U', slot, values: before };
          const after = yield* guard(row, function* () {
            row.values = yield* set(frame, before);
            const values = yield* writer.update(rules, slot, before, row.values, event);
            if (check !== undefined) yield* check(statementFrame, values);
            return values;
          });
          if (after !== undefined) onRow(slot, after);
        }),
      ),
  };
}

/** SET ROW assigns to all columns. */
function assignedColumns({ setRow }: Update, table: Table, written: readonly string[]): readonly string[] {
  if (setRow === undefined) return written;
  return visibleColumns(table).flatMap((index) => table.columns[index]?.name ?? []);
}

export function compileDelete(statement: Delete, context: CompileContext): DmlPlan {
  const resolved = resolveTarget(statement.target, 'DELETE', [], context);
  const { table, view, rows } = resolved;
  const rules = rulesOf(table, context);
  const { plan } = planTarget(resolved, 'DELETE', statement.where, context);
  const log = compileErrorLog(statement.logErrors, resolved, context);
  return {
    table,
    insteadOf: view !== undefined,
    events: [{ kind: 'DELETE', columns: [] }],
    returning: compileReturning(statement.returning, resolved, context),
    computed: rows.computed,
    run: (statementFrame, writer, onRow) =>
      log(statementFrame, writer, (guard) =>
        changeLocked(plan, resolved, statementFrame, writer, function* (_frame, slot, before) {
          const deleted = yield* guard({ operation: 'D', slot, values: before }, function* () {
            yield* writer.delete(rules, slot, before);
            return before;
          });
          if (deleted !== undefined) onRow(slot, deleted);
        }),
      ),
  };
}

/** Finds the rows, and changes each once it is locked; one that this statement has changed already is left out. */
function* changeLocked(
  plan: Plan,
  { table, view }: ResolvedTarget,
  statement: StatementFrame,
  writer: RowChanges,
  change: (frame: QueryFrame, slot: RowSlot, before: Row) => Task<void>,
): Task<void> {
  const isView = view !== undefined;
  const frame = new QueryFrame(statement, undefined);
  for (const step of plan.run(frame)) {
    if (step.kind !== 'ready') {
      yield step;
      continue;
    }
    if (statement.session.slice.isOver()) yield SLICE;
    const [row] = frame.rows;
    const slot = isView ? NO_SLOT : row?.slot;
    if (row === undefined || slot === undefined || !(yield* writer.lock(table, slot))) continue;
    const { values } = row;
    // what a view computes stands behind the row of its table
    yield* change(frame, slot, values.length > table.columns.length ? values.slice(0, table.columns.length) : values);
  }
}

/** How the rows to be changed are found. `WHERE CURRENT OF c` names one by its ROWID, which the caller gives as a value. */
function planTarget(
  target: ResolvedTarget,
  statementType: 'UPDATE' | 'DELETE',
  where: Expression | undefined,
  context: CompileContext,
): { readonly scope: BlockScope; readonly plan: Plan } {
  const { services, environment } = context;
  const { scope, unit } = readTarget(target, statementType, context);
  const condition = where?.kind === 'current_of' ? rowidCondition(where) : where;
  const { owner } = target.object;
  // To change rows by a condition one must be allowed to read them: SQL92_SECURITY is on by default since 12.2.
  if (condition !== undefined && owner !== environment.domain.user) {
    requireObjectPrivilege(services.store, environment.domain, target.object, 'READ');
  }
  const conditions = conjunctsOf(condition).map((conjunct) => compileCondition(conjunct, scope));
  const plain = conditions.filter((candidate) => !candidate.dependencies.rowNumber);
  const plan = numberRows(
    planFrom({ units: [unit], conditions: [] }, plain, services.store),
    conditions.filter((candidate) => candidate.dependencies.rowNumber),
  );
  return { scope, plan };
}

/** What the rows are read from: item 0 of the scope. */
function readTarget(
  target: ResolvedTarget,
  statementType: 'UPDATE' | 'DELETE',
  context: CompileContext,
): { readonly scope: BlockScope; readonly unit: FromUnit } {
  const { table, alias, view, rows } = target;
  if (view !== undefined) {
    const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
    return {
      scope,
      unit: addView(view, alias ?? view.name, alias === undefined ? view.owner : undefined, statementType, scope),
    };
  }
  const { storage } = context.services;
  return {
    scope: targetScope(target, context),
    unit: {
      kind: 'table',
      source: 0,
      table,
      narrowed: rows.narrowed,
      rowsOf: ({ session }) => storage.rowsOf(table, session),
    },
  };
}

function rowidCondition(where: Extract<Expression, { readonly kind: 'current_of' }>): Expression {
  const { position, end } = where;
  const rowid = { name: 'ROWID', quoted: false, position, end };
  return {
    kind: 'comparison',
    operator: '=',
    left: { kind: 'name', parts: [rowid], databaseLink: undefined, position, end },
    right: where,
    position,
    end,
  };
}
