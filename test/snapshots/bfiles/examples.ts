import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').scansApi.fileOf({ id: 1 });
}

export async function example2() {
  return await oracle.as('ALICE').scansApi.listScans();
}

export async function example3() {
  return await oracle.as('ALICE').scansApi.replace({ id: 1, scan: { directory: 'DOCS', fileName: 'a.pdf' } });
}

export async function example4() {
  return await oracle.as('ALICE').scansApi.scanOf({
    scans: [{ id: 1, scan: { directory: 'DOCS', fileName: 'a.pdf' }, preview: { directory: 'DOCS', fileName: 'a.pdf' } }],
  });
}

export async function example5() {
  return await oracle.as('ALICE').scansApi.stamp();
}
