import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;
let alice: TestSession;

beforeAll(async () => {
  const database = newDatabase();
  const system = openTestSession(database);
  await system.run(
    'create user erp identified by erp quota unlimited on users',
    'grant create session, create table, create view, create procedure, create type, create trigger to erp',
    'create user alice identified by alice',
    'grant create session to alice',
  );
  erp = openTestSession(database, 'ERP');
  alice = openTestSession(database, 'ALICE');
  await erp.run(
    'create table t (id number, name varchar2(10))',
    'create package p as function f return number; end;',
    'create package body p as function f return number is begin return 1; end; end;',
    'create procedure pr is begin null; end;',
    'create function fn return number is begin return p.f; end;',
    'create type ty as object (n number, member function m return number)',
    'create type body ty as member function m return number is begin return n; end; end;',
    'create trigger tr before insert on t for each row begin null; end;',
  );
});

async function status(name: string): Promise<readonly unknown[]> {
  return (await erp.rows(`select status from user_objects where object_name = '${name}'`)).map(([value]) => value);
}

// Source: SQL Language Reference and PL/SQL Language Reference, ALTER PACKAGE, PROCEDURE, FUNCTION, TYPE, TRIGGER and VIEW.
describe('ALTER … COMPILE', () => {
  it.each([
    'alter package p compile',
    'alter package p compile package',
    'alter package p compile specification',
    'alter package p compile body',
    'alter package erp.p compile debug body reuse settings',
    'alter procedure pr compile',
    'alter function fn compile',
    'alter type ty compile',
    'alter type ty compile specification',
    'alter type ty compile body',
    'alter trigger tr compile',
  ])('%s', async (statement) => {
    const { compiledWithErrors } = await erp.execute(statement);
    expect(compiledWithErrors).toBe(false);
    for (const name of ['P', 'PR', 'FN', 'TY', 'TR']) expect(new Set(await status(name))).toEqual(new Set(['VALID']));
  });

  it.each([
    ['alter package nowhere compile', 'ORA-04043: package ERP.NOWHERE does not exist'],
    ['alter procedure fn compile', 'ORA-04043: procedure ERP.FN does not exist'],
    ['alter view nowhere compile', 'ORA-00942: table or view does not exist'],
    ['alter view t compile', 'ORA-00942: table or view does not exist'],
    [
      'alter package p compile plsql_optimize_level = 1',
      'does not support compiler parameters other than PLSQL_CCFLAGS in ALTER … COMPILE',
    ],
    ['alter view t add primary key (id)', 'does not support ALTER VIEW other than COMPILE'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });

  // Source: PL/SQL Language Reference, "Conditional Compilation" and "ALTER FUNCTION", compiler_parameters_clause.
  it('with PLSQL_CCFLAGS compiles by these flags', async () => {
    await erp.run(
      'create function level_of return number is begin return $if $$debug $then 1 $else 0 $end; end;',
      `alter function level_of compile plsql_ccflags = 'debug:true' reuse settings`,
    );
    expect(await erp.evaluate('level_of')).toBe('1');
    await erp.run('alter function level_of compile reuse settings');
    expect(await erp.evaluate('level_of')).toBe('1');
    await erp.run('alter function level_of compile');
    expect(await erp.evaluate('level_of')).toBe('0');
    expect(await erp.error(`alter function level_of compile plsql_ccflags = 'debug'`)).toContain('ORA-02097');
  });

  it('needs the privilege on what is another’s', async () => {
    await erp.run('create view v as select id from t');
    expect(await alice.error('alter package erp.p compile')).toContain('ORA-01031: insufficient privileges');
    expect(await alice.error('alter view erp.v compile')).toContain('ORA-01031: insufficient privileges');
    await erp.run('drop view v');
  });

  it('of a view says whether its query still compiles', async () => {
    await erp.run(
      'create table base (id number, name varchar2(10))',
      'create view v (a, b) as select id, name from base',
      'create view w as select * from base',
    );
    expect((await erp.execute('alter view v compile')).compiledWithErrors).toBe(false);
    await erp.run('alter table base modify name varchar2(30)', 'alter view v compile');
    expect(
      await erp.rows(`select column_name, data_length from user_tab_columns where table_name = 'V' order by column_id`),
    ).toEqual([
      ['A', 22],
      ['B', 30],
    ]);
    await erp.run('alter table base add extra number', 'alter view w compile');
    expect((await erp.execute('select * from w')).rows?.columns.map(({ name }) => name)).toEqual(['ID', 'NAME']);
    await erp.run('alter table base drop column name');
    expect((await erp.execute('alter view v compile')).compiledWithErrors).toBe(true);
    expect((await erp.execute('alter view w compile')).compiledWithErrors).toBe(true);
    expect([await status('V'), await status('W')]).toEqual([['INVALID'], ['INVALID']]);
    expect(await erp.error(`begin execute immediate 'alter view v compile'; end;`)).toContain(
      'ORA-24344: success with compilation error',
    );
    await erp.run('alter table base add name date', 'alter view v compile', 'alter view w compile');
    expect([await status('V'), await status('W')]).toEqual([['VALID'], ['VALID']]);
    expect(
      await erp.rows(`select data_type from user_tab_columns where table_name = 'V' and column_name = 'B'`),
    ).toEqual([['DATE']]);
  });

  it('of a view that FORCE has made finds its columns', async () => {
    await erp.run('create force view early as select n, n * 2 twice from later');
    expect(await status('EARLY')).toEqual(['INVALID']);
    expect((await erp.execute('alter view early compile')).compiledWithErrors).toBe(true);
    await erp.run('create table later (n number)', 'insert into later values (4)', 'alter view early compile');
    expect(await status('EARLY')).toEqual(['VALID']);
    expect(
      await erp.rows(`select column_name from user_tab_columns where table_name = 'EARLY' order by column_id`),
    ).toEqual([['N'], ['TWICE']]);
    expect(await erp.rows('select twice from early')).toEqual([[8]]);
  });
});
