import { goldenBlocks } from '../support/golden.js';
import { goldenSessions } from '../support/golden-sessions.js';

const SHOW = `CREATE PROCEDURE show IS t VARCHAR2(99); BEGIN FOR r IN (SELECT * FROM acct ORDER BY id) LOOP t := t || r.id || '=' || r.v || ' '; END LOOP;
   dbms_output.put_line(NVL(RTRIM(t), 'none')); END;`;

const ROWS = {
  setUp: [
    'CREATE TABLE acct (id NUMBER CONSTRAINT acct_pk PRIMARY KEY, v NUMBER CONSTRAINT acct_v CHECK (v < 100))',
    SHOW,
    'INSERT INTO acct VALUES (1, 10)',
    'INSERT INTO acct VALUES (2, 20)',
    'COMMIT',
  ],
};

goldenBlocks(
  'SQL Language Reference: SAVEPOINT',
  [
    [
      `BEGIN INSERT INTO acct VALUES (3, 3); SAVEPOINT a; INSERT INTO acct VALUES (4, 4); SAVEPOINT b; INSERT INTO acct VALUES (5, 5);
         ROLLBACK TO a; show; INSERT INTO acct VALUES (6, 6); ROLLBACK TO SAVEPOINT a; show; ROLLBACK; show; END;`,
      ['1=10 2=20 3=3', '1=10 2=20 3=3', '1=10 2=20'],
    ],
    [
      `BEGIN SAVEPOINT a; INSERT INTO acct VALUES (3, 3); SAVEPOINT b; ROLLBACK TO a; ROLLBACK TO b; END;`,
      ["ORA-01086: savepoint 'B' never established in this session or is invalid", 'ORA-06512: at line 1'],
    ],
    [
      `BEGIN SAVEPOINT s; INSERT INTO acct VALUES (3, 3); SAVEPOINT s; INSERT INTO acct VALUES (4, 4); ROLLBACK TO s; show; COMMIT; ROLLBACK; show; ROLLBACK TO s; END;`,
      [
        '1=10 2=20 3=3',
        '1=10 2=20 3=3',
        "ORA-01086: savepoint 'S' never established in this session or is invalid",
        'ORA-06512: at line 1',
      ],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'Database Concepts: Statement-Level Atomicity',
  [
    [
      `BEGIN UPDATE acct SET v = 15 WHERE id = 1; UPDATE acct SET v = v + 81; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); show; END;`,
      ['-2290', '1=15 2=20'],
    ],
    [
      `BEGIN BEGIN INSERT INTO acct SELECT id + 2, v FROM acct UNION ALL SELECT 1, 1 FROM dual; EXCEPTION WHEN DUP_VAL_ON_INDEX THEN show; END;
         INSERT INTO acct VALUES (9, 9); show; END;`,
      ['1=10 2=20', '1=10 2=20 9=9'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'SQL Language Reference: SET TRANSACTION',
  [
    [
      `BEGIN SET TRANSACTION READ ONLY; show; INSERT INTO acct VALUES (3, 3); END;`,
      [
        '1=10 2=20',
        'ORA-01456: may not perform insert/delete/update operation inside a READ ONLY transaction',
        'ORA-06512: at line 1',
      ],
    ],
    [
      `BEGIN INSERT INTO acct VALUES (3, 3); SET TRANSACTION READ ONLY; END;`,
      ['ORA-01453: SET TRANSACTION must be first statement of transaction', 'ORA-06512: at line 1'],
    ],
    [
      `BEGIN SET TRANSACTION READ ONLY; ROLLBACK; INSERT INTO acct VALUES (3, 3); COMMIT; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE NAME 'n'; INSERT INTO acct VALUES (4, 4); COMMIT; show; END;`,
      ['1=10 2=20 3=3 4=4'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'SQL Language Reference: COMMIT',
  [
    [
      `BEGIN INSERT INTO acct VALUES (3, 3); EXECUTE IMMEDIATE 'CREATE TABLE other (a NUMBER)'; ROLLBACK; show;
         INSERT INTO acct VALUES (4, 4); BEGIN EXECUTE IMMEDIATE 'CREATE TABLE other (a NUMBER)'; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END; ROLLBACK; show; END;`,
      ['1=10 2=20 3=3', '-955', '1=10 2=20 3=3 4=4'],
    ],
    [
      `BEGIN INSERT INTO acct VALUES (3, 3); COMMIT WORK; INSERT INTO acct VALUES (4, 4); COMMIT COMMENT 'kept'; INSERT INTO acct VALUES (5, 5); COMMIT WRITE IMMEDIATE NOWAIT; ROLLBACK WORK; show; END;`,
      ['1=10 2=20 3=3 4=4 5=5'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: Autonomous Transactions',
  [
    [
      `DECLARE PROCEDURE note IS PRAGMA AUTONOMOUS_TRANSACTION; BEGIN show; INSERT INTO acct VALUES (7, 7); COMMIT; END;
       BEGIN INSERT INTO acct VALUES (3, 3); note; show; ROLLBACK; show; END;`,
      ['1=10 2=20', '1=10 2=20 3=3 7=7', '1=10 2=20 7=7'],
    ],
    [
      `DECLARE PROCEDURE note IS PRAGMA AUTONOMOUS_TRANSACTION; BEGIN INSERT INTO acct VALUES (7, 7); END; BEGIN note; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLERRM); show; END;`,
      ['ORA-06519: active autonomous transaction detected and rolled back', '1=10 2=20'],
    ],
    [
      `DECLARE PROCEDURE note IS PRAGMA AUTONOMOUS_TRANSACTION; BEGIN UPDATE acct SET v = 11 WHERE id = 1; COMMIT; END;
       BEGIN UPDATE acct SET v = 12 WHERE id = 1; note; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['-60'],
    ],
    [
      `DECLARE PROCEDURE note IS PRAGMA AUTONOMOUS_TRANSACTION; BEGIN SAVEPOINT s; ROLLBACK TO outer; END; BEGIN SAVEPOINT outer; note; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['-1086'],
    ],
  ],
  ROWS,
);

const DEFERRED = {
  setUp: [
    ...ROWS.setUp,
    'CREATE TABLE part (id NUMBER CONSTRAINT part_pk PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, p NUMBER CONSTRAINT part_fk REFERENCES acct DEFERRABLE)',
  ],
};

goldenBlocks(
  'SQL Language Reference: constraint',
  [
    [
      `DECLARE n NUMBER; BEGIN INSERT INTO part VALUES (1, NULL); INSERT INTO part VALUES (1, NULL); dbms_output.put_line('not yet'); BEGIN COMMIT;
         EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SUBSTR(SQLERRM, 1, 34)); END; SELECT COUNT(*) INTO n FROM part; dbms_output.put_line(n); END;`,
      ['not yet', 'ORA-02091: transaction rolled back', '0'],
    ],
    [
      `BEGIN INSERT INTO part VALUES (1, NULL); INSERT INTO part VALUES (1, NULL); UPDATE part SET id = 2 WHERE ROWNUM = 1; COMMIT; dbms_output.put_line('kept'); END;`,
      ['kept'],
    ],
    [
      `BEGIN INSERT INTO part VALUES (1, 77); EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['-2291'],
    ],
  ],
  DEFERRED,
);

goldenBlocks(
  'SQL Language Reference: SET CONSTRAINT[S]',
  [
    [
      `BEGIN EXECUTE IMMEDIATE 'SET CONSTRAINTS part_fk DEFERRED'; INSERT INTO part VALUES (1, 77); dbms_output.put_line('not yet');
         BEGIN EXECUTE IMMEDIATE 'SET CONSTRAINTS ALL IMMEDIATE'; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;
         INSERT INTO acct VALUES (77, 7); EXECUTE IMMEDIATE 'SET CONSTRAINT part_fk IMMEDIATE'; COMMIT;
         INSERT INTO part VALUES (2, 78); EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['not yet', '-2291', '-2291'],
    ],
    [
      `BEGIN EXECUTE IMMEDIATE 'SET CONSTRAINT acct_v DEFERRED'; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLERRM); END;`,
      ['ORA-02447: cannot defer a constraint that is not deferrable'],
    ],
  ],
  DEFERRED,
);

goldenSessions(
  'Database Concepts: Data Concurrency and Consistency',
  [
    [
      [
        'A: UPDATE acct SET v = 11 WHERE id = 1',
        'B: BEGIN show; END;',
        'A: BEGIN show; COMMIT; END;',
        'B: BEGIN show; END;',
      ],
      ['B: 1=10 2=20', 'A: 1=11 2=20', 'B: 1=11 2=20'],
    ],
    [
      [
        'A: SET TRANSACTION READ ONLY',
        'B: UPDATE acct SET v = 99 WHERE id = 2',
        'B: COMMIT',
        'A: BEGIN show; COMMIT; show; END;',
      ],
      ['A: 1=10 2=20', 'A: 1=10 2=99'],
    ],
    [
      [
        'A: SET TRANSACTION ISOLATION LEVEL SERIALIZABLE',
        'A: BEGIN show; END;',
        'B: UPDATE acct SET v = 99 WHERE id = 2',
        'B: COMMIT',
        'A: BEGIN show; UPDATE acct SET v = 12 WHERE id = 1; UPDATE acct SET v = 0 WHERE id = 2; END;',
      ],
      [
        'A: 1=10 2=20',
        'A: 1=10 2=20',
        "A: ORA-08177: can't serialize access for this transaction",
        'A: ORA-06512: at line 1',
      ],
    ],
    [
      [
        'A: UPDATE acct SET v = v + 1 WHERE id = 1',
        'B waits: UPDATE acct SET v = v * 2 WHERE id = 1',
        'A: COMMIT',
        'B ends',
        'B: BEGIN show; END;',
      ],
      ['B: 1=22 2=20'],
    ],
    [
      [
        'A: UPDATE acct SET v = 1 WHERE id = 1',
        'B: UPDATE acct SET v = 2 WHERE id = 2',
        'A waits: UPDATE acct SET v = 1 WHERE id = 2',
        'B: BEGIN UPDATE acct SET v = 2 WHERE id = 1; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); show; ROLLBACK; END;',
        'A ends',
        'A: BEGIN show; END;',
      ],
      ['B: -60', 'B: 1=10 2=2', 'A: 1=1 2=1'],
    ],
    [
      [
        'A: CREATE PACKAGE opened IS CURSOR c IS SELECT v FROM acct ORDER BY id; END;',
        'A: BEGIN OPEN opened.c; END;',
        'B: UPDATE acct SET v = 50',
        'B: COMMIT',
        'A: DECLARE n NUMBER; BEGIN LOOP FETCH opened.c INTO n; EXIT WHEN opened.c%NOTFOUND; dbms_output.put_line(n); END LOOP; CLOSE opened.c; END;',
      ],
      ['A: 10', 'A: 20'],
    ],
    [
      [
        'A: INSERT INTO acct VALUES (3, 3)',
        'B waits: BEGIN INSERT INTO acct VALUES (3, 4); EXCEPTION WHEN DUP_VAL_ON_INDEX THEN dbms_output.put_line(SQLCODE); END;',
        'A: COMMIT',
        'B ends',
      ],
      ['B: -1'],
    ],
  ],
  ROWS,
);

goldenSessions(
  'SQL Language Reference: SELECT',
  [
    [
      [
        'A: SELECT * FROM acct WHERE id = 1 FOR UPDATE',
        'B: DECLARE n NUMBER; BEGIN SELECT v INTO n FROM acct WHERE id = 1 FOR UPDATE NOWAIT; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;',
        'B: BEGIN FOR r IN (SELECT id FROM acct FOR UPDATE SKIP LOCKED) LOOP dbms_output.put_line(r.id); END LOOP; END;',
        'A: COMMIT',
        'B: DECLARE n NUMBER; BEGIN SELECT v INTO n FROM acct WHERE id = 1 FOR UPDATE NOWAIT; dbms_output.put_line(n); END;',
      ],
      ['B: -54', 'B: 2', 'B: 10'],
    ],
  ],
  ROWS,
);

goldenSessions(
  'SQL Language Reference: LOCK TABLE',
  [
    [
      [
        'A: LOCK TABLE acct IN EXCLUSIVE MODE',
        'B: BEGIN show; LOCK TABLE acct IN ROW SHARE MODE NOWAIT; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;',
        'B waits: UPDATE acct SET v = 1 WHERE id = 1',
        'A: ROLLBACK',
        'B ends',
        'B: BEGIN show; END;',
      ],
      ['B: 1=10 2=20', 'B: -54', 'B: 1=1 2=20'],
    ],
    [
      [
        'A: LOCK TABLE acct IN SHARE MODE',
        'B: BEGIN LOCK TABLE acct IN SHARE MODE NOWAIT; dbms_output.put_line(0); LOCK TABLE acct IN ROW EXCLUSIVE MODE NOWAIT; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;',
      ],
      ['B: 0', 'B: -54'],
    ],
  ],
  ROWS,
);
