import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  return await oracle.as('ALICE').scalars.binaryDoubleFn({ value: 1.5 });
}

export async function example2() {
  return await oracle.as('ALICE').scalars.binaryDoubleProc({ changed: 1.5 });
}

export async function example3() {
  return await oracle.as('ALICE').scalars.binaryFloatFn({ value: 1.5 });
}

export async function example4() {
  return await oracle.as('ALICE').scalars.binaryFloatProc({ changed: 1.5 });
}

export async function example5() {
  return await oracle.as('ALICE').scalars.booleanFn({ value: true });
}

export async function example6() {
  return await oracle.as('ALICE').scalars.booleanProc({ changed: true });
}

export async function example7() {
  return await oracle.as('ALICE').scalars.char10Fn({ value: 'a value' });
}

export async function example8() {
  return await oracle.as('ALICE').scalars.char10Proc({ changed: 'a changed' });
}

export async function example9() {
  return await oracle.as('ALICE').scalars.charFn({ value: 'a value' });
}

export async function example10() {
  return await oracle.as('ALICE').scalars.charProc({ changed: 'a changed' });
}

export async function example11() {
  return await oracle.as('ALICE').scalars.dateFn({ value: '2026-01-31T12:00:00' });
}

export async function example12() {
  return await oracle.as('ALICE').scalars.dateProc({ changed: '2026-01-31T12:00:00' });
}

export async function example13() {
  return await oracle.as('ALICE').scalars.floatFn({ value: 1 });
}

export async function example14() {
  return await oracle.as('ALICE').scalars.floatProc({ changed: 1 });
}

export async function example15() {
  return await oracle.as('ALICE').scalars.integerFn({ value: 1 });
}

export async function example16() {
  return await oracle.as('ALICE').scalars.integerProc({ changed: 1 });
}

export async function example17() {
  return await oracle.as('ALICE').scalars.intervalDsFn({ value: { days: 1, hours: 12, minutes: 0, seconds: 0, nanoseconds: 0 } });
}

export async function example18() {
  return await oracle.as('ALICE').scalars.intervalDsProc({ changed: { days: 1, hours: 12, minutes: 0, seconds: 0, nanoseconds: 0 } });
}

export async function example19() {
  return await oracle.as('ALICE').scalars.intervalYmFn({ value: { years: 1, months: 6 } });
}

export async function example20() {
  return await oracle.as('ALICE').scalars.intervalYmProc({ changed: { years: 1, months: 6 } });
}

export async function example21() {
  return await oracle.as('ALICE').scalars.jsonFn({ value: { note: true } });
}

export async function example22() {
  return await oracle.as('ALICE').scalars.jsonProc({ changed: { note: true } });
}

export async function example23() {
  return await oracle.as('ALICE').scalars.longFn({ value: 'a value' });
}

export async function example24() {
  return await oracle.as('ALICE').scalars.longProc({ changed: 'a changed' });
}

export async function example25() {
  return await oracle.as('ALICE').scalars.longRawFn({ value: Buffer.from('00ff', 'hex') });
}

export async function example26() {
  return await oracle.as('ALICE').scalars.longRawProc({ changed: Buffer.from('00ff', 'hex') });
}

export async function example27() {
  return await oracle.as('ALICE').scalars.naturalFn({ value: 1 });
}

export async function example28() {
  return await oracle.as('ALICE').scalars.naturalProc({ changed: 1 });
}

export async function example29() {
  return await oracle.as('ALICE').scalars.ncharFn({ value: 'a value' });
}

export async function example30() {
  return await oracle.as('ALICE').scalars.ncharProc({ changed: 'a changed' });
}

export async function example31() {
  return await oracle.as('ALICE').scalars.number18Fn({ value: 1n });
}

export async function example32() {
  return await oracle.as('ALICE').scalars.number18Proc({ changed: 1n });
}

export async function example33() {
  return await oracle.as('ALICE').scalars.number20_4Fn({ value: '1' });
}

export async function example34() {
  return await oracle.as('ALICE').scalars.number20_4Proc({ changed: '1' });
}

export async function example35() {
  return await oracle.as('ALICE').scalars.number9Fn({ value: 1 });
}

export async function example36() {
  return await oracle.as('ALICE').scalars.number9Proc({ changed: 1 });
}

export async function example37() {
  return await oracle.as('ALICE').scalars.number9_2Fn({ value: 1 });
}

export async function example38() {
  return await oracle.as('ALICE').scalars.number9_2Proc({ changed: 1 });
}

export async function example39() {
  return await oracle.as('ALICE').scalars.numberFn({ value: 1 });
}

export async function example40() {
  return await oracle.as('ALICE').scalars.numberProc({ changed: 1 });
}

export async function example41() {
  return await oracle.as('ALICE').scalars.nvarchar2Fn({ value: 'a value' });
}

export async function example42() {
  return await oracle.as('ALICE').scalars.nvarchar2Proc({ changed: 'a changed' });
}

export async function example43() {
  return await oracle.as('ALICE').scalars.plsIntegerFn({ value: 1 });
}

export async function example44() {
  return await oracle.as('ALICE').scalars.plsIntegerProc({ changed: 1 });
}

export async function example45() {
  return await oracle.as('ALICE').scalars.positivenFn({ value: 1 });
}

export async function example46() {
  return await oracle.as('ALICE').scalars.positivenProc({ changed: 1 });
}

export async function example47() {
  return await oracle.as('ALICE').scalars.rawFn({ value: Buffer.from('00ff', 'hex') });
}

export async function example48() {
  return await oracle.as('ALICE').scalars.rawProc({ changed: Buffer.from('00ff', 'hex') });
}

export async function example49() {
  return await oracle.as('ALICE').scalars.rowidFn({ value: null });
}

export async function example50() {
  return await oracle.as('ALICE').scalars.rowidProc({ changed: null });
}

export async function example51() {
  return await oracle.as('ALICE').scalars.simpleIntegerFn({ value: 1 });
}

export async function example52() {
  return await oracle.as('ALICE').scalars.simpleIntegerProc({ changed: 1 });
}

export async function example53() {
  return await oracle.as('ALICE').scalars.timestampFn({ value: '2026-01-31T12:00:00.5' });
}

export async function example54() {
  return await oracle.as('ALICE').scalars.timestampLtzFn({ value: '2026-01-31T12:00:00Z' });
}

export async function example55() {
  return await oracle.as('ALICE').scalars.timestampLtzProc({ changed: '2026-01-31T12:00:00Z' });
}

export async function example56() {
  return await oracle.as('ALICE').scalars.timestampProc({ changed: '2026-01-31T12:00:00.5' });
}

export async function example57() {
  return await oracle.as('ALICE').scalars.timestampTzFn({ value: '2026-01-31T12:00:00+01:00' });
}

export async function example58() {
  return await oracle.as('ALICE').scalars.timestampTzProc({ changed: '2026-01-31T12:00:00+01:00' });
}

export async function example59() {
  return await oracle.as('ALICE').scalars.urowidFn({ value: null });
}

export async function example60() {
  return await oracle.as('ALICE').scalars.urowidProc({ changed: null });
}

export async function example61() {
  return await oracle.as('ALICE').scalars.varchar2Fn({ value: 'a value' });
}

export async function example62() {
  return await oracle.as('ALICE').scalars.varchar2Proc({ changed: 'a changed' });
}

export async function example63() {
  return await oracle.as('ALICE').scalars.xmltypeFn({ value: '<note/>' });
}

export async function example64() {
  return await oracle.as('ALICE').scalars.xmltypeProc({ changed: '<note/>' });
}
