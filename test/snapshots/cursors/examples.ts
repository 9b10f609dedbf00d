import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').ordersApi.ages();
}

export async function example2() {
  return await oracle.as('ALICE').ordersApi.allOrders();
}

export async function example3() {
  return await oracle.as('ALICE').ordersApi.documents();
}

export async function example4() {
  return await oracle.as('ALICE').ordersApi.find$idNumber$returnsRefCursor({ id: 1 });
}

export async function example5() {
  return await oracle.as('ALICE').ordersApi.find$textVarchar2$returnsNumber({ text: 'a text' });
}

export async function example6() {
  return await oracle.as('ALICE').ordersApi.latest();
}

export async function example7() {
  return await oracle.as('ALICE').ordersApi.listOrders({ customerId: 1 });
}

export async function example8() {
  return await oracle.as('ALICE').ordersApi.openOrders();
}

export async function example9() {
  return await oracle.as('ALICE').ordersApi.refresh();
}

export async function example10() {
  return await oracle.as('ALICE').ordersApi.search({ text: 'a text' });
}

export async function example11() {
  return await oracle.as('ALICE').stockApi.ordersOf({ sku: 'a sku' });
}
