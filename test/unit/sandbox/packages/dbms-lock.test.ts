import { beforeEach, describe, expect, it } from 'vitest';
import { NUMBER } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, DBMS_LOCK: the table of compatible modes, and the return values
// 0 success, 1 timeout, 2 deadlock, 3 parameter error, 4 lock is owned (REQUEST) or not (CONVERT, RELEASE), 5 illegal handle.
let database: ReturnType<typeof newDatabase>;
let one: TestSession;
let two: TestSession;

beforeEach(() => {
  database = newDatabase();
  one = openTestSession(database);
  two = openTestSession(database);
});

const code = async (session: TestSession, call: string) => session.number(`begin :r := dbms_lock.${call}; end;`);

describe('DBMS_LOCK', () => {
  it('an exclusive lock is one session’s until that releases it', async () => {
    expect(await code(one, 'request(7)')).toBe(0);
    expect(await code(one, 'request(7)')).toBe(4);
    expect(await code(two, 'request(7, timeout => 0)')).toBe(1);
    expect(await code(two, 'release(7)')).toBe(4);
    const waiting = code(two, 'request(7)');
    expect(await code(one, 'release(7)')).toBe(0);
    expect(await waiting).toBe(0);
    expect(await code(one, 'request(id => 7, timeout => 0)')).toBe(1);
    expect(await code(one, 'request(8, timeout => 0)')).toBe(0);
  });

  it('waits as long as it is told to', async () => {
    await code(one, 'request(7)');
    const started = Date.now();
    expect(await code(two, 'request(7, dbms_lock.x_mode, 1)')).toBe(1);
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
  });

  const MODES = ['nl_mode', 'ss_mode', 'sx_mode', 's_mode', 'ssx_mode', 'x_mode'];
  it.each([
    ['nl_mode', [0, 0, 0, 0, 0, 0]],
    ['ss_mode', [0, 0, 0, 0, 0, 1]],
    ['sx_mode', [0, 0, 0, 1, 1, 1]],
    ['s_mode', [0, 0, 1, 0, 1, 1]],
    ['ssx_mode', [0, 0, 1, 1, 1, 1]],
    ['x_mode', [0, 1, 1, 1, 1, 1]],
  ])('beside %s others get the modes that go with it', async (held, expected) => {
    await code(one, `request(7, dbms_lock.${held})`);
    const codes: unknown[] = [];
    for (const mode of MODES) {
      codes.push(await code(two, `request(7, dbms_lock.${mode}, 0)`));
      await code(two, 'release(7)');
    }
    expect(codes).toEqual(expected);
  });

  it('CONVERT waits for the others, and lets them in by a weaker mode', async () => {
    expect(await code(one, 'convert(7, 4)')).toBe(4);
    await code(one, 'request(7, dbms_lock.s_mode)');
    await code(two, 'request(7, dbms_lock.s_mode)');
    expect(await code(one, 'convert(7, dbms_lock.x_mode, 0)')).toBe(1);
    const waiting = code(one, 'convert(7, dbms_lock.x_mode)');
    expect(await code(two, 'release(7)')).toBe(0);
    expect(await waiting).toBe(0);
    const reader = code(two, 'request(7, dbms_lock.s_mode)');
    expect(await code(one, 'convert(7, dbms_lock.s_mode)')).toBe(0);
    expect(await reader).toBe(0);
  });

  it('whoever would close a circle of waiting sessions is told of the deadlock', async () => {
    await code(one, 'request(1)');
    await code(two, 'request(2)');
    const waiting = code(one, 'request(2)');
    expect(await code(two, 'request(1)')).toBe(2);
    await code(two, 'release(2)');
    expect(await waiting).toBe(0);
  });

  it('two sessions that both want to make a shared lock exclusive', async () => {
    await code(one, 'request(1, dbms_lock.s_mode)');
    await code(two, 'request(1, dbms_lock.s_mode)');
    const waiting = code(one, 'convert(1, dbms_lock.x_mode)');
    expect(await code(two, 'convert(1, dbms_lock.x_mode)')).toBe(2);
    await code(two, 'release(1)');
    expect(await waiting).toBe(0);
  });

  it('a circle over a row', async () => {
    await one.run('create table t (id number)', 'insert into t values (1)', 'commit');
    await one.run('update t set id = 2');
    await two.run('create table u (id number)', 'insert into u values (1)');
    await code(two, 'request(1)');
    const waiting = code(one, 'request(1)');
    expect(await two.error('update t set id = 3')).toBe('ORA-00060: deadlock detected while waiting for resource');
    await code(two, 'release(1)');
    expect(await waiting).toBe(0);
  });

  it('release_on_commit releases at the end of the transaction, other locks stay', async () => {
    await code(one, 'request(1, release_on_commit => true)');
    await code(one, 'request(2)');
    expect(await code(two, 'request(1, timeout => 0)')).toBe(1);
    expect(await one.block('begin commit; :r := dbms_lock.release(1) || dbms_lock.release(2); end;')).toBe('40');
    await code(one, 'request(1, release_on_commit => true)');
    await one.run('rollback');
    expect(await code(two, 'request(1, timeout => 0)')).toBe(0);
  });

  it('the end of the session releases its locks', async () => {
    await code(one, 'request(1)');
    const waiting = code(two, 'request(1)');
    one.session.close();
    expect(await waiting).toBe(0);
  });

  it('names are given identifiers, the same one for the same name, and the transaction is committed', async () => {
    await one.run('create table t (id number)', 'insert into t values (1)');
    const handle = (session: TestSession, name: string) =>
      session.block(`begin dbms_lock.allocate_unique('${name}', :r); end;`);
    const first = await handle(one, 'nightly');
    expect(await two.rows('select id from t')).toEqual([[1]]);
    expect(await handle(two, 'nightly')).toBe(first);
    expect(await handle(two, 'Nightly')).not.toBe(first);
    await one.run('insert into t values (2)');
    expect(await one.block("begin dbms_lock.allocate_unique_autonomous('nightly', :r); end;")).toBe(first);
    expect(await two.rows('select id from t')).toEqual([[1]]);
    expect(await code(one, `request('${first}')`)).toBe(0);
    expect(await code(two, `request(lockhandle => '${first}', timeout => 0)`)).toBe(1);
    expect(await code(one, `convert('${first}', 4)`)).toBe(0);
    expect(await code(one, `release('${first}')`)).toBe(0);
  });

  it.each([
    ["request('nonsense')", 5],
    ["convert('123', 6)", 5],
    ["release('')", 5],
    ['request(-1)', 3],
    ['request(1073741824)', 3],
    ['request(1, 7)', 3],
    ['request(1, NULL)', 3],
    ['request(1, 6, -1)', 3],
    ['request(1073741823)', 0],
    ['request(0)', 0],
    ['release(3)', 4],
  ])('%s is %d', async (call, expected) => {
    expect(await code(one, call)).toBe(expected);
  });

  it('is not for everybody: EXECUTE has to be granted', async () => {
    await one.run('create user erp identified by erp', 'grant create session, create procedure to erp');
    const erp = openTestSession(database, 'ERP');
    expect(await erp.error('begin dbms_lock.sleep(0); end;')).toContain(
      "PLS-00201: identifier 'DBMS_LOCK' must be declared",
    );
    await one.run('grant execute on sys.dbms_lock to erp');
    await erp.run('create function f return number is begin return dbms_lock.request(5); end;');
    expect(await erp.block('begin :r := f; end;', NUMBER)).toBe(0);
    expect(await erp.rows('select owner, table_name, privilege from user_tab_privs')).toEqual([
      ['SYS', 'DBMS_LOCK', 'EXECUTE'],
    ]);
    await one.run('revoke execute on dbms_lock from erp');
    expect(await erp.error('begin dbms_lock.sleep(0); end;')).toContain('PLS-00201');
    expect(await one.error('revoke execute on dbms_lock from erp')).toBe(
      'ORA-01927: cannot REVOKE privileges you did not grant',
    );
    expect(await erp.error('grant execute on dbms_crypto to public')).toBe('ORA-01031: insufficient privileges');
  });

  it('EXECUTE with the grant option is handed on, and taken back', async () => {
    await one.run(
      'create user erp identified by erp',
      'create user crm identified by crm',
      'grant create session to erp, crm',
      'grant execute on dbms_lock to erp with grant option',
    );
    const [erp, crm] = [openTestSession(database, 'ERP'), openTestSession(database, 'CRM')];
    const sleep = 'begin dbms_lock.sleep(0); end;';
    await erp.run('grant execute on sys.dbms_lock to crm');
    expect(await crm.error(sleep)).toBe('no error');
    await erp.run('revoke execute on dbms_lock from crm');
    expect(await crm.error(sleep)).toContain('PLS-00201');
  });

  it('a function of a package that is not for everybody is no column either', async () => {
    await one.run('create user erp identified by erp', 'grant create session to erp');
    const erp = openTestSession(database, 'ERP');
    expect(await erp.error("select dbms_crypto.hash(hextoraw('00'), 2) from dual")).toContain('ORA-00904');
    await one.run('grant execute on dbms_crypto to public');
    expect(await erp.rows("select rawtohex(dbms_crypto.hash(hextoraw('616263'), 2)) from dual")).toEqual([
      ['900150983CD24FB0D6963F7D28E17F72'],
    ]);
  });

  it('EXECUTE on a package that the sandbox has not may be granted all the same', async () => {
    await one.run('create user erp identified by erp', 'grant execute on sys.utl_http to erp');
    expect(await one.error('grant select on sys.dbms_lock to erp')).toContain('ORA-00990');
    expect(await one.error('grant execute on sys.no_such_package to erp')).toContain('ORA-00942');
  });
});
