import oracledb from 'oracledb';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Database Resident Connection Pooling as a standalone connection of the driver uses it: purity NEW, and at the end a one-way SESSION_RELEASE that gives
 * the session up, instead of a logoff. Source: the driver's lib/thin/connection.js (close, _sessRelease) and protocol/messages/sessionRelease.js.
 */

const USER = ['CREATE USER alice IDENTIFIED BY "wonder"', 'GRANT CREATE SESSION TO alice'];

describe('a connection to a pooled server', () => {
  test('works like any other, and V$SESSION says what it is', async () => {
    const { sandbox, system, connect } = await driverSandbox(USER);
    const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
    expect((await connection.execute('select user from dual')).rows).toEqual([['ALICE']]);
    const { rows } = await system.execute(`select username, server from v$session order by sid`);
    expect(rows).toEqual([
      ['SYSTEM', 'DEDICATED'],
      ['ALICE', 'POOLED'],
    ]);
  });

  test('gives its session back when it is closed, and the next one has a new session', async () => {
    const { sandbox, system, connect } = await driverSandbox([
      ...USER,
      'CREATE PACKAGE system.state AS g_count NUMBER := 0; END;',
      'GRANT EXECUTE ON system.state TO alice',
    ]);
    const count = async () => {
      const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
      const { outBinds } = await connection.execute<{ n: number }>(
        'begin system.state.g_count := system.state.g_count + 1; :n := system.state.g_count; end;',
        { n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER } },
      );
      await connection.close();
      return outBinds?.n;
    };
    expect([await count(), await count()]).toEqual([1, 1]);
    const users = async () => (await system.execute('select username from v$session')).rows;
    await expect.poll(users).toEqual([['SYSTEM']]);
  });

  test('rolls back what it leaves open', async () => {
    const { sandbox, system, connect } = await driverSandbox([
      ...USER,
      'CREATE TABLE system.notes (text VARCHAR2(10))',
      'GRANT INSERT ON system.notes TO alice',
    ]);
    const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
    await connection.execute(`insert into system.notes values ('x')`);
    await connection.close();
    expect((await system.execute('select count(*) from system.notes')).rows).toEqual([[0]]);
  });

  test('changes no password', async () => {
    const { sandbox, connect } = await driverSandbox(USER);
    const connection = await connect('alice', 'wonder', { connectString: `${sandbox.connectString}:pooled` });
    await expect(connection.changePassword('alice', 'wonder', 'land')).rejects.toThrow(
      'a change of password in a session of Database Resident Connection Pooling',
    );
  });
});

/*
 * A pool of the driver asks for the purity SELF: its connections give their sessions back without logging off, and may get another one of the same user and
 * connection class with their next call, of which SESS_RET tells them. Source: Database Development Guide, "Using Database Resident Connection Pooling" (session
 * purity and connection class); the driver's lib/thin/connection.js (close, _sessRelease), lib/thin/pool.js and protocol/messages/base.js (SESS_RET).
 */
describe.each(PROFILES)('a pool of connections to pooled servers, profile %s', (profile) => {
  async function pools(setUp: readonly string[] = []) {
    const { sandbox, system, connect } = await driverSandbox(
      [
        ...USER,
        'CREATE USER bob IDENTIFIED BY "builder"',
        'GRANT CREATE SESSION TO bob',
        'CREATE PACKAGE system.state AS g_count NUMBER := 0; END;',
        'GRANT EXECUTE ON system.state TO PUBLIC',
        ...setUp,
      ],
      { profile },
    );
    const newPool = async (user = 'alice', password = 'wonder', connectionClass = 'TEST', poolMax = 2) => {
      oracledb.connectionClass = connectionClass;
      const connectString = `${sandbox.connectString}:pooled`;
      const pool = await oracledb.createPool({ user, password, connectString, poolMin: 0, poolMax });
      onTestFinished(() => pool.close(0));
      return pool;
    };
    const sids = async () =>
      (await system.execute<[number]>(`select sid from v$session where server = 'POOLED' order by sid`)).rows?.flat();
    return { sandbox, system, connect, newPool, sids };
  }

  afterEach(() => {
    oracledb.connectionClass = '';
  });

  /** How often the session has been asked this. */
  async function count(connection: oracledb.Connection): Promise<number | undefined> {
    const { outBinds } = await connection.execute<{ n: number }>(
      'begin system.state.g_count := system.state.g_count + 1; :n := system.state.g_count; end;',
      { n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER } },
    );
    return outBinds?.n;
  }

  const sid = async (connection: oracledb.Connection) =>
    (await connection.execute<[string]>(`select sys_context('userenv', 'sid') from dual`)).rows?.[0]?.[0];

  async function lease<T>(pool: oracledb.Pool, work: (connection: oracledb.Connection) => Promise<T>): Promise<T> {
    const connection = await pool.getConnection();
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }

  test('keeps the session and its state from one lease to the next', async () => {
    const { newPool, sids } = await pools();
    const pool = await newPool();
    const first = await lease(pool, sid);
    expect([await lease(pool, count), await lease(pool, count)]).toEqual([1, 2]);
    expect(await lease(pool, sid)).toBe(first);
    expect(pool.connectionsOpen).toBe(1);
    expect(await sids()).toEqual([Number(first)]);
  });

  test('shares sessions with other pools of the same user and connection class, and with nobody else', async () => {
    const { newPool } = await pools();
    const first = await newPool();
    expect(await lease(first, count)).toBe(1);
    expect(await lease(await newPool(), count)).toBe(2);
    expect(await lease(await newPool('alice', 'wonder', 'OTHER'), count)).toBe(1);
    expect(await lease(await newPool('bob', 'builder'), count)).toBe(1);
    expect(await lease(first, count)).toBe(3);
  });

  test('has a session for each lease, and knows when it is another one', async () => {
    const { newPool } = await pools([
      'CREATE TABLE system.texts (id NUMBER, body CLOB)',
      `INSERT INTO system.texts VALUES (1, 'one')`,
      `INSERT INTO system.texts VALUES (2, 'two')`,
      'COMMIT',
      'GRANT SELECT ON system.texts TO alice',
    ]);
    const [ours, theirs] = [await newPool(), await newPool()];
    const read = async (connection: oracledb.Connection) => {
      const { rows } = await connection.execute<[number, string]>('select id, body from system.texts order by id', [], {
        fetchTypeHandler: ({ dbType }) => (dbType === oracledb.DB_TYPE_CLOB ? { type: oracledb.STRING } : undefined),
      });
      const texts = (rows ?? []).map(([, body]) => body);
      return [...texts, await sid(connection)];
    };
    const [, , first] = await lease(ours, read);
    const other = await theirs.getConnection();
    expect(await read(other)).toEqual(['one', 'two', first]);
    const [one, two, second] = await lease(ours, read);
    expect([one, two]).toEqual(['one', 'two']);
    expect(second).not.toBe(first);
    await other.close();
    expect(await lease(ours, count)).toBe(1);
  });

  // Source: Administrator's Guide, "Database Resident Connection Pooling and LOGON/LOGOFF Triggers".
  test('begins each new session with the triggers of the logon, and runs them for each logon', async () => {
    const { system, newPool } = await pools([
      'CREATE TABLE system.logons (sid NUMBER)',
      `CREATE TRIGGER system.note_logon AFTER LOGON ON DATABASE
       BEGIN
         IF USER = 'ALICE' THEN INSERT INTO system.logons VALUES (SYS_CONTEXT('USERENV', 'SID')); END IF;
       END;`,
    ]);
    const noted = async () => (await system.execute<[number]>('select sid from system.logons order by rowid')).rows;
    const [ours, theirs] = [await newPool(), await newPool()];
    const first = Number(await lease(ours, sid));
    await lease(ours, sid);
    expect(await noted()).toEqual([[first]]);
    await lease(theirs, async () => {
      expect(await noted()).toEqual([[first], [first]]);
      const second = Number(await lease(ours, sid));
      expect(await noted()).toEqual([[first], [first], [second]]);
    });
  });

  test('leaves no transaction, cursor or temporary LOB behind', async () => {
    const { sandbox, system, newPool } = await pools([
      'CREATE TABLE system.notes (text VARCHAR2(10))',
      'GRANT INSERT, SELECT ON system.notes TO alice',
    ]);
    const pool = await newPool();
    await lease(pool, async (connection) => {
      await connection.execute(`insert into system.notes values ('x')`);
      await connection.createLob(oracledb.CLOB);
      await connection.execute('select level from dual connect by level < 1000', [], { resultSet: true });
    });
    await expect.poll(() => [sandbox.openCursors, sandbox.temporaryLobs]).toEqual([0, 0]);
    expect((await system.execute('select count(*) from system.notes')).rows).toEqual([[0]]);
    expect(await lease(pool, count)).toBe(1);
  });

  test('takes a statement as long as ever after a release', async () => {
    const { newPool } = await pools();
    const pool = await newPool();
    await lease(pool, sid);
    const text = 'x'.repeat(1_000_000);
    const long = (connection: oracledb.Connection) => connection.execute<[number]>(`select 1 from dual /* ${text} */`);
    expect((await lease(pool, long)).rows).toEqual([[1]]);
  });

  test('gets another session for one that was killed while it was idle', async () => {
    const { system, newPool, sids } = await pools();
    const pool = await newPool();
    const [killed, serial] = await lease(pool, async (connection) => {
      const id = await sid(connection);
      const { rows } = await system.execute<[number]>('select serial# from v$session where sid = :id', [id]);
      return [id, rows?.[0]?.[0]];
    });
    await system.execute(`alter system kill session '${String(killed)},${String(serial)}'`);
    await expect.poll(sids).toEqual([]);
    expect(await lease(pool, sid)).not.toBe(killed);
  });

  test('gets another one for one that was killed while it was leased', async () => {
    const { system, newPool } = await pools();
    const pool = await newPool();
    const connection = await pool.getConnection();
    const id = await sid(connection);
    const { rows } = await system.execute<[number]>('select serial# from v$session where sid = :id', [id]);
    await system.execute(`alter system kill session '${String(id)},${String(rows?.[0]?.[0])}'`);
    await expect(connection.execute('select 1 from dual')).rejects.toThrow('ORA-00028');
    await connection.close();
    expect(await lease(pool, count)).toBe(1);
  });

  test('fails with what its user has come to meanwhile', async () => {
    const { system, newPool } = await pools();
    const pool = await newPool();
    await lease(pool, sid);
    await lease(await newPool(), async () => {
      await system.execute('alter user alice account lock');
      await expect(lease(pool, sid)).rejects.toThrow('ORA-28000');
    });
  });

  test('holds no more than forty idle sessions', async () => {
    const { newPool, sids } = await pools();
    const classes = Array.from({ length: 45 }, (_, index) => `CLASS${index}`);
    for (const name of classes) await lease(await newPool('alice', 'wonder', name), sid);
    await expect.poll(async () => (await sids())?.length).toBe(40);
  });
});
