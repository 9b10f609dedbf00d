import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;
let alice: TestSession;

beforeEach(async () => {
  const database = newDatabase();
  const system = openTestSession(database);
  await system.run(
    'create user erp identified by erp',
    'create user alice identified by alice',
    'grant create session, create type, create procedure, create table to erp',
    'grant create session to alice',
  );
  erp = openTestSession(database, 'ERP');
  alice = openTestSession(database, 'ALICE');
  await erp.run(
    'create type numbers_t as table of number',
    'create table source (n number)',
    'insert into source values (1)',
    'insert into source values (2)',
    'insert into source values (3)',
    'commit',
    `create package pipes as
       type row_r is record (id number, name varchar2(10));
       type rows_t is table of row_r;
       type sources_t is table of source%rowtype;
       trace varchar2(32767);
       function many(p_count number) return rows_t pipelined;
       function doubled(p_from number default 1) return numbers_t pipelined;
       function mirrored return numbers_t pipelined;
       function sources return sources_t pipelined;
       function fails return numbers_t pipelined;
       function ends_early return numbers_t pipelined;
       function no_return return numbers_t pipelined;
       function stubborn return numbers_t pipelined;
       function own return rows_t pipelined;
       function traced return varchar2;
       function count_many return number;
     end;`,
    `create package body pipes as
       function many(p_count number) return rows_t pipelined is
         l_row row_r;
       begin
         for i in 1 .. p_count loop
           l_row.id := i;
           l_row.name := 'r' || i;
           trace := trace || i || ',';
           pipe row (l_row);
         end loop;
         trace := trace || 'all';
         return;
       exception
         when no_data_needed then
           trace := trace || 'enough';
           raise;
       end;
       function doubled(p_from number default 1) return numbers_t pipelined is
       begin
         for r in (select n from source where n >= p_from order by n) loop pipe row (r.n * 2); end loop;
         return;
       end;
       function mirrored return numbers_t pipelined is
       begin
         for r in (select column_value v from table(doubled(2))) loop pipe row (r.v); pipe row (-r.v); end loop;
         return;
       end;
       function sources return sources_t pipelined is
       begin
         for r in (select * from source order by n) loop pipe row (r); end loop;
         return;
       end;
       function fails return numbers_t pipelined is
       begin
         pipe row (1);
         raise_application_error(-20005, 'in between');
       end;
       function ends_early return numbers_t pipelined is
       begin
         pipe row (1);
         raise no_data_found;
       end;
       function no_return return numbers_t pipelined is
       begin
         pipe row (1);
       end;
       function stubborn return numbers_t pipelined is
       begin
         for i in 1 .. 4 loop
           begin
             pipe row (i);
           exception
             when others then trace := trace || i || sqlcode || ';';
           end;
         end loop;
         return;
       end;
       function own return rows_t pipelined is
         l_row row_r;
       begin
         l_row.name := sys_context('userenv', 'current_user');
         pipe row (l_row);
         l_row.name := sys_context('userenv', 'current_schema');
         pipe row (l_row);
         return;
       end;
       function traced return varchar2 is begin return trace; end;
       function count_many return number is
         l_count number;
       begin
         select count(*) into l_count from table(many(4));
         return l_count;
       end;
     end;`,
    'grant execute on pipes to alice',
  );
});

// Source: PL/SQL Language Reference, "Pipelined Table Functions".
describe('rows of pipelined functions', () => {
  it.each<[string, readonly (readonly unknown[])[]]>([
    [
      'select * from table(pipes.many(2))',
      [
        [1, 'r1'],
        [2, 'r2'],
      ],
    ],
    ['select name from pipes.many(3) where id > 1', [['r2'], ['r3']]],
    ['select m.name from table(erp.pipes.many(p_count => 1)) m', [['r1']]],
    ['select * from table(pipes.many(0))', []],
    ['select column_value from table(pipes.doubled)', [[2], [4], [6]]],
    ['select column_value from table(pipes.doubled())', [[2], [4], [6]]],
    ['select column_value from pipes.doubled(3)', [[6]]],
    ['select column_value from table(pipes.mirrored)', [[4], [-4], [6], [-6]]],
    ['select s.n from table(pipes.sources) s', [[1], [2], [3]]],
    [
      'select s.n, d.column_value from source s, table(pipes.doubled(s.n)) d order by 1, 2',
      [
        [1, 2],
        [1, 4],
        [1, 6],
        [2, 4],
        [2, 6],
        [3, 6],
      ],
    ],
    ['select n from source where n in (select column_value from table(pipes.doubled))', [[2]]],
    ['select count(*) from table(pipes.many(5000))', [[5000]]],
    ['select pipes.count_many from dual', [[4]]],
    // As with any function in SQL, NO_DATA_FOUND is no error.
    ['select column_value from table(pipes.ends_early)', [[1]]],
  ])('%s', async (query, rows) => {
    expect(await erp.rows(query)).toEqual(rows);
  });

  it.each([
    ['select * from table(pipes.fails)', 'ORA-20005: in between\nORA-06512: at "ERP.PIPES"'],
    ['select * from table(pipes.no_return)', 'ORA-06503'],
    ['select pipes.doubled from dual', 'does not support a pipelined function that FROM does not call'],
    ['declare l numbers_t; begin l := pipes.doubled; end;', 'PLS-00653'],
    ['select * from table(pipes.doubled(1, 2))', 'PLS-306'],
  ])('%s: %s', async (query, error) => {
    expect(await erp.error(query)).toContain(error);
  });

  it('need EXECUTE alone, and run in the right of their owner', async () => {
    expect(await alice.rows('select column_value from table(erp.pipes.doubled(3))')).toEqual([[6]]);
    const [first, second] = [`select name from table(erp.pipes.own)`, `sys_context('userenv', 'current_user')`];
    expect(await alice.rows(`select q.name, ${second} from (${first}) q`)).toEqual([
      ['ERP', 'ALICE'],
      ['ERP', 'ALICE'],
    ]);
  });
});

describe('rows are made when they are asked for', () => {
  it.each([
    ['for r in (select * from table(pipes.many(1000))) loop exit when r.id = 2; end loop', '1,2,enough'],
    ['for r in (select * from table(pipes.many(2))) loop null; end loop', '1,2,all'],
    ['for r in (select * from pipes.many(1000) where rownum <= 2) loop null; end loop', '1,2,enough'],
    ['for r in (select * from pipes.many(1000) where 2 > rownum) loop null; end loop', '1,enough'],
    ['for r in (select * from pipes.many(1000) fetch first 3 rows only) loop null; end loop', '1,2,3,enough'],
    [
      "for r in (select * from pipes.many(3)) loop pipes.trace := pipes.trace || r.name || ','; end loop",
      '1,r1,2,r2,3,r3,all',
    ],
    ['for r in (select * from pipes.stubborn()) loop exit; end loop', '1-6548;2-6548;3-6548;4-6548;'],
  ])('%s: %s', async (statement, trace) => {
    expect(await erp.block(`begin ${statement}; :r := pipes.traced; end;`)).toBe(trace);
  });

  it('ends a function that a closed cursor has asked for a row', async () => {
    const result = await erp.block(`
      declare
        c sys_refcursor;
        l_row pipes.row_r;
        procedure begins is
        begin
          open c for select * from table(pipes.many(9));
          fetch c into l_row;
        end;
      begin
        begins;
        fetch c into l_row;
        pipes.trace := pipes.trace || l_row.name || ',';
        close c;
        :r := pipes.traced;
      end;`);
    expect(result).toBe('1,2,r2,enough');
  });

  it('leaves the call stack to the code that fetches', async () => {
    await erp.run(`create procedure fails_meanwhile is begin
      for r in (select * from table(pipes.many(5))) loop raise_application_error(-20001, r.name); end loop; end;`);
    expect(await erp.error('begin fails_meanwhile; end;')).toBe(
      'ORA-20001: r1\nORA-06512: at "ERP.FAILS_MEANWHILE", line 2\nORA-06512: at line 1',
    );
    expect(
      await alice.error('begin for r in (select * from table(erp.pipes.own)) loop erp.nothing; end loop; end;'),
    ).toContain('PLS-00201');
  });

  it('gives the right back between two rows', async () => {
    const users = await alice.block(`declare l varchar2(100); begin
      for r in (select name from table(erp.pipes.own)) loop
        l := l || r.name || '/' || sys_context('userenv', 'current_user') || ' ';
      end loop; :r := l; end;`);
    expect(users).toBe('ERP/ALICE ERP/ALICE ');
  });
});

describe('what does not compile', () => {
  it.each([
    ['return number pipelined is begin return; end;', 'PLS-00630'],
    ['return numbers_t pipelined is begin return numbers_t(); end;', 'PLS-00633'],
    ['return numbers_t is begin pipe row (1); return null; end;', 'PLS-00629'],
    ['return numbers_t pipelined is begin pipe row (numbers_t()); return; end;', 'PLS-00382'],
  ])('create function wrong %s: %s', async (rest, error) => {
    expect((await erp.execute(`create function wrong ${rest}`)).compiledWithErrors).toBe(true);
    const [first] = await erp.rows(`select text from user_errors where name = 'WRONG' order by sequence`);
    expect(first?.[0]).toContain(error);
  });

  it('refuses implementation types', async () => {
    expect(await erp.error('create function wrong return numbers_t pipelined using pipes_t;')).toContain(
      'does not support pipelined functions with an implementation type',
    );
  });
});
