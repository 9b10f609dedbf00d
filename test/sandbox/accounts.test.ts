import { setTimeout as delay } from 'node:timers/promises';
import oracledb from 'oracledb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DriverSandbox, driverSandbox } from '../support/driver-sandbox.js';

/*
 * The states of accounts and sessions as the unmodified driver sees them. Sources: Oracle's SQL Language Reference (CREATE USER, ALTER USER,
 * CREATE PROFILE, ALTER SYSTEM KILL SESSION), Security Guide (proxy authentication), error messages; which numbers the driver takes for the end
 * of a session: node-oracledb lib/errors.js.
 */

const ALICE = ['CREATE USER alice IDENTIFIED BY "pw-1"', 'GRANT CREATE SESSION TO alice'];
const PROXY = [
  ...ALICE,
  'CREATE USER app IDENTIFIED BY "app-1"',
  'GRANT CREATE SESSION TO app',
  'ALTER USER alice GRANT CONNECT THROUGH app',
];

async function value(connection: oracledb.Connection, expression: string): Promise<unknown> {
  const { rows = [] } = await connection.execute<unknown[]>(`SELECT ${expression} FROM dual`);
  return rows[0]?.[0];
}

async function column(connection: oracledb.Connection, query: string): Promise<unknown[]> {
  const { rows = [] } = await connection.execute<unknown[]>(query);
  return rows.map(([first]) => first);
}

async function status({ system }: DriverSandbox, user: string): Promise<unknown> {
  const { rows = [] } = await system.execute<unknown[]>('SELECT account_status FROM dba_users WHERE username = :1', [
    user,
  ]);
  return rows[0]?.[0];
}

describe('an account', () => {
  test('that is locked: ORA-28000, until it is unlocked', async () => {
    const database = await driverSandbox([...ALICE, 'ALTER USER alice ACCOUNT LOCK']);
    await expect(database.connect('alice', 'pw-1')).rejects.toMatchObject({ errorNum: 28000 });
    expect(await status(database, 'ALICE')).toBe('LOCKED');
    await database.run('ALTER USER alice ACCOUNT UNLOCK');
    await database.connect('alice', 'pw-1');
  });

  test('whose password has expired: ORA-28001, until it is changed', async () => {
    const database = await driverSandbox([...ALICE, 'ALTER USER alice PASSWORD EXPIRE']);
    await expect(database.connect('alice', 'pw-1')).rejects.toMatchObject({ errorNum: 28001 });
    expect(await status(database, 'ALICE')).toBe('EXPIRED');
    await database.connect('alice', 'pw-1', { newPassword: 'pw-2' });
    await database.connect('alice', 'pw-2');
    expect(await status(database, 'ALICE')).toBe('OPEN');
  });

  test('without CREATE SESSION: ORA-01045 that names it', async () => {
    const { connect } = await driverSandbox(['CREATE USER alice IDENTIFIED BY "pw-1"']);
    await expect(connect('alice', 'pw-1')).rejects.toThrow(/ORA-01045: .*ALICE.*CREATE SESSION/);
  });

  test('is locked by ten wrong passwords in a row, FAILED_LOGIN_ATTEMPTS of the profile DEFAULT', async () => {
    const database = await driverSandbox(ALICE);
    const wrong = () => database.connect('alice', 'wrong');
    for (let attempt = 1; attempt <= 9; attempt += 1) await expect(wrong()).rejects.toMatchObject({ errorNum: 1017 });
    await database.connect('alice', 'pw-1');
    for (let attempt = 1; attempt <= 10; attempt += 1) await expect(wrong()).rejects.toMatchObject({ errorNum: 1017 });
    await expect(wrong()).rejects.toMatchObject({ errorNum: 28000 });
    await expect(database.connect('alice', 'pw-1')).rejects.toMatchObject({ errorNum: 28000 });
    expect(await status(database, 'ALICE')).toBe('LOCKED(TIMED)');
    await database.run('ALTER USER alice ACCOUNT UNLOCK');
    await database.connect('alice', 'pw-1');
  });

  test('that nobody has made: ORA-01017, however often', async () => {
    const { connect } = await driverSandbox();
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      await expect(connect('nobody', 'x')).rejects.toMatchObject({ errorNum: 1017 });
    }
  });
});

describe('a profile', () => {
  test('limits sessions and failed logins of its users', async () => {
    const database = await driverSandbox([
      ...ALICE,
      'CREATE PROFILE web LIMIT SESSIONS_PER_USER 2 FAILED_LOGIN_ATTEMPTS 3',
      'ALTER USER alice PROFILE web',
    ]);
    const { connect, run } = database;
    const first = await connect('alice', 'pw-1');
    await connect('alice', 'pw-1');
    await expect(connect('alice', 'pw-1')).rejects.toMatchObject({ errorNum: 2391 });
    await first.close();
    const second = await connect('alice', 'pw-1');
    await run('ALTER PROFILE web LIMIT SESSIONS_PER_USER UNLIMITED');
    await connect('alice', 'pw-1');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await expect(connect('alice', 'wrong')).rejects.toMatchObject({ errorNum: 1017 });
    }
    await expect(connect('alice', 'pw-1')).rejects.toMatchObject({ errorNum: 28000 });
    expect(await value(second, 'USER')).toBe('ALICE');
  });

  test('counts proxied sessions as the client’s', async () => {
    const { connect } = await driverSandbox([
      ...PROXY,
      'CREATE PROFILE web LIMIT SESSIONS_PER_USER 1',
      'ALTER USER alice PROFILE web',
    ]);
    await connect('app[alice]', 'app-1');
    await expect(connect('app[alice]', 'app-1')).rejects.toMatchObject({ errorNum: 2391 });
    await connect('app', 'app-1');
    await connect('app', 'app-1');
  });

  test('must exist, cannot be made twice, and is not dropped under its users', async () => {
    const { run } = await driverSandbox([...ALICE, 'CREATE PROFILE web LIMIT FAILED_LOGIN_ATTEMPTS 3']);
    await expect(run('ALTER USER alice PROFILE nosuch')).rejects.toThrow(/ORA-02380/);
    await expect(run('CREATE PROFILE web LIMIT SESSIONS_PER_USER 1')).rejects.toThrow(/ORA-02379/);
    await expect(run('CREATE PROFILE idle LIMIT IDLE_TIME 5')).rejects.toThrow(/IDLE_TIME/);
    await expect(run('CREATE PROFILE none LIMIT SESSIONS_PER_USER 0')).rejects.toThrow(/ORA-02377/);
    await run('ALTER USER alice PROFILE web');
    await expect(run('DROP PROFILE web')).rejects.toThrow(/ORA-02382/);
    await run('DROP PROFILE web CASCADE', 'ALTER PROFILE DEFAULT LIMIT FAILED_LOGIN_ATTEMPTS UNLIMITED');
  });
});

describe('PROXY[CLIENT]', () => {
  test('needs CONNECT THROUGH: ORA-28150, also for a client that there is not', async () => {
    const { connect, run } = await driverSandbox(PROXY);
    const session = await connect('app[alice]', 'app-1');
    expect(await value(session, `USER || ' ' || sys_context('USERENV', 'PROXY_USER')`)).toBe('ALICE APP');
    await expect(connect('app[nobody]', 'app-1')).rejects.toMatchObject({ errorNum: 28150 });
    await run('ALTER USER alice REVOKE CONNECT THROUGH app');
    await expect(connect('app[alice]', 'app-1')).rejects.toMatchObject({ errorNum: 28150 });
    await expect(run('ALTER USER alice REVOKE CONNECT THROUGH app')).rejects.toThrow(/ORA-28158/);
  });

  test('a wrong password is the proxy’s; a locked client or proxy is ORA-28000; an expired client may connect', async () => {
    const { connect, run } = await driverSandbox([...PROXY, 'ALTER USER alice PASSWORD EXPIRE']);
    await connect('app[alice]', 'app-1');
    await expect(connect('app[alice]', 'pw-1')).rejects.toMatchObject({ errorNum: 1017 });
    await run('ALTER USER alice ACCOUNT LOCK');
    await expect(connect('app[alice]', 'app-1')).rejects.toMatchObject({ errorNum: 28000 });
    await run('ALTER USER alice ACCOUNT UNLOCK', 'ALTER USER app ACCOUNT LOCK');
    await expect(connect('app[alice]', 'app-1')).rejects.toMatchObject({ errorNum: 28000 });
  });

  test('both need CREATE SESSION, and AUTHENTICATION REQUIRED is refused', async () => {
    const { connect, run } = await driverSandbox([...PROXY, 'REVOKE CREATE SESSION FROM app']);
    await expect(connect('app[alice]', 'app-1')).rejects.toThrow(/ORA-01045: .*APP/);
    await run('GRANT CREATE SESSION TO app', 'REVOKE CREATE SESSION FROM alice');
    await expect(connect('app[alice]', 'app-1')).rejects.toThrow(/ORA-01045: .*ALICE/);
    await run('GRANT CREATE SESSION TO alice', 'ALTER USER alice GRANT CONNECT THROUGH app AUTHENTICATION REQUIRED');
    await expect(connect('app[alice]', 'app-1')).rejects.toMatchObject({ errorNum: 28183 });
  });

  test('has the roles that the grant gives it', async () => {
    const { connect, run } = await driverSandbox([
      ...PROXY,
      'CREATE ROLE clerk',
      'CREATE ROLE auditor',
      'GRANT clerk TO alice',
      'GRANT auditor TO alice',
    ]);
    const roles = async () => {
      const session = await connect('app[alice]', 'app-1');
      return column(session, 'SELECT role FROM session_roles ORDER BY role');
    };
    expect(await roles()).toEqual(['AUDITOR', 'CLERK']);
    await run('ALTER USER alice GRANT CONNECT THROUGH app WITH ROLE clerk');
    expect(await roles()).toEqual(['CLERK']);
    await run('ALTER USER alice GRANT CONNECT THROUGH app WITH ROLE ALL EXCEPT clerk');
    expect(await roles()).toEqual(['AUDITOR']);
    const session = await connect('app[alice]', 'app-1');
    await expect(session.execute('SET ROLE clerk')).rejects.toMatchObject({ errorNum: 28157 });
    await run('ALTER USER alice GRANT CONNECT THROUGH app WITH NO ROLES');
    expect(await roles()).toEqual([]);
    const own = await connect('alice', 'pw-1');
    expect(await column(own, 'SELECT role FROM session_roles ORDER BY role')).toEqual(['AUDITOR', 'CLERK']);
  });
});

describe('ALTER SYSTEM KILL SESSION', () => {
  const id = async ({ system }: DriverSandbox, user: string): Promise<string> => {
    const { rows = [] } = await system.execute<[string]>(
      `SELECT sid || ',' || serial# FROM v$session WHERE username = :1`,
      [user],
    );
    return rows[0]?.[0] ?? '';
  };

  test.each(['', ' IMMEDIATE'])('ends an idle session%s: ORA-00028 at its next call, its work undone', async (how) => {
    const database = await driverSandbox([
      ...ALICE,
      'CREATE TABLE alice.t (n NUMBER)',
      'GRANT UNLIMITED TABLESPACE TO alice',
    ]);
    const victim = await database.connect('alice', 'pw-1');
    await victim.execute('INSERT INTO t VALUES (1)');
    await database.run(`ALTER SYSTEM KILL SESSION '${await id(database, 'ALICE')}'${how}`);
    expect(await id(database, 'ALICE')).toBe('');
    await database.run('LOCK TABLE alice.t IN EXCLUSIVE MODE NOWAIT');
    await expect(victim.execute('SELECT 1 FROM dual')).rejects.toMatchObject({ code: 'NJS-500', errorNum: 28 });
    expect(victim.isHealthy()).toBe(false);
    await expect(victim.execute('SELECT 1 FROM dual')).rejects.toThrow(/NJS-(003|500)/);
    expect(await value(database.system, '(SELECT COUNT(*) FROM alice.t)')).toBe(0);
  });

  test('stops a running call', async () => {
    const database = await driverSandbox([
      ...ALICE,
      'CREATE TABLE alice.t (n NUMBER)',
      'GRANT UNLIMITED TABLESPACE TO alice',
    ]);
    const victim = await database.connect('alice', 'pw-1');
    const call = victim.execute('BEGIN INSERT INTO t VALUES (1); DBMS_SESSION.SLEEP(30); END;');
    const ended = expect(call).rejects.toMatchObject({ code: 'NJS-500', errorNum: 28 });
    await delay(50);
    await database.run(`ALTER SYSTEM KILL SESSION '${await id(database, 'ALICE')}'`);
    await ended;
    expect(await value(database.system, '(SELECT COUNT(*) FROM alice.t)')).toBe(0);
  });

  test('names a session other than one’s own, and needs ALTER SYSTEM', async () => {
    const database = await driverSandbox(ALICE);
    const alice = await database.connect('alice', 'pw-1');
    await expect(database.run(`ALTER SYSTEM KILL SESSION 'x'`)).rejects.toMatchObject({ errorNum: 26 });
    await expect(database.run(`ALTER SYSTEM KILL SESSION '999,1'`)).rejects.toMatchObject({ errorNum: 30 });
    await expect(database.run(`ALTER SYSTEM KILL SESSION '${await id(database, 'SYSTEM')}'`)).rejects.toMatchObject({
      errorNum: 27,
    });
    await expect(alice.execute(`ALTER SYSTEM KILL SESSION '1,1'`)).rejects.toMatchObject({ errorNum: 1031 });
    await expect(database.run('ALTER SYSTEM FLUSH SHARED_POOL')).rejects.toThrow('ALTER SYSTEM FLUSH');
  });
});

/* Source: SQL Language Reference, ALTER SYSTEM, "DISCONNECT SESSION Clause": the server process is destroyed, so that the client finds its connection closed. */
describe('ALTER SYSTEM DISCONNECT SESSION', () => {
  const id = async ({ system }: DriverSandbox, user: string): Promise<string> => {
    const { rows = [] } = await system.execute<[string]>(
      `SELECT sid || ',' || serial# FROM v$session WHERE username = :1`,
      [user],
    );
    return rows[0]?.[0] ?? '';
  };

  test('IMMEDIATE closes the connection, of which the work is undone', async () => {
    const database = await driverSandbox([
      ...ALICE,
      'CREATE TABLE alice.t (n NUMBER)',
      'GRANT UNLIMITED TABLESPACE TO alice',
    ]);
    const victim = await database.connect('alice', 'pw-1');
    const call = victim.execute('BEGIN INSERT INTO t VALUES (1); DBMS_SESSION.SLEEP(30); END;');
    const ended = expect(call).rejects.toMatchObject({ code: 'NJS-500' });
    await delay(50);
    await database.run(`ALTER SYSTEM DISCONNECT SESSION '${await id(database, 'ALICE')}' IMMEDIATE`);
    await ended;
    await expect.poll(() => id(database, 'ALICE')).toBe('');
    expect(await value(database.system, '(SELECT COUNT(*) FROM alice.t)')).toBe(0);
  });

  test('IMMEDIATE costs a pool no call: it sees that the connection is closed', async () => {
    const database = await driverSandbox(ALICE);
    const { connectString } = database.sandbox;
    const pool = await oracledb.createPool({ user: 'alice', password: 'pw-1', connectString, poolMin: 1, poolMax: 1 });
    onTestFinished(() => pool.close(0));
    await expect.poll(() => id(database, 'ALICE')).not.toBe('');
    const before = await id(database, 'ALICE');
    await database.run(`ALTER SYSTEM DISCONNECT SESSION '${before}' IMMEDIATE`);
    await expect.poll(() => id(database, 'ALICE')).toBe('');
    const connection = await pool.getConnection();
    expect((await connection.execute('SELECT user FROM dual')).rows).toEqual([['ALICE']]);
    expect(await id(database, 'ALICE')).not.toBe(before);
    await connection.close();
  });

  test.each(['', ' IMMEDIATE'])('POST_TRANSACTION%s waits for the end of the transaction', async (how) => {
    const database = await driverSandbox([
      ...ALICE,
      'CREATE TABLE alice.t (n NUMBER)',
      'GRANT UNLIMITED TABLESPACE TO alice',
    ]);
    const victim = await database.connect('alice', 'pw-1');
    await victim.execute('INSERT INTO t VALUES (1)');
    await database.run(`ALTER SYSTEM DISCONNECT SESSION '${await id(database, 'ALICE')}' POST_TRANSACTION${how}`);
    await victim.execute('INSERT INTO t VALUES (2)');
    expect(victim.isHealthy()).toBe(true);
    await victim.execute('BEGIN INSERT INTO t VALUES (3); COMMIT; INSERT INTO t VALUES (4); END;');
    expect(victim.isHealthy()).toBe(true);
    await victim.commit();
    await expect.poll(() => victim.isHealthy()).toBe(false);
    await expect.poll(() => id(database, 'ALICE')).toBe('');
    expect(await value(database.system, '(SELECT COUNT(*) FROM alice.t)')).toBe(4);
  });

  test('POST_TRANSACTION is KILL SESSION where no transaction is open', async () => {
    const database = await driverSandbox(ALICE);
    const victim = await database.connect('alice', 'pw-1');
    const disconnect = `ALTER SYSTEM DISCONNECT SESSION '${await id(database, 'ALICE')}'`;
    await expect(database.run(disconnect)).rejects.toThrow('DISCONNECT SESSION without POST_TRANSACTION and IMMEDIATE');
    await database.run(`${disconnect} POST_TRANSACTION`);
    await expect(victim.execute('SELECT 1 FROM dual')).rejects.toMatchObject({ code: 'NJS-500', errorNum: 28 });
  });
});

test('when the sandbox stops, its clients lose their connections', async () => {
  const { sandbox, connect } = await driverSandbox(ALICE);
  const [idle, busy] = [await connect('alice', 'pw-1'), await connect('alice', 'pw-1')];
  const ended = expect(busy.execute('BEGIN DBMS_SESSION.SLEEP(30); END;')).rejects.toMatchObject({ code: 'NJS-500' });
  await delay(30);
  await sandbox.stop();
  await ended;
  await expect(idle.execute('SELECT 1 FROM dual')).rejects.toMatchObject({ code: 'NJS-500' });
  await expect(connect('alice', 'pw-1')).rejects.toMatchObject({ code: 'NJS-503' });
});
