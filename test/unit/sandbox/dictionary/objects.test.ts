import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSession } from '../../../support/engine.js';
import { type ErpDatabase, erpDatabase } from './erp-database.js';

describe('ALL_OBJECTS', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase();
    await db.erp.run(
      'create table orders (id number primary key)',
      'create package orders_api as procedure place; end;',
      'create package body orders_api as procedure place is begin null; end; end;',
      'create sequence order_ids',
    );
  });

  const mine = `select object_name, object_type, status from all_objects where owner = 'ERP' order by object_name, object_type`;

  it('shows an owner everything', async () => {
    const rows = await db.erp.rows(mine);
    expect(rows.filter(([name]) => !String(name).startsWith('SYS_C'))).toEqual([
      ['ORDERS', 'TABLE', 'VALID'],
      ['ORDERS_API', 'PACKAGE', 'VALID'],
      ['ORDERS_API', 'PACKAGE BODY', 'VALID'],
      ['ORDER_IDS', 'SEQUENCE', 'VALID'],
    ]);
  });

  it('shows others nothing', async () => {
    expect(await db.alice.rows(mine)).toEqual([]);
  });

  it('shows the package, not its body, to whoever may execute it', async () => {
    await db.erp.run('grant execute on orders_api to alice');
    expect(await db.alice.rows(mine)).toEqual([['ORDERS_API', 'PACKAGE', 'VALID']]);
  });

  it('counts privileges of enabled roles', async () => {
    await db.system.run('create role clerk', 'grant clerk to alice');
    await db.erp.run('grant select on orders to clerk');
    expect(await db.alice.rows(mine)).toEqual([]);
    expect(await openTestSession(db.database, 'ALICE').rows(mine)).toEqual([['ORDERS', 'TABLE', 'VALID']]);
  });

  it('shows everything to SELECT ANY and EXECUTE ANY privileges of the kind', async () => {
    await db.system.run('grant select any sequence, execute any procedure to alice');
    expect(await db.alice.rows(mine)).toEqual([
      ['ORDERS_API', 'PACKAGE', 'VALID'],
      ['ORDER_IDS', 'SEQUENCE', 'VALID'],
    ]);
  });

  it('has all public synonyms for everybody', async () => {
    await db.erp.run('create public synonym the_orders for orders');
    const query = `select owner, object_type from all_objects where object_name = 'THE_ORDERS'`;
    expect(await db.alice.rows(query)).toEqual([['PUBLIC', 'SYNONYM']]);
  });

  it('shows an invalid package as such', async () => {
    await db.erp.execute('create package broken as procedure p (a no_such_type); end;');
    const query = `select status from all_objects where owner = 'ERP' and object_name = 'BROKEN'`;
    expect(await db.erp.rows(query)).toEqual([['INVALID']]);
  });

  it('is USER_OBJECTS without the owner, DBA_OBJECTS with a right to read the catalog', async () => {
    const query = `select object_name from user_objects where object_type = 'SEQUENCE'`;
    expect(await db.erp.rows(query)).toEqual([['ORDER_IDS']]);
    expect(await db.alice.rows(query)).toEqual([]);
    expect(await db.erp.error('select owner from user_objects')).toContain('ORA-00904');
    const dba = `select object_name from dba_objects where owner = 'ERP' and object_type = 'SEQUENCE'`;
    expect(await db.system.rows(dba)).toEqual([['ORDER_IDS']]);
    expect(await db.alice.error(dba)).toContain('ORA-00942');
    await db.system.run('grant select any dictionary to alice', 'grant select_catalog_role to erp');
    expect(await db.alice.rows(dba)).toEqual([['ORDER_IDS']]);
    expect(await openTestSession(db.database, 'ERP').rows(dba)).toEqual([['ORDER_IDS']]);
  });
});
