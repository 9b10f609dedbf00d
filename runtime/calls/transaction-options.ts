import { ConfigurationError } from '../errors/usage-errors.js';
import { didYouMean } from '../options/suggest.js';

/** How a `$transaction` behaves. */
export interface TransactionOptions {
  /** Milliseconds for the callback with all its calls, waiting for a session included; the client's `timeouts.transaction` if absent. */
  readonly timeout?: number;
  /** Ends the transaction with a `CallAbortedError`: it is rolled back. Once the callback has succeeded it has no effect. */
  readonly signal?: AbortSignal;
  /** All calls see the database as it was when the transaction began, and none can change it. One round trip more. */
  readonly readOnly?: boolean;
  /** Set for this transaction with one round trip more; if absent, it is what the session has, which is read-committed unless a routine changed it. */
  readonly isolation?: 'read-committed' | 'serializable';
  /** Routines may commit or roll back, or execute DDL, which commits: then the transaction is not all or nothing any more. */
  readonly allowCommit?: boolean;
}

/** How a `$session` behaves. */
export interface SessionScopeOptions {
  /** Milliseconds for the callback with all its calls, waiting for a session included; the client's `timeouts.transaction` if absent. */
  readonly timeout?: number;
  /** Takes the session away with a `CallAbortedError`. What its calls had committed remains. */
  readonly signal?: AbortSignal;
}

type Check = (value: unknown) => string | undefined;

const milliseconds: Check = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 2 ** 31
    ? undefined
    : 'must be an integer number of milliseconds from 1';
const abortSignal: Check = (value) => (value instanceof AbortSignal ? undefined : 'must be an AbortSignal');
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');

const TRANSACTION: Readonly<Record<keyof TransactionOptions, Check>> = {
  timeout: milliseconds,
  signal: abortSignal,
  readOnly: flag,
  isolation: (value) =>
    value === 'read-committed' || value === 'serializable' ? undefined : 'must be "read-committed" or "serializable"',
  allowCommit: flag,
};

const SESSION: Readonly<Record<keyof SessionScopeOptions, Check>> = { timeout: milliseconds, signal: abortSignal };

/** @throws ConfigurationError */
export function checkTransactionOptions(options: TransactionOptions): void {
  check('$transaction', options, TRANSACTION);
  if (options.readOnly === true && options.isolation !== undefined) {
    throw new ConfigurationError('`readOnly` of $transaction is an isolation of its own: leave `isolation` out.');
  }
}

/** @throws ConfigurationError */
export function checkSessionScopeOptions(options: SessionScopeOptions): void {
  check('$session', options, SESSION);
}

function check(what: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  if (typeof options !== 'object' || options === null)
    throw new ConfigurationError(`The options of ${what} must be an object.`);
  for (const [name, value] of Object.entries(options)) {
    const checkOne = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (checkOne === undefined) {
      throw new ConfigurationError(`\`${name}\` is not an option of ${what}.${didYouMean(name, Object.keys(checks))}`);
    }
    const fault = value === undefined ? undefined : checkOne(value);
    if (fault !== undefined) throw new ConfigurationError(`\`${name}\` of ${what} ${fault}.`);
  }
}
