import type { Task } from '../../tasks/task.js';
import { isCancellation, isRefusal } from '../../values/cancellation.js';
import { OracleError } from '../../values/oracle-error.js';
import { type ExceptionIdentity, RaisedException } from '../exceptions/raised-exception.js';
import type { Frame } from '../frame.js';
import { type CompiledStatement, type Completion, executeStatement } from './completion.js';
import { sequence } from './sequence.js';

export interface CompiledHandler {
  readonly exceptions: readonly { readonly identity: ExceptionIdentity }[];
  readonly others: boolean;
  readonly body: CompiledStatement;
}

/**
 * `DECLARE … BEGIN … EXCEPTION … END`. Exceptions in the declarative part and in handlers go to the block around it.
 * @param initialisers one per declaration that does something on entry
 * @param unitName of the unit, for the error stack; undefined in an anonymous block
 */
export function block(
  initialisers: readonly CompiledStatement[],
  body: CompiledStatement,
  handlers: readonly CompiledHandler[],
  unitName: string | undefined,
): CompiledStatement {
  if (handlers.length === 0) {
    return initialisers.length === 0 ? body : sequence([...initialisers, body]);
  }
  const prologue = sequence(initialisers);
  return {
    pauses: true,
    line: initialisers[0]?.line ?? body.line,
    *run(frame) {
      if (initialisers.length > 0) yield* executeStatement(prologue, frame);
      try {
        return yield* executeStatement(body, frame);
      } catch (error) {
        const raised = catchable(error);
        if (raised === undefined) throw error;
        raised.noteFrame(frame, unitName);
        const handler = handlers.find((candidate) => handles(candidate, raised));
        if (handler === undefined) throw raised;
        return yield* handle(handler, raised, frame, unitName);
      }
    },
  };
}

function* handle(
  handler: CompiledHandler,
  raised: RaisedException,
  frame: Frame,
  unitName: string | undefined,
): Task<Completion> {
  const { handled } = frame.session;
  handled.push(raised);
  try {
    return yield* executeStatement(handler.body, frame);
  } catch (error) {
    const next = catchable(error);
    if (next === undefined) throw error;
    next.noteFrame(frame, unitName);
    next.leaveHandlerOf(raised);
    throw next;
  } finally {
    handled.pop();
  }
}

/** An error as the exception that a handler may get; undefined for a break of the client, for what the sandbox refuses and for its faults. */
function catchable(error: unknown): RaisedException | undefined {
  if (!(error instanceof OracleError) || ((isCancellation(error) || isRefusal(error)) && !isRaisedByName(error)))
    return undefined;
  return RaisedException.from(error);
}

/** `RAISE NOT_LOGGED_ON` is an exception like any other. */
function isRaisedByName(error: OracleError): boolean {
  return error instanceof RaisedException && error.identity !== undefined;
}

/** A named exception is matched by its declaration, or by the error number that both stand for. */
function handles(handler: CompiledHandler, raised: RaisedException): boolean {
  if (handler.others) return true;
  return handler.exceptions.some(({ identity }) => {
    if (raised.identity !== undefined && raised.identity.code === undefined) return identity === raised.identity;
    return identity.code !== undefined && identity.code === raised.code;
  });
}
