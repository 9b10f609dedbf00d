import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').rowsApi.latest();
}

export async function example2() {
  return await oracle.as('ALICE').rowsApi.load();
}

export async function example3() {
  await oracle.as('ALICE').rowsApi.log({ entry: { text: 'a text' } });
}

export async function example4() {
  return await oracle.as('ALICE').rowsApi.openOrders();
}

export async function example5() {
  return await oracle.as('ALICE').rowsApi.save({ row: { id: 1, amount: 1 } });
}
