import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeAll(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table items (id number)',
    'insert into items select level from dual connect by level <= 3',
    'create table words (w varchar2(10) primary key) organization index',
    `insert into words values ('a')`,
  );
});

// Source: PL/SQL Packages and Types Reference, DBMS_ROWID.
describe('DBMS_ROWID', () => {
  it('says what the ROWID of a row is made of', async () => {
    const [[object, ...rest] = []] = await session.rows(
      `select dbms_rowid.rowid_object(rowid), dbms_rowid.rowid_row_number(rowid), dbms_rowid.rowid_type(rowid),
              dbms_rowid.rowid_relative_fno(rowid), dbms_rowid.rowid_block_number(rowid, 'SMALLFILE'), rowidtochar(rowid)
         from items where id = 3`,
    );
    expect(await session.rows(`select data_object_id from user_objects where object_name = 'ITEMS'`)).toEqual([
      [object],
    ]);
    const [row, type, file, block, text] = rest;
    expect([row, type]).toEqual([2, 1]);
    expect(
      await session.rows(
        `select rowidtochar(dbms_rowid.rowid_create(1, ${object}, ${file}, ${block}, ${row})) from dual`,
      ),
    ).toEqual([[text]]);
    expect(
      await session.rows(
        `select id from items where rowid = dbms_rowid.rowid_create(1, ${object}, ${file}, ${block}, 0)`,
      ),
    ).toEqual([[1]]);
  });

  it.each([
    [`'AAAR3sAAEAAAACXAAA'`, '1/73196/4/151/0'],
    [`'AAAAAAAAAAAAAAAAAA'`, '1/0/0/0/0'],
    [`'00000097.000A.0004'`, '0/0/4/151/10'],
  ])('ROWID_INFO(%s) gives all at once', async (rowid, expected) => {
    const arguments_ = [
      `${rowid}, t, o, f, b, r`,
      `rowid_in => ${rowid}, ts_type_in => 'smallfile', rowid_type => t, object_number => o, relative_fno => f, block_number => b, row_number => r`,
    ];
    for (const given of arguments_) {
      expect(
        await session.block(
          `declare t number; o number; f number; b number; r number;
           begin dbms_rowid.rowid_info(${given}); :r := t || '/' || o || '/' || f || '/' || b || '/' || r; end;`,
        ),
      ).toBe(expected);
    }
  });

  it.each([
    ['dbms_rowid.rowid_type_extended, 73196, 4, 151, 65535', 'AAAR3sAAEAAAACXP//'],
    ['dbms_rowid.rowid_type_restricted, null, 4, 151, 10', '00000097.000A.0004'],
    ['1, 4294967295, 1023, 4194303, 0', 'D/////AP/AAP///AAA'],
  ])('ROWID_CREATE(%s) makes one', async (parts, expected) => {
    expect(await session.evaluate(`dbms_rowid.rowid_create(${parts})`)).toBe(expected);
  });

  it.each([
    ['dbms_rowid.rowid_create(2, 1, 1, 1, 1)', 'ORA-01410: invalid ROWID'],
    ['dbms_rowid.rowid_create(1, 1, 1024, 1, 1)', 'ORA-01410: invalid ROWID'],
    ['dbms_rowid.rowid_create(1, null, 1, 1, 1)', 'ORA-01410: invalid ROWID'],
    [`dbms_rowid.rowid_type('x')`, 'ORA-01410: invalid ROWID'],
    [`dbms_rowid.rowid_block_number('AAAR3sAAEAAAACXAAA', 'BIGFILE')`, 'DBMS_ROWID with another type of tablespace'],
    ['dbms_rowid.rowid_row_number(null)', 'DBMS_ROWID of NULL'],
    [`dbms_rowid.rowid_verify('AAAR3sAAEAAAACXAAA', null, null, 0)`, 'DBMS_ROWID.ROWID_VERIFY'],
  ])('%s is refused', async (expression, error) => {
    expect(await session.error(`begin dbms_output.put_line(${expression}); end;`)).toContain(error);
  });

  it('is not for the ROWIDs of index-organized tables, and raises what it declares', async () => {
    expect(await session.error('select dbms_rowid.rowid_object(rowid) from words')).toContain(
      'ORA-01410: invalid ROWID',
    );
    expect(
      await session.block(
        `begin :r := dbms_rowid.rowid_type('x'); exception when dbms_rowid.rowid_invalid then :r := 'invalid'; end;`,
      ),
    ).toBe('invalid');
  });
});
