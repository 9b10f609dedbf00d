import { goldenBlocks, goldenExpressions } from '../support/golden.js';

goldenExpressions(
  'PL/SQL Packages and Types Reference: DBMS_SESSION',
  {
    "case when dbms_session.unique_session_id = dbms_session.unique_session_id then 'same' end": 'same',
    "case when length(dbms_session.unique_session_id) <= 24 then 'short' end": 'short',
    "case when dbms_session.is_session_alive(dbms_session.unique_session_id) then 'alive' end": 'alive',
    "case when dbms_session.is_session_alive('0000FFFF0001') then 'alive' else 'not' end": 'not',
    "case when dbms_session.is_role_enabled('dba') then 'enabled' end": 'enabled',
    "case when dbms_session.current_is_role_enabled('DBA') then 'enabled' end": 'enabled',
    "case when dbms_session.is_role_enabled('no_such_role') then 'enabled' else 'not' end": 'not',
  },
  { only: 'PL/SQL' },
);

goldenBlocks('PL/SQL Packages and Types Reference: DBMS_SESSION', [
  [
    `begin
         dbms_session.set_nls('nls_date_format', '''YYYY"Q"Q''');
         dbms_output.put_line(to_char(date '2026-05-01'));
         dbms_session.set_nls('NLS_NUMERIC_CHARACTERS', ''',.''');
         dbms_output.put_line(to_char(1.5));
         dbms_session.set_nls('time_zone', '''UTC''');
       exception when others then dbms_output.put_line(sqlcode); end;`,
    ['2026Q2', '1,5', '-2248'],
  ],
  [
    `begin
         dbms_session.set_role('none');
         dbms_output.put_line(case when dbms_session.is_role_enabled('DBA') then 'enabled' else 'not' end);
         dbms_session.set_role('all');
         dbms_output.put_line(case when dbms_session.is_role_enabled('DBA') then 'enabled' else 'not' end);
         dbms_session.set_role('no_such_role');
       exception when others then dbms_output.put_line(sqlerrm); end;`,
    ['not', 'enabled', "ORA-01924: role 'NO_SUCH_ROLE' not granted or does not exist"],
  ],
  [
    `declare list dbms_session.appctxtabtyp; n number;
       begin
         dbms_session.set_context('clientcontext', 'city', 'Brno');
         dbms_session.list_context(list, n);
         dbms_output.put_line(n);
         for i in 1 .. n loop dbms_output.put_line(list(i).namespace || '.' || list(i).attribute || '=' || list(i).value); end loop;
         dbms_session.clear_all_context('clientcontext');
         dbms_session.list_context(list, n);
         dbms_output.put_line(n || ' ' || list.count);
         dbms_session.free_unused_user_memory;
       end;`,
    ['1', 'CLIENTCONTEXT.CITY=Brno', '0 0'],
  ],
]);

goldenBlocks('PL/SQL Packages and Types Reference: DBMS_APPLICATION_INFO', [
  [
    `declare
       one binary_integer := dbms_application_info.set_session_longops_nohint;
       two binary_integer := dbms_application_info.set_session_longops_nohint;
       serial binary_integer;
       kept binary_integer;
     begin
       dbms_application_info.set_session_longops(one, serial, 'load', sofar => 0, totalwork => 10, units => 'files');
       kept := one;
       dbms_application_info.set_session_longops(one, serial, 'load', 0, 0, 5, 10, 'files', 'files');
       dbms_output.put_line(case when one = kept and one <> -1 then 'the same row' end);
       dbms_application_info.set_session_longops(two, serial);
       dbms_output.put_line(case when two <> one then 'another row' end);
     end;`,
    ['the same row', 'another row'],
  ],
]);
