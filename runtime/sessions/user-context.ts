import { InvalidUserError } from '../errors/usage-errors.js';
import { didYouMean } from '../options/suggest.js';
import { readAppContext } from './app-context.js';
import { faultOfSetting, isNlsName, NLS_NAMES, type NlsOptions } from './session-settings.js';
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
  /**
   * Attributes of the application context CLIENTCONTEXT, `sys_context('CLIENTCONTEXT', 'TENANT')`: names of at most 128 ASCII characters, whose case does
   * not count, and values of at most 4,000 bytes. Anybody with the session can change them: put nothing there that must be trusted.
   */
  readonly appContext?: Readonly<Record<string, string>>;
  /** NLS settings other than the client's. */
  readonly nls?: NlsOptions;
  /** A time zone other than the client's. */
  readonly timeZone?: string;
}

/** A checked user context. `user` is the database's name; null is the proxy account itself. */
export interface Caller extends Omit<UserContext, 'user'> {
  readonly user: string | null;
  /** The user is the client identifier, on an account that several people share. */
  readonly isClientIdentifier?: true;
}

/**
 * What the user of a context is in the database:
 * - `database-user`: an account, which the proxy account logs in for;
 * - `client-identifier`: the client identifier of sessions of the one account that logs in, for people without accounts.
 */
export type IdentityMode = 'database-user' | 'client-identifier';

/** Largest sizes in bytes; the database cuts silently, so we refuse. Source: DBMS_SESSION.SET_IDENTIFIER, DBMS_APPLICATION_INFO. */
const FIELDS: Readonly<Record<Exclude<keyof UserContext, 'user' | 'appContext' | 'nls' | 'timeZone'>, number>> = {
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
export function readUserContext(given: unknown, rule: UserNames, mode: IdentityMode = 'database-user'): Caller {
  const caller = readFields(given, rule);
  return mode === 'client-identifier' ? asClientIdentifier(caller) : caller;
}

/** What the caller said. For the proxy account itself, its name. */
export function userContextOf({ isClientIdentifier, ...context }: Caller, proxyUser: string): UserContext {
  if (isClientIdentifier !== true) return { ...context, user: context.user ?? proxyUser };
  const { clientIdentifier = '', ...more } = context;
  return { ...more, user: clientIdentifier };
}

function asClientIdentifier(caller: UserContext): Caller {
  if (caller.clientIdentifier !== undefined)
    throw new InvalidUserError(
      '`clientIdentifier` in the user context is `user` already, as the client is configured.',
    );
  checkField('user', caller.user, FIELDS.clientIdentifier);
  return { ...caller, user: null, clientIdentifier: caller.user, isClientIdentifier: true };
}

function readFields(given: unknown, rule: UserNames): UserContext {
  if (typeof given === 'string') return { user: databaseUserName(given, rule) };
  if (typeof given !== 'object' || given === null)
    throw new InvalidUserError(`A user is a name or an object with \`user\`, not ${typeof given}.`);
  const fields = new Map<string, unknown>(Object.entries(given));
  const user = fields.get('user');
  if (typeof user !== 'string') throw new InvalidUserError('The user context has no `user` that is a string.');
  const [appContext, nls, timeZone] = [fields.get('appContext'), fields.get('nls'), fields.get('timeZone')];
  for (const name of ['user', 'appContext', 'nls', 'timeZone']) fields.delete(name);
  for (const [name, value] of fields) checkField(name, value);
  return {
    ...Object.fromEntries(fields),
    user: databaseUserName(user, rule),
    ...(appContext === undefined ? {} : { appContext: readAppContext(appContext) }),
    ...(nls === undefined ? {} : { nls: readNls(nls) }),
    ...(timeZone === undefined ? {} : { timeZone: readSetting('timeZone', timeZone) }),
  };
}

function checkField(name: string, value: unknown, max = isField(name) ? FIELDS[name] : undefined): void {
  if (max === undefined)
    throw new InvalidUserError(
      `Unknown field "${name}" in the user context.${didYouMean(name, ['user', ...Object.keys(FIELDS), 'appContext', 'nls', 'timeZone'])}`,
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

function readNls(given: unknown): NlsOptions {
  if (typeof given !== 'object' || given === null)
    throw new InvalidUserError('`nls` in the user context is not an object.');
  const settings: [string, string][] = [];
  for (const [name, value] of Object.entries(given)) {
    if (!isNlsName(name)) {
      throw new InvalidUserError(
        `Unknown setting "${name}" in \`nls\` of the user context.${didYouMean(name, NLS_NAMES)}`,
      );
    }
    if (value !== undefined) settings.push([name, readSetting(`nls.${name}`, value)]);
  }
  return Object.fromEntries(settings);
}

function readSetting(name: string, value: unknown): string {
  const fault = faultOfSetting(value);
  if (fault !== undefined || typeof value !== 'string')
    throw new InvalidUserError(`\`${name}\` in the user context ${fault ?? 'must be a string'}.`);
  return value;
}
