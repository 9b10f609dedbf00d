import type { Row } from '../../storage/row.js';
import type { DefaultValue, Insert } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { SLICE, type Task, type Wait } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { CompileContext } from '../compile-context.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { QueryFrame, type StatementFrame } from '../query/frame.js';
import { subqueriesIn } from '../query/subqueries.js';
import { compileColumnValue, convertedValue } from './column-values.js';
import type { DmlPlan } from './dml-plan.js';
import { columnNames, insertedColumns, resolveTarget } from './dml-target.js';
import { compileErrorLog, type LoggedRow } from './error-log.js';
import { recordFields } from './record-fields.js';
import { compileReturning } from './returning.js';
import { rulesOf, type TableRules } from './table-rules.js';
import { writtenRowCheck } from './target-rows.js';

/** INSERT of VALUES rows, of a query's rows, or of a PL/SQL record. */
export function compileInsert(statement: Insert, context: CompileContext): DmlPlan {
  const target = resolveTarget(statement.target, 'INSERT', columnNames(statement.columns), context);
  const { table, view } = target;
  const rules = rulesOf(table, context);
  const columns = insertedColumns(statement, target);
  const rows = compileSource(statement, columns, rules, context);
  const log = compileErrorLog(statement.logErrors, target, context);
  const check = writtenRowCheck(target.rows);
  return {
    table,
    insteadOf: view !== undefined,
    events: [{ kind: 'INSERT', columns: [] }],
    insertsOneRow: statement.source.kind === 'record' || isSingle(statement.source),
    returning: compileReturning(statement.returning, target, context),
    computed: target.rows.computed,
    run: (frame, writer, onRow) =>
      log(frame, writer, function* (guard) {
        for (const step of rows(frame)) {
          if (step.kind !== 'row') {
            yield step;
            continue;
          }
          if (frame.session.slice.isOver()) yield SLICE;
          const row: LoggedRow = { operation: 'I', slot: undefined, values: [] };
          const inserted = yield* guard(row, function* () {
            const wanted = yield* convertedRow(step, row);
            const { slot, values } = yield* writer.insert(rules, wanted);
            if (check !== undefined) yield* check(frame, values);
            return { slot, values };
          });
          if (inserted !== undefined) onRow(inserted.slot, inserted.values);
        }
      }),
  };
}

function isSingle(source: Insert['source']): boolean {
  return source.kind === 'values' && source.rows.length === 1;
}

/** A row whose values are yet to be evaluated and converted. */
export interface NewRow {
  readonly kind: 'row';
  readonly row: readonly (Compiled<QueryFrame> | undefined)[];
  /** What is given for the columns, before it is converted to their types. */
  readonly given: readonly (Compiled<QueryFrame> | undefined)[];
  readonly frame: QueryFrame;
}

/** Notes for the log what was given if that cannot be converted. */
export function* convertedRow({ row, given, frame }: Omit<NewRow, 'kind'>, logged: LoggedRow): Task<Row> {
  try {
    logged.values = yield* evaluateRow(row, frame);
    return logged.values;
  } catch (error) {
    logged.types = given.map((value) => value?.dataType);
    logged.values = yield* evaluateRow(given, frame);
    throw error;
  }
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
        : source.rows.map((values) => valuesRow(values, columns, rules, scope, source.position));
    return function* (statementFrame) {
      for (const { row, given } of rows) {
        statementFrame.rowSequences.clear();
        yield { kind: 'row', row, given, frame: new QueryFrame(statementFrame, undefined) };
      }
    };
  }
  const query = context.compileQuery(source.query, undefined, CommonTables.none);
  requireCount(columns.length, query.columns.length, source.position);
  const read = query.columns.map(
    ({ dataType }, index): Compiled<QueryFrame> => ({
      pauses: false,
      dataType,
      evaluate: (frame) => frame.rows[0]?.values[index] ?? null,
    }),
  );
  const { row, given } = convertedTo(columns, read, rules, scope, source.position);
  return function* (statementFrame) {
    const frame = new QueryFrame(statementFrame, undefined);
    for (const step of query.rows(statementFrame, undefined)) {
      if (step.kind !== 'result') {
        yield step;
        continue;
      }
      frame.rows[0] = { values: step.values, slot: undefined };
      yield { kind: 'row', row, given, frame };
    }
  };
}

export type RowToBe = Pick<NewRow, 'row' | 'given'>;

export function valuesRow(
  values: readonly (Expression | DefaultValue)[],
  columns: readonly number[],
  rules: TableRules,
  scope: BlockScope,
  position: number,
): RowToBe {
  requireCount(columns.length, values.length, position);
  const converted = new Map<number, Compiled<QueryFrame>>();
  const given: (Compiled<QueryFrame> | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    const column = columns[index] ?? 0;
    if (value.kind === 'default_value') {
      converted.set(column, compileColumnValue(value, column, rules, scope, 'insert'));
      continue;
    }
    const compiled = compileExpression(value, scope);
    given[column] = compiled;
    converted.set(column, convertedValue(compiled, column, rules, scope, 'insert', value.position));
  }
  return { row: fullRow(rules, converted), given: Array.from(given) };
}

/** PL/SQL's `VALUES l_order`. */
function recordRow(
  { record, position }: Extract<Insert['source'], { readonly kind: 'record' }>,
  columns: readonly number[],
  rules: TableRules,
  scope: BlockScope,
): RowToBe {
  return convertedTo(columns, recordFields(record, columns.length, scope), rules, scope, position);
}

/** Values for columns in the order of both. */
function convertedTo(
  columns: readonly number[],
  values: readonly Compiled<QueryFrame>[],
  rules: TableRules,
  scope: BlockScope,
  position: number,
): RowToBe {
  const converted = new Map<number, Compiled<QueryFrame>>();
  const given: (Compiled<QueryFrame> | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    const column = columns[index] ?? 0;
    given[column] = value;
    converted.set(column, convertedValue(value, column, rules, scope, 'insert', position));
  }
  return { row: fullRow(rules, converted), given: Array.from(given) };
}

/** One expression per column: what was given, or the default. */
export function fullRow(
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

export function requireCount(columns: number, values: number, position: number): void {
  if (values < columns) throw new OracleError(947, 'not enough values', { position });
  if (values > columns) throw new OracleError(913, 'too many values', { position });
}
