import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;

// POINT_T has neither method, SIZE_T a MAP method and a subtype, RANK_T an ORDER method.
beforeAll(async () => {
  const database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create type, create procedure, create table to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create type point_t as object (x number, y number)',
    'create type deep_t as object (name varchar2(9), point point_t)',
    'create type note_t as object (id number, text clob)',
    `create type size_t as object (width number, height number, map member function area return number) not final`,
    `create type body size_t as
       map member function area return number is begin return width * height; end;
     end;`,
    'create type box_t under size_t (depth number, overriding map member function area return number)',
    `create type body box_t as
       overriding map member function area return number is begin return width * height * depth; end;
     end;`,
    `create type rank_t as object (title varchar2(9), order member function compare(other rank_t) return integer)`,
    `create type body rank_t as
       order member function compare(other rank_t) return integer is
       begin
         if title is null then return null; end if;
         return length(title) - length(other.title);
       end;
     end;`,
    'create type points_t as table of point_t',
    'create type sizes_t as table of size_t',
    'create type numbers_t as table of number',
    `create table boxes (id number, point point_t, box size_t, grade rank_t, numbers numbers_t, sizes sizes_t)
       nested table numbers store as boxes_numbers nested table sizes store as boxes_sizes`,
    `insert into boxes values (1, point_t(1, 2), size_t(2, 3), rank_t('aa'), numbers_t(1, 2), sizes_t(size_t(1, 6)))`,
    `insert into boxes values (2, point_t(1, 2), size_t(6, 1), rank_t('bb'), numbers_t(2, 1), sizes_t(size_t(2, 3)))`,
    `insert into boxes values (3, point_t(1, null), box_t(1, 1, 9), rank_t('c'), numbers_t(1, null), sizes_t())`,
    'insert into boxes (id) values (4)',
    'insert into boxes values (5, point_t(9, null), size_t(1, 1), rank_t(null), numbers_t(), null)',
  );
});

async function ids(condition: string): Promise<readonly unknown[]> {
  const rows = await erp.rows(`select b.id from boxes b where ${condition} order by b.id`);
  return rows.flat();
}

// Source: Database Object-Relational Developer's Guide, "Methods for Comparing Objects".
describe('objects in conditions of SQL', () => {
  it.each<[string, readonly number[]]>([
    ['b.box = size_t(1, 6)', [1, 2]],
    ['b.box <> size_t(1, 6)', [3, 5]],
    ['b.box < size_t(1, 6)', [5]],
    ['b.box > size_t(1, 6)', [3]],
    ['b.box = box_t(3, 3, 1)', [3]],
    ['b.box between size_t(1, 2) and size_t(2, 3)', [1, 2]],
    ['b.box in (size_t(1, 1), size_t(9, 1))', [3, 5]],
    ['b.box not in (size_t(1, 1), size_t(9, 1))', [1, 2]],
    ['b.box = (select c.box from boxes c where c.id = 2)', [1, 2]],
    ['b.box in (select c.box from boxes c where c.id = 2)', [1, 2]],
    ['b.box >= all (select c.box from boxes c where c.id < 4)', [3]],
    ['(b.id, b.box) in ((1, size_t(6, 1)), (2, size_t(1, 1)))', [1]],
    [`case b.box when size_t(1, 1) then 'unit' end = 'unit'`, [5]],
    ['b.box = null', []],
    [`b.grade = rank_t('xx')`, [1, 2]],
    [`b.grade < rank_t('xx')`, [3]],
    [`b.grade between rank_t('x') and rank_t('y')`, [3]],
    [`b.grade in (rank_t('x'), rank_t('xxx'))`, [3]],
    [`case b.grade when rank_t('x') then 1 end = 1`, [3]],
  ])('%s', async (condition, expected) => {
    expect(await ids(condition.includes('grade') ? `b.id < 5 and ${condition}` : condition)).toEqual(expected);
  });

  it('without a method are equal where all attributes are, and unknown where that hangs on nulls', async () => {
    expect(await ids('b.point = point_t(1, 2)')).toEqual([1, 2]);
    expect(await ids('b.point <> point_t(1, 2)')).toEqual([5]);
    expect(await ids('b.point in (point_t(1, 2), point_t(9, 9))')).toEqual([1, 2]);
    expect(await ids(`deep_t('a', b.point) = deep_t('a', point_t(1, 2))`)).toEqual([1, 2]);
    expect(await ids(`deep_t('a', b.point) <> deep_t('b', point_t(1, 2))`)).toEqual([1, 2, 3, 4, 5]);
  });

  it('join tables', async () => {
    const pairs = await erp.rows(
      'select a.id, b.id from boxes a join boxes b on a.box = b.box and a.id < b.id order by 1, 2',
    );
    expect(pairs).toEqual([[1, 2]]);
  });

  it.each([
    ['select 1 from boxes b where b.point < point_t(1, 2)', 'ORA-22950'],
    ['select 1 from boxes b where b.point between b.point and b.point', 'ORA-22950'],
    ['select point from boxes order by point', 'ORA-22950'],
    ['select distinct point from boxes', 'ORA-22950'],
    ['select count(*) from boxes group by point', 'ORA-22950'],
    ['select point from boxes union select point from boxes', 'ORA-22950'],
    ['select max(point) from boxes', 'ORA-22950'],
    ['select 1 from dual where note_t(1, null) = note_t(1, null)', 'ORA-22901'],
    [`select 1 from boxes b where b.point = b.box`, 'ORA-00932: inconsistent datatypes: expected ERP.POINT_T'],
    [`select 1 from boxes b where b.point = 1`, 'ORA-00932'],
    [`select 1 from boxes b where b.grade > rank_t('x')`, 'ORA-22951: NULL returned by ORDER method'],
    ['select grade from boxes order by grade', 'does not support sorting and grouping by ORDER methods'],
    ['select box from boxes union all select box from boxes order by 1', 'ORDER BY objects of a set operation'],
    ['select 1 from boxes where points_t() = points_t()', 'ORA-22952'],
    ['select 1 from boxes where points_t() is a set', 'ORA-22950'],
    ['select points_t() multiset except points_t() from boxes', 'ORA-22950'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });
});

describe('rows that MAP methods order', () => {
  it('are sorted', async () => {
    expect(await erp.rows('select id from boxes where id < 6 order by box desc nulls last, id')).toEqual([
      [3],
      [1],
      [2],
      [5],
      [4],
    ]);
    expect(await erp.rows('select b.box.width from boxes b order by b.box, id')).toEqual([[1], [2], [6], [1], [null]]);
    expect(await erp.rows('select q.b.width from (select box b from boxes order by b, id) q')).toHaveLength(5);
  });

  it('are grouped, made distinct and combined', async () => {
    const groups = await erp.rows('select count(*), min(id) from boxes group by box order by box');
    expect(groups).toEqual([
      [1, 5],
      [2, 1],
      [1, 3],
      [1, 4],
    ]);
    const distinct = await erp.rows('select q.box.width from (select distinct box from boxes order by box) q');
    expect(distinct).toEqual([[1], [2], [1], [null]]);
    expect(await erp.rows('select count(distinct box) from boxes')).toEqual([[3]]);
    const united = 'select box from boxes where id < 3 union select size_t(3, 2) from dual';
    expect(await erp.rows(`select count(*) from (${united})`)).toEqual([[1]]);
    const rest = 'select box from boxes minus select size_t(3, 2) from dual';
    expect(await erp.rows(`select count(*) from (${rest})`)).toEqual([[3]]);
  });

  it('have extremes and ranks', async () => {
    const [extremes] = await erp.rows(
      'select q.a.width, q.b.width from (select min(box) a, max(box) b from boxes where id in (1, 3, 5)) q',
    );
    expect(extremes).toEqual([1, 1]);
    const ranks = await erp.rows(
      'select id, rank() over (order by box), count(*) over (partition by box) from boxes order by id',
    );
    expect(ranks.map(([, rank, count]) => [rank, count])).toEqual([
      [2, 2],
      [2, 2],
      [4, 1],
      [5, 1],
      [1, 1],
    ]);
  });
});

// Source: SQL Language Reference, "Multiset Conditions" and "Multiset Operators".
describe('nested tables in SQL', () => {
  it.each<[string, readonly number[]]>([
    ['b.numbers = numbers_t(2, 1)', [1, 2]],
    ['b.numbers <> numbers_t(2, 1)', [5]],
    ['b.numbers in (numbers_t(1, 2), numbers_t())', [1, 2, 5]],
    ['b.sizes = sizes_t(size_t(3, 2))', [1, 2]],
    ['size_t(6, 1) member of b.sizes', [1, 2]],
    ['2 member of b.numbers', [1, 2]],
    ['3 not member of b.numbers', [1, 2]],
    ['numbers_t(1) submultiset of b.numbers', [1, 2, 3]],
    ['b.numbers is a set', [1, 2, 3, 5]],
    ['b.numbers is empty', [5]],
    ['b.numbers is not empty', [1, 2, 3]],
    ['cardinality(b.numbers multiset union distinct numbers_t(1, 3)) = 3', [1, 2, 3]],
    ['cardinality(b.numbers multiset intersect numbers_t(2, 3)) = 1', [1, 2]],
    ['cardinality(b.numbers multiset except numbers_t(1)) = 0', [5]],
    ['cardinality(b.sizes multiset intersect sizes_t(size_t(2, 3))) = 1', [1, 2]],
  ])('%s', async (condition, expected) => {
    expect(await ids(condition)).toEqual(expected);
  });

  it('are joined whatever their elements are', async () => {
    const joined = 'points_t(point_t(1, 2)) multiset union all points_t(point_t(1, 2))';
    expect(await erp.rows(`select cardinality(${joined}) from dual`)).toEqual([[2]]);
    expect(
      await erp.block(`declare l points_t := points_t(point_t(1, 2)); begin
        :r := cardinality(l multiset union all l); end;`),
    ).toBe('2');
  });
});

describe('objects in conditions of PL/SQL', () => {
  it.each<[string, string]>([
    ['size_t(2, 3) = size_t(1, 6)', 'true'],
    ['size_t(2, 3) <> size_t(1, 6)', 'false'],
    ['size_t(2, 3) < box_t(1, 6, 2)', 'true'],
    ['size_t(2, 3) between size_t(1, 1) and size_t(3, 3)', 'true'],
    ['size_t(2, 3) in (size_t(1, 1), size_t(6, 1))', 'true'],
    ['l_none = size_t(1, 1)', 'null'],
    [`rank_t('aa') > rank_t('b')`, 'true'],
    [`rank_t('aa') in (rank_t('b'), rank_t('cc'))`, 'true'],
    ['sizes_t(size_t(1, 6), size_t(1, 1)) = sizes_t(size_t(1, 1), size_t(2, 3))', 'true'],
    [`case size_t(2, 3) when size_t(1, 1) then 'unit' when size_t(6, 1) then 'six' end = 'six'`, 'true'],
  ])('%s is %s', async (condition, expected) => {
    const result = await erp.block(`declare l_none size_t; begin
      :r := case ${condition} when true then 'true' when false then 'false' else 'null' end; end;`);
    expect(result).toBe(expected);
  });

  it('are selectors of CASE statements', async () => {
    const result = await erp.block(`declare l size_t := size_t(2, 3); begin
      case l when size_t(1, 1) then :r := 'unit'; when size_t(6, 1) then :r := 'six'; end case; end;`);
    expect(result).toBe('six');
  });

  it('need a method', async () => {
    const compare = (condition: string) => erp.error(`begin if ${condition} then null; end if; end;`);
    expect(await compare('point_t(1, 2) = point_t(1, 2)')).toContain(
      'PLS-00526: A MAP or ORDER function is required for comparing objects in PL/SQL.',
    );
    expect(await compare('point_t(1, 2) in (point_t(1, 2))')).toContain('PLS-00526');
    expect(await compare('size_t(1, 2) = point_t(1, 2)')).toContain('PLS-00306');
  });
});

// Source: SQL Language Reference, "TREAT" and "IS OF type Condition".
describe('types of objects in SQL', () => {
  it('are tested', async () => {
    expect(await ids('b.box is of (box_t)')).toEqual([3]);
    expect(await ids('b.box is of type (only size_t)')).toEqual([1, 2, 5]);
    expect(await ids('b.box is not of (box_t)')).toEqual([1, 2, 5]);
    expect(await ids('b.box is of (size_t, only box_t)')).toEqual([1, 2, 3, 5]);
    expect(await ids('(select c.box from boxes c where c.id = 3) is of (erp.box_t) and b.id = 1')).toEqual([1]);
  });

  it('give way to TREAT, whose attributes and methods can be asked for', async () => {
    const rows = await erp.rows(`select treat(b.box as box_t).depth, treat(b.box as box_t).area(), b.box.width
      from boxes b where b.id in (1, 3) order by b.id`);
    expect(rows).toEqual([
      [null, null, 2],
      [9, 9, 1],
    ]);
    const elements = await erp.rows(`select treat(value(s) as box_t).depth
      from table(sizes_t(box_t(1, 1, 4), size_t(1, 1))) s`);
    expect(elements).toEqual([[4], [null]]);
    expect(await erp.rows('select treat(null as box_t).depth from dual')).toEqual([[null]]);
    expect(await erp.rows('select treat(box_t(1, 2, 3) as size_t).height from dual')).toEqual([[2]]);
  });

  it('are tested in SQL that PL/SQL embeds', async () => {
    const result = await erp.block(`declare l size_t := box_t(1, 2, 3); l_found box_t; n number; begin
      select treat(l as box_t) into l_found from dual where l is of (box_t);
      select count(*) into n from boxes b where treat(b.box as box_t).depth > l_found.depth;
      :r := l_found.depth || '/' || n; end;`);
    expect(result).toBe('3/1');
  });

  it.each([
    ['select treat(b.box as point_t) from boxes b', 'ORA-00932'],
    ['select treat(b.box as number) from boxes b', 'ORA-00932'],
    ['select treat(b.id as box_t) from boxes b', 'ORA-00932'],
    ['select treat(b.box as nowhere_t) from boxes b', 'ORA-00902'],
    ['select 1 from boxes b where b.box is of (point_t)', 'ORA-00932'],
    ['select treat(b.box as box_t).colour from boxes b', 'ORA-00904: "COLOUR": invalid identifier'],
    [`select treat('{}' as json) from dual`, 'does not support TREAT … AS JSON'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });
});

it('a method that does not end is stopped where a condition cannot pause', async () => {
  await erp.run(
    'create type endless_t as object (n number, map member function m return number)',
    'create type body endless_t as map member function m return number is begin loop null; end loop; end; end;',
  );
  expect(await erp.error('select 1 from dual where endless_t(1) in (endless_t(1), endless_t(2))')).toContain(
    'does not support MAP and ORDER methods that wait or take long',
  );
});
