import { beforeAll, describe, expect, it } from 'vitest';
import { Rowid } from '../../../../sandbox/values/rowid.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table words (w varchar2(300), n number, note varchar2(10), constraint words_pk primary key (n, w)) organization index pctthreshold 20 including note overflow',
    `insert into words values ('b', 1, 'x')`,
    `insert into words values ('a', 2, 'y')`,
    `insert into words values (rpad('z', 300, 'z'), -1.5, 'long')`,
    `create table heap (id number primary key, at urowid)`,
    `insert into heap select n, rowid from words`,
    'commit',
  );
});

async function rowid(table: string, where: string): Promise<string> {
  const [[value] = []] = await session.rows(`select rowid from ${table} where ${where}`);
  if (!(value instanceof Rowid)) throw new TypeError('no ROWID');
  return value.text;
}

/*
 * Sources: Database Concepts, "Logical Rowids and Universal Rowids"; SQL Language Reference, "ROWID Pseudocolumn", "UROWID
 * Data Type" and "CREATE TABLE", index_org_table_clause.
 */
describe('rows of an index-organized table', () => {
  it('have a logical ROWID: a guess at the block, then the primary key', async () => {
    const text = await rowid('words', 'n = 1');
    expect(text).toMatch(/^\*BA[A-Za-z0-9+/]+$/);
    // 4 bytes of the guess; NUMBER 1 is C1 02, 'b' is 62; FE ends the key.
    expect(Buffer.from(text.slice(1), 'base64').subarray(5).toString('hex')).toBe('02c1020162fe');
    expect((await rowid('words', 'n < 0')).length).toBeGreaterThan(400);
    expect((await session.execute('select rowid from words')).rows?.columns[0]?.dataType.kind).toBe('urowid');
  });

  it('are found by it, be it a column, a bind, a literal or a conversion', async () => {
    const long = await rowid('words', 'n < 0');
    for (const condition of [
      `rowid = '${long}'`,
      `'${long}' = w.rowid`,
      'rowid in (select at from heap where id < 0)',
      'rowidtochar(rowid) = (select rowidtochar(at) from heap where id < 0)',
      `rowid >= '${long}' and rowid <= '${long}'`,
    ]) {
      expect(await session.rows(`select note from words w where ${condition}`), condition).toEqual([['long']]);
    }
    const { rows } = await session.execute('select note from words where rowid = :r', { r: { value: long } });
    expect((await rows?.fetch(10, new AbortController().signal))?.rows).toEqual([['long']]);
    expect(await session.rows('select note from words join heap on words.rowid = heap.at order by id')).toEqual([
      ['long'],
      ['x'],
      ['y'],
    ]);
  });

  it('are found whatever the guess, which says nothing of the row', async () => {
    const bytes = Buffer.from((await rowid('words', 'n = 1')).slice(1), 'base64');
    bytes.fill(1, 1, 5);
    const stale = `*${bytes.toString('base64').replaceAll('=', '')}`;
    expect(await session.rows(`select note from words where rowid = '${stale}'`)).toEqual([['x']]);
  });

  it('change their ROWID with the primary key only', async () => {
    const before = await rowid('words', 'n = 2');
    await session.run(`update words set note = 'z' where rowid = '${before}'`);
    expect(await rowid('words', 'n = 2')).toBe(before);
    await session.run('update words set n = 3 where n = 2');
    expect(await rowid('words', 'n = 3')).not.toBe(before);
    expect(await session.rows(`select note from words where rowid = '${before}'`)).toEqual([]);
    await session.run('rollback');
    expect(await session.rows(`select note from words where rowid = '${before}'`)).toEqual([['y']]);
  });

  it('give it to RETURNING, cursors FOR UPDATE and PL/SQL', async () => {
    expect(
      await session.block(`declare
        l_rowid urowid;
        l_other urowid(4000);
        cursor c is select * from words where n = 1 for update;
      begin
        insert into words values ('c', 7, 'new') returning rowid into l_rowid;
        update words set note = 'newer' where rowid = l_rowid returning rowid into l_other;
        for r in c loop update words set note = 'of' where current of c; end loop;
        select note || case when l_rowid = l_other then '=' end into :r from words where rowid = l_other;
        delete from words where rowid = l_other;
        :r := :r || sql%rowcount;
      end;`),
    ).toBe('newer=1');
    expect(await session.rows('select note from words where n = 1')).toEqual([['of']]);
    await session.run('rollback');
  });

  it('are no physical ones: a ROWID cannot hold theirs, and none finds them', async () => {
    expect(await session.error('declare r rowid; begin select rowid into r from words where n = 1; end;')).toContain(
      'ORA-01410: invalid ROWID',
    );
    expect(await session.error(`select chartorowid('${await rowid('words', 'n = 1')}') from dual`)).toContain(
      'ORA-01410',
    );
    expect(await session.rows(`select 1 from words where rowid = '${await rowid('heap', 'id = 1')}'`)).toEqual([]);
    expect(await session.error(`select 1 from words where rowid = '*BAAAAAAC'`)).toContain('ORA-01410: invalid ROWID');
    expect(await session.error(`select 1 from words where rowid = 'x'`)).toContain('ORA-01410: invalid ROWID');
  });

  it('are ordered by it as by the key', async () => {
    expect(await session.rows('select note from words order by rowid')).toEqual([['long'], ['x'], ['y']]);
  });

  it.each([
    ['varchar2(10)', "'ä€'"],
    ['nvarchar2(10)', "n'ä€'"],
    ['char(5)', "'ab'"],
    ['number', '-12345678901234567890.5'],
    ['number', '1e-130'],
    ['number', '100'],
    ['number', '0'],
    ['number', '-1/3'],
    ['date', "date '-4712-01-01'"],
    ['date', "to_date('9999-12-31 23:59:59', 'yyyy-mm-dd hh24:mi:ss')"],
    ['timestamp(9)', "timestamp '2024-02-29 01:02:03.000000001'"],
    ['timestamp(9)', "timestamp '2024-02-29 01:02:03'"],
    ['timestamp with local time zone', "timestamp '2024-02-29 01:02:03 +02:00'"],
    ['raw(3)', "hextoraw('00FF10')"],
    ['interval year to month', "interval '-3-2' year to month"],
    ['interval day(9) to second', "interval '-400000000 01:02:03.5' day(9) to second"],
    ['binary_float', '-1.5f'],
    ['binary_double', '1e300d'],
    ['boolean', 'true'],
  ])('are found by a key of %s: %s', async (type, value) => {
    await session.run(
      `create table keyed (k ${type} primary key) organization index`,
      `insert into keyed values (${value})`,
    );
    const text = await rowid('keyed', '1 = 1');
    expect(await session.rows(`select count(*) from keyed where rowid = '${text}'`)).toEqual([[1]]);
    await session.run('drop table keyed');
  });
});

describe('an index-organized table', () => {
  it('must have and keep a primary key', async () => {
    expect(await session.error('create table x (a number unique) organization index')).toBe(
      'ORA-25175: no PRIMARY KEY constraint found',
    );
    for (const statement of [
      'alter table words drop primary key',
      'alter table words drop constraint words_pk cascade',
      'alter table words disable primary key',
      'alter table words modify constraint words_pk disable',
      'create table x (a number primary key deferrable) organization index',
      'create table x (a number primary key disable) organization index',
    ]) {
      expect(await session.error(statement), statement).toContain(
        'ORA-25188: cannot drop/disable/defer the primary key constraint for index-organized tables or sorted hash cluster',
      );
    }
  });

  // Source: Database Reference, "ALL_INDEXES".
  it('is kept in an index of a type of its own', async () => {
    await session.run('create index words_note on words (note)');
    expect(
      await session.rows(`select index_name, index_type from user_indexes where table_name = 'WORDS' order by 1`),
    ).toEqual([
      ['WORDS_NOTE', 'NORMAL'],
      ['WORDS_PK', 'IOT - TOP'],
    ]);
    await session.run('drop index words_note');
  });

  it('can be made of a query, and be empty again', async () => {
    await session.run(
      'create table copies (n primary key, note) organization index nocompress as select n, note from words',
      'delete from copies where rowid in (select rowid from copies where n = 1)',
    );
    expect(await session.rows('select to_char(n) from copies order by n')).toEqual([['-1.5'], ['2']]);
    await session.run('truncate table copies');
    expect(await session.rows('select rowid from copies')).toEqual([]);
    await session.run('drop table copies');
  });
});

describe('physical ROWIDs', () => {
  it('are ordered by row, of which a block has more than letters', async () => {
    await session.run(
      'create table many (n number)',
      'insert into many select level from dual connect by level <= 100',
    );
    expect(await session.rows('select n from many order by rowid fetch first 60 rows only')).toEqual(
      Array.from({ length: 60 }, (_, index) => [index + 1]),
    );
    expect(await session.rows('select n from many where rowid = (select max(rowid) from many)')).toEqual([[100]]);
  });

  it('of a column are not those of the row', async () => {
    await session.run(
      'create table pointers (id number, target varchar2(18))',
      'insert into pointers values (1, null)',
      'update pointers set target = (select rowid from many where n = 1)',
    );
    expect(
      await session.rows('select id from pointers where chartorowid(target) = (select rowid from many where n = 1)'),
    ).toEqual([[1]]);
  });
});
