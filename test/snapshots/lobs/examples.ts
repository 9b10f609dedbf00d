import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').documentsApi.fetch({ pName: 'a p name' });
}

export async function example2() {
  return await oracle.as('ALICE').documentsApi.rewrite({ pText: 'a p text' });
}

export async function example3() {
  return await oracle.as('ALICE').documentsApi.scanOf({ pName: 'a p name' });
}

export async function example4() {
  await oracle.as('ALICE').documentsApi.store({ pName: 'a p name', pText: 'a p text', pScan: Buffer.from('00ff', 'hex') });
}
