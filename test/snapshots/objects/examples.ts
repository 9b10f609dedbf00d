import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').peopleApi.save({
    person: { $type: 'PERSON_T', name: 'a name', home: { town: 'a town', zip: 'a zip' } },
    address: { town: 'a town', zip: 'a zip' },
  });
}

export async function example2() {
  return await oracle.as('ALICE').peopleApi.students({ shape: { $type: 'ERP.CIRCLE_T', colour: 'a colour', radius: 1 } });
}
