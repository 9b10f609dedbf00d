import { ConfigurationError } from '../errors/usage-errors.js';
import { didYouMean } from '../options/suggest.js';

/** The last, optional argument of every generated routine. */
export interface CallOptions {
  /** Milliseconds for this call, waiting for a session included; the client's `timeouts.call` if absent. */
  readonly timeout?: number;
}

/** @throws ConfigurationError */
export function readCallOptions(options: unknown): CallOptions {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null)
    throw new ConfigurationError('The options of a call must be an object.');
  for (const name of Object.keys(options)) {
    if (name !== 'timeout')
      throw new ConfigurationError(`\`${name}\` is not an option of a call.${didYouMean(name, ['timeout'])}`);
  }
  const timeout: unknown = 'timeout' in options ? options.timeout : undefined;
  if (timeout === undefined) return {};
  if (typeof timeout === 'number' && Number.isSafeInteger(timeout) && timeout > 0 && timeout < 2 ** 31)
    return { timeout };
  throw new ConfigurationError('`timeout` of a call must be an integer number of milliseconds from 1.');
}
