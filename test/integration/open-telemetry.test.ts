import { AsyncLocalStorage } from 'node:async_hooks';
import { context, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { scriptCalls, scriptedClient } from '../support/scripted-calls.js';
import { troubled } from '../support/troubled-client.js';
import { startWireServer } from '../support/wire-server.js';

/** As an application registers OpenTelemetry's SDK before it makes a client. */
const spans = new InMemorySpanExporter();
const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
tracerProvider.register();
const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 });
const meterProvider = new MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(meterProvider);
const tracer = trace.getTracer('application');

beforeEach(() => spans.reset());

afterAll(async () => {
  await tracerProvider.shutdown();
  await meterProvider.shutdown();
});

function inRequest<T>(name: string, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work();
    } finally {
      span.end();
    }
  });
}

function named(name: string): ReadableSpan {
  const found = spans.getFinishedSpans().filter((span) => span.name === name);
  expect(found.map((span) => span.name)).toEqual([name]);
  const [span] = found;
  if (span === undefined) throw new Error(`no span ${name}`);
  return span;
}

async function metric(name: string) {
  await reader.forceFlush();
  const [latest] = metricExporter.getMetrics().slice(-1);
  return latest?.scopeMetrics.flatMap((scope) => scope.metrics).find(({ descriptor }) => descriptor.name === name);
}

test('a call is a client span under the active one, with nothing of its arguments or its user', async () => {
  const { client, sandbox } = await troubled(['alice']);
  await inRequest('GET /orders', () => client.as('ALICE').api.note({ text: 'a-secret-text' }));
  const call = named('EXECUTE ERP.API.NOTE');
  const request = named('GET /orders');
  expect(call.kind).toBe(SpanKind.CLIENT);
  expect(call.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
  expect(call.spanContext().traceId).toBe(request.spanContext().traceId);
  const [host = '', rest = ''] = sandbox.connectString.split(':');
  const [port = '', serviceName = ''] = rest.split('/');
  expect(call.attributes).toEqual({
    'db.system.name': 'oracle.db',
    'db.namespace': serviceName,
    'db.operation.name': 'EXECUTE',
    'db.stored_procedure.name': 'ERP.API.NOTE',
    'server.address': host,
    'server.port': Number(port),
  });
  expect(call.status).toEqual({ code: SpanStatusCode.UNSET });
  expect(call.events).toEqual([]);
});

test('calls made at once are each under the span that they were made under', async () => {
  const { client } = await troubled(['alice', 'bob'], { sessions: { max: 2 } });
  const requests = Array.from({ length: 20 }, (_, index) => `request ${index}`);
  await Promise.all(
    requests.map((name, index) => inRequest(name, () => client.as(index % 2 === 0 ? 'ALICE' : 'BOB').api.who())),
  );
  const parents = spans
    .getFinishedSpans()
    .filter(({ name }) => name === 'EXECUTE ERP.API.WHO')
    .map(({ parentSpanContext }) => parentSpanContext?.spanId);
  expect(new Set(parents)).toEqual(new Set(requests.map((name) => named(name).spanContext().spanId)));
});

test('an AsyncLocalStorage of the application works beside it', async () => {
  const user = new AsyncLocalStorage<string>();
  const { client } = await troubled(['alice', 'bob'], { userSource: () => user.getStore() });
  const who = (name: string) => user.run(name, () => inRequest(name, () => client.api.who()));
  expect(await Promise.all([who('ALICE'), who('BOB')])).toEqual(['ALICE', 'BOB']);
});

test('a failure has the error number as its type, no message, and its outcome', async () => {
  const { client } = await troubled(['alice']);
  await client
    .as('ALICE')
    .api.note({ text: 'more than fits'.repeat(10) })
    .catch(() => undefined);
  await client
    .as('ALICE')
    .api.noteSlowly({ text: 'x', seconds: 5 }, { signal: AbortSignal.abort() })
    .catch(() => undefined);
  const failed = named('EXECUTE ERP.API.NOTE');
  expect(failed.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(failed.events).toEqual([]);
  expect(failed.attributes).toMatchObject({
    'error.type': 'ORA-12899',
    'db.response.status_code': 'ORA-12899',
    'gen_oracle_client.outcome': 'rolled-back',
  });
  const aborted = named('EXECUTE ERP.API.NOTE_SLOWLY');
  expect(aborted.attributes).toMatchObject({
    'error.type': 'CallAbortedError',
    'gen_oracle_client.outcome': 'not-started',
  });
  expect(aborted.attributes).not.toHaveProperty('db.response.status_code');
});

test('a transaction is a span with its calls under it', async () => {
  const { client } = await troubled(['alice'], { telemetry: { userNames: true } });
  await inRequest('POST /orders', () =>
    client.as('ALICE').$transaction(async (tx) => {
      await tx.api.note({ text: 'x' });
      await tx.$savepoint((inner) => inner.api.who());
    }),
  );
  const transaction = named('$transaction');
  expect(transaction.parentSpanContext?.spanId).toBe(named('POST /orders').spanContext().spanId);
  expect(transaction.attributes).toMatchObject({ 'db.system.name': 'oracle.db', 'enduser.id': 'ALICE' });
  for (const name of ['EXECUTE ERP.API.NOTE', 'EXECUTE ERP.API.WHO']) {
    expect(named(name).parentSpanContext?.spanId).toBe(transaction.spanContext().spanId);
    expect(named(name).attributes).toMatchObject({ 'enduser.id': 'ALICE' });
  }
});

test('the database is told the trace as the ECID, on the round trip of the call, and nothing when there is none', async () => {
  const server = await startWireServer();
  const ecids: unknown[] = [];
  const executions = scriptCalls(server, ({ session }) => {
    ecids.push(session.endToEnd.ecid ?? null);
    if (ecids.length === 3) throw new OracleError(20001, 'no');
    return 'done';
  });
  const client = scriptedClient(server.listener.port);
  const untraced = scriptedClient(server.listener.port, { telemetry: { openTelemetry: false } });
  try {
    await inRequest('one', () => client.as('ALICE').api.doIt({ user: 'ALICE' }));
    await inRequest('two', () => client.as('ALICE').api.doIt({ user: 'ALICE' }));
    await expect(inRequest('three', () => client.as('ALICE').api.doIt({ user: 'ALICE' }))).rejects.toThrow('no');
    await inRequest('four', () => untraced.as('ALICE').api.doIt({ user: 'ALICE' }));
    expect(executions[2]?.session).toBe(executions[0]?.session);
    const traces = ['one', 'two', 'three'].map((name) => named(name).spanContext().traceId);
    expect(ecids).toEqual([...traces, null]);
    // What tidies up after a failed call belongs to no trace.
    expect(executions[2]?.session.endToEnd.ecid ?? '').toBe('');
    expect(spans.getFinishedSpans().filter(({ name }) => name.startsWith('EXECUTE'))).toHaveLength(3);
  } finally {
    await client.$close();
    await untraced.$close();
  }
});

test('metrics: durations of calls, waits and logins; sessions of this moment, none once the client is closed', async () => {
  const { client } = await troubled(['alice'], { sessions: { max: 7 }, telemetry: { name: 'metered' } });
  await client.as('ALICE').api.who();
  await client.as('ALICE').api.who();
  const pool = { 'db.client.connection.pool.name': 'metered' };
  const points = async (name: string) =>
    (await metric(name))?.dataPoints
      .filter(({ attributes }) => attributes['db.client.connection.pool.name'] === 'metered')
      .map(({ attributes, value }) => ({ attributes, value }));
  expect(await points('db.client.connection.wait_time')).toMatchObject([{ value: { count: 2 } }]);
  expect(await points('db.client.connection.create_time')).toMatchObject([{ value: { count: 1 } }]);
  expect(await points('db.client.connection.count')).toEqual([
    { attributes: { ...pool, 'db.client.connection.state': 'idle' }, value: 1 },
    { attributes: { ...pool, 'db.client.connection.state': 'used' }, value: 0 },
  ]);
  expect(await points('db.client.connection.max')).toEqual([{ attributes: pool, value: 7 }]);
  expect(await points('db.client.connection.pending_requests')).toEqual([{ attributes: pool, value: 0 }]);
  const durations = await metric('db.client.operation.duration');
  expect(durations?.descriptor.unit).toBe('s');
  expect(durations?.dataPoints.map(({ attributes }) => attributes)).toContainEqual(
    expect.objectContaining({ 'db.system.name': 'oracle.db', 'db.stored_procedure.name': 'ERP.API.WHO' }),
  );
  await client.$close();
  expect(await points('db.client.connection.max')).toEqual([{ attributes: pool, value: 0 }]);
  expect((await points('db.client.connection.count'))?.map(({ value }) => value)).toEqual([0, 0]);
});

test('a call that waits too long for a session is counted', async () => {
  const { client, untilSlow } = await troubled(['alice', 'bob'], {
    sessions: { max: 1 },
    timeouts: { lease: 300 },
    telemetry: { name: 'full' },
  });
  const slow = client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 1 });
  await untilSlow('ALICE');
  await expect(client.as('BOB').api.who()).rejects.toMatchObject({ name: 'LeaseTimeoutError' });
  await slow;
  expect((await metric('db.client.connection.timeouts'))?.dataPoints).toMatchObject([
    { attributes: { 'db.client.connection.pool.name': 'full' }, value: 1 },
  ]);
  expect(named('EXECUTE ERP.API.WHO').attributes).toMatchObject({ 'error.type': 'LeaseTimeoutError' });
});

test('the context of a caller does not leak into the next one', async () => {
  const { client } = await troubled(['alice']);
  await inRequest('one', () => client.as('ALICE').api.who());
  spans.reset();
  await client.as('ALICE').api.who();
  expect(named('EXECUTE ERP.API.WHO').parentSpanContext).toBeUndefined();
  expect(trace.getSpan(context.active())).toBeUndefined();
});
