// Source: SQL Language Reference, CREATE VIEW, Notes on Updatable Views, and the statements themselves
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let erp: TestSession;
let alice: TestSession;

beforeEach(async () => {
  database = newDatabase();
  await openTestSession(database).run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create view, create procedure, create trigger to erp',
    'create user alice identified by alice',
    'grant create session to alice',
  );
  erp = openTestSession(database, 'ERP');
  alice = openTestSession(database, 'ALICE');
  await erp.run(
    `create table orders (id number primary key, status varchar2(8) default 'new' not null, net number(8,2), vat number(8,2) default 1, secret varchar2(10))`,
    "insert into orders values (1, 'open', 10, 2, 'a')",
    "insert into orders values (2, 'open', 20, 4, 'b')",
    "insert into orders values (3, 'closed', 30, 6, 'c')",
    'commit',
    `create view open_orders as select o.id order_id, status, net, vat, net + vat gross from orders o where status = 'open'`,
    'grant select, insert, update, delete on open_orders to alice',
  );
});

const orders = () => erp.rows('select id, status, net, vat, secret from orders order by id');
const count = async (session: TestSession, sql: string) => (await session.execute(sql)).rowCount;

describe('a view of one table', () => {
  it('is changed by those who have the privilege on the view alone, its own rows only', async () => {
    expect(await count(alice, 'update erp.open_orders set net = net + 1')).toBe(2);
    expect(await count(alice, 'update erp.open_orders v set v.net = 5 where v.order_id = 2 and gross > 20')).toBe(1);
    expect(await count(alice, 'delete from erp.open_orders where order_id in (1, 3)')).toBe(1);
    expect(await alice.error('update erp.orders set net = 1')).toContain('ORA-00942');
    await alice.run('commit');
    expect(await orders()).toEqual([
      [2, 'open', 5, 4, 'b'],
      [3, 'closed', 30, 6, 'c'],
    ]);
  });

  it('takes rows, whose other columns get their defaults', async () => {
    await alice.run('insert into erp.open_orders (order_id, net) values (7, 70)', 'commit');
    await alice.run("insert into erp.open_orders (order_id, status, net) select 8, 'open', 80 from dual", 'commit');
    expect((await orders()).slice(3)).toEqual([
      [7, 'new', 70, 1, null],
      [8, 'open', 80, 1, null],
    ]);
    await erp.run('create view plain as select vat, id from orders', 'insert into plain values (9, 10)');
    expect((await orders()).slice(5)).toEqual([[10, 'new', null, 9, null]]);
  });

  it('gives what it computes to conditions, new values and RETURNING', async () => {
    expect(
      await alice.number(
        `declare r number; begin
           update erp.open_orders set net = gross where gross = 12 returning gross into r; :r := r;
         end;`,
      ),
    ).toBe(14);
    expect(
      await alice.number(
        `declare r number; begin delete from erp.open_orders where gross = 24 returning order_id * 100 + gross into r; :r := r; end;`,
      ),
    ).toBe(224);
    expect(
      await alice.number(
        `declare r number; begin
           insert into erp.open_orders (order_id, net) values (9, 9) returning gross into r; :r := r;
         end;`,
      ),
    ).toBe(10);
  });

  it('fires the triggers of its table and keeps its constraints', async () => {
    await erp.run(
      `create trigger orders_bu before insert or update of net on orders for each row
       begin :new.secret := 'x' || :new.net; end;`,
    );
    await alice.run('update erp.open_orders set net = 11 where order_id = 1');
    expect((await erp.rows('select secret from orders where id = 1'))[0]).toEqual(['a']);
    await alice.run('commit');
    expect((await erp.rows('select secret from orders where id = 1'))[0]).toEqual(['x11']);
    expect(await alice.error('insert into erp.open_orders (order_id) values (1)')).toContain('ORA-00001');
    expect(await alice.error('update erp.open_orders set status = null')).toContain('ORA-01407');
  });

  it('may lie on another view, with names of its own', async () => {
    await erp.run(
      'create view small (nr, amount, doubled) as select order_id, net, gross * 2 from open_orders where gross < 20',
      'grant select, update on small to alice',
    );
    expect(await count(alice, 'update erp.small set amount = doubled where nr in (1, 2) and doubled = 24')).toBe(1);
    await alice.run('commit');
    expect((await orders()).map(([id, , net]) => [id, net])).toEqual([
      [1, 24],
      [2, 20],
      [3, 30],
    ]);
    expect(await alice.error('delete from erp.small')).toContain('ORA-01031');
  });

  it('is changed within a loop over it, row by row', async () => {
    expect(
      await erp.number(
        `begin
           for r in (select order_id from open_orders order by order_id) loop
             update open_orders set net = r.order_id where order_id = r.order_id;
           end loop;
           select sum(net) into :r from orders;
         end;`,
      ),
    ).toBe(33);
  });
});

describe('WITH CHECK OPTION', () => {
  it('keeps rows from leaving the view', async () => {
    await erp.run("create view kept as select * from orders where status = 'open' with check option");
    const violation = 'ORA-01402: view WITH CHECK OPTION where-clause violation';
    expect(await erp.error("update kept set status = 'closed' where id = 1")).toBe(violation);
    expect(await erp.error("insert into kept (id, status) values (5, 'closed')")).toBe(violation);
    expect(await erp.error('insert into kept (id) values (5)')).toBe(violation);
    await erp.run("insert into kept (id, status) values (5, 'open')", 'update kept set net = 3');
    await erp.run('create view above as select * from kept where net > 1');
    expect(await erp.error("update above set status = 'closed'")).toBe(violation);
    await erp.run('update above set net = 0');
    await erp.run(
      'create view strict as select * from kept where net > 1 with check option',
      'update kept set net = 3',
    );
    expect(await erp.error('update strict set net = 0')).toBe(violation);
    expect(await erp.rows('select count(*) from orders where net = 3')).toEqual([[3]]);
  });
});

// Source: SQL Language Reference, "INSERT", subquery_restriction_clause.
describe('WITH CHECK OPTION of a subquery', () => {
  const kept = "(select id, status from orders where status = 'open' with check option constraint kept_check)";
  const violation = 'ORA-01402: view WITH CHECK OPTION where-clause violation';

  it('keeps rows from leaving it', async () => {
    expect(await erp.error(`update ${kept} set status = 'closed' where id = 1`)).toBe(violation);
    expect(await erp.error(`insert into ${kept} values (5, 'closed')`)).toBe(violation);
    expect(await erp.error(`insert all into ${kept} values (5, 'closed') select * from dual`)).toBe(violation);
    await erp.run(`insert into ${kept} values (5, 'open')`);
    expect(await erp.rows('select status from orders where id = 5')).toEqual([['open']]);
  });

  it('asks nothing of a query', async () => {
    expect(await erp.rows(`select id from ${kept} order by id`)).toEqual(
      await erp.rows("select id from orders where status = 'open' order by id"),
    );
    expect(await erp.rows('select id from (select id from orders with read only) where id = 1')).toEqual([[1]]);
  });
});

describe('what cannot be changed', () => {
  it.each([
    [
      'select distinct status from orders',
      'delete from v',
      'ORA-01732: data manipulation operation not legal on this view',
    ],
    ['select status, count(*) n from orders group by status', 'delete from v', 'ORA-01732'],
    ['select max(id) id from orders', 'update v set id = 1', 'ORA-01732'],
    ['select id from orders union all select id from orders', 'insert into v values (1)', 'ORA-01732'],
    ['select id, (select 1 from dual) one from orders', 'delete from v', 'ORA-01732'],
    ['select id, row_number() over (order by id) n from orders', 'delete from v', 'ORA-01732'],
    ['select id from orders where rownum < 3', 'delete from v', 'ORA-01732'],
    ['select id, net * 2 twice from orders', 'update v set twice = 1', 'ORA-01733: virtual column not allowed here'],
    ['select id, net * 2 twice from orders', 'insert into v values (9, 1)', 'ORA-01733'],
    ['select id from orders', 'update v set net = 1', 'ORA-00904: "NET": invalid identifier'],
    [
      'select id from orders with read only',
      'delete from v',
      'ORA-42399: cannot perform a DML operation on a read-only view',
    ],
    [
      'select a.id from orders a, orders b',
      'delete from v',
      'ORA-03001: unimplemented feature: the sandbox does not support DML on join views',
    ],
    ['select a.id from orders a join orders b on a.id = b.id', 'delete from v', 'does not support DML on join views'],
    ['select id from (select id from orders)', 'delete from v', 'does not support DML on views of subqueries'],
    [
      'select id from orders',
      'merge into v using dual on (id = 1) when matched then update set id = 2',
      'does not support MERGE into views',
    ],
  ])('%s: %s', async (query, statement, message) => {
    await erp.run(`create view v as ${query}`);
    const before = await orders();
    expect(await erp.error(statement)).toContain(message);
    expect(await orders()).toEqual(before);
  });

  it('is what the owner of the view may not change itself', async () => {
    await openTestSession(database).run('grant create view to alice');
    await erp.run('grant select on orders to alice');
    await alice.run('create view hers as select id, net from erp.orders');
    expect(await alice.error('update hers set net = 1')).toContain('ORA-01031');
  });
});

// Source: SQL Language Reference, "dml_table_expression_clause"
describe('a subquery of one table in place of a table', () => {
  it('is updated, deleted from and inserted into', async () => {
    expect(await count(erp, `update (select id, net n from orders where status = 'open') o set o.n = o.n + 1`)).toBe(2);
    expect(await count(erp, 'update (select net, vat, net + vat gross from orders) set net = 0 where gross > 30')).toBe(
      1,
    );
    expect(await count(erp, 'delete from (select * from orders where id > 1) where id < 3')).toBe(1);
    expect(await count(erp, `insert into (select id, net from orders) values (9, 90)`)).toBe(1);
    expect(await count(erp, `insert into (select id, net from orders) (id) select 10 from dual`)).toBe(1);
    expect(await orders()).toEqual([
      [1, 'open', 11, 2, 'a'],
      [3, 'closed', 0, 6, 'c'],
      [9, 'new', 90, 1, null],
      [10, 'new', null, 1, null],
    ]);
  });

  it('takes variables, gives RETURNING and may be over a view', async () => {
    const result = await erp.number(`declare l_limit number := 15; l_gross number; begin
      update (select order_id, net, gross from open_orders where gross > l_limit) v set v.net = 50
        returning v.gross into l_gross;
      :r := l_gross; end;`);
    expect(result).toBe(54);
    await erp.run('commit');
    expect(await count(alice, 'update (select net from erp.open_orders) set net = 1')).toBe(2);
  });

  it.each([
    ['update (select distinct net from orders) set net = 1', 'ORA-01732'],
    ['update (select net + 1 n from orders) set n = 1', 'ORA-01733'],
    ['update (select id from orders) set net = 1', 'ORA-00904'],
    ['update (select id, net from orders) set orders.net = 1', 'ORA-00904'],
    ['delete from (select o.id from orders o, orders p)', 'does not support DML on join views'],
    ['delete from (select id from nowhere)', 'ORA-00942'],
    ['delete from (select id from orders with read only)', 'ORA-42399'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });

  it('needs the privileges that its table asks for', async () => {
    await erp.run('grant update on orders to alice');
    expect(await alice.error('update (select net from erp.orders) set net = 1')).toContain('ORA-01031');
    await erp.run('grant read on orders to alice');
    expect(await count(alice, 'update (select net from erp.orders) set net = 1')).toBe(3);
    expect(await alice.error('delete from (select net from erp.orders)')).toContain('ORA-01031');
  });
});

// Source: SQL Language Reference, "ROWID Pseudocolumn" and SELECT, "for_update_clause"
describe('the rows of a view or subquery of one table', () => {
  it('have the ROWIDs of the table', async () => {
    const same = await erp.rows(`select v.order_id from open_orders v join orders o on o.rowid = v.rowid order by 1`);
    expect(same).toEqual([[1], [2]]);
    await erp.run('create view nested as select gross * 2 doubled from open_orders order by gross desc');
    const nested = await erp.rows(`select o.id, n.doubled from nested n, orders o where o.rowid = n.rowid`);
    expect(nested.toSorted()).toEqual([
      [1, 24],
      [2, 48],
    ]);
    const inner =
      'select id from (select id, rowid r from (select o.* from orders o) where rowid is not null) where r is not null';
    expect(await erp.rows(`${inner} order by 1`)).toEqual([[1], [2], [3]]);
    const found = await erp.rows(`select order_id from open_orders
      where rowid = (select rowid from orders where id = 2)`);
    expect(found).toEqual([[2]]);
    await erp.run('create table keyed (k varchar2(5) primary key, n number) organization index');
    await erp.run(`insert into keyed values ('a', 1)`, 'create view of_keyed as select n from keyed');
    expect(await erp.rows('select v.n from of_keyed v, keyed k where k.rowid = v.rowid')).toEqual([[1]]);
  });

  it('are locked by FOR UPDATE, and changed WHERE CURRENT OF', async () => {
    await alice.rows('select order_id from erp.open_orders where order_id = 1 for update');
    expect(await erp.error('select id from orders where id = 1 for update nowait')).toContain('ORA-00054');
    expect(await erp.rows('select id from orders where id > 1 for update skip locked')).toHaveLength(2);
    await alice.run('rollback');
    await erp.run('rollback');
    await erp.run(`declare cursor c is select order_id, net from open_orders where gross > 15 for update of net;
      begin for r in c loop update open_orders set net = r.net + 100 where current of c; end loop; commit; end;`);
    expect(await orders()).toEqual([
      [1, 'open', 10, 2, 'a'],
      [2, 'open', 120, 4, 'b'],
      [3, 'closed', 30, 6, 'c'],
    ]);
    await erp.rows(`select n from (select net n from orders where id = 3) for update`);
    expect(await alice.error('update erp.open_orders set net = 0')).toBe('no error');
    await alice.run('rollback');
    await erp.run('rollback');
  });

  it.each([
    ['select v.rowid from (select distinct net from orders) v', 'ORA-01445'],
    ['select v.rowid from (select a.id from orders a, orders b) v', 'ORA-01445'],
    ['select v.rowid from (select max(id) id from orders) v', 'ORA-01445'],
    ['select v.rowid from (select row_number() over (order by id) n from orders) v', 'ORA-01445'],
    ['select v.rowid from (select id from orders where rownum < 2) v', 'ORA-01445'],
    [
      'select n from (select distinct net n from orders) for update',
      'does not support FOR UPDATE of a view or subquery',
    ],
    ['select n from (select a.net n from orders a, orders b) for update', 'does not support FOR UPDATE of a view'],
  ])('%s: %s', async (query, error) => {
    expect(await erp.error(query)).toContain(error);
  });

  it('are locked by those who may do that to the view', async () => {
    await erp.run('create view shown as select id from orders', 'grant read on shown to alice');
    expect(await alice.rows('select id from erp.shown')).toHaveLength(3);
    expect(await alice.error('select id from erp.shown for update')).toContain('ORA-01031');
  });
});
