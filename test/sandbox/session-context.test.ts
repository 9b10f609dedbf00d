import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/** What the runtime's `nls`, `timeZone`, `initialise` and `appContext` rely on. */

const ATTRIBUTES = "select sys_context('CLIENTCONTEXT', 'A'), sys_context('CLIENTCONTEXT', 'B') from dual";

describe('application context', () => {
  it('is set with the next call, and an empty value clears an attribute', async () => {
    const { system } = await driverSandbox();
    system.appContext('CLIENTCONTEXT', [{ a: '1' }, { B: '2' }]);
    expect((await system.execute(ATTRIBUTES)).rows).toEqual([['1', '2']]);
    system.appContext('CLIENTCONTEXT', [{ A: '' }]);
    expect((await system.execute(ATTRIBUTES)).rows).toEqual([[null, '2']]);
    expect((await system.execute(ATTRIBUTES)).rows).toEqual([[null, '2']]);
  });

  // Source: `appContext` in the driver's lib/thin/connection.js sets pendingClear to false.
  it('is not cleared when attributes are set before the next call', async () => {
    const { system } = await driverSandbox();
    system.appContext('CLIENTCONTEXT', [{ A: '1' }]);
    await system.ping();
    system.clearAppContext('CLIENTCONTEXT');
    system.appContext('CLIENTCONTEXT', [{ B: '2' }]);
    expect((await system.execute(ATTRIBUTES)).rows).toEqual([['1', '2']]);
  });

  it('is set also when the call fails', async () => {
    const { system } = await driverSandbox();
    system.appContext('CLIENTCONTEXT', [{ A: '1' }]);
    await expect(system.execute("begin raise_application_error(-20001, 'x'); end;")).rejects.toThrow('ORA-20001');
    expect((await system.execute(ATTRIBUTES)).rows).toEqual([['1', null]]);
  });
});

describe('session settings', () => {
  // Source: node-oracledb's test 191 (currentSchema.js).
  it('tell the client the current schema whenever a statement sets it', async () => {
    const { system, connect, sandbox } = await driverSandbox(['CREATE USER erp NO AUTHENTICATION']);
    expect(system.currentSchema).toBe('');
    await system.execute('alter session set current_schema = system');
    expect(system.currentSchema).toBe('SYSTEM');
    await system.execute('alter session set current_schema = erp');
    expect(system.currentSchema).toBe('ERP');
    const connection = await connect('system', sandbox.systemPassword);
    await connection.execute("alter session set nls_date_format = 'YYYY'");
    expect(connection.currentSchema).toBe('');
    await connection.execute("begin execute immediate 'alter session set current_schema = system'; end;");
    expect(connection.currentSchema).toBe('SYSTEM');
  });

  const sessionZone = 'select sessiontimezone from dual';

  // Source: `getAlterSessionStatement` in the driver's lib/thin/protocol/messages/auth.js.
  it('the driver sets the time zone at the login to the offset of that moment', async () => {
    const { system } = await driverSandbox();
    const { rows } = await system.execute(sessionZone);
    expect(rows).toEqual([[expect.stringMatching(/^[+-]\d\d:\d\d$/)]]);
  });

  // Source: SQL Language Reference, ALTER SESSION; a region's offset is that of the moment in question.
  it('a block alters the session to a region, for all calls that follow', async () => {
    const { system } = await driverSandbox();
    await system.execute("begin execute immediate 'alter session set time_zone = ''Europe/Berlin'''; end;");
    expect((await system.execute(sessionZone)).rows).toEqual([['Europe/Berlin']]);
    const local = (month: string) =>
      `to_char(from_tz(timestamp '2026-${month}-15 12:00:00', 'UTC') at local, 'HH24 TZH')`;
    const { rows } = await system.execute(`select ${local('01')}, ${local('07')} from dual`);
    expect(rows).toEqual([['13 +01', '14 +02']]);
  });

  it('what a block alters before it fails stays altered', async () => {
    const { system } = await driverSandbox();
    const block = `begin
      execute immediate 'alter session set nls_date_format = ''YYYY''';
      execute immediate 'alter session set time_zone = ''No/Where''';
    end;`;
    await expect(system.execute(block)).rejects.toMatchObject({ errorNum: 1882 });
    expect((await system.execute("select to_char(date '2026-11-25') from dual")).rows).toEqual([['2026']]);
  });

  // Source: Globalization Support Guide, NLS_TERRITORY: naming it sets the defaults of the formats again.
  it('naming the territory resets the formats', async () => {
    const { system } = await driverSandbox();
    await system.execute("alter session set nls_date_format = 'YYYY'");
    await system.execute("alter session set nls_territory = 'AMERICA'");
    expect((await system.execute("select to_char(date '2026-11-25') from dual")).rows).toEqual([['25-NOV-26']]);
  });
});

it('a block takes binds by name, however often it mentions them', async () => {
  const { system, run } = await driverSandbox(['create table t (a varchar2(10), n number)']);
  const block = 'begin if :i = :I then insert into t values (:who, :n); end if; end;';
  const text = { dir: oracledb.BIND_IN, type: oracledb.DB_TYPE_VARCHAR };
  const binds = {
    n: { dir: oracledb.BIND_IN, type: oracledb.DB_TYPE_NUMBER, val: 7 },
    i: { ...text, val: 'same' },
    who: { ...text, val: null },
  };
  await system.execute(block, binds, { autoCommit: true });
  expect((await system.execute('select a, n from t')).rows).toEqual([[null, 7]]);
  await run('drop table t');
});
