import type { ResultFault } from '../binds/binder.js';
import { CellFault } from '../cursors/cell.js';
import type { CursorHandle } from '../cursors/cursor-handle.js';
import { DriverRows } from '../cursors/driver-rows.js';
import { canBeDefined, matchColumns } from '../cursors/row-shape.js';
import type { RowSource } from '../cursors/row-source.js';
import { readDescription } from '../cursors/sql-columns.js';
import { type DriverResultSet, isResultSet } from '../driver/result-set.js';
import { DriverError, ResultError } from '../errors/database-errors.js';
import type { OracleClientError } from '../errors/oracle-client-error.js';
import { RowShapeError } from '../errors/row-errors.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { resultText } from './block-fault.js';
import type { PreparedCall } from './call-target.js';
import { describeIdentity } from './execute-routine.js';
import { explainFailure } from './explain-failure.js';
import { SqlRows } from './sql-rows.js';

/** A call whose cursors are read. */
export interface CursorReading {
  readonly session: LeasedSession;
  readonly call: PreparedCall;
  readonly caller: Caller;
  readonly proxyUser: string;
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly limitMs: number;
}

/** @throws RowShapeError when its columns are not those that were declared */
export function openRows(handle: CursorHandle, key: string, reading: CursorReading): RowSource {
  const { call, session, deadline } = reading;
  const { routine, signal } = call;
  const { cursor, type } = handle;
  const match = (columns: Parameters<typeof matchColumns>[0]) => {
    const matched = matchColumns(columns, type.row);
    if ('fault' in matched) throw new RowShapeError(routine.name, key, matched.fault);
    return matched;
  };
  if ('resultSet' in cursor) {
    const { resultSet } = cursor;
    if (!isResultSet(resultSet)) throw notAsked(routine.name, key);
    const fetch = (open: DriverResultSet, count: number) => session.fetch(open, count, deadline, signal);
    const close = (open: DriverResultSet) => session.closeCursor(open);
    return new DriverRows(resultSet, match(resultSet.metaData), routine.classes, fetch, close);
  }
  const { number, description } = cursor;
  if (typeof number !== 'number' || typeof description !== 'string') throw notAsked(routine.name, key);
  const columns = match(readDescription(description));
  const odd = columns.find((column) => !canBeDefined(column));
  if (odd !== undefined) {
    throw new RowShapeError(
      routine.name,
      key,
      `have ${odd.dbTypeName} beside a date, which cannot be read together yet`,
    );
  }
  return new SqlRows(number, columns, reading);
}

function notAsked(routine: string, key: string): DriverError {
  return new DriverError(`${routine}, result ${key}: the driver returned something else than asked for.`, {
    routine,
    outcome: 'rolled-back',
  });
}

/** What went wrong with a fetch, in words of ours. Nothing was committed yet. */
export function explainFetch(error: unknown, key: string, reading: CursorReading): OracleClientError {
  const { session, call, caller, proxyUser, deadline, limitMs } = reading;
  const { routine, signal } = call;
  if (error instanceof CellFault) return cellError(routine.name, `${key}.${error.key}`, error.fault);
  return explainFailure(session, error, {
    routine: routine.name,
    identity: describeIdentity(proxyUser, caller),
    resultKey: () => key,
    limitMs,
    commit: 'none',
    signal,
    deadline,
  });
}

function cellError(routine: string, key: string, fault: ResultFault): ResultError {
  return new ResultError(`${routine}, result ${key}: ${resultText(fault)}.`, { routine, outcome: 'rolled-back' });
}
