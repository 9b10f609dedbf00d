import { describe, expect, test } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/*
 * Who may change whose password, with the unmodified driver. Sources: SQL Language Reference, ALTER USER; node-oracledb's documentation,
 * connection.changePassword(), and its tests (changePassword.js); error messages.
 */

const USERS = ['alice', 'bob'].flatMap((name) => [
  `CREATE USER ${name} IDENTIFIED BY "pw-1"`,
  `GRANT CREATE SESSION TO ${name}`,
]);

describe('a password is changed', () => {
  test('by its user, who knows the old one', async () => {
    const { connect } = await driverSandbox(USERS);
    const alice = await connect('alice', 'pw-1');
    await expect(alice.changePassword('alice', 'pw-0', 'pw-2')).rejects.toMatchObject({ errorNum: 28008 });
    await alice.changePassword('alice', 'pw-1', 'pw-2');
    await connect('alice', 'pw-2');
    await expect(connect('alice', 'pw-1')).rejects.toMatchObject({ errorNum: 1017 });
  });

  test('by whoever has ALTER USER, whatever is given as the old one', async () => {
    const { connect, system } = await driverSandbox(USERS);
    await system.changePassword('alice', '', 'pw-2');
    await system.changePassword('alice', 'wrong', 'pw-3');
    await connect('alice', 'pw-3');
    await expect(system.changePassword('nobody', '', 'pw-2')).rejects.toMatchObject({ errorNum: 1918 });
  });

  test('by nobody else', async () => {
    const { connect } = await driverSandbox(USERS);
    const bob = await connect('bob', 'pw-1');
    await expect(bob.changePassword('alice', 'pw-1', 'pw-2')).rejects.toMatchObject({ errorNum: 1031 });
    await connect('alice', 'pw-1');
  });

  test('to one of at most 1024 bytes', async () => {
    const { connect, system } = await driverSandbox(USERS);
    await expect(system.changePassword('alice', '', 'a'.repeat(1025))).rejects.toMatchObject({ errorNum: 28218 });
    await system.changePassword('alice', '', 'a'.repeat(1024));
    await system.execute(`ALTER USER bob IDENTIFIED BY "${'b'.repeat(1024)}"`);
    await connect('alice', 'a'.repeat(1024));
    await connect('bob', 'b'.repeat(1024));
  });
});
