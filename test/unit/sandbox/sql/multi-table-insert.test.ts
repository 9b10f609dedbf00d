import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

const database = newDatabase();
let session: TestSession;

const SCHEMA = [
  'create table source (id number, region varchar2(10), amount number)',
  `insert into source values (1, 'north', 10)`,
  `insert into source values (2, 'south', 20)`,
  `insert into source values (3, 'north', 300)`,
  'insert into source values (4, null, null)',
  'create table small (id number, amount number default 7)',
  'create table large (id number constraint large_pk primary key, amount number, label varchar2(10))',
  'create table rest (id number, region varchar2(10))',
  'create sequence numbers',
  'create view small_view as select * from small',
  'create table log (what varchar2(30))',
  'commit',
];

const TABLES = ['source', 'small', 'large', 'rest', 'log'];

beforeEach(async () => {
  session ??= openTestSession(database);
  for (const table of TABLES) await session.error(`drop table ${table} cascade constraints purge`);
  await session.error('drop sequence numbers');
  await session.error('drop view small_view');
  await session.run(...SCHEMA);
});

// Source: SQL Language Reference, "INSERT", multi_table_insert and "Restrictions on Multitable Inserts".
describe('INSERT ALL', () => {
  it('without conditions puts each row of the query into every table', async () => {
    const { rowCount } = await session.execute(
      `insert all
         into small
         into small (id) values (id * 10)
         into small values (id * 100, default)
         into rest (region, id) values (upper('r' || id), id + amount)
       select id, amount from source where amount is not null order by id desc`,
    );
    expect(rowCount).toBe(12);
    expect(await session.rows('select id, amount from small order by id')).toEqual(
      [1, 2, 3, 10, 20, 30, 100, 200, 300].map((id) => [id, { 1: 10, 2: 20, 3: 300 }[id] ?? 7]),
    );
    expect(await session.rows('select id, region from rest order by id')).toEqual([
      [11, 'R1'],
      [22, 'R2'],
      [303, 'R3'],
    ]);
  });

  it('is how several rows are inserted from DUAL', async () => {
    await session.run(
      `insert all into rest values (1, 'a') into rest values (2, 'b') into large (id) values (3) select * from dual`,
    );
    expect(await session.rows('select * from rest order by id')).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('with conditions puts a row wherever one holds, else where ELSE says', async () => {
    const { rowCount } = await session.execute(
      `insert when amount < 100 then into small (id, amount) values (id, amount)
              when region = 'north' then into rest (id, region) into large (id, label) values (id, region)
              else into rest values (-id, 'none')
       select id, region, amount from source`.replace(
        'into rest (id, region) into',
        'into rest values (id, region) into',
      ),
    );
    expect(rowCount).toBe(7);
    expect(await session.rows('select id from small order by id')).toEqual([[1], [2]]);
    expect(await session.rows('select id from large order by id')).toEqual([[1], [3]]);
    expect(await session.rows('select id, region from rest order by id')).toEqual([
      [-4, 'none'],
      [1, 'north'],
      [3, 'north'],
    ]);
  });
});

describe('INSERT FIRST', () => {
  it('puts a row where the first condition holds', async () => {
    const { rowCount } = await session.execute(
      `insert first
         when amount > 100 then into large (id, amount) values (id, amount)
         when region = 'north' then into rest (id) values (id)
         when amount > :limit then into small (id) values (id)
       select * from source s`,
      { limit: { value: '5' } },
    );
    expect(rowCount).toBe(3);
    expect(
      await session.rows(
        `select 'l', id from large union all select 'r', id from rest union all select 's', id from small`,
      ),
    ).toEqual([
      ['l', 3],
      ['r', 1],
      ['s', 2],
    ]);
  });
});

describe('a multi-table insert', () => {
  it('takes one NEXTVAL for all that a row of the query leads to', async () => {
    await session.run(
      `insert all into small values (numbers.nextval, id) into small values (numbers.nextval, id) into rest (id) values (numbers.currval)
       select id from source where id < 3`,
    );
    expect(await session.rows('select id, amount from small order by id')).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
    expect(await session.rows('select id from rest order by id')).toEqual([[1], [2]]);
  });

  it('goes into the columns of a subquery in place of a table', async () => {
    await session.run(
      `insert all
         into (select label, id key from large) values (region, id)
         into (select amount key from small) (key) values (amount)
       select id, region, amount from source where id = 1`,
    );
    expect(await session.rows('select id, amount, label from large')).toEqual([[1, null, 'north']]);
    expect(await session.rows('select id, amount from small')).toEqual([[null, 10]]);
  });

  it('inserts all or nothing', async () => {
    expect(
      await session.error('insert all into small (id) values (id) into large (id) values (1) select id from source'),
    ).toContain('ORA-00001: unique constraint (SYSTEM.LARGE_PK) violated');
    expect(await session.rows('select count(*) from small')).toEqual([[0]]);
  });

  it('checks foreign keys at its end', async () => {
    await session.run('alter table rest add constraint rest_fk foreign key (id) references large');
    await session.run('insert all into rest (id) values (id) into large (id) values (id) select 9 id from dual');
    expect(
      await session.error('insert all into rest (id) values (8) into large (id) values (7) select 1 from dual'),
    ).toContain('ORA-02291: integrity constraint (SYSTEM.REST_FK) violated - parent key not found');
  });

  it('fires the triggers of each table', async () => {
    for (const table of ['small', 'large']) {
      for (const timing of ['before', 'after']) {
        await session.run(
          `create trigger ${table}_${timing}_s ${timing} insert on ${table} begin insert into log values ('${timing} ${table}'); end;`,
        );
      }
      await session.run(
        `create trigger ${table}_row before insert on ${table} for each row begin :new.amount := -1; insert into log values ('row ${table}'); end;`,
      );
    }
    await session.run(
      'insert all into small (id) values (id) into large (id) values (id) select id from source where id = 1',
    );
    expect((await session.rows('select what from log')).map(([what]) => what)).toEqual([
      'before small',
      'before large',
      'row small',
      'row large',
      'after small',
      'after large',
    ]);
    expect(await session.rows('select amount from small union all select amount from large')).toEqual([[-1], [-1]]);
    await session.run(
      `create or replace trigger small_row before insert on small for each row declare n number; begin select count(*) into n from large; end;`,
    );
    expect(
      await session.error('insert all into small (id) values (1) into large (id) values (1) select 1 from dual'),
    ).toContain('ORA-04091: table SYSTEM.LARGE is mutating');
  });

  it('is a statement of PL/SQL, too, static and dynamic', async () => {
    expect(
      await session.block(`declare v number := 20; begin
        insert all when amount = v then into small (id) values (id + v) else into rest (id) values (id) select id, amount from source;
        :r := sql%rowcount;
        execute immediate 'insert all into small (id) values (:1) into small (id) values (:2) select 1 from dual' using 5, 6;
        :r := :r || sql%rowcount;
      end;`),
    ).toBe('42');
    expect(await session.rows('select id from small order by id')).toEqual([[5], [6], [22]]);
  });

  it.each([
    ['insert first into small (id) values (1) select 1 from dual', 'ORA-00905: missing keyword'],
    ['insert all into small values (1) select 1 from dual', 'ORA-00947: not enough values'],
    ['insert all into small select 1 from dual', 'ORA-00947: not enough values'],
    ['insert all into small select 1, 2, 3 from dual', 'ORA-00913: too many values'],
    ['insert all into small values (x, 1) select 1 y from dual', 'ORA-00904: "X": invalid identifier'],
    ['insert all into small (id) values (s.id) select id from source s', 'ORA-00904: "S"."ID": invalid identifier'],
    [
      'insert all when id > 1 then into small (id) values (1) select amount from source',
      'ORA-00904: "ID": invalid identifier',
    ],
    [
      'insert all into (select id from small) (amount) values (1) select 1 from dual',
      'ORA-00904: "AMOUNT": invalid identifier',
    ],
    [
      'insert all into (select id * 2 twice from small) values (1) select 1 from dual',
      'ORA-01733: virtual column not allowed here',
    ],
    ['insert all into small_view values (1, 2) select 1 from dual', 'ORA-01702: a view is not appropriate here'],
    [
      'insert all into absent values (1) select 1 from dual',
      'ORA-00942: table or view "SYSTEM"."ABSENT" does not exist',
    ],
    [
      'insert all into small (id) values (id) select numbers.nextval id from dual',
      'ORA-02287: sequence number not allowed here',
    ],
    ['insert all into small t (id) values (1) select 1 from dual', 'ORA-00928: missing SELECT keyword'],
    ['insert all into small (id, id) values (1, 2) select 1 from dual', 'ORA-00957: duplicate column name'],
    ['insert all into small (id) values (1)', 'ORA-00928: missing SELECT keyword'],
    ['insert all when 1 = 1 into small (id) values (1) select 1 from dual', 'ORA-00905: missing keyword'],
    [`insert all into small (id) values ('x') select 1 from dual`, 'ORA-01722: invalid number'],
  ])('%s', async (statement, error) => {
    expect((await session.error(statement)).split('\n')[0]).toBe(error);
  });
});
