import type oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { type DriverSandbox, driverSandbox } from '../support/driver-sandbox.js';
import { TPC, xid } from '../support/two-phase-connection.js';

/*
 * Two-phase commit over the wire. Sources: node-oracledb's documentation, "Two-Phase Commits (TPC)"; Oracle Call Interface Programmer's Guide, "Transaction
 * Functions"; Database Error Messages; python-oracledb's tests 4400 to 4416, which say what the database answers.
 */

const SCHEMA = [
  'create user erp identified by "Secret-1" quota unlimited on users',
  'grant create session, create table, create procedure to erp',
  'create table erp.t (id number constraint t_pk primary key, parent number constraint t_fk references erp.t deferrable initially deferred)',
];

async function setUp(options: Parameters<typeof driverSandbox>[1] = {}) {
  const server = await driverSandbox(SCHEMA, options);
  const connect = () => server.connect('erp', 'Secret-1');
  const [a, b] = [await connect(), await connect()];
  return { ...server, a, b, connect, ids: () => ids(server) };
}

/** What is committed. */
async function ids({ system }: Pick<DriverSandbox, 'system'>) {
  const { rows = [] } = await system.execute<[number]>('select id from erp.t order by id');
  return rows.map(([id]) => id);
}

async function insert(connection: oracledb.Connection, id: number) {
  await connection.execute('insert into t (id) values (:1)', [id]);
}

const error = (errorNum: number) => ({ errorNum });

describe('a branch of a global transaction', () => {
  it('is prepared and committed or rolled back, by its identifier or by the session that it was started in', async () => {
    const { a, b, ids } = await setUp();
    await a.tpcBegin(xid('one'));
    expect(a.transactionInProgress).toBe(true);
    await insert(a, 1);
    expect(await a.tpcPrepare()).toBe(true);
    expect(a.transactionInProgress).toBe(false);
    await a.tpcCommit();
    expect(await ids()).toEqual([1]);
    await a.tpcBegin(xid('two'));
    await insert(a, 2);
    await a.tpcEnd();
    expect(a.transactionInProgress).toBe(false);
    expect((await a.execute('select count(*) from t')).rows).toEqual([[1]]);
    expect(await b.tpcPrepare(xid('two'))).toBe(true);
    await b.tpcRollback(xid('two'));
    expect(await ids()).toEqual([1]);
    await expect(a.tpcPrepare(xid('two'))).rejects.toMatchObject(error(24756));
    await expect(a.tpcRollback()).rejects.toMatchObject(error(24756));
  });

  it('has ended with its prepare if it has changed nothing', async () => {
    const { a } = await setUp();
    await a.tpcBegin(xid('one'));
    await a.execute('select * from t');
    expect(await a.tpcPrepare()).toBe(false);
    await expect(a.tpcCommit()).rejects.toMatchObject(error(24756));
    await expect(a.tpcBegin(xid('one'), TPC.resume)).rejects.toMatchObject(error(24756));
  });

  it('is committed in one phase, or with neither a prepare nor an end', async () => {
    const { a, ids } = await setUp();
    await a.tpcBegin(xid('one'));
    await insert(a, 1);
    await a.tpcCommit(xid('one'), true);
    await a.tpcBegin(xid('two'));
    await insert(a, 2);
    await a.tpcCommit();
    expect(await ids()).toEqual([1, 2]);
    await a.tpcBegin(xid('three'));
    await a.tpcCommit(xid('three'), true);
    await a.tpcBegin(xid('four'));
    await insert(a, 4);
    await a.tpcPrepare(xid('four'));
    await expect(a.tpcCommit(xid('four'), true)).rejects.toThrow(
      /ORA-02053: transaction [\d.]+ committed, some remote DBs may be in-doubt\nORA-02056/,
    );
    expect(await ids()).toEqual([1, 2, 4]);
  });

  it('moves between sessions with its changes and its locks, but without savepoints', async () => {
    const { a, b, ids } = await setUp();
    await a.tpcBegin(xid('one'));
    await insert(a, 1);
    await a.execute('savepoint s');
    await expect(b.tpcBegin(xid('one'), TPC.resume, 0)).rejects.toMatchObject(error(25351));
    await expect(b.tpcPrepare(xid('one'))).rejects.toMatchObject(error(25351));
    const resumed = b.tpcBegin(xid('one'), TPC.resume, 20);
    await a.tpcEnd(xid('one'), TPC.suspend);
    await resumed;
    expect((await b.execute('select id from t')).rows).toEqual([[1]]);
    await expect(b.execute('rollback to s')).rejects.toMatchObject(error(1086));
    await insert(b, 2);
    await b.tpcEnd();
    const blocked = insert(a, 2);
    await b.tpcBegin(xid('one'), TPC.join);
    await insert(b, 3);
    await b.tpcPrepare();
    await b.tpcCommit();
    await expect(blocked).rejects.toMatchObject(error(1));
    expect(await ids()).toEqual([1, 2, 3]);
  });

  it('is left for another one that is started, and ended by name', async () => {
    const { a } = await setUp();
    await expect(a.tpcEnd()).rejects.toMatchObject(error(25352));
    await a.tpcBegin(xid('one'));
    await insert(a, 1);
    await a.tpcBegin(xid('two'));
    await expect(a.tpcEnd(xid('one'))).rejects.toMatchObject(error(24758));
    await insert(a, 2);
    await a.tpcEnd(xid('two'));
    await expect(a.tpcEnd(xid('one'))).rejects.toMatchObject(error(25352));
    await a.tpcRollback(xid('one'));
    await a.tpcRollback(xid('two'));
    await insert(a, 3);
    await expect(a.tpcEnd()).rejects.toMatchObject(error(24782));
    await a.rollback();
  });

  it('is not started twice, nor beside a local transaction, which it can take over', async () => {
    const { a, ids } = await setUp();
    await insert(a, 1);
    await expect(a.tpcBegin(xid('one'))).rejects.toThrow(
      /ORA-24776: Cannot start or resume the global transaction \(4711, 6F6E65, 6231\) due to existing local transaction \(\d+\.\d+\.\d+\)/,
    );
    await a.tpcBegin(xid('one'), TPC.promote);
    expect((await a.execute('select id from t')).rows).toEqual([[1]]);
    await expect(a.tpcBegin(xid('one'))).rejects.toMatchObject(error(24757));
    await expect(a.tpcBegin(xid('one'), TPC.promote)).rejects.toMatchObject(error(24797));
    await a.tpcEnd();
    await expect(a.tpcBegin(xid('one'))).rejects.toMatchObject(error(24757));
    await expect(a.tpcBegin(xid('one'), TPC.promote)).rejects.toMatchObject(error(24757));
    await expect(a.tpcBegin(xid('none'), TPC.resume)).rejects.toMatchObject(error(24756));
    await a.tpcPrepare(xid('one'));
    await expect(a.tpcBegin(xid('one'), TPC.resume)).rejects.toMatchObject(error(2079));
    await a.tpcCommit(xid('one'));
    expect(await ids()).toEqual([1]);
  });

  // ORA-02089 of DDL: python-oracledb's test 4414. ORA-24795 of the driver's own calls: Database Error Messages.
  it('is ended by its coordinator alone', async () => {
    const { a, ids } = await setUp();
    await a.execute(`create procedure aside is
        pragma autonomous_transaction;
      begin
        insert into t (id) values (9);
        commit;
      end;`);
    await a.tpcBegin(xid('one'));
    await insert(a, 1);
    await expect(a.execute('create table u (n number)')).rejects.toMatchObject(error(2089));
    await expect(a.execute('begin commit; end;')).rejects.toThrow(
      'ORA-02089: COMMIT is not allowed in a subordinate session',
    );
    await expect(a.execute('rollback')).rejects.toThrow('ORA-02074: cannot ROLLBACK in a distributed transaction');
    await expect(a.commit()).rejects.toThrow('ORA-24795: Illegal COMMIT attempt made');
    await expect(a.rollback()).rejects.toThrow('ORA-24795: Illegal ROLLBACK attempt made');
    await a.execute('begin aside; end;');
    expect(await ids()).toEqual([9]);
    await a.execute('savepoint s');
    await insert(a, 2);
    await a.execute('rollback to s');
    await a.tpcPrepare();
    await a.tpcCommit();
    expect(await ids()).toEqual([1, 9]);
  });

  it('is rolled back with its session, but no longer once it is prepared', async () => {
    const { a, b, connect, system, sandbox, ids } = await setUp();
    await a.tpcBegin(xid('one'));
    await insert(a, 1);
    await a.close();
    await expect(b.tpcPrepare(xid('one'))).rejects.toMatchObject(error(24756));
    const c = await connect();
    await c.tpcBegin(xid('two'));
    await insert(c, 2);
    await c.tpcPrepare();
    await c.tpcBegin(xid('three'));
    await insert(c, 3);
    expect(() => sandbox.snapshot()).toThrow('transaction');
    const { rows } = await system.execute<[string]>(
      `select sid || ',' || serial# from v$session where username = 'ERP' order by sid desc fetch first row only`,
    );
    await system.execute(`alter system kill session '${rows?.[0]?.[0]}'`);
    await insert(b, 3);
    await b.commit();
    expect(await b.execute('select id from t').then(({ rows }) => rows)).toEqual([[3]]);
    expect(await system.tpcRecover()).toEqual([xid('two')]);
    expect((await system.execute('select * from dba_pending_transactions')).rows).toEqual([
      [4711, Buffer.from('two'), Buffer.from('b1')],
    ]);
    await expect(b.execute('select * from dba_pending_transactions')).rejects.toMatchObject(error(942));
    await system.tpcCommit(xid('two'));
    expect(await system.tpcRecover()).toEqual([]);
    expect(await ids()).toEqual([2, 3]);
  });

  it('is another user’s own', async () => {
    const { a, system } = await setUp();
    await a.tpcBegin(xid('one'));
    await insert(a, 1);
    await a.tpcEnd();
    await expect(system.tpcBegin(xid('one'), TPC.resume)).rejects.toMatchObject(error(24774));
    await expect(system.tpcRollback(xid('one'))).rejects.toMatchObject(error(24774));
  });

  it('is rolled back when it has been detached for as long as it was started for', async () => {
    const { a, b, ids } = await setUp();
    await a.tpcBegin(xid('one'), TPC.new, 1);
    await insert(a, 1);
    await a.tpcEnd();
    await a.tpcBegin(xid('one'), TPC.resume);
    await a.tpcEnd();
    await a.tpcBegin(xid('attached'), TPC.new, 1);
    await insert(a, 2);
    await insert(b, 1);
    await b.commit();
    await expect(b.tpcPrepare(xid('one'))).rejects.toMatchObject(error(24756));
    await insert(a, 3);
    await a.tpcCommit();
    expect(await ids()).toEqual([1, 2, 3]);
  });

  it('checks deferred constraints when it is prepared', async () => {
    const { a, ids } = await setUp();
    await a.tpcBegin(xid('one'));
    await a.execute('insert into t values (1, 99)');
    await expect(a.tpcPrepare()).rejects.toThrow(/ORA-02091: transaction rolled back\nORA-02291/);
    await expect(a.tpcCommit(xid('one'))).rejects.toMatchObject(error(24756));
    expect(a.transactionInProgress).toBe(false);
    await insert(a, 1);
    await a.commit();
    expect(await ids()).toEqual([1]);
  });

  it('has no temporary tables', async () => {
    const { a } = await setUp();
    await a.execute('create global temporary table g (n number)');
    await a.tpcBegin(xid('one'));
    await expect(a.execute('insert into g values (1)')).rejects.toThrow(
      'the sandbox does not support temporary tables in global and sessionless transactions',
    );
    await a.tpcRollback();
    await a.execute('insert into g values (1)');
    await expect(a.tpcBegin(xid('one'), TPC.promote)).rejects.toMatchObject(error(3001));
  });
});

// My Oracle Support 221089.1: of two branches on one database one is prepared as read-only. ORA-02051, ORA-02079: Database Error Messages.
describe('branches of one global transaction', () => {
  it('work in the same transaction: the last one to be prepared is the one to be committed', async () => {
    const { a, ids } = await setUp();
    const [one, two] = [xid('g', 'b1'), xid('g', 'b2')];
    await a.tpcBegin(one);
    await insert(a, 1);
    await a.tpcEnd();
    await a.tpcBegin(two);
    await a.execute('update t set id = 2');
    await a.tpcEnd();
    expect(await a.tpcPrepare(one)).toBe(false);
    await expect(a.tpcBegin(two, TPC.resume)).rejects.toMatchObject(error(2079));
    await expect(a.tpcBegin(xid('g', 'b3'))).rejects.toMatchObject(error(2079));
    expect(await a.tpcPrepare(two)).toBe(true);
    await expect(a.tpcCommit(one)).rejects.toMatchObject(error(24756));
    await a.tpcCommit(two);
    expect(await ids()).toEqual([2]);
  });

  it('let several sessions work in it, one call after the other', async () => {
    const { a, b, ids } = await setUp();
    await a.tpcBegin(xid('g', 'b1'));
    await insert(a, 1);
    await b.tpcBegin(xid('g', 'b2'));
    expect((await b.execute('select id from t')).rows).toEqual([[1]]);
    const fails = a.execute(`begin
        insert into t (id) values (2);
        dbms_session.sleep(0.2);
        update t set id = 3 where id = 1;
        raise no_data_found;
      end;`);
    const [failed] = await Promise.allSettled([fails, insert(b, 4), b.execute('update t set id = 5 where id = 1')]);
    expect(failed).toMatchObject({ reason: error(1403) });
    expect((await a.execute('select id from t order by id')).rows).toEqual([[4], [5]]);
    const runs = b.execute(
      'begin insert into t (id) values (6); dbms_session.sleep(0.2); update t set id = 7 where id = 6; end;',
    );
    await a.tpcRollback();
    await expect(runs).rejects.toMatchObject(error(2051));
    expect((await b.execute('select id from t order by id')).rows).toEqual([]);
    await b.tpcEnd();
    await b.tpcRollback(xid('g', 'b2'));
    await insert(b, 1);
    await b.commit();
    expect(await ids()).toEqual([1]);
  });

  it('end together with the session of one of them', async () => {
    const { a, b, system, ids } = await setUp();
    await a.tpcBegin(xid('g', 'b1'));
    await b.tpcBegin(xid('g', 'b2'));
    await insert(b, 1);
    await a.close();
    await expect(insert(b, 2)).rejects.toMatchObject(error(2051));
    await expect(b.tpcPrepare()).rejects.toMatchObject(error(24761));
    await b.tpcRollback();
    await system.execute('insert into erp.t (id) values (1)');
    await system.commit();
    expect(await ids()).toEqual([1]);
  });

  it('are rolled back together', async () => {
    const { a, b, ids } = await setUp();
    const [one, two] = [xid('g', 'b1'), xid('g', 'b2')];
    await a.tpcBegin(one);
    await insert(a, 1);
    await a.tpcEnd();
    await a.tpcBegin(two);
    await insert(a, 2);
    await expect(b.tpcCommit(one, true)).rejects.toMatchObject(error(3001));
    expect(await b.tpcPrepare(one)).toBe(false);
    await expect(insert(a, 3)).rejects.toMatchObject(error(2051));
    await a.tpcRollback(two);
    await a.tpcBegin(one);
    await insert(a, 1);
    await a.tpcEnd();
    await a.tpcBegin(two);
    await a.tpcEnd();
    await a.tpcRollback(one);
    await expect(a.tpcPrepare(two)).rejects.toMatchObject(error(24761));
    await a.tpcRollback(two);
    expect(await ids()).toEqual([]);
  });
});

it('a release before 23ai has two-phase commit too', async () => {
  const { a, ids } = await setUp({ version: '19c' });
  await insert(a, 1);
  await expect(a.tpcBegin(xid('one'))).rejects.toThrow('ORA-24776: cannot start a new transaction');
  await a.commit();
  await a.tpcBegin(xid('one'));
  await insert(a, 2);
  expect(await a.tpcPrepare()).toBe(true);
  await a.tpcCommit();
  expect(await ids()).toEqual([1, 2]);
});
