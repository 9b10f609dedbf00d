import { InvalidUserError } from '../errors/usage-errors.js';
import { didYouMean } from '../options/suggest.js';
import { databaseUserName, type UserNames } from './user-name.js';

/** Who calls, and what the database is told about it. The texts appear in V$SESSION, in traces and in the audit trail. */
export interface UserContext {
  /** The end user's database account. */
  readonly user: string;
  /** The database edition that the sessions use; the database's default if absent. */
  readonly edition?: string;
  /** CLIENT_IDENTIFIER, at most 64 bytes: the person behind a shared account, say. */
  readonly clientIdentifier?: string;
  /** Instead of the package's name, at most 64 bytes. */
  readonly module?: string;
  /** Instead of the routine's name, at most 64 bytes. */
  readonly action?: string;
  /** CLIENT_INFO, at most 64 bytes. */
  readonly clientInfo?: string;
  /** The database operation for real-time monitoring, at most 30 bytes. */
  readonly dbOp?: string;
}

/** A checked user context. `user` is the database's name; null is the proxy account itself. */
export interface Caller extends Omit<UserContext, 'user'> {
  readonly user: string | null;
}

/** Largest sizes in bytes; the database cuts silently, so we refuse. Source: DBMS_SESSION.SET_IDENTIFIER, DBMS_APPLICATION_INFO. */
const FIELDS: Readonly<Record<keyof Omit<UserContext, 'user'>, number>> = {
  edition: 128,
  clientIdentifier: 64,
  module: 64,
  action: 64,
  clientInfo: 64,
  dbOp: 30,
};

/** The proxy account itself, without anything said about the caller. */
export const PROXY_ITSELF: Caller = { user: null };

/**
 * Checks what `as()` or `userSource` gave.
 * @throws InvalidUserError naming the fault
 */
export function readUserContext(given: unknown, rule: UserNames): Caller {
  if (typeof given === 'string') return { user: databaseUserName(given, rule) };
  if (typeof given !== 'object' || given === null)
    throw new InvalidUserError(`A user is a name or an object with \`user\`, not ${typeof given}.`);
  const fields = new Map<string, unknown>(Object.entries(given));
  const user = fields.get('user');
  if (typeof user !== 'string') throw new InvalidUserError('The user context has no `user` that is a string.');
  fields.delete('user');
  for (const [name, value] of fields) checkField(name, value);
  return { ...given, user: databaseUserName(user, rule) };
}

function checkField(name: string, value: unknown): void {
  const max = isField(name) ? FIELDS[name] : undefined;
  if (max === undefined)
    throw new InvalidUserError(
      `Unknown field "${name}" in the user context.${didYouMean(name, ['user', ...Object.keys(FIELDS)])}`,
    );
  if (value === undefined) return;
  if (typeof value !== 'string')
    throw new InvalidUserError(`\`${name}\` in the user context is a ${typeof value}, not a string.`);
  if (value.includes('\0')) throw new InvalidUserError(`\`${name}\` in the user context contains a NUL character.`);
  if (Buffer.byteLength(value) > max)
    throw new InvalidUserError(`\`${name}\` in the user context is longer than ${max} bytes.`);
}

function isField(name: string): name is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, name);
}
