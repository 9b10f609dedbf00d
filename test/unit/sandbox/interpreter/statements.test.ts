import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

const session = openTestSession(newDatabase());

describe('statements', () => {
  it.each([
    ['IF', "begin if 1 > 2 then :r := 'a'; elsif 2 > 1 then :r := 'b'; else :r := 'c'; end if; end;", 'b'],
    ['a NULL condition is not true', "begin if null then :r := 'a'; else :r := 'b'; end if; end;", 'b'],
    [
      'CASE with a selector',
      "declare n number := 2; begin case n when 1 then :r := 'one'; when 2 then :r := 'two'; end case; end;",
      'two',
    ],
    ['CASE without', "begin case when 1 = 1 then :r := 'yes'; else :r := 'no'; end case; end;", 'yes'],
    ['numeric FOR', 'declare s number := 0; begin for i in 1 .. 10 loop s := s + i; end loop; :r := s; end;', '55'],
    [
      'REVERSE',
      'declare s varchar2(20); begin for i in reverse 1 .. 3 loop s := s || i; end loop; :r := s; end;',
      '321',
    ],
    ['an empty range', 'declare s number := 0; begin for i in 2 .. 1 loop s := s + 1; end loop; :r := s; end;', '0'],
    ['WHILE', 'declare n number := 1; begin while n < 100 loop n := n * 2; end loop; :r := n; end;', '128'],
    [
      'EXIT WHEN and labels',
      'declare n number := 0; begin <<outer>> loop loop n := n + 1; exit outer when n = 7; end loop; end loop; :r := n; end;',
      '7',
    ],
    [
      'a name after a loop that has no label',
      'declare n number := 0; begin for i in 1 .. 3 loop n := n + i; end loop numbers; :r := n; end;',
      '6',
    ],
    [
      'NULL assigned to a record, which is assigned to all its fields',
      `declare
         type i_t is record (z number := 3);
         type r_t is record (a number := 1, i i_t, j i_t := null);
         r r_t;
         procedure count_up(x r_t := null) is y r_t := null; begin y.a := nvl(x.a, 0) + nvl(y.a, 0) + 1; :r := :r || y.a; end;
         function none return r_t is begin return null; end;
       begin
         :r := r.a || r.i.z || r.j.z;
         r := null;
         :r := :r || '-' || r.a || r.i.z || none().a || '-';
         count_up; count_up; count_up(null); r.a := 4; count_up(r); r := null; r.a := nvl(r.a, 7); :r := :r || r.a;
       end;`,
      '13--11157',
    ],
    [
      'types of columns and rows of the data dictionary',
      `declare
         l_nullable user_tab_columns.nullable%type := 'Y';
         l_row sys.all_objects%rowtype;
         l_dummy dual%rowtype;
       begin
         select * into l_dummy from dual;
         l_row.object_name := l_nullable || l_dummy.dummy;
         :r := l_row.object_name;
       end;`,
      'YX',
    ],
    [
      'fields called TYPE and SUBTYPE',
      `declare type r_t is record (type varchar2(5), subtype varchar2(5) := 'b'); r r_t;
       begin r.type := 'a'; :r := r.type || r.subtype; end;`,
      'ab',
    ],
    [
      'CONTINUE',
      'declare s number := 0; begin for i in 1 .. 5 loop continue when mod(i, 2) = 0; s := s + i; end loop; :r := s; end;',
      '9',
    ],
    ['GOTO', 'declare n number := 0; begin <<again>> n := n + 1; if n < 4 then goto again; end if; :r := n; end;', '4'],
    [
      'nested blocks hide names',
      'declare x number := 1; begin <<b>> declare x number := 2; begin :r := b.x || x; end; end;',
      '22',
    ],
    ['constants', "declare c constant varchar2(3) := 'abc'; begin :r := c; end;", 'abc'],
    [
      'local functions',
      'declare function twice(n number) return number is begin return n * 2; end; begin :r := twice(21); end;',
      '42',
    ],
    [
      'recursion',
      'declare function fac(n number) return number is begin if n <= 1 then return 1; end if; return n * fac(n - 1); end; begin :r := fac(10); end;',
      '3628800',
    ],
    [
      'nested subprograms see their surroundings',
      'declare n number := 1; procedure outer_p is m number := 10; procedure inner_p is begin n := n + m; m := m + 1; end; begin inner_p; inner_p; end; begin outer_p; :r := n; end;',
      '22',
    ],
    [
      'forward declarations',
      "declare function b(n number) return varchar2; function a(n number) return varchar2 is begin if n = 0 then return 'a'; end if; return b(n - 1); end; function b(n number) return varchar2 is begin if n = 0 then return 'b'; end if; return a(n - 1); end; begin :r := a(3); end;",
      'b',
    ],
    [
      'OUT and IN OUT',
      "declare x number; y number := 5; procedure p(a in number, b out number, c in out number) is begin b := a * 2; c := c + a; end; begin p(3, x, y); :r := x || ' ' || y; end;",
      '6 8',
    ],
    [
      'named notation and defaults',
      "declare function f(a varchar2 default 'a', b varchar2 default 'b', c varchar2) return varchar2 is begin return a || b || c; end; begin :r := f(c => 'z', a => 'x'); end;",
      'xbz',
    ],
    [
      'overloads by type',
      "declare function t(x number) return varchar2 is begin return 'number'; end; function t(x varchar2) return varchar2 is begin return 'text'; end; function t(x date) return varchar2 is begin return 'date'; end; begin :r := t(1) || ' ' || t('a') || ' ' || t(sysdate); end;",
      'number text date',
    ],
    [
      'overloads by arity',
      "declare function t return varchar2 is begin return '0'; end; function t(x number) return varchar2 is begin return '1'; end; begin :r := t || t(1); end;",
      '01',
    ],
    ['subtypes', "declare subtype name_t is varchar2(10); x name_t := 'abc'; begin :r := x; end;", 'abc'],
    ['%TYPE', "declare x varchar2(3) := 'abc'; y x%type; begin y := 'def'; :r := y; end;", 'def'],
    [
      'records',
      "declare type t is record (a number := 7, b varchar2(10)); x t; y t; begin x.b := 'q'; y := x; x.b := 'z'; :r := y.a || y.b || x.b; end;",
      '7qz',
    ],
    [
      'index-by tables',
      "declare type t is table of varchar2(10) index by pls_integer; x t; begin x(5) := 'five'; x(-1) := 'minus'; :r := x.count || x.first || x.last || x(5) || case when x.exists(6) then 'y' else 'n' end; end;",
      '2-15fiven',
    ],
    [
      'index-by strings',
      "declare type t is table of number index by varchar2(10); x t; k varchar2(10); s varchar2(100); begin x('b') := 2; x('a') := 1; k := x.first; while k is not null loop s := s || k || x(k); k := x.next(k); end loop; :r := s; end;",
      'a1b2',
    ],
    [
      'nested tables',
      "declare type t is table of number; x t := t(1, 2, 3); begin x.extend; x(4) := 4; x.delete(2); :r := x.count || ' ' || x.last || ' ' || x.next(1); end;",
      '3 4 3',
    ],
    [
      'tables of records',
      'declare type r is record (n number); type t is table of r index by pls_integer; x t; begin x(1).n := 5; x(2).n := x(1).n + 1; :r := x(1).n || x(2).n; end;',
      '56',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await session.block(source)).toBe(expected);
  });
});

describe('exceptions', () => {
  it.each([
    [
      'a predefined one',
      'declare n number; begin n := 1 / 0; exception when zero_divide then :r := sqlcode || sqlerrm; end;',
      '-1476ORA-01476: divisor is equal to zero',
    ],
    [
      'OTHERS',
      'begin raise no_data_found; exception when others then :r := sqlcode || sqlerrm; end;',
      '100ORA-01403: no data found',
    ],
    [
      'a user exception',
      'declare e exception; begin raise e; exception when e then :r := sqlcode || sqlerrm; end;',
      '1User-Defined Exception',
    ],
    [
      'EXCEPTION_INIT',
      "declare e exception; pragma exception_init(e, -20005); begin raise_application_error(-20005, 'boo'); exception when e then :r := sqlerrm; end;",
      'ORA-20005: boo',
    ],
    [
      'from inner to outer',
      "begin begin raise too_many_rows; exception when no_data_found then :r := 'inner'; end; exception when too_many_rows then :r := 'outer'; end;",
      'outer',
    ],
    [
      'a length',
      "declare x varchar2(2); begin x := 'abc'; exception when value_error then :r := sqlerrm; end;",
      'ORA-06502: PL/SQL: numeric or value error: character string buffer too small',
    ],
    [
      'a precision',
      'declare x number(2); begin x := 100; exception when value_error then :r := sqlerrm; end;',
      'ORA-06502: PL/SQL: numeric or value error: number precision too large',
    ],
    [
      'a text that is no number',
      "declare x number; begin x := 'abc'; exception when value_error then :r := sqlerrm; end;",
      'ORA-06502: PL/SQL: numeric or value error: character to number conversion error',
    ],
    [
      'NOT NULL',
      'declare x number not null := 1; begin x := null; exception when value_error then :r := sqlerrm; end;',
      'ORA-06502: PL/SQL: numeric or value error',
    ],
    [
      'a subtype range',
      "declare x natural := 0; begin x := -1; exception when value_error then :r := 'range'; end;",
      'range',
    ],
    [
      'IN OUT is not written back',
      'declare n number := 1; procedure p(x in out number) is begin x := 2; raise no_data_found; end; begin p(n); exception when no_data_found then :r := n; end;',
      '1',
    ],
    [
      'CASE without a match',
      'begin case 1 when 2 then null; end case; exception when case_not_found then :r := sqlcode; end;',
      '-6592',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await session.block(source)).toBe(expected);
  });

  it('shows where an unhandled one came from', async () => {
    expect(
      await session.error(
        "declare\n procedure p is\n begin\n  raise_application_error(-20001, 'oops');\n end;\nbegin\n p;\nend;",
      ),
    ).toBe('ORA-20001: oops\nORA-06512: at line 4\nORA-06512: at line 7');
  });

  it('keeps the first error under one that its handler raises', async () => {
    expect(
      await session.error(
        'declare\n n number;\nbegin\n raise no_data_found;\nexception when no_data_found then\n n := 1 / 0;\nend;',
      ),
    ).toBe('ORA-01476: divisor is equal to zero\nORA-06512: at line 6\nORA-01403: no data found\nORA-06512: at line 4');
  });
});

describe('errors of compilation', () => {
  it.each([
    [
      'begin x := 1; end;',
      "ORA-06550: line 1, column 7:\nPLS-00201: identifier 'X' must be declared\nORA-06550: line 1, column 7:\nPL/SQL: Statement ignored",
    ],
    ['declare n number; begin n.x := 1; end;', "PLS-00302: component 'X' must be declared"],
    [
      'declare c constant number := 1; begin c := 2; end;',
      "PLS-00363: expression 'C' cannot be used as an assignment target",
    ],
    [
      'declare procedure p(a number) is begin null; end; begin p; end;',
      "PLS-00306: wrong number or types of arguments in call to 'P'",
    ],
    ['declare b boolean; begin b := 1; end;', 'PLS-00382: expression is of wrong type'],
    ['begin nosuch.proc(1); end;', "PLS-00201: identifier 'NOSUCH.PROC' must be declared"],
    ["begin nosuch.rows(1).name := 'x'; end;", "PLS-00201: identifier 'NOSUCH.ROWS' must be declared"],
    ['begin exit; end;', 'PLS-00376'],
  ])('%s', async (source, expected) => {
    expect(await session.error(source)).toContain(expected);
  });
});

it.each(['anydata', 'sys.anytype', 'sdo_geometry'])(
  'the type %s, which Oracle has, is refused by its name',
  async (type) => {
    expect(await session.error(`declare x ${type}; begin null; end;`)).toBe(
      `ORA-03001: unimplemented feature: the sandbox does not support the type ${type.toUpperCase()}`,
    );
  },
);
