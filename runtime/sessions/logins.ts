import { AsyncResource } from 'node:async_hooks';
import type { OracleDriver } from '../driver/oracle-driver.js';
import type { SessionSetupError } from '../errors/session-errors.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Connector } from './connector.js';
import { logIn, type PendingLogin } from './login.js';
import { type Admission, LoginGuard, type LoginPauses } from './login-guard.js';
import { LoginRate } from './login-rate.js';
import type { LoginSettings } from './login-settings.js';
import type { Session } from './session.js';
import type { SessionKey } from './session-source.js';
import { SetupPauses } from './setup-pauses.js';

export interface LoginsSettings {
  readonly telemetry: Telemetry;
  readonly login: LoginSettings;
  /** The most logins at a time. */
  readonly parallelLogins: number;
  /** The most logins that are started in a second. */
  readonly loginsPerSecond: number;
  readonly loginPauses: LoginPauses;
  readonly loadDriver: () => Promise<OracleDriver>;
  /** Chosen by the driver's mode. */
  readonly makeConnector: (driver: OracleDriver) => Connector;
}

/** What a login came to: undefined, if it was not wanted any more. */
export type LoginResult = { readonly session: Session } | { readonly error: unknown } | undefined;

/** The logins that are under way: so many at a time, so many a second, and none where it could not succeed. */
export class Logins {
  readonly #settings: LoginsSettings;
  readonly #guard: LoginGuard;
  readonly #setups: SetupPauses;
  readonly #rate: LoginRate;
  #connector: Promise<Connector> | undefined;
  /** Logins run outside any caller's async context: their sockets outlive the call that happened to need them. */
  readonly #neutral = new AsyncResource('OracleClientLogin', { requireManualDestroy: true });
  readonly #pending = new Set<PendingLogin>();
  readonly #byKey = new Map<string, number>();
  #size = 0;

  constructor(settings: LoginsSettings) {
    this.#settings = settings;
    this.#guard = new LoginGuard(settings.loginPauses);
    this.#setups = new SetupPauses(settings.loginPauses.userMs);
    this.#rate = new LoginRate(settings.loginsPerSecond);
  }

  get size(): number {
    return this.#size;
  }

  get byKey(): ReadonlyMap<string, number> {
    return this.#byKey;
  }

  get areFull(): boolean {
    return this.#size >= this.#settings.parallelLogins;
  }

  admit(user: string | null, keyText: string): Admission {
    const refusal = this.#setups.refusal(keyText);
    if (refusal !== undefined) return { kind: 'refuse', error: refusal };
    const admission = this.#guard.admit(user);
    if (admission.kind !== 'go') return admission;
    if (this.areFull) return { kind: 'wait', everybody: true };
    const { nextAt } = this.#rate;
    return nextAt > performance.now() ? { kind: 'wait', everybody: true, until: nextAt } : admission;
  }

  /** A session of the key could be made ready for calls, or not. */
  setUp(keyText: string, fault: SessionSetupError | undefined): void {
    if (fault === undefined) this.#setups.succeeded(keyText);
    else this.#setups.failed(keyText, fault);
  }

  /**
   * Starts a login that was admitted.
   * @param prepare makes room; resolves to whether the login is still wanted
   * @param settled told the result when the login no longer counts
   */
  start(
    key: SessionKey,
    keyText: string,
    prepare: () => Promise<boolean>,
    settled: (result: LoginResult) => void,
  ): void {
    this.#size += 1;
    this.#byKey.set(keyText, (this.#byKey.get(keyText) ?? 0) + 1);
    this.#rate.take();
    this.#guard.started();
    void this.#run(key, keyText, prepare).then((result) => {
      this.#size -= 1;
      const left = (this.#byKey.get(keyText) ?? 1) - 1;
      if (left === 0) this.#byKey.delete(keyText);
      else this.#byKey.set(keyText, left);
      settled(result);
    });
  }

  /** What hangs fails now. */
  cut(): void {
    for (const login of this.#pending) login.cut();
  }

  async close(): Promise<void> {
    this.#neutral.emitDestroy();
    const connector = await this.#connector?.catch(() => undefined);
    await connector?.close();
  }

  #loadConnector(): Promise<Connector> {
    const { loadDriver, makeConnector } = this.#settings;
    this.#connector ??= loadDriver().then(makeConnector);
    return this.#connector;
  }

  /** Never rejects. */
  async #run(key: SessionKey, keyText: string, prepare: () => Promise<boolean>): Promise<LoginResult> {
    if (!(await prepare())) {
      this.#guard.abandoned();
      return undefined;
    }
    const { login: settings, telemetry } = this.#settings;
    const start = performance.now();
    const login = this.#neutral.runInAsyncScope(() => logIn(key, keyText, settings, () => this.#loadConnector()));
    this.#pending.add(login);
    try {
      const session = await login.session;
      this.#guard.succeeded(key.user);
      telemetry.loggedIn(key.user, start);
      return { session };
    } catch (error) {
      this.#guard.failed(key.user, error);
      telemetry.loginFailed(key.user, start, error);
      return { error };
    } finally {
      this.#pending.delete(login);
    }
  }
}
