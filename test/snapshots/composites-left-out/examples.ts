import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').ordersApi.touch();
}
