import { describe, expect, it } from 'vitest';
import { erpDatabase, V12, V12_1, V19, V23 } from './erp-database.js';

describe('the database itself', () => {
  it.each([
    [V19, ['Oracle Database 19c Enterprise Edition ', '19.0.0.0.0', '19.22.0.0.0', 'Production']],
    [V23, ['Oracle Database 23ai Free ', '23.0.0.0.0', '23.9.0.25.10', 'Develop, Learn, and Run for Free']],
  ])('PRODUCT_COMPONENT_VERSION of %j', async (version, row) => {
    const { alice } = await erpDatabase(version);
    expect(await alice.rows('select product, version, version_full, status from product_component_version')).toEqual([
      row,
    ]);
  });

  it.each([
    [V12_1, '12.1.0.2.0'],
    [V12, '12.2.0.1.0'],
  ])('before 18c lists components and has no VERSION_FULL: %j', async (version, shown) => {
    const { alice } = await erpDatabase(version);
    expect(await alice.rows('select product, version from product_component_version')).toEqual([
      ['NLSRTL ', shown],
      ['Oracle Database 12c Enterprise Edition ', shown],
      ['PL/SQL ', shown],
      ['TNS for Linux: ', shown],
    ]);
    expect(await alice.error('select version_full from product_component_version')).toContain('ORA-00904');
    expect(await alice.error('select banner_full from v$version')).toContain('ORA-00904');
    expect(await alice.rows('select banner from v$version')).toEqual([
      [`Oracle Database 12c Enterprise Edition Release ${shown} - 64bit Production`],
      [`PL/SQL Release ${shown} - Production`],
      [`CORE\t${shown}\tProduction`],
      [`TNS for Linux: Version ${shown} - Production`],
      [`NLSRTL Version ${shown} - Production`],
    ]);
  });

  it('V$VERSION', async () => {
    const { alice } = await erpDatabase(V19);
    expect(await alice.rows('select banner, banner_full from v$version')).toEqual([
      [
        'Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production',
        'Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production\nVersion 19.22.0.0.0',
      ],
    ]);
  });

  it('V$SESSION shows who is connected to those who may read the catalog', async () => {
    const { system, alice } = await erpDatabase();
    await alice.run(`begin dbms_application_info.set_module('invoicing', 'print'); end;`);
    const query = `select username, module, action, program, type from v$session where username = 'ALICE'`;
    expect(await system.rows(query)).toEqual([['ALICE', 'invoicing', 'print', 'test', 'USER']]);
    expect(await alice.error(query)).toContain('ORA-00942');
  });

  it('NLS_SESSION_PARAMETERS follows ALTER SESSION', async () => {
    const { alice } = await erpDatabase();
    await alice.run(`alter session set nls_date_format = 'YYYY-MM-DD'`);
    const valueIn = (view: string) => alice.rows(`select value from ${view} where parameter = 'NLS_DATE_FORMAT'`);
    expect(await valueIn('nls_session_parameters')).toEqual([['YYYY-MM-DD']]);
    expect(await valueIn('nls_database_parameters')).toEqual([['DD-MON-RR']]);
  });

  it('DUAL', async () => {
    const { alice } = await erpDatabase();
    expect(await alice.rows('select dummy from sys.dual')).toEqual([['X']]);
  });
});

describe('names of views', () => {
  it('are found under SYS, by public synonym and in the short form of some', async () => {
    const { erp } = await erpDatabase();
    await erp.run('create table orders (id number)');
    for (const name of ['sys.user_tables', 'user_tables', 'tabs']) {
      expect(await erp.rows(`select table_name from ${name}`)).toEqual([['ORDERS']]);
    }
    expect(await erp.error('select * from erp.user_tables')).toContain('ORA-00942');
  });

  it("give way to a schema's own objects", async () => {
    const { erp } = await erpDatabase();
    await erp.run('create table all_triggers (n number)');
    expect(await erp.rows('select * from all_triggers')).toEqual([]);
  });

  it.each(['all_trigger_cols', 'user_jobs', 'all_dependencies', 'dba_segments', 'v$sql', 'gv$session', 'dictionary'])(
    'refuses %s by name',
    async (name) => {
      const { system } = await erpDatabase();
      expect(await system.error(`select * from ${name}`)).toContain(
        `does not support the dictionary view ${name.toUpperCase()}`,
      );
    },
  );

  it.each(['user_accounts', 'all_orders', 'nowhere'])('does not take %s for one', async (name) => {
    const { system } = await erpDatabase();
    expect(await system.error(`select * from ${name}`)).toContain('ORA-00942');
  });
});
