import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let a: TestSession;
let b: TestSession;

beforeEach(async () => {
  database = newDatabase();
  a = openTestSession(database);
  b = openTestSession(database);
  await a.run(
    'create table t (id number primary key, x number)',
    'insert into t values (1, 10)',
    'insert into t values (2, 20)',
    'commit',
  );
});

const x = async (session: TestSession, id = 1) => (await session.rows(`select x from t where id = ${id}`))[0]?.[0];

/** Whether a statement is still waiting after a while. */
async function isWaiting(statement: Promise<unknown>): Promise<boolean> {
  return Promise.race([statement.then(() => false), sleep(30, true)]);
}

describe('read committed', () => {
  it('one sees what others committed, and what one did oneself', async () => {
    await a.run('update t set x = 11 where id = 1');
    expect([await x(a), await x(b)]).toEqual([11, 10]);
    await a.run('commit');
    expect(await x(b)).toBe(11);
    await a.run('delete t where id = 1', 'rollback');
    expect(await x(a)).toBe(11);
  });

  it('a query stays at the moment it began', async () => {
    const { rows } = await b.execute('select id, x from t order by id');
    await a.run('update t set x = x + 1', 'insert into t values (3, 3)', 'commit');
    const fetched = await rows?.fetch(10, new AbortController().signal);
    expect(fetched?.rows).toEqual([
      [1, 10],
      [2, 20],
    ]);
    rows?.close();
  });

  it('savepoints undo a part', async () => {
    await a.run(
      'update t set x = 1 where id = 1',
      'savepoint s1',
      'update t set x = 2 where id = 1',
      'savepoint s2',
      'rollback to s1',
    );
    expect(await x(a)).toBe(1);
    expect(await a.error('rollback to savepoint s2')).toBe(
      "ORA-01086: savepoint 'S2' never established in this session or is invalid",
    );
    await a.run('rollback to s1', 'commit');
    expect(await a.error('rollback to s1')).toContain('ORA-01086');
    expect(await x(b)).toBe(1);
  });
});

describe('row locks', () => {
  it('the second writer waits, then writes over what the first committed', async () => {
    await a.run('update t set x = x + 1 where id = 1');
    const waiting = b.execute('update t set x = x + 100 where id = 1');
    expect(await isWaiting(waiting)).toBe(true);
    await a.run('commit');
    expect((await waiting).rowCount).toBe(1);
    await b.run('commit');
    expect(await x(a)).toBe(111);
  });

  it('a rollback lets it go on with the old value', async () => {
    await a.run('update t set x = 0 where id = 1');
    const waiting = b.execute('update t set x = x + 1 where id = 1');
    await a.run('rollback');
    await waiting;
    expect(await x(b)).toBe(11);
  });

  it('a row that no longer fits is left alone', async () => {
    await a.run('update t set x = 0 where id = 1');
    const waiting = b.execute('delete t where x = 10');
    await a.run('commit');
    expect((await waiting).rowCount).toBe(0);
  });

  it('equal keys wait for each other', async () => {
    await a.run('insert into t values (3, 0)');
    const waiting = b.error('insert into t values (3, 1)');
    expect(await isWaiting(waiting)).toBe(true);
    await a.run('commit');
    expect(await waiting).toContain('ORA-00001');
  });

  it('of several that wait for a key, each waits for the one that has it, not for the others', async () => {
    const c = openTestSession(database);
    await b.run('update t set x = 21 where id = 2');
    await a.run('insert into t values (3, 0)');
    const waiting = [b.error('insert into t values (3, 1)'), c.error('insert into t values (3, 2)')];
    await a.run('commit');
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('ORA-00001')));
    await a.run('insert into t values (4, 0)');
    const first = b.error('insert into t values (4, 1)');
    const second = c.error('insert into t values (4, 2)');
    await a.run('rollback');
    expect(await first).toBe('no error');
    expect(await isWaiting(second)).toBe(true);
    await b.run('commit');
    expect(await second).toContain('ORA-00001');
  });

  it('who waits for a new key still has the old one', async () => {
    const c = openTestSession(database);
    await a.run('insert into t values (5, 0)');
    const rekeyed = b.error('update t set id = 5 where id = 2');
    const inserted = c.error('insert into t values (2, 0)');
    expect(await isWaiting(inserted)).toBe(true);
    await a.run('commit');
    expect(await rekeyed).toContain('ORA-00001');
    expect(await inserted).toContain('ORA-00001');
  });

  it('a child and its parent wait for each other', async () => {
    await a.run('create table c (t_id number references t)');
    await a.run('insert into c values (1)');
    const deleting = b.error('delete t where id = 1');
    expect(await isWaiting(deleting)).toBe(true);
    await a.run('commit');
    expect(await deleting).toContain('ORA-02292');
    await b.run('delete t where id = 2');
    const inserting = a.error('insert into c values (2)');
    expect(await isWaiting(inserting)).toBe(true);
    await b.run('commit');
    expect(await inserting).toContain('ORA-02291');
  });

  it('a statement that waited begins again as a whole', async () => {
    await a.run('update t set x = 50 where id = 2');
    const waiting = b.execute('update t set x = x + 1 where x < 100');
    expect(await isWaiting(waiting)).toBe(true);
    await a.run('insert into t values (3, 30)', 'commit');
    expect((await waiting).rowCount).toBe(3);
    expect(await b.rows('select x from t order by id')).toEqual([[11], [51], [31]]);
  });

  it('a rolled back savepoint gives its locks up', async () => {
    await a.run('savepoint s', 'update t set x = 0 where id = 1', 'rollback to s');
    expect((await b.execute('update t set x = 1 where id = 1')).rowCount).toBe(1);
  });

  it('a deadlock fails the statement that closes the circle', async () => {
    await a.run('update t set x = 0 where id = 1');
    await b.run('update t set x = 0 where id = 2');
    const waiting = a.execute('update t set x = 0 where id = 2');
    expect(await isWaiting(waiting)).toBe(true);
    expect(await b.error('update t set x = 0 where id = 1')).toBe(
      'ORA-00060: deadlock detected while waiting for resource',
    );
    expect(await isWaiting(waiting)).toBe(true);
    await b.run('rollback');
    expect((await waiting).rowCount).toBe(1);
  });
});

describe('SELECT … FOR UPDATE', () => {
  it('locks its rows until the transaction ends', async () => {
    await a.run('select x from t where id = 1 for update');
    expect(await b.error('select x from t where id = 1 for update nowait')).toBe(
      'ORA-00054: resource busy and acquire with NOWAIT specified or timeout expired',
    );
    expect(await b.rows('select id from t for update skip locked')).toEqual([[2]]);
    expect(await b.error('select x from t where id = 1 for update wait 0')).toContain('ORA-30006');
    const waiting = b.execute('update t set x = 5 where id = 1');
    expect(await isWaiting(waiting)).toBe(true);
    await a.run('commit');
    await waiting;
  });

  it('gives what is there when the lock is had', async () => {
    await a.run('update t set x = 77 where id = 1');
    const waiting = b.rows('select x from t where id = 1 for update');
    expect(await isWaiting(waiting)).toBe(true);
    await a.run('commit');
    expect(await waiting).toEqual([[77]]);
  });

  it('cannot be fetched from after its transaction', async () => {
    const { rows } = await a.execute('select id from t for update');
    await a.run('commit');
    await expect(rows?.fetch(1, new AbortController().signal)).rejects.toThrow('fetch out of sequence');
    rows?.close();
  });

  it('is of single rows only', async () => {
    expect(await a.error('select distinct x from t for update')).toContain('ORA-02014');
    expect(await a.error('select count(*) from t for update')).toContain('ORA-02014');
    expect(await a.error('select x from t fetch first row only for update')).toContain('ORA-02014');
  });
});

describe('LOCK TABLE', () => {
  it('keeps writers out, not readers', async () => {
    await a.run('lock table t in exclusive mode');
    expect(await b.error('lock table t in row share mode nowait')).toContain('ORA-00054');
    expect(await x(b)).toBe(10);
    const waiting = b.execute('update t set x = 1 where id = 1');
    expect(await isWaiting(waiting)).toBe(true);
    await a.run('commit');
    await waiting;
  });
});

describe('SET TRANSACTION', () => {
  it('READ ONLY sees one moment and writes nothing', async () => {
    await a.run('set transaction read only');
    await b.run('update t set x = 0', 'commit');
    expect(await x(a)).toBe(10);
    expect(await a.error('update t set x = 1')).toContain('ORA-01456');
    expect(await a.error('select x from t for update')).toContain('ORA-01456');
    await a.run('commit');
    expect(await x(a)).toBe(0);
  });

  it('SERIALIZABLE cannot change what others changed since', async () => {
    await a.run('set transaction isolation level serializable');
    await b.run('update t set x = 0 where id = 1', 'commit');
    expect(await x(a)).toBe(10);
    expect(await a.error('update t set x = 1 where id = 1')).toBe(
      "ORA-08177: can't serialize access for this transaction",
    );
  });

  it('must come first', async () => {
    await a.run('update t set x = 1 where id = 1');
    expect(await a.error('set transaction read only')).toContain('ORA-01453');
  });
});

describe('DDL', () => {
  it('commits what went before, even if it fails', async () => {
    await a.run('update t set x = 1 where id = 1');
    expect(await a.error('create table t (a number)')).toBe('ORA-00955: name is already used by an existing object');
    await a.run('rollback');
    expect(await x(b)).toBe(1);
  });

  it('does not wait for those who use the table', async () => {
    await a.run('update t set x = 1 where id = 1');
    expect(await b.error('drop table t')).toContain('ORA-00054');
    await a.run('rollback');
    await b.run('drop table t');
    expect(await a.error('select 1 from t')).toContain('ORA-00942');
  });
});

describe('temporary tables', () => {
  it('belong to a session, and to a transaction unless rows are preserved', async () => {
    await a.run(
      'create global temporary table g (n number)',
      'create global temporary table h (n number) on commit preserve rows',
    );
    await a.run('insert into g values (1)', 'insert into h values (1)');
    const count = async (session: TestSession) =>
      (await session.rows('select (select count(*) from g), (select count(*) from h) from dual'))[0];
    expect(await count(a)).toEqual([1, 1]);
    expect(await count(b)).toEqual([0, 0]);
    await a.run('commit');
    expect(await count(a)).toEqual([0, 1]);
  });
});
