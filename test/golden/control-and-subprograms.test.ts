import { compilationOf, goldenBlocks } from '../support/golden.js';

const P = 'PROCEDURE p(v VARCHAR2) IS BEGIN dbms_output.put_line(v); END;';

goldenBlocks('PL/SQL Language Reference: Conditional Selection Statements', [
  [
    `DECLARE b BOOLEAN; n NUMBER; ${P} BEGIN IF b THEN p('t'); ELSIF NOT b THEN p('f'); ELSE p('unknown'); END IF;
       IF n = n THEN p('equal'); ELSE p('not true'); END IF; IF NOT (n > 1) THEN p('t'); ELSE p('not true'); END IF;
       IF n IS NULL AND '' IS NULL THEN p('null'); END IF; IF b OR TRUE THEN p('or'); END IF; IF b AND FALSE THEN NULL; ELSE p('and'); END IF; END;`,
    ['unknown', 'not true', 'not true', 'null', 'or', 'and'],
  ],
  [
    `DECLARE n NUMBER := 7; ${P} BEGIN CASE n WHEN 1 THEN p('a'); WHEN 7 THEN p('b'); WHEN 7 THEN p('c'); ELSE p('d'); END CASE;
       CASE WHEN n < 5 THEN p('a'); WHEN n < 9 THEN p('b'); ELSE p('c'); END CASE;
       CASE NULL WHEN NULL THEN p('a'); ELSE p('else'); END CASE; p('[' || CASE n WHEN 1 THEN 'x' END || ']');
       CASE n WHEN 1 THEN p('a'); END CASE; END;`,
    ['b', 'b', 'else', '[]', 'ORA-06592: CASE not found while executing CASE statement', 'ORA-06512: at line 4'],
  ],
  [
    `DECLARE n NUMBER := 5; ${P} FUNCTION once RETURN NUMBER IS BEGIN p('asked'); RETURN 42; END;
     BEGIN CASE n WHEN 1, 5 THEN p('one of'); END CASE; CASE n WHEN < 3 THEN p('less'); WHEN BETWEEN 4 AND 6 THEN p('between'); END CASE;
       p(CASE once WHEN > 50, < 10 THEN 'far' WHEN IN (41, 42) THEN 'near' ELSE 'else' END);
       p(CASE 'Smith' WHEN LIKE 'J%' THEN 'J' WHEN IS NULL THEN 'null' WHEN 'a', LIKE 'S%' THEN 'S' END); END;`,
    ['one of', 'between', 'asked', 'near', 'S'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: LOOP Statements', [
  [
    `DECLARE n PLS_INTEGER := 0; ${P} BEGIN LOOP n := n + 1; EXIT WHEN n = 3; END LOOP; p(n); WHILE n < 5 LOOP n := n + 1; CONTINUE WHEN n = 4; p(n); END LOOP;
       <<o>> FOR i IN 1 .. 3 LOOP <<n>> FOR j IN 1 .. 3 LOOP CONTINUE o WHEN j = 2; EXIT o WHEN i = 3; p(i || j); END LOOP n; END LOOP o; END;`,
    ['3', '5', '11', '21'],
  ],
  [
    `DECLARE i NUMBER := 9; ${P} BEGIN FOR i IN 3 .. 1 LOOP p(i); END LOOP; FOR i IN REVERSE 1 .. 2 LOOP p(i); END LOOP; p(i);
       FOR i IN 0.6 .. 2.4 LOOP p(i); END LOOP; <<l>> DECLARE i NUMBER := 7; BEGIN FOR i IN 4 .. 4 LOOP p(l.i || i); END LOOP; END l; END;`,
    ['2', '1', '9', '1', '2', '74'],
  ],
  [
    compilationOf('BEGIN FOR i IN 1 .. 3 LOOP i := 2; END LOOP; END;'),
    ["PLS-00363: expression 'I' cannot be used as an assignment target"],
  ],
  [
    compilationOf('BEGIN FOR i IN 1 .. 3 LOOP NULL; END LOOP; dbms_output.put_line(i); END;'),
    ["PLS-00201: identifier 'I' must be declared"],
  ],
  [compilationOf('BEGIN EXIT; END;'), ['PLS-00376: illegal EXIT/CONTINUE statement; it must appear inside a loop']],
]);

goldenBlocks('PL/SQL Language Reference: Iterator', [
  [
    `DECLARE ${P} BEGIN FOR i IN 1 .. 5 BY 2 LOOP p(i); END LOOP; FOR i IN REVERSE 1 .. 6 BY 2 LOOP p(i); END LOOP;
       FOR i IN 1 .. 2, REVERSE 7 .. 8, 20 LOOP p(i); END LOOP; FOR i NUMBER(5, 1) IN 1 .. 2 BY 0.5 LOOP p(i); END LOOP; END;`,
    ['1', '3', '5', '6', '4', '2', '1', '2', '8', '7', '20', '1', '1.5', '2'],
  ],
  [
    `DECLARE ${P} BEGIN FOR i IN 1 .. 20 WHEN MOD(i, 9) = 0 LOOP p(i); END LOOP; FOR i IN 1, REPEAT i * 3 WHILE i < 30 LOOP p(i); END LOOP;
       FOR i IN 1 .. 9 WHILE i * i < 10 WHEN i <> 2 LOOP p(i); END LOOP; END;`,
    ['9', '18', '1', '3', '9', '27', '1', '3'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF VARCHAR2(5); a t := t('x', 'y', 'z'); TYPE m IS TABLE OF NUMBER INDEX BY VARCHAR2(5); b m := m('k' => 4, 'c' => 9); ${P}
     BEGIN a.DELETE(2); FOR v IN VALUES OF a LOOP p(v); END LOOP; FOR i IN REVERSE INDICES OF a LOOP p(i); END LOOP;
       FOR k, v IN PAIRS OF b LOOP p(k || v); END LOOP; END;`,
    ['x', 'z', '3', '1', 'c9', 'k4'],
  ],
  [
    `DECLARE ${P} BEGIN FOR r IN (SELECT LEVEL n FROM dual CONNECT BY LEVEL < 6) WHEN r.n > 3 LOOP r.n := r.n * 10; p(r.n); END LOOP; END;`,
    ['40', '50'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: GOTO Statement', [
  [
    `DECLARE n PLS_INTEGER := 0; ${P} BEGIN <<again>> n := n + 1; IF n < 3 THEN GOTO again; END IF; p(n); GOTO fin; p('skipped'); <<fin>> NULL; END;`,
    ['3'],
  ],
  [
    compilationOf('BEGIN GOTO x; IF TRUE THEN <<x>> NULL; END IF; END;'),
    ["PLS-00375: illegal GOTO statement; this GOTO cannot branch to label 'X'"],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Expressions', [
  [
    `DECLARE ${P} FUNCTION f(v BOOLEAN) RETURN BOOLEAN IS BEGIN p('called'); RETURN v; END; BEGIN
       p(-2 ** 2 || ' ' || (2 + 3 * 4) || ' ' || 10 / 4 * 2 || ' ' || (1 + 2) * 3); IF FALSE AND f(TRUE) THEN NULL; END IF; IF TRUE OR f(TRUE) THEN p('short'); END IF;
       IF NOT TRUE OR TRUE THEN p('not first'); END IF; IF TRUE OR TRUE AND FALSE THEN p('and before or'); END IF; p('a' || NULL || 'b'); END;`,
    ['-4 14 5 9', 'short', 'not first', 'and before or', 'ab'],
  ],
  [
    `DECLARE a CHAR(5) := 'x'; b CHAR(3) := 'x'; c VARCHAR2(5) := 'x'; ${P} BEGIN IF a = b THEN p('padded'); END IF; IF a = c THEN p('equal'); ELSE p('not padded'); END IF;
       IF a = 'x' THEN p('literal'); END IF; END;`,
    ['padded', 'not padded', 'literal'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Scope and Visibility of Identifiers', [
  [
    `<<outer>> DECLARE x NUMBER := 1; PROCEDURE q IS x NUMBER := 3; BEGIN dbms_output.put_line(q.x || outer.x); END;
     BEGIN DECLARE x NUMBER := 2; BEGIN dbms_output.put_line(outer.x || x); END; q; END outer;`,
    ['12', '31'],
  ],
  [
    compilationOf('DECLARE id BOOLEAN; id VARCHAR2(5); BEGIN id := FALSE; END;'),
    ["PLS-00371: at most one declaration for 'ID' is permitted"],
  ],
  [`DECLARE id BOOLEAN; id VARCHAR2(5); BEGIN dbms_output.put_line('not referenced'); END;`, ['not referenced']],
]);

goldenBlocks('PL/SQL Language Reference: Declarations', [
  [
    compilationOf('DECLARE c CONSTANT NUMBER := 1; BEGIN c := 2; END;'),
    ["PLS-00363: expression 'C' cannot be used as an assignment target"],
  ],
  [
    `DECLARE c CONSTANT PLS_INTEGER := 2; TYPE v IS VARRAY(c + 1) OF NUMBER; a v := v(); TYPE r IS RECORD (n NUMBER := 2 * 3); x r;
     BEGIN dbms_output.put_line(a.LIMIT || x.n); END;`,
    ['36'],
  ],
  [
    compilationOf('DECLARE TYPE r IS RECORD (a NUMBER, a NUMBER); BEGIN NULL; END;'),
    ['PLS-00410: duplicate fields in RECORD,TABLE or argument list are not permitted'],
  ],
  [
    compilationOf('DECLARE n NUMBER NOT NULL := 1; m n%TYPE; BEGIN NULL; END;'),
    ['PLS-00218: a variable declared NOT NULL must have an initialization assignment'],
  ],
  [
    `DECLARE n NUMBER NOT NULL := 1; m NUMBER; BEGIN n := m; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(n); END;`,
    ['1'],
  ],
  [
    `DECLARE SUBTYPE digit IS PLS_INTEGER RANGE 0 .. 9; d digit; e d%TYPE; BEGIN d := 9; BEGIN d := 10; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(d); END;
       e := -1; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('e'); END;`,
    ['9', 'e'],
  ],
  [
    `DECLARE SUBTYPE price IS NUMBER(5, 2); a price := 1.239; b price; BEGIN dbms_output.put_line(a); b := 1000; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('b'); END;`,
    ['1.24', 'b'],
  ],
  [
    `DECLARE n PLS_INTEGER := 2147483647; BEGIN n := n + 1; END;`,
    ['ORA-01426: numeric overflow', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE n SIMPLE_INTEGER := 2147483645; BEGIN FOR i IN 1 .. 4 LOOP n := n + 1; dbms_output.put_line(n); END LOOP; END;`,
    ['2147483646', '2147483647', '-2147483648', '-2147483647'],
  ],
  [
    `DECLARE a NATURAL := 0; b POSITIVE := 1; c SIGNTYPE := -1; BEGIN BEGIN a := -1; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('a'); END;
       BEGIN b := 0; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('b'); END; c := 2; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('c'); END;`,
    ['a', 'b', 'c'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Subprogram Parameters', [
  [
    `DECLARE PROCEDURE q(a NUMBER, b NUMBER DEFAULT 2, c NUMBER := 3) IS BEGIN dbms_output.put_line(a || b || c); END;
     BEGIN q(1); q(1, c => 9); q(c => 7, a => 8); q(1, 5); END;`,
    ['123', '129', '827', '153'],
  ],
  [
    compilationOf('DECLARE PROCEDURE q(a NUMBER, b NUMBER) IS BEGIN NULL; END; BEGIN q(a => 1, 2); END;'),
    ['PLS-00312: a positional parameter association may not follow a named association'],
  ],
  [
    compilationOf('DECLARE PROCEDURE q(a NUMBER) IS BEGIN NULL; END; BEGIN q; END;'),
    ["PLS-00306: wrong number or types of arguments in call to 'Q'"],
  ],
  [
    compilationOf('DECLARE PROCEDURE q(a IN NUMBER) IS BEGIN a := 1; END; BEGIN q(1); END;'),
    ["PLS-00363: expression 'A' cannot be used as an assignment target"],
  ],
  [
    compilationOf('DECLARE PROCEDURE q(a OUT NUMBER) IS BEGIN a := 1; END; BEGIN q(3); END;'),
    ["PLS-00363: expression '3' cannot be used as an assignment target"],
  ],
  [
    `DECLARE n NUMBER := 4; r VARCHAR2(9) := 'in'; PROCEDURE q(a OUT NUMBER, b IN OUT VARCHAR2) IS BEGIN dbms_output.put_line('[' || a || b || ']'); b := b || '!'; END;
     BEGIN q(n, r); dbms_output.put_line('[' || n || r || ']'); END;`,
    ['[in]', '[in!]'],
  ],
  [
    `DECLARE n NUMBER := 1; x NUMBER; PROCEDURE q(a NUMBER := n * 2) IS BEGIN dbms_output.put_line(a); END; PROCEDURE r(a OUT VARCHAR2) IS BEGIN a := '12'; END;
     BEGIN n := 5; q; r(x); dbms_output.put_line(x + 1); END;`,
    ['10', '13'],
  ],
  [
    `DECLARE TYPE r IS RECORD (a NUMBER := 5, b NUMBER); v r; PROCEDURE q(x OUT r) IS BEGIN dbms_output.put_line(x.a); x.b := 1; END;
     BEGIN v.a := 9; q(v); dbms_output.put_line(v.a || v.b); END;`,
    ['5', '51'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Overloaded Subprograms', [
  [
    `DECLARE PROCEDURE q(a NUMBER) IS BEGIN dbms_output.put_line('number'); END; PROCEDURE q(a VARCHAR2) IS BEGIN dbms_output.put_line('varchar2'); END;
       PROCEDURE q(a DATE) IS BEGIN dbms_output.put_line('date'); END; PROCEDURE q(a BOOLEAN) IS BEGIN dbms_output.put_line('boolean'); END;
       PROCEDURE q(a NUMBER, b NUMBER) IS BEGIN dbms_output.put_line('two'); END;
     BEGIN q(1); q('1'); q(SYSDATE); q(1, 2); q(TRUE); END;`,
    ['number', 'varchar2', 'date', 'two', 'boolean'],
  ],
  [
    `DECLARE PROCEDURE q(a NUMBER) IS BEGIN dbms_output.put_line('a'); END; PROCEDURE q(b NUMBER) IS BEGIN dbms_output.put_line('b'); END; BEGIN q(b => 1); q(a => 1); END;`,
    ['b', 'a'],
  ],
  [
    `DECLARE PROCEDURE q(a PLS_INTEGER) IS BEGIN dbms_output.put_line('pls_integer'); END; PROCEDURE q(a NUMBER) IS BEGIN dbms_output.put_line('number'); END;
       PROCEDURE q(a BINARY_FLOAT) IS BEGIN dbms_output.put_line('binary_float'); END; PROCEDURE q(a BINARY_DOUBLE) IS BEGIN dbms_output.put_line('binary_double'); END;
     BEGIN q(1); q(1.5); q(1f); q(1d); END;`,
    ['pls_integer', 'number', 'binary_float', 'binary_double'],
  ],
  [
    compilationOf(
      'DECLARE PROCEDURE q(a NUMBER) IS BEGIN NULL; END; PROCEDURE q(b NUMBER) IS BEGIN NULL; END; BEGIN q(1); END;',
    ),
    ["PLS-00307: too many declarations of 'Q' match this call"],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Nested, Package, and Standalone Subprograms', [
  [
    `DECLARE PROCEDURE even(n NUMBER); PROCEDURE odd(n NUMBER) IS BEGIN IF n > 0 THEN even(n - 1); ELSE dbms_output.put_line('even'); END IF; END;
       PROCEDURE even(n NUMBER) IS BEGIN IF n > 0 THEN odd(n - 1); ELSE dbms_output.put_line('odd'); END IF; END;
       FUNCTION f(n NUMBER) RETURN NUMBER IS BEGIN RETURN CASE WHEN n < 2 THEN 1 ELSE n * f(n - 1) END; END; BEGIN odd(4); dbms_output.put_line(f(10)); END;`,
    ['even', '3628800'],
  ],
  [
    compilationOf('DECLARE PROCEDURE q IS BEGIN later; END; PROCEDURE later IS BEGIN NULL; END; BEGIN q; END;'),
    ["PLS-00313: 'LATER' not declared in this scope"],
  ],
  [
    compilationOf('DECLARE PROCEDURE q(a NUMBER); BEGIN q(1); END;'),
    ['PLS-00328: A subprogram body must be defined for the forward declaration of Q.'],
  ],
  [
    `DECLARE n NUMBER := 1; FUNCTION f RETURN NUMBER IS PRAGMA INLINE(f, 'NO'); BEGIN RETURN n; END; PROCEDURE q IS BEGIN RETURN; dbms_output.put_line('no'); END;
     BEGIN n := 5; q; PRAGMA INLINE(f, 'YES'); dbms_output.put_line(f); END;`,
    ['5'],
  ],
]);

goldenBlocks(
  'PL/SQL Language Reference: Subprogram Side Effects',
  [
    [
      `DECLARE n NUMBER := 3; BEGIN SELECT missing INTO n FROM dual; dbms_output.put_line('[' || n || ']'); n := missing; END;`,
      ['[]', 'ORA-01403: no data found', 'ORA-06512: at "SYSTEM.MISSING", line 1', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE n NUMBER; BEGIN n := writing; SELECT COUNT(*) INTO n FROM written; dbms_output.put_line(n); SELECT writing INTO n FROM dual; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['1', '-14551'],
    ],
  ],
  {
    setUp: [
      'CREATE TABLE written (a NUMBER)',
      'CREATE FUNCTION missing RETURN NUMBER IS BEGIN RAISE NO_DATA_FOUND; END;',
      'CREATE FUNCTION writing RETURN NUMBER IS BEGIN INSERT INTO written VALUES (1); RETURN 1; END;',
    ],
  },
);

const PACKAGES = {
  setUp: [
    `CREATE PACKAGE counter IS n NUMBER := 1; PROCEDURE more; END;`,
    `CREATE PACKAGE BODY counter IS hidden NUMBER := 100; PROCEDURE more IS BEGIN n := n + hidden; END;
     BEGIN n := 10; dbms_output.put_line('initialised'); END;`,
    `CREATE PACKAGE once IS PRAGMA SERIALLY_REUSABLE; n NUMBER := 1; FUNCTION f RETURN NUMBER; END;`,
    `CREATE PACKAGE BODY once IS PRAGMA SERIALLY_REUSABLE; FUNCTION f RETURN NUMBER IS BEGIN RETURN n; END; END;`,
    'BEGIN once.n := 50; END;',
    'CREATE TYPE numbers IS TABLE OF NUMBER',
    `CREATE FUNCTION upto(n NUMBER) RETURN numbers PIPELINED IS BEGIN FOR i IN 1 .. n LOOP PIPE ROW (i); END LOOP; RETURN; END;`,
    `CREATE FUNCTION twice(n NUMBER) RETURN NUMBER DETERMINISTIC IS PRAGMA UDF; BEGIN RETURN n * 2; END;`,
    `CREATE FUNCTION thrice(n NUMBER) RETURN NUMBER RESULT_CACHE IS BEGIN RETURN n * 3; END;`,
  ],
};

goldenBlocks(
  'PL/SQL Language Reference: Package State',
  [
    [
      `BEGIN counter.more; dbms_output.put_line(counter.n); counter.more; dbms_output.put_line(counter.n); END;`,
      ['initialised', '110', '210'],
    ],
    [`BEGIN once.n := once.n + 4; dbms_output.put_line(once.f); END;`, ['5']],
    [
      `DECLARE n NUMBER; BEGIN SELECT once.f INTO n FROM dual; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['-6534'],
    ],
    [
      `DECLARE n NUMBER; BEGIN n := counter.n; EXECUTE IMMEDIATE 'CREATE OR REPLACE PACKAGE counter IS n NUMBER := 3; PROCEDURE more; END;';
         EXECUTE IMMEDIATE 'BEGIN dbms_output.put_line(counter.n); END;'; EXCEPTION WHEN OTHERS THEN dbms_output.put_line(SQLCODE); END;`,
      ['initialised', '-4068'],
    ],
  ],
  PACKAGES,
);

goldenBlocks(
  'PL/SQL Language Reference: Function Declaration and Definition',
  [
    [
      `DECLARE n NUMBER; BEGIN n := twice(2) + thrice(2); dbms_output.put_line(n); SELECT SUM(twice(COLUMN_VALUE)) INTO n FROM TABLE(upto(4)) WHERE COLUMN_VALUE > 1; dbms_output.put_line(n); END;`,
      ['10', '18'],
    ],
  ],
  PACKAGES,
);
