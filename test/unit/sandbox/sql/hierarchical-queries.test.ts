// SQL Language Reference, "Hierarchical Queries", "Hierarchical Query Pseudocolumns", "Hierarchical Query Operators" and
// SYS_CONNECT_BY_PATH.
import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table emp (id number(4) primary key, name varchar2(20), manager_id number(4), dept_id number(4))',
    'create table dept (id number(4) primary key, name varchar2(20))',
    'create table link (a number, b number)',
    "insert into dept values (10, 'Sales')",
    "insert into dept values (20, 'Research')",
    "insert into emp values (4, 'Dee', 2, 20)",
    "insert into emp values (3, 'Cid', 1, 20)",
    "insert into emp values (1, 'Ann', null, 10)",
    "insert into emp values (2, 'Bob', 1, 10)",
    "insert into emp values (5, 'Eve', 3, null)",
    'insert into link values (1, 2)',
    'insert into link values (2, 3)',
    'insert into link values (3, 1)',
    'insert into link values (3, 4)',
    'insert into link values (4, 4)',
  );
});

const rows = async (query: string) => (await session.rows(query)).map((row) => row.join('/'));
const TREE = 'start with manager_id is null connect by prior id = manager_id';

describe('START WITH and CONNECT BY', () => {
  it('give each row before its children, which stand a level lower', async () => {
    const expected = ['Ann/1', 'Cid/2', 'Eve/3', 'Bob/2', 'Dee/3'];
    expect(await rows(`select name, level from emp ${TREE}`)).toEqual(expected);
    expect(
      await rows('select name, level from emp connect by manager_id = prior id start with manager_id is null'),
    ).toEqual(expected);
  });

  it('without START WITH make every row a root', async () => {
    expect(await rows('select count(*), max(level) from emp connect by prior id = manager_id')).toEqual(['11/3']);
  });

  it('walk upwards as well', async () => {
    expect(await rows('select name from emp start with id = 5 connect by id = prior manager_id')).toEqual([
      'Eve',
      'Cid',
      'Ann',
    ]);
  });

  it('take several conditions, on the row, its parent and the level', async () => {
    expect(await rows(`select name from emp ${TREE} and level <= 2`)).toEqual(['Ann', 'Cid', 'Bob']);
    expect(await rows(`select name from emp ${TREE} and name <> 'Cid'`)).toEqual(['Ann', 'Bob', 'Dee']);
    expect(await rows(`select name from emp ${TREE} and prior name <> 'Bob'`)).toEqual(['Ann', 'Cid', 'Eve', 'Bob']);
    expect(
      await rows('select name from emp start with id in (select 2 from dual) connect by prior id = manager_id'),
    ).toEqual(['Bob', 'Dee']);
  });

  it('come after joins and before what else WHERE says, which takes out rows but not their descendants', async () => {
    const joined = `select e.name, d.name from emp e, dept d where e.dept_id = d.id and e.name <> 'Cid'
      start with e.manager_id is null connect by prior e.id = e.manager_id`;
    expect(await rows(joined)).toEqual(['Ann/Sales', 'Bob/Sales', 'Dee/Research']);
    expect(
      await rows(`select e.name, d.name, level from emp e left join dept d on d.id = e.dept_id where level > 1
        start with e.id = 1 connect by prior e.id = e.manager_id`),
    ).toEqual(['Cid/Research/2', 'Eve//3', 'Bob/Sales/2', 'Dee/Research/3']);
  });

  it('refuse a loop without NOCYCLE', async () => {
    const loop = 'start with a = 1 connect by prior b = a';
    expect(await session.error(`select a from link ${loop}`)).toBe('ORA-01436: CONNECT BY loop in user data');
    // what counts is what CONNECT BY asks of the parent: 4/4 has the children of 3/4
    expect(await rows(`select a, b from link ${loop.replace('by', 'by nocycle')}`)).toEqual([
      '1/2',
      '2/3',
      '3/1',
      '3/4',
    ]);
    expect(await rows(`select b from link ${loop} and level < 4`)).toEqual(['2', '3', '1', '4']);
  });
});

describe('operators, pseudo-columns and SYS_CONNECT_BY_PATH', () => {
  it('PRIOR is the parent, CONNECT_BY_ROOT the root', async () => {
    expect(await rows(`select name, prior name, connect_by_root name from emp ${TREE}`)).toEqual([
      'Ann//Ann',
      'Cid/Ann/Ann',
      'Eve/Cid/Ann',
      'Bob/Ann/Ann',
      'Dee/Bob/Ann',
    ]);
    const depth = `select connect_by_root name, count(*) from emp connect by prior id = manager_id
      group by connect_by_root name order by 1`;
    expect(await rows(depth)).toEqual(['Ann/5', 'Bob/2', 'Cid/2', 'Dee/1', 'Eve/1']);
    expect(await session.error('select prior name from emp')).toBe(
      'ORA-01788: CONNECT BY clause required in this query block',
    );
    expect(await session.error('select level from dual')).toContain('ORA-01788');
    expect(await session.error('select 1 from emp start with level = 1 connect by 1 = 0')).toContain('ORA-00976');
    expect(await session.error('declare n number; begin n := prior n; end;')).toContain(
      "PLS-00204: function or pseudo-column 'PRIOR'",
    );
    expect(await session.error('insert into dept (id) values (level)')).toContain('ORA-00976');
    expect(
      await session.error('select 1 from emp connect by connect_by_root id = manager_id and prior id = id'),
    ).toContain('ORA-30007');
  });

  it('CONNECT_BY_ISLEAF and CONNECT_BY_ISCYCLE look below the row', async () => {
    expect(await rows(`select name, connect_by_isleaf from emp ${TREE}`)).toEqual([
      'Ann/0',
      'Cid/0',
      'Eve/1',
      'Bob/0',
      'Dee/1',
    ]);
    expect(await rows(`select name from emp where connect_by_isleaf = 1 ${TREE}`)).toEqual(['Eve', 'Dee']);
    const cyclic = 'start with a = 1 connect by nocycle prior b = a';
    expect(await rows(`select a, b, connect_by_iscycle, connect_by_isleaf from link ${cyclic}`)).toEqual([
      '1/2/0/0',
      '2/3/0/0',
      '3/1/1/1',
      '3/4/1/1',
    ]);
    expect(await session.error(`select connect_by_iscycle from emp ${TREE}`)).toBe(
      'ORA-30930: NOCYCLE keyword is required with CONNECT_BY_ISCYCLE pseudocolumn',
    );
  });

  it('SYS_CONNECT_BY_PATH tells the way from the root', async () => {
    expect(await rows(`select sys_connect_by_path(name, '/') from emp ${TREE}`)).toEqual([
      '/Ann',
      '/Ann/Cid',
      '/Ann/Cid/Eve',
      '/Ann/Bob',
      '/Ann/Bob/Dee',
    ]);
    expect(await rows(`select ltrim(sys_connect_by_path(id, ' > '), ' >') p from emp where level = 3 ${TREE}`)).toEqual(
      ['1 > 3 > 5', '1 > 2 > 4'],
    );
    expect(await session.error(`select sys_connect_by_path(name, 'n') from emp ${TREE}`)).toBe(
      'ORA-30004: when using SYS_CONNECT_BY_PATH function, cannot have separator as part of column value',
    );
    expect(await session.error(`select sys_connect_by_path(name, name) from emp ${TREE}`)).toBe(
      'ORA-30003: illegal parameter in SYS_CONNECT_BY_PATH function',
    );
    expect(await session.error(`select sys_connect_by_path(name, '') from emp ${TREE}`)).toContain('ORA-30003');
    expect(await session.error(`select sys_connect_by_path(name, '/') from emp`)).toContain('ORA-30002');
    expect(
      await session.error(`select sys_connect_by_path(rpad('x', 900, 'x'), '/') from dual connect by level < 6`),
    ).toBe('ORA-01489: result of string concatenation is too long');
  });

  it('ORDER SIBLINGS BY sorts the children of each row, ORDER BY all rows', async () => {
    expect(await rows(`select name from emp ${TREE} order siblings by name`)).toEqual([
      'Ann',
      'Bob',
      'Dee',
      'Cid',
      'Eve',
    ]);
    expect(await rows(`select id, name n from emp connect by 1 = 0 order siblings by n desc`)).toEqual([
      '5/Eve',
      '4/Dee',
      '3/Cid',
      '2/Bob',
      '1/Ann',
    ]);
    expect(await rows(`select level, name from emp ${TREE} order by level desc, name`)).toEqual([
      '3/Dee',
      '3/Eve',
      '2/Bob',
      '2/Cid',
      '1/Ann',
    ]);
    for (const key of ['connect_by_isleaf', 'leaf', '2']) {
      const query = `select name, connect_by_isleaf leaf from emp ${TREE} order siblings by ${key}`;
      expect(await session.error(query)).toContain(
        'does not support CONNECT_BY_ISLEAF and CONNECT_BY_ISCYCLE in ORDER',
      );
    }
    expect(await session.error('select id from emp order siblings by id')).toBe(
      'ORA-30929: ORDER SIBLINGS BY clause not allowed here',
    );
    expect(await session.error('select id from emp union select id from dept order siblings by id')).toContain(
      'ORA-30929',
    );
  });

  it('keep their place where rows are counted, grouped and limited', async () => {
    expect(await rows(`select rownum, name, level from emp where rownum <= 3 ${TREE}`)).toEqual([
      '1/Ann/1',
      '2/Cid/2',
      '3/Eve/3',
    ]);
    expect(await rows(`select level, count(*) from emp ${TREE} group by level order by level`)).toEqual([
      '1/1',
      '2/2',
      '3/2',
    ]);
    expect(await rows(`select distinct level from emp ${TREE} order by 1 desc fetch first 1 row only`)).toEqual(['3']);
    expect(await rows(`select max(sys_connect_by_path(name, '/')) from emp ${TREE}`)).toEqual(['/Ann/Cid/Eve']);
    expect(await session.error(`select level, count(*) from emp ${TREE}`)).toContain('ORA-00937');
    expect(await session.error(`select level, count(*) from emp ${TREE} group by id`)).toContain('ORA-00979');
  });
});

describe('rows out of nothing', () => {
  it('are made of DUAL by LEVEL or ROWNUM', async () => {
    expect(await rows('select level from dual connect by level <= 4')).toEqual(['1', '2', '3', '4']);
    expect(await rows('select rownum from dual connect by rownum <= 3')).toEqual(['1', '2', '3']);
    expect(await rows('select level from dual connect by 1 = 1 fetch first 2 rows only')).toEqual(['1', '2']);
    expect(await rows("select date '2024-01-30' + level - 1 from dual connect by level <= 2")).toHaveLength(2);
    expect(await rows('select count(*), sum(level) from dual connect by level <= 20000')).toEqual(['20000/200010000']);
  });

  it('also per row of a table, where PRIOR of something ever different keeps rows apart', async () => {
    const query = `select id, level from emp where id < 3
      connect by prior id = id and level <= id and prior dbms_random.value is not null order by id, level`;
    expect(await rows(query)).toEqual(['1/1', '2/1', '2/2']);
    expect(
      await rows(`select e.id, n.l from emp e cross join lateral
        (select level l from dual connect by level <= e.id) n where e.id < 3 order by 1, 2`),
    ).toEqual(['1/1', '2/1', '2/2']);
  });

  it('stand wherever queries stand', async () => {
    await session.run(
      `create view tree as select id, lpad(' ', level - 1) || name as label, level as depth from emp ${TREE}`,
      'create table numbers_of as select level n from dual connect by level <= 3',
      'insert into numbers_of select level + 10 from dual connect by level <= 2',
    );
    expect(await rows('select label from tree where depth > 2')).toEqual(['  Eve', '  Dee']);
    expect(await rows('select n from numbers_of order by n')).toEqual(['1', '2', '3', '11', '12']);
    expect(await rows('select name from emp where id in (select level from dual connect by level < 3)')).toEqual([
      'Ann',
      'Bob',
    ]);
    expect(
      await rows(`select name, (select listagg(name, '<') within group (order by level) from emp
        start with id = e.id connect by id = prior manager_id) from emp e where id = 4`),
    ).toEqual(['Dee/Dee<Bob<Ann']);
    expect(
      await session.block(`declare l_text varchar2(100); begin
        for r in (select name, level depth from emp ${TREE} order siblings by name) loop
          l_text := l_text || r.depth || r.name;
        end loop;
        :r := l_text; end;`),
    ).toBe('1Ann2Bob3Dee2Cid3Eve');
  });

  it('find children by key: a long chain is no square', async () => {
    await session.run(
      'create table chain (id number, parent_id varchar2(10))',
      'insert into chain select level, level - 1 from dual connect by level <= 8000',
    );
    const query = 'select max(level) from chain start with id = 1 connect by prior id = parent_id';
    expect(await rows(query)).toEqual(['8000']);
  });
});
