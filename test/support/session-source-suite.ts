import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from 'gen-oracle-client/testing';
import oracledb from 'oracledb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SessionSetup } from '../../runtime/calls/session-setup.js';
import { openSource } from '../../runtime/client/open-source.js';
import type { DriverBind } from '../../runtime/driver/oracle-driver.js';
import type { ClientOptions } from '../../runtime/options/client-options.js';
import { readOptions } from '../../runtime/options/read-options.js';
import type { LeasedSession, SessionSource } from '../../runtime/sessions/session-source.js';
import { Telemetry } from '../../runtime/telemetry/telemetry.js';
import { leavesNothing } from './nothing-left.js';

const PASSWORD = 'Secret-1';
const USERS = ['ALICE', 'BOB', 'CAROL', 'APP', 'ERP'] as const;

/** ALICE and BOB may be called for through APP, CAROL may not. */
const SCRIPT = `
CREATE USER app IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO app;
CREATE USER alice IDENTIFIED BY "${PASSWORD}";
CREATE USER bob IDENTIFIED BY "${PASSWORD}";
CREATE USER carol IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO alice, bob, carol;
ALTER USER alice GRANT CONNECT THROUGH app;
ALTER USER bob GRANT CONNECT THROUGH app;
CREATE USER erp IDENTIFIED BY "${PASSWORD}" QUOTA UNLIMITED ON users;
CREATE TABLE erp.notes (text VARCHAR2(100));
GRANT SELECT, INSERT ON erp.notes TO alice;
CREATE PACKAGE erp.state AS
  g_text VARCHAR2(100) := 'new';
END;
/
GRANT EXECUTE ON erp.state TO alice;
`;

/**
 * What a session source must do in whichever mode the driver is: written once against the interface. The mode is that of the process.
 * @param loadDriver gives the driver in its mode
 */
export function sessionSourceSuite(mode: string, loadDriver: () => typeof oracledb): void {
  leavesNothing();

  describe(`sessions in ${mode} mode`, { timeout: 30_000 }, () => {
    test('belong to the user of their key, through the proxy account', async () => {
      const { lend, names } = await open(loadDriver);
      expect(await lend('ALICE', who)).toEqual([names.ALICE, names.APP]);
      expect(await lend(null, who)).toEqual([names.APP, null]);
    });

    test('are never lent to another user, though there is only one place', async () => {
      const { lend, names, source } = await open(loadDriver, { sessions: { max: 1 } });
      const users = ['ALICE', 'BOB', 'BOB', 'ALICE'] as const;
      const found = await Promise.all(users.map(async (user) => [user, await lend(user, who)] as const));
      for (const [user, [sessionUser]] of found) expect(sessionUser).toBe(names[user]);
      expect(source.stats).toMatchObject({ open: 1, idle: 1, max: 1 });
    });

    test('are lent again to the same user, unless they were condemned', async () => {
      const { lend } = await open(loadDriver);
      const first = await lend('ALICE', which);
      expect(await lend('ALICE', which)).toEqual(first);
      const condemned = await lend('ALICE', (session) => {
        session.condemn();
        return which(session);
      });
      expect(condemned).toEqual(first);
      expect(await lend('ALICE', which)).not.toEqual(first);
    });

    test('are no more than the cap and the cap of one user', async () => {
      const { lend, source } = await open(loadDriver, { sessions: { max: 3, maxPerUser: 2 } });
      let most = 0;
      let ofAlice = 0;
      let mostOfAlice = 0;
      const use = (user: 'ALICE' | 'BOB') =>
        lend(user, async (session) => {
          if (user === 'ALICE') mostOfAlice = Math.max(mostOfAlice, ++ofAlice);
          most = Math.max(most, source.stats.open);
          await who(session);
          if (user === 'ALICE') ofAlice -= 1;
        });
      await Promise.all(Array.from({ length: 24 }, (_, index) => use(index % 3 === 0 ? 'BOB' : 'ALICE')));
      expect(most).toBeLessThanOrEqual(3);
      expect(mostOfAlice).toBeLessThanOrEqual(2);
    });

    test('are waited for until the deadline, or until the wait is aborted', async () => {
      const { lend, source } = await open(loadDriver, { sessions: { max: 1 } });
      await lend('ALICE', async () => {
        await expect(lend('BOB', who, { waitMs: 50 })).rejects.toMatchObject({ name: 'LeaseTimeoutError' });
        const abort = new AbortController();
        const aborted = expect(lend('BOB', who, { signal: abort.signal })).rejects.toMatchObject({
          name: 'CallAbortedError',
        });
        abort.abort();
        await aborted;
      });
      expect(source.stats).toMatchObject({ waiting: 0, leased: 0 });
    });

    test('come back clean: nothing uncommitted and no package state is left', async () => {
      const { lend, names } = await open(loadDriver, { sessions: { max: 1 } });
      const { ERP } = names;
      await lend('ALICE', async (session) => {
        await execute(session, `insert into ${ERP}.notes values ('lost'); ${ERP}.state.g_text := 'old';`);
        expect(session.transactionInProgress).toBe(true);
      });
      const found = await lend('ALICE', (session) =>
        ask(session, `select count(*) into :o from ${ERP}.notes;`, `:o := ${ERP}.state.g_text;`),
      );
      expect(found).toEqual(['0', 'new']);
    });

    test('stop a call at its deadline or when it is aborted, and are usable again', async () => {
      const { lend, names } = await open(loadDriver);
      await lend('ALICE', async (session) => {
        await who(session);
        await expect(execute(session, 'sys.dbms_session.sleep(20);', { limitMs: 300 })).rejects.toMatchObject({
          code: 'NJS-123',
        });
        const abort = new AbortController();
        const stopped = expect(
          execute(session, 'sys.dbms_session.sleep(20);', { signal: abort.signal }),
        ).rejects.toMatchObject({ errorNum: 1013 });
        setTimeout(() => abort.abort(), 200);
        await stopped;
        expect(await who(session)).toEqual([names.ALICE, names.APP]);
      });
    });

    test('cannot be reached when their lease is over', async () => {
      const { lend } = await open(loadDriver);
      const kept = await lend('ALICE', (session) => Promise.resolve([session]));
      expect(() => kept[0]?.transactionInProgress).toThrow('given back');
    });

    test('are not given to a user whom the proxy account may not connect for', async () => {
      const { lend } = await open(loadDriver);
      await expect(lend('CAROL', who)).rejects.toMatchObject({ name: 'ConnectError', retryable: false });
    });

    test('end with the source', async () => {
      const { lend, source } = await open(loadDriver);
      await lend('ALICE', who);
      await source.close(performance.now() + 5_000);
      expect(source.stats.open).toBe(0);
      await expect(lend('ALICE', who)).rejects.toMatchObject({ name: 'ClosedError' });
    });
  });
}

interface OpenedSource {
  readonly source: SessionSource;
  /** What the users are called in this database. */
  readonly names: Readonly<Record<(typeof USERS)[number], string>>;
  lend<T>(
    user: 'ALICE' | 'BOB' | 'CAROL' | null,
    consumer: (session: LeasedSession) => Promise<T>,
    limits?: { readonly waitMs?: number; readonly signal?: AbortSignal },
  ): Promise<T>;
}

async function open(loadDriver: () => typeof oracledb, options: Partial<ClientOptions> = {}): Promise<OpenedSource> {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-source-'));
  const file = join(folder, 'users.sql');
  writeFileSync(file, SCRIPT);
  const driver = loadDriver();
  const database = await openTestDatabase({ scripts: [file], users: USERS });
  rmSync(folder, { recursive: true });
  const settings = readOptions({
    connectString: database.connectString,
    proxyUser: database.userName('APP'),
    credentials: PASSWORD,
    userNames: 'exact',
    driver,
    ...options,
  });
  const source = openSource(
    settings,
    new SessionSetup(settings.proxyUser, settings, undefined),
    new Telemetry(settings.telemetry),
  );
  onTestFinished(async () => {
    await source.close(performance.now() + 5_000);
    await database[Symbol.asyncDispose]();
  });
  return {
    source,
    names: {
      ALICE: database.userName('ALICE'),
      BOB: database.userName('BOB'),
      CAROL: database.userName('CAROL'),
      APP: database.userName('APP'),
      ERP: database.userName('ERP'),
    },
    lend: (user, consumer, { waitMs = 10_000, signal } = {}) =>
      source.withSession(
        { user: user === null ? null : database.userName(user) },
        performance.now() + waitMs,
        consumer,
        signal,
      ),
  };
}

/** Session user and proxy user. */
function who(session: LeasedSession): Promise<unknown[]> {
  return ask(session, `:o := sys_context('USERENV', 'SESSION_USER');`, `:o := sys_context('USERENV', 'PROXY_USER');`);
}

/** A number that no other session has had. */
function which(session: LeasedSession): Promise<unknown[]> {
  return ask(session, `:o := sys_context('USERENV', 'SESSIONID');`);
}

/** What each of the statements gives `:o`. */
async function ask(session: LeasedSession, ...statements: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const statement of statements) {
    const out = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_VARCHAR, maxSize: 300 };
    const [answer] = await execute(session, statement, { binds: [out] });
    answers.push(answer);
  }
  return answers;
}

function execute(
  session: LeasedSession,
  statements: string,
  { binds = [], limitMs = 10_000, signal }: ExecuteOptions = {},
): Promise<readonly unknown[]> {
  const text = `begin ${statements} end;`;
  const call = { text, binds, context: {}, commit: false, givesUpPackageState: false, signal };
  return session.execute(call, performance.now() + limitMs);
}

interface ExecuteOptions {
  readonly binds?: DriverBind[];
  readonly limitMs?: number;
  readonly signal?: AbortSignal;
}
