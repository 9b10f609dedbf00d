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
    'grant create session, create type, create procedure to erp, alice',
  );
  erp = openTestSession(database, 'ERP');
  alice = openTestSession(database, 'ALICE');
  await erp.run(
    `create type shape_t as object (
       name varchar2(20),
       not instantiable member function area return number,
       member function describe(p_prefix varchar2 default '*') return varchar2,
       member procedure rename(p_name varchar2),
       final member function own_name return varchar2
     ) not final not instantiable`,
    `create type body shape_t as
       member function describe(p_prefix varchar2 default '*') return varchar2 is
       begin return p_prefix || name || ' ' || area; end;
       member procedure rename(p_name varchar2) is
       begin self.name := p_name; end;
       final member function own_name return varchar2 is
       begin return name; end;
     end;`,
    `create type circle_t under shape_t (
       radius number,
       constructor function circle_t(p_radius number) return self as result,
       overriding member function area return number,
       overriding member procedure rename(p_name varchar2),
       static function unit(p_name varchar2 default 'unit') return circle_t
     ) not final`,
    `create type body circle_t as
       constructor function circle_t(p_radius number) return self as result is
       begin
         name := 'circle';
         self.radius := p_radius;
         return;
       end;
       overriding member function area return number is
       begin return 3 * radius * radius; end;
       overriding member procedure rename(p_name varchar2) is
       begin name := 'round ' || p_name; end;
       static function unit(p_name varchar2 default 'unit') return circle_t is
       begin return circle_t(p_name, 1); end;
     end;`,
    `create type ring_t under circle_t (hole number)`,
    `create type square_t under shape_t (side number, overriding member function area return number)`,
    `create type body square_t as
       overriding member function area return number is begin return side * side; end;
     end;`,
    'create type shapes_t as table of shape_t',
  );
});

async function errorsOf(source: string): Promise<string> {
  const { compiledWithErrors } = await erp.execute(source);
  expect(compiledWithErrors).toBe(true);
  const rows = await erp.rows(`select text from user_errors where text like 'PLS-%' order by sequence`);
  return rows.map(([text]) => String(text)).join('\n');
}

// Source: PL/SQL Language Reference, "CREATE TYPE Statement"; Object-Relational Developer's Guide, "Inheritance in SQL Object Types".
describe('methods', () => {
  it.each([
    ['s.area', '12', `s circle_t := circle_t(2);`],
    ['s.area()', '12', `s shape_t := circle_t(2);`],
    ['s.describe', '*circle 12', `s shape_t := circle_t(2);`],
    [`s.describe(p_prefix => '-')`, '-b 9', `s shape_t := square_t('b', 3);`],
    ['circle_t.unit().radius', '1', ''],
    ['erp.circle_t.unit().name', 'unit', ''],
    [`circle_t.unit('u').own_name()`, 'u', ''],
    ['circle_t(2).describe()', '*circle 12', ''],
    [`circle_t('named', 1).name`, 'named', ''],
    ['s(2).area', '4', `s shapes_t := shapes_t(circle_t(1), square_t('a', 2));`],
    ['s.area', '3', `s shape_t := ring_t('r', 1, 0.5);`],
    ['s.radius', '1', `s ring_t := ring_t(name => 'r', hole => 0.5, radius => 1);`],
  ])('%s is %s', async (expression, expected, declarations) => {
    expect(await erp.evaluate(expression, declarations)).toBe(expected);
  });

  it('change the object that they are called for', async () => {
    const result = await erp.block(`
      declare
        s shape_t := circle_t(1);
        t shapes_t := shapes_t(square_t('a', 1));
      begin
        s.rename('x');
        t(1).rename('y');
        :r := s.name || ', ' || t(1).name;
      end;`);
    expect(result).toBe('round x, y');
  });

  it('may ask for the method of a supertype', async () => {
    await erp.run(
      `create type loud_t under circle_t (
         overriding member function describe(p_prefix varchar2 default '*') return varchar2,
         overriding member procedure rename(p_name varchar2)
       )`,
      `create type body loud_t as
         overriding member function describe(p_prefix varchar2 default '*') return varchar2 is
         begin return upper((self as circle_t).describe(p_prefix => p_prefix)) || '!'; end;
         overriding member procedure rename(p_name varchar2) is
         begin (self as shape_t).rename(p_name || '?'); end;
       end;`,
    );
    const result = await erp.block(`
      declare s shape_t := loud_t('a', 1);
      begin
        s.rename('b');
        :r := s.describe('-') || ' ' || (s as shape_t).describe;
      end;`);
    expect(result).toBe('-B? 3! *b? 3');
    expect(await erp.error('declare s shape_t; begin (s as circle_t).rename(1); end;')).toContain('PLS-00382');
    expect(
      await erp.error('declare s circle_t := circle_t(1); n number := (s as shape_t).area; begin null; end;'),
    ).toContain('does not support a generalized invocation of a NOT INSTANTIABLE method');
  });

  it('call each other, overloaded and static ones too', async () => {
    await erp.run(
      `create type sum_t as object (
         n number,
         member procedure add,
         member procedure add(p_n number),
         member function doubled return number,
         static function twice(p_n number) return number
       )`,
      `create type body sum_t as
         member procedure add is begin add(1); self.add(2); end;
         member procedure add(p_n number) is begin n := nvl(n, 0) + p_n; end;
         member function doubled return number is begin return sum_t.twice(n); end;
         static function twice(p_n number) return number is begin return p_n * 2; end;
       end;`,
    );
    expect(await erp.block('declare s sum_t := sum_t(null); begin s.add; :r := s.doubled; end;')).toBe('6');
  });

  it('a constructor with the same parameters as the attributes hides the one that every type has', async () => {
    await erp.run(
      'create type even_t as object (n number, constructor function even_t(self in out nocopy even_t, n number) return self as result)',
      `create type body even_t as
         constructor function even_t(self in out nocopy even_t, n number) return self as result is
         begin self.n := n * 2; return; end;
       end;`,
    );
    expect(await erp.evaluate('even_t(2).n')).toBe('4');
    await erp.run('drop type body even_t');
    expect(await erp.error('declare e even_t := even_t(2); begin null; end;')).toContain('ORA-04067');
  });

  it('run in the rights of the type', async () => {
    await erp.run('grant execute on circle_t to alice');
    expect(await alice.evaluate('erp.circle_t(2).describe')).toBe('*circle 12');
    expect(await alice.error('declare s erp.square_t; begin null; end;')).toContain('PLS-00201');
  });

  it.each([
    ['s.rename(1)', 'ORA-30625: method dispatch on NULL SELF argument is disallowed'],
    [`s := shape_t('a')`, 'PLS-00713: attempting to instantiate a type that is NOT INSTANTIABLE'],
    ['s.grow(1)', "PLS-00302: component 'GROW' must be declared"],
    ['s := circle_t(1, 2, 3)', "PLS-00306: wrong number or types of arguments in call to 'CIRCLE_T'"],
    ['c := s', 'PLS-00382'],
    ['c := square_t(1, 1)', 'PLS-00382'],
    ['circle_t(1).rename(1)', "PLS-00363: expression 'SELF' cannot be used as an assignment target"],
    ['s := circle_t.area', 'PLS-00302'],
  ])('%s is refused', async (statement, error) => {
    expect(await erp.error(`declare s shape_t; c circle_t; begin ${statement}; end;`)).toContain(error);
  });

  it('need a body', async () => {
    await erp.run('create type bare_t as object (n number, member procedure p)');
    expect(await erp.error('declare b bare_t := bare_t(1); begin b.p; end;')).toContain(
      'ORA-04067: not executed, type body "ERP.BARE_T" does not exist',
    );
  });

  it('show in the error stack with the unit of the type', async () => {
    await erp.run(
      'create type bad_t as object (n number, member procedure p)',
      'create type body bad_t as\nmember procedure p is\nbegin\nself.n := 1 / 0;\nend;\nend;',
    );
    expect(await erp.error('declare b bad_t := bad_t(1); begin b.p; end;')).toBe(
      'ORA-01476: divisor is equal to zero\nORA-06512: at "ERP.BAD_T", line 4\nORA-06512: at line 1',
    );
  });

  it.each([
    ['create type t as object (n number, overriding member procedure p)', 'PLS-00635: method does not override'],
    ['create type t under circle_t (n number, member function area return number)', 'PLS-00636'],
    ['create type t under circle_t (n number, overriding final member function own_name return varchar2)', 'PLS-00637'],
    ['create type t under shape_t (n number)', 'PLS-00634'],
    ['create type t as object (n number, not instantiable member procedure p)', 'PLS-00634'],
    ['create or replace type body circle_t as static procedure p is begin null; end; end;', 'PLS-00539'],
    [
      'create or replace type body square_t as member function area return varchar2 is begin return 1; end; member procedure p is begin null; end; end;',
      'PLS-00539',
    ],
    [
      'create or replace type body circle_t as overriding member function area return number is begin return 1; end; end;',
      "PLS-00538: subprogram or cursor 'CIRCLE_T' is declared in an object type specification and must be defined in the object type body",
    ],
    [
      'create or replace type body square_t as overriding member function area return number is begin return edge; end; end;',
      "PLS-00201: identifier 'EDGE' must be declared",
    ],
  ])('%s has errors', async (source, error) => {
    expect(await errorsOf(source)).toContain(error);
  });
});

describe('the most specific type of an object', () => {
  it.each([
    ['s is of (circle_t)', 'yes'],
    ['s is of type (square_t, ring_t)', 'yes'],
    ['s is of (only circle_t)', 'no'],
    ['s is not of (square_t)', 'yes'],
    ['s is of (only ring_t)', 'yes'],
    ['nothing is of (circle_t)', 'unknown'],
    ['treat(s as circle_t).radius = 1', 'yes'],
    ['treat(nothing as circle_t) is null', 'yes'],
  ])('%s: %s', async (condition, expected) => {
    const declarations = `s shape_t := ring_t('r', 1, 0.5); nothing shape_t;`;
    const answer = `case when ${condition} then 'yes' when not (${condition}) then 'no' else 'unknown' end`;
    expect(await erp.evaluate(answer, declarations)).toBe(expected);
  });

  it('may be that of a subtype wherever a type is named', async () => {
    const result = await erp.block(`
      declare
        type r_t is record (shape shape_t);
        r r_t;
        s shapes_t := shapes_t();
        function same(p shape_t) return shape_t is begin return p; end;
        function kind(p shape_t) return varchar2 is begin return 'shape'; end;
        function kind(p circle_t) return varchar2 is begin return 'circle'; end;
      begin
        r.shape := same(ring_t('r', 2, 1));
        s.extend;
        s(1) := nvl(r.shape, circle_t(1));
        :r := treat(s(1) as ring_t).hole || kind(r.shape) || kind(treat(r.shape as ring_t));
      end;`);
    expect(result).toBe('1shapecircle');
  });

  it('is given by TREAT, whose methods may be called as statements', async () => {
    await erp.run(
      'create type reporter_t as object (name varchar2(20)) not final',
      'create type printer_t under reporter_t (member procedure print(self in printer_t, p_text in out varchar2))',
      `create type body printer_t as
         member procedure print(self in printer_t, p_text in out varchar2) is begin p_text := name || ': ' || p_text; end;
       end;`,
    );
    const result = await erp.block(`
      declare
        l_reporter reporter_t := printer_t('laser');
        l_text varchar2(20) := 'page';
      begin
        treat(l_reporter as printer_t).print(l_text);
        :r := l_text;
      end;`);
    expect(result).toBe('laser: page');
  });

  it.each([
    ['s := case when s is null then circle_t(1) else square_t(1, 1) end', 'PLS-00382'],
    ['c := nvl(s, circle_t(1))', 'PLS-00382'],
    ['c := nvl(c, square_t(1, 1))', 'PLS-00306'],
    ['p(c)', 'does not support an actual parameter of a subtype in mode IN OUT'],
    ['if s = null then null; end if', 'PLS-00526'],
  ])('%s is refused', async (statement, error) => {
    const declarations = 's shape_t; c circle_t; procedure p(x in out shape_t) is begin null; end;';
    expect(await erp.error(`declare ${declarations} begin ${statement}; end;`)).toContain(error);
  });

  it.each([
    [
      'c := treat(s as circle_t)',
      'ORA-06502: PL/SQL: numeric or value error: cannot assign supertype instance to subtype',
    ],
    ['c := treat(c as square_t)', 'PLS-00382'],
    ['if c is of (square_t) then null; end if', 'PLS-00382'],
    ['if s is of (shapes_t) then null; end if', 'PLS-00382'],
  ])('%s is refused', async (statement, error) => {
    const declarations = `s shape_t := square_t('a', 1); c circle_t;`;
    expect(await erp.error(`declare ${declarations} begin ${statement}; end;`)).toContain(error);
  });
});
