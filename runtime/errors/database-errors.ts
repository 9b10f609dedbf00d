import { OracleClientError } from './oracle-client-error.js';

/** The database answered the call with an error. `message` is ours; Oracle's full text is `databaseMessage`. */
export class DatabaseError extends OracleClientError {
  override readonly name: string = 'DatabaseError';
}

/** RAISE_APPLICATION_ERROR with -20000 to -20999. `message` is the text that the PL/SQL gave. */
export class ApplicationError extends DatabaseError {
  override readonly name = 'ApplicationError';
}

/** A result cannot be given as declared: an integer that `number` would round, or NULL where NOT NULL was promised. Raised inside the block, before the commit. */
export class ResultError extends DatabaseError {
  override readonly name = 'ResultError';
}

/** The driver refused or failed in a way that the runtime does not expect. */
export class DriverError extends OracleClientError {
  override readonly name = 'DriverError';
}
