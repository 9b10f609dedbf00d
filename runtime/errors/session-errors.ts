import { type ErrorFacts, OracleClientError } from './oracle-client-error.js';

/** A session could not be had, or was lost. */
export class SessionError extends OracleClientError {
  override readonly name: string = 'SessionError';
}

/** A login failed; `code` is Oracle's number if the database answered. */
export class ConnectError extends SessionError {
  override readonly name = 'ConnectError';
}

/** The session ended during the call: killed, network lost, instance gone. */
export class ConnectionLostError extends SessionError {
  override readonly name = 'ConnectionLostError';
}

/** The session is not that of the expected user. Nothing was run on it, and it was destroyed. */
export class IdentityMismatchError extends SessionError {
  override readonly name = 'IdentityMismatchError';

  constructor(expected: string, actual: string, routine: string) {
    super(`${routine} was not run: the session belongs to ${actual} instead of ${expected}. It was destroyed.`, {
      routine,
      outcome: 'not-started',
      sessionSurvived: false,
    });
  }
}

/**
 * A session could not be made ready for calls: `nls` or `timeZone` was refused, or the `initialise` hook failed, whose error is the `cause`. The call
 * was not run, and the session was destroyed.
 */
export class SessionSetupError extends SessionError {
  override readonly name = 'SessionSetupError';
}

/** The root of what ran out of time. */
export class TimeoutError extends OracleClientError {
  override readonly name: string = 'TimeoutError';
}

/** No session became free in time. */
export class LeaseTimeoutError extends TimeoutError {
  override readonly name = 'LeaseTimeoutError';

  constructor(waitedMs: number, situation: string) {
    super(`No session became free within ${Math.round(waitedMs)} ms: ${situation}.`, { retryable: true });
  }
}

/** As many calls wait for a session as may. */
export class QueueFullError extends SessionError {
  override readonly name = 'QueueFullError';

  constructor(waiting: number, situation: string) {
    super(`${waiting} calls wait for a session already: ${situation}.`, { retryable: true });
  }
}

/** A login did not finish in time; its socket was cut. */
export class LoginTimeoutError extends TimeoutError {
  override readonly name = 'LoginTimeoutError';

  constructor(limitMs: number, facts: ErrorFacts = {}) {
    super(`The login did not finish within ${limitMs} ms and was cut.`, { retryable: true, ...facts });
  }
}

/** The call was aborted by its AbortSignal, whose reason is the `cause`. `outcome` says whether it may have taken effect. */
export class CallAbortedError extends OracleClientError {
  override readonly name = 'CallAbortedError';
}

/** The call did not finish in time. It was broken off, or its socket was cut; whether it still took effect is not known. */
export class CallTimeoutError extends TimeoutError {
  override readonly name = 'CallTimeoutError';
}
