import { type BlockFault, readBlockFault, resultText, type TransactionEnd } from '../calls/block-fault.js';
import { describePlace, type SessionPlace } from '../sessions/session-place.js';
import { ApplicationError, DatabaseError, DriverError, type ExceptionClasses, ResultError } from './database-errors.js';
import { constraintName, firstErrorText, oraNumbers, plsNumbers } from './database-message.js';
import { type DriverFault, isCallTimeout, isSessionDead, readFault } from './driver-fault.js';
import { isApplicationError, isFileError, ORA_TABLE, oraCode } from './ora-table.js';
import type { ErrorFacts, OracleClientError, Outcome } from './oracle-client-error.js';
import { parsePlsqlStack, type StackFrame } from './plsql-stack.js';
import { CallAbortedError, CallTimeoutError, ConnectionLostError, IdentityMismatchError } from './session-errors.js';
import { TransactionEndedError } from './transaction-errors.js';
import { ClosedError } from './usage-errors.js';

export interface FailedCall {
  /** `ERP.ORDERS_API.CREATE_ORDER` */
  readonly routine: string;
  /** The classes of its package. */
  readonly exceptions?: ExceptionClasses;
  /** Who the session must belong to, in words. */
  readonly identity: string;
  /** Names the result at a position of the statement's checks: `orderId`. */
  readonly resultKey: (index: number) => string;
  /** The limit that the call had, in milliseconds. */
  readonly limitMs: number;
  /**
   * What a call without an answer may have committed:
   * - `sent`: a commit went with it;
   * - `within`: the block itself ends with one, in its line `commitLine`;
   * - `possible`: none did, but the routine may contain one. When the session survives, whoever holds the transaction finds out;
   * - `none`.
   */
  readonly commit: 'sent' | 'within' | 'possible' | 'none';
  readonly commitLine?: number | undefined;
  /** Why the connection was cut, if it was. */
  readonly cutBecause: 'timeout' | 'abort' | 'close' | undefined;
  /** Where the session is in the database, if that is known. */
  readonly place?: SessionPlace | undefined;
  /** What the caller could abort the call with. */
  readonly signal?: AbortSignal | undefined;
  /** Whether the database had been asked to stop the call before it answered: by its limit, or by the signal. */
  readonly brokenOff: boolean;
}

/** Turns what the driver threw at a call into an error of ours. The caller rolls back what `outcome` says is rolled back. */
export function explainCall(error: unknown, call: FailedCall): OracleClientError {
  const fault = readFault(error);
  if (call.cutBecause === 'close') return closed(call);
  if (call.cutBecause === 'abort' || (call.signal?.aborted === true && fault.number === CANCELLED))
    return aborted(call, fault);
  if (call.cutBecause === 'timeout' || isCallTimeout(fault)) return timedOut(call, fault);
  if (isSessionDead(fault)) return connectionLost(call, fault, error);
  if (fault.number === undefined) {
    return new DriverError(`${call.routine}: the driver failed (${fault.code ?? 'no code'}).`, {
      routine: call.routine,
      outcome: openOutcome(call, false),
      sessionSurvived: false,
      cause: error,
    });
  }
  return fromDatabase(call, fault, fault.number);
}

/** What became of a call that had no answer. */
function openOutcome({ commit }: FailedCall, sessionSurvived: boolean): Outcome {
  return commit === 'sent' || commit === 'within' || (commit === 'possible' && !sessionSurvived)
    ? 'unknown'
    : 'rolled-back';
}

function inWords(outcome: Outcome): string {
  return outcome === 'unknown' ? 'Whether it took effect is not known.' : 'It was not committed.';
}

/** Of a session that is gone and that the server may still be working for. */
function where({ place }: FailedCall): string {
  return place === undefined ? '' : ` Its session was ${describePlace(place)}.`;
}

function closed(call: FailedCall): ClosedError {
  const outcome = openOutcome(call, false);
  return new ClosedError(`${call.routine} was cut because the client was closed. ${inWords(outcome)}${where(call)}`, {
    routine: call.routine,
    outcome,
    sessionSurvived: false,
    place: call.place,
  });
}

/** Oracle answers a break with it, at whatever point of the call the break came. */
const CANCELLED = 1013;

function aborted(call: FailedCall, fault: DriverFault): CallAbortedError {
  const cut = call.cutBecause !== undefined;
  const how = cut ? 'did not answer the break, and its connection was cut.' : 'was broken off.';
  const plsqlStack = parsePlsqlStack(fault.message);
  const outcome = !cut && wasStopped(call, plsqlStack) ? 'rolled-back' : openOutcome(call, !cut);
  return new CallAbortedError(`${call.routine} was aborted and ${how} ${inWords(outcome)}${cut ? where(call) : ''}`, {
    ...(cut ? { place: call.place } : { code: CANCELLED }),
    routine: call.routine,
    outcome,
    sessionSurvived: !cut,
    plsqlStack,
    databaseMessage: fault.message,
    cause: call.signal?.reason,
  });
}

/** Frames show that the break stopped the block itself, and where: the last one is the block's own. Nothing was committed after it, nor by the block if it had not come to that. */
function wasStopped({ commit, commitLine = 0 }: FailedCall, stack: readonly StackFrame[]): boolean {
  const own = stack.at(-1);
  if (own === undefined) return false;
  return commit !== 'within' || (own.unit === null && own.line < commitLine);
}

function timedOut(call: FailedCall, fault: DriverFault): CallTimeoutError {
  const cut = call.cutBecause !== undefined;
  const how = cut ? 'It did not answer the break, and its connection was cut.' : 'It was broken off.';
  const outcome = openOutcome(call, !cut);
  return new CallTimeoutError(
    `${call.routine} did not finish within ${Math.round(call.limitMs)} ms. ${how} ${inWords(outcome)}${cut ? where(call) : ''}`,
    {
      routine: call.routine,
      outcome,
      sessionSurvived: !cut,
      ...(cut ? { place: call.place } : {}),
      databaseMessage: fault.message,
    },
  );
}

function connectionLost(call: FailedCall, fault: DriverFault, cause: unknown): ConnectionLostError {
  const verdict = fault.number === undefined ? undefined : ORA_TABLE.get(fault.number);
  // What answers a break says nothing of the call, which may have been committed when the break came.
  const certain = call.brokenOff ? undefined : verdict?.outcome;
  const outcome = certain ?? openOutcome(call, false);
  const what =
    fault.number === undefined
      ? 'the connection was lost'
      : `${oraCode(fault.number)}, ${verdict?.text ?? 'the session ended'}`;
  const whether = certain === undefined ? ` ${inWords(outcome)}${where(call)}` : '';
  return new ConnectionLostError(`${call.routine}: ${what}.${whether}`, {
    ...(fault.number === undefined ? {} : { code: fault.number }),
    routine: call.routine,
    outcome,
    sessionSurvived: false,
    place: call.place,
    retryable: outcome !== 'unknown' && verdict?.passing === true,
    databaseMessage: fault.message,
    cause,
  });
}

function fromDatabase(call: FailedCall, fault: DriverFault, code: number): OracleClientError {
  const text = firstErrorText(fault.message);
  const facts = {
    code,
    routine: call.routine,
    outcome: 'rolled-back',
    sessionSurvived: true,
    plsqlStack: parsePlsqlStack(fault.message),
    databaseMessage: fault.message,
  } as const satisfies ErrorFacts;

  if (isApplicationError(code)) {
    const ours = readBlockFault(code, text);
    if (ours?.kind === 'identity') return new IdentityMismatchError(call.identity, ours.actual, call.routine);
    if (ours?.kind === 'result') return resultError(call, ours, facts);
    if (ours?.kind === 'transaction') return transactionEnded(call, ours.ended, fault);
    const ApplicationClass = call.exceptions?.[code] ?? ApplicationError;
    return new ApplicationClass(text, facts);
  }
  const verdict = ORA_TABLE.get(code);
  // With a frame of a stored unit it is dynamic SQL of the routine that could not be compiled.
  if (code === 6550 && facts.plsqlStack.every(({ unit }) => unit === null)) {
    return new DatabaseError(`${call.routine} was not run: ${compilerVerdict(fault.message)}.`, {
      ...facts,
      outcome: 'not-started',
    });
  }
  const constraint = verdict?.namesConstraint === true ? constraintName(text) : undefined;
  const what = verdict === undefined ? 'the database raised an error' : verdict.text;
  const DatabaseClass = call.exceptions?.[code] ?? DatabaseError;
  return new DatabaseClass(
    `${call.routine}: ${oraCode(code)}, ${what}${constraint === undefined ? '' : ` (${constraint})`}.`,
    {
      ...facts,
      retryable: verdict?.passing ?? false,
    },
  );
}

/** The error of a file that cannot be read is the database's, which the block kept under its own. */
function resultError(
  call: FailedCall,
  { fault, index, path }: BlockFault & { readonly kind: 'result' },
  facts: ErrorFacts & { readonly databaseMessage: string },
): ResultError {
  const result = `${call.routine}, result ${call.resultKey(index)}${path}`;
  const code = fault === 'file' ? oraNumbers(facts.databaseMessage).find(isFileError) : undefined;
  if (code === undefined) return new ResultError(`${result}: ${resultText(fault)}.`, facts);
  const why = ORA_TABLE.get(code)?.text;
  return new ResultError(`${result}: ${oraCode(code)}, ${why ?? resultText(fault)}.`, { ...facts, code });
}

function transactionEnded(
  { routine }: FailedCall,
  ended: TransactionEnd,
  { message }: DriverFault,
): TransactionEndedError {
  const what =
    ended === 'during'
      ? `${routine} ended the transaction that it was called in (COMMIT, ROLLBACK or DDL).`
      : `${routine} did nothing: an earlier call, which failed, had ended the transaction (COMMIT, ROLLBACK or DDL).`;
  return new TransactionEndedError(what, { routine, databaseMessage: message });
}

function compilerVerdict(message: string): string {
  const numbers = plsNumbers(message);
  const codes = ['ORA-06550', ...numbers.map((number) => `PLS-${String(number).padStart(5, '0')}`)].join(', ');
  if (numbers.includes(201) || numbers.includes(904))
    return `it does not exist, or this user may not execute it (${codes})`;
  if (numbers.includes(302)) return `the package no longer declares it; generate the client again (${codes})`;
  if (numbers.includes(306))
    return `its parameters are no longer those of the generated client; generate it again (${codes})`;
  return `the database could not compile the call (${codes})`;
}
