import { writeDescribe } from '../../ttc/messages/describe-message.js';
import { writeImplicitResults } from '../../ttc/messages/implicit-results-message.js';
import { writeIoVector } from '../../ttc/messages/io-vector-message.js';
import { writeRowCounts } from '../../ttc/messages/parameter-message.js';
import { sameDescription } from '../../ttc/wire-column.js';
import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { parsePhysicalRowid } from '../../values/physical-rowid.js';
import type { BindMode, BindValue, ExecuteResult, RowSource, Statement } from '../database.js';
import type { ServerCursor } from '../server-cursor.js';
import type { Call } from './call.js';
import { fetchRows } from './fetch-rows.js';
import { requireSameKinds } from './require-same-kinds.js';
import { writeOutBinds, writeReturnedValues } from './write-out-binds.js';

export interface RunOptions {
  readonly iterations: readonly (readonly BindValue[])[];
  readonly autoCommit: boolean;
  readonly batchErrors: boolean;
  /** Undefined: the rows of a query are not to be fetched with this call. */
  readonly rowsToFetch: number | undefined;
  /** The client sent a full EXECUTE: it has forgotten columns and directions. */
  readonly full: boolean;
}

/** Executes a cursor's statement and writes everything that the client gets to know of it. */
export async function runStatement(
  call: Call,
  cursor: ServerCursor,
  statement: Statement,
  options: RunOptions,
): Promise<void> {
  if (cursor.binds.length < statement.binds.length) throw new OracleError(1008, 'not all variables bound');
  cursor.closeRows();
  const result = await statement.execute({
    definitions: cursor.definitions,
    iterations: options.iterations,
    autoCommit: options.autoCommit,
    batchErrors: options.batchErrors,
    signal: call.signal,
  });
  if (result.rows !== undefined) return writeQueryResult(call, cursor, result.rows, options);
  writeBinds(call, cursor, statement, result, options);
  writeOutcome(call, cursor, statement, result);
}

async function writeQueryResult(
  call: Call,
  cursor: ServerCursor,
  rows: RowSource,
  { full, rowsToFetch }: RunOptions,
): Promise<void> {
  if (cursor.describedColumns !== undefined) requireSameKinds(cursor.describedColumns, rows);
  cursor.openRows(rows);
  if (full || !sameDescription(cursor.describedColumns, rows.columns)) {
    writeDescribe(call.writer, call.fieldVersion, rows.columns, call.session.types);
    cursor.describedColumns = rows.columns;
  }
  if (rowsToFetch === undefined || awaitsDefines(cursor, rows)) call.writeOutcome({});
  else await fetchRows(call, cursor, rowsToFetch);
}

const DEFINED_KINDS: ReadonlySet<DataType['kind']> = new Set(['clob', 'blob', 'json', 'vector']);

/** A client that has not said how it wants LOBs, JSON and VECTORs gets no rows with them. Source: the driver defines such columns after the description. */
function awaitsDefines({ defines }: ServerCursor, { columns }: RowSource): boolean {
  return defines.length === 0 && columns.some(({ dataType }) => DEFINED_KINDS.has(dataType.kind));
}

function writeBinds(
  call: Call,
  cursor: ServerCursor,
  statement: Statement,
  result: ExecuteResult,
  { full }: RunOptions,
): void {
  const { bindModes } = result;
  if (bindModes !== undefined && cursor.binds.length > 0) {
    if (full || !sameDirections(cursor.directions, bindModes)) {
      writeIoVector(call.writer, bindModes);
      cursor.directions = bindModes;
    }
    const outBinds = cursor.binds.filter((_, index) => bindModes[index] !== 'IN');
    writeOutBinds(call, outBinds, result.outValues ?? []);
  }
  const returning = cursor.binds.filter((_, index) => statement.binds[index]?.returning === true);
  if (returning.length > 0) writeReturnedValues(call, returning, result.returned ?? []);
  if (result.implicitResults !== undefined && result.implicitResults.length > 0) {
    writeImplicitResults(
      call.writer,
      call.fieldVersion,
      result.implicitResults.map((rows) => ({ cursorId: call.openRows(rows).id, columns: rows.columns })),
      call.session.types,
    );
  }
}

function writeOutcome(call: Call, cursor: ServerCursor, statement: Statement, result: ExecuteResult): void {
  if (cursor.reportsRowCounts) writeRowCounts(call.writer, result.iterationRowCounts ?? []);
  // The driver sends the text of a DDL statement every time: its cursor would never be used or closed.
  if (statement.kind === 'ddl') call.closeCursor(cursor.id);
  const batchErrors = result.batchErrors ?? [];
  call.writeOutcome({
    // The client takes a block's count for rows, too, and shows a ROWID when it is not 0.
    rowCount: statement.kind === 'plsql' ? 0 : result.rowCount,
    compiledWithErrors: result.compiledWithErrors === true,
    batchErrors,
    ...(result.lastRowid === undefined ? {} : { lastRowid: parsePhysicalRowid(result.lastRowid) }),
    ...(batchErrors.length === 0 ? {} : { error: new OracleError(24381, 'error(s) in array DML') }),
  });
}

function sameDirections(known: readonly BindMode[] | undefined, actual: readonly BindMode[]): boolean {
  return known?.length === actual.length && actual.every((mode, index) => known[index] === mode);
}
