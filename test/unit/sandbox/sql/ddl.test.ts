import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let session: TestSession;

beforeEach(async () => {
  session = openTestSession(newDatabase());
  await session.run('create table t (id number, name varchar2(5))', "insert into t values (1, 'one')", 'commit');
});

const rows = () => session.rows('select * from t');

describe('ALTER TABLE', () => {
  it('adds columns, with their defaults in the rows that are there', async () => {
    await session.run("alter table t add (kind varchar2(3) default 'new' not null, n number)");
    expect(await rows()).toEqual([[1, 'one', 'new', null]]);
  });

  it('drops and renames columns', async () => {
    await session.run('alter table t rename column name to label', 'alter table t drop column id');
    expect(await session.rows('select label from t')).toEqual([['one']]);
    expect(await session.error('select id from t')).toContain('ORA-00904');
  });

  it('changes types as far as the values allow', async () => {
    await session.run('alter table t modify (name varchar2(10))', "update t set name = 'ten letter'");
    expect(await session.error('alter table t modify (name varchar2(4))')).toContain('ORA-01441');
    expect(await session.error('alter table t modify (name date)')).toContain('ORA-01439');
    expect(await session.error('alter table t modify (id number(2))')).toContain('ORA-01440');
  });
});

describe('CREATE and DROP', () => {
  it('CREATE TABLE AS SELECT takes columns and rows', async () => {
    await session.run("create table u as select id, name || '!' n, 1 one from t");
    expect(await session.rows('select * from u')).toEqual([[1, 'one!', 1]]);
  });

  it('TRUNCATE empties a table for good', async () => {
    await session.run('truncate table t', 'rollback');
    expect(await rows()).toEqual([]);
  });

  it('RENAME and synonyms', async () => {
    await session.run('rename t to u', 'create synonym t for u');
    expect(await rows()).toEqual([[1, 'one']]);
  });

  it('IF EXISTS and IF NOT EXISTS', async () => {
    await session.run('create table if not exists t (a number)', 'drop table t', 'drop table if exists t');
    expect(await session.error('drop table t')).toContain('ORA-00942');
  });

  it('a prepared query notices that the table has changed', async () => {
    const statement = session.session.parse('select * from t');
    const run = async () => {
      const { rows: source } = await statement.execute({
        definitions: [],
        iterations: [],
        autoCommit: false,
        batchErrors: false,
        signal: new AbortController().signal,
      });
      const fetched = await source?.fetch(10, new AbortController().signal);
      source?.close();
      return fetched?.rows;
    };
    expect(await run()).toEqual([[1, 'one']]);
    await session.run('alter table t add (x number default 5)');
    expect(await run()).toEqual([[1, 'one', 5]]);
  });

  it.each([
    ['create table t (a number)', 'ORA-00955'],
    ['create table x (a number, a date)', 'ORA-00957'],
    ['create table x (a nowhere_t)', 'ORA-00902'],
    ['create table x (a anydata)', 'ORA-03001'],
    ['create table x (a varchar2(5000))', 'ORA-00910'],
    ['create table x (a number default sysdate)', 'ORA-00932'],
    ['create view v as select nope from t', 'ORA-00904'],
    ['drop sequence nowhere', 'ORA-02289'],
    ['create index i on t (nope)', 'ORA-00904'],
  ])('%s', async (statement, error) => {
    expect(await session.error(statement)).toContain(error);
  });
});
