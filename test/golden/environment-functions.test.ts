import { goldenBlocks, goldenExpressions, goldenQueries } from '../support/golden.js';

goldenExpressions('SQL Language Reference: USER', { USER: 'SYSTEM', 'LENGTH(USER)': '6' });
goldenExpressions('SQL Language Reference: UID', {
  "CASE WHEN UID = SYS_CONTEXT('USERENV', 'SESSION_USERID') THEN 1 END": '1',
});

goldenExpressions('SQL Language Reference: SYS_GUID', {
  // A RAW of 16 bytes, which as a text are 32 digits
  'LENGTH(SYS_GUID())': '32',
  'CASE WHEN SYS_GUID() = SYS_GUID() THEN 1 ELSE 2 END': '2',
});

goldenExpressions('SQL Language Reference: SYS_CONTEXT', {
  "SYS_CONTEXT('USERENV', 'SESSION_USER')": 'SYSTEM',
  "SYS_CONTEXT('userenv', 'session_user')": 'SYSTEM',
  "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')": 'SYSTEM',
  "SYS_CONTEXT('USERENV', 'PROXY_USER')": null,
  "SYS_CONTEXT('USERENV', 'NLS_TERRITORY')": 'AMERICA',
  "SYS_CONTEXT('USERENV', 'LANG')": 'US',
  "SYS_CONTEXT('NO_SUCH_CONTEXT', 'SOMETHING')": null,
  "SYS_CONTEXT('USERENV', 'NO_SUCH_PARAMETER')": 'ORA-02003: invalid USERENV parameter',
});

goldenExpressions('SQL Language Reference: USERENV', {
  "USERENV('LANGUAGE')": 'AMERICAN_AMERICA.AL32UTF8',
  "USERENV('lang')": 'US',
  "USERENV('NO_SUCH_PARAMETER')": 'ORA-02003: invalid USERENV parameter',
});

goldenQueries('SQL Language Reference: ORA_INVOKING_USER', [['SELECT ORA_INVOKING_USER FROM dual', [['SYSTEM']]]]);

goldenBlocks('SQL Language Reference: SYS_CONTEXT', [
  [
    `BEGIN
       dbms_session.set_identifier('clerk 7');
       dbms_output.put_line(SYS_CONTEXT('USERENV', 'CLIENT_IDENTIFIER'));
       dbms_application_info.set_module('orders', 'add');
       dbms_output.put_line(SYS_CONTEXT('USERENV', 'MODULE') || '/' || SYS_CONTEXT('USERENV', 'ACTION'));
     END;`,
    ['clerk 7', 'orders/add'],
  ],
]);
