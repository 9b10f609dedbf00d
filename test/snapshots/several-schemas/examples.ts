import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').erp.ordersApi.touch();
}

export async function example2() {
  await oracle.as('ALICE').erp.ping();
}

export async function example3() {
  await oracle.as('ALICE').hr.ordersApi.touch({ id: 1 });
}

export async function example4() {
  await oracle.as('ALICE').hr.pong();
}
