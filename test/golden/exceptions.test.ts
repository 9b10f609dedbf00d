import { compilationOf, goldenBlocks } from '../support/golden.js';

const RAISED = `PROCEDURE show IS BEGIN dbms_output.put_line(SQLCODE || ' ' || SQLERRM); END;`;

/** Every predefined exception with its SQLCODE and the text of its error. */
const PREDEFINED: readonly (readonly [name: string, shown: string])[] = [
  ['ACCESS_INTO_NULL', '-6530 ORA-06530: Reference to uninitialized composite'],
  ['CASE_NOT_FOUND', '-6592 ORA-06592: CASE not found while executing CASE statement'],
  ['COLLECTION_IS_NULL', '-6531 ORA-06531: Reference to uninitialized collection'],
  ['CURSOR_ALREADY_OPEN', '-6511 ORA-06511: PL/SQL: cursor already open'],
  ['INVALID_CURSOR', '-1001 ORA-01001: invalid cursor'],
  ['INVALID_NUMBER', '-1722 ORA-01722: invalid number'],
  ['LOGIN_DENIED', '-1017 ORA-01017: invalid username/password; logon denied'],
  ['NO_DATA_FOUND', '100 ORA-01403: no data found'],
  ['NO_DATA_NEEDED', '-6548 ORA-06548: no more rows needed'],
  ['NOT_LOGGED_ON', '-1012 ORA-01012: not logged on'],
  ['PROGRAM_ERROR', '-6501 ORA-06501: PL/SQL: program error'],
  ['ROWTYPE_MISMATCH', '-6504 ORA-06504: PL/SQL: Return types of Result Set variables or query do not match'],
  ['SELF_IS_NULL', '-30625 ORA-30625: method dispatch on NULL SELF argument is disallowed'],
  ['STORAGE_ERROR', '-6500 ORA-06500: PL/SQL: storage error'],
  ['SUBSCRIPT_BEYOND_COUNT', '-6533 ORA-06533: Subscript beyond count'],
  ['SUBSCRIPT_OUTSIDE_LIMIT', '-6532 ORA-06532: Subscript outside of limit'],
  ['SYS_INVALID_ROWID', '-1410 ORA-01410: invalid ROWID'],
  ['TIMEOUT_ON_RESOURCE', '-51 ORA-00051: timeout occurred while waiting for a resource'],
  ['TOO_MANY_ROWS', '-1422 ORA-01422: exact fetch returns more than requested number of rows'],
  ['VALUE_ERROR', '-6502 ORA-06502: PL/SQL: numeric or value error'],
  ['ZERO_DIVIDE', '-1476 ORA-01476: divisor is equal to zero'],
];

goldenBlocks('PL/SQL Language Reference: Predefined Exceptions', [
  ...PREDEFINED.map(
    ([name, shown]) =>
      [
        `DECLARE ${RAISED} BEGIN RAISE ${name}; EXCEPTION WHEN ${name} THEN show; WHEN OTHERS THEN dbms_output.put_line('other'); END;`,
        [shown],
      ] as const,
  ),
  [
    `DECLARE e EXCEPTION; PRAGMA EXCEPTION_INIT(e, -1); BEGIN RAISE DUP_VAL_ON_INDEX; EXCEPTION WHEN e THEN dbms_output.put_line(SQLCODE); END;`,
    ['-1'],
  ],
  [
    `DECLARE no_data_found EXCEPTION; n NUMBER; BEGIN SELECT 1 INTO n FROM dual WHERE 1 = 0;
     EXCEPTION WHEN no_data_found THEN dbms_output.put_line('own'); WHEN STANDARD.NO_DATA_FOUND THEN dbms_output.put_line('standard'); END;`,
    ['standard'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Raising Exceptions Explicitly', [
  [
    `DECLARE e EXCEPTION; BEGIN RAISE e; END;`,
    ['ORA-06510: PL/SQL: unhandled user-defined exception', 'ORA-06512: at line 1'],
  ],
  [`DECLARE e EXCEPTION; ${RAISED} BEGIN RAISE e; EXCEPTION WHEN OTHERS THEN show; END;`, ['1 User-Defined Exception']],
  [
    `DECLARE e EXCEPTION; BEGIN
       BEGIN RAISE e; EXCEPTION WHEN OTHERS THEN dbms_output.put_line('inner'); RAISE; END;
     EXCEPTION WHEN e THEN dbms_output.put_line('outer'); END;`,
    ['inner', 'outer'],
  ],
  [
    compilationOf('BEGIN RAISE; END;'),
    ['PLS-00367: a RAISE statement with no exception name must be inside an exception handler'],
  ],
  [`BEGIN RAISE_APPLICATION_ERROR(-20000, 'lowest'); END;`, ['ORA-20000: lowest', 'ORA-06512: at line 1']],
  [
    `BEGIN RAISE_APPLICATION_ERROR(msg => 'highest', num => -20999); END;`,
    ['ORA-20999: highest', 'ORA-06512: at line 1'],
  ],
  [
    `BEGIN RAISE_APPLICATION_ERROR(-21000, 'outside'); END;`,
    ['ORA-21000: error number argument to raise_application_error of -21000 is out of range', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE e EXCEPTION; PRAGMA EXCEPTION_INIT(e, -20123); ${RAISED}
     BEGIN RAISE_APPLICATION_ERROR(-20123, 'of mine'); EXCEPTION WHEN e THEN show; END;`,
    ['-20123 ORA-20123: of mine'],
  ],
  [
    `DECLARE n NUMBER; BEGIN
       n := 1 / 0;
     EXCEPTION WHEN ZERO_DIVIDE THEN
       RAISE_APPLICATION_ERROR(-20001, 'top', TRUE);
     END;`,
    ['ORA-20001: top', 'ORA-06512: at line 4', 'ORA-01476: divisor is equal to zero', 'ORA-06512: at line 2'],
  ],
  [
    `DECLARE n NUMBER; BEGIN
       n := 1 / 0;
     EXCEPTION WHEN ZERO_DIVIDE THEN
       RAISE_APPLICATION_ERROR(-20001, 'alone');
     END;`,
    ['ORA-20001: alone', 'ORA-06512: at line 4'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: EXCEPTION_INIT Pragma', [
  [
    `DECLARE e EXCEPTION; PRAGMA EXCEPTION_INIT(e, 100); BEGIN RAISE NO_DATA_FOUND; EXCEPTION WHEN e THEN dbms_output.put_line('e'); END;`,
    ['e'],
  ],
  [
    `DECLARE e EXCEPTION; PRAGMA EXCEPTION_INIT(e, -942); BEGIN EXECUTE IMMEDIATE 'DROP TABLE nowhere'; EXCEPTION WHEN e THEN dbms_output.put_line(SQLCODE); END;`,
    ['-942'],
  ],
  [
    compilationOf('DECLARE e EXCEPTION; PRAGMA EXCEPTION_INIT(e, -1403); BEGIN NULL; END;'),
    ['PLS-00701: illegal ORACLE error number for PRAGMA EXCEPTION_INIT'],
  ],
  [
    compilationOf('DECLARE e EXCEPTION; PRAGMA EXCEPTION_INIT(e, -10000000); BEGIN NULL; END;'),
    ['PLS-00701: illegal ORACLE error number for PRAGMA EXCEPTION_INIT'],
  ],
  [
    `DECLARE a EXCEPTION; b EXCEPTION; PRAGMA EXCEPTION_INIT(a, -20001); PRAGMA EXCEPTION_INIT(b, -20001);
     BEGIN RAISE b; EXCEPTION WHEN a THEN dbms_output.put_line('a'); END;`,
    ['a'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Exception Propagation', [
  [
    `DECLARE e EXCEPTION; BEGIN DECLARE e EXCEPTION; BEGIN RAISE e; END;
     EXCEPTION WHEN e THEN dbms_output.put_line('e'); WHEN OTHERS THEN dbms_output.put_line('others'); END;`,
    ['others'],
  ],
  [
    `BEGIN DECLARE n NUMBER(2) := 1000; BEGIN NULL; EXCEPTION WHEN OTHERS THEN dbms_output.put_line('inner'); END;
     EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('outer'); END;`,
    ['outer'],
  ],
  [
    `BEGIN BEGIN RAISE NO_DATA_FOUND; EXCEPTION WHEN NO_DATA_FOUND THEN RAISE TOO_MANY_ROWS;
       WHEN TOO_MANY_ROWS THEN dbms_output.put_line('sibling'); END; EXCEPTION WHEN TOO_MANY_ROWS THEN dbms_output.put_line('outer'); END;`,
    ['outer'],
  ],
  [
    `DECLARE PROCEDURE p IS BEGIN RAISE ZERO_DIVIDE; EXCEPTION WHEN NO_DATA_FOUND THEN dbms_output.put_line('p'); END;
     BEGIN p; dbms_output.put_line('not here'); EXCEPTION WHEN ZERO_DIVIDE THEN dbms_output.put_line('caller'); END;`,
    ['caller'],
  ],
  [
    `DECLARE n NUMBER; BEGIN n := 1 / 0; EXCEPTION WHEN ZERO_DIVIDE THEN
       BEGIN RAISE VALUE_ERROR; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(SQLCODE); END; dbms_output.put_line(SQLCODE); END;`,
    ['-6502', '-1476'],
  ],
  [
    `DECLARE
       n NUMBER;
       PROCEDURE p IS BEGIN
         n := 1 / 0;
       END;
     BEGIN
       p;
     END;`,
    ['ORA-01476: divisor is equal to zero', 'ORA-06512: at line 4', 'ORA-06512: at line 7'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Exception Handler', [
  [
    `DECLARE n NUMBER := 1; BEGIN BEGIN n := n / 0; dbms_output.put_line('not here'); EXCEPTION WHEN TOO_MANY_ROWS OR ZERO_DIVIDE THEN
       dbms_output.put_line('handled ' || n); END; dbms_output.put_line('goes on ' || SQLCODE); END;`,
    ['handled 1', 'goes on 0'],
  ],
  [
    compilationOf('BEGIN NULL; EXCEPTION WHEN OTHERS THEN NULL; WHEN NO_DATA_FOUND THEN NULL; END;'),
    ['PLS-00370: OTHERS handler must be last among the exception handlers of a block'],
  ],
  [
    compilationOf('BEGIN NULL; EXCEPTION WHEN NO_DATA_FOUND THEN NULL; WHEN NO_DATA_FOUND THEN NULL; END;'),
    ["PLS-00483: exception 'NO_DATA_FOUND' may appear in at most one exception handler in this block"],
  ],
  [
    compilationOf('BEGIN DECLARE e EXCEPTION; BEGIN RAISE e; END; EXCEPTION WHEN e THEN NULL; END;'),
    ["PLS-00201: identifier 'E' must be declared"],
  ],
  [
    compilationOf('BEGIN GOTO into_it; EXCEPTION WHEN OTHERS THEN <<into_it>> NULL; END;'),
    ["PLS-00375: illegal GOTO statement; this GOTO cannot branch to label 'INTO_IT'"],
  ],
  [
    `DECLARE FUNCTION f RETURN NUMBER IS BEGIN NULL; END; BEGIN dbms_output.put_line(f); END;`,
    ['ORA-06503: PL/SQL: Function returned without value', 'ORA-06512: at line 1', 'ORA-06512: at line 1'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: SQLERRM Function', [
  [
    `BEGIN dbms_output.put_line(SQLERRM(0)); dbms_output.put_line(SQLERRM(100)); dbms_output.put_line(SQLERRM(-6511));
       dbms_output.put_line(SQLERRM(-1403)); dbms_output.put_line(SQLERRM); dbms_output.put_line(SQLCODE); END;`,
    [
      'ORA-0000: normal, successful completion',
      'ORA-01403: no data found',
      'ORA-06511: PL/SQL: cursor already open',
      'ORA-01403: no data found',
      'ORA-0000: normal, successful completion',
      '0',
    ],
  ],
]);

const UNITS = {
  setUp: [
    'CREATE TABLE entry (id NUMBER PRIMARY KEY)',
    `CREATE PROCEDURE fill(copied IN OUT NUMBER, given OUT NUMBER) IS BEGIN
       copied := 5;
       given := 6;
       RAISE VALUE_ERROR;
     END;`,
    `CREATE PACKAGE deep IS PROCEDURE run; END;`,
    `CREATE PACKAGE BODY deep IS PROCEDURE run IS a NUMBER := 1; b NUMBER := 2; BEGIN
       fill(a, b);
     END; END;`,
  ],
};

goldenBlocks(
  'PL/SQL Language Reference: Unhandled Exceptions',
  [
    [
      `DECLARE a NUMBER := 1; b NUMBER := 2; BEGIN fill(a, b); EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(a || b); END;`,
      ['12'],
    ],
    [
      `DECLARE n NUMBER; BEGIN
         INSERT INTO entry VALUES (1);
         BEGIN INSERT INTO entry VALUES (2); INSERT INTO entry VALUES (1);
         EXCEPTION WHEN DUP_VAL_ON_INDEX THEN SELECT COUNT(*) INTO n FROM entry; dbms_output.put_line(n); END;
       END;`,
      ['2'],
    ],
    [
      `DECLARE n NUMBER; PROCEDURE p IS BEGIN INSERT INTO entry VALUES (2); RAISE NO_DATA_FOUND; END;
       BEGIN BEGIN p; EXCEPTION WHEN NO_DATA_FOUND THEN NULL; END; SELECT COUNT(*) INTO n FROM entry; dbms_output.put_line(n); END;`,
      ['1'],
    ],
  ],
  UNITS,
);

goldenBlocks(
  'PL/SQL Packages and Types Reference: DBMS_UTILITY',
  [
    [
      `BEGIN
         deep.run;
       EXCEPTION WHEN OTHERS THEN
         dbms_output.put_line(RTRIM(REPLACE(dbms_utility.format_error_backtrace, CHR(10), '|'), '|'));
         dbms_output.put_line(SUBSTR(dbms_utility.format_error_stack, 1, 41));
       END;`,
      [
        'ORA-06512: at "SYSTEM.FILL", line 4|ORA-06512: at "SYSTEM.DEEP", line 2|ORA-06512: at line 2',
        'ORA-06502: PL/SQL: numeric or value error',
      ],
    ],
    [
      `BEGIN
         deep.run;
       END;`,
      [
        'ORA-06502: PL/SQL: numeric or value error',
        'ORA-06512: at "SYSTEM.FILL", line 4',
        'ORA-06512: at "SYSTEM.DEEP", line 2',
        'ORA-06512: at line 2',
      ],
    ],
  ],
  UNITS,
);
