import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { LoginAttempt } from '../../sandbox/index.js';
import { troubled } from '../support/troubled-client.js';

/** What the runtime does about logins that fail, seen on the sandbox over the real driver; the server's own record says how many were tried. */

const USERS = ['alice', 'bob', 'carol', 'dave', 'eve', 'frank', 'grace', 'heidi', 'ivan', 'judy', 'mallory', 'peggy'];
const NAMES = USERS.map((name) => name.toUpperCase());

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  for (let round = 0; round < 3; round += 1) {
    if (typeof collect === 'function') collect();
    await delay(20);
  }
}

/** Every login that the server sees from now on. */
function recordLogins({ sandbox }: { sandbox: { faults: { onLogin: unknown } } }): LoginAttempt[] {
  const attempts: LoginAttempt[] = [];
  sandbox.faults.onLogin = (attempt: LoginAttempt) => {
    attempts.push(attempt);
    return undefined;
  };
  return attempts;
}

describe('a user whose login is refused', () => {
  test.each([
    [
      'without CONNECT THROUGH',
      'ALTER USER alice REVOKE CONNECT THROUGH app',
      28150,
      'ALTER USER ALICE GRANT CONNECT THROUGH APP;',
    ],
    ['that is locked', 'ALTER USER alice ACCOUNT LOCK', 28000, 'ACCOUNT UNLOCK'],
    ['without CREATE SESSION', 'REVOKE CREATE SESSION FROM alice', 1045, 'GRANT CREATE SESSION TO ALICE;'],
  ])('%s is told why and left alone for a while; others are served', async (_, fault, code, advice) => {
    const setUp = await troubled(['alice', 'bob'], { timeouts: { userBackOff: 150 } }, [fault]);
    const attempts = recordLogins(setUp);
    const call = (user: string) => setUp.client.as(user).api.who();
    const told = { name: 'ConnectError', code, outcome: 'not-started', retryable: false };
    await expect(call('ALICE')).rejects.toMatchObject(told);
    await expect(call('ALICE')).rejects.toMatchObject(told);
    await expect(call('ALICE')).rejects.toThrow(advice);
    await expect(call('ALICE')).rejects.toThrow(/No login was tried for this call; the next one is in \d+ ms/);
    expect(attempts).toHaveLength(1);
    expect(await call('BOB')).toBe('BOB');
    await setUp.run(
      'ALTER USER alice GRANT CONNECT THROUGH app',
      'ALTER USER alice ACCOUNT UNLOCK',
      'GRANT CREATE SESSION TO alice',
    );
    await delay(160);
    expect(await call('ALICE')).toBe('ALICE');
  });

  test('by a logon trigger is told in the words of the trigger', async () => {
    const setUp = await troubled(['alice', 'bob'], { timeouts: { userBackOff: 150 } }, [
      `CREATE TRIGGER office_hours AFTER LOGON ON DATABASE WHEN (USER = 'ALICE')
       BEGIN
         IF SYS_CONTEXT('USERENV', 'PROXY_USER') = 'APP' THEN RAISE_APPLICATION_ERROR(-20042, 'ALICE is on leave'); END IF;
       END;`,
    ]);
    const call = (user: string) => setUp.client.as(user).api.who();
    await expect(call('ALICE')).rejects.toMatchObject({
      name: 'ConnectError',
      code: 4088,
      outcome: 'not-started',
      retryable: false,
      message: expect.stringMatching(
        /^Cannot connect as ALICE through APP to .*: ORA-04088, ALICE is on leave\. A logon trigger keeps the user out\./,
      ),
    });
    expect(await call('BOB')).toBe('BOB');
    await setUp.run('DROP TRIGGER office_hours');
    await delay(160);
    expect(await call('ALICE')).toBe('ALICE');
  });

  test('waits longer each time', async () => {
    const setUp = await troubled([], { timeouts: { userBackOff: 60 } });
    const attempts = recordLogins(setUp);
    const end = performance.now() + 500;
    while (performance.now() < end) {
      await expect(setUp.client.as('NOBODY').api.who()).rejects.toMatchObject({ code: 28150 });
      await delay(5);
    }
    // At 0, 60, 180 and 420 ms.
    expect(attempts.length).toBeGreaterThanOrEqual(3);
    expect(attempts.length).toBeLessThanOrEqual(4);
  });
});

describe('a wrong password of the proxy account', () => {
  test('is tried for three users, then for nobody: the account is not locked', async () => {
    const setUp = await troubled(USERS, { credentials: 'wrong', timeouts: { userBackOff: 10, proxyBackOff: 60_000 } });
    const attempts = recordLogins(setUp);
    for (const user of [...NAMES, ...NAMES]) {
      await expect(setUp.client.as(user).api.who()).rejects.toMatchObject({
        name: 'ConnectError',
        code: 1017,
        outcome: 'not-started',
      });
    }
    expect(attempts).toHaveLength(3);
    await expect(setUp.client.as('ALICE').api.who()).rejects.toThrow(
      /3 users in a row were refused with ORA-01017, so the proxy account's password is probably wrong/,
    );
    await setUp.connect('app', 'secret');
  });

  test('does not lock the account when many calls begin at once, either', async () => {
    const setUp = await troubled(USERS, { credentials: 'wrong', sessions: { max: 12, parallelLogins: 12 } });
    const attempts = recordLogins(setUp);
    const results = await Promise.allSettled(NAMES.map((user) => setUp.client.as(user).api.who()));
    expect(results.map(({ status }) => status)).toEqual(NAMES.map(() => 'rejected'));
    expect(attempts.length).toBeLessThan(10);
    await setUp.connect('app', 'secret');
  });

  test('is not suspected for one user who fails among others who do not', async () => {
    const setUp = await troubled(['alice', 'bob', 'carol'], { timeouts: { userBackOff: 1 } });
    // A missing user may come as 1017, too.
    setUp.sandbox.faults.onLogin = ({ proxyClient }) =>
      proxyClient?.startsWith('X') === true ? { kind: 'refuse', code: 1017 } : undefined;
    for (const good of ['ALICE', 'BOB', 'CAROL']) {
      for (const bad of ['X1', 'X2']) {
        await expect(setUp.client.as(bad).api.who()).rejects.toMatchObject({ code: 1017 });
      }
      expect(await setUp.client.as(good).api.who()).toBe(good);
    }
  });

  test('that is mended is found out by one login, and everybody is served', async () => {
    let password = 'old';
    const setUp = await troubled(USERS, {
      credentials: () => Promise.resolve(password),
      timeouts: { userBackOff: 10, proxyBackOff: 200 },
    });
    const attempts = recordLogins(setUp);
    const everybody = () => Promise.allSettled(NAMES.slice(0, 6).map((user) => setUp.client.as(user).api.who()));
    await everybody();
    await expect(setUp.client.as('JUDY').api.who()).rejects.toThrow('No login was tried');
    const before = attempts.length;
    await delay(220);
    await everybody();
    expect(attempts.length).toBe(before + 1);
    await delay(420);
    password = 'secret';
    expect(await everybody()).toMatchObject(NAMES.slice(0, 6).map((value) => ({ status: 'fulfilled', value })));
  });
});

describe('the proxy account’s password', () => {
  test('is asked for at every login, so that it may be rotated; sessions that are open go on', async () => {
    let password = 'secret';
    let asked = 0;
    const credentials = () => {
      asked += 1;
      return password;
    };
    const setUp = await troubled(['alice', 'bob'], { credentials });
    await setUp.client.as('ALICE').api.who();
    await setUp.run('ALTER USER app IDENTIFIED BY "rotated"');
    expect(await setUp.client.as('ALICE').api.who()).toBe('ALICE');
    password = 'rotated';
    expect(await setUp.client.as('BOB').api.who()).toBe('BOB');
    expect(asked).toBe(2);
  });

  test('is in no message, nor anywhere else on the error', async () => {
    const setUp = await troubled(['alice'], { credentials: 'Pa55-word' });
    const error: unknown = await setUp.client
      .as('ALICE')
      .api.who()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 1017 });
    expect(allText(error)).not.toContain('Pa55-word');
  });
});

/** Everything that can be read from an error, hidden properties and causes included. */
function allText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  return Object.getOwnPropertyNames(error)
    .map((name) => allText(Reflect.get(error, name)))
    .join('\n');
}

describe('the database', () => {
  test('away and back: calls fail clearly meanwhile, without a storm of logins, and work again afterwards', async () => {
    const setUp = await troubled(['alice', 'bob'], { timeouts: { databaseBackOff: 40 } });
    const { faults } = setUp.sandbox;
    expect(await setUp.client.as('ALICE').api.who()).toBe('ALICE');
    faults.shutDown();
    await delay(20);
    let connects = 0;
    const errors: unknown[] = [];
    const end = performance.now() + 700;
    const busy = async (user: string) => {
      while (performance.now() < end) {
        await setUp.client
          .as(user)
          .api.who()
          .catch((error: unknown) => errors.push(error));
        await delay(2);
      }
    };
    faults.onConnect = () => {
      connects += 1;
      return undefined;
    };
    await Promise.all(['ALICE', 'ALICE', 'BOB', 'BOB', 'BOB'].map(busy));
    expect(errors.length).toBeGreaterThan(20);
    for (const error of errors) {
      expect(error).toMatchObject({ name: 'ConnectError', code: 12514, outcome: 'not-started', retryable: true });
    }
    faults.startUp();
    // At 0, 40, 120, 280 and 600 ms; the first two may be several at a time.
    expect(connects).toBeLessThan(12);
    await expect
      .poll(
        () =>
          setUp.client
            .as('ALICE')
            .api.who()
            .catch(() => 'not yet'),
        { timeout: 3_000 },
      )
      .toBe('ALICE');
    expect(await setUp.client.as('BOB').api.who()).toBe('BOB');
  });

  test('hanging at a login: the call ends at the login’s limit, and the next one works', async () => {
    const setUp = await troubled(['alice', 'bob'], { timeouts: { login: 150 } });
    setUp.sandbox.faults.onLogin = ({ proxyClient }) => (proxyClient === 'ALICE' ? { kind: 'hang' } : undefined);
    await expect(setUp.client.as('ALICE').api.who()).rejects.toMatchObject({
      name: 'LoginTimeoutError',
      outcome: 'not-started',
    });
    const hung = expect(setUp.client.as('ALICE').api.who({}, { timeout: 600 })).rejects.toMatchObject({
      outcome: 'not-started',
    });
    expect(await setUp.client.as('BOB').api.who()).toBe('BOB');
    await hung;
    // What the driver has left of the login must not throw when it is collected.
    await collectGarbage();
  });

  test('that has no more sessions for a user: its calls wait for one that is given back', async () => {
    const setUp = await troubled(['alice'], { timeouts: { userBackOff: 50 } }, [
      'CREATE PROFILE web LIMIT SESSIONS_PER_USER 1',
      'ALTER USER alice PROFILE web',
    ]);
    const api = setUp.client.as('ALICE').api;
    const slow = api.noteSlowly({ text: 'slow', seconds: 0.15 });
    await setUp.untilSlow('ALICE');
    const results = await Promise.allSettled([api.who(), api.who(), api.who()]);
    await slow;
    expect(await setUp.sessionUsers()).toEqual(['ALICE']);
    expect(results).toMatchObject(results.map(() => ({ status: 'fulfilled', value: 'ALICE' })));
  });
});

describe('sessions', () => {
  test('are opened for the users to be warmed, before any call', async () => {
    const setUp = await troubled(['alice', 'bob'], { sessions: { warm: ['ALICE', { user: 'BOB' }, 'NOBODY'] } });
    await expect.poll(() => setUp.client.$stats).toMatchObject({ idle: 2, opening: 0 });
    expect((await setUp.sessionUsers()).toSorted()).toEqual(['ALICE', 'BOB']);
    const attempts = recordLogins(setUp);
    expect(await setUp.client.as('ALICE').api.who()).toBe('ALICE');
    expect(attempts).toEqual([]);
  });

  test('are opened for those who have none first: what a user’s calls can do one after the other on one session costs no further logins', async () => {
    const setUp = await troubled(USERS, { sessions: { max: 6, parallelLogins: 6, loginsPerSecond: 1_000 } });
    const attempts = recordLogins(setUp);
    setUp.sandbox.faults.loginMs = 20;
    const calls = NAMES.flatMap((user) => Array.from({ length: 6 }, () => setUp.client.as(user).api.who()));
    expect(await Promise.all(calls)).toEqual(NAMES.flatMap((user) => Array.from({ length: 6 }, () => user)));
    // Six for the first one, who comes when there is room; not six for each of the twelve.
    expect(attempts.length).toBeLessThan(40);
  });

  test('are opened for further calls of a user, too, when those before take long', async () => {
    const setUp = await troubled(USERS, { sessions: { max: 3, parallelLogins: 1, loginsPerSecond: 1_000 } });
    const { client } = setUp;
    const slow = client.as('ALICE').api.noteSlowly({ text: 'slow', seconds: 2 });
    await setUp.untilSlow('ALICE');
    const start = performance.now();
    const next = client
      .as('ALICE')
      .api.note({ text: 'next' })
      .then(() => performance.now() - start);
    await Promise.all(NAMES.flatMap((user) => [1, 2, 3].map(() => client.as(user).api.who())));
    expect(await next).toBeLessThan(1_500);
    await slow;
  });

  test('of one user are limited', async () => {
    const setUp = await troubled(['alice', 'bob'], { sessions: { max: 5, maxPerUser: 2 } });
    const { client } = setUp;
    const calls = ['ALICE', 'ALICE', 'ALICE', 'ALICE', 'BOB'].map((user) =>
      client.as(user).api.noteSlowly({ text: 'x', seconds: 0.05 }),
    );
    await setUp.untilSlow('ALICE');
    expect((await setUp.sessionUsers()).filter((user) => user === 'ALICE').length).toBeLessThanOrEqual(2);
    await Promise.all(calls);
    expect((await setUp.sessionUsers()).toSorted()).toEqual(['ALICE', 'ALICE', 'BOB']);
    expect(await setUp.notes()).toHaveLength(5);
  });

  test('are opened several at a time where one is needed', async () => {
    const setUp = await troubled(['alice', 'bob'], { sessions: { max: 4, increment: 3 } });
    expect(await setUp.client.as('ALICE').api.who()).toBe('ALICE');
    await expect.poll(() => setUp.client.$stats).toMatchObject({ idle: 3, opening: 0 });
    // There is room for one more only, and nobody is evicted for a session that nobody needs.
    expect(await setUp.client.as('BOB').api.who()).toBe('BOB');
    await delay(50);
    expect((await setUp.sessionUsers()).toSorted()).toEqual(['ALICE', 'ALICE', 'ALICE', 'BOB']);
  });

  test('are kept in spite of being idle, as many as the minimum says', async () => {
    const setUp = await troubled(['alice', 'bob', 'carol'], { sessions: { min: 1, idleTimeout: 60 } });
    for (const user of ['ALICE', 'BOB', 'CAROL']) await setUp.client.as(user).api.who();
    await expect.poll(() => setUp.client.$stats.open).toBe(1);
    await delay(150);
    expect(await setUp.sessionUsers()).toEqual(['CAROL']);
  });

  test('are opened at no more than the rate that the options allow', async () => {
    const setUp = await troubled(USERS, { sessions: { max: 12, parallelLogins: 12, loginsPerSecond: 5 } });
    const start = performance.now();
    expect(await Promise.all(NAMES.slice(0, 8).map((user) => setUp.client.as(user).api.who()))).toEqual(
      NAMES.slice(0, 8),
    );
    // Five at once, then one every 200 ms.
    expect(performance.now() - start).toBeGreaterThan(580);
  });
});
