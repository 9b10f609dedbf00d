import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').ordersApi.find$idNumber$returnsRefCursor({ id: 1 });
}

export async function example2() {
  return await oracle.as('ALICE').ordersApi.find$skuVarchar2$returnsRefCursor({ sku: 'a sku' });
}

export async function example3() {
  return await oracle.as('ALICE').ordersApi.listOrders();
}

export async function example4() {
  return await oracle.as('ALICE').ordersApi.nextFree();
}

export async function example5() {
  return await oracle.as('ALICE').ordersApi.openCredit({ customerId: 1 });
}

export async function example6() {
  return await oracle.as('ALICE').ordersApi.place({ customerId: 1, order: { id: 1, shipTo: { city: 'a city' } } });
}
