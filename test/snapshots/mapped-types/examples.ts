import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').calendarApi.nextRun({ after: Temporal.PlainDateTime.from('2026-01-31T12:00:00') });
}

export async function example2() {
  return await oracle.as('ALICE').calendarApi.plan({ at: Temporal.PlainDateTime.from('2026-01-31T12:00:00.5') });
}

export async function example3() {
  return await oracle.as('ALICE').paymentsApi.countAll();
}

export async function example4() {
  return await oracle.as('ALICE').paymentsApi.pay({ id: 1n, amount: new Decimal('1'), rate: 1, due: new Date('2026-01-31T12:00:00Z') });
}

export async function example5() {
  return await oracle.as('ALICE').paymentsApi.total({ since: new Date('2026-01-31T12:00:00Z') });
}
