import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').accountsApi.book({
    entry: { id: 1n, amount: new Decimal('1'), booked: Temporal.PlainDateTime.from('2026-01-31T12:00:00'), label: 'a label' },
  });
}
