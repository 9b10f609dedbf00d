import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').searchApi.countAll();
}

export async function example2() {
  return await oracle.as('ALICE').searchApi.find$idNumber$nameVarchar2({ id: 1 });
}

export async function example3() {
  return await oracle.as('ALICE').searchApi.find$nameVarchar2$activeBoolean$idNumber({ name: 'a name' });
}

export async function example4() {
  await oracle.as('ALICE').searchApi.find$noArguments();
}

export async function example5() {
  return await oracle.as('ALICE').searchApi.find$sinceDate$returnsNumber({ since: '2026-01-31T12:00:00' });
}
