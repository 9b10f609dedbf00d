import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MissingUserError, userScope } from '../../runtime/index.js';
import { identities } from '../support/identity-client.js';

async function scoped() {
  const users = userScope();
  const { newClient } = await identities();
  return { users, client: newClient({ userSource: users.source, sessions: { max: 2 } }) };
}

test('calls run as the user of the work that they are made in, whatever it awaits', { timeout: 30_000 }, async () => {
  const { users, client } = await scoped();
  const step = fc.constantFrom('call', 'wait', 'transaction', 'session');
  const work = fc.record({ user: fc.constantFrom('ALICE', 'BOB'), steps: fc.array(step, { maxLength: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 6 }), async (works) => {
      await Promise.all(
        works.map(({ user, steps }) =>
          users.run(user, async () => {
            for (const one of steps) {
              if (one === 'wait') await delay(1);
              else if (one === 'call') expect(await client.about.who()).toBe(user);
              else if (one === 'session') expect(await client.$session(({ about }) => about.who())).toBe(user);
              else expect(await client.$transaction(({ about }) => about.who())).toBe(user);
            }
          }),
        ),
      );
    }),
    { numRuns: 20 },
  );
});

test('the innermost user counts, and only inside', async () => {
  const { users, client } = await scoped();
  await users.run({ user: 'ALICE', clientIdentifier: 'web' }, async () => {
    expect(await users.run('BOB', () => client.about.who())).toBe('BOB');
    expect(await client.about.who()).toBe('ALICE');
  });
  await expect(client.about.who()).rejects.toThrow(MissingUserError);
});

test('where the user is lost, no call is made as anybody', async () => {
  const { users, client } = await scoped();
  const queue = new EventEmitter();
  const jobs: (() => Promise<unknown>)[] = [];
  /** A library's worker, started before there was any user. */
  const worker = (async () => {
    await once(queue, 'job');
    return Promise.allSettled(jobs.map((job) => job()));
  })();
  await users.run('ALICE', async () => {
    expect(await client.about.who()).toBe('ALICE');
    jobs.push(() => client.about.who());
    queue.emit('job');
  });
  const [outcome] = await worker;
  expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'MissingUserError', outcome: 'not-started' } });
});

test('a user that is missing at run time is not replaced by the one outside', async () => {
  const { users, client } = await scoped();
  await users.run('ALICE', async () => {
    const inside = Reflect.apply(users.run, undefined, [undefined, () => client.about.who()]);
    await expect(inside).rejects.toThrow(MissingUserError);
  });
});

test('each scope has users of its own', async () => {
  const { users, client } = await scoped();
  const other = userScope();
  await other.run('BOB', async () => {
    await expect(client.about.who()).rejects.toThrow(MissingUserError);
    expect(await users.run('ALICE', () => client.about.who())).toBe('ALICE');
  });
});
