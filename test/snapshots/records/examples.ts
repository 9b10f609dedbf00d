import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').ordersApi.firstLine({ id: 1 });
}

export async function example2() {
  return await oracle.as('ALICE').ordersApi.place({
    order: { id: 1, placedAt: '2026-01-31T12:00:00+01:00', firstLine: { sku: 'a sku', code: 'a code', title: 'a title', quantity: 1 }, text: 'a text' },
  });
}
