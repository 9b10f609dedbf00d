import type { OracleClient } from './generated/index.js';

declare const oracle: OracleClient;

export async function example1() {
  await oracle.as('ALICE').aux.run();
}

export async function example2() {
  await oracle.as('ALICE').erp.hidesTheSchema();
}

export async function example3() {
  await oracle.as('ALICE').mixedCase$xde340b.run({ _1st$xe01ddf: 1 });
}

export async function example4() {
  await oracle.as('ALICE').mixedCase$xde340b.runNow$xc50fb2();
}

export async function example5() {
  await oracle.as('ALICE').mixedCase$xde340b.then$x21af6f();
}

export async function example6() {
  await oracle.as('ALICE').mixedCase$xde340b.then_();
}

export async function example7() {
  await oracle.as('ALICE').orders.delete({ pId: 1, id: 1, new: 1 });
}

export async function example8() {
  await oracle.as('ALICE').orders$Archive.a$$B();
}

export async function example9() {
  await oracle.as('ALICE').orders$Archive.a$B();
}

export async function example10() {
  await oracle.as('ALICE').orders$Archive.aB();
}

export async function example11() {
  await oracle.as('ALICE').orders$Archive.aB$xf13509();
}

export async function example12() {
  await oracle.as('ALICE').orders$Archive.ab();
}

export async function example13() {
  await oracle.as('ALICE').promise.as_();
}

export async function example14() {
  await oracle.as('ALICE').promise.toString_({ constructor_: 'a constructor_' });
}

export async function example15() {
  await oracle.as('ALICE').renamed.place({ text: 'a text' });
}

export async function example16() {
  await oracle.as('ALICE').run.aux({ x: 1 });
}

export async function example17() {
  await oracle.as('ALICE').run.runArguments();
}

export async function example18() {
  await oracle.as('ALICE').runArguments.run({ x: 1 });
}

export async function example19() {
  await oracle.as('ALICE').trafíLä.öffnen({ mass_1: 1, mass1: 1, íó: 1 });
}
