import { describe, expect, it } from 'vitest';
import { renameUsers } from '../../../testing/real-oracle/rename-users.js';
import { statements } from './support.js';

const USERS = new Set(['ERP', 'ALICE', 'Mixed Case']);

function renamed(script: string): string | undefined {
  return statements(script).map((statement) => renameUsers(statement, USERS, (name) => `T_${name}`).text)[0];
}

describe('users get another name', () => {
  it.each([
    ['CREATE USER erp IDENTIFIED BY "Erp"', 'CREATE USER T_ERP IDENTIFIED BY "Erp"'],
    ['alter user Alice grant connect through erp', 'alter user T_ALICE grant connect through T_ERP'],
    ['CREATE TABLE erp.orders (erp_id NUMBER)', 'CREATE TABLE T_ERP.orders (erp_id NUMBER)'],
    ['GRANT SELECT ON "ERP"."T" TO "Mixed Case", alice', 'GRANT SELECT ON "T_ERP"."T" TO "T_Mixed Case", T_ALICE'],
    ['INSERT INTO erp.t VALUES (erp.s.NEXTVAL)', 'INSERT INTO T_ERP.t VALUES (T_ERP.s.NEXTVAL)'],
    ['CREATE PROCEDURE erp.p IS BEGIN erp.q(1); END;', 'CREATE PROCEDURE T_ERP.p IS BEGIN T_ERP.q(1); END;'],
  ])('in %s', (script, expected) => {
    expect(renamed(script)).toBe(expected);
  });

  it.each([
    "INSERT INTO t VALUES ('ERP', q'[alice's]')",
    'SELECT /* erp */ x.alice, 1 erp$, "erp" FROM t -- alice\n',
    'CREATE PROCEDURE p IS BEGIN q(alice => 1); END;',
  ])('but not in %s', (script) => {
    expect(renamed(script)).toBe(script.trimEnd().replace(' -- alice', ''));
  });

  it('and so does the schema in which errors of a unit are looked for', () => {
    const [statement] = statements('CREATE PACKAGE BODY erp.p AS END;');
    if (statement === undefined) throw new Error('no statement');
    expect(renameUsers(statement, USERS, (name) => `T_${name}`).unit).toMatchObject({ owner: 'T_ERP', name: 'P' });
  });
});
