import { OracleClientError } from '../errors/oracle-client-error.js';
import type { Failure } from './events.js';

/** What may be told of an error. Its message may hold data: RAISE_APPLICATION_ERROR's text is the application's. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof OracleClientError))
    return { error: error instanceof Error ? error.constructor.name : 'unknown' };
  const { name, code, outcome, sessionSurvived, retryable } = error;
  return { error: name, ...(code === undefined ? {} : { code }), outcome, sessionSurvived, retryable };
}
