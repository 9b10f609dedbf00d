import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let database: EngineDatabase;
let system: TestSession;
let owner: TestSession;
let reader: TestSession;

beforeEach(async () => {
  database = newDatabase();
  system = openTestSession(database);
  await system.run(
    'create user erp identified by erp quota unlimited on users',
    'create user app identified by app',
    'grant create session, create table, create view, create sequence to erp',
    'grant create session to app',
  );
  owner = openTestSession(database, 'ERP');
  reader = openTestSession(database, 'APP');
  await owner.run('create table t (id number, secret varchar2(10))', "insert into t values (1, 'x')", 'commit');
});

describe('without any privilege a table does not exist', () => {
  it.each([
    'select 1 from erp.t',
    'insert into erp.t values (2, null)',
    'update erp.t set id = 2',
    'delete erp.t',
    'merge into erp.t using dual on (id = 2) when matched then update set secret = null',
    'lock table erp.t in share mode',
  ])('%s', async (statement) => {
    expect(await reader.error(statement)).toContain('ORA-00942');
  });
});

describe('with one privilege others are insufficient', () => {
  it('SELECT', async () => {
    await owner.run('grant select on t to app');
    expect(await reader.rows('select id from erp.t')).toEqual([[1]]);
    expect(await reader.error('insert into erp.t values (2, null)')).toBe('ORA-01031: insufficient privileges');
    expect(await reader.error('update erp.t set id = 2')).toBe('ORA-01031: insufficient privileges');
    expect(await reader.error('delete erp.t')).toBe('ORA-01031: insufficient privileges');
    expect(await reader.rows('select id from erp.t for update')).toEqual([[1]]);
  });

  it('READ does not let one lock', async () => {
    await owner.run('grant read on t to app');
    expect(await reader.rows('select id from erp.t')).toEqual([[1]]);
    expect(await reader.error('select id from erp.t for update')).toBe('ORA-01031: insufficient privileges');
  });

  it('INSERT', async () => {
    await owner.run('grant insert on t to app');
    await reader.run('insert into erp.t values (2, null)');
    expect(await reader.error('select 1 from erp.t')).toBe('ORA-01031: insufficient privileges');
  });

  it('UPDATE of a column', async () => {
    await owner.run('grant update (secret) on t to app');
    await reader.run("update erp.t set secret = 'y'");
    expect(await reader.error('update erp.t set id = 1')).toBe('ORA-01031: insufficient privileges');
    expect(await reader.error("update erp.t set secret = 'z' where id = 1")).toBe('ORA-01031: insufficient privileges');
  });

  it('DELETE', async () => {
    await owner.run('grant delete, select on t to app');
    expect((await reader.execute('delete erp.t where id = 1')).rowCount).toBe(1);
  });

  it('REVOKE takes it away', async () => {
    await owner.run('grant select on t to app', 'revoke select on t from app');
    expect(await reader.error('select 1 from erp.t')).toContain('ORA-00942');
  });
});

describe('roles', () => {
  beforeEach(async () => {
    await system.run(
      'create role viewer',
      'create role editor identified by pw',
      'grant viewer, editor to app',
      'alter user app default role none',
    );
    await owner.run('grant select on t to viewer', 'grant update on t to editor');
    reader = openTestSession(database, 'APP');
  });

  it('count while they are enabled', async () => {
    expect(await reader.error('select 1 from erp.t')).toContain('ORA-00942');
    await reader.run('set role viewer');
    expect(await reader.rows('select id from erp.t')).toEqual([[1]]);
    await reader.run('set role none');
    expect(await reader.error('select 1 from erp.t')).toContain('ORA-00942');
  });

  it('may want a password', async () => {
    expect(await reader.error('set role editor')).toBe("ORA-01979: missing or invalid password for role 'EDITOR'");
    expect(await reader.error('set role editor identified by "no"')).toContain('ORA-01979');
    expect(await reader.error('set role all')).toContain('ORA-01979');
    await reader.run(
      'set role viewer, editor identified by pw',
      'update erp.t set id = 1',
      'set role all except editor',
    );
    expect(await reader.error('update erp.t set id = 1')).toContain('ORA-01031');
  });

  it('must have been granted', async () => {
    expect(await reader.error('set role dba')).toBe("ORA-01924: role 'DBA' not granted or does not exist");
    expect(await reader.error('set role nowhere')).toContain('ORA-01924');
  });

  it('may have the name RESOURCE, a reserved word', async () => {
    await openTestSession(database).run(
      'grant resource, viewer to app',
      'alter user app default role all except resource',
    );
    const enabled = async (session: TestSession) => (await session.rows('select role from session_roles')).flat();
    expect(await enabled(openTestSession(database, 'APP'))).not.toContain('RESOURCE');
    await reader.run('set role resource');
    expect(await enabled(reader)).toEqual(['RESOURCE']);
    expect(await reader.error('set role all except resource, editor')).toBe('no error');
    expect(await enabled(reader)).toEqual(['VIEWER']);
  });

  it('are limited by CONNECT THROUGH', async () => {
    await system.run(
      'create user web identified by web',
      'grant create session to web',
      'alter user app grant connect through web with role viewer',
    );
    const proxied = openTestSession(database, 'WEB', 'APP');
    await proxied.run('set role viewer');
    expect(await proxied.error('set role editor identified by pw')).toBe(
      "ORA-28157: Proxy user 'WEB' forbidden to set role 'EDITOR' for client 'APP'",
    );
  });
});

describe('other objects', () => {
  it('a view shows what its owner may see', async () => {
    await owner.run('create view v as select id from t', 'grant select on v to app');
    expect(await reader.rows('select id from erp.v')).toEqual([[1]]);
    expect(await reader.error('select id from erp.t')).toContain('ORA-00942');
  });

  it('a sequence wants SELECT', async () => {
    await owner.run('create sequence s');
    expect(await reader.error('select erp.s.nextval from dual')).not.toBe('no error');
    await owner.run('grant select on s to app');
    expect(await reader.rows('select erp.s.nextval from dual')).toEqual([[1]]);
  });

  it('a synonym gives no rights', async () => {
    await system.run('create public synonym t for erp.t');
    expect(await reader.error('select id from t')).toContain('ORA-00942');
    await owner.run('grant select on t to public');
    expect(await reader.rows('select id from t')).toEqual([[1]]);
  });

  it('DDL wants system privileges', async () => {
    expect(await reader.error('create table x (a number)')).toBe('ORA-01031: insufficient privileges');
    expect(await reader.error('create user x identified by x')).toBe('ORA-01031: insufficient privileges');
    expect(await reader.error('drop table erp.t')).toContain('ORA-00942');
    expect(await owner.error('create table app.x (a number)')).toBe('ORA-01031: insufficient privileges');
  });

  it('a connected user cannot be dropped', async () => {
    expect(await system.error('drop user app')).toBe('ORA-01940: cannot drop a user that is currently connected');
    reader.session.close();
    await system.run('drop user app');
  });
});
