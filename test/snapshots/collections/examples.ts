import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').listsApi.find({ by: new Map([['key', 1]]) });
}

export async function example2() {
  return await oracle.as('ALICE').listsApi.sort({
    names: ['a names'],
    top: ['2026-01-31T12:00:00'],
    sparse: [1],
    rates: new Map([['key', 1]]),
    grid: [[1]],
    groups: new Map([['key', { name: 'a name', members: ['a members'] }]]),
    ids: [1],
  });
}
