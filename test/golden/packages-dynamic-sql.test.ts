import { goldenBlocks } from '../support/golden.js';

const WITH_CURSOR = (declarations: string, statement: string, code: string) => `
  declare
    c integer := dbms_sql.open_cursor;
    n integer;
    ${declarations}
  begin
    dbms_sql.parse(c, '${statement}', dbms_sql.native);
    ${code}
    dbms_sql.close_cursor(c);
  end;`;

goldenBlocks(
  'PL/SQL Packages and Types Reference: DBMS_SQL',
  [
    // One execution for each element; the indexes do not matter, and need not be dense.
    [
      WITH_CURSOR(
        'ids dbms_sql.number_table; names dbms_sql.varchar2_table; days dbms_sql.date_table;',
        'insert into t values (:id, :name, :day)',
        `ids(-3) := 1; ids(7) := 2; ids(9) := 3;
         names(1) := 'one'; names(2) := null; names(3) := 'three';
         days(1) := date '2026-01-01'; days(2) := date '2026-01-02'; days(3) := date '2026-01-03';
         dbms_sql.bind_array(c, 'id', ids);
         dbms_sql.bind_array(c, ':name', names);
         dbms_sql.bind_array(c, ':day', days);
         ids(-3) := 99;
         dbms_output.put_line(dbms_sql.execute(c));
         for r in (select * from t order by id) loop
           dbms_output.put_line(r.id || ' ' || r.name || ' ' || to_char(r.day, 'DD'));
         end loop;`,
      ),
      ['3', '1 one 01', '2  02', '3 three 03'],
    ],
    // The shortest array counts, regular binds are the same every time.
    [
      WITH_CURSOR(
        'ids dbms_sql.number_table; names dbms_sql.varchar2_table;',
        'insert into t values (:id, :name, :day)',
        `for i in 1 .. 5 loop ids(i) := i; end loop;
         names(1) := 'a'; names(2) := 'b';
         dbms_sql.bind_array(c, 'id', ids);
         dbms_sql.bind_array(c, 'name', names);
         dbms_sql.bind_variable(c, 'day', date '2026-05-05');
         dbms_output.put_line(dbms_sql.execute(c));
         for r in (select id, to_char(day, 'DD') as day from t) loop dbms_output.put_line(r.id || r.day); end loop;`,
      ),
      ['2', '105', '205'],
    ],
    // A range of the elements.
    [
      WITH_CURSOR(
        'ids dbms_sql.number_table;',
        'insert into t (id) values (:id)',
        `ids(1) := 10; ids(3) := 30; ids(4) := 40; ids(8) := 80;
         dbms_sql.bind_array(c, 'id', ids, 3, 8);
         dbms_output.put_line(dbms_sql.execute(c));
         for r in (select id from t order by id) loop dbms_output.put_line(r.id); end loop;`,
      ),
      ['3', '30', '40', '80'],
    ],
    // RETURNING fills an array bind with what comes of all executions.
    [
      WITH_CURSOR(
        'wanted dbms_sql.number_table; names dbms_sql.varchar2_table;',
        "update t set name = name || ''!'' where id >= :id returning name into :name",
        `insert into t (id, name) values (1, 'a');
         insert into t (id, name) values (2, 'b');
         wanted(1) := 2; wanted(2) := 1;
         dbms_sql.bind_array(c, 'id', wanted);
         dbms_sql.bind_array(c, 'name', names);
         dbms_output.put_line(dbms_sql.execute(c));
         dbms_sql.variable_value(c, 'name', names);
         for i in 1 .. names.count loop dbms_output.put_line(names(i)); end loop;`,
      ),
      ['3', 'b!', 'a!', 'b!!'],
    ],
    [
      WITH_CURSOR(
        'gone dbms_sql.number_table;',
        'delete from t where id < :high returning id into :gone',
        `insert into t (id) values (1);
         insert into t (id) values (2);
         dbms_sql.bind_variable(c, 'high', 5);
         dbms_sql.bind_array(c, 'gone', gone);
         n := dbms_sql.execute(c);
         dbms_sql.variable_value(c, 'gone', gone);
         dbms_output.put_line(n || ' ' || gone.count || ' ' || gone(1) || gone(2));`,
      ),
      ['2 2 12'],
    ],
    [
      WITH_CURSOR(
        'ids dbms_sql.number_table; names dbms_sql.varchar2_table;',
        'insert into t (id) values (:id)',
        `begin dbms_sql.bind_array(c, 'other', ids); exception when others then dbms_output.put_line(sqlerrm); end;
         ids(1) := 1;
         dbms_sql.bind_array(c, 'id', ids);
         begin dbms_sql.variable_value(c, 'id', names);
         exception when dbms_sql.inconsistent_type then dbms_output.put_line('type'); end;
         begin dbms_sql.variable_value(c, 'id', n);
         exception when dbms_sql.inconsistent_type then dbms_output.put_line('no single value'); end;`,
      ),
      ['ORA-01006: bind variable does not exist', 'type', 'no single value'],
    ],
    // Where PARSE has found an error, counted in bytes from 0.
    [
      `declare c integer := dbms_sql.open_cursor;
       begin
         dbms_output.put_line(dbms_sql.last_error_position);
         dbms_sql.parse(c, 'select ''é'', nothing from dual', dbms_sql.native);
       exception when others then dbms_output.put_line(sqlcode || ' ' || dbms_sql.last_error_position); end;`,
      ['0', '-904 13'],
    ],
    // DDL is carried out when it is parsed: a unit too.
    [
      WITH_CURSOR(
        's varchar2(30);',
        "create function f return varchar2 is begin return ''made''; end;",
        `execute immediate 'begin :r := f; end;' using out s; dbms_output.put_line(s);`,
      ),
      ['made'],
    ],
    [
      WITH_CURSOR(
        'part varchar2(20); length integer;',
        'select text from l',
        `dbms_sql.define_column_long(c, 1);
         n := dbms_sql.execute_and_fetch(c);
         dbms_sql.column_value_long(c, 1, 5, 0, part, length);
         dbms_output.put_line(part || length);
         dbms_sql.column_value_long(c, 1, 50, 8, part, length);
         dbms_output.put_line(part || length);
         dbms_sql.column_value_long(c, 1, 50, 10, part, length);
         dbms_output.put_line(part || length);`,
      ),
      ['abcde5', 'ij2', '0'],
    ],
    [
      `begin dbms_output.put_line(dbms_sql.varchar2_type || ' ' || dbms_sql.timestamp_with_tz_type || ' ' || dbms_sql.user_defined_type); end;`,
      ['1 181 109'],
    ],
  ],
  {
    setUp: [
      'create table t (id number, name varchar2(20), day date)',
      'create table l (text long)',
      "insert into l values ('abcdefghij')",
    ],
  },
);
