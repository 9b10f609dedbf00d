import { beforeEach, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import type { Xid } from '../../../../sandbox/values/xid.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/*
 * What the driver does not send, and what the sandbox refuses. Over the wire: test/sandbox/two-phase.test.ts and sessionless.test.ts. Source: Database Error
 * Messages.
 */
let database: EngineDatabase;
let session: TestSession;
const { signal } = new AbortController();

beforeEach(async () => {
  database = newDatabase();
  session = openTestSession(database);
  await session.run('create table t (n number)');
});

const branches = () => session.session.branches;

function xid(globalTransactionId: string, branchQualifier = 'b1'): Xid {
  return {
    formatId: 1,
    globalTransactionId: Buffer.from(globalTransactionId),
    branchQualifier: Buffer.from(branchQualifier),
  };
}

it('a branch is forgotten by its end alone', async () => {
  expect(() => branches().forget(undefined)).toThrow('transaction does not exist');
  expect(() => branches().forget(xid('one'))).toThrow('transaction does not exist');
  await branches().start(xid('one'), 'new', 60, signal);
  expect(() => branches().forget(xid('one'))).toThrow('cannot forget an active transaction');
  await session.run('insert into t values (1)');
  expect(await branches().prepare(undefined, signal)).toBe('requires commit');
  expect(() => branches().forget(xid('one'))).toThrow('cannot forget a prepared transaction');
  await expect(branches().prepare(xid('one'), signal)).rejects.toThrow('preparing a branch for the second time');
  branches().rollback(xid('one'));
});

it('a transaction is promoted to the first branch of a global one only', async () => {
  await branches().start(xid('one'), 'promote', 60, signal);
  await session.run('insert into t values (1)');
  branches().end(undefined);
  await session.run('insert into t values (2)');
  await expect(branches().start(xid('one', 'b2'), 'promote', 60, signal)).rejects.toThrow(
    'promoting a transaction to a further branch',
  );
  await session.run('rollback');
  await branches().start(xid('one', 'b2'), 'promote', 60, signal);
  expect(await session.rows('select n from t')).toEqual([[1]]);
  branches().rollback(undefined);
  branches().rollback(xid('one'));
  await branches().startSessionless(Buffer.from('two'), 'new', 60, signal);
  await expect(branches().start(xid('two'), 'promote', 60, signal)).rejects.toThrow(
    'promoting a sessionless transaction to a global one',
  );
});

it('a sessionless transaction is started or resumed with an identifier, and not in every place', async () => {
  await expect(branches().startSessionless(Buffer.from('one'), 'join', 60, signal)).rejects.toMatchObject({
    code: 26213,
  });
  await expect(branches().startSessionless(Buffer.alloc(65), 'new', 60, signal)).rejects.toMatchObject({ code: 26200 });
  const start = (id: string, flag: string) =>
    `id := dbms_transaction.start_transaction(${id}, dbms_transaction.transaction_type_sessionless, 60, ${flag});`;
  const fresh = start('null', 'dbms_transaction.transaction_new');
  const resumed = `declare id varchar2(128); begin ${start('null', 'dbms_transaction.transaction_resume')} end;`;
  expect(await session.error(resumed)).toContain('ORA-26200');
  await session.run(
    `create function f return number is id varchar2(128); begin ${fresh} return 1; end;`,
    `create procedure p is pragma autonomous_transaction; id varchar2(128); begin ${fresh} end;`,
    `create trigger t_bi before insert on t declare id varchar2(128); begin ${fresh} end;`,
  );
  const nowhere = 'sessionless transactions in triggers and in functions that SQL calls';
  expect(await session.error('select f from dual')).toContain(nowhere);
  expect(await session.error('insert into t values (1)')).toContain(nowhere);
  expect(await session.error('begin p; end;')).toContain('starting a transaction within an autonomous transaction');
  const id = await session.block(
    `declare id varchar2(128); begin ${fresh} :r := dbms_transaction.get_transaction_id; end;`,
  );
  expect(id).toMatch(/^[0-9A-F]{32}$/);
  await session.run('rollback');
});

it('a sessionless transaction that a failing call has started goes on without what the call has done', async () => {
  const block = `declare id varchar2(128); begin
      id := dbms_transaction.start_transaction(utl_raw.cast_to_raw('one'), dbms_transaction.transaction_type_sessionless, 60,
        dbms_transaction.transaction_new);
      insert into t values (1);
      raise no_data_found;
    end;`;
  expect(await session.error(block)).toContain('ORA-01403');
  expect(await session.rows('select n from t')).toEqual([]);
  expect(session.session.transactionInProgress).toBe(true);
});

it('a restored database has none', async () => {
  const saved = database.snapshot();
  await branches().start(xid('one'), 'new', 60, signal);
  await session.run('insert into t values (1)');
  await branches().prepare(undefined, signal);
  await branches().start(xid('two'), 'new', 60, signal);
  await session.run('insert into t values (2)');
  branches().end(undefined);
  saved.restore();
  expect(await session.rows('select * from dba_pending_transactions')).toEqual([]);
  expect(await session.rows('select n from t')).toEqual([]);
  await expect(branches().start(xid('two'), 'resume', 0, signal)).rejects.toMatchObject({ code: 24756 });
});
