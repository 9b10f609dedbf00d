import { describe, expect, test } from 'vitest';
import { ApplicationError, CallAbortedError, LeaseTimeoutError, type SessionStats } from '../../../../runtime/index.js';
import { Telemetry } from '../../../../runtime/telemetry/telemetry.js';
import { hearEvents } from '../../../support/telemetry-events.js';

const STATS: SessionStats = {
  open: 0,
  idle: 0,
  leased: 0,
  opening: 0,
  closing: 0,
  quarantined: 0,
  waiting: 0,
  max: 1,
};

function telemetry(userNames = false): Telemetry {
  return new Telemetry({ name: 'orders', userNames, openTelemetry: false, address: { name: 'orders' } });
}

function call(target: Telemetry, result: Promise<unknown>): Promise<unknown> {
  return target.observeCall('ALICE', (begin) => {
    begin('ERP.API.DO_IT');
    return result;
  });
}

describe('a call', () => {
  test('tells its beginning and its end under one number', async () => {
    const heard = hearEvents();
    expect(await call(telemetry(), Promise.resolve(42))).toBe(42);
    expect(heard.names).toEqual(['gen-oracle-client:call:start', 'gen-oracle-client:call:end']);
    const [start, end] = heard.all;
    expect(start).toEqual({ client: 'orders', id: expect.any(Number), routine: 'ERP.API.DO_IT' });
    expect(end).toEqual({ ...start, durationMs: expect.any(Number) });
  });

  test('that fails tells what cannot hold data of the error', async () => {
    const heard = hearEvents();
    const error = new ApplicationError('the customer Smith is unknown', {
      code: 20001,
      outcome: 'rolled-back',
      databaseMessage: 'ORA-20001: the customer Smith is unknown',
      cause: new Error('Smith'),
    });
    await expect(call(telemetry(), Promise.reject(error))).rejects.toBe(error);
    expect(heard.of('gen-oracle-client:call:error')).toMatchObject([
      {
        routine: 'ERP.API.DO_IT',
        failure: {
          error: 'ApplicationError',
          code: 20001,
          outcome: 'rolled-back',
          sessionSurvived: true,
          retryable: false,
        },
      },
    ]);
    expect(JSON.stringify(heard.all)).not.toContain('Smith');
  });

  test('whose arguments do not fit is none', async () => {
    const heard = hearEvents();
    const target = telemetry();
    await expect(target.observeCall('ALICE', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(heard.all).toEqual([]);
    expect(target.withTotals(STATS).totals).toMatchObject({ calls: 0, failedCalls: 0 });
  });

  test('is counted whether or not anybody listens', async () => {
    const target = telemetry();
    await call(target, Promise.resolve());
    await call(target, Promise.reject(new LeaseTimeoutError(1, ''))).catch(() => undefined);
    await call(target, Promise.reject(new CallAbortedError(''))).catch(() => undefined);
    hearEvents();
    await call(target, Promise.reject(new CallAbortedError(''))).catch(() => undefined);
    expect(target.withTotals(STATS)).toMatchObject({
      max: 1,
      totals: { calls: 4, failedCalls: 3, timeouts: 1, aborts: 2 },
    });
  });
});

test('names of users are told only where they are asked for, and never one for the proxy account', () => {
  const heard = hearEvents();
  telemetry().sessionClosed('ALICE', 'idle');
  telemetry(true).sessionClosed('ALICE', 'idle');
  telemetry(true).sessionClosed(null, 'idle');
  expect(heard.all).toEqual([
    { client: 'orders', reason: 'idle' },
    { client: 'orders', reason: 'idle', user: 'ALICE' },
    { client: 'orders', reason: 'idle' },
  ]);
});

test('of an error that is none of ours only the class is told', async () => {
  const heard = hearEvents();
  class OutOfStock extends Error {}
  const target = telemetry();
  await expect(target.observeTransaction('ALICE', () => Promise.reject(new OutOfStock('of A1')))).rejects.toThrow();
  expect(heard.all).toEqual([{ client: 'orders', durationMs: expect.any(Number), failure: { error: 'OutOfStock' } }]);
  expect(target.withTotals(STATS).totals).toMatchObject({ transactions: 1, failedTransactions: 1 });
});

test('a subscription ends', () => {
  const target = telemetry();
  target.sessionQuarantined('ALICE', 30_000);
  const heard = hearEvents();
  target.sessionQuarantined('ALICE', 30_000);
  expect(heard.all).toEqual([{ client: 'orders', quarantineMs: 30_000 }]);
});
