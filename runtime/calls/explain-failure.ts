import { explainCall, type FailedCall } from '../errors/explain-call.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import type { LeasedSession } from '../sessions/session-source.js';

/** An execution on a leased session that failed. */
export interface FailedExecution extends Omit<FailedCall, 'cutBecause' | 'brokenOff' | 'place'> {
  /** By `performance.now()`. */
  readonly deadline: number;
}

/** Says what became of it; a session that can no longer be trusted is not given to anybody again. */
export function explainFailure(
  session: LeasedSession,
  error: unknown,
  { deadline, ...call }: FailedExecution,
): OracleClientError {
  if (error instanceof OracleClientError) return error;
  const explained = explainCall(error, {
    ...call,
    cutBecause: session.cutBecause,
    place: session.place,
    brokenOff: call.signal?.aborted === true || performance.now() >= deadline,
  });
  if (!explained.sessionSurvived) session.condemn();
  return explained;
}
