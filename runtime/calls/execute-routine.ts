import type { Readable } from 'node:stream';
import { FlatValues } from '../binds/composite/column.js';
import type { CursorDescriptor } from '../call-descriptor.js';
import { CursorHandle } from '../cursors/cursor-handle.js';
import { BATCH } from '../cursors/row-source.js';
import { exactFetchTypes } from '../driver/fetch-types.js';
import { type DriverLob, isLob } from '../driver/lob.js';
import type { DriverBind, ExecuteOptions, OracleDriver } from '../driver/oracle-driver.js';
import type { DriverResultSet } from '../driver/result-set.js';
import { DriverError } from '../errors/database-errors.js';
import { ImplicitResultsError } from '../errors/row-errors.js';
import { CallAbortedError, CallTimeoutError, ConnectionLostError } from '../errors/session-errors.js';
import type { LeasedSession, SessionContext } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { expectedIdentity } from '../sessions/user-name.js';
import { roomFor } from './array-capacity.js';
import { asStreams, openLobs, readLobs, writeLobs } from './call-lobs.js';
import type { PreparedCall } from './call-target.js';
import type { CursorReading } from './cursor-reading.js';
import { explainFailure, type FailedExecution } from './explain-failure.js';
import type { Routine } from './routine.js';
import { comesBack, type ResultReader, type Slot } from './slot.js';
import { type BlockShape, IMPLICIT_KEY, RETURN_INDEX, RETURN_KEY, type Statement } from './statement.js';

export interface Execution {
  readonly caller: Caller;
  /** The proxy account, exact. */
  readonly proxyUser: string;
  readonly shape: BlockShape;
  /** Whether the database commits with the call. */
  readonly commit: boolean;
  /** With the guard `same`: the identity of the transaction that earlier calls saw; null if there is none yet. */
  readonly transactionId: string | null;
  /** By `performance.now()`. */
  readonly deadline: number;
  /** How long the call had from its beginning, for messages. */
  readonly limitMs: number;
  /** Whether a failure is one after which the call is to be made once more, on the same session and within the same deadline. */
  readonly repeat: (error: unknown) => boolean | Promise<boolean>;
}

/** A call's results by key, the function's own value under `RETURN_KEY`. */
export type Results = Readonly<Record<string, unknown>>;

export interface Executed {
  /** Whether the results arrived with the call. Otherwise it was not committed: what is left to be read comes before. */
  readonly isWhole: boolean;
  /**
   * The results by key, cursors as the `CursorHandle`s that are still to be read. Reads what did not arrive with the call: for each LOB a round trip.
   * @throws OracleClientError
   */
  load(): Promise<Results>;
  /** The same with streams in the places of LOBs that are results by themselves. */
  stream(open: OpenLob): Promise<Results>;
  /** What it takes to read the cursors among them. */
  readonly reading: CursorReading;
  /** With the guard `same`. */
  readonly transactionId: string | null;
}

/** Makes a stream of a LOB. */
export type OpenLob = (lob: DriverLob, as: 'text' | 'bytes', key: string) => Readable;

/**
 * Runs a routine on a leased session in one round trip, and those that long LOBs take.
 * @throws OracleClientError; the session is condemned when it can no longer be trusted
 */
export async function executeRoutine(
  session: LeasedSession,
  prepared: PreparedCall,
  execution: Execution,
): Promise<Executed> {
  const { routine, checked, driver, signal, traceId } = prepared;
  const { caller, proxyUser, commit, transactionId, deadline } = execution;
  // Only the block knows whether a LOB is left, which must be read before the commit.
  const commitsWhole = commit && routine.mayLeaveLobs;
  const shape = commitsWhole ? { ...execution.shape, commitsWhole } : execution.shape;
  const statement = routine.statementFor(checked, shape, caller);
  const identity = expectedIdentity(proxyUser, caller);
  let implicit: readonly DriverResultSet[] = [];
  const call = {
    text: statement.text,
    context: contextOf(caller, routine, traceId),
    commit: commit && !commitsWhole,
    givesUpPackageState: shape.packageState !== 'keep',
    fetchOptions: routine.hasCursors ? fetchOptions(driver) : undefined,
    onImplicitResults: (resultSets: readonly DriverResultSet[]) => {
      implicit = resultSets;
    },
    signal,
  };
  if (signal?.aborted === true) throw notRun(routine.name, signal);
  requireAlive(session, routine.name, 'not-started');
  const explain = (error: unknown, sent: FailedExecution['commit']) =>
    explainFailure(session, error, {
      routine: routine.name,
      exceptions: routine.exceptions,
      identity: describeIdentity(proxyUser, caller),
      resultKey: (index) => resultKeyOf(routine, index),
      limitMs: execution.limitMs,
      commit: sent,
      commitLine: statement.commitLine,
      signal,
      deadline,
    });
  const limits = { deadline, signal };
  const values = statement.slots.map((slot) => boundValue(slot, checked.values, identity, transactionId));
  const written = statement.takesLobs
    ? await writeLobs(session, statement.slots, values, prepared, limits).catch((error: unknown) => {
        throw explain(error, 'none');
      })
    : { values, lobs: [] };
  const binds = statement.slots.map((slot, index) => toDriverBind(slot, written.values[index], driver));
  const execute = () => session.execute({ ...call, binds }, deadline);
  let outBinds: readonly unknown[];
  try {
    outBinds = await execute().catch(async (error: unknown) => {
      if (await execution.repeat(error)) return execute();
      throw error;
    });
  } catch (error) {
    throw explain(error, commitsWhole ? 'within' : commit ? 'sent' : 'possible');
  } finally {
    for (const lob of written.lobs) session.lobs.free(lob);
  }
  const returned = outBinds;
  const leavesLobs = routine.mayLeaveLobs && returned.some(isLob);
  const id = returned[statement.transactionIndex];
  const finish = async (open?: OpenLob): Promise<Results> => {
    const implicitResults = implicitResultsOf(routine, implicit, commit && !leavesLobs);
    const opened = leavesLobs && open !== undefined ? openLobs(statement, routine, returned, open) : returned;
    const read = leavesLobs
      ? await readLobs(session, opened, limits).catch((error: unknown) => {
          throw explain(error, 'none');
        })
      : returned;
    const results = readResults(routine, statement, read, commit && !leavesLobs);
    return implicitResults === undefined ? results : { ...results, ...implicitResults };
  };
  return {
    isWhole: !routine.hasCursors && !leavesLobs,
    reading: { session, call: prepared, caller, proxyUser, deadline, limitMs: execution.limitMs },
    transactionId: typeof id === 'string' ? id : null,
    load: () => finish(),
    stream: async (open) => asStreams(routine, await finish(open)),
  };
}

/** What is bound: nothing (undefined or null) for what only comes out. */
function boundValue(
  { source, column }: Slot,
  values: PreparedCall['checked']['values'],
  identity: string,
  transactionId: string | null,
): unknown {
  if (source === 'identity') return identity;
  if (source === 'transaction') return transactionId;
  if (source === 'result') return null;
  const value = values.get(source);
  if (column === undefined || !(value instanceof FlatValues)) return value;
  return column.level > 0 ? value.of(column) : value.of(column)[0];
}

/** @throws ImplicitResultsError for others than the client was generated for */
function implicitResultsOf(
  { name, implicitResults }: Routine,
  resultSets: readonly DriverResultSet[],
  committed: boolean,
): Results | undefined {
  const { length } = resultSets;
  if (implicitResults === undefined) {
    if (length > 0) throw new ImplicitResultsError(name, undefined, length, committed ? 'committed' : 'rolled-back');
    return undefined;
  }
  const { results } = implicitResults;
  if (results !== undefined && results.length !== length)
    throw new ImplicitResultsError(name, results.length, length, 'rolled-back');
  const handles = resultSets.map((resultSet, index) => new CursorHandle(results?.[index] ?? ANY_ROWS, resultSet));
  return { [IMPLICIT_KEY]: handles };
}

const ANY_ROWS: CursorDescriptor = { kind: 'cursor' };

export function fetchOptions(driver: OracleDriver): Omit<ExecuteOptions, 'autoCommit' | 'resultSet'> {
  return { fetchArraySize: BATCH, fetchTypeHandler: exactFetchTypes(driver) };
}

export function toDriverBind(slot: Slot, value: unknown, driver: OracleDriver): DriverBind {
  const { binder, direction, capacity } = slot;
  const dir = direction === 'out' ? driver.BIND_OUT : comesBack(slot) ? driver.BIND_INOUT : driver.BIND_IN;
  const type = driver[binder.bindType];
  const bind: DriverBind = { dir, type };
  if (binder.maxSize !== undefined) bind.maxSize = binder.maxSize;
  if (direction !== 'out') bind.val = value;
  const elements = capacity ?? (Array.isArray(value) ? roomFor(value.length) : undefined);
  if (elements !== undefined) bind.maxArraySize = elements;
  return bind;
}

/** What the database shows for the session: what the caller says, else what is called. */
export function contextOf(
  caller: Caller,
  called: { readonly module: string; readonly action: string },
  ecid?: string,
): SessionContext {
  const { clientIdentifier, module = called.module, action = called.action, clientInfo, dbOp, appContext } = caller;
  return { clientIdentifier, module, action, clientInfo, dbOp, appContext, ecid };
}

function readResults(
  routine: Routine,
  { results, outIndexes }: Statement,
  outBinds: readonly unknown[],
  committed: boolean,
): Results {
  const returned = (slot: Slot): unknown => outBinds[outIndexes.get(slot) ?? -1] ?? null;
  const values: Record<string, unknown> = {};
  for (const result of results) values[result.key] = decode(result, returned, routine, committed);
  return values;
}

/** What the caller gets. */
export function resultOf({ givesObject }: Routine, results: Results): unknown {
  return givesObject ? results : results[RETURN_KEY];
}

function decode(
  result: ResultReader,
  returned: (slot: Slot) => unknown,
  routine: Routine,
  committed: boolean,
): unknown {
  try {
    return result.read(returned);
  } catch (cause) {
    // Sizes and ranges are checked in the block; what is left is a driver that behaves otherwise than supported ones do.
    throw new DriverError(`${routine.name}, result ${result.key}: the driver returned something else than asked for.`, {
      routine: routine.name,
      outcome: committed ? 'committed' : 'rolled-back',
      cause,
    });
  }
}

function resultKeyOf({ parameters }: Routine, index: number): string {
  return index === RETURN_INDEX ? RETURN_KEY : (parameters[index]?.descriptor.key ?? String(index));
}

/** A call on a held session that waited too long for the calls before it. */
export function turnNeverCame(routine: string, limitMs: number): CallTimeoutError {
  return new CallTimeoutError(
    `${routine} was not run: its ${Math.round(limitMs)} ms had passed before its turn came.`,
    { routine },
  );
}

function notRun(routine: string, { reason }: AbortSignal): CallAbortedError {
  return new CallAbortedError(`${routine} was not run: it was aborted before.`, { routine, cause: reason });
}

/**
 * A held session may be lost between two calls: then nothing is sent, and what became of the call is certain.
 * @throws ConnectionLostError
 */
export function requireAlive(session: LeasedSession, called: string, outcome: 'not-started' | 'rolled-back'): void {
  if (session.isAlive) return;
  session.condemn();
  throw new ConnectionLostError(`${called}: the connection had been lost before. Nothing was sent.`, {
    routine: called,
    outcome,
    sessionSurvived: false,
  });
}

export function describeIdentity(proxyUser: string, { user, clientIdentifier, isClientIdentifier }: Caller): string {
  if (isClientIdentifier === true) return `${proxyUser} with the client identifier ${clientIdentifier ?? ''}`;
  return user === null ? proxyUser : `${user} through ${proxyUser}`;
}
