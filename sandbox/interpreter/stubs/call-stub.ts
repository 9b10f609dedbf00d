import type { Task } from '../../tasks/task.js';
import { CollectionValue } from '../../values/composite.js';
import type { ObjectType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { leaving } from '../calls/invoke.js';
import type { CallOutcome } from '../calls/run-code.js';
import type { Subprogram } from '../calls/subprogram.js';
import { openRows } from '../cursors/given-rows.js';
import { RaisedException } from '../exceptions/raised-exception.js';
import { FrameLayout, newFrame } from '../frame.js';
import { nameIn } from '../names/unit-path.js';
import type { PlsqlSession } from '../plsql-session.js';
import { RowPause } from '../statements/pipe-row.js';
import type { Stub, StubCall, StubOutcome } from './stub.js';

const LAYOUT = new FrameLayout(0);

/**
 * Calls a stub in the place of a subprogram's body, and waits for it. The call is on the stack as any other; its line is that of the unit's beginning.
 * @param values one per parameter, defaults evaluated
 */
export function* callStub(
  stub: Stub,
  subprogram: Subprogram,
  unitName: string,
  session: PlsqlSession,
  values: readonly Value[],
): Task<CallOutcome> {
  const frame = newFrame(session, LAYOUT, undefined);
  frame.line = 1;
  session.enterCall(frame, unitName, pathOf(unitName, subprogram));
  try {
    const outcome = yield* awaited(stub.run(callOf(subprogram, session, values)));
    if (subprogram.declaration?.properties.pipelined !== true) return outcome;
    if (outcome.result instanceof CollectionValue) {
      for (const key of outcome.result.keys()) yield new RowPause(outcome.result.get(key) ?? null);
    }
    return { ...outcome, result: null };
  } catch (error) {
    throw leaving(error instanceof OracleError ? RaisedException.from(error) : error, frame, unitName);
  } finally {
    session.leaveCall();
  }
}

function pathOf(unitName: string, { name }: Subprogram): readonly string[] {
  const unit = nameIn(unitName);
  return unit === name ? [unit] : [unit, name];
}

function* awaited(running: Promise<StubOutcome>): Task<StubOutcome> {
  let settled: { readonly outcome: StubOutcome } | { readonly error: unknown } | undefined;
  const noted = running.then(
    (outcome) => {
      settled = { outcome };
    },
    (error: unknown) => {
      settled = { error };
    },
  );
  while (settled === undefined) yield { kind: 'until', settled: noted };
  if ('error' in settled) throw settled.error;
  return settled.outcome;
}

function callOf(subprogram: Subprogram, session: PlsqlSession, values: readonly Value[]): StubCall {
  const { identity, clientInfo } = session.sql;
  return {
    parameters: subprogram.parameters.map(({ name, mode, type }, index) => ({
      name,
      mode,
      dataType: type.type.dataType,
      value: values[index] ?? null,
    })),
    returns: subprogram.returns?.type.dataType,
    session: {
      user: identity.sessionUser,
      proxyUser: identity.proxyUser ?? null,
      clientIdentifier: clientInfo.clientIdentifier,
      module: clientInfo.module,
      action: clientInfo.action,
    },
    findObjectType: (owner, name): ObjectType | undefined => {
      const { dataType } = session.library.currentType(owner, name);
      return dataType?.kind === 'object' ? dataType : undefined;
    },
    openRows: (rows) => openRows(rows, session),
  };
}
