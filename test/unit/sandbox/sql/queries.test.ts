import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table dept (id number(4) primary key, name varchar2(20), city varchar2(20))',
    `create table emp (id number(4) primary key, name varchar2(20), dept_id number(4), salary number(8,2),
       manager_id number(4), hired date)`,
    "insert into dept values (10, 'Sales', 'Zurich')",
    "insert into dept values (20, 'Research', 'Bern')",
    "insert into dept values (30, 'Legal', null)",
    "insert into emp values (1, 'Ann', 10, 5000, null, date '2020-01-15')",
    "insert into emp values (2, 'Bob', 10, 4000, 1, date '2021-03-01')",
    "insert into emp values (3, 'Cid', 20, 4000, 1, date '2022-07-31')",
    "insert into emp values (4, 'Dee', null, null, 3, null)",
  );
});

const names = async (query: string) => (await session.rows(query)).map((row) => row.join('/'));

describe('joins', () => {
  it('inner joins pair matching rows', async () => {
    const expected = ['Ann/Sales', 'Bob/Sales', 'Cid/Research'];
    expect(await names('select e.name, d.name from emp e join dept d on d.id = e.dept_id order by 1')).toEqual(
      expected,
    );
    expect(await names('select e.name, d.name from emp e, dept d where d.id = e.dept_id order by 1')).toEqual(expected);
  });

  it('outer joins keep rows without a partner', async () => {
    expect(
      await session.rows('select e.name, d.name from emp e left join dept d on d.id = e.dept_id where e.id = 4'),
    ).toEqual([['Dee', null]]);
    expect(
      await names('select d.name, e.name from emp e right join dept d on d.id = e.dept_id where e.id is null'),
    ).toEqual(['Legal/']);
    expect(await names('select count(*) from emp e full join dept d on d.id = e.dept_id')).toEqual(['5']);
  });

  it("(+) is Oracle's own outer join", async () => {
    expect(
      await names(
        'select d.name, e.name from dept d, emp e where e.dept_id (+) = d.id and e.salary (+) > 4500 order by d.id',
      ),
    ).toEqual(['Sales/Ann', 'Research/', 'Legal/']);
  });

  it('USING and NATURAL merge the columns', async () => {
    expect(
      await names('select id, e.name from emp e join (select id from dept union select 1 from dual) using (id)'),
    ).toEqual(['1/Ann']);
    expect(await session.error('select e.id from emp e join dept d using (id)')).toContain('ORA-25154');
    expect(await names('select id, name from (select 1 id, 2 x from dual) natural join emp')).toEqual(['1/Ann']);
  });

  it('cross joins pair everything', async () => {
    expect(await names('select count(*) from emp cross join dept')).toEqual(['12']);
  });
});

describe('subqueries', () => {
  it('yield a value, and NULL without a row', async () => {
    expect(
      await names('select name, (select d.name from dept d where d.id = e.dept_id) from emp e order by id'),
    ).toEqual(['Ann/Sales', 'Bob/Sales', 'Cid/Research', 'Dee/']);
    expect(await session.error('select (select id from emp) from dual')).toBe(
      'ORA-01427: single-row subquery returns more than one row',
    );
  });

  it('stand in IN, EXISTS, ANY and ALL', async () => {
    expect(await names("select name from emp where dept_id in (select id from dept where city = 'Bern')")).toEqual([
      'Cid',
    ]);
    expect(await names('select name from dept d where not exists (select 1 from emp where dept_id = d.id)')).toEqual([
      'Legal',
    ]);
    expect(
      await names('select name from emp where salary >= all (select salary from emp where salary is not null)'),
    ).toEqual(['Ann']);
    expect(await names('select name from emp where (dept_id, salary) in ((10, 4000), (20, 1)) ')).toEqual(['Bob']);
  });

  it('NOT IN a list with NULL gives nothing', async () => {
    expect(await names('select name from dept where id not in (select dept_id from emp)')).toEqual([]);
  });

  it('stand in FROM, and after WITH', async () => {
    expect(await names('select x.n from (select name n from emp where id = 2) x')).toEqual(['Bob']);
    expect(
      await names(
        'with a as (select id, name from emp), b (k) as (select max(id) from a) select a.name from a join b on b.k = a.id',
      ),
    ).toEqual(['Dee']);
  });

  it('see the rows around them when LATERAL', async () => {
    expect(
      await names(
        'select d.name, t.n from dept d, lateral (select count(*) n from emp where dept_id = d.id) t order by d.id',
      ),
    ).toEqual(['Sales/2', 'Research/1', 'Legal/0']);
  });

  // Source: SQL Language Reference, SELECT, "Using CROSS APPLY and OUTER APPLY Joins: Example".
  it.each<[string, readonly string[]]>([
    ['dept d cross apply (select e.name from emp e where e.dept_id = d.id) t', ['Ann', 'Bob', 'Cid']],
    ['dept d outer apply (select e.name from emp e where e.dept_id = d.id) t', ['Ann', 'Bob', 'Cid', '']],
    [
      `dept d outer apply (select e.name from emp e where e.dept_id = d.id order by e.id desc
         fetch first 1 row only) t`,
      ['Bob', 'Cid', ''],
    ],
    [
      'dept d left join lateral (select e.name from emp e where e.dept_id = d.id) t on d.id < 20',
      ['Ann', 'Bob', '', ''],
    ],
    ['dept d cross apply emp t where t.dept_id = d.id and d.id = 10', ['Ann', 'Bob']],
    [
      `dept d cross apply table(sys.odcivarchar2list(d.name, 'x')) c cross apply (select c.column_value name from dual) t
       where d.id = 10`,
      ['Sales', 'x'],
    ],
    [
      `dept d cross apply (select e.id i from emp e where e.dept_id = d.id) a
         outer apply (select m.name from emp m where m.manager_id = a.i and d.id = 10) t where a.i is not null`,
      ['', '', 'Bob', 'Cid'],
    ],
    [
      'dual x, dept d outer apply (select e.name from emp e where e.dept_id = d.id and x.dummy is not null) t',
      ['Ann', 'Bob', 'Cid', ''],
    ],
    [
      `emp e, lateral (select d.city from dept d where d.id = e.dept_id) a
         left join dept t on t.city = a.city`,
      ['Research', 'Sales', 'Sales'],
    ],
    ['dept d cross apply (select max(e.name) name from emp e where e.dept_id = d.id) t where d.id = 30', ['']],
  ])('see what stands before them with APPLY: %s', async (from, expected) => {
    expect((await names(`select t.name from ${from}`)).toSorted()).toEqual([...expected].toSorted());
  });

  it('see it in no other join', async () => {
    const error = await session.error(
      'select 1 from dept d left join (select 1 n from dual where d.id = 1) t on 1 = 1',
    );
    expect(error).toContain('ORA-00904');
  });

  it('see the rows around them from within a subquery in their FROM, or after their WITH', async () => {
    const expected = ['1/1', '2/2'];
    expect(
      await names('select id, (select i from (select e.id i from dual)) from emp e where id < 3 order by 1'),
    ).toEqual(expected);
    expect(
      await names(
        'select id, (with x as (select e.id i from dual) select i from x) from emp e where id < 3 order by 1',
      ),
    ).toEqual(expected);
  });

  it('in WITH must compile even if nothing refers to them', async () => {
    expect(await session.error('with x as (select 1 from nowhere) select 1 from dual')).toContain('ORA-00942');
    expect(await session.error('with x as (select * from x) select * from x')).toContain('ORA-32039');
  });
});

describe('a number beyond all bounds', () => {
  it.each(['1e126', '-1e126', '1.0e126.0', '1e126 from from'])(
    'is told before anything that follows: %s',
    async (text) => {
      expect(await session.error(`select ${text} from dual`)).toBe('ORA-01426: numeric overflow');
    },
  );
});

describe('LOBs', () => {
  it('are not sorted or grouped', async () => {
    await session.run('create table notes (id number, body clob)');
    const error = 'ORA-00932: inconsistent datatypes: expected - got CLOB';
    expect(await session.error('select id from notes order by body')).toBe(error);
    expect(await session.error('select distinct body from notes')).toBe(error);
    expect(await session.error('select body from notes group by body')).toBe(error);
    expect(await session.error('select body from notes union select body from notes')).toBe(error);
    expect(await session.error('select body from notes union all select body from notes')).toBe('no error');
    expect(await session.error('select max(body) from notes')).toBe(error);
  });
});

describe('ordering', () => {
  it('puts NULL last when ascending and first when descending, unless told otherwise', async () => {
    expect(await names('select name from emp order by salary, name')).toEqual(['Bob', 'Cid', 'Ann', 'Dee']);
    expect(await names('select name from emp order by salary desc, name desc')).toEqual(['Dee', 'Ann', 'Cid', 'Bob']);
    expect(await names('select name from emp order by salary nulls first, name')).toEqual(['Dee', 'Bob', 'Cid', 'Ann']);
    expect(await names('select name from emp order by salary desc nulls last, id')).toEqual([
      'Ann',
      'Bob',
      'Cid',
      'Dee',
    ]);
  });

  it('goes by positions, aliases and expressions', async () => {
    expect(await names('select name, -id k from emp order by k')).toEqual(['Dee/-4', 'Cid/-3', 'Bob/-2', 'Ann/-1']);
    expect(await names('select id from emp order by mod(id, 2), 1 desc')).toEqual(['4', '2', '3', '1']);
    expect(await session.error('select id from emp order by 2')).toContain('ORA-01785');
    expect(await session.error('select distinct dept_id from emp order by name')).toContain('ORA-01791');
  });
});

describe('limiting rows', () => {
  it('FETCH, OFFSET, PERCENT and WITH TIES', async () => {
    expect(await names('select id from emp order by id fetch first 2 rows only')).toEqual(['1', '2']);
    expect(await names('select id from emp order by id offset 1 row fetch next row only')).toEqual(['2']);
    expect(await names('select id from emp order by id offset 3 rows')).toEqual(['4']);
    expect(await names('select id from emp order by id fetch first 50 percent rows only')).toEqual(['1', '2']);
    expect(await names('select name from emp order by salary fetch first row with ties')).toEqual(['Bob', 'Cid']);
  });

  it('ROWNUM numbers the rows that WHERE lets through, before ORDER BY', async () => {
    expect(await names('select rownum, id from emp where id > 2')).toEqual(['1/3', '2/4']);
    expect(await names('select id from emp where rownum <= 2')).toEqual(['1', '2']);
    expect(await names('select id from emp where rownum = 2')).toEqual([]);
    expect(await names('select id from (select id from emp order by id desc) where rownum = 1')).toEqual(['4']);
  });
});

describe('set operations', () => {
  it('UNION, UNION ALL, INTERSECT and MINUS', async () => {
    expect(await names('select dept_id from emp union select id from dept order by 1')).toEqual(['10', '20', '30', '']);
    expect(await names('select count(*) from (select dept_id from emp union all select id from dept)')).toEqual(['7']);
    expect(await names('select dept_id from emp intersect select id from dept order by 1')).toEqual(['10', '20']);
    expect(await names('select id from dept minus select dept_id from emp')).toEqual(['30']);
  });

  it('want as many columns of like types on both sides', async () => {
    expect(await session.error('select id from emp union select id, name from dept')).toContain('ORA-01789');
    expect(await session.error('select id from emp union select name from dept')).toContain('ORA-01790');
  });
});

describe('names', () => {
  it('columns are named as Oracle names them', async () => {
    const { rows } = await session.execute(
      'select id, e.name, id + 1, count(*) over_all, "ID" "x y" from emp e group by id, name fetch first row only',
    );
    expect(rows?.columns.map(({ name }) => name)).toEqual(['ID', 'NAME', 'ID+1', 'OVER_ALL', 'x y']);
    rows?.close();
  });

  it('must be known and not ambiguous', async () => {
    expect(await session.error('select nope from emp')).toBe('ORA-00904: "NOPE": invalid identifier');
    expect(await session.error('select e.nope from emp e')).toBe('ORA-00904: "E"."NOPE": invalid identifier');
    expect(await session.error('select name from emp, dept')).toContain('ORA-00918');
    expect(await session.error('select 1 from nowhere')).toBe(
      'ORA-00942: table or view "SYSTEM"."NOWHERE" does not exist',
    );
  });

  it('DUAL and queries without FROM have one row', async () => {
    expect(await session.rows('select * from dual')).toEqual([['X']]);
    expect(await session.rows('select 1 + 1')).toEqual([[2]]);
  });

  it('a view is its query', async () => {
    await session.run(
      'create or replace view paid as select e.id, e.name who, d.name dept from emp e join dept d on d.id = e.dept_id',
    );
    expect(await names("select who from paid where dept = 'Sales' order by who")).toEqual(['Ann', 'Bob']);
  });

  it('a view keeps the columns that it was created with', async () => {
    await session.run(
      'create table base (a number, b number)',
      'insert into base values (1, 2)',
      'create view all_of_it as select x.*, y.b c from base x, base y',
      'alter table base add (z number default 9)',
    );
    expect(await session.rows('select * from all_of_it')).toEqual([[1, 2, 2]]);
    await session.run('alter table base drop column a');
    expect(await session.error('select * from all_of_it')).toBe('ORA-04063: view "SYSTEM.ALL_OF_IT" has errors');
  });

  it('a view made by FORCE works when its tables are there, and views do not go in circles', async () => {
    expect(await session.error('create view early as select n from later')).toContain('ORA-00942');
    await session.run('create force view early as select n from later');
    expect(await session.error('select * from early')).toContain('ORA-04063');
    await session.run('create table later (n number)', 'insert into later values (3)');
    expect(await session.rows('select * from early')).toEqual([[3]]);
    await session.run(
      'create view first_view as select n from later',
      'create view second_view as select n from first_view',
    );
    await session.run('create or replace view first_view as select n from second_view');
    expect(await session.error('select * from first_view')).toBe('ORA-01731: circular view definition encountered');
  });

  it('a sequence gives one value per row', async () => {
    await session.run('create sequence numbers start with 5');
    expect(await session.error('select numbers.currval from dual')).toContain('ORA-08002');
    expect(await names('select numbers.nextval, numbers.nextval from emp where id < 3')).toEqual(['5/5', '6/6']);
    expect(await names('select numbers.currval from dual')).toEqual(['6']);
    expect(await session.error('select 1 from dual where numbers.nextval > 0')).toBe(
      'ORA-02287: sequence number not allowed here',
    );
    expect(await session.error('select distinct numbers.nextval from dual')).toContain('ORA-02287');
    expect(await session.error('select (select numbers.nextval from dual) from dual')).toContain('ORA-02287');
  });
});

describe('a function in a condition', () => {
  beforeAll(() =>
    session.run(
      'create package peeks as n number; end;',
      'create function peek(p number) return number is begin peeks.n := peeks.n + 1; return 1; end;',
    ),
  );

  it.each([
    ['select id from emp where peek(id) = 1', 4],
    ['select a.id from emp a, dept b where a.dept_id = b.id and peek(a.id) = 1', 4],
    ['select 1 from dept d where exists (select 1 from emp e where e.dept_id = d.id and peek(e.id) = 1)', 4],
    ['select 1 from dept d left join emp e on e.dept_id = d.id and peek(e.id) = 1', 4],
    ['select 1 from emp e left join dept d on e.dept_id = d.id where peek(e.id) = 1', 4],
  ])('is called once for each row that its table gives: %s', async (query, calls) => {
    await session.run('begin peeks.n := 0; end;');
    await session.rows(query);
    expect(await session.number('begin :r := peeks.n; end;')).toBe(calls);
  });
});

describe('what the sandbox does not do is refused by name', () => {
  it.each([
    ['select stats_mode(id) from emp', 'the aggregate function STATS_MODE'],
    ['select * from emp partition (p1)', 'PARTITION in FROM'],
    ['select * from emp@hq', 'database links'],
    ['select * from (select * from emp for update)', 'FOR UPDATE in a subquery'],
  ])('%s', async (query, feature) => {
    expect(await session.error(query)).toBe(
      `ORA-03001: unimplemented feature: the sandbox does not support ${feature}`,
    );
  });
});
