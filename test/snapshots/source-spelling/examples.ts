import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').ordersApi.createOrder();
}

export async function example2() {
  return await oracle.as('ALICE').ordersApi.getCustomerName({ customerId: 1 });
}

export async function example3() {
  await oracle.as('ALICE').ordersApi.httpServer();
}

export async function example4() {
  await oracle.as('ALICE').ordersApi.setPrice();
}

export async function example5() {
  await oracle.as('ALICE').ordersApi.setprice();
}

export async function example6() {
  return await oracle.as('ALICE').ordersApi.take();
}
