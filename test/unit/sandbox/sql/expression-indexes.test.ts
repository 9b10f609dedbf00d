import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let erp: TestSession;

beforeEach(async () => {
  database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create procedure, create table, create trigger to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create table items (id number primary key, name varchar2(20), status varchar2(6))',
    `insert into items values (1, 'Bolt', 'open')`,
    'create unique index items_name on items (upper(name))',
    `create unique index items_open on items (case when status = 'open' then id - mod(id, 10) end)`,
  );
});

// Source: SQL Language Reference, CREATE INDEX, "Creating a Function-Based Index".
describe('a unique index over expressions', () => {
  it('keeps duplicates out', async () => {
    expect(await erp.error(`insert into items values (11, 'BOLT', 'done')`)).toContain(
      'ORA-00001: unique constraint (ERP.ITEMS_NAME) violated on table ERP.ITEMS columns (SYS_NC00004$)',
    );
    await erp.run(`insert into items values (2, 'Nut', 'done')`, `insert into items values (3, null, 'done')`);
    await erp.run('insert into items (id) values (4)');
    expect(await erp.error(`update items set name = 'bolt' where id = 2`)).toContain('ORA-00001');
    expect(await erp.error(`update items set status = 'open' where id = 2`)).toContain('(ERP.ITEMS_OPEN)');
    await erp.run(`update items set status = 'done' where id = 1`, `update items set status = 'open' where id = 2`);
    expect(await erp.rows('select id, status from items order by id')).toEqual([
      [1, 'done'],
      [2, 'open'],
      [3, 'done'],
      [4, null],
    ]);
  });

  it('lets a statement pass through duplicates, and merges', async () => {
    await erp.run(`insert into items values (12, 'Nut', 'open')`);
    await erp.run("update items set name = case name when 'Bolt' then 'nut' else 'bolt' end");
    expect(await erp.rows('select name from items order by id')).toEqual([['nut'], ['bolt']]);
    const merge = `merge into items i using (select 'NUT' name from dual) s on (upper(i.name) = s.name)
      when matched then update set status = 'used' when not matched then insert (id, name) values (5, s.name)`;
    await erp.run(merge);
    expect(await erp.rows('select status from items where id = 1')).toEqual([['used']]);
  });

  it('is not made where there are duplicates, and leaves nothing behind then', async () => {
    await erp.run(`insert into items values (12, 'Nut', 'OPEN')`);
    expect(await erp.error('create unique index i on items (lower(status), 1)')).toContain('ORA-01452');
    expect(await erp.rows(`select count(*) from user_tab_cols where table_name = 'ITEMS'`)).toEqual([[5]]);
    await erp.run(`insert into items values (22, 'Pin', 'OPEN')`);
  });

  it('shows in the dictionary with hidden columns', async () => {
    const indexes = await erp.rows(`select index_name, index_type, uniqueness, funcidx_status from user_indexes
      where table_name = 'ITEMS' and index_name like 'ITEMS%' order by 1`);
    expect(indexes).toEqual([
      ['ITEMS_NAME', 'FUNCTION-BASED NORMAL', 'UNIQUE', 'ENABLED'],
      ['ITEMS_OPEN', 'FUNCTION-BASED NORMAL', 'UNIQUE', 'ENABLED'],
    ]);
    expect(await erp.rows(`select column_name from user_ind_columns where index_name = 'ITEMS_NAME'`)).toEqual([
      ['SYS_NC00004$'],
    ]);
    expect(
      await erp.rows(`select column_expression from user_ind_expressions where index_name = 'ITEMS_NAME'`),
    ).toEqual([['upper(name)']]);
    const hidden = await erp.rows(`select column_name, hidden_column, virtual_column, user_generated, column_id
      from user_tab_cols where table_name = 'ITEMS' and hidden_column = 'YES' order by 1`);
    expect(hidden).toEqual([
      ['SYS_NC00004$', 'YES', 'YES', 'NO', null],
      ['SYS_NC00005$', 'YES', 'YES', 'NO', null],
    ]);
    expect(await erp.rows(`select count(*) from user_tab_columns where table_name = 'ITEMS'`)).toEqual([[3]]);
    expect(await erp.rows('select * from items')).toEqual([[1, 'Bolt', 'open']]);
    expect(await erp.error(`update items set sys_nc00004$ = 'x'`)).toContain('ORA-54017');
  });

  it('goes with DROP INDEX, DROP COLUMN and DROP TABLE', async () => {
    await erp.run('alter table items add (note varchar2(9))', `update items set note = 'n'`);
    await erp.run('drop index items_name', `insert into items values (12, 'bolt', 'open', 'x')`);
    expect(await erp.rows('select * from items order by id')).toEqual([
      [1, 'Bolt', 'open', 'n'],
      [12, 'bolt', 'open', 'x'],
    ]);
    expect(await erp.error(`insert into items values (13, 'x', 'open', null)`)).toContain('(ERP.ITEMS_OPEN)');
    await erp.run('alter table items drop column status', `insert into items values (13, 'x', 'y')`);
    expect(await erp.rows(`select index_name from user_indexes where index_name = 'ITEMS_OPEN'`)).toEqual([]);
    await erp.run('drop table items');
  });

  it('is over rows of PL/SQL and triggers as well', async () => {
    await erp.run(`create or replace trigger items_bir before insert on items for each row
      begin :new.name := trim(:new.name); end;`);
    const result = await erp.block(`declare l items%rowtype; begin
      l.id := 12; l.name := ' bolt ';
      insert into items values l;
      exception when dup_val_on_index then :r := 'duplicate';
    end;`);
    expect(result).toBe('duplicate');
  });

  it('comes to a table that triggers and packages were compiled for, and goes from it', async () => {
    await erp.run(
      'create table notes (id number, title varchar2(9))',
      `create trigger notes_bir before insert on notes for each row begin :new.title := upper(:new.title); end;`,
      `create procedure note(p_id number, p_title varchar2) is l notes%rowtype; begin
         l.id := p_id; l.title := p_title; insert into notes values l; end;`,
      `begin note(1, 'a'); end;`,
      'create unique index notes_title on notes (title || id)',
      'alter table notes add (more number default 7)',
      `begin note(2, 'b'); end;`,
    );
    expect(await erp.error(`begin note(2, 'B'); end;`)).toContain('(ERP.NOTES_TITLE)');
    await erp.run('drop index notes_title', `begin note(2, 'B'); end;`);
    expect(await erp.rows('select * from notes order by id')).toEqual([
      [1, 'A', 7],
      [2, 'B', null],
      [2, 'B', null],
    ]);
  });

  it('is made and dropped while no transaction works on the table', async () => {
    const other = openTestSession(database, 'ERP');
    await other.run(`update items set status = 'used'`);
    expect(await erp.error('create unique index i on items (lower(status))')).toContain('ORA-00054');
    expect(await erp.error('drop index items_name')).toContain('ORA-00054');
    await other.run('rollback');
    expect(await erp.error(`insert into items values (11, 'BOLT', 'done')`)).toContain('(ERP.ITEMS_NAME)');
  });

  it('takes what is pure only', async () => {
    await erp.run(
      'create function vague(p number) return number is begin return p; end;',
      'create function fixed(p number) return number deterministic is begin return mod(p, 10); end;',
    );
    expect(await erp.error('create unique index i on items (vague(id))')).toContain('ORA-30553');
    expect(await erp.error("create index i on items (id + to_number(to_char(sysdate, 'j')))")).toContain('ORA-01743');
    await erp.run('create unique index i on items (fixed(id))');
    expect(await erp.error(`insert into items values (21, 'z', 'done')`)).toContain(
      'ORA-00001: unique constraint (ERP.I)',
    );
  });
});
