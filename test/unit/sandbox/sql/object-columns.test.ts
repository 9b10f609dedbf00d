import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let erp: TestSession;
let alice: TestSession;

beforeEach(async () => {
  const database = newDatabase();
  const system = openTestSession(database);
  await system.run(
    'create user erp identified by erp',
    'create user alice identified by alice',
    'grant create session, create type, create procedure, create table, create synonym, create view to erp',
    'grant create session, create synonym, create table to alice',
  );
  erp = openTestSession(database, 'ERP');
  alice = openTestSession(database, 'ALICE');
  await erp.run(
    `create type address_t as object (
       street varchar2(10),
       zip number(4),
       member function label(p_between varchar2 default '-') return varchar2,
       static function of_zip(p_zip number) return address_t
     )`,
    `create type body address_t as
       member function label(p_between varchar2 default '-') return varchar2 is
       begin return street || p_between || zip; end;
       static function of_zip(p_zip number) return address_t is
       begin return address_t('?', p_zip); end;
     end;`,
    'create type person_t as object (name varchar2(20), home address_t)',
    'create type addresses_t as table of address_t',
    'create type tags_t as varray(3) of varchar2(5)',
    `create table people (id number, person person_t, places addresses_t, tags tags_t)
       nested table places store as people_places return as value`,
    `insert into people values (
       1,
       person_t('Ann', address_t('Elm', 10)),
       addresses_t(address_t('a', 1), address_t('b', 2)),
       erp.tags_t('x', 'y')
     )`,
    'insert into people (id) values (2)',
    `insert into people values (3, person_t('Cy', null), addresses_t(), tags_t())`,
  );
});

// Source: Object-Relational Developer's Guide, "Basic Components of Oracle Objects" and "Using PL/SQL with Object Types".
describe('attributes of columns', () => {
  it.each<[string, readonly unknown[]]>([
    ['p.person.name', ['Ann', null, 'Cy']],
    ['p.person.home.zip', [10, null, null]],
    ['p.person.home.zip + 1', [11, null, null]],
    ['p."PERSON"."HOME"."STREET"', ['Elm', null, null]],
    ['p.person.home.label()', ['Elm-10', null, null]],
    [`p.person.home.label('/')`, ['Elm/10', null, null]],
    [`case when p.person is null then 'null' end`, [null, 'null', null]],
    [`case when p.person.home is null then 'null' end`, [null, 'null', 'null']],
    [`case when p.places is empty then 'empty' end`, [null, null, 'empty']],
    ['cardinality(p.places)', [2, null, 0]],
    ['(select q.person.name from people q where q.id = p.id)', ['Ann', null, 'Cy']],
    ['(select max(p.person.name) from dual)', ['Ann', null, 'Cy']],
  ])('%s is %j', async (expression, expected) => {
    const rows = await erp.rows(`select ${expression} from people p order by id`);
    expect(rows).toEqual(expected.map((value) => [value]));
  });

  it.each([
    ['select people.person.name from people', 'ORA-00904'],
    ['select person.name from people', 'ORA-00904'],
    ['select p.person.nick from people p', 'ORA-00904'],
    ['select p.id.name from people p', 'ORA-00904'],
    ['select p.person.home.nothing() from people p', 'ORA-00904'],
    ['update people p set p.person.nick = null', 'ORA-00904'],
    [`update people p set p.person.name = 'x', p.person.name = 'y'`, 'ORA-00957'],
    [`update people p set p.person = null, p.person.name = 'y'`, 'ORA-00957'],
    [
      `update people p set p.person.name = 'y' where id = 2`,
      'does not support assigning to an attribute of a null object',
    ],
    ['update people p set (p.person.name, id) = (select 1, 2 from dual)', 'does not support assigning to attributes'],
    [`update people p set p.person.home.zip = 12345`, 'ORA-01438'],
  ])('%s: %s', async (query, error) => {
    expect(await erp.error(query)).toContain(error);
  });

  it('group, sort and filter', async () => {
    const rows = await erp.rows(`
      select p.person.home.zip, count(*) from people p where p.person.name is not null
      group by p.person.home.zip order by p.person.home.zip`);
    expect(rows).toEqual([
      [10, 1],
      [null, 1],
    ]);
    expect(await erp.error('select p.person.name, count(*) from people p')).toContain('ORA-00937');
  });

  it('are assigned to by UPDATE', async () => {
    await erp.run(`update people p set p.person.name = p.person.name || p.person.home.zip,
      p.person.home.zip = p.person.home.zip + 1, id = 9 where p.id = 1`);
    const rows = await erp.rows(
      'select p.person.name, p.person.home.zip, p.person.home.street from people p where id = 9',
    );
    expect(rows).toEqual([['Ann10', 11, 'Elm']]);
    await erp.run(`update people p set p.person.home = address_t('new', 1) where id = 3`);
    expect(await erp.rows('select p.person.home.street from people p where id = 3')).toEqual([['new']]);
  });

  it('are seen through views and derived tables', async () => {
    await erp.run('create view v as select id, person from people');
    expect(await erp.rows('select v.person.name from v v where id = 1')).toEqual([['Ann']]);
    expect(await erp.rows('select q.person.name from (select person from people where id = 3) q')).toEqual([['Cy']]);
  });
});

describe('constructors and methods in SQL', () => {
  it.each<[string, unknown]>([
    [`address_t('a', 1).zip`, 1],
    [`address_t(zip => '7', street => 'a').zip`, 7],
    [`erp.address_t('a', 1).label()`, 'a-1'],
    ['address_t.of_zip(4).label()', '?-4'],
    ['erp.address_t.of_zip(4).zip', 4],
    [`person_t('x', address_t('b', 2)).home.street`, 'b'],
    [`cardinality(tags_t('a', 'b'))`, 2],
    [`case when address_t(null, null) is null then 'null' else 'not null' end`, 'not null'],
  ])('%s is %j', async (expression, expected) => {
    expect(await erp.rows(`select ${expression} from dual`)).toEqual([[expected]]);
  });

  it.each([
    [`select address_t('a') from dual`, 'ORA-02315'],
    [`select address_t('a', sysdate) from dual`, 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    [`select address_t('a', 'b') from dual`, 'ORA-01722'],
    [`select address_t('much too long', 1) from dual`, 'ORA-22814'],
    ['select address_t(null, 12345) from dual', 'ORA-22814'],
    [`select tags_t('a', 'b', 'c', 'd') from dual`, 'ORA-22909'],
    [`select tags_t('123456') from dual`, 'ORA-22814'],
    [`select tags_t(address_t('a', 1)) from dual`, 'ORA-00932'],
    ['select tags_t from dual', 'ORA-00904'],
    [`select nowhere_t('a') from dual`, 'ORA-00904'],
    ['select cardinality(1) from dual', 'ORA-00932'],
    [`select sys.xmltype('<a/>') from dual`, 'does not support SYS.XMLTYPE'],
    ['select * from table(sys.odciridlist(1, 2))', 'does not support SYS.ODCIRIDLIST'],
  ])('%s: %s', async (query, error) => {
    expect(await erp.error(query)).toContain(error);
  });

  it('need EXECUTE on the type', async () => {
    expect(await alice.error(`select erp.address_t('a', 1).zip from dual`)).toContain('ORA-00904');
    expect(await alice.error('create table places (place erp.address_t)')).toContain('ORA-00902');
    await erp.run('grant execute on address_t to alice');
    await alice.run('create synonym addr for erp.address_t', 'create table places (place addr)');
    await alice.run(`insert into places values (addr('a', 1))`);
    expect(await alice.rows('select p.place.label() from places p')).toEqual([['a-1']]);
  });

  it('are cast from subqueries, aggregates and other collections', async () => {
    await erp.run('create type zips_t as table of number', 'create type names_t as table of varchar2(3)');
    const zips = `select cardinality(cast(multiset(select zip from table(p.places)) as zips_t)) from people p order by id`;
    expect(await erp.rows(zips)).toEqual([[2], [0], [0]]);
    const objects = `select a.label() from table(cast(multiset(select 'k', 9 from dual) as addresses_t)) a`;
    expect(await erp.rows(objects)).toEqual([['k-9']]);
    const collected = `select sum(column_value) from table(
      select cast(collect(l.zip) as zips_t) from people p, table(p.places) l)`;
    expect(await erp.rows(collected)).toEqual([[3]]);
    expect(await erp.rows(`select * from table(cast(tags_t('abcde', 'f') as names_t))`)).toEqual([['abc'], ['f']]);
    expect(await erp.error(`select cast(multiset(select 1, 2 from dual) as zips_t) from dual`)).toContain('ORA-00932');
    expect(await erp.error('select cast(collect(id) as names_t) from people')).toBe('no error');
    const levels = `select cardinality(cast(multiset(select level from dual connect by level < 3) as zips_t)) from dual`;
    expect(await erp.rows(levels)).toEqual([[2]]);
  });
});

describe('whole objects and collections', () => {
  it('are what INSERT, UPDATE, SELECT INTO and RETURNING move between columns and variables', async () => {
    const result = await erp.block(`
      declare
        l_person person_t;
        l_places addresses_t;
        l_name varchar2(20);
      begin
        select person, places into l_person, l_places from people where id = 1;
        l_person.name := 'Bea';
        l_places.delete(1);
        insert into people (id, person, places) values (4, l_person, l_places) returning places into l_places;
        l_person.home.street := 'Oak';
        update people p set person = l_person where id = 1 returning p.person.name into l_name;
        select p.person.home.street || l_name into l_name from people p where id = 4;
        :r := l_name || l_places.count || l_places(1).street;
      end;`);
    expect(result).toBe('ElmBea1b');
    expect(await erp.rows('select p.person.home.street from people p where id in (1, 4) order by id')).toEqual([
      ['Oak'],
      ['Elm'],
    ]);
  });

  it('are collected in bulk, also collections', async () => {
    const result = await erp.block(`
      declare
        type persons_t is table of person_t;
        type tag_lists_t is table of tags_t;
        l_persons persons_t;
        l_lists tag_lists_t;
      begin
        select person bulk collect into l_persons from people where person is not null order by id;
        select tags bulk collect into l_lists from people order by id;
        l_persons(1).home.street := 'changed';
        l_lists(1)(1) := 'no';
        forall i in 1 .. l_persons.count insert into people (id, person) values (10 + i, l_persons(i));
        :r := l_persons.count || l_lists.count || l_lists(1).count || l_persons(2).name;
      end;`);
    expect(result).toBe('232Cy');
    const rows = await erp.rows(
      'select p.id, p.person.home.street from people p where p.person is not null order by id',
    );
    expect(rows).toEqual([
      [1, 'Elm'],
      [3, null],
      [11, 'changed'],
      [12, null],
    ]);
    expect(await erp.rows('select column_value from people p, table(p.tags) where id = 1')).toEqual([['x'], ['y']]);
  });

  it('are parts of %ROWTYPE records, cursors and dynamic SQL', async () => {
    const result = await erp.block(`
      declare
        l_row people%rowtype;
        l_cursor sys_refcursor;
        l_person person_t;
        l_text varchar2(100);
      begin
        select * into l_row from people where id = 1;
        l_row.id := 5;
        l_row.tags(1) := 'new';
        insert into people values l_row;
        for r in (select p.person, p.tags from people p where id in (1, 5) order by id) loop
          l_text := l_text || r.person.name || r.tags(1);
        end loop;
        open l_cursor for select person from people where id = 1;
        fetch l_cursor into l_person;
        close l_cursor;
        execute immediate 'update people set person = :1 where id = :2' using l_person, 2;
        execute immediate 'select p.person from people p where id = 2' into l_person;
        :r := l_text || l_person.home.zip;
      end;`);
    expect(result).toBe('AnnxAnnnew10');
  });

  it('are rolled back with their rows', async () => {
    await erp.run('commit', `update people set person = person_t('no', null), tags = null`, 'rollback');
    expect(await erp.rows('select p.person.name, cardinality(p.tags) from people p where id = 1')).toEqual([
      ['Ann', 2],
    ]);
  });

  it('hold CLOBs, which are not written to behind the row', async () => {
    await erp.run('create type note_t as object (text clob)', 'create table notes (note note_t)');
    await erp.run(`insert into notes values (note_t('first'))`);
    expect(await erp.rows('select to_char(n.note.text) from notes n')).toEqual([['first']]);
    const write = `declare l note_t; begin
      select note into l from notes for update; dbms_lob.append(l.text, 'more'); end;`;
    expect(await erp.error(write)).toContain('does not support writing to a LOB within an object of a row');
  });

  it.each([
    ['insert into people (person) values (1)', 'ORA-00932: inconsistent datatypes: expected ERP.PERSON_T got NUMBER'],
    [`insert into people (person) values (address_t('a', 1))`, 'ORA-00932'],
    [`update people set tags = addresses_t()`, 'ORA-00932'],
    ['select person from people order by person', 'ORA-22950'],
    ['select distinct tags from people', 'ORA-00932'],
    ['select 1 from people where tags = tags', 'ORA-00932: inconsistent datatypes: expected - got ERP.TAGS_T'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });
});

describe('tables with columns of types', () => {
  it.each([
    ['create table t (places addresses_t)', 'ORA-22913'],
    ['create table t (id number) nested table id store as t_id', 'ORA-22912'],
    ['create table t (places addresses_t) nested table places store as people', 'ORA-00955'],
    ['create table t as select * from people', 'ORA-22913'],
    ['create table t as select collect(id) ids from people', 'does not support a column of what COLLECT gives'],
    ['create view v as select collect(id) ids from people', 'does not support a column of what COLLECT gives'],
    ['create table t (places addresses_t) nested table places store as n return as locator', 'returned as locators'],
    ['create table t (p tags_t primary key)', 'ORA-02329: column of datatype VARRAY'],
    ['create table t (p address_t unique)', 'ORA-02329: column of datatype ADT'],
    ['create index i on people (person)', 'ORA-02327: cannot create index on expression with datatype ADT'],
    ['alter table people add (more addresses_t)', 'does not support nested table columns that ALTER TABLE adds'],
    ['create table t (place nowhere_t)', 'ORA-00902'],
    ['create table t (place ref address_t)', 'does not support REF types'],
    ['create table t of address_t', 'does not support object tables'],
    ['create table t (shape mdsys.sdo_geometry)', 'does not support the type MDSYS.SDO_GEOMETRY'],
    ['drop type tags_t', 'ORA-02303'],
    ['drop type address_t', 'ORA-02303'],
    ['drop type tags_t force', 'does not support DROP TYPE FORCE of a type that tables have columns of'],
    ['create or replace type tags_t as varray(9) of varchar2(5)', 'ORA-02303'],
    ['create or replace type address_t force as object (street varchar2(10))', 'ORA-22866'],
  ])('%s: %s', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });

  it('have defaults, checks and indexes that are about objects', async () => {
    await erp.run(
      `create table places (id number, place address_t default address_t('d', 1), check (place.zip > 0))`,
      'create index places_zip on places (place.zip)',
      'insert into places (id) values (1)',
    );
    expect(await erp.rows('select p.place.street from places p')).toEqual([['d']]);
    expect(await erp.error(`insert into places values (2, address_t('e', 0))`)).toContain('ORA-02290');
    expect(await erp.error('alter table places modify (place person_t)')).toContain('ORA-22858');
  });

  it('are made of queries', async () => {
    await erp.run(`create table t (id, person, places, tags) nested table places store as t_places
      as select * from people`);
    expect(await erp.rows('select t.person.name, cardinality(t.places) from t t where id = 1')).toEqual([['Ann', 2]]);
  });

  it('have attributes that are nested tables', async () => {
    await erp.run('create type group_t as object (name varchar2(9), members addresses_t)');
    expect(await erp.error('create table t (g group_t)')).toContain('ORA-22913');
    await erp.run(
      'create table t (g group_t) nested table g.members store as t_members',
      `insert into t values (group_t('x', addresses_t(address_t('q', 1))))`,
    );
    expect(await erp.rows('select m.street from t t, table(t.g.members) m')).toEqual([['q']]);
  });

  it('show the types in the dictionary', async () => {
    const rows = await erp.rows(`
      select column_name, data_type, data_type_owner from user_tab_cols where table_name = 'PEOPLE' order by column_id`);
    expect(rows).toEqual([
      ['ID', 'NUMBER', null],
      ['PERSON', 'PERSON_T', 'ERP'],
      ['PLACES', 'ADDRESSES_T', 'ERP'],
      ['TAGS', 'TAGS_T', 'ERP'],
    ]);
  });

  it('let types go when they are dropped', async () => {
    await erp.run('drop table people', 'drop type tags_t');
    expect(await erp.rows(`select type_name from user_types where type_name = 'TAGS_T'`)).toEqual([]);
  });
});

describe('CREATE of units in dynamic SQL', () => {
  it('makes types and functions', async () => {
    await erp.run(`begin
      execute immediate 'create type late_t as object (n number)';
      execute immediate 'create function late return number is begin return late_t(5).n; end;';
    end;`);
    expect(await erp.rows('select late from dual')).toEqual([[5]]);
  });

  it('raises ORA-24344 for a unit with errors, which is there', async () => {
    const wrong = `begin execute immediate 'create function wrong return number is begin return x; end;'; end;`;
    expect(await erp.error(wrong)).toContain('ORA-24344: success with compilation error');
    expect(await erp.rows(`select status from user_objects where object_name = 'WRONG'`)).toEqual([['INVALID']]);
  });
});
