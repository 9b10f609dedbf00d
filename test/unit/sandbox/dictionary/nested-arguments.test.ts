import { beforeEach, describe, expect, it } from 'vitest';
import { type ErpDatabase, erpDatabase, V12, V12_1, V19 } from './erp-database.js';

const COLUMNS = `sequence, data_level, position, argument_name, in_out, data_type, type_owner || '.' || type_name || '.' || type_subname`;

describe.each([
  ['12.1', V12_1],
  ['12.2', V12],
] as const)('ALL_ARGUMENTS of %s', (_, version) => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase(version);
    await db.erp.run('create table customers (id number(9), name varchar2(40))');
  });

  async function rows(specification: string): Promise<readonly unknown[]> {
    await db.erp.run(`create package orders_api as ${specification} end;`);
    return db.erp.rows(`select ${COLUMNS} from user_arguments order by object_name, sequence`);
  }

  it('has the fields of a record below it, then the next argument', async () => {
    expect(
      await rows(`type line_rec is record (article_no varchar2(20), price number(9, 2));
        procedure place (line in out line_rec, urgent boolean := false);`),
    ).toEqual([
      [1, 0, 1, 'LINE', 'IN/OUT', 'PL/SQL RECORD', 'ERP.ORDERS_API.LINE_REC'],
      [2, 1, 1, 'ARTICLE_NO', 'IN/OUT', 'VARCHAR2', '..'],
      [3, 1, 2, 'PRICE', 'IN/OUT', 'NUMBER', '..'],
      [4, 0, 2, 'URGENT', 'IN', 'PL/SQL BOOLEAN', '..'],
    ]);
    expect(
      await db.erp.rows(`select defaulted, data_precision, data_scale, char_length, char_used, pls_type
        from user_arguments order by sequence`),
    ).toEqual([
      ['N', null, null, 0, '0', null],
      ['N', null, null, 20, 'B', 'VARCHAR2'],
      ['N', 9, 2, 0, '0', 'NUMBER'],
      ['Y', null, null, 0, '0', 'BOOLEAN'],
    ]);
  });

  it("has a collection's element without a name, and goes on into it", async () => {
    expect(
      await rows(`type line_rec is record (article_no varchar2(20));
        type line_tab is table of line_rec index by pls_integer;
        type order_rec is record (id number, lines line_tab, note varchar2(9));
        function find (id number) return order_rec;`),
    ).toEqual([
      [1, 0, 0, null, 'OUT', 'PL/SQL RECORD', 'ERP.ORDERS_API.ORDER_REC'],
      [2, 1, 1, 'ID', 'OUT', 'NUMBER', '..'],
      [3, 1, 2, 'LINES', 'OUT', 'PL/SQL TABLE', 'ERP.ORDERS_API.LINE_TAB'],
      [4, 2, 1, null, 'OUT', 'PL/SQL RECORD', 'ERP.ORDERS_API.LINE_REC'],
      [5, 3, 1, 'ARTICLE_NO', 'OUT', 'VARCHAR2', '..'],
      [6, 1, 3, 'NOTE', 'OUT', 'VARCHAR2', '..'],
      [7, 0, 1, 'ID', 'IN', 'NUMBER', '..'],
    ]);
  });

  it('has a %ROWTYPE without its table, and the columns below it', async () => {
    expect(
      await rows(`cursor c is select name from customers;
        type rows is table of customers%rowtype;
        procedure p (a customers%rowtype, b rows, c c%rowtype);`),
    ).toEqual([
      [1, 0, 1, 'A', 'IN', 'PL/SQL RECORD', '..'],
      [2, 1, 1, 'ID', 'IN', 'NUMBER', '..'],
      [3, 1, 2, 'NAME', 'IN', 'VARCHAR2', '..'],
      [4, 0, 2, 'B', 'IN', 'TABLE', 'ERP.ORDERS_API.ROWS'],
      [5, 1, 1, null, 'IN', 'PL/SQL RECORD', '..'],
      [6, 2, 1, 'ID', 'IN', 'NUMBER', '..'],
      [7, 2, 2, 'NAME', 'IN', 'VARCHAR2', '..'],
      [8, 0, 3, 'C', 'IN', 'PL/SQL RECORD', '..'],
      [9, 1, 1, 'NAME', 'IN', 'VARCHAR2', '..'],
    ]);
  });

  it('has the row of a strong REF CURSOR and nothing below a weak one', async () => {
    expect(
      await rows(`type line_rec is record (article_no varchar2(20));
        type strong is ref cursor return line_rec;
        procedure p (a out strong, b out sys_refcursor);`),
    ).toEqual([
      [1, 0, 1, 'A', 'OUT', 'REF CURSOR', '..'],
      [2, 1, 1, null, 'OUT', 'PL/SQL RECORD', 'ERP.ORDERS_API.LINE_REC'],
      [3, 2, 1, 'ARTICLE_NO', 'OUT', 'VARCHAR2', '..'],
      [4, 0, 2, 'B', 'OUT', 'REF CURSOR', '..'],
    ]);
  });

  it('has no row for a procedure without arguments, and lacks what came with 18c', async () => {
    expect(await rows('procedure p;')).toEqual([]);
    expect(await db.erp.error('select type_object_type from all_arguments')).toContain('ORA-00904');
    expect(await db.erp.error('select polymorphic from all_procedures')).toContain('ORA-00904');
  });
});

it('ALL_ARGUMENTS has one row per argument from 18c on', async () => {
  const { erp } = await erpDatabase(V19);
  await erp.run(
    'create table customers (id number(9), name varchar2(40))',
    `create package orders_api as
      cursor c is select name from customers;
      type line_tab is table of customers%rowtype index by pls_integer;
      type strong is ref cursor return customers%rowtype;
      procedure p (a customers%rowtype, b line_tab, c out strong, d c%rowtype);
    end;`,
  );
  expect(await erp.rows(`select ${COLUMNS}, type_object_type from user_arguments order by sequence`)).toEqual([
    [1, 0, 1, 'A', 'IN', 'PL/SQL RECORD', 'ERP.CUSTOMERS.', 'TABLE'],
    [2, 0, 2, 'B', 'IN', 'PL/SQL TABLE', 'ERP.ORDERS_API.LINE_TAB', 'PACKAGE'],
    [3, 0, 3, 'C', 'OUT', 'REF CURSOR', '..', null],
    [4, 0, 4, 'D', 'IN', 'PL/SQL RECORD', 'ERP.ORDERS_API.C%ROWTYPE', 'PACKAGE'],
  ]);
});
