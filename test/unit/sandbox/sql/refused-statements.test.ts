import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(async () => {
  session = openTestSession(newDatabase());
  await session.run('create table t (a number, b varchar2(10))', 'create table longs (l long)');
});

/** Messages are those of Oracle's error message manual. */
describe('what is no statement', () => {
  const long = 'x'.repeat(129);

  it.each([
    ['!@#', 'ORA-00900: invalid SQL statement'],
    ['select :rowid from dual', 'ORA-01745: invalid host/bind variable name'],
    ['insert into t (a) values (1) returning a into :number', 'ORA-01745: invalid host/bind variable name'],
    ['insert into t (a) values (1) returning (a,) into :x', 'ORA-00907: missing right parenthesis'],
    ["insert into t (a) values (1) returning ('a', 'b' into :x", 'ORA-00907: missing right parenthesis'],
    ['update t set rowid = :x', 'ORA-01747: invalid user.table.column, table.column, or column specification'],
    ['insert into t (a, date) values (1, 2)', 'ORA-01747'],
    ['insert into t values (nothing, 1)', 'ORA-00984: column not allowed here'],
    ['insert into t values (a + 1, 1)', 'ORA-00984: column not allowed here'],
    ['insert into t values (nothing(1), 1)', 'ORA-00904: "NOTHING": invalid identifier'],
    [`select ${long} from dual`, 'ORA-00972: identifier is too long'],
    [`create table "${long}" (a number)`, 'ORA-00972: identifier is too long'],
    ['update longs set l = 1 returning l into :x', 'ORA-22816: unsupported feature with RETURNING clause'],
    ['create table x (a nowhere_t)', 'ORA-00902: invalid datatype'],
    ['create table x (a timestamp(10))', 'ORA-30088: datetime/interval precision is out of range'],
    ['create table x (a interval day(-1) to second)', 'ORA-30088: datetime/interval precision is out of range'],
    ['create table x (a interval year(null) to month)', 'ORA-30088: datetime/interval precision is out of range'],
    ["select date '10000-01-01' from dual", 'ORA-01841: (full) year must be between -4713 and +9999, and not be 0'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toContain(error);
  });

  it('is not mistaken for one that is', async () => {
    const name = 'x'.repeat(128);
    await session.run(`create table ${name} (a number)`);
    expect(await session.error('select :"rowid" from dual')).toBe('no error');
    expect(await session.error('insert into t values (sysdate - sysdate, user)')).toBe('no error');
  });
});

describe('supplied packages', () => {
  it('give their functions to SQL', async () => {
    expect(await session.rows("select utl_raw.cast_to_varchar2(utl_raw.cast_to_raw('ab')) from dual")).toEqual([
      ['ab'],
    ]);
    expect(await session.rows('select sys.dbms_utility.get_hash_value(1, 2, 1) from dual').catch(String)).toContain(
      'DBMS_UTILITY.GET_HASH_VALUE',
    );
  });

  it.each([
    ['select utl_inaddr.get_host_name from dual', 'the sandbox does not support the package UTL_INADDR'],
    ["begin utl_smtp.quit('a'); end;", 'the sandbox does not support the package UTL_SMTP'],
    ['begin sys.dbms_alert.removeall; end;', 'the sandbox does not support the package DBMS_ALERT'],
    ['begin sys.dbms_lob.fragment_delete(null, 1, 1); end;', 'the sandbox does not support DBMS_LOB.FRAGMENT_DELETE'],
    ['begin sys.dbms_sql.get_next_result(1, null); end;', 'the sandbox does not support DBMS_SQL.GET_NEXT_RESULT'],
    ['begin dbms_transaction.purge_mixed(null); end;', 'the sandbox does not support DBMS_TRANSACTION.PURGE_MIXED'],
    [
      "select json_transform('{}', sort '$.a') from dual",
      'the sandbox does not support SORT in a call of JSON_TRANSFORM',
    ],
    ['select json_scalar(sysdate) from dual', 'the sandbox does not support JSON_SCALAR of DATE'],
    ["select xmlelement('x' 1) from dual", 'the sandbox does not support such clauses in a call of XMLELEMENT'],
    ['select vector_embedding(1) from dual', 'the sandbox does not support the function VECTOR_EMBEDDING'],
    ["begin if ora_login_user = 'X' then null; end if; end;", 'the sandbox does not support ORA_LOGIN_USER'],
    ['declare x owa.vc_arr; begin null; end;', 'the sandbox does not support the package OWA'],
    [
      "declare x blob := httpuritype('x').getblob(); begin null; end;",
      'the sandbox does not support the type HTTPURITYPE',
    ],
  ])('and functions that are not there are refused by name: %s', async (statement, error) => {
    expect(await session.error(statement)).toContain(`ORA-03001: unimplemented feature: ${error}`);
  });

  it('do not hide packages of that name', async () => {
    await session.run('create package dbms_crypto as c constant number := 7; end;');
    expect(await session.evaluate('dbms_crypto.c')).toBe('7');
  });
});

it('ROWID of DUAL', async () => {
  const rows = await session.rows('select rowidtochar(rowid), dummy from dual');
  expect(rows).toEqual([[expect.stringMatching(/^[A-Za-z0-9+/]{18}$/), 'X']]);
});

describe('index-organized tables', () => {
  it('are tables with a primary key, of whose rows a DML has no ROWID for the client', async () => {
    await session.run(
      'create table words (w varchar2(10) primary key, n number) organization index including w overflow',
      "insert into words values ('b', 1)",
      "insert into words values ('a', 2)",
    );
    expect(await session.rows('select w from words order by w')).toEqual([['a'], ['b']]);
    expect(await session.rows("select iot_type from user_tables where table_name = 'WORDS'")).toEqual([['IOT']]);
    expect((await session.execute('update words set n = 3')).lastRowid).toBeUndefined();
  });
});
