// Source: PL/SQL Packages and Types Reference, DBMS_RLS; Security Guide, Using Oracle Virtual Private Database
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { saveDatabase } from '../../../../sandbox/session/saved-database.js';
import { NotSupportedError } from '../../../../sandbox/values/oracle-error.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let system: TestSession;
let erp: TestSession;
let alice: TestSession;
let bob: TestSession;

beforeEach(async () => {
  database = newDatabase();
  system = openTestSession(database);
  await system.run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create procedure, create view, create any context to erp',
    'create user alice identified by alice',
    'create user bob identified by bob',
    'grant create session to alice, bob',
  );
  erp = openTestSession(database, 'ERP');
  await erp.run(
    'create table orders (id number primary key, owner varchar2(30), total number)',
    "insert into orders select level, case mod(level, 2) when 1 then 'ALICE' else 'BOB' end, level * 10 from dual connect by level <= 4",
    'commit',
    'create view big_orders as select id, owner from orders where total > 15',
    'grant select, insert, update, delete on orders to alice, bob',
    'grant select on big_orders to alice, bob',
    `create package rules as
       asked number := 0;
       function own(p_schema varchar2, p_name varchar2) return varchar2;
     end;`,
    `create package body rules as
       function own(p_schema varchar2, p_name varchar2) return varchar2 is
       begin
         asked := asked + 1;
         return q'[owner = sys_context('userenv', 'session_user')]';
       end;
     end;`,
    `create package orders_api as
       function totals return number;
       procedure raise_all;
     end;`,
    `create package body orders_api as
       function totals return number is n number; begin select sum(total) into n from orders; return n; end;
       procedure raise_all is begin update orders set total = total + 1; end;
     end;`,
    'grant execute on orders_api to alice, bob',
  );
  alice = openTestSession(database, 'ALICE');
  bob = openTestSession(database, 'BOB');
});

/** ADD_POLICY on ERP.ORDERS with the policy function ERP.RULES.OWN, where nothing else is said. */
async function addPolicy(more = ''): Promise<void> {
  await system.run(
    `begin dbms_rls.add_policy('ERP', 'orders', 'own_rows', 'erp', 'rules.own'${more === '' ? '' : `, ${more}`}); end;`,
  );
}

const ids = async (session: TestSession, from = 'erp.orders') =>
  (await session.rows(`select id from ${from} order by id`)).map(([id]) => id);

describe('a policy', () => {
  it('hides the rows for which its predicate does not hold, from everybody, the owner included', async () => {
    await addPolicy();
    expect(await ids(alice)).toEqual([1, 3]);
    expect(await ids(bob)).toEqual([2, 4]);
    expect(await ids(erp)).toEqual([]);
    expect(await ids(system)).toEqual([]);
    expect(await alice.rows('select count(*) from erp.orders o where o.id in (select id from erp.orders)')).toEqual([
      [2],
    ]);
    expect(await alice.rows('select total from erp.orders where id = 2')).toEqual([]);
  });

  it('holds within views and within packages that run in their owner’s right', async () => {
    await addPolicy();
    expect(await ids(alice, 'erp.big_orders')).toEqual([3]);
    expect(await ids(bob, 'erp.big_orders')).toEqual([2, 4]);
    expect(await alice.number('begin :r := erp.orders_api.totals; end;')).toBe(40);
    expect(await bob.number('begin :r := erp.orders_api.totals; end;')).toBe(60);
    await bob.run('begin erp.orders_api.raise_all; commit; end;');
    await system.run('grant exempt access policy to system');
    expect(await system.rows('select id, total from erp.orders order by id')).toEqual([
      [1, 10],
      [2, 21],
      [3, 30],
      [4, 41],
    ]);
  });

  it('holds on both sides of joins, outer ones as if the rows were not there', async () => {
    await addPolicy();
    await erp.run(
      'create table numbers (n number)',
      'insert into numbers select level from dual connect by level <= 3',
    );
    await erp.run('commit', 'grant select on numbers to alice');
    expect(
      await alice.rows('select n, o.total from erp.numbers left join erp.orders o on o.id = n order by n'),
    ).toEqual([
      [1, 10],
      [2, null],
      [3, 30],
    ]);
    expect(await alice.rows('select a.id, b.id from erp.orders a, erp.orders b where b.id = a.id + 1')).toEqual([]);
  });

  it('is tested before any function of the statement sees the row', async () => {
    await addPolicy();
    await erp.run(
      'create table seen (id number)',
      `create function peek(p_id number) return number is
         pragma autonomous_transaction;
       begin insert into seen values (p_id); commit; return 1; end;`,
      'grant execute on peek to alice',
    );
    await alice.rows('select id from erp.orders where erp.peek(id) = 1');
    expect(await ids(erp, 'seen')).toEqual([1, 3]);
  });

  it('limits UPDATE, DELETE and FOR UPDATE', async () => {
    await addPolicy();
    const changed = async (sql: string) => (await alice.execute(sql)).rowCount;
    expect(await changed('update erp.orders set total = 0')).toBe(2);
    expect(await changed('delete from erp.orders where id in (2, 3)')).toBe(1);
    expect(await alice.rows('select id from erp.orders for update')).toEqual([[1]]);
    expect(
      await alice.number(
        'declare n number := 0; begin for c in (select 1 from erp.orders) loop n := n + 1; end loop; :r := n; end;',
      ),
    ).toBe(1);
  });

  it('checks what INSERT and UPDATE make of rows only with update_check', async () => {
    await addPolicy();
    await alice.run("insert into erp.orders values (5, 'BOB', 1)", "update erp.orders set owner = 'BOB' where id = 1");
    expect(await ids(alice)).toEqual([3]);
    await alice.run('rollback');
    await system.run("begin dbms_rls.drop_policy('erp', 'ORDERS', 'Own_Rows'); end;");
    await addPolicy('update_check => true');
    const violation = 'ORA-28115: policy with check option violation';
    expect(await alice.error("insert into erp.orders values (5, 'BOB', 1)")).toBe(violation);
    expect(await alice.error("insert into erp.orders select 6, 'BOB', 1 from dual")).toBe(violation);
    expect(await alice.error("update erp.orders set owner = 'BOB' where id = 1")).toBe(violation);
    await alice.run("insert into erp.orders values (5, 'ALICE', 1)", 'update erp.orders set total = 2 where id = 5');
    expect(await ids(alice)).toEqual([1, 3, 5]);
  });

  it('is for the statements that it names', async () => {
    await addPolicy("statement_types => 'update, Delete'");
    expect(await ids(alice)).toEqual([1, 2, 3, 4]);
    expect((await alice.execute('update erp.orders set total = 0')).rowCount).toBe(2);
    expect((await alice.execute('delete from erp.orders')).rowCount).toBe(2);
  });

  it('may be one of several, all of which must hold', async () => {
    await addPolicy();
    await erp.run(
      "create function cheap(s varchar2, n varchar2) return varchar2 is begin return 'total < 25 or ' || 'total is null'; end;",
    );
    await system.run("begin dbms_rls.add_policy('erp', 'orders', 'cheap', 'erp', 'cheap'); end;");
    expect(await ids(alice)).toEqual([1]);
    expect(await ids(bob)).toEqual([2]);
  });

  it('may give no predicate, or one with a subquery in the right of the function’s owner', async () => {
    await erp.run(
      'create table teams (member varchar2(30), id number)',
      "insert into teams values ('ALICE', 4)",
      'commit',
      `create function by_team(s varchar2, n varchar2) return varchar2 is
       begin
         if user = 'BOB' then return null; end if;
         return 'id in (select id from teams where member = user)';
       end;`,
    );
    await system.run("begin dbms_rls.add_policy('erp', 'orders', 'team', 'erp', 'by_team'); end;");
    expect(await ids(bob)).toEqual([1, 2, 3, 4]);
    expect(await ids(alice)).toEqual([4]);
    expect(await alice.error('select * from erp.teams')).toContain('ORA-00942');
  });

  it('may hang on an application context, which each statement asks anew', async () => {
    await erp.run(
      'create context erp_ctx using ctx_api',
      `create package ctx_api as procedure enter(p_owner varchar2); end;`,
      `create package body ctx_api as
         procedure enter(p_owner varchar2) is begin dbms_session.set_context('erp_ctx', 'owner', p_owner); end;
       end;`,
      `create function by_context(s varchar2, n varchar2) return varchar2 is
       begin return q'[owner = sys_context('erp_ctx', 'owner')]'; end;`,
      'grant execute on ctx_api to alice',
    );
    await system.run(
      "begin dbms_rls.add_policy('erp', 'orders', 'ctx', 'erp', 'by_context', policy_type => dbms_rls.context_sensitive); end;",
    );
    const seen = () => alice.number('begin :r := erp.orders_api.totals; end;');
    expect(await seen()).toBe(null);
    await alice.run("begin erp.ctx_api.enter('BOB'); end;");
    expect(await seen()).toBe(60);
    await alice.run("begin erp.ctx_api.enter('ALICE'); end;");
    expect(await seen()).toBe(40);
  });

  it('asks its function once per statement, a static one once', async () => {
    await addPolicy();
    const asked = () => erp.number('begin :r := rules.asked; end;');
    await erp.rows('select count(*) from orders a, orders b, orders c');
    const before = Number(await asked());
    await erp.rows('select count(*) from orders');
    await erp.rows('select count(*) from orders');
    expect(Number(await asked()) - before).toBe(2);
    await system.run("begin dbms_rls.drop_policy('erp', 'orders', 'own_rows'); end;");
    await addPolicy('policy_type => dbms_rls.static');
    await erp.rows('select count(*) from orders');
    const first = Number(await asked());
    await erp.rows('select count(*) from orders');
    expect(Number(await asked()) - first).toBe(0);
    expect(await ids(bob)).toEqual([2, 4]);
    await system.run("begin dbms_rls.refresh_policy('erp', 'orders', 'own_rows'); end;");
    await erp.rows('select count(*) from orders');
    expect(Number(await asked()) - first).toBe(1);
  });

  it('can be disabled, enabled and dropped, and stays with a table that is changed', async () => {
    await addPolicy();
    await erp.run('alter table orders add note varchar2(10)');
    expect(await ids(alice)).toEqual([1, 3]);
    await system.run("begin dbms_rls.enable_policy('erp', 'orders', 'own_rows', false); end;");
    expect(await ids(alice)).toEqual([1, 2, 3, 4]);
    await system.run("begin dbms_rls.enable_policy('erp', 'orders', 'own_rows'); end;");
    expect(await ids(alice)).toEqual([1, 3]);
    await system.run("begin dbms_rls.drop_policy('erp', 'orders', 'own_rows'); end;");
    expect(await ids(alice)).toEqual([1, 2, 3, 4]);
  });

  it('may be a view’s, and stays when the view is made again', async () => {
    await system.run("begin dbms_rls.add_policy('erp', 'big_orders', 'own_rows', 'erp', 'rules.own'); end;");
    expect(await ids(alice, 'erp.big_orders')).toEqual([3]);
    expect(await ids(alice)).toEqual([1, 2, 3, 4]);
    await erp.run('create or replace view big_orders as select id, owner, total from orders');
    expect(await ids(alice, 'erp.big_orders')).toEqual([1, 3]);
  });

  it('does not limit SYS and those with EXEMPT ACCESS POLICY, nor constraints', async () => {
    await addPolicy();
    await system.run('grant exempt access policy to bob');
    expect(await ids(bob)).toEqual([1, 2, 3, 4]);
    await bob.run('rollback');
    await erp.run('create table items (order_id number references orders)', 'grant insert on items to alice');
    await alice.run('insert into erp.items values (2)');
    expect(await alice.error("insert into erp.orders values (2, 'ALICE', 1)")).toContain('ORA-00001');
  });

  it('is shown by ALL_POLICIES, commits, and comes back with a saved database', async () => {
    await alice.run("insert into erp.orders values (9, 'ALICE', 9)");
    await system.run(
      "insert into erp.orders values (8, 'BOB', 8)",
      "begin dbms_rls.add_policy('erp', 'orders', 'p', 'erp', 'rules.own', 'select,insert', true, false); end;",
      'rollback',
    );
    await alice.run('rollback');
    const saved = saveDatabase(database);
    await system.run("begin dbms_rls.enable_policy('erp', 'orders', 'p'); end;");
    saved.restore();
    const again = openTestSession(database, 'BOB');
    expect(
      await again.rows(
        `select object_owner, object_name, policy_name, pf_owner, package, function, sel, ins, upd, del, chk_option, enable, policy_type
         from all_policies`,
      ),
    ).toEqual([['ERP', 'ORDERS', 'P', 'ERP', 'RULES', 'OWN', 'YES', 'YES', 'NO', 'NO', 'YES', 'NO', 'DYNAMIC']]);
    expect(await ids(again)).toContain(8);
  });
});

describe('what is wrong with a policy', () => {
  it.each<readonly [string, string, string]>([
    ['a function that is not there', 'nobody', 'ORA-28110: policy function or package ERP.NOBODY has error'],
    ['a package without it', 'rules.nobody', 'ORA-28110: policy function or package ERP.RULES has error'],
    ['a function that fails', 'failing', 'ORA-28112: failed to execute policy function'],
    ['a predicate that is no condition', 'broken', 'ORA-28113: policy predicate has error'],
    ['a predicate with a name that is not there', 'nameless', 'ORA-28113: policy predicate has error'],
    ['a predicate that reads the same table', 'circular', 'ORA-28108: circular security policies detected'],
  ])('fails the statement: %s', async (_, name, message) => {
    const given = { broken: 'owner =', nameless: 'owned = 1', circular: 'id in (select id from orders)' };
    for (const [routine, predicate] of Object.entries(given))
      await erp.run(
        `create function ${routine}(s varchar2, n varchar2) return varchar2 is begin return '${predicate}'; end;`,
      );
    await erp.run('create function failing(s varchar2, n varchar2) return varchar2 is begin raise no_data_found; end;');
    await system.run(`begin dbms_rls.add_policy('erp', 'orders', 'p', 'erp', '${name}'); end;`);
    for (const sql of ['select * from erp.orders', 'update erp.orders set total = 1', 'delete from erp.orders']) {
      expect((await alice.error(sql)).split('\n')[0]).toBe(message);
    }
    await system.run("begin dbms_rls.enable_policy('erp', 'orders', 'p', false); end;");
    expect(await ids(alice)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["'erp', 'nothing', 'p', 'erp', 'rules.own'", 'ORA-00942: table or view does not exist'],
    ["'erp', 'orders', 'own_rows', 'erp', 'rules.own'", 'ORA-28101: policy already exists'],
    ["'erp', 'orders', 'p', 'nobody', 'rules.own'", 'ORA-28100: policy function schema NOBODY is invalid'],
    ["'sys', 'dual', 'p', 'erp', 'rules.own'", 'ORA-28103: adding a policy to an object owned by SYS is not allowed'],
    ["'erp', 'orders', 'p', 'erp', 'a.b.c'", 'ORA-28104: input value for POLICY_FUNCTION is not valid'],
    ["'erp', 'orders', 'p', 'erp', 'f', 'merge'", 'ORA-28104: input value for STATEMENT_TYPES is not valid'],
    ["'erp', 'orders', 'p', 'erp', 'f', policy_type => 9", 'ORA-28104: input value for POLICY_TYPE is not valid'],
  ])('is said when it is added: %s', async (values, message) => {
    await addPolicy();
    expect((await system.error(`begin dbms_rls.add_policy(${values}); end;`)).split('\n')[0]).toBe(message);
  });

  it('cannot be made or taken away by those without EXECUTE on the package', async () => {
    await addPolicy();
    const drop = "begin dbms_rls.drop_policy('erp', 'orders', 'own_rows'); end;";
    expect(await alice.error(drop)).toContain("PLS-00201: identifier 'DBMS_RLS' must be declared");
    expect(await erp.error(drop)).toContain("PLS-00201: identifier 'DBMS_RLS' must be declared");
    await system.run('grant execute on dbms_rls to erp');
    await erp.run(drop);
    expect(await ids(alice)).toEqual([1, 2, 3, 4]);
  });

  it('is refused by name where the sandbox does not have it', async () => {
    await addPolicy();
    const columns =
      "begin dbms_rls.add_policy('erp', 'orders', 'p', 'erp', 'rules.own', sec_relevant_cols => 'total'); end;";
    expect(await system.error(columns)).toContain('does not support security policies for certain columns');
    const merge = `merge into erp.orders o using dual on (o.id = 1) when matched then update set total = 1`;
    await expect(alice.execute(merge)).rejects.toThrow(NotSupportedError);
    expect((await system.error("begin dbms_rls.drop_policy('erp', 'orders', 'x'); end;")).split('\n')[0]).toBe(
      'ORA-28102: policy does not exist',
    );
  });
});
