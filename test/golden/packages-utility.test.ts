import { goldenBlocks, goldenExpressions } from '../support/golden.js';

const PLSQL = { only: 'PL/SQL' } as const;

goldenExpressions(
  'PL/SQL Packages and Types Reference: DBMS_UTILITY',
  {
    // Bits are numbered from the lowest one, which is 1.
    "dbms_utility.is_bit_set('01', 1)": '1',
    "dbms_utility.is_bit_set('01', 2)": '0',
    "dbms_utility.is_bit_set('8000', 16)": '1',
    "dbms_utility.is_bit_set('8000', 17)": '0',
    'dbms_utility.current_instance': '1',
    "case when dbms_utility.is_cluster_database then 'cluster' else 'single' end": 'single',
    "case when dbms_utility.get_cpu_time >= 0 then 'counts' end": 'counts',
    'dbms_utility.get_endianness': '2',
  },
  PLSQL,
);

const LIST = (list: string, type: string) => `
  declare
    names dbms_utility.${type};
    n binary_integer;
    back varchar2(4000);
  begin
    dbms_utility.comma_to_table('${list}', n, names);
    for i in 1 .. n loop dbms_output.put_line('[' || names(i) || ']'); end loop;
    dbms_output.put_line(n || case when names(n + 1) is null then ' and null' end);
    dbms_utility.table_to_comma(names, n, back);
    dbms_output.put_line(n || ' ' || back);
  end;`;

const TOKENS = (name: string) => `
  declare a varchar2(200); b varchar2(200); c varchar2(200); d varchar2(200); n binary_integer;
  begin
    dbms_utility.name_tokenize('${name}', a, b, c, d, n);
    dbms_output.put_line(a || '|' || b || '|' || c || '|' || d || '|' || n);
  end;`;

const CANONICAL = (name: string, length = 100) => `
  declare canonical varchar2(200);
  begin
    dbms_utility.canonicalize('${name}', canonical, ${length});
    dbms_output.put_line(canonical);
  end;`;

goldenBlocks('PL/SQL Packages and Types Reference: DBMS_UTILITY', [
  // Entries are copied as they are.
  [
    LIST('emp, "Dept" ,hr.jobs', 'uncl_array'),
    ['[emp]', '[ "Dept" ]', '[hr.jobs]', '3 and null', '3 emp, "Dept" ,hr.jobs'],
  ],
  [LIST('a.b.c@d,"x,y"', 'uncl_array'), ['[a.b.c@d]', '["x,y"]', '2 and null', '2 a.b.c@d,"x,y"']],
  [LIST('a.b.c.d.e', 'lname_array'), ['[a.b.c.d.e]', '1 and null', '1 a.b.c.d.e']],
  [
    `declare names dbms_utility.uncl_array; n binary_integer;
     begin dbms_utility.comma_to_table('a,1', n, names);
     exception when others then dbms_output.put_line(sqlcode); end;`,
    ['-931'],
  ],
  [
    `declare names dbms_utility.uncl_array; n binary_integer;
     begin dbms_utility.comma_to_table('a b,c', n, names);
     exception when others then dbms_output.put_line(sqlcode); end;`,
    ['-20001'],
  ],
  [
    `declare names dbms_utility.lname_array; n binary_integer; list varchar2(100);
     begin names(1) := 'a'; names(2) := 'b'; names(4) := 'd';
       dbms_utility.table_to_comma(names, n, list); dbms_output.put_line(n || list); end;`,
    ['2a,b'],
  ],
  [TOKENS('scott.foo@dblink'), ['SCOTT|FOO||DBLINK|16']],
  [TOKENS('hr."Emp".x rest'), ['HR|Emp|X||10']],
  [TOKENS('/* no name */ one'), ['ONE||||17']],
  [TOKENS('a@b.c'), ['A|||B.C|5']],
  [
    `declare a varchar2(9); n binary_integer;
     begin dbms_utility.name_tokenize('', a, a, a, a, n);
     exception when others then dbms_output.put_line(sqlerrm); end;`,
    ['ORA-00931: missing identifier'],
  ],
  [CANONICAL(' emp '), ['EMP']],
  [CANONICAL('"a"'), ['a']],
  [CANONICAL('"a".b'), ['"a"."B"']],
  [CANONICAL('"a".b,c.f'), ['"a"."B"']],
  [CANONICAL('employees', 3), ['EMP']],
  [CANONICAL(''), ['']],
]);

goldenBlocks(
  'PL/SQL Packages and Types Reference: DBMS_UTILITY',
  [
    ['p', 'null SYSTEM..P 7'],
    ['system.f', 'null SYSTEM..F 8'],
    ['pk.inner', 'null SYSTEM.PK.INNER 9'],
    ['s', 'null SYSTEM.PK. 9'],
  ].map(
    ([name, expected]) =>
      [
        `declare s varchar2(128); a varchar2(128); b varchar2(128); d varchar2(128); t number; n number; same number;
         begin
           dbms_utility.name_resolve('${name}', 1, s, a, b, d, t, n);
           dbms_output.put_line(nvl(d, 'null') || ' ' || s || '.' || a || '.' || b || ' ' || t);
           select count(*) into same from all_objects where object_id = n and object_name = nvl(a, b);
           dbms_output.put_line(same);
         end;`,
        [expected ?? '', '1'],
      ] as const,
  ),
  {
    setUp: [
      'create procedure p is begin null; end;',
      'create function f return number is begin return 1; end;',
      'create package pk is procedure inner; end;',
      'create synonym s for pk',
    ],
  },
);

goldenBlocks(
  'PL/SQL Packages and Types Reference: DBMS_UTILITY',
  [
    [
      `declare s varchar2(128); t number; n number;
       begin
         dbms_utility.name_resolve('t', 0, s, s, s, s, t, n); dbms_output.put_line(t);
         dbms_utility.name_resolve('v', 0, s, s, s, s, t, n); dbms_output.put_line(t);
         dbms_utility.name_resolve('q', 2, s, s, s, s, t, n); dbms_output.put_line(t);
         dbms_utility.name_resolve('t', 1, s, s, s, s, t, n);
       exception when others then dbms_output.put_line(sqlerrm); end;`,
      ['2', '4', '6', 'ORA-06564: object t does not exist'],
    ],
    [
      `declare status varchar2(30);
         procedure show is begin select status into status from user_objects where object_name = 'P'; dbms_output.put_line(status); end;
       begin
         dbms_utility.exec_ddl_statement('create table w (x number)');
         dbms_utility.exec_ddl_statement('create procedure p is n number; begin select x into n from w; end;');
         dbms_utility.exec_ddl_statement('drop table w');
         dbms_utility.compile_schema(user);
         show;
         dbms_utility.exec_ddl_statement('create table w (x number)');
         dbms_utility.compile_schema(user, compile_all => false);
         show;
         dbms_utility.exec_ddl_statement('insert into w values (1)');
         execute immediate 'select count(*) from w' into status;
         dbms_output.put_line(status);
         dbms_utility.compile_schema('SYS');
       exception when others then dbms_output.put_line(sqlcode); end;`,
      ['INVALID', 'VALID', '0', '-20001'],
    ],
  ],
  { setUp: ['create table t (x number)', 'create view v as select x from t', 'create sequence q'] },
);

goldenExpressions(
  'PL/SQL Packages and Types Reference: UTL_LMS',
  {
    "utl_lms.format_message('%s has %d rows, 100%%', 'EMP', 14)": 'EMP has 14 rows, 100%',
    "utl_lms.format_message('no arguments')": 'no arguments',
    "utl_lms.format_message('[%s] [%s]', 'one')": '[one] []',
    "utl_lms.format_message('[%s]', NULL)": '[]',
    'utl_lms.format_message(NULL)': null,
  },
  PLSQL,
);

goldenBlocks('PL/SQL Packages and Types Reference: DBMS_ASSERT', [
  [
    `begin
       begin dbms_output.put_line(dbms_assert.schema_name('NOBODY'));
       exception when dbms_assert.invalid_schema_name then dbms_output.put_line('schema'); end;
       begin dbms_output.put_line(dbms_assert.sql_object_name('nothing'));
       exception when dbms_assert.invalid_object_name then dbms_output.put_line('object'); end;
       begin dbms_output.put_line(dbms_assert.simple_sql_name('1a'));
       exception when dbms_assert.invalid_sql_name then dbms_output.put_line('name'); end;
       begin dbms_output.put_line(dbms_assert.qualified_sql_name('a..b'));
       exception when dbms_assert.invalid_qualified_sql_name then dbms_output.put_line('qualified name'); end;
       dbms_output.put_line(dbms_assert.noop('as it is'));
       dbms_output.put_line(dbms_lob.getlength(dbms_assert.noop(to_clob('12345'))));
     end;`,
    ['schema', 'object', 'name', 'qualified name', 'as it is', '5'],
  ],
]);

goldenBlocks(
  'PL/SQL Packages and Types Reference: UTL_CALL_STACK',
  [['begin pk.show; end;', ['PROCEDURE SHOW_TYPES', 'PACKAGE BODY PK', 'ANONYMOUS BLOCK __anonymous_block']]],
  {
    setUp: [
      `create procedure show_types is
       begin
         for depth in 1 .. utl_call_stack.dynamic_depth loop
           dbms_output.put_line(utl_call_stack.unit_type(depth) || ' ' || utl_call_stack.subprogram(depth)(1));
         end loop;
       end;`,
      'create package pk is procedure show; end;',
      'create package body pk is procedure show is begin show_types; end; end;',
    ],
  },
);

goldenExpressions(
  'PL/SQL Packages and Types Reference: DBMS_LOB',
  { "case when not dbms_lob.isremote(to_clob('x')) then 'local' end": 'local' },
  PLSQL,
);
