// SQL Language Reference, SELECT: subquery_factoring_clause, search_clause, cycle_clause.
import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table emp (id number(4) primary key, name varchar2(20), manager_id number(4))',
    'create table link (a number, b number)',
    "insert into emp values (4, 'Dee', 2)",
    "insert into emp values (3, 'Cid', 1)",
    "insert into emp values (1, 'Ann', null)",
    "insert into emp values (2, 'Bob', 1)",
    "insert into emp values (5, 'Eve', 3)",
    'insert into link values (1, 2)',
    'insert into link values (2, 3)',
    'insert into link values (3, 1)',
  );
});

const rows = async (query: string) => (await session.rows(query)).map((row) => row.join('/'));

const STAFF = `with staff (id, name, depth) as (
    select id, name, 1 from emp where manager_id is null
    union all
    select e.id, e.name, s.depth + 1 from emp e join staff s on e.manager_id = s.id)`;
const GRAPH = `with way (a, b, path) as (
    select a, b, to_char(a) from link where a = 1
    union all
    select l.a, l.b, w.path || '>' || l.a from link l, way w where l.a = w.b)`;

describe('recursive WITH', () => {
  it('gives the anchor, then level after level', async () => {
    expect(await rows(`${STAFF} select name, depth from staff`)).toEqual(['Ann/1', 'Cid/2', 'Bob/2', 'Eve/3', 'Dee/3']);
    expect(
      await rows(`with n (i) as (select 1 from dual union all select i + 1 from n where i < 4) select i from n`),
    ).toEqual(['1', '2', '3', '4']);
    expect(
      await rows(`with n (i) as (select 1 from dual union all select i + 1 from n where i < 20000)
        select count(*), max(i) from n`),
    ).toEqual(['20000/20000']);
  });

  it('makes columns as wide as its branch does', async () => {
    const stars = `with s (t) as (select '*' from dual union all select t || '*' from s where length(t) < 3)`;
    expect(await rows(`${stars} select t from s where t <> '*'`)).toEqual(['**', '***']);
    const halves = `with h (x, d) as (select 1, date '2024-01-01' from dual
      union all select x / 2, d + x from h where x > 0.25) select x from h`;
    expect(await rows(halves)).toEqual(['1', '.5', '.25']);
    expect(
      await session.error(`with h (x) as (select 1 from dual union all select 'a' from h) select x from h`),
    ).toContain('ORA-01790');
  });

  it('is referred to as any other query, several times, from views, subqueries and DML', async () => {
    await session.run(
      `create view chart as ${STAFF} select name, depth from staff`,
      'create table depths (name varchar2(20), depth number)',
      `insert into depths ${STAFF} select name, depth from staff where depth > 1`,
    );
    expect(await rows('select count(*) from chart where depth = 3')).toEqual(['2']);
    expect(await rows('select sum(depth) from depths')).toEqual(['10']);
    expect(
      await rows(`${STAFF} select a.name, b.name from staff a join staff b on b.id = a.id + 3 order by 1`),
    ).toEqual(['Ann/Dee', 'Bob/Eve']);
    const above = `select e.name, (with up (id, manager_id) as (
        select id, manager_id from emp where id = e.id union all
        select m.id, m.manager_id from emp m join up on m.id = up.manager_id)
      select count(*) from up) from emp e where id in (1, 4) order by 1`;
    expect(await rows(above)).toEqual(['Ann/1', 'Dee/3']);
  });

  it('an anchor may have several branches, a later query may use an earlier recursive one', async () => {
    expect(
      await rows(`with n (i) as ((select 1 from dual union select 10 from dual) union all select i + 1 from n where mod(i, 10) < 2),
        m as (select max(i) top from n) select i, top from n, m order by i`),
    ).toEqual(['1/12', '2/12', '10/12', '11/12', '12/12']);
  });
});

describe('SEARCH', () => {
  it('DEPTH FIRST gives children after their parent, BREADTH FIRST level after level, both numbered', async () => {
    expect(await rows(`${STAFF} search depth first by name set seq select seq, name from staff order by seq`)).toEqual([
      '1/Ann',
      '2/Bob',
      '3/Dee',
      '4/Cid',
      '5/Eve',
    ]);
    expect(await rows(`${STAFF} search depth first by name desc set seq select name, seq from staff`)).toEqual([
      'Ann/1',
      'Cid/2',
      'Eve/3',
      'Bob/4',
      'Dee/5',
    ]);
    expect(await rows(`${STAFF} search breadth first by name set seq select * from staff`)).toEqual([
      '1/Ann/1/1',
      '2/Bob/2/2',
      '3/Cid/2/3',
      '4/Dee/3/4',
      '5/Eve/3/5',
    ]);
  });

  it.each([
    [`${STAFF} search depth first by nobody set seq select 1 from staff`, 'ORA-32489'],
    [`${STAFF} search depth first by id, id set seq select 1 from staff`, 'ORA-32483'],
    [`${STAFF} search depth first by id set name select 1 from staff`, 'ORA-32046'],
    [`with a (x) as (select 1 from dual) search depth first by x set seq select x from a`, 'ORA-32480'],
  ])('%#: %s', async (query, error) => {
    expect(await session.error(query)).toContain(error);
  });
});

describe('cycles', () => {
  it('are an error where the columns of the conditions repeat', async () => {
    const error = 'ORA-32044: cycle detected while executing recursive WITH query';
    expect(await session.error(`${GRAPH} select path from way`)).toBe(error);
    // another column does not help, and without conditions all rows are alike
    expect(
      await session.error(
        'with n (i, j) as (select 1, 1 from dual union all select i, j + 1 from n where i < 2) select j from n',
      ),
    ).toBe(error);
    expect(
      await session.error('with n (i) as (select 1 from dual union all select i + 1 from n) select i from n'),
    ).toBe(error);
  });

  it('also where only a subquery or USING names the columns', async () => {
    const subquery = `with n (i) as (select 1 from dual union all
      select i + 1 from n where exists (select 1 from dual where n.i < 3)) select i from n`;
    expect(await rows(subquery)).toEqual(['1', '2', '3']);
    const using = `with n (a) as (select 1 from dual union all select b + 10 from n join link using (a)) select a from n`;
    expect(await rows(using)).toEqual(['1', '12']);
  });

  it('are marked by CYCLE, and not followed', async () => {
    const cycle = `${GRAPH} cycle a set looped to 'Y' default 'N'`;
    expect(await rows(`${cycle} select path, looped from way`)).toEqual(['1/N', '1>2/N', '1>2>3/N', '1>2>3>1/Y']);
    expect(
      await rows(
        `${GRAPH} search depth first by a set seq cycle b set looped to 1 default 0 select * from way where seq > 2`,
      ),
    ).toEqual(['3/1/1>2>3/3/0', '1/2/1>2>3>1/4/1']);
  });

  it.each([
    [`${GRAPH} cycle x set looped to 'Y' default 'N' select 1 from way`, 'ORA-32485'],
    [`${GRAPH} cycle a, a set looped to 'Y' default 'N' select 1 from way`, 'ORA-32484'],
    [`${GRAPH} cycle a set b to 'Y' default 'N' select 1 from way`, 'ORA-32048'],
    [`${GRAPH} cycle a set looped to 'Yes' default 'N' select 1 from way`, 'ORA-32047'],
    [`${GRAPH} cycle a set looped to 'N' default 'N' select 1 from way`, 'ORA-32481'],
    [`${GRAPH} search depth first by a set x cycle a set x to 'Y' default 'N' select 1 from way`, 'ORA-32482'],
  ])('%#: %s', async (query, error) => {
    expect(await session.error(query)).toContain(error);
  });
});

describe('what a recursive definition may not be', () => {
  it.each([
    ['with n as (select 1 i from dual union all select i from n) select 1 from n', 'ORA-32039'],
    ['with n (i) as (select i from n) select 1 from n', 'ORA-32040'],
    ['with n (i) as (select 1 from dual union select i from n) select 1 from n', 'ORA-32040'],
    [
      'with n (i) as (select 1 from dual union all select i from n union all select i from n) select 1 from n',
      'ORA-32041',
    ],
    [
      'with n (i) as (select 1 from dual union all select 1 from dual where 1 in (select i from n)) select 1 from n',
      'ORA-32042',
    ],
    ['with n (i) as (select i from n union all select i from n) select 1 from n', 'ORA-32043'],
    ['with n (i) as (select 1 from dual union all select max(i) from n) select 1 from n', 'ORA-32486'],
    ['with n (i) as (select 1 from dual union all select distinct i from n) select 1 from n', 'ORA-32486'],
    ['with n (i) as (select 1 from dual union all select i from n group by i) select 1 from n', 'ORA-32486'],
    [
      'with n (i) as (select 1 from dual union all select i from n where i in (select i from n)) select 1 from n',
      'ORA-32486',
    ],
    [
      'with n (i) as (select 1 from dual union all select i from dual left join n on 1 = 1) select 1 from n',
      'ORA-32487',
    ],
    ['with n (i) as (select 1 from dual union all select n.i from n, n m) select 1 from n', 'ORA-32490'],
    ['with n (i, j) as (select 1 from dual union all select i from n) select 1 from n', 'ORA-32038'],
    ['with n (i, i) as (select 1, 2 from dual) select 1 from n', 'ORA-32049'],
    ['with n (i) as (select 1 from dual union all select i, 2 from n) select 1 from n', 'ORA-01789'],
  ])('%s', async (query, error) => {
    expect(await session.error(query)).toContain(error);
  });
});
