import { AsyncResource } from 'node:async_hooks';
import type { OracleDriver } from '../driver/oracle-driver.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { type LoginSettings, logIn, type PendingLogin } from './login.js';
import { type Admission, LoginGuard, type LoginPauses } from './login-guard.js';
import { LoginRate } from './login-rate.js';
import type { Session } from './session.js';
import type { SessionKey } from './session-source.js';
import { SocketCapture } from './socket-capture.js';

export interface LoginsSettings {
  readonly telemetry: Telemetry;
  readonly login: LoginSettings;
  /** The most logins at a time. */
  readonly parallelLogins: number;
  /** The most logins that are started in a second. */
  readonly loginsPerSecond: number;
  readonly loginPauses: LoginPauses;
  readonly loadDriver: () => Promise<OracleDriver>;
}

/** What a login came to: undefined, if it was not wanted any more. */
export type LoginResult = { readonly session: Session } | { readonly error: unknown } | undefined;

/** The logins that are under way: so many at a time, so many a second, and none where it could not succeed. */
export class Logins {
  readonly #settings: LoginsSettings;
  readonly #guard: LoginGuard;
  readonly #rate: LoginRate;
  readonly #capture = new SocketCapture();
  /** Logins run outside any caller's async context: their sockets outlive the call that happened to need them. */
  readonly #neutral = new AsyncResource('OracleClientLogin', { requireManualDestroy: true });
  readonly #pending = new Set<PendingLogin>();
  readonly #byKey = new Map<string, number>();
  #size = 0;

  constructor(settings: LoginsSettings) {
    this.#settings = settings;
    this.#guard = new LoginGuard(settings.loginPauses);
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

  admit(user: string | null): Admission {
    const admission = this.#guard.admit(user);
    if (admission.kind !== 'go') return admission;
    if (this.areFull) return { kind: 'wait', everybody: true };
    const { nextAt } = this.#rate;
    return nextAt > performance.now() ? { kind: 'wait', everybody: true, until: nextAt } : admission;
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

  close(): void {
    this.#capture.close();
    this.#neutral.emitDestroy();
  }

  /** Never rejects. */
  async #run(key: SessionKey, keyText: string, prepare: () => Promise<boolean>): Promise<LoginResult> {
    if (!(await prepare())) {
      this.#guard.abandoned();
      return undefined;
    }
    const { login: settings, loadDriver, telemetry } = this.#settings;
    const start = performance.now();
    const login = this.#neutral.runInAsyncScope(() => logIn(key, keyText, settings, loadDriver, this.#capture));
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
