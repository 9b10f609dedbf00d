import { ConnectError } from '../errors/session-errors.js';
import type { ConnectionOptions, Credentials } from '../options/client-options.js';

/** What every login of a client has in common. */
export interface LoginSettings {
  readonly connectString: string;
  /** The proxy account, exact. */
  readonly proxyUser: string;
  readonly credentials: Credentials;
  /** Passed through to the driver. */
  readonly connection: ConnectionOptions;
  /** Milliseconds for one login, the credentials callback included. */
  readonly limitMs: number;
  /** Milliseconds for which a break may go unanswered on the session, before it is cut. */
  readonly breakMs: number;
  /** Milliseconds for which a session may serve calls. Each gets up to a tenth less, so that those of one burst do not end together. */
  readonly lifetimeMs: number;
}

/**
 * The proxy account's password, as it is now.
 * @throws ConnectError when the callback does not give one
 */
export async function askPassword(credentials: Credentials): Promise<string> {
  if (typeof credentials === 'string') return credentials;
  let given: unknown;
  try {
    given = await credentials();
  } catch (cause) {
    throw new ConnectError('The `credentials` callback failed.', { cause });
  }
  if (typeof given !== 'string' || given === '')
    throw new ConnectError('The `credentials` callback did not return a password.');
  return given;
}
