import type { DriverBind, OracleDriver } from '../driver/oracle-driver.js';
import { DriverError } from '../errors/database-errors.js';
import { CallAbortedError, CallTimeoutError, ConnectionLostError } from '../errors/session-errors.js';
import type { LeasedSession, SessionContext } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { expectedIdentity } from '../sessions/user-name.js';
import type { PreparedCall } from './call-target.js';
import { explainFailure } from './explain-failure.js';
import type { Routine } from './routine.js';
import {
  type BlockShape,
  comesBack,
  RETURN_INDEX,
  RETURN_KEY,
  type ResultSlot,
  type Slot,
  type Statement,
} from './statement.js';

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

export interface Executed {
  /** What the caller gets. */
  readonly value: unknown;
  /** With the guard `same`. */
  readonly transactionId: string | null;
}

/**
 * Runs a routine on a leased session in one round trip.
 * @throws OracleClientError; the session is condemned when it can no longer be trusted
 */
export async function executeRoutine(
  session: LeasedSession,
  { routine, checked, driver, signal, traceId }: PreparedCall,
  execution: Execution,
): Promise<Executed> {
  const { caller, proxyUser, shape, commit, transactionId, deadline } = execution;
  const statement = routine.statementFor(checked.omitted, shape, caller);
  const identity = expectedIdentity(proxyUser, caller);
  const bound = ({ source }: Slot): unknown => {
    if (source === 'identity') return identity;
    if (source === 'transaction') return transactionId;
    return source === 'result' ? null : checked.values.get(source);
  };
  const call = {
    text: statement.text,
    binds: statement.slots.map((slot) => toDriverBind(slot, bound(slot), driver)),
    context: { ...contextOf(caller, routine), ...(traceId === undefined ? {} : { ecid: traceId }) },
    commit,
    givesUpPackageState: shape.packageState !== 'keep',
    signal,
  };
  if (signal?.aborted === true) throw notRun(routine.name, signal);
  requireAlive(session, routine.name, 'not-started');
  let outBinds: readonly unknown[];
  try {
    outBinds = await session.execute(call, deadline).catch(async (error: unknown) => {
      if (await execution.repeat(error)) return session.execute(call, deadline);
      throw error;
    });
  } catch (error) {
    throw explainFailure(session, error, {
      routine: routine.name,
      identity: describeIdentity(proxyUser, caller),
      resultKey: (index) => resultKeyOf(routine, index),
      limitMs: execution.limitMs,
      commit: commit ? 'sent' : 'possible',
      signal,
      deadline,
    });
  }
  const id = outBinds[statement.transactionIndex];
  return {
    value: readResults(routine, statement, outBinds, commit),
    transactionId: typeof id === 'string' ? id : null,
  };
}

export function toDriverBind(slot: Slot, value: unknown, driver: OracleDriver): DriverBind {
  const { binder, direction } = slot;
  const dir = direction === 'out' ? driver.BIND_OUT : comesBack(slot) ? driver.BIND_INOUT : driver.BIND_IN;
  const type = driver[binder.bindType];
  const size = binder.maxSize === undefined ? {} : { maxSize: binder.maxSize };
  return direction === 'out' ? { dir, type, ...size } : { dir, type, val: value, ...size };
}

/** What the database shows for the session: what the caller says, else what is called. */
export function contextOf(
  caller: Caller,
  called: { readonly module: string; readonly action: string },
): SessionContext {
  const { clientIdentifier, module, action, clientInfo, dbOp, appContext } = caller;
  return {
    module: module ?? called.module,
    action: action ?? called.action,
    ...(clientIdentifier === undefined ? {} : { clientIdentifier }),
    ...(clientInfo === undefined ? {} : { clientInfo }),
    ...(dbOp === undefined ? {} : { dbOp }),
    ...(appContext === undefined ? {} : { appContext }),
  };
}

function readResults(
  routine: Routine,
  statement: Statement,
  outBinds: readonly unknown[],
  committed: boolean,
): unknown {
  let returned: unknown;
  const results: Record<string, unknown> = {};
  statement.results.forEach((slot, index) => {
    if (slot === null) return;
    const value = outBinds[index] ?? null;
    const decoded = value === null ? null : decode(slot, value, routine, committed);
    if (slot.key === RETURN_KEY) returned = decoded;
    results[slot.key] = decoded;
  });
  return routine.hasOutParameters ? results : returned;
}

function decode(slot: ResultSlot, value: unknown, routine: Routine, committed: boolean): unknown {
  try {
    return slot.binder.decode(value);
  } catch (cause) {
    // Sizes and ranges are checked in the block; what is left is a driver that behaves otherwise than supported ones do.
    throw new DriverError(`${routine.name}, result ${slot.key}: the driver returned something else than asked for.`, {
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
