import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').searchApi.embed({ pText: 'a p text' });
}

export async function example2() {
  return await oracle.as('ALICE').searchApi.move({ pPlace: new Float32Array([0.5, -1.25]) });
}

export async function example3() {
  return await oracle.as('ALICE').searchApi.nearest({ pPlace: new Float32Array([0.5, -1.25]), pCount: 1 });
}

export async function example4() {
  return await oracle.as('ALICE').searchApi.store({
    pText: { id: 1, place: new Float32Array([0.5, -1.25]), exact: new Float32Array([0.5, -1.25]), small: new Float32Array([0.5, -1.25]) },
  });
}
