import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import oracledb from 'oracledb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * What the runtime's transactions and hand-over rely on, seen with the driver alone. Where each behaviour is described stands with its test.
 */

const SCRIPT = `
CREATE USER erp IDENTIFIED BY "Secret-1" QUOTA UNLIMITED ON users;
GRANT CREATE SESSION, CREATE TABLE, CREATE PROCEDURE TO erp;
CREATE TABLE erp.t (id NUMBER PRIMARY KEY, parent NUMBER CONSTRAINT t_fk REFERENCES erp.t DEFERRABLE INITIALLY DEFERRED);
CREATE PACKAGE erp.state AS
  n NUMBER := 0;
  FUNCTION next RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp.state AS
  FUNCTION next RETURN NUMBER IS
  BEGIN
    n := n + 1;
    RETURN n;
  END;
END;
/
CREATE PROCEDURE erp.aside(p_id IN NUMBER, p_ends IN NUMBER) IS
  PRAGMA AUTONOMOUS_TRANSACTION;
BEGIN
  INSERT INTO t (id) VALUES (p_id);
  IF p_ends = 1 THEN
    COMMIT;
  END IF;
END;
/
CREATE PROCEDURE erp.twice IS
  x NUMBER;
BEGIN
  x := erp.state.next;
END;
/
`;

async function setUp(profile: (typeof PROFILES)[number]) {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-sandbox-'));
  const file = join(folder, 'objects.sql');
  writeFileSync(file, SCRIPT);
  const sandbox = await startSandbox({ scripts: [file], profile });
  rmSync(folder, { recursive: true });
  const connect = () =>
    oracledb.getConnection({ connectString: sandbox.connectString, user: 'erp', password: 'Secret-1' });
  const [a, b] = [await connect(), await connect()];
  onTestFinished(async () => {
    await a.close();
    await b.close();
    await sandbox.stop();
  });
  const ask = async (expression: string) => {
    const bind = { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 200 };
    const { outBinds } = await a.execute<{ r: string | null }>(`begin :r := ${expression}; end;`, { r: bind });
    return outBinds?.r ?? null;
  };
  /** As another session sees them. */
  const ids = async () => ((await b.execute<[number]>('select id from t order by id')).rows ?? []).map(([id]) => id);
  return { sandbox, a, b, ask, ids };
}

const ID = 'sys.dbms_transaction.local_transaction_id';

describe.each(PROFILES)('transactions, profile %s', (profile) => {
  // The comments on LOCAL_TRANSACTION_ID in Oracle's script dbmsutil.sql: null if there is no transaction; TRUE starts one.
  it('have an identity as long as they last, which TRUE gives at once', async () => {
    const { a, ask } = await setUp(profile);
    expect(await ask(ID)).toBeNull();
    const first = await ask(`${ID}(true)`);
    expect(first).toMatch(/^\d+\.\d+\.\d+$/);
    expect(a.transactionInProgress).toBe(true);
    await a.execute('insert into t (id) values (1)');
    expect(await ask(ID)).toBe(first);
    expect(await ask(`${ID}(true)`)).toBe(first);
    await a.execute('savepoint s');
    await a.execute('rollback to s');
    expect(await ask(ID)).toBe(first);
    await a.commit();
    expect(await ask(ID)).toBeNull();
    expect(await ask(`${ID}(true)`)).not.toBe(first);
    await a.rollback();
    expect(a.transactionInProgress).toBe(false);
  });

  // Database Concepts, "Statement-Level Atomicity": a failing call is undone as a whole; what it committed stays.
  it('lose the work of a call that fails, and only that', async () => {
    const { a, ids } = await setUp(profile);
    await a.execute('insert into t (id) values (1)');
    const failing = a.execute("begin insert into t (id) values (2); raise_application_error(-20001, 'no'); end;");
    await expect(failing).rejects.toMatchObject({ errorNum: 20001 });
    expect(a.transactionInProgress).toBe(true);
    await a.commit();
    expect(await ids()).toEqual([1]);
    const committing = a.execute('begin insert into t (id) values (3); commit; insert into t (id) values (1); end;');
    await expect(committing).rejects.toMatchObject({ errorNum: 1 });
    expect(await ids()).toEqual([1, 3]);
  });

  // SQL Language Reference, COMMIT: DDL commits before and after itself. The guard compares identities around the call.
  it.each(['commit', 'rollback', "execute immediate 'create table u (x number)'"])(
    'change their identity in a block with %s',
    async (statement) => {
      const { a } = await setUp(profile);
      const block = `declare
      tx varchar2(64) := ${ID}(true);
    begin
      insert into t (id) values (1);
      ${statement};
      :r := case when ${ID} = tx then 'same' else 'other' end;
    end;`;
      const bind = { dir: oracledb.BIND_OUT, type: oracledb.STRING };
      expect((await a.execute(block, { r: bind })).outBinds).toEqual({ r: 'other' });
    },
  );

  // ORA-01453 in a read-only transaction: dba.fyicenter.com, "Restrictions in a READ ONLY Transaction". ORA-01456: error help.
  it('that only read refuse to write and to be set again, until they end', async () => {
    const { a } = await setUp(profile);
    await a.execute('begin set transaction read only; end;');
    await expect(a.execute('begin insert into t (id) values (1); end;')).rejects.toMatchObject({ errorNum: 1456 });
    await expect(a.execute('begin set transaction read only; end;')).rejects.toMatchObject({ errorNum: 1453 });
    await expect(a.execute('begin set transaction read write; end;')).rejects.toMatchObject({ errorNum: 1453 });
    await a.execute('begin commit; set transaction read only; end;');
    await a.execute('begin null; end;', [], { autoCommit: true });
    await a.execute('begin insert into t (id) values (1); end;', [], { autoCommit: true });
  });

  // SQL Language Reference, ROLLBACK: savepoints set later are gone, the one named stays.
  it('go back to savepoints that earlier calls have set', async () => {
    const { a, ids } = await setUp(profile);
    await a.execute('begin savepoint s1; insert into t (id) values (1); end;');
    await a.execute('begin savepoint s2; insert into t (id) values (2); end;');
    await a.execute('begin rollback to s1; end;');
    await expect(a.execute('begin rollback to s2; end;')).rejects.toMatchObject({ errorNum: 1086 });
    await a.execute('begin insert into t (id) values (3); end;', [], { autoCommit: true });
    expect(await ids()).toEqual([3]);
  });

  // PL/SQL Language Reference, "Autonomous Transactions": the main transaction goes on as it was. The flag: call status bit 2.
  it('are neither begun nor ended, in the eyes of the driver, by autonomous ones', async () => {
    const { a, ids } = await setUp(profile);
    await a.execute('begin aside(1, 1); end;');
    expect(a.transactionInProgress).toBe(false);
    await expect(a.execute('begin aside(2, 0); end;')).rejects.toMatchObject({ errorNum: 6519 });
    expect(a.transactionInProgress).toBe(false);
    await a.execute('insert into t (id) values (3)');
    await a.execute('begin aside(4, 1); end;');
    expect(a.transactionInProgress).toBe(true);
    await expect(a.execute('begin aside(3, 1); end;')).rejects.toMatchObject({ errorNum: 60 });
    expect(a.transactionInProgress).toBe(true);
    await expect(
      a.execute("begin insert into t (id) values (5); aside(6, 1); raise_application_error(-20001, 'no'); end;"),
    ).rejects.toMatchObject({ errorNum: 20001 });
    expect(a.transactionInProgress).toBe(true);
    expect(await ids()).toEqual([1, 4, 6]);
    await a.rollback();
    expect(a.transactionInProgress).toBe(false);
    expect(await ids()).toEqual([1, 4, 6]);
  });

  // The driver's autoCommit rides on the call; ORA-02091: SQL Language Reference, deferred constraints.
  it('are committed with a block in one round trip, or rolled back when they cannot be', async () => {
    const { a, sandbox, ids } = await setUp(profile);
    const before = sandbox.roundTrips;
    await a.execute('begin insert into t (id) values (1); end;', [], { autoCommit: true });
    expect(sandbox.roundTrips - before).toBe(1);
    expect(a.transactionInProgress).toBe(false);
    const refused = a.execute('begin insert into t (id, parent) values (2, 7); end;', [], { autoCommit: true });
    await expect(refused).rejects.toMatchObject({ errorNum: 2091 });
    expect(a.transactionInProgress).toBe(false);
    expect(await ids()).toEqual([1]);
  });

  // callTimeout: the driver's documentation. What was done before the call that was broken off remains.
  it('survive a call that is broken off', async () => {
    const { a, ids } = await setUp(profile);
    await a.execute('insert into t (id) values (1)');
    a.callTimeout = 80;
    const broken = a.execute('begin insert into t (id) values (2); sys.dbms_session.sleep(30); end;');
    await expect(broken).rejects.toMatchObject({ code: 'NJS-123' });
    a.callTimeout = 0;
    expect(a.transactionInProgress).toBe(true);
    await a.commit();
    expect(await ids()).toEqual([1]);
  });

  it('survive an autonomous one that is broken off while it waits', async () => {
    const { a, b, ids } = await setUp(profile);
    await b.execute('insert into t (id) values (9)');
    await a.execute('insert into t (id) values (1)');
    a.callTimeout = 80;
    await expect(a.execute('begin insert into t (id) values (2); aside(9, 1); end;')).rejects.toMatchObject({
      code: 'NJS-123',
    });
    a.callTimeout = 0;
    expect(a.transactionInProgress).toBe(true);
    await a.commit();
    await b.rollback();
    expect(await ids()).toEqual([1]);
  });
});

describe.each(PROFILES)('package state, profile %s', (profile) => {
  // The comments on MODIFY_PACKAGE_STATE in Oracle's specification of DBMS_SESSION: it takes effect when the call that it runs in has ended.
  it.each(['reinitialize', 'free_all_resources'])('is given up by %s when the call has ended', async (how) => {
    const { a, ask } = await setUp(profile);
    expect(await ask('state.next')).toBe('1');
    const block = `declare x number; begin
      sys.dbms_session.modify_package_state(sys.dbms_session.${how});
      x := state.next;
      :r := to_char(x);
    end;`;
    const bind = { dir: oracledb.BIND_OUT, type: oracledb.STRING };
    expect((await a.execute(block, { r: bind })).outBinds).toEqual({ r: '2' });
    expect(await ask('state.next')).toBe('1');
  });

  it('lives on after a commit, a rollback and a call that fails', async () => {
    const { a, ask } = await setUp(profile);
    expect(await ask('state.next')).toBe('1');
    await a.commit();
    await expect(
      a.execute("declare x number; begin x := state.next; raise_application_error(-20001, 'no'); end;"),
    ).rejects.toThrow('no');
    await a.rollback();
    expect(await ask('state.next')).toBe('3');
  });

  // PL/SQL Language Reference, "Package State"; the lines of the message: oraganism.wordpress.com/tag/ora-04068.
  it('is discarded once when the package is compiled again', async () => {
    const { a, b, ask } = await setUp(profile);
    expect(await ask('state.next')).toBe('1');
    await b.execute('alter package state compile body');
    await expect(ask('state.next')).rejects.toMatchObject({
      errorNum: 4068,
      message: expect.stringContaining(
        [
          'ORA-04068: existing state of packages has been discarded',
          'ORA-04061: existing state of package body "ERP.STATE" has been invalidated',
          'ORA-04065: not executed, altered or dropped package body "ERP.STATE"',
          'ORA-06508: PL/SQL: could not find program unit being called: "ERP.STATE"',
          'ORA-06512: at line 1',
        ].join('\n'),
      ),
    });
    expect(await ask('state.next')).toBe('1');
    await a.execute('begin twice; end;');
    await b.execute('alter package state compile body');
    await expect(a.execute('begin twice; end;')).rejects.toMatchObject({
      errorNum: 4068,
      message: expect.stringContaining('ORA-06512: at "ERP.TWICE", line 4\nORA-06512: at line 1'),
    });
    await a.execute('begin twice; end;');
  });
});
