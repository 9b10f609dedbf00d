import type { CertificationCase } from '../certification-case.js';

const ROW = { id: 'NUMBER(20)', name: 'VARCHAR2(20)', amount: 'NUMBER', made: 'TIMESTAMP', note: 'CLOB' };

export const cursors: CertificationCase = {
  name: 'cursors',
  about:
    'rows of strong and weak REF CURSORs with all their digits; cursors that are not opened; changes made before they are read',
  packages: ['cursors'],
  cursors: { 'owner.cursors.weak.return': ROW, 'owner.cursors.several.p_second': { n: 'NUMBER' } },
  statements: [
    'CREATE TABLE cursors_orders (id NUMBER(20), name VARCHAR2(20), amount NUMBER, made TIMESTAMP(9), note CLOB)',
    "INSERT INTO cursors_orders VALUES (12345678901234567890, 'a', 0.1, TIMESTAMP '2024-02-29 13:05:07.123456789', 'long')",
    'INSERT INTO cursors_orders VALUES (2, NULL, NULL, NULL, NULL)',
    'COMMIT',
    `CREATE PACKAGE cursors AS
  TYPE order_t IS RECORD (order_id NUMBER(20), order_name VARCHAR2(20), amount NUMBER);
  TYPE strong_t IS REF CURSOR RETURN order_t;
  TYPE rows_t IS REF CURSOR RETURN cursors_orders%ROWTYPE;
  FUNCTION strong(p_most NUMBER) RETURN strong_t;
  FUNCTION table_rows RETURN rows_t;
  FUNCTION weak RETURN SYS_REFCURSOR;
  FUNCTION unknown_columns RETURN SYS_REFCURSOR;
  PROCEDURE several(p_first OUT strong_t, p_second OUT SYS_REFCURSOR, p_none OUT SYS_REFCURSOR);
  FUNCTION inserted RETURN strong_t;
  FUNCTION broken RETURN SYS_REFCURSOR;
END;`,
    `CREATE PACKAGE BODY cursors AS
  FUNCTION strong(p_most NUMBER) RETURN strong_t IS
    c strong_t;
  BEGIN
    OPEN c FOR SELECT id, name, amount FROM cursors_orders WHERE id <= p_most ORDER BY id;
    RETURN c;
  END;
  FUNCTION table_rows RETURN rows_t IS
    c rows_t;
  BEGIN
    OPEN c FOR SELECT * FROM cursors_orders ORDER BY id;
    RETURN c;
  END;
  FUNCTION weak RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT * FROM cursors_orders ORDER BY id DESC;
    RETURN c;
  END;
  FUNCTION unknown_columns RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT 1 AS small, 'x' AS text, HEXTORAW('0AFF') AS bytes, DATE '2026-01-31' AS day, amount * 2, CAST(NULL AS VARCHAR2(1)) AS "Nothing"
      FROM cursors_orders WHERE id > 2;
    RETURN c;
  END;
  PROCEDURE several(p_first OUT strong_t, p_second OUT SYS_REFCURSOR, p_none OUT SYS_REFCURSOR) IS
  BEGIN
    p_first := strong(0);
    OPEN p_second FOR SELECT 3 AS n FROM dual;
  END;
  FUNCTION inserted RETURN strong_t IS
    c strong_t;
  BEGIN
    INSERT INTO cursors_orders (id, name) VALUES (1, USER);
    OPEN c FOR SELECT id, name, amount FROM cursors_orders WHERE id = 1;
    RETURN c;
  END;
  FUNCTION broken RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    INSERT INTO cursors_orders (id, name) VALUES (0, 'lost');
    OPEN c FOR SELECT 1 / (id - 2) AS one FROM cursors_orders WHERE id = 2;
    RETURN c;
  END;
END;`,
  ],
  catalog: `CURSORS.BROKEN() RETURN REF CURSOR
CURSORS.INSERTED() RETURN REF CURSOR OF OWNER.CURSORS.ORDER_T
CURSORS.SEVERAL(P_FIRST OUT REF CURSOR OF OWNER.CURSORS.ORDER_T, P_SECOND OUT REF CURSOR, P_NONE OUT REF CURSOR)
CURSORS.STRONG(P_MOST IN NUMBER) RETURN REF CURSOR OF OWNER.CURSORS.ORDER_T
CURSORS.TABLE_ROWS() RETURN REF CURSOR OF OWNER.CURSORS_ORDERS%ROWTYPE
CURSORS.UNKNOWN_COLUMNS() RETURN REF CURSOR
CURSORS.WEAK() RETURN REF CURSOR
OWNER.CURSORS.ORDER_T: record (ORDER_ID NUMBER(20), ORDER_NAME VARCHAR2(20), AMOUNT NUMBER)
OWNER.CURSORS_ORDERS%ROWTYPE: row (ID NUMBER(20), NAME VARCHAR2(20), AMOUNT NUMBER, MADE TIMESTAMP, NOTE CLOB)`,
  calls: [
    {
      user: 'ALICE',
      routine: 'CURSORS.STRONG',
      json: '{ "most": 99999999999999999999 }',
      gives:
        '[ { "orderId": 2, "orderName": null, "amount": null }, { "orderId": 12345678901234567890, "orderName": "a", "amount": 0.1 } ]',
    },
    { user: 'ALICE', routine: 'CURSORS.STRONG', json: '{ "most": 0 }', gives: '[]' },
    {
      user: 'BOB',
      routine: 'CURSORS.TABLE_ROWS',
      gives:
        '[ { "id": 2, "name": null, "amount": null, "made": null, "note": null }, { "id": 12345678901234567890, "name": "a", "amount": 0.1, "made": "2024-02-29T13:05:07.123456789", "note": "long" } ]',
    },
    {
      user: 'BOB',
      routine: 'CURSORS.WEAK',
      gives:
        '[ { "id": 12345678901234567890, "name": "a", "amount": 0.1, "made": "2024-02-29T13:05:07.123456789", "note": "long" }, { "id": 2, "name": null, "amount": null, "made": null, "note": null } ]',
    },
    {
      user: 'BOB',
      routine: 'CURSORS.UNKNOWN_COLUMNS',
      gives:
        '[ { "small": 1, "text": "x", "bytes": "0AFF", "day": "2026-01-31T00:00:00", "AMOUNT*2": 0.2, "Nothing": null } ]',
    },
    { user: 'BOB', routine: 'CURSORS.SEVERAL', gives: '{ "first": [], "second": [ { "n": 3 } ], "none": null }' },
    { user: 'ALICE', routine: 'CURSORS.INSERTED', gives: '[ { "orderId": 1, "orderName": "ALICE", "amount": null } ]' },
    {
      user: 'BOB',
      routine: 'CURSORS.BROKEN',
      gives: 'DatabaseError: ORA-01476: divisor is equal to zero (rolled-back)',
    },
    {
      user: 'BOB',
      routine: 'CURSORS.STRONG',
      json: '{ "most": 1 }',
      gives: '[ { "orderId": 1, "orderName": "ALICE", "amount": null } ]',
    },
  ],
};

export const implicitResults: CertificationCase = {
  name: 'implicit results',
  about: 'what a routine gives to DBMS_SQL.RETURN_RESULT, and the error of a routine that nothing was said of',
  packages: ['implicit_results'],
  implicitResults: { 'owner.implicit_results.two': [{ n: 'NUMBER' }, { text: 'VARCHAR2(10)' }] },
  statements: [
    `CREATE PACKAGE implicit_results AS
  PROCEDURE two(p_n IN OUT NUMBER);
  PROCEDURE unexpected;
END;`,
    `CREATE PACKAGE BODY implicit_results AS
  PROCEDURE two(p_n IN OUT NUMBER) IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT p_n AS n FROM dual;
    DBMS_SQL.RETURN_RESULT(c);
    OPEN c FOR SELECT 'x' AS text FROM dual UNION ALL SELECT NULL FROM dual;
    DBMS_SQL.RETURN_RESULT(c);
    p_n := p_n + 1;
  END;
  PROCEDURE unexpected IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT 1 AS n FROM dual;
    DBMS_SQL.RETURN_RESULT(c);
  END;
END;`,
  ],
  catalog: `IMPLICIT_RESULTS.TWO(P_N IN OUT NUMBER)
IMPLICIT_RESULTS.UNEXPECTED()`,
  calls: [
    {
      user: 'ALICE',
      routine: 'IMPLICIT_RESULTS.TWO',
      json: '{ "n": 12345678901234567890.5 }',
      gives:
        '{ "n": 12345678901234567891.5, "implicitResults": [ [ { "n": 12345678901234567890.5 } ], [ { "text": "x" }, { "text": null } ] ] }',
    },
    {
      user: 'ALICE',
      routine: 'IMPLICIT_RESULTS.UNEXPECTED',
      gives:
        'ImplicitResultsError: OWNER.IMPLICIT_RESULTS.UNEXPECTED returned 1 implicit results (DBMS_SQL.RETURN_RESULT), which this client does not give. Name the routine under `implicitResults` in the configuration and generate the client again. (committed)',
    },
  ],
};

export const pipelined: CertificationCase = {
  name: 'pipelined functions',
  about: 'rows that a function pipes, of scalars and of objects, and an error between two of them',
  packages: ['piped'],
  statements: [
    'CREATE TYPE piped_letter_t AS OBJECT (letter VARCHAR2(1), place NUMBER)',
    'CREATE TYPE piped_letters_t AS TABLE OF piped_letter_t',
    'CREATE TYPE piped_numbers_t AS TABLE OF NUMBER',
    `CREATE PACKAGE piped AS
  FUNCTION letters(p_count NUMBER) RETURN piped_letters_t PIPELINED;
  FUNCTION numbers(p_first NUMBER, p_last NUMBER DEFAULT 3) RETURN piped_numbers_t PIPELINED;
END;`,
    `CREATE PACKAGE BODY piped AS
  FUNCTION letters(p_count NUMBER) RETURN piped_letters_t PIPELINED IS
  BEGIN
    FOR i IN 1 .. p_count LOOP
      PIPE ROW (piped_letter_t(CHR(64 + i), i));
    END LOOP;
    RETURN;
  END;
  FUNCTION numbers(p_first NUMBER, p_last NUMBER DEFAULT 3) RETURN piped_numbers_t PIPELINED IS
  BEGIN
    FOR i IN p_first .. p_last LOOP
      IF i = 5 THEN
        RAISE_APPLICATION_ERROR(-20005, 'five');
      END IF;
      PIPE ROW (i);
    END LOOP;
    RETURN;
  END;
END;`,
  ],
  catalog: `PIPED.LETTERS(P_COUNT IN NUMBER) RETURN OWNER.PIPED_LETTERS_T PIPELINED
PIPED.NUMBERS(P_FIRST IN NUMBER, P_LAST IN NUMBER DEFAULT) RETURN OWNER.PIPED_NUMBERS_T PIPELINED
OWNER.PIPED_LETTERS_T: nested table of OWNER.PIPED_LETTER_T
OWNER.PIPED_LETTER_T: object (LETTER VARCHAR2(1), PLACE NUMBER)
OWNER.PIPED_NUMBERS_T: nested table of NUMBER`,
  calls: [
    {
      user: 'ALICE',
      routine: 'PIPED.LETTERS',
      json: '{ "count": 2 }',
      gives: '[ { "letter": "A", "place": 1 }, { "letter": "B", "place": 2 } ]',
    },
    { user: 'ALICE', routine: 'PIPED.LETTERS', json: '{ "count": 0 }', gives: '[]' },
    {
      user: 'BOB',
      routine: 'PIPED.NUMBERS',
      json: '{ "first": 2 }',
      gives: '[ { "columnValue": 2 }, { "columnValue": 3 } ]',
    },
    {
      user: 'BOB',
      routine: 'PIPED.NUMBERS',
      json: '{ "first": 4, "last": 6 }',
      gives: 'ApplicationError: ORA-20005: five (rolled-back)',
    },
  ],
};
