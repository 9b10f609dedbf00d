import { resolveObject } from '../../schema/resolve-name.js';
import type { Row } from '../../storage/row.js';
import type { InsertInto, MultiTableInsert } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { TableName } from '../../syntax/ast/query.js';
import { SLICE, type Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { RowCheck } from '../access-policies/check-rows.js';
import type { CompileContext } from '../compile-context.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { requireCondition } from '../expressions/condition.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import type { CompiledQuery } from '../query/compile-query.js';
import { QueryFrame } from '../query/frame.js';
import { subqueriesIn } from '../query/subqueries.js';
import { compileColumnValue, convertedValue } from './column-values.js';
import { fullRow, requireCount } from './compile-insert.js';
import type { AffectedRow, DmlPlan, RowChanges } from './dml-plan.js';
import { columnNames, insertedColumns, resolveTarget } from './dml-target.js';
import { rulesOf, type TableRules } from './table-rules.js';
import { writtenRowCheck } from './target-rows.js';

interface Branch {
  /** Undefined for an INSERT ALL without conditions. */
  readonly when: Compiled<QueryFrame> | undefined;
  readonly into: readonly Into[];
}

interface Into {
  readonly rules: TableRules;
  readonly row: readonly (Compiled<QueryFrame> | undefined)[];
  readonly check: RowCheck | undefined;
}

/**
 * INSERT ALL and INSERT FIRST: each row of the query goes where the conditions say that hold for it. Conditions and values see
 * the query's columns, nothing else of it. Source: SQL Language Reference, "INSERT", multi_table_insert.
 * @throws OracleError 1702 for a view, 928 for a table's alias, 2287 for a sequence in the query, and as INSERT does
 */
export function compileMultiTableInsert(statement: MultiTableInsert, context: CompileContext): DmlPlan {
  const query = context.compileQuery(statement.query, undefined, CommonTables.none, { refusesSequences: true });
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  const columns = query.columns.map((column) => ({ ...column, hidden: false }));
  scope.sources.push({ index: 0, alias: undefined, schema: undefined, columns, table: undefined });
  const branches = statement.branches.map(
    ({ when, into }): Branch => ({
      when: when === undefined ? undefined : compileWhen(when, scope),
      into: into.map((target) => compileInto(target, query, scope)),
    }),
  );
  const otherwise = statement.otherwise.map((target) => compileInto(target, query, scope));
  const [first, ...others] = distinctTables([...branches.flatMap(({ into }) => into), ...otherwise]);
  if (first === undefined) throw new TypeError('a multi-table insert into no table');
  const isFirst = statement.mode === 'FIRST';
  return {
    table: first,
    others,
    events: [{ kind: 'INSERT', columns: [] }],
    returning: [],
    *run(frame, writer, onRow) {
      const row = new QueryFrame(frame, undefined);
      for (const step of query.rows(frame, undefined)) {
        if (step.kind !== 'result') {
          yield step;
          continue;
        }
        if (frame.session.slice.isOver()) yield SLICE;
        row.rows[0] = { values: step.values, slot: undefined };
        // All that is inserted for a row of the query has the same NEXTVAL.
        frame.rowSequences.clear();
        let chosen = false;
        for (const { when, into } of branches) {
          if (when !== undefined && (yield* evaluate(when, row)) !== true) continue;
          chosen = true;
          yield* insertInto(into, row, writer, onRow);
          if (isFirst) break;
        }
        if (!chosen) yield* insertInto(otherwise, row, writer, onRow);
      }
    },
  };
}

function compileWhen(when: Expression, scope: BlockScope): Compiled<QueryFrame> {
  return scope.withoutSequences(() => requireCondition(compileExpression(when, scope), when));
}

function compileInto(into: InsertInto, query: CompiledQuery, scope: BlockScope): Into {
  const { context } = scope;
  const { target, position } = into;
  if (target.kind === 'table') requireTable(target, context);
  const resolved = resolveTarget(target, 'INSERT', columnNames(into.columns), context);
  const rules = rulesOf(resolved.table, context);
  const columns = insertedColumns(into, resolved);
  const { values } = into;
  requireCount(columns.length, values?.length ?? query.columns.length, position);
  const given = columns.map((column, index): [number, Compiled<QueryFrame>] => {
    const value = values?.[index];
    if (value !== undefined) return [column, compileColumnValue(value, column, rules, scope, 'insert')];
    return [column, convertedValue(readOutput(query, index), column, rules, scope, 'insert', position)];
  });
  return { rules, row: fullRow(rules, new Map(given)), check: writtenRowCheck(resolved.rows) };
}

/** @throws OracleError 928 for an alias, 1702 for a view */
function requireTable({ name, alias }: TableName, { services, environment }: CompileContext): void {
  if (alias !== undefined) throw new OracleError(928, 'missing SELECT keyword', { position: alias.position });
  const parts = name.parts.map((part) => part.name);
  if (resolveObject(services.store, parts, environment.currentSchema)?.type !== 'VIEW') return;
  throw new OracleError(1702, 'a view is not appropriate here', { position: name.position });
}

function readOutput(query: CompiledQuery, index: number): Compiled<QueryFrame> {
  const dataType = query.columns[index]?.dataType ?? { kind: 'null' };
  return { pauses: false, dataType, evaluate: (frame) => frame.rows[0]?.values[index] ?? null };
}

function* insertInto(into: readonly Into[], frame: QueryFrame, writer: RowChanges, onRow: AffectedRow): Task<void> {
  for (const { rules, row, check } of into) {
    const given: Value[] = [];
    for (const column of row) given.push(column === undefined ? null : yield* evaluate(column, frame));
    const { slot, values }: { readonly slot: Parameters<AffectedRow>[0]; readonly values: Row } = yield* writer.insert(
      rules,
      given,
    );
    if (check !== undefined) yield* check(frame.statement, values);
    onRow(slot, values);
  }
}

function distinctTables(into: readonly Into[]): readonly TableRules['table'][] {
  return [...new Map(into.map(({ rules }) => [rules.table.objectId, rules.table])).values()];
}
