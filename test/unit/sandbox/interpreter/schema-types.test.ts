import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

let system: TestSession;
let erp: TestSession;
let alice: TestSession;

beforeEach(async () => {
  const database = newDatabase();
  system = openTestSession(database);
  await system.run(
    'create user erp identified by erp',
    'create user alice identified by alice',
    `grant create session, create type, create procedure, create table, create synonym, create public synonym to erp`,
    'grant create session, create type, create procedure, create synonym to alice',
  );
  erp = openTestSession(database, 'ERP');
  alice = openTestSession(database, 'ALICE');
  await erp.run(
    'create type address_t as object (street varchar2(10), zip number(4))',
    'create or replace type person_t force as object (name varchar2(20), home address_t)',
    'create type numbers_t is table of number(5, 2) not null',
    'create type three_t as varray(3) of varchar2(5)',
    'create type addresses_t as table of address_t',
  );
});

/** The errors of a unit that does not compile. */
async function errorsOf(session: TestSession, source: string): Promise<readonly string[]> {
  const { compiledWithErrors } = await session.execute(source);
  expect(compiledWithErrors).toBe(true);
  const rows = await session.rows(`select text from user_errors where text like 'PLS-%' order by sequence`);
  return rows.map(([text]) => String(text));
}

// Source: PL/SQL Language Reference, "CREATE TYPE Statement"; Object-Relational Developer's Guide, "Basic Components of Oracle Objects".
describe('objects in PL/SQL', () => {
  it.each([
    ['a.street', 'a', `a address_t := address_t('a', 1)`],
    ['a.zip', '1', `a erp.address_t := erp.address_t(zip => 1, street => 'a')`],
    ['a.street', 'a', `a address_t := new address_t('a', zip => 1)`],
    [`address_t('a', 1).street`, 'a', ''],
    ['p.home.street', 'b', `p person_t := person_t('x', address_t('b', 2))`],
    [`case when p.home is null then 'null' end`, 'null', `p person_t := person_t('x', null)`],
    [`case when a is null then 'null' end`, 'null', 'a address_t'],
    [`case when a.street is null then 'null' end`, 'null', 'a address_t'],
    [`case when p.home.street is null then 'null' end`, 'null', `p person_t := person_t('x', null)`],
    ['a.zip', '1234', `a address_t := address_t('a', 1234.4)`],
  ])('%s is %s', async (expression, expected, declaration) => {
    expect(await erp.evaluate(expression, declaration === '' ? '' : `${declaration};`)).toBe(expected);
  });

  it.each([
    ['same(p).home.zip', '2'],
    ['same(p).home.street || same(p).name', 'bx'],
    [`addresses_t(address_t('a', 1), address_t('b', 2)).count`, '2'],
    ['all_of(p).last', '1'],
    ['r(p).list(1).zip', '2'],
    ['r(p).list.count', '1'],
  ])('%s, of what a function gives, is %s', async (expression, expected) => {
    const declarations = `p person_t := person_t('x', address_t('b', 2));
      type list_r is record (list addresses_t);
      function same(v person_t) return person_t is begin return v; end;
      function all_of(v person_t) return addresses_t is begin return addresses_t(v.home); end;
      function r(v person_t) return list_r is l list_r; begin l.list := all_of(v); return l; end;`;
    expect(await erp.evaluate(expression, declarations)).toBe(expected);
  });

  it('are copied when they are assigned', async () => {
    const result = await erp.block(`
      declare
        a address_t := address_t('a', 1);
        b address_t := a;
        p person_t := person_t('x', a);
      begin
        b.street := 'b';
        p.home.street := 'c';
        :r := a.street || b.street || p.home.street;
      end;`);
    expect(result).toBe('abc');
  });

  it('are parameters, results, record fields and elements', async () => {
    await erp.run(
      `create package geo as
         type place_r is record (title varchar2(10), address address_t);
         type by_name is table of address_t index by varchar2(10);
         procedure move(p_address in out address_t, p_street varchar2);
         procedure make(p_address out address_t);
         function other(p_address address_t) return address_t;
       end;`,
      `create package body geo as
         procedure move(p_address in out address_t, p_street varchar2) is
         begin p_address.street := p_street; end;
         procedure make(p_address out address_t) is
         begin
           if p_address is null then p_address := address_t('made', 1); end if;
         end;
         function other(p_address address_t) return address_t is
         begin return address_t(p_address.street || '!', p_address.zip); end;
       end;`,
    );
    const result = await erp.block(`
      declare
        a address_t;
        r geo.place_r;
        t geo.by_name;
      begin
        geo.make(a);
        r.address := a;
        geo.move(r.address, 'moved');
        t('x') := geo.other(r.address);
        t('x').zip := 7;
        :r := a.street || r.address.street || t('x').street || t('x').zip || geo.other(a).street;
      end;`);
    expect(result).toBe('mademovedmoved!7made!');
  });

  it.each([
    ['a.street := 1', 'ORA-06530: Reference to uninitialized composite'],
    ['t(1).street := 1', 'ORA-06530'],
    [`a := address_t('12345678901', 1)`, 'ORA-06502'],
    [`a := address_t('a', 12345)`, 'ORA-06502'],
    [`a := address_t('a')`, 'PLS-00306'],
    [`a := address_t('a', 1, 2)`, 'PLS-00306'],
    [`a := address_t('a', city => 1)`, 'PLS-00306'],
    [`a := person_t('a', null)`, 'PLS-00382'],
    [`a := 'a'`, 'PLS-00382'],
    [`a.city := 'a'`, 'PLS-00302'],
    ['if a = a then null; end if', 'PLS-00526'],
  ])('%s is refused', async (statement, error) => {
    const declare = 'declare a address_t; type t_t is table of address_t index by pls_integer; t t_t;';
    expect(await erp.error(`${declare} begin ${statement}; end;`)).toContain(error);
  });
});

describe('collections that CREATE TYPE makes', () => {
  it('have all methods', async () => {
    const result = await erp.block(`
      declare
        n numbers_t := numbers_t(1.234, 2);
        v three_t := three_t('a');
        a addresses_t := addresses_t();
      begin
        n.extend(2, 1);
        n.delete(2);
        v.extend;
        v(2) := 'b';
        a.extend;
        a(1) := address_t('x', 1);
        a(1).zip := 9;
        :r := n.count || ' ' || n(1) || ' ' || n.next(1) || ' ' || n.last || ' ' || v.limit || v(1) || v(2) || a(1).zip;
      end;`);
    expect(result).toBe('3 1.23 3 4 3ab9');
  });

  it.each([
    ['n(1) := 1', 'ORA-06531'],
    ['n := numbers_t(null)', 'ORA-06502'],
    ['n := numbers_t(1000)', 'ORA-06502'],
    [`v := three_t('123456')`, 'ORA-06502'],
    [`v := three_t('1', '2', '3', '4')`, 'ORA-06532'],
    ['v := three_t(); v.extend(4)', 'ORA-06532'],
    ['n := three_t()', 'PLS-00382'],
  ])('%s is refused', async (statement, error) => {
    expect(await erp.error(`declare n numbers_t; v three_t; begin ${statement}; end;`)).toContain(error);
  });
});

describe('CREATE TYPE', () => {
  it.each([
    ['create type t as object ()', 'PLS-00103'],
    ['create type t as object (n number, n date)', 'PLS-00410'],
    [
      'create type t as object (n pls_integer)',
      "PLS-00530: Illegal type used for object type attribute: 'PLS_INTEGER'",
    ],
    ['create type t as object (n long)', 'PLS-00530'],
    ['create type t as object (n nowhere)', "PLS-00201: identifier 'NOWHERE' must be declared"],
    ['create type t as object (n varchar2)', 'PLS-00215'],
    ['create type t as object (n address_t%type)', 'PLS-00329'],
    ['create type t as object (again t)', 'PLS-00318'],
    ['create type t as table of number index by pls_integer', 'PLS-00355'],
    ['create type t as table of pls_integer', 'PLS-00531'],
    ['create type t under address_t (n number)', 'PLS-00590'],
    ['create type t under numbers_t (n number)', 'PLS-00580'],
    ['create type body nothing as member procedure p is begin null; end; end;', 'PLS-00304'],
  ])('%s has errors', async (source, error) => {
    expect((await errorsOf(erp, source)).join('\n')).toContain(error);
    if (source.startsWith('create type t ')) {
      expect(await erp.error('declare x t; begin null; end;')).toContain('PLS-00905: object ERP.T is invalid');
    }
  });

  it('needs OR REPLACE for a type that is there, and FORCE for one that others are made of', async () => {
    expect(await erp.error('create type address_t as object (n number)')).toContain('ORA-00955');
    expect(await erp.error('create or replace type address_t as object (n number)')).toContain('ORA-02303');
    await erp.run('create or replace type address_t force as object (line varchar2(5), n number)');
    expect(await erp.evaluate('p.home.line', `p person_t := person_t('a', address_t('b', 1));`)).toBe('b');
  });

  it('needs CREATE TYPE', async () => {
    await system.run('revoke create type from erp');
    expect(await erp.error('create type t as object (n number)')).toContain('ORA-01031');
  });

  it('compiles what uses a type again when it changes', async () => {
    await erp.run(
      'create function street_of(a address_t) return varchar2 is begin return a.street; end;',
      'create or replace type address_t force as object (street varchar2(5), zip number, city varchar2(5))',
    );
    expect(await erp.rows(`select status from user_objects where object_name = 'STREET_OF'`)).toEqual([['INVALID']]);
    expect(await erp.evaluate(`street_of(address_t('a', 1, 'c'))`)).toBe('a');
    expect(await erp.rows(`select status from user_objects where object_name = 'STREET_OF'`)).toEqual([['VALID']]);
    await erp.run('create or replace type address_t force as object (zip number)');
    expect(await erp.error('begin dbms_output.put_line(street_of(null)); end;')).toContain(
      'PLS-00905: object ERP.STREET_OF is invalid',
    );
  });

  it('announces types that refer to each other', async () => {
    await erp.run('create type node_t');
    expect(await erp.error('declare n node_t; begin null; end;')).toContain('PLS-00311');
    await erp.run(
      'create type edge_t as object (target ref node_t, weight number)',
      'create type edges_t as table of edge_t',
      'create type node_t as object (name varchar2(5), edges edges_t)',
    );
    const node = `n node_t := node_t('a', edges_t(edge_t(null, 2)));`;
    expect(await erp.evaluate('n.edges(1).weight', node)).toBe('2');
    expect(await erp.rows(`select distinct status from user_objects where object_type = 'TYPE'`)).toEqual([['VALID']]);
    expect(await erp.error('drop type node_t')).toContain('ORA-02303');
  });
});

describe('DROP TYPE', () => {
  it('needs FORCE for a type that others are made of', async () => {
    expect(await erp.error('drop type address_t')).toContain('ORA-02303');
    await erp.run('drop type person_t', 'drop type addresses_t', 'drop type address_t', 'drop type numbers_t force');
    expect(await erp.rows('select type_name from user_types')).toEqual([['THREE_T']]);
    expect(await erp.error('drop type address_t')).toContain('ORA-04043');
  });

  it('leaves others invalid', async () => {
    await erp.run('drop type address_t force');
    expect(await erp.error('declare p person_t; begin null; end;')).toContain(
      'PLS-00905: object ERP.PERSON_T is invalid',
    );
  });
});

describe('types in SQL', () => {
  it.each([
    ['create table places of address_t', 'does not support object tables'],
    ['create table places (place nowhere_t)', 'ORA-00902'],
    ['declare r ref address_t; a address_t; begin a := deref(r); end;', 'does not support the function DEREF'],
    ['alter type address_t add attribute (n number)', 'does not support ALTER TYPE other than COMPILE'],
  ])('%s is refused', async (statement, error) => {
    expect(await erp.error(statement)).toContain(error);
  });

  it('attributes are values of statements in PL/SQL', async () => {
    await erp.run('create table places (street varchar2(10), zip number)');
    const result = await erp.block(`
      declare
        a address_t := address_t('a', 1);
        b address_t := address_t(null, null);
      begin
        insert into places values (a.street, a.zip);
        select street, zip into b.street, b.zip from places where zip = a.zip;
        :r := b.street || b.zip;
      end;`);
    expect(result).toBe('a1');
  });
});

describe('types of other schemas', () => {
  it('are not known without EXECUTE', async () => {
    expect(await alice.error('declare a erp.address_t; begin null; end;')).toContain(
      "PLS-00201: identifier 'ERP.ADDRESS_T' must be declared",
    );
    await erp.run('grant execute on address_t to alice', 'create public synonym address_t for address_t');
    expect(await alice.evaluate(`erp.address_t('a', 1).street`)).toBe('a');
    expect(await alice.evaluate('a.street', `a address_t := address_t('b', 1);`)).toBe('b');
    await alice.run('create synonym place_t for erp.address_t');
    expect(await alice.evaluate('a.street', `a place_t := erp.address_t('c', 1);`)).toBe('c');
    await alice.run('create type mine_t as object (place place_t)');
    expect(await alice.evaluate('m.place.zip', `m mine_t := mine_t(place_t('d', 5));`)).toBe('5');
    expect(await erp.error('drop type address_t')).toContain('ORA-02303');
    await erp.run('revoke execute on address_t from alice');
    expect(await alice.error('declare a address_t; begin null; end;')).toContain('PLS-00201');
  });
});
