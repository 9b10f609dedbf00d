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

// Source: Object-Relational Developer's Guide, "Methods" and "Collection Unnesting"; SQL Language Reference, "SELECT", table_collection_expression.
describe('collections that methods and functions give', () => {
  beforeEach(async () => {
    await erp.run(
      'create type numbers_t as table of number',
      `create type box_t as object (
         content numbers_t,
         member function items return numbers_t,
         member function items(p_from number) return numbers_t,
         member function copied return box_t,
         member function piped return numbers_t pipelined,
         member function total return number,
         static function of_one(p number) return numbers_t)`,
      `create type body box_t as
         member function items return numbers_t is begin return content; end;
         member function items(p_from number) return numbers_t is begin return numbers_t(p_from, p_from + 1); end;
         member function copied return box_t is begin return self; end;
         member function piped return numbers_t pipelined is begin pipe row (1); return; end;
         member function total return number is n number; begin
           select sum(column_value) into n from table(self.items()); return n; end;
         static function of_one(p number) return numbers_t is begin return numbers_t(p); end;
       end;`,
      `create package boxes as
         type box_r is record (box box_t);
         g_box box_t := box_t(numbers_t(7, 8));
         function given(p numbers_t) return numbers_t;
         function boxed(p numbers_t) return box_t;
         function both(p numbers_t, q lines_t) return number;
       end;`,
      `create package body boxes as
         function given(p numbers_t) return numbers_t is begin return p; end;
         function boxed(p numbers_t) return box_t is begin return box_t(p); end;
         function both(p numbers_t, q lines_t) return number is begin return p.count * 10 + q.count; end;
       end;`,
      'create table crates (id number, box box_t) nested table box.content store as crate_contents',
      'insert into crates values (1, box_t(numbers_t(1, 2)))',
      'insert into crates values (2, box_t(numbers_t()))',
      'insert into crates values (3, null)',
    );
  });

  it.each([
    ['table(boxes.given(numbers_t(1, 2)))', [1, 2]],
    ['table(boxes.given(boxes.given(p => numbers_t(3))))', [3]],
    ['table(boxes.given(cast(multiset(select level from dual connect by level < 3) as numbers_t)))', [1, 2]],
    ['table(boxes.given((select c.box.content from crates c where id = 1)))', [1, 2]],
    ['table(boxes.boxed(numbers_t(4)).items())', [4]],
    ['table(boxes.boxed(numbers_t(4)).content)', [4]],
    ['table(box_t(numbers_t(5)).items(9))', [9, 10]],
    ['table(box_t(numbers_t(5)).copied().items())', [5]],
    ['table(box_t.of_one(6))', [6]],
    ['table(select c.box.items() from crates c where id = 1)', [1, 2]],
  ])('in SQL: %s', async (item, expected) => {
    expect((await erp.rows(`select column_value from ${item}`)).map(([value]) => value)).toEqual(expected);
  });

  it('of the row that stands before', async () => {
    expect(await erp.rows('select c.id, t.column_value from crates c, table(c.box.items()) t order by 1, 2')).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(
      await erp.rows(
        'select c.id, t.column_value from crates c, table(boxes.given(c.box.items(c.id))) t order by 1, 2',
      ),
    ).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 3],
    ]);
    expect(
      await erp.rows('select c.id, t.column_value from crates c, table(c.box.items())(+) t order by 1, 2'),
    ).toEqual([
      [1, 1],
      [1, 2],
      [2, null],
      [3, null],
    ]);
    expect(
      await erp.rows(
        'select o.id, l.item from orders o, table(o.lines)(+) l where o.id > 2 or l.price > 15 order by 1',
      ),
    ).toEqual([
      [1, 'b'],
      [2, 'c'],
      [3, null],
    ]);
    expect(
      await erp.rows('select id from crates c where 2 in (select column_value from table(c.box.items()))'),
    ).toEqual([[1]]);
  });

  it.each([
    ['v.items()', '3'],
    ['v.items(10)', '21'],
    ['v.items(p_from => l)', '9'],
    ['v.copied().items()', '3'],
    ['boxes.given(v.items())', '3'],
    ['boxes.given(v.content)', '3'],
    ['boxes.g_box.items()', '15'],
    ['boxes.boxed(n).items()', '11'],
    ['r.box.items()', '6'],
  ])('of variables of PL/SQL: %s', async (item, expected) => {
    expect(
      await erp.block(
        `declare v box_t := box_t(numbers_t(1, 2)); n numbers_t := numbers_t(5, 6); l number := 4; r boxes.box_r;
         begin
           r.box := box_t(numbers_t(6));
           select sum(column_value) into :r from table(${item});
         end;`
          .replace('into :r from', 'into l from')
          .replace('end;', ':r := l; end;'),
      ),
    ).toBe(expected);
  });

  it('also where it is no TABLE', async () => {
    expect(
      await erp.block(
        `declare v box_t := box_t(numbers_t(1, 2)); e box_t; n number; x lines_t := lines_t(line_t('a', 1));
         begin
           select v.total() + boxes.both(v.items(), x) into n from dual where cardinality(v.items()) = 2;
           :r := n;
           select count(*) into n from dual where e.total() is null;
           :r := :r || ' ' || n;
           select count(*) into n from crates c where c.id = any (select column_value from table(v.items())) group by v.total();
           :r := :r || ' ' || n;
         end;`,
      ),
    ).toBe('24 1 2');
  });

  it('and what is none of these', async () => {
    expect(await erp.error('select * from crates c, table(c.box.items) t')).toContain('ORA-00904: "C"."BOX"."ITEMS"');
    expect(
      await erp.error('declare v box_t; begin for x in (select * from table(v.nothing())) loop null; end loop; end;'),
    ).toContain("PLS-00302: component 'NOTHING' must be declared");
    expect(await erp.error('select * from table(boxes.boxed(numbers_t(1)).piped())')).toContain(
      'pipelined methods of objects',
    );
    expect(await erp.error('select * from table(boxes.boxed(numbers_t(1)))')).toContain('ORA-22905');
  });
});
