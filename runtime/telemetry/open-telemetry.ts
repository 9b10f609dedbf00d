import type { Attributes, Counter, Histogram, Meter, Span, Tracer } from '@opentelemetry/api';
import { oraCode } from '../errors/ora-table.js';
import type { SessionStats } from '../sessions/session-source.js';
import type { DatabaseAddress } from './database-address.js';
import type { Failure } from './events.js';

type Api = typeof import('@opentelemetry/api');

const SCOPE = 'gen-oracle-client';

const NO_SESSIONS: SessionStats = {
  open: 0,
  idle: 0,
  leased: 0,
  opening: 0,
  closing: 0,
  quarantined: 0,
  waiting: 0,
  max: 0,
};

/** Seconds, as the conventions advise. */
const BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

/** OpenTelemetry's API, if the application has it and has registered an SDK: otherwise nobody hears what it is told. */
export async function importOpenTelemetry(): Promise<Api | undefined> {
  try {
    const api = await import('@opentelemetry/api');
    return isTraced(api) || isMetered(api) ? api : undefined;
  } catch {
    // It is an optional peer.
    return undefined;
  }
}

function isTraced({ trace, ProxyTracerProvider }: Api): boolean {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer(SCOPE) !== undefined;
}

function isMetered({ metrics, createNoopMeter }: Api): boolean {
  return metrics.getMeter(SCOPE).constructor !== createNoopMeter().constructor;
}

/**
 * Spans and metrics of one client, as OpenTelemetry's semantic conventions for Oracle Database name them:
 * https://opentelemetry.io/docs/specs/semconv/db/oracledb. All times are by `performance.now()`.
 */
export class OpenTelemetry {
  readonly #api: Api;
  readonly #tracer: Tracer;
  readonly #database: Attributes;
  readonly #pool: Attributes;
  readonly #duration: Histogram;
  readonly #waitTime: Histogram;
  readonly #createTime: Histogram;
  readonly #timeouts: Counter;
  #stats: () => SessionStats;
  /** By routine; there are as many as the generated client has. */
  readonly #operations = new Map<string, Attributes>();

  /** @param name the client's, and its pool's */
  constructor(api: Api, name: string, { host, port, serviceName }: DatabaseAddress, stats: () => SessionStats) {
    this.#api = api;
    this.#tracer = api.trace.getTracer(SCOPE);
    this.#database = {
      'db.system.name': 'oracle.db',
      ...(serviceName === undefined ? {} : { 'db.namespace': serviceName }),
      ...(host === undefined ? {} : { 'server.address': host }),
      ...(port === undefined ? {} : { 'server.port': port }),
    };
    this.#pool = { 'db.client.connection.pool.name': name };
    const meter = api.metrics.getMeter(SCOPE);
    const seconds = (metric: string) =>
      meter.createHistogram(metric, { unit: 's', advice: { explicitBucketBoundaries: BUCKETS } });
    this.#duration = seconds('db.client.operation.duration');
    this.#waitTime = seconds('db.client.connection.wait_time');
    this.#createTime = seconds('db.client.connection.create_time');
    this.#timeouts = meter.createCounter('db.client.connection.timeouts', { unit: '{timeout}' });
    this.#stats = stats;
    observeStats(meter, this.#pool, () => this.#stats());
  }

  /** Begins a span under the caller's active one. */
  startCall(routine: string, user: string | undefined, startTime: number): CallSpan {
    const operation = this.#operation(routine);
    const attributes = user === undefined ? operation : { ...operation, 'enduser.id': user };
    const span = this.#tracer.startSpan(
      `EXECUTE ${routine}`,
      { kind: this.#api.SpanKind.CLIENT, attributes, startTime },
      this.#api.context.active(),
    );
    const context = span.spanContext();
    return {
      traceId: this.#api.isSpanContextValid(context) ? context.traceId : undefined,
      end: (failure) => {
        const now = performance.now();
        this.#end(span, failure, now);
        this.#duration.record(
          (now - startTime) / 1000,
          failure === undefined ? operation : { ...operation, ...errorAttributes(failure) },
        );
      },
    };
  }

  #operation(routine: string): Attributes {
    let attributes = this.#operations.get(routine);
    if (attributes === undefined) {
      attributes = { ...this.#database, 'db.operation.name': 'EXECUTE', 'db.stored_procedure.name': routine };
      this.#operations.set(routine, attributes);
    }
    return attributes;
  }

  /** Runs `work` with a span active, under which the calls are that it makes. */
  inTransaction<T>(user: string | undefined, startTime: number, work: (end: EndSpan) => Promise<T>): Promise<T> {
    const attributes = user === undefined ? this.#database : { ...this.#database, 'enduser.id': user };
    const parent = this.#api.context.active();
    const span = this.#tracer.startSpan('$transaction', { attributes, startTime }, parent);
    return this.#api.context.with(this.#api.trace.setSpan(parent, span), () =>
      work((failure) => this.#end(span, failure, performance.now())),
    );
  }

  leaseEnded(waitMs: number, failure: Failure | undefined): void {
    if (failure === undefined) this.#waitTime.record(waitMs / 1000, this.#pool);
    else if (failure.error === 'LeaseTimeoutError') this.#timeouts.add(1, this.#pool);
  }

  loggedIn(durationMs: number): void {
    this.#createTime.record(durationMs / 1000, this.#pool);
  }

  /** From now on there are no sessions. What stopped being observed would keep its last value. */
  close(): void {
    this.#stats = () => NO_SESSIONS;
  }

  #end(span: Span, failure: Failure | undefined, now: number): void {
    if (failure !== undefined) {
      span.setStatus({ code: this.#api.SpanStatusCode.ERROR });
      span.setAttributes(errorAttributes(failure));
      if (failure.outcome !== undefined) span.setAttribute('gen_oracle_client.outcome', failure.outcome);
    }
    span.end(now);
  }
}

export type EndSpan = (failure: Failure | undefined) => void;

export interface CallSpan {
  /** Of the trace that the call belongs to, if it belongs to any. */
  readonly traceId: string | undefined;
  readonly end: EndSpan;
}

function errorAttributes(failure: Failure | undefined): Attributes {
  if (failure === undefined) return {};
  const { error, code } = failure;
  return code === undefined
    ? { 'error.type': error }
    : { 'error.type': oraCode(code), 'db.response.status_code': oraCode(code) };
}

/** Counts of the moment when somebody reads the metrics. */
function observeStats(meter: Meter, pool: Attributes, stats: () => SessionStats): void {
  const count = meter.createObservableUpDownCounter('db.client.connection.count', { unit: '{connection}' });
  const max = meter.createObservableUpDownCounter('db.client.connection.max', { unit: '{connection}' });
  const pending = meter.createObservableUpDownCounter('db.client.connection.pending_requests', { unit: '{request}' });
  const state = (value: string) => ({ ...pool, 'db.client.connection.state': value });
  meter.addBatchObservableCallback(
    (result) => {
      const now = stats();
      result.observe(count, now.idle, state('idle'));
      result.observe(count, now.open - now.idle, state('used'));
      result.observe(max, now.max, pool);
      result.observe(pending, now.waiting, pool);
    },
    [count, max, pending],
  );
}
