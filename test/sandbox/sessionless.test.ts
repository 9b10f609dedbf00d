import type oracledb from 'oracledb';
import { expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';
import { xid } from '../support/two-phase-connection.js';

/*
 * Sessionless transactions over the wire. Sources: node-oracledb's documentation, "Sessionless Transactions"; Database Development Guide, "Developing
 * Applications with Sessionless Transactions"; Database Error Messages; the driver's lib/thin/protocol/messages/base.js and execute.js.
 */

const SCHEMA = [
  'create user erp identified by "Secret-1" quota unlimited on users',
  'grant create session, create table to erp',
  'create table erp.t (id number constraint t_pk primary key)',
];

async function setUp(options: Parameters<typeof driverSandbox>[1] = {}) {
  const { system, connect, sandbox } = await driverSandbox(SCHEMA, options);
  const [a, b] = [await connect('erp', 'Secret-1'), await connect('erp', 'Secret-1')];
  /** What is committed. */
  const ids = async () => {
    const { rows = [] } = await system.execute<[number]>('select id from erp.t order by id');
    return rows.map(([id]) => id);
  };
  return { a, b, ids, sandbox, system };
}

async function insert(connection: oracledb.Connection, id: number, suspendOnSuccess = false) {
  await connection.execute('insert into t (id) values (:1)', [id], { suspendOnSuccess });
}

const error = (errorNum: number) => ({ errorNum });
const start = (flag: 'NEW' | 'RESUME', seconds = 60) =>
  `declare id varchar2(128); begin
     id := dbms_transaction.start_transaction(xid => utl_raw.cast_to_raw('server'),
       transaction_type => dbms_transaction.transaction_type_sessionless, timeout => ${seconds},
       flag => dbms_transaction.transaction_${flag});
   end;`;
const SUSPEND = 'begin dbms_transaction.suspend_transaction; end;';

it('a sessionless transaction goes on in another session, and COMMIT ends it', async () => {
  const { a, b, ids } = await setUp();
  expect(await a.beginSessionlessTransaction({ transactionId: 'order 1' })).toEqual(Buffer.from('order 1'));
  expect(a.transactionInProgress).toBe(true);
  await insert(a, 1);
  await a.execute('savepoint s');
  await expect(b.resumeSessionlessTransaction('order 1', { timeout: 0 })).rejects.toMatchObject(error(25351));
  const resumed = b.resumeSessionlessTransaction('order 1', { timeout: 20 });
  await a.suspendSessionlessTransaction();
  await resumed;
  expect(a.transactionInProgress).toBe(false);
  expect((await a.execute('select id from t')).rows).toEqual([]);
  await insert(a, 8);
  await a.rollback();
  await expect(b.execute('rollback to s')).rejects.toMatchObject(error(1086));
  await insert(b, 2);
  await b.commit();
  expect(b.transactionInProgress).toBe(false);
  expect(await ids()).toEqual([1, 2]);
  await expect(a.resumeSessionlessTransaction('order 1')).rejects.toThrow(
    'ORA-26218: sessionless transaction with GTRID 6F726465722031 does not exist.',
  );
  await expect(b.suspendSessionlessTransaction()).rejects.toThrow('NJS-172');
});

it('its identifier is its own, and made by the driver where none is given', async () => {
  const { a, b, ids } = await setUp();
  const id = await a.beginSessionlessTransaction({});
  await insert(a, 1);
  expect((await a.execute('select dbms_transaction.get_transaction_id from dual')).rows).toEqual([
    [
      Buffer.from(id ?? '')
        .toString('hex')
        .toUpperCase(),
    ],
  ]);
  await expect(b.beginSessionlessTransaction({ transactionId: Buffer.from(id ?? '') })).rejects.toThrow(
    /ORA-26217: sessionless transaction with GTRID [0-9A-F]+ already exists\./,
  );
  await a.execute('rollback');
  await expect(a.suspendSessionlessTransaction()).rejects.toThrow('NJS-172');
  expect((await a.execute('select dbms_transaction.get_transaction_id from dual')).rows).toEqual([[null]]);
  expect(await ids()).toEqual([]);
});

it('it starts with the next call and is suspended after one that succeeds, on the same round trips', async () => {
  const { a, b, ids } = await setUp();
  await a.beginSessionlessTransaction({ transactionId: 'one', deferRoundTrip: true });
  await insert(a, 1, true);
  await expect(a.suspendSessionlessTransaction()).rejects.toThrow('NJS-172');
  await b.resumeSessionlessTransaction('one', { deferRoundTrip: true });
  await b.executeMany('insert into t (id) values (:1)', [[2], [3]], { suspendOnSuccess: true });
  await a.resumeSessionlessTransaction('one', { deferRoundTrip: true });
  await expect(insert(a, 3, true)).rejects.toMatchObject(error(1));
  expect((await a.execute('select id from t order by id', [], { suspendOnSuccess: true })).rows).toEqual([
    [1],
    [2],
    [3],
  ]);
  await b.resumeSessionlessTransaction('one', { deferRoundTrip: true });
  await b.commit();
  expect(await ids()).toEqual([1, 2, 3]);
  await a.resumeSessionlessTransaction('one', { deferRoundTrip: true });
  await expect(insert(a, 4)).rejects.toMatchObject(error(26218));
  await insert(a, 4);
  await a.commit();
  expect(await ids()).toEqual([1, 2, 3, 4]);
});

it('PL/SQL starts and suspends it too, but not one of the client’s', async () => {
  const { a, b, ids } = await setUp();
  await a.execute(start('NEW'));
  await insert(a, 1);
  await expect(a.suspendSessionlessTransaction()).rejects.toThrow('NJS-170');
  await a.execute(SUSPEND);
  await a.execute(SUSPEND);
  await expect(
    a.execute(`begin ${start('RESUME')} insert into t values (2); raise no_data_found; end;`),
  ).rejects.toThrow('ORA-01403');
  expect((await a.execute('select id from t')).rows).toEqual([[1]]);
  await expect(b.execute(start('RESUME', 0))).rejects.toMatchObject(error(25351));
  await a.execute(SUSPEND);
  await b.resumeSessionlessTransaction('server');
  await expect(b.execute(SUSPEND)).rejects.toThrow('NJS-170');
  await b.suspendSessionlessTransaction();
  await insert(a, 9);
  await expect(a.execute(SUSPEND)).rejects.toThrow('NJS-172');
  await expect(a.execute(start('RESUME'))).rejects.toMatchObject(error(24776));
  await a.rollback();
  await a.execute(start('RESUME'));
  await a.execute('create table u (n number)');
  expect(await ids()).toEqual([1]);
  await expect(a.execute(start('NEW', 0))).rejects.toMatchObject(error(26206));
  await expect(a.execute(start('NEW').replace("'server'", 'null'))).resolves.toBeDefined();
  await expect(a.execute(start('NEW').replace('_NEW', '_type_sessionless + 1'))).rejects.toMatchObject(error(26213));
});

it('no other transaction may be open in the session', async () => {
  const { a, b, system } = await setUp();
  await insert(a, 1);
  await expect(a.beginSessionlessTransaction({ transactionId: 'one' })).rejects.toThrow(
    /ORA-24776: Cannot start or resume the sessionless transaction \(6F6E65\) due to existing local transaction \(\d+\.\d+\.\d+\)/,
  );
  await a.rollback();
  await a.tpcBegin(xid('x'));
  await expect(a.beginSessionlessTransaction({ transactionId: 'one' })).rejects.toThrow(
    'due to existing global transaction (4711, 78, 6231)',
  );
  await a.tpcRollback();
  await a.beginSessionlessTransaction({ transactionId: 'one' });
  await expect(a.tpcBegin(xid('x'))).rejects.toThrow('due to existing sessionless transaction (6F6E65)');
  await a.suspendSessionlessTransaction();
  await expect(system.resumeSessionlessTransaction('one')).rejects.toMatchObject(error(24774));
  await b.tpcBegin(xid('x'));
  await b.tpcRollback();
});

it('it is rolled back with its session, and when it has been suspended for too long', async () => {
  const { a, b, sandbox, ids } = await setUp();
  await a.beginSessionlessTransaction({ transactionId: 'one', timeout: 1 });
  await insert(a, 1, true);
  expect(() => sandbox.snapshot()).toThrow('a global or sessionless transaction has not ended');
  await insert(b, 1);
  await b.commit();
  await expect(b.resumeSessionlessTransaction('one')).rejects.toMatchObject(error(26218));
  await a.beginSessionlessTransaction({ transactionId: 'two' });
  await insert(a, 2);
  await a.close();
  await expect(b.resumeSessionlessTransaction('two')).rejects.toMatchObject(error(26218));
  expect(await ids()).toEqual([1]);
});

it('a release before 23.6 has none', async () => {
  const { a } = await setUp({ version: '19c' });
  await expect(a.beginSessionlessTransaction({ transactionId: 'one' })).rejects.toMatchObject(error(24759));
  await expect(a.execute(SUSPEND)).rejects.toMatchObject(error(26207));
  await expect(a.execute(start('NEW'))).rejects.toThrow(
    'the sandbox does not support DBMS_TRANSACTION.TRANSACTION_TYPE_SESSIONLESS',
  );
  await insert(a, 1);
  await a.rollback();
});
