import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identities } from '../support/identity-client.js';

test('appContext is there for the call, in its one round trip', async () => {
  const { newClient, roundTrips } = await identities();
  const client = newClient({ sessions: { max: 1 } });
  const alice = client.as({ user: 'ALICE', appContext: { tenant: 'north', Locale: 'de' } });
  expect(await alice.about.clientContext({ text: 'TENANT' })).toBe('north');
  const again = () => expect(alice.about.clientContext({ text: 'locale' })).resolves.toBe('de');
  expect(await roundTrips(again)).toBe(1);
});

test('it is there for the initialiser, too', async () => {
  const { newClient } = await identities();
  const client = newClient({
    initialise: {
      run: (session) => session.execute("erp.sec.set_tenant(sys_context('CLIENTCONTEXT', 'TENANT'));"),
      fingerprint: ({ appContext }) => appContext?.TENANT ?? '',
    },
  });
  expect(await client.as({ user: 'ALICE', appContext: { tenant: 'north' } }).sec.tenant()).toBe('north');
  expect(await client.as({ user: 'ALICE', appContext: { tenant: 'south' } }).sec.tenant()).toBe('south');
});

test('no call sees an attribute of another one on the same session', { timeout: 30_000 }, async () => {
  const { newClient } = await identities();
  const client = newClient({ sessions: { max: 1 } });
  const name = fc.constantFrom('A', 'B', 'C');
  const call = fc.record({
    appContext: fc.dictionary(name, fc.constantFrom('', '1', '2', 'é'.repeat(2_000))),
    kind: fc.constantFrom('call', 'failing call', 'session', 'rolled back'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
      for (const { appContext, kind } of calls) {
        const alice = client.as({ user: 'ALICE', appContext });
        const check = async ({ about }: Pick<typeof alice, 'about'>) => {
          for (const text of ['A', 'B', 'C'])
            expect(await about.clientContext({ text })).toBe((appContext[text] ?? '') || null);
        };
        if (kind === 'call') await check(alice);
        else if (kind === 'failing call') await expect(alice.about.fail()).rejects.toThrow('as asked');
        else if (kind === 'session') await alice.$session(check);
        else {
          const undone = alice.$transaction(async (tx) => {
            await check(tx);
            throw new Error('as planned');
          });
          await expect(undone).rejects.toThrow('as planned');
        }
      }
    }),
    { numRuns: 30 },
  );
  expect(client.$stats.open).toBe(1);
});
