import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').reportsApi.countAll();
}

export async function example2() {
  return await oracle.as('ALICE').reportsApi.explore();
}

export async function example3() {
  return await oracle.as('ALICE').reportsApi.ordersWithLines();
}

export async function example4() {
  return await oracle.as('ALICE').reportsApi.run({ year: 1 });
}
