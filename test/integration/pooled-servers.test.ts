import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../runtime/index.js';
import { troubled } from '../support/troubled-client.js';

/** A client of pooled servers (DRCP), and the clock of what the server has. */
async function pooled(users: readonly string[], options: Parameters<typeof troubled>[1] = {}) {
  const database = await troubled(users);
  const connectString = `${database.sandbox.connectString}:pooled`;
  return { ...database, connectString, client: database.newClient({ ...options, connectString }) };
}

describe('under DRCP', () => {
  test('a session ends with its lease, so that nobody holds a server while nothing runs', async () => {
    const { client, sessionUsers, system, untilSlow } = await pooled(['alice', 'bob']);
    const call = client.as('ALICE').api.noteSlowly({ text: 'x', seconds: 0.3 });
    await untilSlow('ALICE');
    const { rows } = await system.execute(`SELECT username, server FROM v$session WHERE username <> 'SYSTEM'`);
    expect(rows).toEqual([['ALICE', 'POOLED']]);
    await call;
    await expect.poll(sessionUsers).toEqual([]);
    expect(await client.as('BOB').api.who()).toBe('BOB');
    await expect.poll(sessionUsers).toEqual([]);
    await expect.poll(() => client.$stats).toMatchObject({ open: 0, idle: 0 });
    expect(client.$stats.totals).toMatchObject({ logins: 2, closedSessions: 2, evictions: 0 });
  });

  test('the cap holds, and every call is one of its own user', async () => {
    const { client, sessionUsers, notes } = await pooled(['alice', 'bob'], { sessions: { max: 2 } });
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const user = index % 2 === 0 ? 'ALICE' : 'BOB';
        await client.as(user).api.note({ text: user });
        most = Math.max(most, client.$stats.open, (await sessionUsers()).length);
      }),
    );
    expect(most).toBeLessThanOrEqual(2);
    for (const note of await notes()) expect(['ALICE: ALICE', 'BOB: BOB']).toContain(note);
    expect(await notes()).toHaveLength(20);
  });

  test('a $session and a $transaction keep theirs', async () => {
    const { client, notes } = await pooled(['alice']);
    await client.as('ALICE').$transaction(async (tx) => {
      await tx.api.note({ text: 'one' });
      await tx.api.note({ text: 'two' });
    });
    expect(client.$stats.totals.logins).toBe(1);
    expect(await notes()).toEqual(['ALICE: one', 'ALICE: two']);
  });

  test('a login for a call that was aborted meanwhile is not kept', async () => {
    const { client, sandbox, sessionUsers } = await pooled(['alice']);
    sandbox.faults.loginMs = 150;
    const abort = new AbortController();
    const call = expect(client.as('ALICE').api.who({}, { signal: abort.signal })).rejects.toMatchObject({
      name: 'CallAbortedError',
    });
    await expect.poll(() => client.$stats.opening).toBe(1);
    abort.abort();
    await call;
    await expect.poll(() => client.$stats.totals.closedSessions).toBe(1);
    expect(client.$stats.open).toBe(0);
    await expect.poll(sessionUsers).toEqual([]);
  });

  test('what would need a session to be kept is refused', async () => {
    const { connectString, newClient } = await pooled(['alice']);
    for (const sessions of [{ packageState: 'keep' }, { min: 1 }, { warm: ['ALICE'] }, { increment: 2 }] as const)
      expect(() => newClient({ connectString, sessions })).toThrow(ConfigurationError);
    expect(() => newClient({ connectString: `${connectString}?pool_purity=self` })).toThrow('purity SELF');
    const alias = { connectString: 'ERP_POOLED', sessions: { drcp: true, packageState: 'keep' } } as const;
    expect(() => newClient(alias)).toThrow('must not be "keep" under DRCP');
  });
});
