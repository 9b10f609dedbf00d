import { describe, expect, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

/** Threads of other projects about proxy users and pools: what their users met must not be met here. */

describe('oracle/node-oracledb#796, #1743: proxy users in a pool, so that audit triggers see the real user', () => {
  test('every call runs as its own user on pooled sessions', async () => {
    const { client, notes, system } = await troubled(['alice', 'bob', 'carol'], { sessions: { max: 2 } });
    const users = ['ALICE', 'BOB', 'CAROL', 'BOB', 'ALICE', 'CAROL'];
    await Promise.all(users.map((user) => client.as(user).api.note({ text: user })));
    expect((await notes()).toSorted()).toEqual(users.toSorted().map((user) => `${user}: ${user}`));
    const { rows } = await system.execute(`SELECT COUNT(*) FROM v$session WHERE username = 'APP'`);
    expect(rows).toEqual([[0]]);
  });
});

describe('oracle/python-oracledb#101: a pool that silently connects as the proxy', () => {
  test('without a user nothing is run, and nobody logs in', async () => {
    const { client, sandbox, notes } = await troubled(['alice']);
    let logins = 0;
    sandbox.faults.onLogin = () => {
      logins += 1;
      return undefined;
    };
    await expect(client.api.note({ text: 'x' })).rejects.toMatchObject({
      name: 'MissingUserError',
      outcome: 'not-started',
    });
    expect(() => client.as('')).toThrow('is empty');
    expect(logins).toBe(0);
    expect(await notes()).toEqual([]);
  });
});

describe('brettwooldridge/HikariCP#1765: a proxy session left open on release', () => {
  test('a released session belongs to its user, is lent to nobody else and ends with the client', async () => {
    const { client, sessionUsers } = await troubled(['alice', 'bob'], { sessions: { max: 1 } });
    for (let round = 0; round < 3; round += 1) {
      expect(await client.as('ALICE').api.who()).toBe('ALICE');
      expect(await client.as('ALICE').api.who()).toBe('ALICE');
      expect(await sessionUsers()).toEqual(['ALICE']);
      expect(await client.as('BOB').api.who()).toBe('BOB');
      expect(await sessionUsers()).toEqual(['BOB']);
    }
    await client.$close();
    await expect.poll(sessionUsers).toEqual([]);
  });
});
