import { OracleClientError } from './oracle-client-error.js';

/** The client's options are wrong, or the `oracledb` package is not there. Thrown when the client is created or first used. */
export class ConfigurationError extends OracleClientError {
  override readonly name = 'ConfigurationError';
}

/** A call was made without a user, and the client may not call as the proxy account itself. */
export class MissingUserError extends OracleClientError {
  override readonly name = 'MissingUserError';

  constructor() {
    super(
      'No user: call as(user), or set `userSource` to a function that names the current user. ' +
        'Calls run as the proxy account itself only with `withoutUser: "run-as-the-proxy-account"`.',
    );
  }
}

/** The user context is not acceptable: a name that Oracle cannot have, or an unknown or ill-typed field. */
export class InvalidUserError extends OracleClientError {
  override readonly name = 'InvalidUserError';
}

/** The package has no routine of that name in the generated client. */
export class UnknownRoutineError extends OracleClientError {
  override readonly name = 'UnknownRoutineError';
}

/** The client or the lease was closed, or is being closed. */
export class ClosedError extends OracleClientError {
  override readonly name = 'ClosedError';
}

/** A stream among a call's arguments failed, which is the `cause`, or gave something that the argument does not take. The routine was not run. */
export class StreamError extends OracleClientError {
  override readonly name = 'StreamError';
}

export interface ArgumentFault {
  readonly routine: string;
  /** The argument's key; undefined when the arguments as a whole are meant. */
  readonly argument: string | undefined;
  /** What is acceptable, in words. */
  readonly expected: string;
  /** What came: its type, never its value. */
  readonly received: string;
}

/** An argument does not fit the routine. Found before a session is leased, so that nothing has run. */
export class ArgumentError extends OracleClientError {
  override readonly name = 'ArgumentError';
  readonly argument: string | undefined;
  readonly expected: string;
  readonly received: string;

  constructor(fault: ArgumentFault) {
    const place = fault.argument === undefined ? fault.routine : `${fault.routine}, argument ${fault.argument}`;
    super(`${place}: expected ${fault.expected}, got ${fault.received}.`, { routine: fault.routine });
    this.argument = fault.argument;
    this.expected = fault.expected;
    this.received = fault.received;
  }
}
