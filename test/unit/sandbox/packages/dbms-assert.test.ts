import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, DBMS_ASSERT.
let session: TestSession;

beforeAll(() => {
  session = openTestSession(newDatabase());
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

  it('SQL_OBJECT_NAME by name', async () => {
    expect(await session.error("begin :r := dbms_assert.sql_object_name('dual'); end;")).toContain(
      'the sandbox does not support DBMS_ASSERT.SQL_OBJECT_NAME',
    );
  });
});
