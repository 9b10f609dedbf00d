import type { DriverBind, OracleDriver } from '../driver/oracle-driver.js';
import { OracleClientError } from '../errors/oracle-client-error.js';
import {
  CallAbortedError,
  ConnectionLostError,
  IdentityMismatchError,
  SessionSetupError,
} from '../errors/session-errors.js';
import { ClosedError, ConfigurationError } from '../errors/usage-errors.js';
import type { Initialiser } from '../sessions/initialiser.js';
import { PLACE_SIZE, readPlace, tellPlace } from '../sessions/session-place.js';
import { alterSession, type SessionSettings, type SettingsSource, settingsOf } from '../sessions/session-settings.js';
import type { LeasedSession, SessionKey } from '../sessions/session-source.js';
import { type Caller, type UserContext, userContextOf } from '../sessions/user-context.js';
import { expectedIdentity } from '../sessions/user-name.js';
import { CallQueue } from './call-queue.js';
import { contextOf, describeIdentity, requireAlive } from './execute-routine.js';
import { explainFailure } from './explain-failure.js';
import { runCallback } from './run-callback.js';
import { assertIdentity } from './statement.js';

/** How sessions are made ready for calls: their settings, and what the application does on them. */
export class SessionSetup {
  readonly #proxyUser: string;
  readonly #defaults: SettingsSource;
  readonly #defaultSettings: SessionSettings;
  readonly #initialiser: Initialiser | undefined;

  /** @param defaults for callers who say nothing else */
  constructor(proxyUser: string, defaults: SettingsSource, initialiser: Initialiser | undefined) {
    this.#proxyUser = proxyUser;
    this.#defaults = defaults;
    this.#defaultSettings = settingsOf(defaults);
    this.#initialiser = initialiser;
  }

  /**
   * Whose sessions serve a caller.
   * @throws ConfigurationError when the initialiser's fingerprint is no text
   */
  keyOf(caller: Caller): SessionKey {
    const { user, edition } = caller;
    const key = edition === undefined ? { user } : { user, edition };
    const settings = this.#settingsOf(caller);
    const fingerprint = this.#fingerprintOf(caller);
    // What an initialiser did for one person must not be there for another one on the same account.
    const person = this.#initialiser !== undefined && caller.isClientIdentifier === true ? caller.clientIdentifier : '';
    if (settings.length === 0 && fingerprint === '' && person === '') return key;
    return { ...key, fingerprint: JSON.stringify([fingerprint, person, ...settings]) };
  }

  /** Whether nothing is left to be done before a call. */
  isReady({ readiness }: LeasedSession): boolean {
    return readiness.hasSettings && !this.#mustRun(readiness);
  }

  /**
   * Does what is left to be done; mostly nothing. What the initialiser leaves uncommitted is committed.
   * @param deadline by `performance.now()`
   * @throws SessionSetupError, IdentityMismatchError, CallAbortedError, ClosedError; the session is condemned
   */
  async prepare(
    session: LeasedSession,
    caller: Caller,
    driver: OracleDriver,
    deadline: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (this.isReady(session)) return;
    const block = { session, caller, driver, deadline, signal };
    try {
      if (!session.readiness.hasSettings) await this.#set(block);
      if (this.#mustRun(session.readiness)) await this.#initialise(block);
    } catch (error) {
      session.condemn(error instanceof SessionSetupError && isOfTheKey(error) ? error : undefined);
      throw error;
    }
  }

  #mustRun({ isInitialised, hasPackageState }: LeasedSession['readiness']): boolean {
    if (this.#initialiser === undefined) return false;
    return !isInitialised || (this.#initialiser.again !== 'never' && !hasPackageState);
  }

  async #set(block: Block): Promise<void> {
    const settings = this.#settingsOf(block.caller);
    if (settings.length > 0) {
      const names = settings.map(([parameter]) => parameter).join(', ');
      try {
        await this.#execute(block, settings.map(alterSession).join('\n'), {});
      } catch (error) {
        throw asSetupError(error, `The session could not be set up (${names})`);
      }
    }
    block.session.readiness.settingsMade();
  }

  async #initialise(block: Block): Promise<void> {
    const { session, caller, deadline, signal } = block;
    const queue = new CallQueue();
    const limits = {
      deadline,
      expired: () => failed('The `initialise` hook did not end in time', {}),
      signal,
      aborted,
    };
    /** Why the session can no longer be trusted, whether the hook minds or not. */
    const lost: { by?: OracleClientError } = {};
    const own = {
      execute: (statements: string, binds: Readonly<Record<string, unknown>> = {}) =>
        queue.run(async () => {
          const named = namedBinds(binds, block.driver);
          await this.#execute(block, statements, named).catch((error: unknown) => {
            if (error instanceof OracleClientError && !error.sessionSurvived) lost.by ??= error;
            throw error;
          });
        }),
    };
    try {
      await runCallback(async () => this.#initialiser?.run(own, this.#contextOf(caller)), limits);
      if (lost.by !== undefined) throw lost.by;
      if (queue.unfinished > 0)
        throw failed('The `initialise` hook ended before what it had executed: each must be awaited', {});
    } catch (error) {
      throw asSetupError(error, 'The `initialise` hook failed');
    } finally {
      await queue.close('The `initialise` hook has ended.');
    }
    session.readiness.initialised();
  }

  async #execute(block: Block, statements: string, binds: Readonly<Record<string, DriverBind>>): Promise<void> {
    const { session, caller, driver, deadline, signal } = block;
    const identity = {
      dir: driver.BIND_IN,
      type: driver.DB_TYPE_VARCHAR,
      val: expectedIdentity(this.#proxyUser, caller),
    };
    requireAlive(session, LABEL, 'not-started');
    const place = { dir: driver.BIND_OUT, type: driver.DB_TYPE_VARCHAR, maxSize: PLACE_SIZE };
    const isNew = session.place === undefined;
    const call = {
      text: ['begin', assertIdentity(caller), ...(isNew ? [tellPlace(PLACE)] : []), statements, 'end;'].join('\n'),
      binds: { i: identity, ...binds, ...(isNew ? { [PLACE.slice(1)]: place } : {}) },
      context: contextOf(caller, { module: LABEL, action: '' }),
      commit: true,
      givesUpPackageState: false,
      signal,
    };
    const limitMs = Math.max(0, deadline - performance.now());
    try {
      const [found] = await session.execute(call, deadline);
      if (isNew) session.place = readPlace(found);
    } catch (error) {
      throw explainFailure(session, error, {
        routine: LABEL,
        identity: describeIdentity(this.#proxyUser, caller),
        resultKey: String,
        limitMs,
        commit: 'sent',
        signal,
        deadline,
      });
    }
  }

  #settingsOf(caller: Caller): SessionSettings {
    if (caller.nls === undefined && caller.timeZone === undefined) return this.#defaultSettings;
    return settingsOf(caller, this.#defaults);
  }

  #fingerprintOf(caller: Caller): string {
    if (this.#initialiser === undefined) return '';
    const fingerprint: unknown = this.#initialiser.fingerprint(this.#contextOf(caller));
    if (typeof fingerprint !== 'string') throw new ConfigurationError('`initialise.fingerprint` must return a string.');
    return fingerprint;
  }

  #contextOf(caller: Caller): UserContext {
    return Object.freeze(userContextOf(caller, this.#proxyUser));
  }
}

/** The label under which errors and the database speak of what is no routine. */
const LABEL = 'session setup';

/** The bind that tells where a new session is. It rides on what must be done there anyway. */
const PLACE = ':session_place';

interface Block {
  readonly session: LeasedSession;
  readonly caller: Caller;
  readonly driver: OracleDriver;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

function namedBinds(binds: Readonly<Record<string, unknown>>, driver: OracleDriver): Record<string, DriverBind> {
  const named = Object.entries(binds).map(([name, val]): [string, DriverBind] => {
    if ([':i', PLACE].includes(`:${name.toLowerCase()}`))
      throw new ConfigurationError(`The bind \`:${name}\` is taken: give it another name.`);
    return [name, { dir: driver.BIND_IN, type: typeOf(name, val, driver), val }];
  });
  return Object.fromEntries(named);
}

function typeOf(name: string, value: unknown, driver: OracleDriver): DriverBind['type'] {
  if (typeof value === 'string' || value === null) return driver.DB_TYPE_VARCHAR;
  if (typeof value === 'number' && Number.isFinite(value)) return driver.DB_TYPE_NUMBER;
  throw new ConfigurationError(`The bind \`:${name}\` must be a string, a finite number or null.`);
}

/** What only this session met, another one may not. */
function isOfTheKey({ retryable, cause }: SessionSetupError): boolean {
  return !retryable && !(cause instanceof ConnectionLostError);
}

/** What says by itself that the call did not run, and why, stays as it is. */
function asSetupError(error: unknown, what: string): Error {
  const speaksForItself =
    error instanceof SessionSetupError || error instanceof IdentityMismatchError || error instanceof ConfigurationError;
  if (speaksForItself) return error;
  // Their outcome is that of what was executed here, not that of the call.
  if (error instanceof CallAbortedError) return aborted(error.cause);
  if (error instanceof ClosedError) {
    return new ClosedError('The client was closed before the session was ready. The call was not run.', {
      sessionSurvived: false,
    });
  }
  return failed(error instanceof OracleClientError ? `${what}: ${withoutPeriod(error.message)}` : what, {
    cause: error,
  });
}

function aborted(cause: unknown): CallAbortedError {
  return new CallAbortedError('The call was aborted before its session was ready.', { sessionSurvived: false, cause });
}

function failed(what: string, { cause }: { readonly cause?: unknown }): SessionSetupError {
  const known = cause instanceof OracleClientError ? cause : undefined;
  return new SessionSetupError(`${what}. The call was not run, and the session was destroyed.`, {
    ...(known?.code === undefined ? {} : { code: known.code }),
    outcome: 'not-started',
    sessionSurvived: false,
    retryable: known?.retryable ?? false,
    ...(known?.databaseMessage === undefined ? {} : { databaseMessage: known.databaseMessage }),
    ...(known === undefined ? {} : { plsqlStack: known.plsqlStack }),
    cause,
  });
}

function withoutPeriod(message: string): string {
  return message.endsWith('.') ? message.slice(0, -1) : message;
}
