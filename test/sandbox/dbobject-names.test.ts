import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { contents } from '../support/db-object.js';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * By what names a client finds types, and whether it may, by the driver alone. Sources: node-oracledb's manual, connection.getDbObjectClass();
 * lib/thin/connection.js, _populateDbObjectTypeInfo; Database SQL Language Reference, "Database Object Names and Qualifiers"; PL/SQL Packages and Types
 * Reference, ORA-21700.
 */
describe('names of DbObject classes', () => {
  async function accounts() {
    const { connect, run } = await driverSandbox([
      'CREATE USER erp IDENTIFIED BY erp QUOTA UNLIMITED ON users',
      'CREATE USER reader IDENTIFIED BY reader',
      'CREATE USER stranger IDENTIFIED BY stranger',
      'GRANT CREATE SESSION, CREATE TABLE, CREATE PROCEDURE, CREATE SYNONYM TO erp',
      'GRANT CREATE SESSION TO reader',
      'GRANT CREATE SESSION TO stranger',
      'CREATE TABLE erp.orders (id NUMBER, hidden NUMBER INVISIBLE)',
      `CREATE PACKAGE erp.api AS
        TYPE row_t IS RECORD (id NUMBER);
        SUBTYPE alias_t IS row_t;
        SUBTYPE short_t IS VARCHAR2(10);
        TYPE "Mixed Case" IS RECORD ("a b" NUMBER);
        CURSOR some_orders IS SELECT id FROM orders;
        FUNCTION id_of(r row_t) RETURN NUMBER;
      END;`,
      `CREATE PACKAGE BODY erp.api AS
        FUNCTION id_of(r row_t) RETURN NUMBER IS BEGIN RETURN r.id; END;
      END;`,
      'CREATE PUBLIC SYNONYM shop FOR erp.api',
      'GRANT EXECUTE ON erp.api TO reader',
      'GRANT SELECT ON erp.orders TO reader',
    ]);
    return { erp: await connect('erp', 'erp'), reader: await connect('reader', 'reader'), connect, run };
  }

  const fqn = async (connection: oracledb.Connection, name: string): Promise<string> =>
    new (await connection.getDbObjectClass(name))().fqn;

  it('are folded unless they are quoted, and need no schema for the current one', async () => {
    const { erp, reader } = await accounts();
    for (const name of ['api.row_t', 'ERP.API.ROW_T', 'erp . api . row_t', '"ERP"."API"."ROW_T"']) {
      expect(await fqn(erp, name)).toBe('ERP.API.ROW_T');
    }
    expect(await fqn(erp, 'api."Mixed Case"')).toBe('ERP.API.Mixed Case');
    expect(await fqn(erp, 'orders%rowtype')).toBe('ERP.ORDERS%ROWTYPE');
    expect(await fqn(erp, '"ERP"."ORDERS"%ROWTYPE')).toBe('ERP.ORDERS%ROWTYPE');
    reader.currentSchema = 'ERP';
    expect(await fqn(reader, 'api.row_t')).toBe('ERP.API.ROW_T');
  });

  it('go through synonyms', async () => {
    const { reader } = await accounts();
    expect(await fqn(reader, 'shop.row_t')).toBe('ERP.API.ROW_T');
  });

  it.each([
    'nothing',
    'erp.nothing.row_t',
    'erp.api.nothing',
    'erp.api',
    'erp.api.row_t.id',
    'erp.api.id_of',
    'erp.api.alias_t',
    'erp.api.short_t',
    'erp.api."row_t"',
    'erp.api.row_t%ROWTYPE',
    'erp.api.some_orders%ROWTYPE',
    'erp.orders',
    'erp..row_t',
    'erp.api.row_t and more',
    'erp."api',
    '%ROWTYPE',
  ])('%s is no type', async (name) => {
    const { erp } = await accounts();
    await expect(erp.getDbObjectClass(name)).rejects.toMatchObject({ code: 'NJS-129' });
    expect(await fqn(erp, 'api.row_t')).toBe('ERP.API.ROW_T');
  });

  it('are unknown to whoever may not use the package or see the table', async () => {
    const { reader, connect } = await accounts();
    expect(await fqn(reader, 'erp.api.row_t')).toBe('ERP.API.ROW_T');
    expect(await fqn(reader, 'erp.orders%ROWTYPE')).toBe('ERP.ORDERS%ROWTYPE');
    const stranger = await connect('stranger', 'stranger');
    for (const name of ['erp.api.row_t', 'shop.row_t', 'erp.orders%ROWTYPE']) {
      await expect(stranger.getDbObjectClass(name)).rejects.toMatchObject({ code: 'NJS-129' });
    }
  });

  it('of a package that does not compile are unknown until it does', async () => {
    const { erp } = await accounts();
    await erp.execute('CREATE PACKAGE broken AS TYPE t IS RECORD (id missing.id%TYPE); END;');
    await expect(erp.getDbObjectClass('broken.t')).rejects.toMatchObject({ code: 'NJS-129' });
    await erp.execute('CREATE TABLE missing (id NUMBER(3))');
    await erp.execute('ALTER PACKAGE broken COMPILE');
    expect(new (await erp.getDbObjectClass('broken.t'))().attributes).toMatchObject({ ID: { precision: 3 } });
  });

  it('XMLTYPE is refused by name', async () => {
    const { erp } = await accounts();
    await expect(erp.getDbObjectClass('SYS.XMLTYPE')).rejects.toMatchObject({ errorNum: 3001 });
  });

  it('a class whose package is gone is ORA-21700, and the session goes on', async () => {
    const { erp } = await accounts();
    const row = await erp.getDbObjectClass('API.ROW_T');
    await erp.execute('DROP PACKAGE api');
    await expect(erp.execute('BEGIN :n := :r; END;', { n: null, r: new row() })).rejects.toMatchObject({
      errorNum: 21700,
    });
    await erp.ping();
  });

  it('a type that has got another attribute has it for sessions that ask then', async () => {
    const { erp, connect } = await accounts();
    expect(contents(new (await erp.getDbObjectClass('API.ROW_T'))())).toEqual({ ID: null });
    await erp.execute('CREATE OR REPLACE PACKAGE api AS TYPE row_t IS RECORD (id NUMBER, name VARCHAR2(9)); END;');
    const later = await connect('erp', 'erp');
    const { outBinds } = await later.execute<{ r: unknown }>(
      "DECLARE r api.row_t := :p; BEGIN r.name := 'x'; :r := r; END;",
      {
        p: { type: 'API.ROW_T', val: { ID: 1 } },
        r: { dir: oracledb.BIND_OUT, type: 'API.ROW_T' },
      },
    );
    expect(contents(outBinds?.r)).toEqual({ ID: 1, NAME: 'x' });
  });
});
