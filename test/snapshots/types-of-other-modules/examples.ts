import { Decimal } from 'decimal.js';
import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').erp.names.map({ m: { x: 1 }, n: { x: 1 } });
}

export async function example2() {
  return await oracle.as('ALICE').erp.names.run({ x: { x: 1 }, y: { x: 1 } });
}

export async function example3() {
  await oracle.as('ALICE').erp.names.stop({ z: { x: 1 }, w: { x: 1 } });
}

export async function example4() {
  await oracle.as('ALICE').erp.ordersApi.place({
    order: { key: { id: 1 }, moves: [{ orderKey: {}, job: { place: { $type: 'PLACE_T', town: 'a town', region: { name: 'a name' } }, grades: [] } }] },
  });
}

export async function example5() {
  return await oracle.as('ALICE').erp.stockApi.move({
    move: { orderKey: { id: 1 }, job: { place: { $type: 'PLACE_T', town: 'a town', region: { name: 'a name' } }, grades: [{}] } },
  });
}

export async function example6() {
  return await oracle.as('ALICE').hr.ordersApi.hire({
    job: { place: { $type: 'PLACE_T', town: 'a town', region: { name: 'a name' } }, grades: [{ value: new Decimal('1') }] },
  });
}
