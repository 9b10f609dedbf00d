import { CallAbortedError, TimeoutError } from '../errors/session-errors.js';
import type { SessionStats } from '../sessions/session-source.js';
import type { ClientStats, ClientTotals } from './client-totals.js';
import type { DatabaseAddress } from './database-address.js';
import {
  callEnded,
  callFailed,
  callStarted,
  leaseEnded,
  loginEnded,
  sessionClosed,
  sessionQuarantined,
  transactionEnded,
} from './event-channel.js';
import type { CallStartEvent, ClientEvent, Failure, SessionEnd } from './events.js';
import { failureOf } from './failure-of.js';
import { type CallSpan, type EndSpan, importOpenTelemetry, OpenTelemetry } from './open-telemetry.js';

export interface TelemetrySettings {
  readonly name: string;
  /** Whether events and spans tell the users' names. */
  readonly userNames: boolean;
  readonly openTelemetry: boolean;
  readonly address: DatabaseAddress;
}

/** A call that runs. One of the two ends it. */
interface ObservedCall {
  /** Of the trace that the call belongs to, if it belongs to any. */
  readonly traceId: string | undefined;
  succeeded(): void;
  failed(error: unknown): void;
}

type Totals = { -readonly [Name in keyof ClientTotals]: ClientTotals[Name] };

let lastCallId = 0;

/** Counts what a client does, and tells it to whoever listens. A call that nobody listens to costs two looks and a count. */
export class Telemetry {
  readonly #settings: TelemetrySettings;
  readonly #totals: Totals = {
    calls: 0,
    failedCalls: 0,
    timeouts: 0,
    aborts: 0,
    transactions: 0,
    failedTransactions: 0,
    logins: 0,
    failedLogins: 0,
    closedSessions: 0,
    evictions: 0,
    cuts: 0,
  };
  readonly #unheard: ObservedCall = {
    traceId: undefined,
    succeeded: () => undefined,
    failed: (error) => this.#countFailedCall(error),
  };
  #openTelemetry: OpenTelemetry | undefined;
  #loading: Promise<void> | undefined;
  #isClosed = false;

  constructor(settings: TelemetrySettings) {
    this.#settings = settings;
  }

  /** Imports OpenTelemetry's API where the application has it. What comes before is not told to it. */
  load(stats: () => SessionStats): Promise<void> {
    this.#loading ??= this.#load(stats);
    return this.#loading;
  }

  async #load(stats: () => SessionStats): Promise<void> {
    const api = this.#settings.openTelemetry ? await importOpenTelemetry() : undefined;
    if (api === undefined || this.#isClosed) return;
    this.#openTelemetry = new OpenTelemetry(api, this.#settings.name, this.#settings.address, stats);
  }

  withTotals(stats: SessionStats): ClientStats {
    return { ...stats, totals: { ...this.#totals } };
  }

  /**
   * Runs a call. Its span is under the one that is active when it is made.
   * @param call is given what it must call once the arguments fit, and which gives the trace that the call belongs to
   */
  async observeCall<T>(
    user: string | null,
    call: (begin: (routine: string) => string | undefined) => Promise<T>,
  ): Promise<T> {
    const startedAt = performance.now();
    const observed: { call?: ObservedCall } = {};
    try {
      const value = await call((routine) => {
        observed.call = this.#startCall(routine, user, startedAt);
        return observed.call.traceId;
      });
      observed.call?.succeeded();
      return value;
    } catch (error) {
      observed.call?.failed(error);
      throw error;
    }
  }

  #startCall(routine: string, user: string | null, startedAt: number): ObservedCall {
    this.#totals.calls += 1;
    const openTelemetry = this.#openTelemetry;
    if (
      openTelemetry === undefined &&
      !callEnded.hasSubscribers &&
      !callFailed.hasSubscribers &&
      !callStarted.hasSubscribers
    )
      return this.#unheard;
    const event = { ...this.#about(user), id: ++lastCallId, routine };
    if (callStarted.hasSubscribers) callStarted.publish(event);
    return this.#hear(event, openTelemetry?.startCall(routine, event.user, startedAt), startedAt);
  }

  #hear(event: CallStartEvent, span: CallSpan | undefined, startedAt: number): ObservedCall {
    return {
      traceId: span?.traceId,
      succeeded: () => {
        span?.end(undefined);
        if (callEnded.hasSubscribers) callEnded.publish({ ...event, durationMs: performance.now() - startedAt });
      },
      failed: (error) => {
        this.#countFailedCall(error);
        const failure = failureOf(error);
        span?.end(failure);
        if (callFailed.hasSubscribers)
          callFailed.publish({ ...event, durationMs: performance.now() - startedAt, failure });
      },
    };
  }

  #countFailedCall(error: unknown): void {
    this.#totals.failedCalls += 1;
    if (error instanceof TimeoutError) this.#totals.timeouts += 1;
    if (error instanceof CallAbortedError) this.#totals.aborts += 1;
  }

  /** Runs what waits for a session. */
  observeLease<T>(user: string | null, wait: () => Promise<T>): Promise<T> {
    if (this.#openTelemetry === undefined && !leaseEnded.hasSubscribers) return wait();
    return this.#observeLease(user, wait);
  }

  async #observeLease<T>(user: string | null, wait: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const ended = (failure?: Failure) => {
      const waitMs = performance.now() - start;
      this.#openTelemetry?.leaseEnded(waitMs, failure);
      if (leaseEnded.hasSubscribers)
        leaseEnded.publish({ ...this.#about(user), waitMs, ...(failure === undefined ? {} : { failure }) });
    };
    try {
      const session = await wait();
      ended();
      return session;
    } catch (error) {
      ended(failureOf(error));
      throw error;
    }
  }

  /** @param startedAt by `performance.now()` */
  loggedIn(user: string | null, startedAt: number): void {
    this.#totals.logins += 1;
    const durationMs = performance.now() - startedAt;
    this.#openTelemetry?.loggedIn(durationMs);
    if (loginEnded.hasSubscribers) loginEnded.publish({ ...this.#about(user), durationMs });
  }

  loginFailed(user: string | null, startedAt: number, error: unknown): void {
    this.#totals.failedLogins += 1;
    if (!loginEnded.hasSubscribers) return;
    const durationMs = performance.now() - startedAt;
    loginEnded.publish({ ...this.#about(user), durationMs, failure: failureOf(error) });
  }

  sessionClosed(user: string | null, reason: SessionEnd): void {
    this.#totals.closedSessions += 1;
    if (reason === 'evicted') this.#totals.evictions += 1;
    if (reason === 'cut') this.#totals.cuts += 1;
    if (sessionClosed.hasSubscribers) sessionClosed.publish({ ...this.#about(user), reason });
  }

  sessionQuarantined(user: string | null, quarantineMs: number): void {
    if (sessionQuarantined.hasSubscribers) sessionQuarantined.publish({ ...this.#about(user), quarantineMs });
  }

  /** Runs a transaction from its lease to its commit or rollback. OpenTelemetry is loaded by then. */
  observeTransaction<T>(user: string | null, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const openTelemetry = this.#openTelemetry;
    const run = (endSpan?: EndSpan) => this.#observeTransaction(user, start, work, endSpan);
    return openTelemetry === undefined ? run() : openTelemetry.inTransaction(this.#about(user).user, start, run);
  }

  async #observeTransaction<T>(
    user: string | null,
    start: number,
    work: () => Promise<T>,
    endSpan: EndSpan | undefined,
  ): Promise<T> {
    this.#totals.transactions += 1;
    const ended = (failure?: Failure) => {
      endSpan?.(failure);
      if (!transactionEnded.hasSubscribers) return;
      const durationMs = performance.now() - start;
      transactionEnded.publish({ ...this.#about(user), durationMs, ...(failure === undefined ? {} : { failure }) });
    };
    try {
      const result = await work();
      ended();
      return result;
    } catch (error) {
      this.#totals.failedTransactions += 1;
      ended(failureOf(error));
      throw error;
    }
  }

  /** The client has no sessions any more. */
  close(): void {
    this.#isClosed = true;
    this.#openTelemetry?.close();
  }

  #about(user: string | null): ClientEvent {
    const { name, userNames } = this.#settings;
    return userNames && user !== null ? { client: name, user } : { client: name };
  }
}
