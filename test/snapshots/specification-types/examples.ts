import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').stockApi.addTo({ qty: 1 });
}

export async function example2() {
  return await oracle.as('ALICE').stockApi.allItems();
}

export async function example3() {
  return await oracle.as('ALICE').stockApi.allRows();
}

export async function example4() {
  return await oracle.as('ALICE').stockApi.item({ sku: 'a sku' });
}

export async function example5() {
  return await oracle.as('ALICE').stockApi.save({ row: { sku: 'a sku', price: 1 } });
}

export async function example6() {
  return await oracle.as('ALICE').stockApi.search({ text: 'a text' });
}

export async function example7() {
  return await oracle.as('ALICE').stockApi.take({ qty: 1 });
}
