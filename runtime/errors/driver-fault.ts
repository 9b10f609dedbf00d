/** What the driver says about a failure, whatever it threw. */
export interface DriverFault {
  /** Oracle's number; undefined when the driver itself failed. */
  readonly number: number | undefined;
  /** `NJS-500`, `ORA-01403`; undefined for anything that the driver did not make. */
  readonly code: string | undefined;
  readonly message: string;
}

export function readFault(error: unknown): DriverFault {
  if (!(error instanceof Error)) return { number: undefined, code: undefined, message: String(error) };
  const number =
    'errorNum' in error && typeof error.errorNum === 'number' && error.errorNum > 0 ? error.errorNum : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { number, code, message: error.message };
}

/** NJS-500: the session is dead; NJS-003: the connection was closed. The ORA number, if any, is kept beside it. */
export function isSessionDead(fault: DriverFault): boolean {
  return fault.code === 'NJS-500' || fault.code === 'NJS-003';
}

/** NJS-123: the driver's callTimeout passed, the call was broken off and the session is usable. */
export function isCallTimeout(fault: DriverFault): boolean {
  return fault.code === 'NJS-123';
}
