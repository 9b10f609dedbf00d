import { beforeEach, describe, expect, it } from 'vitest';
import { NUMBER, VARCHAR2 } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    "create table items (id number(4) primary key, name varchar2(10) default 'none' not null, price number(6,2))",
    "insert into items values (1, 'one', 1.5)",
    "insert into items (id, name, price) values (2, 'two', 2)",
    'commit',
  );
});

const items = () => session.rows('select id, name, to_char(price) from items order by id');

describe('INSERT', () => {
  it('fills what is not mentioned with defaults and NULL', async () => {
    await session.run('insert into items (id) values (3)', 'insert into items values (4, default, null)');
    expect((await items()).slice(2)).toEqual([
      [3, 'none', null],
      [4, 'none', null],
    ]);
  });

  it('takes rows from a query, as of the beginning of the statement', async () => {
    expect((await session.execute('insert into items select id + 10, name, price * 2 from items')).rowCount).toBe(2);
    expect((await items()).slice(2)).toEqual([
      [11, 'one', '3'],
      [12, 'two', '4'],
    ]);
  });

  it('takes several rows of VALUES', async () => {
    expect((await session.execute("insert into items values (3, 'x', 1), (4, 'y', 2)")).rowCount).toBe(2);
  });

  it('takes binds, and returns what was made', async () => {
    const { returned, lastRowid } = await session.execute(
      'insert into items (id, price) values (:id, :price) returning name, id * 2 into :n, :d',
      {
        id: { type: NUMBER, value: 7 },
        price: { type: VARCHAR2, value: '3.456' },
        n: { type: VARCHAR2 },
        d: { type: NUMBER },
      },
    );
    expect(returned).toEqual([[['none'], [14]]]);
    expect(await session.rows(`select to_char(price) from items where rowid = '${lastRowid}'`)).toEqual([['3.46']]);
  });

  it.each([
    ["insert into items values (3, 'x')", 'ORA-00947: not enough values'],
    ["insert into items (id) values (3, 'x')", 'ORA-00913: too many values'],
    ['insert into items (id, id) values (3, 4)', 'ORA-00957: duplicate column name'],
    ['insert into items (id, nope) values (3, 4)', 'ORA-00904: "NOPE": invalid identifier'],
    ['insert into items values (3, null, 1)', 'ORA-01400: cannot insert NULL into ("SYSTEM"."ITEMS"."NAME")'],
    [
      "insert into items values (3, 'eleven long', 1)",
      'ORA-12899: value too large for column "SYSTEM"."ITEMS"."NAME" (actual: 11, maximum: 10)',
    ],
    [
      "insert into items values (3, 'x', 12345)",
      'ORA-01438: value larger than specified precision allowed for this column',
    ],
    ["insert into items values (3, 'x', 'abc')", 'ORA-01722: invalid number'],
    ["insert into items values (3, 'x', sysdate)", 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });
});

describe('UPDATE and DELETE', () => {
  it('change the rows that WHERE chooses, all expressions seeing the old values', async () => {
    expect(
      (await session.execute("update items set price = id, name = name || '!', id = id + 5 where id = 2")).rowCount,
    ).toBe(1);
    expect(await items()).toEqual([
      [1, 'one', '1.5'],
      [7, 'two!', '2'],
    ]);
    expect((await session.execute('delete items where price > 1.6')).rowCount).toBe(1);
    expect((await session.execute('delete from items where id = 99')).rowCount).toBe(0);
    expect(await items()).toEqual([[1, 'one', '1.5']]);
  });

  it('may pass through duplicate keys', async () => {
    await session.run('update items set id = id + 1');
    expect(await session.rows('select id from items order by id')).toEqual([[2], [3]]);
    expect(await session.error('update items set id = 1')).toBe(
      'ORA-00001: unique constraint (SYSTEM.SYS_C008224) violated on table SYSTEM.ITEMS columns (ID)'.replace(
        /SYS_C\d+/,
        String(
          (
            await session.rows(
              "select constraint_name from user_constraints where table_name = 'ITEMS' and constraint_type = 'P'",
            )
          )[0]?.[0],
        ),
      ),
    );
  });

  it('take several columns from a subquery', async () => {
    await session.run(
      'update items i set (name, price) = (select upper(j.name), j.price * 10 from items j where j.id = i.id) where id = 1',
    );
    expect((await items())[0]).toEqual([1, 'ONE', '15']);
    expect(await session.error('update items set price = (select price from items)')).toContain('ORA-01427');
  });

  it('return what they left or removed', async () => {
    const update = await session.execute('update items set price = price + 1 returning id, price into :i, :p', {
      i: { type: NUMBER },
      p: { type: NUMBER },
    });
    expect(update.returned?.[0]?.[0]).toEqual([1, 2]);
    const removed = await session.execute('delete items where id = 1 returning name into :n', {
      n: { type: VARCHAR2 },
    });
    expect(removed.returned).toEqual([[['one']]]);
  });

  it('undo all of a statement that fails, and only that', async () => {
    await session.run("insert into items values (3, 'three', 3)");
    expect(await session.error('update items set price = price * 4000')).toContain('ORA-01438');
    expect(await items()).toEqual([
      [1, 'one', '1.5'],
      [2, 'two', '2'],
      [3, 'three', '3'],
    ]);
  });

  it.each([
    ['update items set name = null', 'ORA-01407: cannot update ("SYSTEM"."ITEMS"."NAME") to NULL'],
    ['update items set nope = 1', 'ORA-00904: "NOPE": invalid identifier'],
    ['update nowhere set a = 1', 'ORA-00942: table or view "SYSTEM"."NOWHERE" does not exist'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });
});

describe('MERGE', () => {
  it('updates what matches, inserts what does not, deletes what it is told to', async () => {
    const { rowCount } = await session.execute(`
      merge into items t
      using (select 2 id, 'two' name, 9 price from dual union all select 3, 'three', 3 from dual
             union all select 1, 'gone', 0 from dual) s
      on (t.id = s.id)
      when matched then update set t.price = s.price delete where t.price = 0
      when not matched then insert (id, name, price) values (s.id, s.name, s.price) where s.price > 1`);
    expect(rowCount).toBe(3);
    expect(await items()).toEqual([
      [2, 'two', '9'],
      [3, 'three', '3'],
    ]);
  });

  it('refuses to change a row twice', async () => {
    expect(
      await session.error(`merge into items t using (select 1 id, level_ l from (select 1 level_ from dual union all select 2 from dual)) s
        on (t.id = s.id) when matched then update set t.price = s.l`),
    ).toContain('ORA-30926');
  });
});

describe('values as columns keep them', () => {
  it('pads CHAR, rounds numbers and fractions of seconds, converts texts', async () => {
    await session.run(
      'create table kept (c char(5), n number(5,1), m number(3,-2), f float(10), ts timestamp(2), d date, r raw(4), v varchar2(3 char))',
      "insert into kept values ('ab', 1.25, 149.9, 1234567, timestamp '2024-01-01 10:00:00.128', '29-FEB-24', 'C0FFEE', 'äöü')",
    );
    expect(
      await session.rows(
        "select c || '|', to_char(n), to_char(m), to_char(f), to_char(ts, 'SS.FF3'), to_char(d, 'YYYY-MM-DD'), rawtohex(r), v from kept",
      ),
    ).toEqual([['ab   |', '1.3', '100', '1235000', '00.130', '2024-02-29', 'C0FFEE', 'äöü']]);
    expect(await session.error("insert into kept (v) values ('äöüß')")).toContain('(actual: 4, maximum: 3)');
    expect(await session.error("insert into kept (c) values ('äöü')")).toContain('(actual: 6, maximum: 5)');
    expect(await session.error("insert into kept (r) values ('C0FFEE0001')")).toContain('(actual: 5, maximum: 4)');
    expect(await session.error('insert into kept (m) values (99949)')).toBe('no error');
    expect(await session.error('insert into kept (m) values (99950)')).toContain('ORA-01438');
    expect(await session.error("insert into kept (d) values ('2024-01-01')")).toContain('ORA-01861');
  });
});
