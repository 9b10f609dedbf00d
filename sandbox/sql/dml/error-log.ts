import { requireObjectPrivilege } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import { columnIndex, type Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { ErrorLogging } from '../../syntax/ast/dml.js';
import type { Task } from '../../tasks/task.js';
import { convertValue } from '../../values/convert.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { CompileContext } from '../compile-context.js';
import { tableNotFound } from '../errors/object-errors.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { rowidOf } from '../expressions/rowids.js';
import { convertTo } from '../expressions/type-matching.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import { subqueriesIn } from '../query/subqueries.js';
import { autonomously } from '../session-control/autonomous-transaction.js';
import { commit, currentTransaction } from '../session-control/transaction-control.js';
import type { SessionState } from '../session-state.js';
import type { RowChanges } from './dml-plan.js';
import type { ResolvedTarget } from './dml-target.js';
import { RowWriter } from './row-writer.js';
import { StatementTriggers } from './statement-triggers.js';
import { rulesOf } from './table-rules.js';

/** A row that a statement works at, as the log shows it if that fails. */
export interface LoggedRow {
  operation: 'I' | 'U' | 'D';
  slot: RowSlot | undefined;
  /** By the table's columns. */
  values: Row;
  /** Of the values; undefined where they are of the columns' types. */
  types?: readonly (DataType | undefined)[];
}

/** Does a row's work; undefined if it failed and was logged. */
export type RowGuard = <T>(row: LoggedRow, work: () => Task<T>) => Task<T | undefined>;

/** Runs all rows of a statement, each within the guard. */
export type ErrorLog = (
  statement: StatementFrame,
  writer: RowChanges,
  rows: (guard: RowGuard) => Task<void>,
) => Task<void>;

/** A statement without LOG ERRORS. */
const WITHOUT_LOG: ErrorLog = (_statement, _writer, rows) => rows((_row, work) => work());

/** Errors that are not a row's: locks, deadlocks, cancelled calls, serialization. */
const OF_THE_STATEMENT: ReadonlySet<number> = new Set([54, 60, 1013, 8177, 30006]);

/**
 * LOG ERRORS: a row with an error is undone and logged, and the statement goes on. What is logged stays, whatever becomes of
 * the transaction. Source: SQL Language Reference, INSERT, "error_logging_clause"; Administrator's Guide, "Inserting Data with
 * DML Error Logging".
 * @throws OracleError 942, 1031, 38900 for a log without one of its own columns
 */
export function compileErrorLog(
  clause: ErrorLogging | undefined,
  { table, view, through }: ResolvedTarget,
  context: CompileContext,
): ErrorLog {
  if (clause === undefined) return WITHOUT_LOG;
  if (view !== undefined || through) throw new NotSupportedError('LOG ERRORS on views', clause.position);
  const log = findLog(clause, table, context);
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  const option = (expression: ErrorLogging['tag'], type: DataType): Compiled<QueryFrame> | undefined =>
    expression === undefined ? undefined : convertTo(compileExpression(expression, scope), type, scope);
  const tag = option(clause.tag, VARCHAR2);
  const limit = clause.limit === 'UNLIMITED' ? undefined : option(clause.limit, NUMBER);
  const { services } = context;
  const { transactions } = services.storage;
  return function* (statement, writer, rows) {
    const { session } = statement;
    const frame = new QueryFrame(statement, undefined);
    const tagged = tag === undefined ? null : yield* evaluate(tag, frame);
    const allowed = limit === undefined ? 0 : Number(yield* evaluate(limit, frame));
    const accepted = clause.limit === 'UNLIMITED' ? Number.POSITIVE_INFINITY : allowed;
    const transaction = currentTransaction(services, session);
    const failed: Row[] = [];
    try {
      yield* rows(function* (row, work) {
        const mark = transaction.changes.length;
        try {
          const result = yield* work();
          yield* writer.settle();
          return result;
        } catch (error) {
          if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
          if (OF_THE_STATEMENT.has(error.code)) throw error;
          transactions.rollbackTo(transaction, mark);
          failed.push(logEntry(error, row, tagged, table, log, session));
          if (failed.length > accepted) throw error;
          return undefined;
        }
      });
    } catch (error) {
      if (error instanceof OracleError) yield* write(failed, log, context, session);
      throw error;
    }
    yield* write(failed, log, context, session);
  };
}

const MANDATORY = ['ORA_ERR_NUMBER$', 'ORA_ERR_MESG$', 'ORA_ERR_ROWID$', 'ORA_ERR_OPTYP$', 'ORA_ERR_TAG$'];

function findLog(clause: ErrorLogging, table: Table, context: CompileContext): Table {
  const { services, environment } = context;
  const parts = clause.table?.parts.map(({ name }) => name) ?? [table.owner, errorLogName(table.name)];
  const log = resolveObject(services.store, parts, environment.currentSchema);
  const position = clause.table?.position ?? clause.position;
  if (log?.type !== 'TABLE') throw tableNotFound(parts, environment.currentSchema, position);
  requireObjectPrivilege(services.store, environment.domain, log, 'INSERT', position);
  const missing = MANDATORY.find((name) => columnIndex(log, name) === undefined);
  if (missing === undefined) return log;
  throw new OracleError(38900, `missing mandatory column "${missing}" of error logging table "${log.name}"`, {
    position,
  });
}

/** Source: PL/SQL Packages and Types Reference, "CREATE_ERROR_LOG Procedure". */
export function errorLogName(tableName: string): string {
  return `ERR$_${tableName.slice(0, 25)}`;
}

function logEntry(
  error: OracleError,
  { operation, slot, values, types }: LoggedRow,
  tag: Value,
  table: Table,
  log: Table,
  session: SessionState,
): Row {
  const rowid = operation === 'I' || slot === undefined ? null : rowidOf(table, slot, slot.head?.values ?? []);
  const own = new Map<string, Value>([
    ['ORA_ERR_NUMBER$', error.code],
    ['ORA_ERR_MESG$', error.fullText],
    ['ORA_ERR_ROWID$', rowid],
    ['ORA_ERR_OPTYP$', operation],
    ['ORA_ERR_TAG$', tag],
  ]);
  return log.columns.map(({ name, dataType }) => {
    const given = own.get(name);
    if (given !== undefined) return cut(given, dataType);
    const index = columnIndex(table, name);
    const value = index === undefined ? null : (values[index] ?? null);
    const type = index === undefined ? undefined : (types?.[index] ?? table.columns[index]?.dataType);
    return value === null || type === undefined
      ? null
      : cut(convertValue(value, dataType, session, 'sql', type), dataType);
  });
}

/** Text that is too long for the log is shortened. */
function cut(value: Value, type: DataType): Value {
  return typeof value === 'string' && type.kind === 'varchar2' && type.length !== undefined
    ? value.slice(0, type.length)
    : value;
}

/** Writes the log in a transaction of its own. */
function* write(entries: readonly Row[], log: Table, context: CompileContext, session: SessionState): Task<void> {
  if (entries.length === 0) return;
  const { services } = context;
  const { transactions } = services.storage;
  function* work(): Task<void> {
    const transaction = currentTransaction(services, session);
    const snapshot = transactions.openSnapshot(transaction);
    try {
      const statement = new StatementFrame(session, [], snapshot);
      const triggers = new StatementTriggers(services, session, [log], false);
      const writer = new RowWriter(context, statement, transaction, triggers);
      for (const entry of entries) yield* writer.insert(rulesOf(log, context), entry);
      yield* writer.finish();
    } finally {
      transactions.release(snapshot);
    }
    yield* commit(services, session);
  }
  yield* autonomously(services, session, work());
}
