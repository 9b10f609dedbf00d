import type { Row } from '../../storage/row.js';
import type { Insert } from '../../syntax/ast/dml.js';
import { SLICE, type Task, type Wait } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileRowCheck } from '../access-policies/check-rows.js';
import type { CompileContext } from '../compile-context.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { QueryFrame, type StatementFrame } from '../query/frame.js';
import { subqueriesIn } from '../query/subqueries.js';
import { compileColumnValue, convertedValue } from './column-values.js';
import type { DmlPlan } from './dml-plan.js';
import { columnNames, resolveTarget, targetColumns, visibleColumns } from './dml-target.js';
import { recordFields } from './record-fields.js';
import { compileReturning } from './returning.js';
import { rulesOf, type TableRules } from './table-rules.js';

/** INSERT of VALUES rows, of a query's rows, or of a PL/SQL record. */
export function compileInsert(statement: Insert, context: CompileContext): DmlPlan {
  const { table, alias, view } = resolveTarget(statement.target, 'INSERT', columnNames(statement.columns), context);
  const rules = rulesOf(table, context);
  const columns =
    statement.columns.length === 0 ? visibleColumns(table) : targetColumns(table, alias, statement.columns);
  const rows = compileSource(statement, columns, rules, context);
  const check = compileRowCheck(table, 'INSERT', context);
  return {
    table,
    insteadOf: view !== undefined,
    events: [{ kind: 'INSERT', columns: [] }],
    insertsOneRow: statement.source.kind === 'record' || isSingle(statement.source),
    returning: compileReturning(statement.returning, { table, alias, view }, context),
    *run(frame, writer, onRow) {
      for (const step of rows(frame)) {
        if (step.kind !== 'row') {
          yield step;
          continue;
        }
        if (frame.session.slice.isOver()) yield SLICE;
        const { slot, values } = yield* writer.insert(rules, step.values);
        if (check !== undefined) yield* check(frame, values);
        onRow(slot, values);
      }
    },
  };
}

function isSingle(source: Insert['source']): boolean {
  return source.kind === 'values' && source.rows.length === 1;
}

interface NewRow {
  readonly kind: 'row';
  readonly values: Row;
}

type NewRows = (frame: StatementFrame) => Generator<Wait | NewRow, void, void>;

function compileSource(
  statement: Insert,
  columns: readonly number[],
  rules: TableRules,
  context: CompileContext,
): NewRows {
  const { source } = statement;
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  if (source.kind !== 'select') {
    scope.refusesColumns = true;
    const rows =
      source.kind === 'record'
        ? [recordRow(source, columns, rules, scope)]
        : source.rows.map((values) => {
            requireCount(columns.length, values.length, source.position);
            const given = new Map(
              values.map((value, index): [number, Compiled<QueryFrame>] => {
                const column = columns[index] ?? 0;
                return [column, compileColumnValue(value, column, rules, scope, 'insert')];
              }),
            );
            return fullRow(rules, given);
          });
    return function* (statementFrame) {
      for (const row of rows) {
        statementFrame.rowSequences.clear();
        const values = yield* evaluateRow(row, new QueryFrame(statementFrame, undefined));
        yield { kind: 'row', values };
      }
    };
  }
  const query = context.compileQuery(source.query, undefined, CommonTables.none);
  requireCount(columns.length, query.columns.length, source.position);
  const given = new Map(
    query.columns.map((output, index): [number, Compiled<QueryFrame>] => {
      const column = columns[index] ?? 0;
      const read: Compiled<QueryFrame> = {
        pauses: false,
        dataType: output.dataType,
        evaluate: (frame) => frame.rows[0]?.values[index] ?? null,
      };
      return [column, convertedValue(read, column, rules, scope, 'insert', source.position)];
    }),
  );
  const row = fullRow(rules, given);
  return function* (statementFrame) {
    const frame = new QueryFrame(statementFrame, undefined);
    for (const step of query.rows(statementFrame, undefined)) {
      if (step.kind !== 'result') {
        yield step;
        continue;
      }
      frame.rows[0] = { values: step.values, slot: undefined };
      yield { kind: 'row', values: yield* evaluateRow(row, frame) };
    }
  };
}

/** PL/SQL's `VALUES l_order`. */
function recordRow(
  { record, position }: Extract<Insert['source'], { readonly kind: 'record' }>,
  columns: readonly number[],
  rules: TableRules,
  scope: BlockScope,
): readonly (Compiled<QueryFrame> | undefined)[] {
  const given = recordFields(record, columns.length, scope).map((field, index): [number, Compiled<QueryFrame>] => {
    const column = columns[index] ?? 0;
    return [column, convertedValue(field, column, rules, scope, 'insert', position)];
  });
  return fullRow(rules, new Map(given));
}

/** One expression per column: what was given, or the default. */
function fullRow(
  rules: TableRules,
  given: ReadonlyMap<number, Compiled<QueryFrame>>,
): readonly (Compiled<QueryFrame> | undefined)[] {
  return rules.table.columns.map((_, index) => given.get(index) ?? rules.defaults[index]);
}

function* evaluateRow(row: readonly (Compiled<QueryFrame> | undefined)[], frame: QueryFrame): Task<Row> {
  const values: Value[] = [];
  for (const column of row) values.push(column === undefined ? null : yield* evaluate(column, frame));
  return values;
}

function requireCount(columns: number, values: number, position: number): void {
  if (values < columns) throw new OracleError(947, 'not enough values', { position });
  if (values > columns) throw new OracleError(913, 'too many values', { position });
}
