import { type ErrorFacts, OracleClientError } from './oracle-client-error.js';
import { TimeoutError } from './session-errors.js';

/** A transaction was used in a way that it does not allow, or cannot be committed after what happened in it. */
export class TransactionError extends OracleClientError {
  override readonly name: string = 'TransactionError';
}

/**
 * A routine ended the transaction that it was called in: by COMMIT, ROLLBACK or DDL. What earlier calls did may be in the database; what followed is
 * rolled back.
 */
export class TransactionEndedError extends TransactionError {
  override readonly name = 'TransactionEndedError';

  constructor(message: string, facts: ErrorFacts) {
    super(`${message} What was done before is committed or lost; \`allowCommit\` allows it.`, {
      outcome: 'unknown',
      ...facts,
    });
  }
}

/** The callback of `$transaction` or `$session` did not end in time. Its session was taken away: a transaction was rolled back. */
export class TransactionTimeoutError extends TimeoutError {
  override readonly name = 'TransactionTimeoutError';
}

/** The error itself if it says that its outcome is unknown, else one that does. */
export function ofUnknownOutcome(error: unknown): OracleClientError {
  if (error instanceof OracleClientError && error.outcome === 'unknown') return error;
  return new TransactionError(
    'The $transaction failed, and whether a routine had committed something before cannot be told. What failed is the `cause`.',
    { outcome: 'unknown', sessionSurvived: false, cause: error },
  );
}
