import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').reportsApi.lines();
}

export async function example2() {
  await oracle.as('ALICE').reportsApi.touch();
}
