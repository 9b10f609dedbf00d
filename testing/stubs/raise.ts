/** What a stub throws to raise an error in the database. */
export class RaisedError extends Error {
  override readonly name = 'RaisedError';
  /** Negative, as PL/SQL writes it. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Raises an error from a stub, as RAISE_APPLICATION_ERROR does from PL/SQL, or as the database does itself.
 * @param code -20999 to -20000 for an application's own; any other error number of Oracle's, such as -1403 or -1, for one of the database's
 * @param message what follows the number in the error's text
 */
export function raise(code: number, message: string): never {
  if (!Number.isInteger(code) || code >= 0 || code < -99_999) {
    throw new RangeError(`raise takes a negative error number such as -20001, not ${code}.`);
  }
  throw new RaisedError(code, message);
}
