import { ProtocolViolation } from '../../tns/protocol-violation.js';
import { writeDescribe } from '../../ttc/messages/describe-message.js';
import { type ExecuteMessage, readExecuteMessage } from '../../ttc/messages/execute-message.js';
import { readFetchMessage } from '../../ttc/messages/fetch-message.js';
import { readReexecuteMessage } from '../../ttc/messages/reexecute-message.js';
import type { TtcReader } from '../../ttc/ttc-reader.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Statement } from '../database.js';
import type { ServerCursor } from '../server-cursor.js';
import type { Call } from './call.js';
import { fetchRows } from './fetch-rows.js';
import { readBindRows } from './read-bind-rows.js';
import { runStatement } from './run-statement.js';

/** The driver's `getRows` takes fewer for the end. */
const MIN_DEFINED_ROWS = 100;

/** EXECUTE: a statement for the first time, with other binds, only to be parsed; or rows of a REF CURSOR. */
export async function executeCall(call: Call, reader: TtcReader): Promise<void> {
  const message = readExecuteMessage(reader, call.fieldVersion);
  const cursor = cursorOf(call, message);
  if (!message.execute) {
    expectEnd(reader);
    if (message.define) return defineColumns(call, cursor, message);
    // An EXECUTE that neither executes nor gives rows parses, perhaps for the second time.
    if (message.sql === undefined && (message.fetch || cursor.statement === undefined)) {
      return fetchRows(call, cursor, message.rowsToFetch);
    }
    return parseOnly(call, cursor);
  }
  const statement = statementOf(cursor);
  cursor.bind(message.binds, call.session.types);
  cursor.reportsRowCounts = message.rowCounts;
  const executions = statement.kind === 'query' ? 1 : Math.max(1, message.executions);
  const iterations = readBindRows(reader, cursor, statement, { ...call.sources, executions, again: false });
  expectEnd(reader);
  await runStatement(call, cursor, statement, {
    iterations,
    autoCommit: message.autoCommit,
    batchErrors: message.batchErrors,
    rowsToFetch: message.fetch ? message.rowsToFetch : undefined,
    full: true,
  });
}

/** REEXECUTE and REEXECUTE AND FETCH: the same statement with the same kinds of binds. */
export async function reexecuteCall(call: Call, reader: TtcReader, andFetch: boolean): Promise<void> {
  const message = readReexecuteMessage(reader);
  const cursor = call.findCursor(message.cursorId);
  const statement = statementOf(cursor);
  const executions = statement.kind === 'query' ? 1 : Math.max(1, message.iterations);
  const iterations = readBindRows(reader, cursor, statement, { ...call.sources, executions, again: true });
  expectEnd(reader);
  await runStatement(call, cursor, statement, {
    iterations,
    autoCommit: message.autoCommit,
    batchErrors: false,
    rowsToFetch: andFetch ? message.iterations : undefined,
    full: false,
  });
}

export async function fetchCall(call: Call, reader: TtcReader): Promise<void> {
  const { cursorId, rowsToFetch } = readFetchMessage(reader);
  expectEnd(reader);
  await fetchRows(call, call.findCursor(cursorId), rowsToFetch);
}

function cursorOf(call: Call, { sql, cursorId }: ExecuteMessage): ServerCursor {
  if (sql === undefined) return call.findCursor(cursorId);
  if (cursorId !== 0) call.closeCursor(cursorId);
  return call.openStatement(call.session.parse(sql));
}

/** A query's rows are fetched after this; those of a REF CURSOR come with it, for the driver takes none to mean that there are none (resultset.js). */
async function defineColumns(call: Call, cursor: ServerCursor, message: ExecuteMessage): Promise<void> {
  cursor.defines = message.defines;
  if (cursor.statement !== undefined) return call.writeOutcome({});
  await fetchRows(call, cursor, Math.max(message.rowsToFetch, MIN_DEFINED_ROWS));
}

function parseOnly(call: Call, cursor: ServerCursor): void {
  const statement = statementOf(cursor);
  const columns = statement.describe();
  if (statement.kind === 'query') {
    writeDescribe(call.writer, call.fieldVersion, columns, call.session.types);
    cursor.describedColumns = columns;
  }
  call.writeOutcome({});
}

function statementOf(cursor: ServerCursor): Statement {
  if (cursor.statement === undefined) throw new OracleError(1003, 'no statement parsed');
  return cursor.statement;
}

function expectEnd(reader: TtcReader): void {
  if (reader.remaining > 0) throw new ProtocolViolation(`${reader.remaining} bytes after the end of the request`);
}
