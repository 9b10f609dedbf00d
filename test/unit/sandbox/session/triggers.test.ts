import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { saveDatabase } from '../../../../sandbox/session/saved-database.js';
import { NotSupportedError } from '../../../../sandbox/values/oracle-error.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let erp: TestSession;

beforeEach(async () => {
  database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create sequence, create trigger, create view to erp',
    'create user alice identified by alice',
    'create user bob identified by bob',
    'grant create session to alice, bob',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    `create table orders (id number primary key, status varchar2(8) default 'new', total number(8,2), changed_by varchar2(30))`,
    'create table log (n number generated always as identity, text varchar2(200))',
    `create procedure note(p_text varchar2) is begin insert into log (text) values (p_text); end;`,
  );
});

const log = async () => (await erp.rows('select text from log order by n')).map(([text]) => text);

describe('row triggers', () => {
  it('change the row before it is written, defaults and RETURNING included', async () => {
    await erp.run(
      `create trigger orders_biu before insert or update on orders for each row
       begin
         :new.status := upper(:new.status);
         :new.changed_by := user;
         if inserting and :new.id is null then :new.id := 7; end if;
       end;`,
      `insert into orders (total) values (3)`,
    );
    expect(await erp.rows('select * from orders')).toEqual([[7, 'NEW', 3, 'ERP']]);
    expect(
      await erp.block(
        `declare x varchar2(8); begin update orders set status = 'paid' returning status into x; :r := x; end;`,
      ),
    ).toBe('PAID');
  });

  it('see both rows, which are null where there is none, under the names of REFERENCING', async () => {
    await erp.run(
      `create trigger orders_aiud after insert or update or delete on orders referencing old as o new as n for each row
       begin note(:o.id || '/' || :o.total || ' ' || :n.id || '/' || :n.total); end;`,
      'insert into orders (id, total) select 1, 10 from dual union all select 2, 20 from dual',
      'update orders set total = total + 1',
      'delete from orders where id = 2',
    );
    expect(await log()).toEqual(['/ 1/10', '/ 2/20', '1/10 1/11', '2/20 2/21', '2/21 /']);
  });

  it('fire for the columns of UPDATE OF and where WHEN holds', async () => {
    await erp.run(
      `create trigger orders_bu before update of status, total on orders for each row
       when (new.total > old.total or old.total is null)
       begin
         note(case when updating('TOTAL') then 'total' end || case when updating('status') then 'status' end);
       end;`,
      'insert into orders (id, total) values (1, 10)',
      `update orders set changed_by = 'x', total = 9`,
      `update orders set changed_by = 'x'`,
      'update orders set total = 20',
      `update orders set status = 'a', total = 30`,
    );
    expect(await log()).toEqual(['total', 'totalstatus']);
  });

  it('fire for what MERGE does', async () => {
    await erp.run(
      `create trigger orders_c before insert or update or delete on orders for each row
       begin
         :new.changed_by := 'trigger';
         note(case when inserting then 'I' when updating then 'U' when deleting then 'D' end || nvl(:new.id, :old.id));
       end;`,
      'insert into orders (id, total) values (1, 1)',
      `merge into orders o using (select 1 id from dual union all select 2 from dual) s on (o.id = s.id)
       when matched then update set total = 5 when not matched then insert (id) values (s.id)`,
    );
    expect(await log()).toEqual(['I1', 'U1', 'I2']);
    expect(await erp.rows('select id, total, changed_by from orders order by id')).toEqual([
      [1, 5, 'trigger'],
      [2, null, 'trigger'],
    ]);
  });

  it('fire for rows that ON DELETE CASCADE deletes', async () => {
    await erp.run(
      'create table lines (order_id number references orders on delete cascade)',
      'insert into orders (id) values (1)',
      'insert into lines values (1)',
      `create trigger lines_ad after delete on lines for each row begin note('line of ' || :old.order_id); end;`,
      'delete from orders',
    );
    expect(await log()).toEqual(['line of 1']);
  });
});

describe('the order of firing', () => {
  it('is statement, row, row, statement', async () => {
    for (const timing of ['after', 'before'])
      for (const level of ['', 'for each row'])
        await erp.run(
          `create trigger t_${timing}${level === '' ? '' : '_row'} ${timing} insert on orders ${level}
           begin note('${timing} ${level}'); end;`,
        );
    await erp.run('insert into orders (id) select 1 from dual union all select 2 from dual');
    expect(await log()).toEqual([
      'before ',
      'before for each row',
      'after for each row',
      'before for each row',
      'after for each row',
      'after ',
    ]);
  });

  it('heeds FOLLOWS', async () => {
    await erp.run(
      `create trigger a before insert on orders for each row begin note('a'); end;`,
      `create trigger b before insert on orders for each row begin note('b'); end;`,
      `create or replace trigger a before insert on orders for each row follows b begin note('a'); end;`,
      'insert into orders (id) values (1)',
    );
    expect(await log()).toEqual(['b', 'a']);
  });

  it('fires statement triggers when no row is affected', async () => {
    await erp.run(`create trigger a after delete on orders begin note('done'); end;`, 'delete from orders');
    expect(await log()).toEqual(['done']);
  });
});

describe('errors', () => {
  it('undo the statement, and name the trigger and its line', async () => {
    await erp.run(
      `create trigger orders_check before insert on orders for each row
       begin
         note('seen');
         if :new.id = 2 then
           raise_application_error(-20010, 'no second order');
         end if;
       end;`,
      'insert into orders (id) values (9)',
    );
    expect(await erp.error('insert into orders (id) select 1 from dual union all select 2 from dual')).toBe(
      `ORA-20010: no second order\nORA-06512: at "ERP.ORDERS_CHECK", line 4\nORA-04088: error during execution of trigger 'ERP.ORDERS_CHECK'`,
    );
    expect(await erp.rows('select id from orders')).toEqual([[9]]);
    expect(await log()).toEqual(['seen']);
    expect(
      await erp.block(
        `begin insert into orders (id) values (2); exception when others then :r := sqlcode || ' ' || sqlerrm; end;`,
      ),
    ).toBe(`-20010 ORA-20010: no second order\nORA-04088: error during execution of trigger 'ERP.ORDERS_CHECK'`);
  });

  it.each([
    ['commit', `ORA-04092: cannot COMMIT in a trigger`],
    ['rollback', `ORA-04092: cannot ROLLBACK in a trigger`],
    ['savepoint a', `ORA-04092: cannot SET SAVEPOINT in a trigger`],
    [`execute immediate 'create table x (y number)'`, `ORA-04092: cannot COMMIT in a trigger`],
  ])('refuse %s', async (statement, message) => {
    await erp.run(`create trigger t after insert on orders begin ${statement}; end;`);
    expect(await erp.error('insert into orders (id) values (1)')).toMatch(
      new RegExp(`^${message}\nORA-06512: at "ERP.T", line 1`),
    );
    await erp.run('drop trigger t', 'insert into orders (id) values (1)', 'commit');
  });

  it('tell of a mutating table', async () => {
    await erp.run(
      `create trigger t after update on orders for each row
       declare n number; begin select count(*) into n from orders; end;`,
      'insert into orders (id) values (1)',
    );
    expect(await erp.error('update orders set total = 1')).toMatch(
      /^ORA-04091: table ERP.ORDERS is mutating, trigger\/function may not see it\nORA-06512: at "ERP.T", line 1\nORA-04088/,
    );
    await erp.run(`create or replace trigger t before update on orders for each row begin delete from orders; end;`);
    expect(await erp.error('update orders set total = 1')).toMatch(/^ORA-04091/);
    await erp.run(
      `create or replace trigger t after update on orders declare n number; begin select count(*) into n from orders; note(n); end;`,
      'update orders set total = 1',
    );
    expect(await log()).toEqual(['1']);
  });

  it.each([
    ['before insert on orders begin :new.id := 1; end;', 'ORA-04082'],
    ['after insert on orders for each row begin :new.id := 1; end;', 'ORA-04084'],
    ['before update on orders for each row begin :old.id := 1; end;', 'ORA-04085'],
    ['before update on orders when (1 = 1) begin null; end;', 'ORA-04077'],
    ['before update of nothing on orders begin null; end;', 'ORA-00904'],
    ['before update on nothing begin null; end;', 'ORA-00942'],
  ])('keep CREATE TRIGGER from making %s', async (text, code) => {
    expect(await erp.error(`create trigger t ${text}`)).toMatch(new RegExp(`^${code}`));
    expect(await erp.rows('select trigger_name from user_triggers')).toEqual([]);
    await erp.run('insert into orders (id) values (1)');
  });

  it('of compilation make the table unusable until they are mended', async () => {
    const created = await erp.execute(
      'create trigger t before insert on orders for each row begin :new.nothing := 1; end;',
    );
    expect(created.compiledWithErrors).toBe(true);
    expect(await erp.rows('select type, line, text from user_errors where sequence = 1')).toEqual([
      ['TRIGGER', 1, expect.stringContaining('NOTHING')],
    ]);
    expect(await erp.error('insert into orders (id) values (1)')).toBe(
      `ORA-04098: trigger 'ERP.T' is invalid and failed re-validation`,
    );
    await erp.run('alter table orders add nothing number', 'insert into orders (id) values (1)');
    expect(await erp.rows('select nothing from orders')).toEqual([[1]]);
  });

  it('of syntax are kept with the trigger, too', async () => {
    const created = await erp.execute(
      'create trigger t before insert on orders\nfor each row\nbegin\n  :new.id := ;\nend;',
    );
    expect(created.compiledWithErrors).toBe(true);
    expect(await erp.rows('select type, line, position, attribute, message_number, text from user_errors')).toEqual([
      ['TRIGGER', 2, 14, 'ERROR', 103, expect.stringContaining('Encountered the symbol ";"')],
    ]);
    expect(await erp.rows(`select status from user_objects where object_name = 'T'`)).toEqual([['INVALID']]);
    expect(await erp.rows('select table_name, status, trigger_body from user_triggers')).toEqual([
      ['ORDERS', 'ENABLED', 'begin\n  :new.id := ;\nend;'],
    ]);
    expect(await erp.error('insert into orders (id) values (1)')).toContain('ORA-04098');
    await erp.run('alter trigger t disable', 'insert into orders (id) values (1)', 'alter trigger t enable');
    expect((await erp.execute('alter trigger t compile')).compiledWithErrors).toBe(true);
    expect(await erp.error(`begin execute immediate 'alter trigger t compile'; end;`)).toContain(
      'ORA-24344: success with compilation error',
    );
    await erp.run(
      'create or replace trigger t before insert on orders for each row begin :new.id := 2; end;',
      'insert into orders (id) values (1)',
    );
    expect(await erp.rows('select id from orders order by id')).toEqual([[1], [2]]);
    expect(await erp.rows('select * from user_errors')).toEqual([]);
  });
});

describe('rights', () => {
  it('are the owner’s, while USER stays who is connected', async () => {
    await erp.run(
      `create trigger orders_audit after insert on orders for each row
       begin insert into log (text) values (user || ' ' || sys_context('userenv', 'session_user') || ' ' || :new.id); end;`,
      'grant insert on orders to alice, bob',
    );
    const alice = openTestSession(database, 'ALICE');
    await alice.run('insert into erp.orders (id) values (1)', 'commit');
    await openTestSession(database, 'BOB').run('insert into erp.orders (id) values (2)', 'commit');
    expect(await log()).toEqual(['ALICE ALICE 1', 'BOB BOB 2']);
    expect(await alice.error('insert into erp.log (text) values (null)')).toMatch(/^ORA-00942/);
  });

  it('to create triggers are CREATE TRIGGER, for others’ tables CREATE ANY TRIGGER', async () => {
    const system = openTestSession(database);
    await system.run('grant create table to alice', 'alter user alice quota unlimited on users');
    const alice = openTestSession(database, 'ALICE');
    await alice.run('create table t (x number)');
    const own = 'create trigger own before insert on t begin null; end;';
    const others = 'create trigger others before insert on erp.orders begin null; end;';
    expect(await alice.error(own)).toMatch(/^ORA-01031/);
    await system.run('grant create trigger to alice');
    await erp.run('grant insert on orders to alice');
    await alice.run(own);
    expect(await alice.error(others)).toMatch(/^ORA-01031/);
    await system.run('grant create any trigger to alice');
    await erp.run('revoke insert on orders from alice');
    await alice.run(others);
  });
});

describe('DDL', () => {
  const fires = async () => {
    await erp.run('delete from log', 'insert into orders (id) select nvl(max(id), 0) + 1 from orders');
    return (await log()).length;
  };

  beforeEach(async () => {
    await erp.run(`create trigger t after insert on orders for each row begin note('fired'); end;`);
  });

  it('switches triggers off and on', async () => {
    expect(await fires()).toBe(1);
    await erp.run('alter trigger t disable');
    expect(await fires()).toBe(0);
    await erp.run('alter table orders enable all triggers');
    expect(await fires()).toBe(1);
    await erp.run('alter table orders disable all triggers');
    expect(await fires()).toBe(0);
    await erp.run('alter trigger t enable', 'alter trigger t compile');
    expect(await fires()).toBe(1);
    await erp.run('drop trigger t');
    expect(await fires()).toBe(0);
    expect(await erp.error('drop trigger t')).toMatch(/^ORA-04080/);
  });

  it('goes along with the table', async () => {
    await erp.run('rename orders to purchases', 'insert into purchases (id) values (1)');
    expect(await log()).toEqual(['fired']);
    await erp.run('drop table purchases');
    expect(await erp.rows(`select * from user_objects where object_type = 'TRIGGER'`)).toEqual([]);
  });

  it('does not replace without OR REPLACE, nor on another table', async () => {
    expect(await erp.error('create trigger t after insert on orders begin null; end;')).toMatch(/^ORA-04081/);
    expect(await erp.error('create or replace trigger t after insert on log begin null; end;')).toMatch(/^ORA-04095/);
  });

  it('shows triggers in the dictionary', async () => {
    await erp.run(
      `create or replace trigger t before update of id or insert on orders for each row when (new.id > 0)\nbegin\n  null;\nend;`,
    );
    expect(
      await erp.rows(
        `select trigger_type, triggering_event, table_owner, base_object_type, table_name, referencing_names, when_clause,
                status, action_type, trigger_body from all_triggers where owner = 'ERP'`,
      ),
    ).toEqual([
      [
        'BEFORE EACH ROW',
        'INSERT OR UPDATE',
        'ERP',
        'TABLE',
        'ORDERS',
        'REFERENCING NEW AS NEW OLD AS OLD',
        'new.id > 0',
        'ENABLED',
        'PL/SQL',
        'begin\n  null;\nend;',
      ],
    ]);
    expect(await erp.rows(`select status from user_objects where object_name = 'T'`)).toEqual([['VALID']]);
    expect(await erp.rows(`select count(*) from user_source where name = 'T' and type = 'TRIGGER'`)).toEqual([[4]]);
  });

  it('is kept by snapshots', async () => {
    const saved = saveDatabase(database);
    await erp.run('drop trigger t');
    expect(await fires()).toBe(0);
    await erp.run('rollback');
    saved.restore();
    expect(await fires()).toBe(1);
  });
});

it('triggers fire triggers', async () => {
  await erp.run(
    `create trigger a after insert on orders for each row begin note('order'); end;`,
    `create trigger b before insert on log for each row begin :new.text := '<' || :new.text || '>'; end;`,
    'insert into orders (id) values (1)',
  );
  expect(await log()).toEqual(['<order>']);
  expect(await erp.number('begin insert into log (text) values (null); :r := sql%rowcount; end;')).toBe(1);
});

it('a body may be a call', async () => {
  await erp.run(
    `create trigger a before delete on orders for each row call note(:old.id)`,
    'insert into orders (id) values (1)',
    'delete from orders',
  );
  expect(await log()).toEqual(['1']);
});

it.each([
  'create trigger t before logoff on schema begin null; end;',
  'create trigger t after create on schema begin null; end;',
])('other kinds of triggers are refused by name: %s', async (text) => {
  await expect(erp.execute(text)).rejects.toThrow(NotSupportedError);
});

it('fire once for each row of binds, statement triggers once for each execution', async () => {
  await erp.run(
    `create trigger s before insert on orders begin note('statement'); end;`,
    `create trigger r before insert on orders for each row begin note('row ' || :new.id); end;`,
    `begin for i in 1 .. 2 loop insert into orders (id) values (i); end loop; end;`,
  );
  expect(await log()).toEqual(['statement', 'row 1', 'statement', 'row 2']);
});

it('a BEFORE row trigger of a single-row INSERT … VALUES may read its table', async () => {
  await erp.run(
    `create trigger r before insert on orders for each row begin select nvl(max(id), 0) + 1 into :new.id from orders; end;`,
    'insert into orders (total) values (1)',
    'insert into orders (total) values (2)',
  );
  expect(await erp.rows('select id from orders order by id')).toEqual([[1], [2]]);
  expect(await erp.error('insert into orders (total) select 3 from dual')).toMatch(/^ORA-04091/);
});
