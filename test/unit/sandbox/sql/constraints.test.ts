import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(async () => {
  session = openTestSession(newDatabase());
  await session.run(
    'create table p (id number constraint p_pk primary key, code varchar2(5) constraint p_code unique)',
    "insert into p values (1, 'a')",
    "insert into p values (2, 'b')",
  );
});

describe('keys', () => {
  it('are unique, NULL aside', async () => {
    await session.run('insert into p (id) values (3)', 'insert into p (id) values (4)');
    expect(await session.error("insert into p values (1, 'c')")).toBe(
      'ORA-00001: unique constraint (SYSTEM.P_PK) violated on table SYSTEM.P columns (ID)',
    );
    expect(await session.error("insert into p values (5, 'b')")).toContain('(SYSTEM.P_CODE)');
    expect(await session.error("insert into p (code) values ('z')")).toBe(
      'ORA-01400: cannot insert NULL into ("SYSTEM"."P"."ID")',
    );
  });

  it('may be made of several columns', async () => {
    await session.run(
      'create table k (a number, b number, constraint k_u unique (a, b))',
      'insert into k values (1, 1)',
    );
    await session.run(
      'insert into k values (1, 2)',
      'insert into k values (null, null)',
      'insert into k values (null, null)',
    );
    expect(await session.error('insert into k values (1, 2)')).toContain('ORA-00001');
  });

  it('a unique index is one too', async () => {
    await session.run('create table u (a number)', 'create unique index u_i on u (a)', 'insert into u values (1)');
    expect(await session.error('insert into u values (1)')).toBe(
      'ORA-00001: unique constraint (SYSTEM.U_I) violated on table SYSTEM.U columns (A)',
    );
  });

  it('cannot be added over duplicates', async () => {
    await session.run('create table d (a number)', 'insert into d values (1)', 'insert into d values (1)');
    expect(await session.error('alter table d add constraint d_pk primary key (a)')).toContain('ORA-02437');
    expect(await session.error('alter table d add constraint d_u unique (a)')).toContain('ORA-02299');
  });
});

describe('foreign keys', () => {
  it('want a parent, and keep it', async () => {
    await session.run(
      'create table c (id number, p_id number constraint c_fk references p)',
      'insert into c values (1, 1)',
    );
    await session.run('insert into c values (2, null)');
    expect(await session.error('insert into c values (3, 9)')).toBe(
      'ORA-02291: integrity constraint (SYSTEM.C_FK) violated - parent key not found',
    );
    expect(await session.error('update c set p_id = 9 where id = 1')).toContain('ORA-02291');
    expect(await session.error('delete p where id = 1')).toBe(
      'ORA-02292: integrity constraint (SYSTEM.C_FK) violated - child record found',
    );
    expect(await session.error('update p set id = 7 where id = 1')).toContain('ORA-02292');
    await session.run('delete p where id = 2');
    expect(await session.error('drop table p')).toContain('ORA-02449');
  });

  it('ON DELETE CASCADE deletes the children, and theirs', async () => {
    await session.run(
      'create table c (id number primary key, p_id number references p on delete cascade)',
      'create table g (id number, c_id number references c on delete cascade)',
      'insert into c values (1, 1)',
      'insert into g values (1, 1)',
      'delete p where id = 1',
    );
    expect(await session.rows('select (select count(*) from c), (select count(*) from g) from dual')).toEqual([[0, 0]]);
  });

  it('ON DELETE SET NULL lets go of the children', async () => {
    await session.run(
      'create table c (id number, p_id number references p on delete set null)',
      'insert into c values (1, 1)',
      'delete p where id = 1',
    );
    expect(await session.rows('select * from c')).toEqual([[1, null]]);
  });

  it('may refer to their own table', async () => {
    await session.run('create table t (id number primary key, up number references t)', 'insert into t values (1, 1)');
    await session.run('insert into t select 2, 1 from dual union all select 3, 2 from dual');
    expect(await session.error('delete t where id = 2')).toContain('ORA-02292');
    await session.run('delete t');
  });

  it('must fit what they refer to', async () => {
    expect(await session.error('create table c (p_id number references nowhere)')).toContain('ORA-00942');
    await session.run('create table n (a number)');
    expect(await session.error('create table c (a number, foreign key (a) references n (a))')).toContain('ORA-02270');
  });
});

describe('check and NOT NULL', () => {
  it('CHECK refuses what is false, not what is unknown', async () => {
    await session.run(
      'create table c (a number constraint c_pos check (a > 0), b number, constraint c_ab check (a < b))',
      'insert into c values (1, 2)',
      'insert into c values (null, 2)',
    );
    expect(await session.error('insert into c values (-1, 2)')).toBe(
      'ORA-02290: check constraint (SYSTEM.C_POS) violated',
    );
    expect(await session.error('update c set b = 0 where a = 1')).toBe(
      'ORA-02290: check constraint (SYSTEM.C_AB) violated',
    );
  });

  it('CHECK cannot ask for the time', async () => {
    expect(await session.error('create table c (d date check (d < sysdate))')).toBe(
      'ORA-02436: date or system variable wrongly specified in CHECK constraint',
    );
  });

  it('may be disabled and enabled', async () => {
    await session.run(
      'create table c (a number constraint c_pos check (a > 0))',
      'alter table c disable constraint c_pos',
      'insert into c values (-1)',
    );
    expect(await session.error('alter table c enable constraint c_pos')).toContain('ORA-02293');
    await session.run('delete c', 'alter table c enable constraint c_pos');
    expect(await session.error('insert into c values (-1)')).toContain('ORA-02290');
  });

  it('NOT NULL can be added where there is no NULL', async () => {
    await session.run('create table c (a number)', 'insert into c values (null)');
    expect(await session.error('alter table c modify (a not null)')).toContain('ORA-02296');
    await session.run('update c set a = 1', 'alter table c modify (a not null)');
    expect(await session.error('update c set a = null')).toContain('ORA-01407');
  });
});

describe('deferrable constraints', () => {
  beforeEach(async () => {
    await session.run(
      'create table c (p_id number constraint c_fk references p deferrable initially deferred)',
      'commit',
    );
  });

  it('are checked at the commit, which rolls back if they do not hold', async () => {
    await session.run('insert into c values (9)', "insert into p values (9, 'z')", 'commit');
    await session.run('insert into c values (8)');
    expect(await session.error('commit')).toBe(
      'ORA-02091: transaction rolled back\nORA-02291: integrity constraint (SYSTEM.C_FK) violated - parent key not found',
    );
    expect(await session.rows('select p_id from c')).toEqual([[9]]);
  });

  it('can be made immediate for the transaction', async () => {
    await session.run('set constraints c_fk immediate');
    expect(await session.error('insert into c values (8)')).toContain('ORA-02291');
    await session.run('commit', 'insert into c values (8)');
    expect(await session.error('set constraints all immediate')).toContain('ORA-02291');
    await session.run('rollback');
    expect(await session.error('set constraint p_pk deferred')).toContain('ORA-02447');
  });
});

describe('deferrable check constraints', () => {
  beforeEach(async () => {
    await session.run(
      `create table d (low number, high number, constraint d_order check (low < high) deferrable initially deferred,
         constraint d_low check (low > 0) deferrable)`,
      'insert into d values (1, 2)',
      'commit',
    );
  });

  it('are checked at the commit, as the rows are by then', async () => {
    await session.run('update d set low = 5', 'update d set high = 9', 'commit', 'insert into d values (7, 3)');
    await session.run('delete from d where high = 3', 'commit', 'update d set low = 10', 'savepoint s');
    await session.run('insert into d values (20, 10)', 'rollback to s');
    expect(await session.error('commit')).toBe(
      'ORA-02091: transaction rolled back\nORA-02290: check constraint (SYSTEM.D_ORDER) violated',
    );
    expect(await session.rows('select low, high from d')).toEqual([[5, 9]]);
  });

  it('are checked at once where they are immediate', async () => {
    expect(await session.error('update d set low = -1')).toContain('ORA-02290: check constraint (SYSTEM.D_LOW)');
    await session.run('set constraint d_low deferred', 'update d set low = -1');
    expect(await session.error('set constraints all immediate')).toContain('(SYSTEM.D_LOW)');
    await session.run('rollback', 'set constraint d_order immediate');
    expect(await session.error('insert into d values (3, 2)')).toContain('(SYSTEM.D_ORDER)');
    await session.run('rollback');
  });

  it('are added to a table, and shown', async () => {
    expect(await session.error('alter table d add constraint d_high check (high > 9) deferrable')).toContain(
      'ORA-02293',
    );
    await session.run('alter table d add constraint d_high check (high > 1) initially deferred deferrable');
    const rows = await session.rows(`select constraint_name, deferrable, deferred from user_constraints
      where table_name = 'D' order by 1`);
    expect(rows).toEqual([
      ['D_HIGH', 'DEFERRABLE', 'DEFERRED'],
      ['D_LOW', 'DEFERRABLE', 'IMMEDIATE'],
      ['D_ORDER', 'DEFERRABLE', 'DEFERRED'],
    ]);
    const notNull = await session.error('create table e (a number not null deferrable)');
    expect(notNull).toContain('does not support DEFERRABLE NOT NULL constraints');
  });
});

describe('columns that fill themselves', () => {
  it('identity', async () => {
    await session.run(
      'create table t (id number generated always as identity, x number)',
      'insert into t (x) values (10)',
      'insert into t (x) values (20)',
    );
    expect(await session.rows('select id, x from t order by id')).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(await session.error('insert into t values (5, 5)')).toContain('ORA-32795');
  });

  it('identity that is modified: another generation, another start, behind what is there', async () => {
    await session.run(
      'create table t (id number generated by default on null as identity, x number)',
      'insert into t values (41, 1)',
      'commit',
      'alter table t modify id generated by default as identity (start with limit value)',
      'insert into t (x) values (2)',
      'commit',
      'alter table t modify (id generated always as identity (start with 100 increment by 10))',
      'insert into t (x) values (3)',
      'insert into t (x) values (4)',
    );
    expect(await session.rows('select id from t order by x')).toEqual([[41], [42], [100], [110]]);
    expect(await session.error('insert into t values (5, 5)')).toContain('ORA-32795');
    expect(await session.error('alter table t modify x generated always as identity')).toBe(
      'ORA-30673: column to be modified is not an identity column',
    );
  });

  it('DEFAULT ON NULL and virtual', async () => {
    await session.run(
      'create table t (a number default on null 7, b number as (a * 2))',
      'insert into t (a) values (null)',
    );
    expect(await session.rows('select a, b from t')).toEqual([[7, 14]]);
    expect(await session.error('insert into t (a, b) values (1, 1)')).toContain('ORA-54013');
  });
});
