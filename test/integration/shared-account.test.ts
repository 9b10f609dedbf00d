import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertIdentity } from '../../runtime/calls/statement.js';
import { ConfigurationError, InvalidUserError, MissingUserError, userScope } from '../../runtime/index.js';
import { expectedIdentity } from '../../runtime/sessions/user-name.js';
import { type IdentityClient, identities } from '../support/identity-client.js';
import { hearEvents } from '../support/telemetry-events.js';

const SHARED = { identity: 'client-identifier' } as const;
const PEOPLE = ['ann@example.org', 'ben@example.org', "o'hara"] as const;

describe('identity: client-identifier', () => {
  test('people without accounts share the sessions of one, each call in one round trip', async () => {
    const { newClient, roundTrips } = await identities();
    const client = newClient({ ...SHARED, sessions: { max: 1 } });
    for (const person of PEOPLE) {
      expect(await client.as(person).about.who()).toBe('APP');
      expect(await roundTrips(() => expect(client.as(person).about.person()).resolves.toBe(person))).toBe(1);
    }
    expect(client.$stats.open).toBe(1);
  });

  test.each(['reinitialize', 'reset'] as const)(
    'under %s nobody is taken for somebody else, or finds package state or attributes of somebody else',
    { timeout: 60_000 },
    async (packageState) => {
      const { newClient } = await identities();
      const client = newClient({ ...SHARED, sessions: { max: 2, packageState } });
      const lease = fc.record({
        person: fc.constantFrom(...PEOPLE),
        appContext: fc.constantFrom({}, { A: '1' }),
        kind: fc.constantFrom('call', 'failing call', 'posing call', 'session', 'transaction', 'rolled back'),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(lease, { minLength: 1, maxLength: 10 }), async (leases) => {
          await Promise.all(
            leases.map(async ({ person, appContext, kind }) => {
              const alone = client.as({ user: person, appContext });
              const check = async ({ about, sec }: Pick<IdentityClient, 'about' | 'sec'>) => {
                expect(await about.person()).toBe(person);
                expect(await about.clientContext({ text: 'A' })).toBe('A' in appContext ? '1' : null);
                expect(await sec.variable()).toBeNull();
              };
              const leaveState = async (held: Pick<IdentityClient, 'about' | 'sec'>) => {
                await check(held);
                await held.sec.setTenant({ text: person });
                expect(await held.sec.variable()).toBe(person);
              };
              if (kind === 'call') await alone.sec.setTenant({ text: person });
              else if (kind === 'failing call') await expect(alone.about.fail()).rejects.toThrow('as asked');
              else if (kind === 'posing call') await alone.about.pose({ text: 'somebody else' });
              else if (kind === 'session') await alone.$session(leaveState);
              else if (kind === 'transaction') await alone.$transaction(leaveState);
              else {
                const undone = alone.$transaction(async (tx) => {
                  await leaveState(tx);
                  throw new Error('as planned');
                });
                await expect(undone).rejects.toThrow('as planned');
              }
              await check(alone);
            }),
          );
        }),
        { numRuns: 20 },
      );
      expect(client.$stats.open).toBeLessThanOrEqual(2);
    },
  );

  test('sessions with an initialiser are not shared, whatever its fingerprint', async () => {
    const { newClient } = await identities();
    const initialise = {
      run: (session: { execute(text: string, binds: { t: string }): Promise<void> }, { user }: { user: string }) =>
        session.execute('erp.sec.set_tenant(:t);', { t: user }),
      fingerprint: () => '',
      again: 'never',
    } as const;
    const client = newClient({ ...SHARED, initialise });
    for (const person of [...PEOPLE, ...PEOPLE]) expect(await client.as(person).sec.tenant()).toBe(person);
    expect(client.$stats.open).toBe(PEOPLE.length);
  });

  test('a block for one person does not run on a session that says another', async () => {
    const { connect } = await identities();
    const connection = await connect('app', 'secret');
    const block = (statements: string) => `begin ${assertIdentity({ isClientIdentifier: true })} ${statements} end;`;
    const binds = { i: expectedIdentity('APP', { user: null, clientIdentifier: 'ann', isClientIdentifier: true }) };
    connection.clientId = 'ann';
    await connection.execute(block('null;'), binds);
    for (const other of ['Ann', 'ann"', '']) {
      connection.clientId = other;
      const wrong = connection.execute(block("raise_application_error(-20001, 'it ran');"), binds);
      await expect(wrong).rejects.toThrow(`ORA-20999: gen-oracle-client identity APP""${other}`);
    }
  });

  test('without a user there is no call, and the user cannot be said twice', async () => {
    const { newClient } = await identities();
    const users = userScope();
    const client = newClient({ ...SHARED, userSource: users.source });
    await expect(client.about.who()).rejects.toThrow(MissingUserError);
    expect(await users.run('ann', () => client.about.person())).toBe('ann');
    expect(() => client.as({ user: 'ann', clientIdentifier: 'ben' })).toThrow(InvalidUserError);
    expect(() => client.as('é'.repeat(33))).toThrow('`user` in the user context is longer than 64 bytes.');
    expect(() => newClient({ ...SHARED, sessions: { packageState: 'keep' } })).toThrow(ConfigurationError);
  });

  test('telemetry tells of no user: the people have no accounts, and their names are nowhere', async () => {
    const { newClient } = await identities();
    const heard = hearEvents();
    const client = newClient({ ...SHARED, telemetry: { name: 'erp', userNames: true } });
    await client.as('ann@example.org').$transaction(({ about }) => about.who());
    await expect(client.as('ann@example.org').about.fail()).rejects.toThrow('as asked');
    await client.$close();
    expect(heard.all.length).toBeGreaterThan(6);
    for (const event of heard.all) expect(event).not.toHaveProperty('user');
    expect(JSON.stringify(heard.all)).not.toContain('ann@');
  });

  test('the account itself may be called as when the configuration says so', async () => {
    const { newClient } = await identities();
    const client = newClient({ ...SHARED, withoutUser: 'run-as-the-proxy-account', sessions: { max: 1 } });
    await client.as('ann').about.who();
    expect([await client.about.who(), await client.about.person()]).toEqual(['APP', null]);
  });
});
