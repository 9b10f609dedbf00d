import { expect, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

test('a session that makes room has left the server before the login in its place begins', async () => {
  const { client, sandbox } = await troubled(['alice', 'bob', 'carol'], { sessions: { max: 2 } });
  await client.as('ALICE').api.who();
  await client.as('BOB').api.who();
  // A logoff takes a while to reach the server, as long as a new connection does.
  sandbox.faults.latencyMs = 40;
  const found: number[] = [];
  sandbox.faults.onConnect = () => {
    // Beside those of the client there is SYSTEM's.
    found.push(sandbox.sessions - 1);
    return undefined;
  };
  for (const user of ['CAROL', 'ALICE', 'BOB']) expect(await client.as(user).api.who()).toBe(user);
  expect(found).toEqual([1, 1, 1]);
  expect(client.$stats.totals.evictions).toBe(3);
});
