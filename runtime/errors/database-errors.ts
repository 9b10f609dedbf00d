import { type ErrorFacts, OracleClientError } from './oracle-client-error.js';

/** The database answered the call with an error. `message` is ours; Oracle's full text is `databaseMessage`. */
export class DatabaseError extends OracleClientError {
  override readonly name: string = 'DatabaseError';
}

/**
 * RAISE_APPLICATION_ERROR with -20000 to -20999. `message` is the text that the PL/SQL gave. Generated modules have classes of their own under it, for the exceptions
 * that a package declares.
 */
export class ApplicationError extends DatabaseError {
  override readonly name: string = 'ApplicationError';
}

/**
 * The error classes of one package by Oracle's error number, which an emitted module has for the exceptions that its package names with PRAGMA EXCEPTION_INIT. Those from
 * 20000 to 20999 extend `ApplicationError`, others `DatabaseError`.
 */
export type ExceptionClasses = Readonly<Record<number, ExceptionClass>>;

export type ExceptionClass = new (message: string, facts: ErrorFacts) => DatabaseError;

/** A result cannot be given as declared: an integer that `number` would round, or NULL where NOT NULL was promised. Raised inside the block, before the commit. */
export class ResultError extends DatabaseError {
  override readonly name = 'ResultError';
}

/** The driver refused or failed in a way that the runtime does not expect. */
export class DriverError extends OracleClientError {
  override readonly name = 'DriverError';
}
