import type { OracleError } from './oracle-error.js';

/**
 * Errors that end the call from outside: the client's break (ORA-01013), a killed session, a lost connection. No
 * exception handler gets to see them, for the program could otherwise go on for ever.
 */
export function isCancellation(error: OracleError): boolean {
  return CANCELLATIONS.has(error.code);
}

/** The client's break: its session goes on, and the stack tells where the call was stopped. */
export function isBreak(error: OracleError): boolean {
  return error.code === 1013;
}

/**
 * What the sandbox does not support (ORA-03001). No exception handler gets to see that either: WHEN OTHERS would make nothing of it, as if it had been
 * done.
 */
export function isRefusal(error: OracleError): boolean {
  return error.code === 3001;
}

const CANCELLATIONS: ReadonlySet<number> = new Set([28, 1012, 1013, 1089, 1092, 3113, 3135]);
