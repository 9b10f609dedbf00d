import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;

beforeEach(async () => {
  const database = newDatabase();
  const system = openTestSession(database);
  await system.run(
    'create user erp identified by erp',
    'grant create session, create type, create procedure, create table to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create type line_t as object (item varchar2(10), price number, member function doubled return number)',
    'create type body line_t as member function doubled return number is begin return price * 2; end; end;',
    'create type lines_t as table of line_t',
    'create type names_t as varray(5) of varchar2(10)',
    'create table orders (id number, lines lines_t, tags names_t) nested table lines store as order_lines',
    `insert into orders values (1, lines_t(line_t('a', 10), line_t('b', 20)), names_t('x', 'y'))`,
    `insert into orders values (2, lines_t(line_t('c', 30), null), names_t())`,
    'insert into orders values (3, null, null)',
    `create function first_lines(p_count number) return lines_t is
       l_lines lines_t := lines_t();
     begin
       for i in 1 .. p_count loop l_lines.extend; l_lines(i) := line_t('n' || i, i); end loop;
       return l_lines;
     end;`,
    `create package kinds as
       type row_r is record (name varchar2(10), amount number);
       type rows_t is table of row_r index by pls_integer;
       type numbers_t is table of number;
       type by_name_t is table of number index by varchar2(10);
       function numbers return numbers_t;
     end;`,
    'create package body kinds as function numbers return numbers_t is begin return numbers_t(1); end; end;',
  );
});

// Source: SQL Language Reference, "SELECT", table_collection_expression.
describe('TABLE() of columns', () => {
  it.each<[string, readonly (readonly unknown[])[]]>([
    [
      'select o.id, l.item, l.price from orders o, table(o.lines) l order by 1, 2',
      [
        [1, 'a', 10],
        [1, 'b', 20],
        [2, 'c', 30],
        [2, null, null],
      ],
    ],
    [
      'select o.id, column_value from orders o cross join table(o.tags) order by 1, 2',
      [
        [1, 'x'],
        [1, 'y'],
      ],
    ],
    [
      'select o.id, l.item from orders o left join table(o.lines) l on l.price > 10 order by 1',
      [
        [1, 'b'],
        [2, 'c'],
        [3, null],
      ],
    ],
    [
      'select o.id, l.item, t.column_value from orders o, table(o.lines) l, table(o.tags) t where l.price = 20 order by 3',
      [
        [1, 'b', 'x'],
        [1, 'b', 'y'],
      ],
    ],
    [
      'select o.id, (select sum(l.price) from table(o.lines) l) s from orders o order by 1',
      [
        [1, 30],
        [2, 30],
        [3, null],
      ],
    ],
    [`select o.id from orders o where exists (select 1 from table(o.tags) where column_value = 'y')`, [[1]]],
    [`select o.id from orders o where 'c' in (select l.item from table(o.lines) l)`, [[2]]],
    [
      'select value(l).item, l.doubled() from orders o, table(o.lines) l where o.id = 1 order by 1',
      [
        ['a', 20],
        ['b', 40],
      ],
    ],
    ['select count(*), max(l.price) from orders o, table(o.lines) l', [[4, 30]]],
    [
      'select l.* from table(select lines from orders where id = 1) l order by price',
      [
        ['a', 10],
        ['b', 20],
      ],
    ],
    ['select * from the(select tags from orders where id = 1)', [['x'], ['y']]],
    ['select l.item from (select lines from orders where id = 1) q, table(q.lines) l order by 1', [['a'], ['b']]],
  ])('%s', async (query, rows) => {
    expect(await erp.rows(query)).toEqual(rows);
  });

  it.each([
    ['select * from table(o.lines), orders o', 'ORA-00904'],
    ['select * from orders o, table(o.id)', 'ORA-22905'],
    ['select * from table(1)', 'ORA-22905'],
    ['select * from orders o, table(o.lines)(+)', 'does not support TABLE(…)(+)'],
    ['select column_value from orders o, table(o.lines)', 'ORA-00904'],
    ['select l.nothing from orders o, table(o.lines) l', 'ORA-00904'],
    [`insert into table(select lines from orders where id = 1) values ('z', 1)`, 'does not support'],
  ])('%s: %s', async (query, error) => {
    expect(await erp.error(query)).toContain(error);
  });
});

describe('TABLE() of constructors and functions', () => {
  it.each<[string, readonly (readonly unknown[])[]]>([
    [`select * from table(names_t('p', 'q'))`, [['p'], ['q']]],
    [`select * from table(erp.lines_t(line_t('p', 1)))`, [['p', 1]]],
    ['select item from table(first_lines(2))', [['n1'], ['n2']]],
    ['select item from table(first_lines(p_count => 1)) f', [['n1']]],
    ['select item from first_lines(2) f where f.price = 2', [['n2']]],
    [
      'select o.id, f.item from orders o, table(first_lines(o.id)) f where o.id = 2 order by 2',
      [
        [2, 'n1'],
        [2, 'n2'],
      ],
    ],
    ['select * from table(first_lines(0))', []],
    ['select * from table(cast(null as names_t))', []],
    [`with q as (select * from table(names_t('p'))) select * from q union all select 'r' from dual`, [['p'], ['r']]],
    [`select id from orders where id in (select price / 10 from table(lines_t(line_t('p', 30))))`, [[3]]],
  ])('%s', async (query, rows) => {
    expect(await erp.rows(query)).toEqual(rows);
  });

  it('knows package types only as variables of PL/SQL', async () => {
    expect(await erp.error('select * from table(kinds.numbers)')).toContain('ORA-00902');
  });
});

// Source: PL/SQL Language Reference, "Querying Collections with the TABLE Operator" (since 12.1).
describe('TABLE() of PL/SQL variables', () => {
  it.each([
    ['l lines_t := first_lines(3)', 'select sum(q.price) into n from table(l) q where q.price > 1', '5'],
    ['l kinds.numbers_t := kinds.numbers_t(4, 5)', 'select sum(column_value) into n from table(l)', '9'],
    ['l kinds.rows_t', `l(-3).amount := 7; l(8).amount := 1; select sum(amount) into n from table(l)`, '8'],
    ['l kinds.rows_t', `l(1).name := 'x'; select count(*) into n from table(l) q where q.name = 'x'`, '1'],
    ['l lines_t := first_lines(3)', 'l.delete(2); select count(*) into n from table(l)', '2'],
    ['l lines_t', 'select count(*) into n from table(l)', '0'],
    ['l lines_t := first_lines(2)', "execute immediate q'[select sum(price) from table(:1)]' into n using l", '3'],
    [
      'l lines_t := first_lines(2)',
      'n := 0; for r in (select price from table(l)) loop l.delete; n := n + r.price; end loop',
      '3',
    ],
    [
      'l lines_t := first_lines(2)',
      'delete from orders where id in (select price from table(l)); n := sql%rowcount',
      '2',
    ],
  ])('%s; %s gives %s', async (declaration, statement, expected) => {
    expect(await erp.block(`declare ${declaration}; n number; begin ${statement}; :r := n; end;`)).toBe(expected);
  });

  it.each([
    ['type local_t is table of number; l local_t := local_t(1)', 'PLS-00642'],
    ['l kinds.by_name_t', 'PLS-00382'],
  ])('of %s: %s', async (declaration, error) => {
    const block = `declare ${declaration}; n number; begin select count(*) into n from table(l); end;`;
    expect(await erp.error(block)).toContain(error);
  });
});
