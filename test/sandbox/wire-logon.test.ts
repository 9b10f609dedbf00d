import oracledb from 'oracledb';
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

  it('tells the client what it is connected to', async () => {
    const { connect } = await startWireServer({ profile });
    const connection = await connect();
    expect(connection.oracleServerVersion).toBe(2_309_002_510);
    const { serviceName, dbName, instanceName, maxIdentifierLength, maxOpenCursors, warning } = connection;
    expect({ serviceName, dbName, instanceName, maxIdentifierLength, maxOpenCursors, warning }).toEqual({
      serviceName: 'SANDBOX',
      dbName: 'SANDBOX',
      instanceName: 'SANDBOX',
      maxIdentifierLength: 128,
      maxOpenCursors: 1000,
      warning: undefined,
    });
    await connection.close();
  });

  it('passes on who the client is', async () => {
    const { connect, database } = await startWireServer({ profile });
    const identity = { program: 'billing', machine: 'web1', osUser: 'svc', terminal: 'tty9', driverName: 'mine : 1.0' };
    const connection = await connect({ ...identity, edition: 'GREEN' });
    expect(database.lastSession.logon).toMatchObject({ ...identity, edition: 'GREEN' });
    expect(Number(database.lastSession.logon.processId)).toBe(process.pid);
    await connection.close();
  });

  it('takes connect data of any length', async () => {
    const { connect, listener } = await startWireServer({ profile });
    const address = `(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=${listener.port}))`;
    for (const padding of [0, 100, 1000]) {
      const data = `(CONNECT_DATA=(SERVICE_NAME=sandbox.example.com)(COLOCATION_TAG=${'x'.repeat(padding)}))`;
      const connection = await connect({ connectString: `(DESCRIPTION=${address}${data})` });
      await connection.close();
    }
  });

  it('refuses servers that do not exist here', async () => {
    const { connect, listener } = await startWireServer({ profile });
    const address = `(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=${listener.port}))`;
    const sid = `(DESCRIPTION=${address}(CONNECT_DATA=(SID=ORCL)))`;
    await expect(connect({ connectString: sid })).rejects.toThrow('NJS-519');
    await expect(connect({ connectString: `127.0.0.1:${listener.port}` })).rejects.toThrow('ORA-12504');
  });

  it('ends a pooled session when its client releases it, which nobody answers', async () => {
    const { connect, connectString, database, protocolViolations } = await startWireServer({ profile });
    const connection = await connect({ connectString: `${connectString}:pooled` });
    expect(database.lastSession.logon.pooled).toBe(true);
    await connection.close();
    await expect.poll(() => database.lastSession.closed).toBe(true);
    expect(protocolViolations).toEqual([]);
  });

  it('refuses administrative logons: nobody has been granted one', async () => {
    const { connect } = await startWireServer({ profile });
    await expect(connect({ privilege: oracledb.SYSDBA })).rejects.toMatchObject({
      errorNum: 1031,
      message: expect.stringContaining('insufficient privileges'),
    });
  });

  it('shows the warning of a logon', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.addUser('EXPIRING', 'soon');
    const connection = await connect({ user: 'expiring', password: 'soon' });
    expect(connection.warning).toMatchObject({ errorNum: 28002, message: expect.stringContaining('ORA-28002') });
    await connection.close();
  });

  it('changes passwords, of a session and at the logon', async () => {
    const { connect } = await startWireServer({ profile });
    const connection = await connect();
    await expect(connection.changePassword('app', 'wrong', 'new')).rejects.toMatchObject({ errorNum: 28008 });
    await connection.changePassword('app', 'secret', 'sécrèt 2');
    await connection.changePassword('app', 'sécrèt 2', 'third');
    await connection.ping();
    await connection.close();
    await expect(connect()).rejects.toMatchObject({ errorNum: 1017 });
    const changing = await connect({ password: 'third', newPassword: 'fourth' });
    await changing.close();
    await expect(connect({ password: 'third' })).rejects.toMatchObject({ errorNum: 1017 });
    await (await connect({ password: 'fourth' })).close();
  });

  it('verifies passwords of any length and script', async () => {
    const { connect, database } = await startWireServer({ profile });
    for (const password of ['x', '12345678901234567', 'p'.repeat(100), 'Zürich-東京-😀']) {
      database.addUser('APP', password);
      await (await connect({ password })).close();
      await expect(connect({ password: `${password}x` })).rejects.toMatchObject({ errorNum: 1017 });
    }
  });

  it('offers no time zone but UTC, and needs no query for it', async () => {
    const { connect, database } = await startWireServer({ profile });
    const connection = await connect();
    expect(database.lastSession.executions).toEqual([]);
    expect(database.lastSession.logon.timeZone).toMatch(/^[+-]\d\d:\d\d$/);
    await connection.close();
  });
});
