import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').searchApi.find$byCKeys_row({ by: { id: 1, name: 'a name' } });
}

export async function example2() {
  await oracle.as('ALICE').searchApi.find$byErp_KeyT({ by: { name: 'a name' } });
}

export async function example3() {
  await oracle.as('ALICE').searchApi.find$byErp_StockApi_KeyT({ by: { code: 'a code' } });
}

export async function example4() {
  await oracle.as('ALICE').searchApi.find$byKeyT({ by: { id: 1 } });
}

export async function example5() {
  await oracle.as('ALICE').searchApi.find$byKeysT({ by: [1] });
}
