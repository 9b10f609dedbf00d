import type { DriverBind, OracleDriver } from '../driver/oracle-driver.js';
import { DriverError } from '../errors/database-errors.js';
import { explainCall } from '../errors/explain-call.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import type { LeasedSession, SessionContext, SessionSource } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import { expectedIdentity } from '../sessions/user-name.js';
import type { CheckedArguments } from './arguments.js';
import type { Routine } from './routine.js';
import { comesBack, RETURN_INDEX, RETURN_KEY, type ResultSlot, type Slot, type Statement } from './statement.js';

export interface CallEnvironment {
  readonly source: SessionSource;
  readonly driver: OracleDriver;
  /** The proxy account, exact. */
  readonly proxyUser: string;
  /** Milliseconds to wait for a session. */
  readonly leaseMs: number;
}

/**
 * Runs a routine on a session of the caller and commits, in one round trip.
 * @param limitMs for the whole call, waiting for a session included
 */
export async function callRoutine(
  routine: Routine,
  { values, omitted }: CheckedArguments,
  caller: Caller,
  limitMs: number,
  { source, driver, proxyUser, leaseMs }: CallEnvironment,
): Promise<unknown> {
  const start = performance.now();
  const deadline = start + limitMs;
  const key = { user: caller.user, ...(caller.edition === undefined ? {} : { edition: caller.edition }) };
  return source.withSession(key, Math.min(deadline, start + leaseMs), async (session) => {
    const statement = routine.statementFor(omitted);
    const identity = expectedIdentity(proxyUser, caller.user);
    const call = {
      text: statement.text,
      binds: statement.slots.map((slot) =>
        toDriverBind(
          slot,
          slot.source === 'identity' ? identity : slot.source === 'result' ? null : values.get(slot.source),
          driver,
        ),
      ),
      context: contextOf(routine, caller),
      commit: true,
    };
    let outBinds: readonly unknown[];
    try {
      outBinds = await session.execute(call, deadline);
    } catch (error) {
      throw explain(error, routine, session, describeIdentity(proxyUser, caller.user), limitMs);
    }
    return readResults(routine, statement, outBinds);
  });
}

function toDriverBind(slot: Slot, value: unknown, driver: OracleDriver): DriverBind {
  const { binder, direction } = slot;
  const dir = direction === 'out' ? driver.BIND_OUT : comesBack(slot) ? driver.BIND_INOUT : driver.BIND_IN;
  const type = driver[binder.bindType];
  const size = binder.maxSize === undefined ? {} : { maxSize: binder.maxSize };
  return direction === 'out' ? { dir, type, ...size } : { dir, type, val: value, ...size };
}

function contextOf(routine: Routine, { clientIdentifier, module, action, clientInfo, dbOp }: Caller): SessionContext {
  return {
    module: module ?? routine.module,
    action: action ?? routine.action,
    ...(clientIdentifier === undefined ? {} : { clientIdentifier }),
    ...(clientInfo === undefined ? {} : { clientInfo }),
    ...(dbOp === undefined ? {} : { dbOp }),
  };
}

function readResults(routine: Routine, statement: Statement, outBinds: readonly unknown[]): unknown {
  let returned: unknown;
  const results: Record<string, unknown> = {};
  statement.results.forEach((slot, index) => {
    if (slot === null) return;
    const value = outBinds[index] ?? null;
    const decoded = value === null ? null : decode(slot, value, routine);
    if (slot.key === RETURN_KEY) returned = decoded;
    results[slot.key] = decoded;
  });
  return routine.hasOutParameters ? results : returned;
}

function decode(slot: ResultSlot, value: unknown, routine: Routine): unknown {
  try {
    return slot.binder.decode(value);
  } catch (cause) {
    // Sizes and ranges are checked in the block; what is left is a driver that behaves otherwise than supported ones do.
    throw new DriverError(`${routine.name}, result ${slot.key}: the driver returned something else than asked for.`, {
      routine: routine.name,
      outcome: 'committed',
      cause,
    });
  }
}

/** Says what became of the call; a session that can no longer be trusted is not given to anybody again. */
function explain(
  error: unknown,
  routine: Routine,
  session: LeasedSession,
  identity: string,
  limitMs: number,
): OracleClientError {
  if (error instanceof OracleClientError) return error;
  const explained = explainCall(error, {
    routine: routine.name,
    identity,
    resultKey: (index) =>
      index === RETURN_INDEX ? RETURN_KEY : (routine.parameters[index]?.descriptor.key ?? String(index)),
    limitMs,
    cutBecause: session.cutBecause,
  });
  if (!explained.sessionSurvived) session.condemn();
  return explained;
}

function describeIdentity(proxyUser: string, user: string | null): string {
  return user === null ? proxyUser : `${user} through ${proxyUser}`;
}
