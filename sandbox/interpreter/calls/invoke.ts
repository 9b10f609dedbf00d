import type { Task } from '../../tasks/task.js';
import { isBreak, isCancellation } from '../../values/cancellation.js';
import type { CharacterType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { RaisedException } from '../exceptions/raised-exception.js';
import { type Frame, newFrame } from '../frame.js';
import { asFormal } from '../names/variable-access.js';
import type { PlsqlSession } from '../plsql-session.js';
import { emptyValue } from '../types/empty-value.js';
import type { ActualLengths, SubprogramCode } from './subprogram.js';

/**
 * Runs a subprogram to its end.
 * @param values one per parameter, converted to its type; what stands for an OUT parameter is ignored
 * @param unitName for the error stack; undefined in an anonymous block
 * @param lengths one per parameter
 * @returns its finished frame, from which OUT values and the result are taken
 */
export function* invoke(
  code: SubprogramCode,
  session: PlsqlSession,
  enclosing: Frame | undefined,
  values: readonly Value[],
  unitName: string | undefined,
  lengths: ActualLengths,
): Task<Frame> {
  const frame = newFrame(session, code.layout, enclosing, bySlot(code, lengths));
  const { parameters } = code.subprogram;
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index];
    const slot = code.slots[index];
    if (parameter === undefined || slot === undefined) continue;
    frame.slots[slot] =
      parameter.mode === 'OUT'
        ? emptyValue(parameter.type.type.dataType, session)
        : asFormal(frame, slot, values[index] ?? null);
  }
  session.enterCall(frame, unitName, code.path);
  try {
    frame.line = code.body.line;
    const completion = code.body.pauses ? yield* code.body.run(frame) : code.body.execute(frame);
    if (completion === undefined && code.subprogram.kind === 'FUNCTION') {
      throw new OracleError(6503, 'PL/SQL: Function returned without value');
    }
    return frame;
  } catch (error) {
    throw leaving(error, frame, unitName);
  } finally {
    session.leaveCall();
  }
}

function bySlot({ slots }: SubprogramCode, lengths: ActualLengths): Frame['formals'] | undefined {
  if (lengths === undefined) return undefined;
  const formals = new Map<number, CharacterType>();
  for (const [index, type] of lengths.entries()) {
    const slot = slots[index];
    if (slot !== undefined && type !== undefined) formals.set(slot, type);
  }
  return formals;
}

/** The error as it leaves a frame: with the frame's line in its stack. */
export function leaving(error: unknown, frame: Frame, unitName: string | undefined): unknown {
  if (error instanceof RangeError) return leaving(stackExhausted(error), frame, unitName);
  if (!(error instanceof OracleError) || (isCancellation(error) && !isBreak(error))) return error;
  const raised = RaisedException.from(error);
  raised.noteFrame(frame, unitName);
  return raised;
}

/** Endless recursion shows as JavaScript's own stack overflow; other range errors are faults of the sandbox. */
function stackExhausted(error: RangeError): unknown {
  if (!error.message.includes('call stack')) return new Error(error.message, { cause: error });
  return new OracleError(6500, 'PL/SQL: storage error', { cause: error });
}
