import { describe, expect, it } from 'vitest';
import { PROFILES, startWireServer } from '../support/wire-server.js';

describe.each(PROFILES)('logging on, profile %s', (profile) => {
  it('lets in a user with the right password', async () => {
    const { connect, database } = await startWireServer({ profile });
    const connection = await connect();
    expect(connection.oracleServerVersionString).toBe('23.9.0.25.10');
    expect(database.lastSession.logon).toMatchObject({ userName: 'APP', proxyClientName: undefined });
    expect(database.lastSession.logon.driverName).toMatch(/^node-oracledb/);
    await connection.ping();
    await connection.close();
  });

  it('refuses a wrong password and an unknown user alike', async () => {
    const { connect, database } = await startWireServer({ profile });
    const refusal = { errorNum: 1017, message: expect.stringContaining('ORA-01017: invalid credential') };
    await expect(connect({ password: 'wrong' })).rejects.toMatchObject(refusal);
    await expect(connect({ user: 'nobody' })).rejects.toMatchObject(refusal);
    expect(database.sessions).toEqual([]);
  });

  it('refuses a service that it does not know', async () => {
    const { connect, listener } = await startWireServer({ profile });
    const refused = connect({ connectString: `127.0.0.1:${listener.port}/elsewhere` });
    await expect(refused).rejects.toThrow('NJS-518');
  });

  it('opens the session of the user behind a proxy', async () => {
    const { connect, database } = await startWireServer({ profile });
    const connection = await connect({ user: 'app[alice]' });
    expect(database.lastSession.logon).toMatchObject({ userName: 'APP', proxyClientName: 'ALICE' });
    await connection.close();
    const quoted = await connect({ user: 'app["Mixed Case"]' });
    expect(database.lastSession.logon.proxyClientName).toBe('Mixed Case');
    await quoted.close();
  });

  it('refuses a user who may not connect through the proxy', async () => {
    const { connect } = await startWireServer({ profile });
    await expect(connect({ user: 'app[bob]' })).rejects.toMatchObject({ errorNum: 28150 });
  });
});
