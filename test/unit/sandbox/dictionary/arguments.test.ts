import { beforeEach, describe, expect, it } from 'vitest';
import { type ErpDatabase, erpDatabase, V12, V19 } from './erp-database.js';

/** DATA_TYPE, PLS_TYPE, precision, scale and CHAR_USED of a procedure's only parameter. */
async function typeRow(db: ErpDatabase, type: string): Promise<readonly unknown[] | undefined> {
  await db.erp.run(`create or replace package one_type as procedure p (a ${type}); end;`);
  const [row] = await db.erp.rows(`select data_type, pls_type, data_precision, data_scale, char_used
    from user_arguments where package_name = 'ONE_TYPE'`);
  return row;
}

describe('ALL_ARGUMENTS', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase();
  });

  it("numbers arguments from 1 and gives a function's result position 0 and sequence 1", async () => {
    await db.erp.run(`create package orders_api as
      function total (order_id in number, discount in out number, note out varchar2, rounded boolean default true) return number;
    end;`);
    const rows = await db.erp.rows(`select argument_name, position, sequence, in_out, defaulted, data_level
      from all_arguments where owner = 'ERP' and package_name = 'ORDERS_API' and object_name = 'TOTAL' order by sequence`);
    expect(rows).toEqual([
      [null, 0, 1, 'OUT', 'N', 0],
      ['ORDER_ID', 1, 2, 'IN', 'N', 0],
      ['DISCOUNT', 2, 3, 'IN/OUT', 'N', 0],
      ['NOTE', 3, 4, 'OUT', 'N', 0],
      ['ROUNDED', 4, 5, 'IN', 'Y', 0],
    ]);
  });

  it('has no row for a procedure without arguments', async () => {
    await db.erp.run('create package orders_api as procedure place; end;');
    expect(await db.erp.rows('select * from user_arguments')).toEqual([]);
  });

  it('tells overloads apart by text', async () => {
    await db.erp.run(
      'create package orders_api as procedure p (a number); procedure p (a varchar2); procedure q (b date); end;',
    );
    const rows = await db.erp.rows(
      `select object_name, overload, subprogram_id, data_type from user_arguments order by subprogram_id`,
    );
    expect(rows).toEqual([
      ['P', '1', 1, 'NUMBER'],
      ['P', '2', 2, 'VARCHAR2'],
      ['Q', null, 3, 'DATE'],
    ]);
  });

  it('has a standalone unit without a package name', async () => {
    await db.erp.run('create function twice (n number) return number is begin return 2 * n; end;');
    const rows = await db.erp.rows(`select package_name, object_name, argument_name from all_arguments
      where owner = 'ERP' and package_name is null and object_name in ('TWICE') order by position`);
    expect(rows).toEqual([
      [null, 'TWICE', null],
      [null, 'TWICE', 'N'],
    ]);
  });

  it.each([
    ['varchar2', 'VARCHAR2', 'VARCHAR2', null, null, 'B'],
    ['nvarchar2', 'NVARCHAR2', 'NVARCHAR2', null, null, 'C'],
    ['char', 'CHAR', 'CHAR', null, null, 'B'],
    ['nchar', 'NCHAR', 'NCHAR', null, null, 'C'],
    ['number', 'NUMBER', 'NUMBER', null, null, '0'],
    ['integer', 'NUMBER', 'INTEGER', 38, 0, '0'],
    ['float', 'FLOAT', 'FLOAT', 126, -127, '0'],
    ['real', 'FLOAT', 'REAL', 63, -127, '0'],
    ['pls_integer', 'BINARY_INTEGER', 'PLS_INTEGER', null, null, '0'],
    ['binary_integer', 'BINARY_INTEGER', 'BINARY_INTEGER', null, null, '0'],
    ['positiven', 'BINARY_INTEGER', 'POSITIVEN', null, null, '0'],
    ['boolean', 'BOOLEAN', 'BOOLEAN', null, null, '0'],
    ['binary_float', 'BINARY_FLOAT', 'BINARY_FLOAT', null, null, '0'],
    ['binary_double', 'BINARY_DOUBLE', 'BINARY_DOUBLE', null, null, '0'],
    ['date', 'DATE', 'DATE', null, null, '0'],
    ['timestamp', 'TIMESTAMP', 'TIMESTAMP', null, null, '0'],
    ['timestamp with time zone', 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMP WITH TIME ZONE', null, null, '0'],
    [
      'timestamp with local time zone',
      'TIMESTAMP WITH LOCAL TIME ZONE',
      'TIMESTAMP WITH LOCAL TIME ZONE',
      null,
      null,
      '0',
    ],
    ['interval year to month', 'INTERVAL YEAR TO MONTH', 'INTERVAL YEAR TO MONTH', null, null, '0'],
    ['interval day to second', 'INTERVAL DAY TO SECOND', 'INTERVAL DAY TO SECOND', null, null, '0'],
    ['raw', 'RAW', 'RAW', null, null, '0'],
    ['long', 'LONG', 'LONG', null, null, '0'],
    ['rowid', 'ROWID', 'ROWID', null, null, '0'],
    ['urowid', 'UROWID', 'UROWID', null, null, '0'],
    ['clob', 'CLOB', 'CLOB', null, null, '0'],
    ['nclob', 'NCLOB', 'NCLOB', null, null, '0'],
    ['blob', 'BLOB', 'BLOB', null, null, '0'],
    ['bfile', 'BFILE', 'BFILE', null, null, '0'],
    ['sys_refcursor', 'REF CURSOR', null, null, null, '0'],
  ])('shows %s as %s, %s', async (type, ...expected) => {
    expect(await typeRow(db, type)).toEqual(expected);
  });

  it('calls a BOOLEAN PL/SQL BOOLEAN before 23ai', async () => {
    expect(await typeRow(await erpDatabase(V19), 'boolean')).toEqual(['PL/SQL BOOLEAN', 'BOOLEAN', null, null, '0']);
  });

  it("resolves %TYPE and keeps the column's precision and length", async () => {
    await db.erp.run('create table orders (total number(9,2), note varchar2(120 char))');
    expect(await typeRow(db, 'orders.total%type')).toEqual(['NUMBER', 'NUMBER', 9, 2, '0']);
    expect(await typeRow(db, 'orders.note%type')).toEqual(['VARCHAR2', 'VARCHAR2', null, null, 'C']);
    const rows = await db.erp.rows('select data_length, char_length from user_arguments');
    expect(rows).toEqual([[480, 120]]);
  });

  it('names composites by package and type, a %ROWTYPE by its table', async () => {
    await db.erp.run(
      'create table orders (id number)',
      'create view open_orders as select id from orders',
      `create package types_api as
        type order_rec is record (id number);
        type order_map is table of order_rec index by pls_integer;
        type order_tab is table of order_rec;
        type order_array is varray(10) of number;
        procedure p (a order_rec, b order_map, c order_tab, d order_array, e orders%rowtype, f open_orders%rowtype);
      end;`,
    );
    const rows =
      await db.erp.rows(`select argument_name, data_type, type_owner, type_name, type_subname, type_object_type, pls_type
      from user_arguments order by position`);
    expect(rows).toEqual([
      ['A', 'PL/SQL RECORD', 'ERP', 'TYPES_API', 'ORDER_REC', 'PACKAGE', null],
      ['B', 'PL/SQL TABLE', 'ERP', 'TYPES_API', 'ORDER_MAP', 'PACKAGE', null],
      ['C', 'TABLE', 'ERP', 'TYPES_API', 'ORDER_TAB', 'PACKAGE', null],
      ['D', 'VARRAY', 'ERP', 'TYPES_API', 'ORDER_ARRAY', 'PACKAGE', null],
      ['E', 'PL/SQL RECORD', 'ERP', 'ORDERS', null, 'TABLE', null],
      ['F', 'PL/SQL RECORD', 'ERP', 'OPEN_ORDERS', null, 'VIEW', null],
    ]);
  });

  it('keeps quoted names as they were written', async () => {
    await db.erp.run('create package "Mixed" as procedure "Do it" ("a" number); end;');
    const rows = await db.erp.rows('select package_name, object_name, argument_name from user_arguments');
    expect(rows).toEqual([['Mixed', 'Do it', 'a']]);
  });

  it("does not show a package body's private subprograms", async () => {
    await db.erp.run(
      'create package orders_api as procedure open (a number); end;',
      `create package body orders_api as
        procedure hidden (b number) is begin null; end;
        procedure open (a number) is begin hidden(a); end;
      end;`,
    );
    expect(await db.erp.rows('select distinct object_name from user_arguments')).toEqual([['OPEN']]);
  });

  it('shows arguments to whoever may execute the unit', async () => {
    await db.erp.run('create package orders_api as procedure place (id number); end;');
    const query = `select argument_name from all_arguments where owner = 'ERP'`;
    expect(await db.alice.rows(query)).toEqual([]);
    await db.erp.run('grant execute on orders_api to alice');
    expect(await db.alice.rows(query)).toEqual([['ID']]);
    await db.erp.run('revoke execute on orders_api from alice');
    expect(await db.alice.rows(query)).toEqual([]);
  });

  it('has TYPE_OBJECT_TYPE from 18c on', async () => {
    const old = await erpDatabase(V12);
    expect(await old.erp.error('select type_object_type from all_arguments')).toContain('ORA-00904');
  });
});
