import { beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

const database = newDatabase();
let session: TestSession;

beforeAll(() => {
  session = openTestSession(database);
});

// Source: SQL Language Reference, "CREATE TABLE": physical_properties, column_properties, table_properties.
describe('what CREATE TABLE says of where a table is kept', () => {
  it.each([
    ['d clob', 'lob (d) store as (disable storage in row chunk 8192)'],
    ['d clob, e blob', 'lob (d, e) store as securefile (tablespace users cache)'],
    ['d clob', 'lob (d) store as basicfile doc_segment (nocache logging) tablespace users'],
    ['x xmltype', 'xmltype x store as clob'],
    ['x xmltype', 'xmltype column x store as securefile binary xml (tablespace users)'],
    ['x xmltype', 'xmltype x store as object relational'],
    ['x xmltype', 'xmltype x store all varrays as tables'],
    ['x xmltype, d clob', 'xmltype x store as clob x_segment (cache) lob (d) store as (nocache)'],
    ['j json', 'json (j) store as (compress high)'],
    ['j json', 'json (j) store as j_segment (retention auto)'],
    ['j json', 'json (j) store as j_segment'],
    ['n number', 'column store compress for query high no row level locking'],
    ['n number', 'row store compress advanced inmemory memcompress for query low priority critical'],
    ['n number', 'inmemory no memcompress duplicate all no flashback archive'],
    ['n number', 'memoptimize for read indexing off default collation using_nls_comp'],
    ['n number', 'parallel (degree 4) pctfree 5 nologging'],
    ['n number', 'read write'],
  ])('does not change what it is: (%s) %s', async (columns, clauses) => {
    await session.run(`create table kept (${columns}) ${clauses}`, 'drop table kept');
  });

  it.each([
    ['x xmltype', 'xmltype x store as clob xmlschema "a.xsd" element "e"', 'XMLTYPE columns with an XML schema'],
    ['n number', 'row archival', 'ROW ARCHIVAL'],
    ['n number', 'flashback archive', 'FLASHBACK ARCHIVE'],
    ['n number', 'annotations (a)', 'ANNOTATIONS'],
    ['n number', 'default collation binary_ci', 'collations other than USING_NLS_COMP'],
    ['n number', 'column n not substitutable at all levels', 'SUBSTITUTABLE AT ALL LEVELS'],
    ['n number', 'column n is of (only x)', 'IS OF TYPE for columns'],
    ['n number', 'clustering by linear order (n)', 'attribute clustering'],
  ])('is refused by name where statements would see it: (%s) %s', async (columns, clauses, feature) => {
    expect(await session.error(`create table kept (${columns}) ${clauses}`)).toBe(
      `ORA-03001: unimplemented feature: the sandbox does not support ${feature}`,
    );
  });

  it('is an error where it is none of these', async () => {
    expect(await session.error('create table kept (d clob) lob (d) store (cache)')).toContain('ORA-009');
    expect(await session.error('create table kept (j json) json (j) store as (cache')).toContain('ORA-00907');
    expect(await session.error('create table kept (n number) parallel everywhere')).toContain('ORA-009');
  });

  it('READ ONLY is a property that statements see', async () => {
    await session.run('create table fixed read only as select 1 n from dual');
    expect(await session.rows('select n from fixed')).toEqual([[1]]);
    expect(await session.error('insert into fixed values (2)')).toContain('ORA-12081');
    await session.run('alter table fixed read write', 'insert into fixed values (2)', 'drop table fixed');
  });

  it('BOOL is BOOLEAN, unless a type is called so', async () => {
    await session.run('create table flags (f bool)', 'insert into flags values (true)');
    expect(await session.rows(`select f, cast('no' as bool) from flags`)).toEqual([[true, false]]);
    expect(await session.rows(`select data_type from user_tab_columns where table_name = 'FLAGS'`)).toEqual([
      ['BOOLEAN'],
    ]);
    await session.run(
      'create type bool as table of number',
      'create table sets (f bool) nested table f store as sets_f',
    );
    expect(await session.rows('select cardinality(bool(1, 2)) from dual')).toEqual([[2]]);
  });
});

// Source: SQL Language Reference, "PURGE"; node-oracledb's tests 162.3 and 162.4 (getStmtInfo.js).
describe('PURGE', () => {
  it('finds nothing to purge: what is dropped is gone', async () => {
    await session.run('create table gone (n number)', 'drop table gone');
    await session.run('purge recyclebin', 'purge dba_recyclebin', 'purge tablespace users user system');
    expect(await session.error('purge table gone')).toBe('ORA-38307: object not in RECYCLE BIN');
    expect(await session.error('purge index gone_pk')).toBe('ORA-38307: object not in RECYCLE BIN');
  });

  it.each([
    ['purge recyclebinx', 'ORA-38302: invalid PURGE option'],
    ['purge', 'ORA-38302: invalid PURGE option'],
    ['purge recyclebin now', 'ORA-00933: SQL command not properly ended'],
    ['purge table', 'ORA-00903: invalid table name'],
  ])('%s: %s', async (statement, error) => {
    expect(await session.error(statement)).toBe(error);
  });

  it('commits, and the whole bin is the administrator’s', async () => {
    await session.run('create table kept (n number)', 'insert into kept values (1)', 'purge recyclebin', 'rollback');
    expect(await session.rows('select n from kept')).toEqual([[1]]);
    await session.run('create user bob identified by bob', 'grant create session to bob');
    const bob = openTestSession(database, 'BOB');
    await bob.run('purge recyclebin');
    expect(await bob.error('purge dba_recyclebin')).toBe('ORA-01031: insufficient privileges');
  });
});
