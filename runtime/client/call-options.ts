import { ConfigurationError } from '../errors/usage-errors.js';
import { didYouMean } from '../options/suggest.js';

/** The last, optional argument of every generated routine. */
export interface CallOptions {
  /** Milliseconds for this call, waiting for a session included; the client's `timeouts.call` if absent. */
  readonly timeout?: number;
  /**
   * Aborts the call with a `CallAbortedError`: one that waits is not run; one that runs is broken off in the database, and its connection is cut if the
   * database does not answer that within `timeouts.break`.
   */
  readonly signal?: AbortSignal;
  /** The most rows of one cursor that are collected; the client's `maxRows` if absent. More are a `TooManyRowsError`, and the call is rolled back. */
  readonly maxRows?: number;
}

const NAMES: readonly (keyof CallOptions)[] = ['timeout', 'signal', 'maxRows'];

/** @throws ConfigurationError */
export function readCallOptions(options: unknown): CallOptions {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null)
    throw new ConfigurationError('The options of a call must be an object.');
  for (const name of Object.keys(options)) {
    if (!NAMES.some((known) => known === name))
      throw new ConfigurationError(`\`${name}\` is not an option of a call.${didYouMean(name, NAMES)}`);
  }
  const given = new Map<string, unknown>(Object.entries(options));
  const [timeout, signal, maxRows] = [given.get('timeout'), given.get('signal'), given.get('maxRows')];
  if (!isTimeout(timeout))
    throw new ConfigurationError('`timeout` of a call must be an integer number of milliseconds from 1.');
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new ConfigurationError('`signal` of a call must be an AbortSignal.');
  if (!isRowCount(maxRows)) throw new ConfigurationError('`maxRows` of a call must be an integer number from 1.');
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(signal === undefined ? {} : { signal }),
    ...(maxRows === undefined ? {} : { maxRows }),
  };
}

function isRowCount(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
}

function isTimeout(value: unknown): value is number | undefined {
  return (
    value === undefined || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 2 ** 31)
  );
}
