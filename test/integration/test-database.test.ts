import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTestDatabase, TestDatabaseError } from 'gen-oracle-client/testing';
import oracledb from 'oracledb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.js';

const QUICK_START = {
  scripts: [fileURLToPath(new URL('../../examples/quick-start/sql', import.meta.url))],
  users: ['ERP', 'ERP_APP', 'ALICE', 'BOB'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-database-'));
  vi.stubEnv('GEN_ORACLE_TEST_DB', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function script(...lines: readonly string[]): string {
  const file = join(folder, 'x.sql');
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function rows(attributes: oracledb.ConnectionAttributes, query: string): Promise<unknown> {
  const connection = await oracledb.getConnection(attributes);
  try {
    return (await connection.execute(query)).rows;
  } finally {
    await connection.close();
  }
}

const WHO = `SELECT SYS_CONTEXT('USERENV', 'SESSION_USER'), SYS_CONTEXT('USERENV', 'PROXY_USER') FROM dual`;

describe('without GEN_ORACLE_TEST_DB, a test database', () => {
  it('is a sandbox with the scripts in it', async () => {
    await using database = await openTestDatabase(QUICK_START);
    const { connectString } = database;
    expect(database.description).toBe(`sandbox at ${connectString}`);
    expect(database.userName('ALICE')).toBe('ALICE');
    expect(await rows({ user: 'ERP_APP[ALICE]', password: 'Erp-app-1', connectString }, WHO)).toEqual([
      ['ALICE', 'ERP_APP'],
    ]);
    const erp = { user: 'ERP', password: 'Erp-owner-1', connectString };
    expect(await rows(erp, 'SELECT name FROM customers')).toEqual([['Müller & Söhne']]);
  });

  it('knows its users', async () => {
    await using database = await openTestDatabase({ scripts: [], users: ['ERP', 'ALICE'] });
    expect(() => database.userName('ALCIE')).toThrow(
      new TestDatabaseError("ALCIE is not one of this test database's users: ERP, ALICE."),
    );
  });
});

describe('with GEN_ORACLE_TEST_DB, a test database', () => {
  let oracle: Sandbox;
  beforeEach(async () => {
    oracle = await startSandbox({ systemPassword: 'sec/ret@1' });
    vi.stubEnv('GEN_ORACLE_TEST_DB', `system/sec/ret@1@${oracle.connectString}`);
  });
  afterEach(async () => oracle.stop());

  async function users(): Promise<unknown> {
    const { connectString } = oracle;
    return rows({ user: 'system', password: 'sec/ret@1', connectString }, 'SELECT username FROM all_users ORDER BY 1');
  }

  it('is there, in users of its own, which are gone afterwards', async () => {
    const before = await users();
    {
      await using database = await openTestDatabase(QUICK_START);
      const { connectString } = database;
      const [alice, app, erp] = ['ALICE', 'ERP_APP', 'ERP'].map((name) => database.userName(name));
      expect(connectString).toBe(oracle.connectString);
      expect(alice).toMatch(/^GOC_[0-9A-F]{6}_ALICE$/);
      expect(database.description).toBe(`${connectString} as system, users ${alice?.slice(0, -'ALICE'.length)}*`);
      expect(await rows({ user: `${app}[${alice}]`, password: 'Erp-app-1', connectString }, WHO)).toEqual([
        [alice, app],
      ]);
      const attributes = { user: `${app}[${alice}]`, password: 'Erp-app-1', connectString };
      const connection = await oracledb.getConnection(attributes);
      const { outBinds } = await connection.execute<{ r: string }>(`BEGIN :r := ${erp}.orders_api.who_am_i; END;`, {
        r: { dir: oracledb.BIND_OUT, type: oracledb.STRING },
      });
      expect(outBinds?.r).toBe(`session_user=${alice} proxy_user=${app}`);
      await connection.close();
    }
    expect(await users()).toEqual(before);
  });

  it('stands beside another of the same scripts', async () => {
    await using one = await openTestDatabase(QUICK_START);
    await using other = await openTestDatabase(QUICK_START);
    expect(one.userName('ERP')).not.toBe(other.userName('ERP'));
  });

  it('leaves nothing behind when a script fails', async () => {
    const before = await users();
    const file = script(
      'CREATE USER erp IDENTIFIED BY x;',
      'CREATE TABLE erp.t (n NUMBER);',
      'INSERT INTO erp.t VALUES (1, 2);',
    );
    await expect(openTestDatabase({ scripts: [file], users: ['ERP'] })).rejects.toThrow(
      `${file}, line 3: ORA-00913: too many values`,
    );
    expect(await users()).toEqual(before);
  });

  it('shows what is wrong with a unit', async () => {
    const file = script(
      'CREATE USER erp IDENTIFIED BY x;',
      'CREATE PROCEDURE erp.p IS',
      'BEGIN',
      '  missing_thing(1);',
      'END;',
      '/',
    );
    await expect(openTestDatabase({ scripts: [file], users: ['ERP'] })).rejects.toThrow(
      `${file}, line 4: PROCEDURE P was created with compilation errors.\nline 4, column 3: PLS-00201: identifier 'MISSING_THING' must be declared`,
    );
  });

  it('touches nothing else', async () => {
    const before = await users();
    const file = script('CREATE USER erp IDENTIFIED BY x;', 'CREATE USER bob IDENTIFIED BY x;');
    await expect(openTestDatabase({ scripts: [file], users: ['ERP'] })).rejects.toThrow(
      `${file}, line 2: CREATE USER with BOB is refused. On a real Oracle, scripts of tests may touch nothing but the users ERP and their schemas.`,
    );
    expect(await users()).toEqual(before);
  });

  it.each([
    [
      'a wrong password',
      () => `system/wrong-secret@${oracle.connectString}`,
      /^Cannot connect as system to 127\.0\.0\.1:\d+\/SANDBOX, which GEN_ORACLE_TEST_DB names: ORA-01017/,
    ],
    [
      'a malformed value',
      () => 'system:wrong-secret',
      /^GEN_ORACLE_TEST_DB must be of the form user\/password@host:port\/service, but is not\.$/,
    ],
  ])('says so when it cannot be had, without the password: %s', async (_, value, message) => {
    vi.stubEnv('GEN_ORACLE_TEST_DB', value());
    const error = await openTestDatabase(QUICK_START).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TestDatabaseError);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
    expect(String(error)).not.toContain('wrong-secret');
  });
});
