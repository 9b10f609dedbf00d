import { beforeEach, describe, expect, it } from 'vitest';
import { typeOid } from '../../../../sandbox/values/type-oid.js';
import { type ErpDatabase, erpDatabase, V12_1, V19, V23 } from './erp-database.js';

const ORDERS_API = `create package orders_api as
  subtype amount is number(9, 2);
  type line_rec is record (article_no varchar2(20 char), price amount, urgent boolean);
  type line_tab is table of line_rec index by pls_integer;
  type order_rec is record (id number(9), lines line_tab, customer customers%rowtype);
  type id_tab is table of number(9);
  type cur is ref cursor return line_rec;
  cursor open_orders is select id, name from customers;
  cursor chosen return line_rec is select 'A', 1, null from dual;
  procedure place (the_order order_rec);
end;`;

const CUSTOMERS = 'create table customers (id number(9), name varchar2(40))';

describe.each([
  ['12.1', V12_1],
  ['19c', V19],
  ['23ai', V23],
] as const)('types of packages in %s', (_, version) => {
  let db: ErpDatabase;
  const boolean = version === V23 ? 'BOOLEAN' : 'PL/SQL BOOLEAN';

  beforeEach(async () => {
    db = await erpDatabase(version);
    await db.erp.run(CUSTOMERS, ORDERS_API);
  });

  it("ALL_PLSQL_TYPES: records, collections and cursors' rows of the specification, no subtypes and REF CURSORs", async () => {
    const rows = await db.erp.rows(`select owner, type_name, package_name, typecode, attributes, contains_plsql
      from all_plsql_types where package_name = 'ORDERS_API'`);
    const inside = version === V23 ? 'NO' : 'YES';
    expect(rows).toEqual([
      ['ERP', 'LINE_REC', 'ORDERS_API', 'PL/SQL RECORD', 3, inside],
      ['ERP', 'LINE_TAB', 'ORDERS_API', 'COLLECTION', 0, inside],
      ['ERP', 'ORDER_REC', 'ORDERS_API', 'PL/SQL RECORD', 3, 'YES'],
      ['ERP', 'ID_TAB', 'ORDERS_API', 'COLLECTION', 0, 'NO'],
      ['ERP', 'OPEN_ORDERS%ROWTYPE', 'ORDERS_API', 'CURSOR ROWTYPE', 2, 'NO'],
    ]);
  });

  it('ALL_PLSQL_TYPE_ATTRS: scalars by their internal names, parts of packages and rows by where they are declared', async () => {
    const rows =
      await db.erp.rows(`select type_name, attr_no, attr_name, attr_type_owner, attr_type_name, attr_type_package, length, precision, scale,
      character_set_name, char_used from all_plsql_type_attrs where owner = 'ERP' order by type_name, attr_no`);
    expect(rows).toEqual([
      ['LINE_REC', 1, 'ARTICLE_NO', null, 'VARCHAR2', null, 20, null, null, 'CHAR_CS', 'C'],
      ['LINE_REC', 2, 'PRICE', null, 'NUMBER', null, null, 9, 2, null, 'B'],
      ['LINE_REC', 3, 'URGENT', null, boolean, null, null, null, null, null, 'B'],
      ['OPEN_ORDERS%ROWTYPE', 1, 'ID', null, 'NUMBER', null, null, 9, 0, null, 'B'],
      ['OPEN_ORDERS%ROWTYPE', 2, 'NAME', null, 'VARCHAR2', null, 40, null, null, 'CHAR_CS', 'B'],
      ['ORDER_REC', 1, 'ID', null, 'NUMBER', null, null, 9, 0, null, 'B'],
      ['ORDER_REC', 2, 'LINES', 'ERP', 'LINE_TAB', 'ORDERS_API', null, null, null, null, 'B'],
      ['ORDER_REC', 3, 'CUSTOMER', 'ERP', 'CUSTOMERS%ROWTYPE', null, null, null, null, null, null],
    ]);
  });

  it('gives attributes by name to who does not ask for an order', async () => {
    const rows = await db.erp.rows(`select attr_name from user_plsql_type_attrs where type_name = 'ORDER_REC'`);
    expect(rows).toEqual([['CUSTOMER'], ['ID'], ['LINES']]);
  });

  it('ALL_PLSQL_COLL_TYPES: how they are indexed, how many elements they have and of what', async () => {
    await db.erp.run(`create package lists_api as
      type by_name is table of orders_api.line_tab index by varchar2(30);
      type few is varray(10) of char(3 char) not null;
      type chars is table of nvarchar2(5);
      type customers_tab is table of customers%rowtype index by binary_integer;
      type open_tab is table of orders_api.open_orders%rowtype;
    end;`);
    const rows = await db.erp.rows(`select type_name, coll_type, index_by, upper_bound, elem_type_owner, elem_type_name,
      elem_type_package, length, character_set_name, nulls_stored, char_used
      from user_plsql_coll_types where package_name = 'LISTS_API'`);
    expect(rows).toEqual([
      ['BY_NAME', 'PL/SQL INDEX TABLE', 'VARCHAR2', 30, 'ERP', 'LINE_TAB', 'ORDERS_API', null, null, 'YES', 'B'],
      ['FEW', 'VARYING ARRAY', null, 10, null, 'CHAR', null, 3, 'CHAR_CS', 'NO', 'C'],
      ['CHARS', 'TABLE', null, null, null, 'NVARCHAR2', null, 5, 'NCHAR_CS', 'YES', 'C'],
      [
        'CUSTOMERS_TAB',
        'PL/SQL INDEX TABLE',
        'BINARY_INTEGER',
        null,
        'ERP',
        'CUSTOMERS%ROWTYPE',
        null,
        null,
        null,
        'YES',
        'B',
      ],
      ['OPEN_TAB', 'TABLE', null, null, 'ERP', 'OPEN_ORDERS%ROWTYPE', 'ORDERS_API', null, null, 'YES', 'B'],
    ]);
  });
});

describe('how the type views spell', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase(V19);
  });

  it.each([
    ['varchar2(10)', 'VARCHAR2', 10, null, null],
    ['nchar(2)', 'NCHAR', 2, null, null],
    ['raw(16)', 'RAW', 16, null, null],
    ['number', 'NUMBER', null, null, null],
    ['number(9)', 'NUMBER', null, 9, 0],
    ['number(9, 2)', 'NUMBER', null, 9, 2],
    ['int', 'INTEGER', null, null, null],
    ['integer(9)', 'INTEGER', null, 9, 0],
    ['smallint', 'SMALLINT', null, null, null],
    ['numeric(5, 1)', 'DECIMAL', null, 5, 1],
    ['float', 'FLOAT', null, 126, null],
    ['real', 'REAL', null, null, null],
    ['double precision', 'DOUBLE PRECISION', null, null, null],
    ['pls_integer', 'PL/SQL PLS INTEGER', null, null, null],
    ['binary_integer', 'PL/SQL BINARY INTEGER', null, null, null],
    ['natural', 'PL/SQL BINARY INTEGER', null, null, null],
    ['boolean', 'PL/SQL BOOLEAN', null, null, null],
    ['binary_double', 'BINARY_DOUBLE', null, null, null],
    ['date', 'DATE', null, null, null],
    ['timestamp', 'TIMESTAMP', null, null, 6],
    ['timestamp(3) with time zone', 'TIMESTAMP WITH TZ', null, null, 3],
    ['timestamp with local time zone', 'TIMESTAMP WITH LOCAL TZ', null, null, 6],
    ['interval year to month', 'INTERVAL YEAR TO MONTH', null, 2, null],
    ['interval day(3) to second(4)', 'INTERVAL DAY TO SECOND', null, 3, 4],
    ['clob', 'CLOB', null, null, null],
    ['nclob', 'NCLOB', null, null, null],
    ['blob', 'BLOB', null, null, null],
    ['rowid', 'PL/SQL ROWID', null, null, null],
    ['urowid', 'UROWID', null, null, null],
    ['long', 'PL/SQL LONG', null, null, null],
    ['long raw', 'PL/SQL LONG RAW', null, null, null],
  ])('%s as %s', async (type, ...expected) => {
    await db.erp.run(
      `create or replace package one_type as type rec is record (a ${type}); type tab is table of ${type}; end;`,
    );
    const attribute = 'select attr_type_name, length, precision, scale from user_plsql_type_attrs';
    const element = 'select elem_type_name, length, precision, scale from user_plsql_coll_types';
    expect(await db.erp.rows(attribute)).toEqual([expected]);
    expect(await db.erp.rows(element)).toEqual([expected]);
  });

  it("a column's type by its anchor's", async () => {
    await db.erp.run(
      CUSTOMERS,
      'create package p as v varchar2(7); type rec is record (a customers.id%type, b v%type); end;',
    );
    expect(await db.erp.rows('select attr_type_name, length, precision from user_plsql_type_attrs')).toEqual([
      ['NUMBER', null, 9],
      ['VARCHAR2', 7, null],
    ]);
  });

  it("a cursor's row without its suffix where a column has the type of a package", async () => {
    await db.erp.run(
      'create package p as type tab is table of number; function f return tab; end;',
      'create package q as cursor c is select p.f() list, 1 one from dual; end;',
    );
    expect(await db.erp.rows('select type_name from user_plsql_types')).toEqual([['TAB'], ['C%ROWTYPE']]);
    const attributes = 'select type_name, attr_name, attr_type_name from user_plsql_type_attrs where type_name =';
    expect(await db.erp.rows(`${attributes} 'C'`)).toEqual([['C', 'LIST', 'TAB']]);
    expect(await db.erp.rows(`${attributes} 'C%ROWTYPE'`)).toEqual([['C%ROWTYPE', 'ONE', 'NUMBER']]);
  });

  it('XMLTYPE under PUBLIC, whose synonym it is', async () => {
    await db.erp.run('create package p as type rec is record (doc xmltype); end;');
    expect(
      await db.erp.rows('select attr_type_owner, attr_type_name, attr_type_package from user_plsql_type_attrs'),
    ).toEqual([['PUBLIC', 'XMLTYPE', null]]);
  });

  it('what was named through a synonym: by the synonym', async () => {
    await db.erp.run(
      CUSTOMERS,
      'create package p as type rec is record (a number); end;',
      'create synonym private_p for p',
      'create public synonym clients for customers',
      `create package q as
        type rec is record (a private_p.rec, b clients%rowtype, c p.rec, d clients.id%type);
        type tab is table of private_p.rec;
        type rows is table of erp.customers%rowtype;
        subtype sub is private_p.rec;
        type subs is table of sub;
      end;`,
    );
    expect(
      await db.erp.rows(`select attr_name, attr_type_owner, attr_type_package, attr_type_name
        from user_plsql_type_attrs where package_name = 'Q' order by attr_no`),
    ).toEqual([
      ['A', 'ERP', 'PRIVATE_P', 'REC'],
      ['B', 'PUBLIC', null, 'CLIENTS%ROWTYPE'],
      ['C', 'ERP', 'P', 'REC'],
      ['D', null, null, 'NUMBER'],
    ]);
    expect(
      await db.erp.rows(
        'select type_name, elem_type_owner, elem_type_package, elem_type_name from user_plsql_coll_types',
      ),
    ).toEqual([
      ['TAB', 'ERP', 'PRIVATE_P', 'REC'],
      ['ROWS', 'ERP', null, 'CUSTOMERS%ROWTYPE'],
      ['SUBS', 'ERP', 'P', 'REC'],
    ]);
  });
});

describe('types in the dictionary', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase(V19);
    await db.erp.run(CUSTOMERS, ORDERS_API);
  });

  it('have an identifier of their own, the same after the package is compiled again', async () => {
    const query = `select type_oid from all_plsql_types where package_name = 'ORDERS_API'`;
    const before = await db.erp.rows(query);
    expect(before).toHaveLength(5);
    expect(new Set(before.map(([oid]) => String(oid))).size).toBe(5);
    expect(before[0]).toEqual([typeOid({ owner: 'ERP', packageName: 'ORDERS_API', name: 'LINE_REC' })]);
    await db.erp.run('alter package orders_api compile');
    expect(await db.erp.rows(query)).toEqual(before);
  });

  it('are found by it, as clients do', async () => {
    const rows = await db.erp.rows(`select a.type_name from all_plsql_types a
      where a.type_oid = (select type_oid from user_plsql_types where type_name = 'LINE_TAB')`);
    expect(rows).toEqual([['LINE_TAB']]);
  });

  it('are not those of bodies and blocks', async () => {
    await db.erp.run(
      'create package p as procedure q; end;',
      `create package body p as
        type hidden is record (a number);
        cursor c is select 1 one from dual;
        procedure q is type inner is table of number; begin null; end;
      end;`,
      'create procedure r is type inner is table of number; begin null; end;',
    );
    expect(await db.erp.rows(`select type_name from user_plsql_types where package_name != 'ORDERS_API'`)).toEqual([]);
  });

  it('are not those of other packages under another name', async () => {
    await db.erp.run('create package p as subtype line_rec is orders_api.line_rec; subtype other is line_rec; end;');
    expect(await db.erp.rows(`select type_name from user_plsql_types where package_name = 'P'`)).toEqual([]);
  });

  it('are gone when the specification does not compile any more', async () => {
    await db.erp.execute('create or replace package orders_api as type rec is record (a nowhere.t); end;');
    expect(await db.erp.rows('select * from user_plsql_types')).toEqual([]);
  });

  it('have USER_ views without the owner', async () => {
    for (const view of ['user_plsql_types', 'user_plsql_type_attrs', 'user_plsql_coll_types']) {
      expect(await db.erp.error(`select owner from ${view}`)).toContain('ORA-00904');
      expect(await db.alice.rows(`select * from ${view}`)).toEqual([]);
    }
  });
});

describe('who sees types of another user', () => {
  const TYPES = `select distinct type_name from all_plsql_types where owner = 'ERP' order by type_name`;
  const ATTRS = `select type_name || '.' || attr_name from all_plsql_type_attrs where owner = 'ERP' order by 1`;
  const COLLECTIONS = `select type_name from all_plsql_coll_types where owner = 'ERP' order by 1`;
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase(V19);
    await db.erp.run(CUSTOMERS, ORDERS_API);
  });

  async function seen(): Promise<readonly (readonly unknown[])[]> {
    const results = await Promise.all([TYPES, ATTRS, COLLECTIONS].map(async (query) => db.alice.rows(query)));
    return results.map((rows) => rows.flat());
  }

  const ALL_TYPES = ['ID_TAB', 'LINE_REC', 'LINE_TAB', 'OPEN_ORDERS%ROWTYPE', 'ORDER_REC'];
  const ALL_ATTRS = [
    'LINE_REC.ARTICLE_NO',
    'LINE_REC.PRICE',
    'LINE_REC.URGENT',
    'OPEN_ORDERS%ROWTYPE.ID',
    'OPEN_ORDERS%ROWTYPE.NAME',
    'ORDER_REC.CUSTOMER',
    'ORDER_REC.ID',
    'ORDER_REC.LINES',
  ];
  const ALL_COLLECTIONS = ['ID_TAB', 'LINE_TAB'];

  it('nobody, without a privilege', async () => {
    expect(await seen()).toEqual([[], [], []]);
  });

  it.each(['execute', 'debug'])('all of them, with %s on the package', async (privilege) => {
    await db.erp.run(`grant ${privilege} on orders_api to alice`);
    expect(await seen()).toEqual([ALL_TYPES, ALL_ATTRS, ALL_COLLECTIONS]);
  });

  it('all of them, by a grant to a role or PUBLIC', async () => {
    await db.system.run('create role clerk', 'grant clerk to alice');
    await db.erp.run('grant execute on orders_api to clerk');
    await db.alice.run('set role clerk');
    expect(await seen()).toEqual([ALL_TYPES, ALL_ATTRS, ALL_COLLECTIONS]);
    await db.alice.run('set role none');
    expect(await seen()).toEqual([[], [], []]);
    await db.erp.run('grant execute on orders_api to public');
    expect(await seen()).toEqual([ALL_TYPES, ALL_ATTRS, ALL_COLLECTIONS]);
  });

  it('with EXECUTE ANY PROCEDURE their names, and of what is inside only types of packages', async () => {
    await db.system.run('grant execute any procedure to alice');
    expect(await seen()).toEqual([ALL_TYPES, ['ORDER_REC.LINES'], ['LINE_TAB']]);
  });

  it('with EXECUTE ANY TYPE what the other lacks, but not their names', async () => {
    await db.system.run('grant execute any type to alice');
    const attrs = ALL_ATTRS.filter((name) => name !== 'ORDER_REC.LINES');
    expect(await seen()).toEqual([[], attrs, ['ID_TAB']]);
  });

  it('with CREATE ANY and DEBUG ANY PROCEDURE nothing', async () => {
    await db.system.run('grant create any procedure, debug any procedure to alice');
    expect(await seen()).toEqual([[], [], []]);
  });

  it('with SELECT_CATALOG_ROLE all in DBA_ views, and no more in ALL_', async () => {
    expect(await db.alice.error('select * from dba_plsql_types')).toContain('ORA-00942');
    await db.system.run('grant select_catalog_role to alice');
    await db.alice.run('set role all');
    expect(await seen()).toEqual([[], [], []]);
    const dba = (query: string) => db.alice.rows(query.replace('from all_', 'from dba_'));
    expect((await dba(TYPES)).flat()).toEqual(ALL_TYPES);
    expect((await dba(ATTRS)).flat()).toEqual(ALL_ATTRS);
    expect((await dba(COLLECTIONS)).flat()).toEqual(ALL_COLLECTIONS);
  });
});
