import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').ordersApi.cleanUp();
}

export async function example2() {
  return await oracle.as('ALICE').ordersApi.createOrder({ customerId: 1, sku: 'a sku' });
}

export async function example3() {
  return await oracle.as('ALICE').ordersApi.nextFree({ number: 1 });
}

export async function example4() {
  return await oracle.as('ALICE').ordersApi.openCredit({ customerId: 1 });
}

export async function example5() {
  await oracle.as('ALICE').ordersApi.touch();
}

export async function example6() {
  return await oracle.as('ALICE').ordersApi.whoAmI();
}
