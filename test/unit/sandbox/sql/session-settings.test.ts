import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(() => {
  session = openTestSession(newDatabase());
});

describe('ALTER SESSION', () => {
  it('sets formats and characters of NLS', async () => {
    await session.run(`alter session set nls_date_format = 'YYYY-MM-DD' nls_numeric_characters = ',.'`);
    expect(
      await session.rows("select to_char(date '2024-02-29'), to_char(1.5), to_number('2,5') * 2 from dual"),
    ).toEqual([['2024-02-29', '1,5', 5]]);
    expect(await session.rows("select value from nls_session_parameters where parameter = 'NLS_DATE_FORMAT'")).toEqual([
      ['YYYY-MM-DD'],
    ]);
  });

  it('sets the schema of unqualified names, and the time zone', async () => {
    await session.run(
      'create user erp identified by erp quota unlimited on users',
      'create table erp.t (a number)',
      'alter session set current_schema = erp',
    );
    expect(await session.rows('select * from t')).toEqual([]);
    await session.run("alter session set time_zone = '+2:00'");
    expect(await session.rows("select sessiontimezone, sys_context('userenv', 'current_schema') from dual")).toEqual([
      ['+02:00', 'ERP'],
    ]);
    await session.run("alter session set time_zone = 'Europe/Zurich'");
    expect(await session.rows('select sessiontimezone from dual')).toEqual([['Europe/Zurich']]);
  });

  it.each([
    [
      "alter session set events '10046 trace name context forever'",
      'ORA-03001: unimplemented feature: the sandbox does not support ALTER SESSION SET EVENTS',
    ],
    ['alter session set nowhere = 1', 'ORA-02248: invalid option for ALTER SESSION'],
    ['alter session set current_schema = nobody', 'ORA-01435: user does not exist'],
    ["alter session set time_zone = 'Nowhere/City'", 'ORA-01882: timezone region not found'],
    ["alter session set time_zone = '+20:00'", 'ORA-01874: time zone hour must be between -15 and 15'],
    ["alter session set nls_date_format = 'QQQQX?A'", 'ORA-01821: date format not recognized'],
    [
      "alter session set nls_numeric_characters = '..'",
      'ORA-12705: Cannot access NLS data files or invalid environment specified',
    ],
    [
      'alter session set nls_language = german',
      'ORA-03001: unimplemented feature: the sandbox does not support NLS_LANGUAGE = GERMAN',
    ],
    [
      'alter session set optimizer_mode = first_rows',
      'ORA-03001: unimplemented feature: the sandbox does not support ALTER SESSION SET OPTIMIZER_MODE',
    ],
    [
      'alter session enable resumable',
      'ORA-03001: unimplemented feature: the sandbox does not support ALTER SESSION ENABLE RESUMABLE',
    ],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });

  // Source: SQL Language Reference, "ALTER SESSION", ENABLE | DISABLE and FORCE.
  it('lets statements be parallel or not, which nobody sees', async () => {
    for (const what of ['dml', 'ddl', 'query']) {
      for (const action of ['enable', 'disable', 'force'])
        await session.run(`alter session ${action} parallel ${what}`);
    }
    await session.run('create table changed (n number)', 'insert into changed values (1)');
    expect(await session.error('alter session disable parallel dml')).toBe(
      'ORA-12841: Cannot alter the session parallel DML state within a transaction',
    );
    await session.run('alter session disable parallel query', 'rollback', 'alter session disable parallel dml');
  });

  it('makes all of its settings or none', async () => {
    expect(await session.error("alter session set nls_date_format = 'YYYY' nls_sort = german")).toContain('NLS_SORT');
    expect(await session.rows("select to_char(date '2024-02-29') from dual")).toEqual([['29-FEB-24']]);
  });
});
