import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').ordersApi.touch();
}

export async function example2() {
  await oracle.as('ALICE').ping();
}

export async function example3() {
  return await oracle.as('ALICE').tax({ amount: 1 });
}
