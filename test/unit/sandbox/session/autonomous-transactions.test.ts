import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// PL/SQL Language Reference, "Autonomous Transactions" and "AUTONOMOUS_TRANSACTION Pragma".
let database: EngineDatabase;
let erp: TestSession;

beforeEach(async () => {
  database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create sequence, create trigger, create type to erp',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create table orders (id number primary key, total number)',
    'create table log (n number generated always as identity, text varchar2(200))',
    `create procedure note(p_text varchar2) is
       pragma autonomous_transaction;
     begin insert into log (text) values (p_text); commit; end;`,
    'insert into orders values (1, 10)',
  );
  await erp.run('commit');
});

const log = async () => (await erp.rows('select text from log order by n')).map(([text]) => text);
const inProgress = () => erp.session.transactionInProgress;

describe('an autonomous transaction', () => {
  it('keeps what it has committed when the main transaction is rolled back', async () => {
    expect(
      await erp.error(
        `begin update orders set total = 20; note('failed by ' || user); raise_application_error(-20001, 'no'); end;`,
      ),
    ).toContain('ORA-20001: no');
    expect(await log()).toEqual(['failed by ERP']);
    expect(await erp.rows('select total from orders')).toEqual([[10]]);
    expect(inProgress()).toBe(false);
  });

  it('leaves the main transaction and its savepoints as they were', async () => {
    await erp.run(
      'insert into orders values (2, 20)',
      'savepoint here',
      `begin note('a'); end;`,
      'insert into orders values (3, 30)',
      'rollback to savepoint here',
    );
    expect(inProgress()).toBe(true);
    expect(await erp.rows('select id from orders order by id')).toEqual([[1], [2]]);
    await erp.run('rollback');
    expect(await erp.rows('select id from orders')).toEqual([[1]]);
    expect(await log()).toEqual(['a']);
  });

  it('sees committed data only, and what the main transaction sees after it', async () => {
    await erp.run(
      `create function seen return number is pragma autonomous_transaction; n number;
       begin select sum(total) into n from orders; return n; end;`,
      `update orders set total = 99`,
    );
    expect(await erp.number('begin :r := seen; end;')).toBe(10);
    expect(
      await erp.number(
        `declare before_it number; after_it number;
         begin
           select count(*) into before_it from log; note('x'); select count(*) into after_it from log;
           :r := before_it * 10 + after_it;
         end;`,
      ),
    ).toBe(1);
    await erp.run('rollback', 'set transaction isolation level serializable', `begin note('y'); end;`);
    expect(await log()).toEqual(['x']);
    await erp.run('commit');
    expect(await log()).toEqual(['x', 'y']);
  });

  it('that has not ended when its routine returns is rolled back with ORA-06519', async () => {
    await erp.run(
      `create procedure forgets is pragma autonomous_transaction; begin
  insert into log (text) values ('lost');
end;`,
    );
    await erp.run('insert into orders values (2, 20)');
    expect(await erp.error('begin forgets; end;')).toBe(
      'ORA-06519: active autonomous transaction detected and rolled back\n' +
        'ORA-06512: at "ERP.FORGETS", line 2\nORA-06512: at line 1',
    );
    expect(await log()).toEqual([]);
    expect(
      await erp.block(
        `begin forgets; exception when others then :r := sqlcode || dbms_utility.format_error_stack; end;`,
      ),
    ).toContain('-6519');
    expect(await erp.rows('select id from orders order by id')).toEqual([[1], [2]]);
  });

  it('is rolled back by an exception, which goes on to the caller', async () => {
    await erp.run(
      `create procedure fails(p_handles number) is pragma autonomous_transaction; begin
         insert into log (text) values ('lost');
         raise no_data_found;
       exception when no_data_found then
         if p_handles = 1 then rollback; else raise_application_error(-20002, 'gone'); end if;
       end;`,
    );
    expect(await erp.error('begin fails(0); end;')).toContain('ORA-20002: gone');
    expect(await erp.error('begin fails(1); end;')).toBe('no error');
    expect(await log()).toEqual([]);
  });

  it('gets ORA-00060 where it would wait for the main transaction, and ORA-00054 with NOWAIT', async () => {
    await erp.run(
      `create procedure touches(p_id number) is pragma autonomous_transaction;
       begin update orders set total = 0 where id = p_id; commit; end;`,
      `create procedure inserts(p_id number) is pragma autonomous_transaction;
       begin insert into orders values (p_id, 0); commit; end;`,
      `create procedure locks is pragma autonomous_transaction; n number;
       begin select total into n from orders where id = 1 for update nowait; rollback; end;`,
      'update orders set total = 11 where id = 1',
      'insert into orders values (5, 50)',
    );
    expect(await erp.error('begin touches(1); end;')).toContain('ORA-00060: deadlock detected');
    expect(await erp.error('begin inserts(5); end;')).toContain('ORA-00060: deadlock detected');
    expect(await erp.error('begin locks; end;')).toContain('ORA-00054');
    expect(await erp.error('begin touches(7); end;')).toBe('no error');
    await erp.run('lock table log in exclusive mode');
    expect(await erp.error(`begin note('x'); end;`)).toContain('ORA-00060: deadlock detected');
    expect(await erp.rows('select total from orders order by id')).toEqual([[11], [50]]);
  });

  it('that waits for another session is part of a deadlock with the main transaction', async () => {
    const other = openTestSession(database, 'ERP');
    await erp.run(
      'insert into orders values (2, 20)',
      `create procedure touches(p_id number) is pragma autonomous_transaction;
       begin update orders set total = 0 where id = p_id; commit; end;`,
    );
    await other.run('update orders set total = 2 where id = 2');
    await erp.run('update orders set total = 1 where id = 1');
    const waiting = erp.run('begin touches(2); end;');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await other.error('update orders set total = 3 where id = 1')).toContain('ORA-00060');
    await other.run('commit');
    await waiting;
    await erp.run('commit');
    expect(await erp.rows('select total from orders order by id')).toEqual([[1], [0]]);
  });

  it('has savepoints of its own', async () => {
    await erp.run(
      `create procedure goes_back is pragma autonomous_transaction; begin
         insert into log (text) values ('kept'); savepoint mine; insert into log (text) values ('undone');
         rollback to mine; commit; rollback to here;
       end;`,
      'savepoint here',
    );
    expect(await erp.error('begin goes_back; end;')).toContain(`ORA-01086: savepoint 'HERE' never established`);
    expect(await log()).toEqual(['kept']);
  });

  it('may be one of several, one in another or one after the other, each with its identity', async () => {
    await erp.run(
      `create procedure inner_one(p_ids in out varchar2) is pragma autonomous_transaction; begin
         insert into log (text) values ('inner');
         p_ids := p_ids || ' ' || dbms_transaction.local_transaction_id;
         commit;
       end;`,
      `create procedure outer_one(p_ids in out varchar2) is pragma autonomous_transaction; begin
         insert into log (text) values ('outer');
         p_ids := p_ids || ' ' || dbms_transaction.local_transaction_id;
         inner_one(p_ids);
         p_ids := p_ids || ' ' || dbms_transaction.local_transaction_id;
         rollback;
         insert into log (text) values ('outer again'); commit;
       end;`,
      'update orders set total = 0',
    );
    const ids = await erp.block(
      `declare v varchar2(200) := dbms_transaction.local_transaction_id;
       begin outer_one(v); :r := v || ' ' || dbms_transaction.local_transaction_id; end;`,
    );
    const [main, outer, inner, outerAfter, mainAfter] = String(ids).split(' ');
    expect([mainAfter, outerAfter]).toEqual([main, outer]);
    expect(new Set([main, outer, inner]).size).toBe(3);
    await erp.run('rollback');
    expect(await log()).toEqual(['inner', 'outer again']);
  });

  it('shares the session: package variables, contexts, sequences, SQL settings', async () => {
    await erp.run(
      'create sequence s',
      'create package state is n number := 0; end;',
      `create procedure changes is pragma autonomous_transaction; begin
         state.n := state.n + 1; dbms_application_info.set_client_info('inside ' || s.nextval);
         execute immediate q'[alter session set nls_date_format = 'YYYY']';
         note(user || state.n);
       end;`,
      'begin changes; changes; rollback; end;',
    );
    expect(
      await erp.evaluate(`state.n || sys_context('userenv', 'client_info') || s.currval || to_char(date '2024-05-06')`),
    ).toBe('2inside 222024');
    expect(await log()).toEqual(['ERP1', 'ERP2']);
  });

  it('shares a transactional temporary table with nobody', async () => {
    await erp.run(
      'create global temporary table work (x number) on commit delete rows',
      `create procedure writes is pragma autonomous_transaction; begin insert into work values (2); commit; end;`,
      `create procedure reads is pragma autonomous_transaction; n number; begin select count(*) into n from work; end;`,
      'begin writes; end;',
      'insert into work values (1)',
      `begin note('x'); end;`,
    );
    expect(await erp.rows('select x from work')).toEqual([[1]]);
    for (const call of ['writes', 'reads']) {
      expect(await erp.error(`begin ${call}; end;`)).toContain(
        'ORA-14450: attempt to access a transactional temp table already in use',
      );
    }
    await erp.run('commit', 'begin reads; end;');
  });

  it('begins with the executable part', async () => {
    await erp.run(
      `create function total return number is n number; begin select max(total) into n from orders; return n; end;`,
      `create function total_at_start return number is
         pragma autonomous_transaction;
         n number := total;
       begin return n * 1000 + total; end;`,
    );
    await erp.run('update orders set total = 78');
    expect(await erp.number('begin :r := total_at_start; end;')).toBe(78_010);
  });
});

describe('the pragma', () => {
  it('may stand in anonymous blocks, packaged and nested subprograms and methods', async () => {
    await erp.run(
      `create package logger is procedure put(p_text varchar2); end;`,
      `create package body logger is
         procedure put(p_text varchar2) is
           procedure write is pragma autonomous_transaction; begin insert into log (text) values (p_text); commit; end;
         begin write; end;
       end;`,
      `create type noter as object (name varchar2(10), member procedure put, static function twice return number)`,
      `create type body noter is
         member procedure put is pragma autonomous_transaction;
         begin insert into log (text) values (self.name); commit; end;
         static function twice return number is pragma autonomous_transaction;
         begin insert into log (text) values ('static'); commit; return 2; end;
       end;`,
      `declare n noter := noter('member'); begin logger.put('nested'); n.put; n.name := noter.twice; rollback; end;`,
      `declare pragma autonomous_transaction; begin insert into log (text) values ('block'); commit; end;`,
      `begin execute immediate 'declare pragma autonomous_transaction; begin
         insert into log (text) values (''dynamic''); commit; end;'; rollback; end;`,
    );
    expect(await log()).toEqual(['nested', 'member', 'static', 'block', 'dynamic']);
  });

  it('may not stand in a nested block, a package or twice', async () => {
    expect(await erp.error(`begin declare pragma autonomous_transaction; begin null; end; end;`)).toContain(
      'PLS-00710: Pragma AUTONOMOUS_TRANSACTION cannot be specified here',
    );
    const created = await erp.execute('create package p is pragma autonomous_transaction; procedure x; end;');
    expect(created.compiledWithErrors).toBe(true);
    expect(await erp.rows(`select text from user_errors where name = 'P'`)).toContainEqual([
      'PLS-00710: Pragma AUTONOMOUS_TRANSACTION cannot be specified here',
    ]);
    expect(
      await erp
        .execute('declare pragma autonomous_transaction; pragma autonomous_transaction; begin null; end;')
        .catch(String),
    ).toContain('PRAGMA AUTONOMOUS_TRANSACTION given twice');
  });
});

describe('an autonomous trigger', () => {
  it('may commit, run DDL and read its table, and what it did outlives the statement', async () => {
    await erp.run(
      `create trigger orders_ad after update on orders for each row
       declare pragma autonomous_transaction; n number;
       begin
         select total into n from orders where id = :old.id;
         insert into log (text) values (:old.total || ' ' || :new.total || ' committed ' || n); commit;
         execute immediate 'create table made_by_trigger (x number)';
       end;`,
      'update orders set total = 11',
      'rollback',
    );
    expect(await log()).toEqual(['10 11 committed 10']);
    expect(await erp.rows('select count(*) from made_by_trigger')).toEqual([[0]]);
    expect(await erp.rows('select total from orders')).toEqual([[10]]);
  });

  it('fires within an autonomous transaction as any other does, and that may not commit', async () => {
    await erp.run(
      `create trigger log_bi before insert on log for each row begin :new.text := upper(:new.text); end;`,
      `begin note('loud'); end;`,
    );
    expect(await log()).toEqual(['LOUD']);
    await erp.run('create or replace trigger log_bi before insert on log begin commit; end;');
    expect(await erp.error(`begin note('x'); end;`)).toContain('ORA-04092: cannot COMMIT in a trigger');
  });
});

describe('a function that SQL calls', () => {
  beforeEach(async () => {
    await erp.run(
      `create function counted(p_text varchar2) return number is pragma autonomous_transaction;
       begin insert into log (text) values (p_text); commit; return length(p_text); end;`,
      `create function does(p_what varchar2) return number is begin execute immediate p_what; return 1; end;`,
    );
  });

  it('changes data and commits only in a transaction of its own', async () => {
    expect(await erp.rows(`select counted('abc') from dual`)).toEqual([[3]]);
    expect(await log()).toEqual(['abc']);
    for (const dml of [
      'insert into log (text) values (1)',
      'update orders set total = 1',
      'declare n number; begin select id into n from orders for update; end;',
      'lock table orders in share mode',
    ]) {
      expect(await erp.error(`select does('${dml}') from dual`)).toMatch(
        /^ORA-14551: cannot perform a DML operation inside a query/,
      );
    }
    for (const control of ['commit', 'rollback', 'savepoint a', 'create table t (x number)', 'set role none']) {
      const refusal = /^ORA-14552: cannot perform a DDL, commit or rollback inside a query or DML/;
      expect(await erp.error(`select does('${control}') from dual`)).toMatch(refusal);
      expect(await erp.error(`update orders set total = does('${control}')`)).toMatch(refusal);
    }
  });

  it('changes other tables where DML calls it', async () => {
    await erp.run(`update orders set total = does('insert into log (text) values (''from DML'')')`);
    expect(await log()).toEqual(['from DML']);
    await erp.run('rollback', `insert into orders values (4, counted('abcd'))`, 'rollback');
    expect(await log()).toEqual(['abcd']);
  });

  it('does not see the table that DML which calls it changes, but for INSERT … VALUES', async () => {
    await erp.run(
      'create function top return number is n number; begin select max(id) into n from orders; return n; end;',
      'create function top_by_query return number is n number; begin select top into n from dual; return n; end;',
      `create function committed_top return number is pragma autonomous_transaction;
       begin return top; end;`,
    );
    for (const statement of [
      'update orders set total = top',
      'update orders set total = top_by_query',
      'delete from orders where id = top',
      'insert into orders select top + 1, 1 from dual',
      `update orders set total = does('update orders set total = 1')`,
    ]) {
      expect(await erp.error(statement)).toMatch(
        /^ORA-04091: table ERP.ORDERS is mutating, trigger\/function may not see it/,
      );
    }
    await erp.run('insert into orders values (top + 1, 1)', 'update orders set total = committed_top');
    expect(await erp.rows('select sum(total), count(*) from orders')).toEqual([[2, 2]]);
  });

  it('is not kept from anything where a block calls it', async () => {
    await erp.run(`declare n number; begin n := does('update orders set total = 5'); n := does('commit'); end;`);
    expect(await erp.rows('select total from orders')).toEqual([[5]]);
  });

  it('that is pipelined ends its transaction before each row', async () => {
    await erp.run(
      'create type numbers as table of number',
      `create function logs(p_commits number) return numbers pipelined is pragma autonomous_transaction; begin
         for i in 1 .. 3 loop
           insert into log (text) values (i);
           if p_commits >= i then commit; end if;
           pipe row (i);
         end loop;
         return;
       end;`,
    );
    expect(
      await erp.number(
        `declare n number := 0; begin
           for r in (select column_value v from table(logs(3))) loop
             update orders set total = total + r.v; select count(*) into n from log;
           end loop;
           :r := n;
         end;`,
      ),
    ).toBe(3);
    expect(await erp.rows('select total from orders')).toEqual([[16]]);
    await erp.run('rollback');
    expect(await log()).toEqual(['1', '2', '3']);
    expect(await erp.error('select * from table(logs(1))')).toContain('ORA-06519');
    expect(await log()).toEqual(['1', '2', '3', '1']);
  });
});
