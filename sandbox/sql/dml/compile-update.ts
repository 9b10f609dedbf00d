import { requireObjectPrivilege } from '../../schema/access.js';
import type { Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { Delete, Update } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { SLICE, type Task } from '../../tasks/task.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import type { BlockScope } from '../query/block-scope.js';
import { compileCondition } from '../query/conditions.js';
import { conjunctsOf } from '../query/conjuncts.js';
import { QueryFrame, type StatementFrame } from '../query/frame.js';
import type { Plan } from '../query/operators.js';
import { planFrom } from '../query/plan-from.js';
import { numberRows } from '../query/rownum.js';
import { compileSet, compileSetRow } from './assignments.js';
import type { DmlPlan } from './dml-plan.js';
import { columnNames, type ResolvedTarget, resolveTarget, visibleColumns } from './dml-target.js';
import { compileReturning } from './returning.js';
import type { RowWriter } from './row-writer.js';
import { rowScope, rulesOf } from './table-rules.js';

export function compileUpdate(statement: Update, context: CompileContext): DmlPlan {
  if (statement.from[0] !== undefined) throw new NotSupportedError('UPDATE … FROM', statement.from[0].position);
  const { target } = statement;
  const written = columnNames(
    statement.set.flatMap((assignment) => assignment.columns),
    target.kind === 'table' ? target.alias?.name : undefined,
  );
  const { table, alias } = resolveTarget(target, 'UPDATE', written, context);
  const rules = rulesOf(table, context);
  const scope = rowScope(table, context, alias);
  const plan = planTarget({ table, alias }, statement.where, scope);
  const event = { kind: 'UPDATE', columns: assignedColumns(statement, table, written) } as const;
  const set =
    statement.setRow === undefined
      ? compileSet(statement.set, rules, alias, scope)
      : compileSetRow(statement.setRow, rules, scope);
  return {
    table,
    events: [event],
    returning: compileReturning(statement.returning, table, alias, context),
    run: (statementFrame, writer, onRow) =>
      changeLocked(plan, table, statementFrame, writer, function* (frame, slot, before) {
        onRow(slot, yield* writer.update(rules, slot, before, yield* set(frame, before), event));
      }),
  };
}

/** SET ROW assigns to all columns. */
function assignedColumns({ setRow }: Update, table: Table, written: readonly string[]): readonly string[] {
  if (setRow === undefined) return written;
  return visibleColumns(table).flatMap((index) => table.columns[index]?.name ?? []);
}

export function compileDelete(statement: Delete, context: CompileContext): DmlPlan {
  const { table, alias } = resolveTarget(statement.target, 'DELETE', [], context);
  const rules = rulesOf(table, context);
  const scope = rowScope(table, context, alias);
  const plan = planTarget({ table, alias }, statement.where, scope);
  return {
    table,
    events: [{ kind: 'DELETE', columns: [] }],
    returning: compileReturning(statement.returning, table, alias, context),
    run: (statementFrame, writer, onRow) =>
      changeLocked(plan, table, statementFrame, writer, function* (_frame, slot, before) {
        yield* writer.delete(rules, slot, before);
        onRow(slot, before);
      }),
  };
}

/** Finds the rows, and changes each once it is locked; one that this statement has changed already is left out. */
function* changeLocked(
  plan: Plan,
  table: Table,
  statement: StatementFrame,
  writer: RowWriter,
  change: (frame: QueryFrame, slot: RowSlot, before: Row) => Task<void>,
): Task<void> {
  const frame = new QueryFrame(statement, undefined);
  for (const step of plan.run(frame)) {
    if (step.kind !== 'ready') {
      yield step;
      continue;
    }
    if (statement.session.slice.isOver()) yield SLICE;
    const [row] = frame.rows;
    if (row?.slot === undefined || !(yield* writer.lock(table, row.slot))) continue;
    yield* change(frame, row.slot, row.values);
  }
}

/** How the rows to be changed are found. `WHERE CURRENT OF c` names one by its ROWID, which the caller gives as a value. */
function planTarget({ table }: ResolvedTarget, where: Expression | undefined, scope: BlockScope): Plan {
  const { services, environment } = scope.context;
  const condition = where?.kind === 'current_of' ? rowidCondition(where) : where;
  if (condition !== undefined && table.owner !== environment.domain.user) {
    requireReadFor(scope, table);
  }
  const conditions = conjunctsOf(condition).map((conjunct) => compileCondition(conjunct, scope));
  const unit = {
    kind: 'table',
    source: 0,
    table,
    rowsOf: (statement: { readonly session: object }) => services.storage.rowsOf(table, statement.session),
  } as const;
  const plain = conditions.filter((candidate) => !candidate.dependencies.rowNumber);
  return numberRows(
    planFrom({ units: [unit], conditions: [] }, plain, services.store),
    conditions.filter((candidate) => candidate.dependencies.rowNumber),
  );
}

/** To change rows by a condition one must be allowed to read them: SQL92_SECURITY is on by default since 12.2. */
function requireReadFor(scope: BlockScope, table: ResolvedTarget['table']): void {
  const { services, environment } = scope.context;
  requireObjectPrivilege(services.store, environment.domain, table, 'READ');
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
