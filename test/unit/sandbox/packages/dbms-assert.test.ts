import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, DBMS_ASSERT.
const database = newDatabase();
let session: TestSession;

beforeAll(() => {
  session = openTestSession(database);
});

const literal = (value: string) => `q'{${value}}'`;
const call = (name: string, value: string) => `begin :r := dbms_assert.${name}(${literal(value)}); end;`;

describe('DBMS_ASSERT gives back what passes', () => {
  it.each([
    ['noop', "any'thing", "any'thing"],
    ['enquote_literal', 'plain', "'plain'"],
    ['enquote_literal', "it''s", "'it''s'"],
    ['enquote_literal', "'quoted'", "'quoted'"],
    ['enquote_literal', '', "''"],
    ['enquote_name', 'orders', '"ORDERS"'],
    ['enquote_name', '"Orders"', '"Orders"'],
    ['simple_sql_name', ' orders ', ' orders '],
    ['simple_sql_name', 'ord$e_r#1', 'ord$e_r#1'],
    ['simple_sql_name', '"any thing"', '"any thing"'],
    ['qualified_sql_name', 'erp.orders_api.create_order', 'erp.orders_api.create_order'],
    ['qualified_sql_name', 'erp . "Orders"@link.example.com', 'erp . "Orders"@link.example.com'],
    ['schema_name', 'SYSTEM', 'SYSTEM'],
  ])('%s(%s)', async (name, value, expected) => {
    expect(await session.block(call(name, value))).toBe(expected);
  });

  it('leaves lower case with CAPITALIZE => FALSE', async () => {
    expect(await session.block("begin :r := dbms_assert.enquote_name('orders', false); end;")).toBe('"orders"');
  });
});

describe('DBMS_ASSERT refuses', () => {
  it.each([
    ['enquote_literal', "it's", 'ORA-06502'],
    ['enquote_literal', "x' or '1'='1", 'ORA-06502'],
    ['enquote_name', 'a"b', 'ORA-44003: invalid SQL name'],
    ['simple_sql_name', 'a b', 'ORA-44003: invalid SQL name'],
    ['simple_sql_name', '1a', 'ORA-44003: invalid SQL name'],
    ['simple_sql_name', 'a.b', 'ORA-44003: invalid SQL name'],
    ['simple_sql_name', '', 'ORA-44003: invalid SQL name'],
    ['simple_sql_name', 'a--', 'ORA-44003: invalid SQL name'],
    ['simple_sql_name', '"open', 'ORA-44003: invalid SQL name'],
    ['qualified_sql_name', 'a..b', 'ORA-44004: invalid qualified SQL name'],
    ['qualified_sql_name', 'a.b;', 'ORA-44004: invalid qualified SQL name'],
    ['qualified_sql_name', 'a@', 'ORA-44004: invalid qualified SQL name'],
    ['schema_name', 'system', 'ORA-44001: invalid schema'],
    ['schema_name', '', 'ORA-44001: invalid schema'],
  ])('%s(%s)', async (name, value, message) => {
    expect(await session.error(call(name, value))).toContain(message);
  });
});

describe('SQL_OBJECT_NAME', () => {
  it('gives back the names of objects that the session may know of', async () => {
    await session.run(
      'create user erp identified by erp quota unlimited on users',
      'grant create session, create table, create synonym to erp',
      'create user alice identified by alice',
      'grant create session to alice',
      'create table erp.orders (id number)',
      'create table erp.hidden (id number)',
      'create synonym alice.my_orders for erp.orders',
      'create synonym alice.lost for erp.nothing',
      'grant select on erp.orders to alice',
    );
    const alice = openTestSession(database, 'ALICE');
    for (const name of ['erp.orders', 'My_Orders', '"ERP"."ORDERS"', 'dual', 'all_tables', 'sys.dbms_output']) {
      expect(await alice.block(call('sql_object_name', name))).toBe(name);
    }
    for (const name of ['orders', '"erp".orders', 'erp.hidden', 'lost', 'dba_users', 'a b', '', "x' or 1=1"]) {
      expect(await alice.error(call('sql_object_name', name))).toContain('ORA-44002: invalid object name');
    }
    for (const name of ['dbms_output.put_line', 'erp.orders.id', 'orders@link']) {
      expect(await alice.error(call('sql_object_name', name))).toContain('ORA-03001');
    }
  });
});
