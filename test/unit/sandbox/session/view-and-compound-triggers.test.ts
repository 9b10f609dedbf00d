import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/** PL/SQL Language Reference, "PL/SQL Triggers": "INSTEAD OF DML Triggers" and "Compound DML Triggers". */

let database: EngineDatabase;
let erp: TestSession;

beforeEach(async () => {
  database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create trigger, create view to erp',
    'create user alice identified by alice',
    'grant create session to alice',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create table customers (id number primary key, name varchar2(20))',
    'create table orders (id number primary key, customer_id number references customers, total number(8,2))',
    'create table log (n number generated always as identity, text varchar2(200))',
    'create procedure note(p_text varchar2) is begin insert into log (text) values (p_text); end;',
    `create view order_info as
       select o.id, o.total, c.id customer_id, c.name customer from orders o join customers c on c.id = o.customer_id`,
  );
});

const log = async () => (await erp.rows('select text from log order by n')).map(([text]) => text);

describe('INSTEAD OF triggers', () => {
  beforeEach(async () => {
    await erp.run(
      `create trigger order_info_io instead of insert or update or delete on order_info
       begin
         if inserting then
           begin
             insert into customers values (:new.customer_id, :new.customer);
           exception when dup_val_on_index then null;
           end;
           insert into orders values (:new.id, :new.customer_id, :new.total);
         elsif updating then
           note(case when updating('TOTAL') then 'total ' end || :old.total || '->' || :new.total || ' ' || :new.customer);
           update orders set total = :new.total where id = :old.id;
         else
           delete from orders where id = :old.id;
         end if;
       end order_info_io;`,
      `insert into order_info (id, total, customer_id, customer) values (1, 10, 7, 'Ann')`,
      `insert into order_info select id + 1, total * 2, customer_id, customer from order_info`,
    );
  });

  it('do what the statement says with the tables of the view', async () => {
    expect(await erp.rows('select * from order_info order by id')).toEqual([
      [1, 10, 7, 'Ann'],
      [2, 20, 7, 'Ann'],
    ]);
    const update = await erp.execute(
      `update order_info v set total = v.total + (select count(*) from customers), customer = upper(customer) where id > 1`,
    );
    expect(update.rowCount).toBe(1);
    expect(await log()).toEqual(['total 20->21 ANN']);
    expect(await erp.rows('select id, total from orders order by id')).toEqual([
      [1, 10],
      [2, 21],
    ]);
    const deleted = await erp.execute('delete from order_info where total < 100 and rownum = 1');
    expect(deleted.rowCount).toBe(1);
    await erp.execute('delete order_info');
    expect(await erp.rows('select count(*) from orders')).toEqual([[0]]);
    expect((await erp.execute('delete order_info')).rowCount).toBe(0);
  });

  it('fire in PL/SQL for records, loops and FORALL, and set SQL%ROWCOUNT', async () => {
    expect(
      await erp.number(
        `declare r order_info%rowtype; type ids is table of number; l ids := ids(1, 2); n number; begin
           select * into r from order_info where id = 1;
           r.id := 3; insert into order_info values r;
           update order_info set (total, customer) = (select 5, 'x' from dual) where id in (1, 3);
           n := sql%rowcount * 10;
           forall i in 1 .. l.count delete from order_info where id = l(i);
           :r := n + sql%rowcount;
         end;`,
      ),
    ).toBe(22);
    expect(await erp.rows('select id, total from orders')).toEqual([[3, 5]]);
  });

  it('run in the right of their owner, for whoever has the privilege on the view', async () => {
    await erp.run('commit', 'grant select, insert on order_info to alice');
    const alice = openTestSession(database, 'ALICE');
    await alice.run(`insert into erp.order_info values (5, 50, 8, user)`, 'commit');
    expect(await erp.rows('select customer from order_info where id = 5')).toEqual([['ALICE']]);
    expect(await alice.error('delete from erp.order_info')).toContain('ORA-01031');
    expect(await alice.error('insert into erp.orders values (6, 8, 1)')).toContain('ORA-00942');
  });

  it('undo the statement with their error', async () => {
    await erp.run(
      `create or replace trigger order_info_io instead of delete on order_info
       begin
         delete from orders where id = :old.id;
         if :old.id = 2 then raise_application_error(-20001, 'keep it'); end if;
       end;`,
    );
    expect(await erp.error('delete from order_info')).toBe(
      `ORA-20001: keep it\nORA-06512: at "ERP.ORDER_INFO_IO", line 3\n` +
        `ORA-04088: error during execution of trigger 'ERP.ORDER_INFO_IO'`,
    );
    expect(await erp.rows('select count(*) from orders')).toEqual([[2]]);
  });

  it('leave no transaction where they do nothing', async () => {
    await erp.run('commit', 'create or replace trigger order_info_io instead of delete on order_info begin null; end;');
    await erp.execute('delete from order_info');
    expect(erp.session.transactionInProgress).toBe(false);
  });

  it('are for views, for each row and without conditions', async () => {
    const errors = [
      ['insert on orders begin null; end;', 'ORA-25002: cannot create INSTEAD OF triggers on tables'],
      ['delete on order_info for each row when (old.id = 1) begin null; end;', 'ORA-25004'],
      ['insert on order_info begin :new.id := 1; end;', 'ORA-04084: cannot change NEW values for this trigger type'],
    ];
    for (const [text, error] of errors) expect(await erp.error(`create trigger t instead of ${text}`)).toContain(error);
    expect(await erp.error('create trigger t before insert on order_info begin null; end;')).toContain('ORA-25001');
    expect(await erp.error('update order_info set total = 1 returning id into :x')).toContain('ORA-22816');
    expect(
      await erp.error('merge into order_info v using dual on (v.id = 1) when matched then update set total = 1'),
    ).toContain('ORA-38106');
  });

  it('are in the dictionary, and gone with their view or when it is made again', async () => {
    const triggers = () => erp.rows('select trigger_type, base_object_type, table_name, status from user_triggers');
    expect(await triggers()).toEqual([['INSTEAD OF', 'VIEW', 'ORDER_INFO', 'ENABLED']]);
    await erp.run('rename order_info to info', 'delete from info where id = 2', 'alter trigger order_info_io disable');
    expect(await triggers()).toEqual([['INSTEAD OF', 'VIEW', 'INFO', 'DISABLED']]);
    expect(await erp.execute('delete from info').catch(String)).toContain('DML on join views');
    await erp.run('create or replace view info as select * from orders');
    expect(await triggers()).toEqual([]);
    await erp.run('create trigger t instead of delete on info begin null; end;', 'drop view info');
    expect(await triggers()).toEqual([]);
  });
});

describe('compound triggers', () => {
  it('share variables and subprograms among their sections, as long as a statement lasts', async () => {
    await erp.run(
      `create trigger orders_c for insert or update of total or delete on orders
       referencing new as n
       compound trigger
         type texts is table of varchar2(40) index by pls_integer;
         seen texts;
         started constant varchar2(10) := 'start';
         before number := 0;
         procedure remember(p_text varchar2) is begin seen(seen.count + 1) := p_text; end remember;
         before statement is begin
           remember(started || case when inserting then ' I' when updating('total') then ' U' else ' D' end);
         end before statement;
         before each row is l_rounded number; begin
           l_rounded := round(:n.total);
           :n.total := l_rounded;
         end before each row;
         after each row is begin
           before := before + 1;
           remember(:old.total || '/' || :n.total);
         exception when others then null;
         end after each row;
         after statement is n number; begin
           select count(*) into n from orders;
           for i in 1 .. seen.count loop note(seen(i)); end loop;
           note('end ' || before || ' of ' || n);
         end after statement;
       end orders_c;`,
      'insert into orders (id, total) select level_no, level_no + 0.6 from (select 1 level_no from dual union all select 2 from dual)',
      'update orders set total = 9.4 where id = 1',
      'update orders set customer_id = null',
      'delete from orders where id > 5',
    );
    expect(await log()).toEqual([
      ...['start I', '/2', '/3', 'end 2 of 2'],
      ...['start U', '2/9', 'end 1 of 2'],
      ...['start D', 'end 0 of 2'],
    ]);
  });

  it('begin anew for a statement that they run themselves, and after one that has failed', async () => {
    await erp.run(
      `create trigger orders_c for insert on orders compound trigger
         n number := 0;
         after each row is begin n := n + 1; if :new.id = 13 then raise value_error; end if; end after each row;
         after statement is begin
           note(n);
           for r in (select max(id) top from orders having max(id) < 3) loop
             insert into orders (id) values (r.top + 1);
           end loop;
           note('then ' || n);
         end after statement;
       end;`,
      'insert into orders (id) select 1 from dual union all select 2 from dual',
    );
    expect(await log()).toEqual(['2', '1', 'then 1', 'then 2']);
    expect(await erp.error('insert into orders (id) select 12 from dual union all select 13 from dual')).toMatch(
      /^ORA-06502.*\nORA-06512: at "ERP.ORDERS_C", line 3\nORA-04088/s,
    );
    await erp.run('insert into orders (id) values (14)');
    expect((await log()).slice(4)).toEqual(['1', 'then 1']);
  });

  it('fire among other triggers at each point, in the order of FOLLOWS', async () => {
    await erp.run(
      `create trigger a for insert on orders compound trigger
         before statement is begin note('a before'); end before statement;
         after each row is begin note('a row'); end after each row;
       end a;`,
      `create trigger b after insert on orders for each row begin note('b row'); end;`,
      `create trigger c for insert on orders follows b compound trigger
         after each row is begin note('c row'); end after each row;
       end;`,
      'insert into orders (id) values (1)',
    );
    expect(await log()).toEqual(['a before', 'a row', 'b row', 'c row']);
  });

  it('see a mutating table in row sections only', async () => {
    await erp.run(
      `create trigger t for update on orders compound trigger
         after each row is n number; begin select count(*) into n from orders; end after each row;
       end;`,
      'insert into orders (id) values (1)',
    );
    expect(await erp.error('update orders set total = 1')).toContain('ORA-04091: table ERP.ORDERS is mutating');
    expect(await erp.rows(`select trigger_type, before_statement, after_row, status from user_triggers`)).toEqual([
      ['COMPOUND', 'NO', 'YES', 'ENABLED'],
    ]);
  });

  it('on a view have one section', async () => {
    await erp.run(
      `create trigger t for delete on order_info compound trigger
         n number := 0;
         instead of each row is begin n := n + 1; note('delete ' || :old.id || ' no. ' || n); end instead of each row;
       end;`,
      `insert into customers values (1, 'Ann')`,
      'insert into orders values (1, 1, 10)',
      'insert into orders values (2, 1, 10)',
      'delete from order_info',
    );
    expect(await log()).toEqual(['delete 1 no. 1', 'delete 2 no. 2']);
    expect(
      await erp.error(
        'create trigger u for delete on order_info compound trigger after statement is begin null; end after statement; end;',
      ),
    ).toContain('ORA-25001');
  });

  it.each([
    ['before statement is begin note(:new.id); end before statement;', 'PLS-00679: trigger binds not allowed'],
    [
      'n number := :old.id; before each row is begin null; end before each row;',
      'PLS-00679: trigger binds not allowed',
    ],
    ['pragma autonomous_transaction; before each row is begin null; end before each row;', 'PLS-00710'],
    ['before each row is pragma autonomous_transaction; begin null; end before each row;', 'PLS-00710'],
  ])('with errors are stored with them: %s', async (sections, error) => {
    const created = await erp.execute(`create trigger t for insert on orders compound trigger ${sections} end;`);
    expect(created.compiledWithErrors).toBe(true);
    expect(await erp.rows('select text from user_errors where sequence = 1')).toEqual([
      [expect.stringContaining(error)],
    ]);
  });

  it('change :NEW only before the row, and have each section once', async () => {
    expect(
      await erp.error(
        'create trigger t for insert on orders compound trigger after each row is begin :new.id := 1; end after each row; end;',
      ),
    ).toContain('ORA-04084');
    const twice = 'after each row is begin null; end after each row;';
    expect(
      await erp.execute(`create trigger t for insert on orders compound trigger ${twice} ${twice} end;`).catch(String),
    ).toContain('several sections of a compound trigger for one timing point');
  });
});
