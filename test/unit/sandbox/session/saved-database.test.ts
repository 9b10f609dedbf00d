import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';
import { filesFolder } from '../../../support/files-folder.js';

let database: EngineDatabase;
let session: TestSession;

beforeEach(async () => {
  database = newDatabase();
  session = openTestSession(database);
  await session.run(
    'create user erp identified by x quota unlimited on users',
    'create table erp.orders (id number primary key, sku varchar2(12) unique)',
    `insert into erp.orders values (1, 'A1')`,
    'create sequence erp.ids start with 5',
    'create global temporary table erp.notes (text varchar2(10)) on commit preserve rows',
    'create package erp.counter as n number := 1; end;',
    'commit',
  );
});

describe('a restored snapshot', () => {
  it('has the rows and their keys as they were', async () => {
    const saved = database.snapshot();
    await session.run(`update erp.orders set id = 2, sku = 'B2'`, `insert into erp.orders values (1, 'A1')`, 'commit');
    saved.restore();
    expect(await session.rows('select id, sku from erp.orders')).toEqual([[1, 'A1']]);
    expect(await session.error(`insert into erp.orders values (1, 'C3')`)).toContain('ORA-00001');
    await session.run(`insert into erp.orders values (2, 'B2')`);
    expect(await session.rows(`select id from erp.orders where sku = 'B2'`)).toEqual([[2]]);
  });

  it('has the tables, columns and indexes as they were', async () => {
    const saved = database.snapshot();
    await session.run(
      'alter table erp.orders add (note varchar2(10))',
      'create index erp.by_sku on erp.orders (sku, id)',
      'create table erp.other (id number)',
    );
    saved.restore();
    expect(await session.rows('select * from erp.orders')).toEqual([[1, 'A1']]);
    expect(await session.error('select * from erp.other')).toContain('ORA-00942');
    await session.run('drop table erp.orders');
    saved.restore();
    expect(await session.rows('select * from erp.orders')).toEqual([[1, 'A1']]);
  });

  it('has the sequences where they stood', async () => {
    await session.rows('select erp.ids.nextval from dual');
    const saved = database.snapshot();
    await session.rows('select erp.ids.nextval from dual');
    saved.restore();
    expect(await session.rows('select erp.ids.nextval from dual')).toEqual([[6]]);
  });

  it('has the users, roles and privileges as they were', async () => {
    await session.run(
      'create user bob identified by x',
      'grant create session to bob',
      'grant select on erp.orders to bob',
    );
    const saved = database.snapshot();
    await session.run(
      'revoke select on erp.orders from bob',
      'create user eve identified by x',
      'grant create session to eve',
    );
    const eve = openTestSession(database, 'EVE');
    saved.restore();
    const bob = openTestSession(database, 'BOB');
    expect(await bob.rows('select id from erp.orders')).toEqual([[1]]);
    expect(() => eve.session.parse('select 1 from dual')).toThrow('your session has been killed');
  });

  it('has the units as they were, and no package state', async () => {
    await session.run(`create function erp.f return number is begin return 1; end;`, 'begin erp.counter.n := 9; end;');
    expect(await session.evaluate('erp.f')).toBe('1');
    const saved = database.snapshot();
    await session.run('create or replace function erp.f return number is begin return 2; end;');
    expect(await session.evaluate('erp.f')).toBe('2');
    saved.restore();
    expect(await session.evaluate('erp.f')).toBe('1');
    expect(await session.evaluate('erp.counter.n')).toBe('1');
  });

  it('has no open transaction, nor rows of temporary tables', async () => {
    const saved = database.snapshot();
    await session.run(`insert into erp.notes values ('x')`, 'commit', 'delete from erp.orders');
    saved.restore();
    expect(session.session.transactionInProgress).toBe(false);
    expect(await session.rows('select * from erp.notes')).toEqual([]);
    const other = openTestSession(database);
    await other.run('update erp.orders set id = 3');
  });

  it('tells snapshots of different states apart', async () => {
    const first = database.snapshot();
    await session.run('update erp.orders set id = 2', 'commit');
    const second = database.snapshot();
    first.restore();
    await session.run('update erp.orders set id = 3', 'commit');
    second.restore();
    expect(await session.rows('select id from erp.orders')).toEqual([[2]]);
    first.restore();
    expect(await session.rows('select id from erp.orders')).toEqual([[1]]);
  });
});

it('is not taken while a transaction is open', async () => {
  await session.run('update erp.orders set id = 2');
  expect(() => database.snapshot()).toThrow(
    /A snapshot cannot be taken: the session \d+ of SYSTEM has a transaction open/,
  );
});

it('leaves no BFILE open', async () => {
  const files = newDatabase(new Map([['DOCS', filesFolder()]]));
  const reader = openTestSession(files);
  await reader.run("create directory docs as '/srv/erp/docs'");
  const saved = files.snapshot();
  const open = `begin for i in 1 .. 10 loop dbms_lob.fileopen(l_files(i)); end loop; end;`;
  const declare = `declare type files_t is table of bfile index by pls_integer; l_files files_t;
      begin for i in 1 .. 10 loop l_files(i) := bfilename('DOCS', 'letter.txt'); end loop;`;
  const openTen = `${declare} ${open} end;`;
  await reader.run(openTen);
  expect(await reader.error(openTen)).toContain('ORA-22290');
  saved.restore();
  await reader.run(openTen);
  saved.restore();
  expect(await reader.error('begin dbms_lob.filecloseall; end;')).toContain('ORA-22289');
});
