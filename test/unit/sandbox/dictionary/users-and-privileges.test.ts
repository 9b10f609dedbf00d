import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSession } from '../../../support/engine.js';
import { type ErpDatabase, erpDatabase } from './erp-database.js';

describe('users, roles and privileges', () => {
  let db: ErpDatabase;

  beforeEach(async () => {
    db = await erpDatabase();
  });

  it('ALL_USERS is for everybody, USER_USERS about oneself, DBA_USERS for the catalog', async () => {
    expect(await db.alice.rows('select username, oracle_maintained from all_users order by username')).toEqual([
      ['ALICE', 'N'],
      ['ERP', 'N'],
      ['SYS', 'Y'],
      ['SYSTEM', 'Y'],
    ]);
    expect(await db.alice.rows('select username, account_status from user_users')).toEqual([['ALICE', 'OPEN']]);
    await db.system.run('alter user erp account lock');
    const query = `select account_status, password, authentication_type from dba_users where username = 'ERP'`;
    expect(await db.system.rows(query)).toEqual([['LOCKED', null, 'PASSWORD']]);
    expect(await db.alice.error(query)).toContain('ORA-00942');
  });

  it('SESSION_PRIVS and SESSION_ROLES', async () => {
    await db.system.run('create role clerk', 'grant create table to clerk', 'grant clerk to alice');
    const alice = openTestSession(db.database, 'ALICE');
    expect(await alice.rows('select privilege from session_privs order by privilege')).toEqual([
      ['CREATE SESSION'],
      ['CREATE TABLE'],
    ]);
    expect(await alice.rows('select role from session_roles')).toEqual([['CLERK']]);
    expect(await alice.rows('select granted_role, default_role, admin_option from user_role_privs')).toEqual([
      ['CLERK', 'YES', 'NO'],
    ]);
    expect(await alice.rows('select username, privilege from user_sys_privs')).toEqual([['ALICE', 'CREATE SESSION']]);
    expect(await alice.rows('select role, privilege from role_sys_privs')).toEqual([['CLERK', 'CREATE TABLE']]);
  });

  it('ALL_TAB_PRIVS, USER_TAB_PRIVS and ALL_COL_PRIVS', async () => {
    await db.erp.run(
      'create table orders (id number, note varchar2(10))',
      'create package orders_api as procedure place; end;',
      'grant select on orders to alice with grant option',
      'grant update (note) on orders to alice',
      'grant execute on orders_api to public',
    );
    expect(
      await db.alice.rows(
        "select grantor, grantee, table_schema, table_name, privilege, grantable, type from all_tab_privs where grantor <> 'SYS' order by table_name",
      ),
    ).toEqual([
      ['ERP', 'ALICE', 'ERP', 'ORDERS', 'SELECT', 'YES', 'TABLE'],
      ['ERP', 'PUBLIC', 'ERP', 'ORDERS_API', 'EXECUTE', 'NO', 'PACKAGE'],
    ]);
    expect(await db.alice.rows('select owner, table_name, privilege from user_tab_privs')).toEqual([
      ['ERP', 'ORDERS', 'SELECT'],
    ]);
    expect(await db.alice.rows('select table_name, column_name, privilege from all_col_privs')).toEqual([
      ['ORDERS', 'NOTE', 'UPDATE'],
    ]);
  });

  it('PROXY_USERS, DBA_PROXIES and USER_PROXIES', async () => {
    await db.system.run(
      'create role clerk',
      'grant clerk to alice',
      'alter user alice grant connect through erp with role clerk',
      'alter user system grant connect through erp authentication required',
    );
    expect(
      await db.system.rows('select proxy, client, authentication, flags from proxy_users order by client'),
    ).toEqual([
      ['ERP', 'ALICE', 'NO', 'PROXY MAY ACTIVATE ROLE'],
      ['ERP', 'SYSTEM', 'YES', 'PROXY MAY ACTIVATE ALL CLIENT ROLES'],
    ]);
    expect(
      await db.erp.rows('select client, authorization_constraint, role from user_proxies order by client'),
    ).toEqual([
      ['ALICE', 'PROXY MAY ACTIVATE ROLE', 'CLERK'],
      ['SYSTEM', 'PROXY MAY ACTIVATE ALL CLIENT ROLES', null],
    ]);
    expect(await db.erp.error('select * from proxy_users')).toContain('ORA-00942');
    expect(await db.system.rows(`select proxy_authority from dba_proxies where client = 'ALICE'`)).toEqual([
      ['DATABASE'],
    ]);
  });
});
