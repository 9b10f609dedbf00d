import { describe, expect, test } from 'vitest';
import { ConnectionLostError } from '../../runtime/index.js';
import { identities } from '../support/identity-client.js';

/** Who logged in. */
function recordLogins({ sandbox }: Awaited<ReturnType<typeof identities>>): string[] {
  const logins: string[] = [];
  sandbox.faults.onLogin = ({ proxyClient }) => {
    logins.push(proxyClient ?? '');
    return undefined;
  };
  return logins;
}

describe('a hook that always fails', () => {
  test('causes no storm of logins: calls are told so until a pause is over, which doubles', async () => {
    const setUp = await identities();
    const logins = recordLogins(setUp);
    let runs = 0;
    const client = setUp.newClient({
      initialise: {
        run: (session) => {
          runs += 1;
          return session.execute('erp.about.fail;');
        },
        fingerprint: () => '',
      },
      timeouts: { userBackOff: 150 },
    });
    const call = () => client.as('ALICE').about.who();
    const start = performance.now();
    await expect(call()).rejects.toThrow('The `initialise` hook failed: as asked.');
    for (let count = 0; count < 20; count += 1) {
      await expect(call()).rejects.toMatchObject({
        name: 'SessionSetupError',
        code: 20001,
        outcome: 'not-started',
        message: expect.stringMatching(/The `initialise` hook failed: as asked\..*No login was tried for this call/),
      });
    }
    expect([runs, logins]).toEqual([1, ['ALICE']]);
    while (runs < 3) await call().catch(() => undefined);
    expect(performance.now() - start).toBeGreaterThan(150 + 300);
    expect(logins).toHaveLength(3);
  });

  test('for one fingerprint is no hindrance to others, nor to other users, and is over when the hook has succeeded', async () => {
    const setUp = await identities();
    let isMended = false;
    const client = setUp.newClient({
      initialise: {
        run: (session, { clientInfo }) =>
          clientInfo === 'bad' && !isMended ? Promise.reject(new Error('no')) : session.execute('null;'),
        fingerprint: ({ clientInfo = '' }) => clientInfo,
      },
      timeouts: { userBackOff: 100 },
    });
    const bad = () => client.as({ user: 'ALICE', clientInfo: 'bad' }).about.who();
    await expect(bad()).rejects.toThrow('The `initialise` hook failed.');
    await expect(bad()).rejects.toThrow('No login was tried');
    expect(await client.as('ALICE').about.who()).toBe('ALICE');
    expect(await client.as({ user: 'BOB', clientInfo: 'good' }).about.who()).toBe('BOB');
    isMended = true;
    await expect.poll(() => bad().catch(() => undefined)).toBe('ALICE');
  });

  test.each([
    ['killed', { kind: 'refuse', code: 28 }],
    ['cut', { kind: 'cut' }],
  ] as const)('because its session was %s meanwhile is tried again at once', async (_, fault) => {
    const setUp = await identities();
    let runs = 0;
    const client = setUp.newClient({
      initialise: {
        run: async (session) => {
          runs += 1;
          setUp.sandbox.faults.onCall = ({ user }) => (user === 'ALICE' && runs === 1 ? fault : undefined);
          await session.execute('null;');
        },
        fingerprint: () => '',
      },
    });
    const lost = { name: 'SessionSetupError', cause: expect.any(ConnectionLostError) };
    await expect(client.as('ALICE').about.who()).rejects.toMatchObject(lost);
    expect(await client.as('ALICE').about.who()).toBe('ALICE');
    expect(runs).toBe(2);
  });
});
