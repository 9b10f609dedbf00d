import type { ResultFault } from '../binds/binder.js';
import { CellFault } from '../cursors/cell.js';
import type { CursorHandle } from '../cursors/cursor-handle.js';
import { DriverRows } from '../cursors/driver-rows.js';
import { exactColumns, matchColumns, unfetchable } from '../cursors/row-shape.js';
import { BATCH, type RowSource } from '../cursors/row-source.js';
import { type DriverResultSet, isResultSet } from '../driver/result-set.js';
import { DriverError, ResultError } from '../errors/database-errors.js';
import type { OracleClientError } from '../errors/oracle-client-error.js';
import { RowShapeError } from '../errors/row-errors.js';
import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { resultText } from './block-fault.js';
import { BlockRows } from './block-rows.js';
import type { PreparedCall } from './call-target.js';
import { describeIdentity } from './execute-routine.js';
import { explainFailure } from './explain-failure.js';
import { RowLimit } from './row-limit.js';

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

/**
 * @param limit what the rows of cursors in its rows count towards; each counts by itself if it is absent
 * @throws RowShapeError when its columns are not those that were declared
 */
export function openRows(handle: CursorHandle, key: string, reading: CursorReading, limit?: RowLimit): RowSource {
  const { call, session, deadline } = reading;
  const { routine, signal, maxRows } = call;
  const { resultSet, type } = handle;
  if (!isResultSet(resultSet)) throw notAsked(routine.name, key);
  const columns = matchColumns(resultSet.metaData, type.row);
  if ('fault' in columns) throw new RowShapeError(routine.name, key, columns.fault);
  const exact = exactColumns(columns);
  if (exact !== undefined) {
    const fetch = (open: DriverResultSet, count: number) => session.fetch(open, count, deadline, signal);
    const close = (open: DriverResultSet) => session.closeCursor(open);
    return new DriverRows(resultSet, exact, routine.classes, fetch, close);
  }
  const odd = unfetchable(resultSet.metaData);
  if (odd !== undefined) throw new RowShapeError(routine.name, key, odd.fault);
  return new BlockRows(resultSet, columns, reading, (nested, column) => {
    const path = `${key}.${column}`;
    const counted = limit ?? new RowLimit(maxRows);
    return collect(openRows(nested, path, reading, counted), path, reading, counted);
  });
}

/**
 * All rows.
 * @throws TooManyRowsError, ResultError, and what a call can meet
 */
export async function collect(
  rows: RowSource,
  key: string,
  reading: CursorReading,
  limit: RowLimit,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  try {
    for (;;) {
      const batch = await rows.fetch(BATCH);
      for (const row of batch.rows) all.push(row);
      limit.take(batch.rows.length, reading.call.routine.name, key);
      if (batch.isLast) break;
    }
  } catch (error) {
    throw explainFetch(error, key, reading);
  }
  await rows.close();
  return all;
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
    exceptions: routine.exceptions,
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
