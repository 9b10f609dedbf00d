import type { CertificationCase } from '../certification-case.js';

export const transactions: CertificationCase = {
  name: 'commit and rollback',
  about: 'a call that succeeds is committed for everybody to see, nothing remains of one that fails',
  packages: ['transactions'],
  statements: [
    'CREATE TABLE transactions_log (who VARCHAR2(128), id NUMBER CONSTRAINT transactions_log_pk PRIMARY KEY)',
    `CREATE PACKAGE transactions AS
  PROCEDURE note(p_id NUMBER, p_fails BOOLEAN DEFAULT FALSE);
  PROCEDURE settle(p_id NUMBER);
  FUNCTION noted RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY transactions AS
  PROCEDURE note(p_id NUMBER, p_fails BOOLEAN DEFAULT FALSE) IS
  BEGIN
    INSERT INTO transactions_log VALUES (USER, p_id);
    IF p_fails THEN
      RAISE_APPLICATION_ERROR(-20001, 'noted in vain');
    END IF;
  END;
  PROCEDURE settle(p_id NUMBER) IS
  BEGIN
    INSERT INTO transactions_log VALUES (USER, p_id);
    COMMIT;
    RAISE_APPLICATION_ERROR(-20002, 'settled before');
  END;
  FUNCTION noted RETURN VARCHAR2 IS
    text VARCHAR2(4000);
  BEGIN
    FOR one IN (SELECT who, id FROM transactions_log ORDER BY id) LOOP
      text := text || one.id || ' ' || one.who || '; ';
    END LOOP;
    RETURN text;
  END;
END;`,
  ],
  catalog: `TRANSACTIONS.NOTE(P_ID IN NUMBER, P_FAILS IN BOOLEAN DEFAULT)
TRANSACTIONS.NOTED() RETURN VARCHAR2
TRANSACTIONS.SETTLE(P_ID IN NUMBER)`,
  calls: [
    { user: 'ALICE', routine: 'TRANSACTIONS.NOTED', gives: 'null' },
    { user: 'ALICE', routine: 'TRANSACTIONS.NOTE', json: '{ "id": 1 }', gives: 'null' },
    { user: 'BOB', routine: 'TRANSACTIONS.NOTED', gives: '"1 ALICE; "' },
    {
      user: 'BOB',
      routine: 'TRANSACTIONS.NOTE',
      json: '{ "id": 2, "fails": true }',
      gives: 'ApplicationError: ORA-20001: noted in vain (rolled-back)',
    },
    {
      user: 'BOB',
      routine: 'TRANSACTIONS.NOTE',
      json: '{ "id": 1 }',
      gives: [
        'DatabaseError: ORA-00001: unique constraint (OWNER.TRANSACTIONS_LOG_PK) violated on table OWNER.TRANSACTIONS_LOG columns (ID) (rolled-back)',
        'DatabaseError: ORA-00001: unique constraint (OWNER.TRANSACTIONS_LOG_PK) violated (rolled-back)',
      ],
    },
    { user: 'ALICE', routine: 'TRANSACTIONS.NOTED', gives: '"1 ALICE; "' },
    {
      user: 'BOB',
      routine: 'TRANSACTIONS.SETTLE',
      json: '{ "id": 3 }',
      gives: 'ApplicationError: ORA-20002: settled before (rolled-back)',
    },
    { user: 'ALICE', routine: 'TRANSACTIONS.NOTED', gives: '"1 ALICE; 3 BOB; "' },
  ],
};

export const errors: CertificationCase = {
  name: 'errors',
  about: 'numbers, texts and classes of what PL/SQL raises',
  packages: ['failures'],
  statements: [
    `CREATE PACKAGE failures AS
  own_error EXCEPTION;
  numbered EXCEPTION;
  PRAGMA EXCEPTION_INIT(numbered, -20123);
  PROCEDURE fail(p_how VARCHAR2);
  FUNCTION no_return RETURN NUMBER;
END;`,
    `CREATE PACKAGE BODY failures AS
  PROCEDURE fail(p_how VARCHAR2) IS
    n NUMBER := 0;
    t VARCHAR2(1);
    d DATE;
  BEGIN
    CASE p_how
      WHEN 'application' THEN RAISE_APPLICATION_ERROR(-20001, 'Not on a Sunday: ' || USER || ' must wait.');
      WHEN 'last' THEN RAISE_APPLICATION_ERROR(-20999, 'Two' || CHR(10) || 'lines');
      WHEN 'not found' THEN SELECT dummy INTO t FROM dual WHERE 1 = 0;
      WHEN 'too many' THEN SELECT one INTO n FROM (SELECT 1 AS one FROM dual UNION ALL SELECT 2 FROM dual);
      WHEN 'too long' THEN t := 'ab';
      WHEN 'no number' THEN n := TO_NUMBER('x');
      WHEN 'no digits' THEN n := t || 'x';
      WHEN 'no month' THEN d := TO_DATE('2024-13-01', 'YYYY-MM-DD');
      WHEN 'division' THEN n := 1 / n;
      WHEN 'own' THEN RAISE own_error;
      WHEN 'numbered' THEN RAISE numbered;
      WHEN 'dynamic' THEN EXECUTE IMMEDIATE 'SELECT nothing_of_the_kind FROM dual';
      WHEN 'table' THEN EXECUTE IMMEDIATE 'DELETE FROM failures_nothing_here';
    END CASE;
  END;
  FUNCTION no_return RETURN NUMBER IS
  BEGIN
    NULL;
  END;
END;`,
  ],
  catalog: `FAILURES.FAIL(P_HOW IN VARCHAR2)
FAILURES.NO_RETURN() RETURN NUMBER`,
  calls: [
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "application" }',
      gives: 'ApplicationError: ORA-20001: Not on a Sunday: ALICE must wait. (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "last" }',
      gives: 'ApplicationError: ORA-20999: Two (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "not found" }',
      gives: 'DatabaseError: ORA-01403: no data found (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "too many" }',
      gives: [
        'DatabaseError: ORA-01422: exact fetch returns more than requested number of rows (rolled-back)',
        'DatabaseError: ORA-01422: exact fetch returned more than the requested number of rows (rolled-back)',
      ],
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "too long" }',
      gives: [
        'DatabaseError: ORA-06502: PL/SQL: numeric or value error: character string buffer too small (rolled-back)',
        'DatabaseError: ORA-06502: PL/SQL: value or conversion error: character string buffer too small (rolled-back)',
      ],
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "no number" }',
      gives: [
        'DatabaseError: ORA-06502: PL/SQL: numeric or value error: character to number conversion error (rolled-back)',
        'DatabaseError: ORA-06502: PL/SQL: value or conversion error: character to number conversion error (rolled-back)',
      ],
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "no digits" }',
      gives: [
        'DatabaseError: ORA-06502: PL/SQL: numeric or value error: character to number conversion error (rolled-back)',
        'DatabaseError: ORA-06502: PL/SQL: value or conversion error: character to number conversion error (rolled-back)',
      ],
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "no month" }',
      gives: [
        'DatabaseError: ORA-01843: not a valid month (rolled-back)',
        'DatabaseError: ORA-01843: An invalid month was specified. (rolled-back)',
      ],
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "division" }',
      gives: 'DatabaseError: ORA-01476: divisor is equal to zero (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "own" }',
      gives: 'DatabaseError: ORA-06510: PL/SQL: unhandled user-defined exception (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "numbered" }',
      gives: 'ApplicationError: ORA-20123:  (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "dynamic" }',
      gives: 'DatabaseError: ORA-00904: "NOTHING_OF_THE_KIND": invalid identifier (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "table" }',
      gives: [
        'DatabaseError: ORA-00942: table or view "OWNER"."FAILURES_NOTHING_HERE" does not exist (rolled-back)',
        'DatabaseError: ORA-00942: table or view does not exist (rolled-back)',
      ],
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.FAIL',
      json: '{ "how": "something else" }',
      gives: 'DatabaseError: ORA-06592: CASE not found while executing CASE statement (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'FAILURES.NO_RETURN',
      gives: 'DatabaseError: ORA-06503: PL/SQL: Function returned without value (rolled-back)',
    },
  ],
};

export const privileges: CertificationCase = {
  name: 'privileges',
  about: 'a package that somebody may not execute does not exist for him',
  packages: ['privileged'],
  executableBy: ['ALICE'],
  statements: [
    `CREATE PACKAGE privileged AS
  FUNCTION who RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY privileged AS
  FUNCTION who RETURN VARCHAR2 IS
  BEGIN
    RETURN USER;
  END;
END;`,
  ],
  catalog: 'PRIVILEGED.WHO() RETURN VARCHAR2',
  calls: [
    { user: 'ALICE', routine: 'PRIVILEGED.WHO', gives: '"ALICE"' },
    {
      user: 'BOB',
      routine: 'PRIVILEGED.WHO',
      gives: "DatabaseError: ORA-06550: PLS-00201: identifier 'OWNER.PRIVILEGED' must be declared (not-started)",
    },
  ],
};
