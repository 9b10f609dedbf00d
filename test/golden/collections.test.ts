import { compilationOf, goldenBlocks } from '../support/golden.js';

const LIST = 'TYPE list IS TABLE OF NUMBER;';
const SHOW = `PROCEDURE show(c list) IS t VARCHAR2(200); i PLS_INTEGER; BEGIN i := c.FIRST;
  WHILE i IS NOT NULL LOOP t := t || i || '=' || NVL(TO_CHAR(c(i)), 'null') || ' '; i := c.NEXT(i); END LOOP;
  dbms_output.put_line(NVL(TRIM(t), 'none')); END;`;

goldenBlocks('PL/SQL Language Reference: Associative Arrays', [
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY VARCHAR2(10); a t; k VARCHAR2(10);
     BEGIN a('pear') := 1; a('Plum') := 2; a('fig') := 3; a('Apple') := 4; a('fig') := 5; a('10') := 6; a(9) := 7;
       k := a.FIRST; WHILE k IS NOT NULL LOOP dbms_output.put_line(k || ' ' || a(k)); k := a.NEXT(k); END LOOP; END;`,
    ['10 6', '9 7', 'Apple 4', 'Plum 2', 'fig 5', 'pear 1'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF VARCHAR2(9) INDEX BY PLS_INTEGER; a t;
     BEGIN a(100) := 'c'; a(-5) := 'a'; a(0) := 'b'; a(2.5) := 'd'; a('7') := 'e';
       dbms_output.put_line(a.COUNT || ' ' || a.FIRST || ' ' || a.LAST || ' ' || a.NEXT(-5) || ' ' || a.NEXT(0)
         || ' ' || a.PRIOR(100) || ' ' || NVL(TO_CHAR(a.PRIOR(-5)), 'none') || ' ' || NVL(TO_CHAR(a.LIMIT), 'none')); END;`,
    ['5 -5 100 0 3 7 none none'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t;
     BEGIN dbms_output.put_line(a.COUNT); IF a.FIRST IS NULL THEN dbms_output.put_line('empty'); END IF;
       dbms_output.put_line(a(1)); END;`,
    ['0', 'empty', 'ORA-01403: no data found', 'ORA-06512: at line 3'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t; BEGIN a(NULL) := 1; END;`,
    ['ORA-06502: PL/SQL: numeric or value error: NULL index table key value', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY VARCHAR2(3); a t; BEGIN a('abc') := 1; a('abcd') := 1;
     EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(a.COUNT || SQLCODE); END;`,
    ['1-6502'],
  ],
  [
    compilationOf('DECLARE TYPE t IS TABLE OF NUMBER INDEX BY DATE; BEGIN NULL; END;'),
    ['PLS-00315: Implementation restriction: unsupported table index type'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t; b t;
     BEGIN a(1) := 1; b := a; b(1) := 2; b(2) := 3; dbms_output.put_line(a(1) || ' ' || a.COUNT || ' ' || b.COUNT);
       a := t(); dbms_output.put_line(a.COUNT); END;`,
    ['1 1 2', '0'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Collection Methods', [
  [
    `DECLARE ${LIST} c list := list(10, 20, 30, 40, 50); ${SHOW}
     BEGIN c.DELETE(2); show(c); c(2) := 21; show(c); c.DELETE(2, 4); show(c); c.DELETE(3); c.DELETE(9); show(c);
       c.DELETE(5, 1); show(c); c.DELETE; show(c); c.EXTEND; show(c); END;`,
    ['1=10 3=30 4=40 5=50', '1=10 2=21 3=30 4=40 5=50', '1=10 5=50', '1=10 5=50', '1=10 5=50', 'none', '1=null'],
  ],
  [
    `DECLARE ${LIST} c list := list(10, 20, 30); ${SHOW}
     BEGIN c.EXTEND(2, 1); show(c); c.DELETE(5); c.EXTEND; show(c); c.EXTEND(2); show(c); c.EXTEND(0); show(c); END;`,
    [
      '1=10 2=20 3=30 4=10 5=10',
      '1=10 2=20 3=30 4=10 6=null',
      '1=10 2=20 3=30 4=10 6=null 7=null 8=null',
      '1=10 2=20 3=30 4=10 6=null 7=null 8=null',
    ],
  ],
  [
    `DECLARE ${LIST} c list := list(1, 2, 3, 4, 5, 6); ${SHOW}
     BEGIN c.TRIM; show(c); c.DELETE(4); show(c); c.TRIM(2); show(c); c.TRIM(0); show(c); c.TRIM(4); END;`,
    [
      '1=1 2=2 3=3 4=4 5=5',
      '1=1 2=2 3=3 5=5',
      '1=1 2=2 3=3',
      '1=1 2=2 3=3',
      'ORA-06533: Subscript beyond count',
      'ORA-06512: at line 4',
    ],
  ],
  [
    `DECLARE ${LIST} c list := list(1, 2, 3, 4); FUNCTION t(b BOOLEAN) RETURN VARCHAR2 IS
       BEGIN RETURN CASE WHEN b THEN 'y' WHEN NOT b THEN 'n' ELSE '?' END; END;
     BEGIN c.DELETE(2); dbms_output.put_line(t(c.EXISTS(1)) || t(c.EXISTS(2)) || t(c.EXISTS(99)) || t(c.EXISTS(NULL))
         || t(c.EXISTS(-1)) || t(c.EXISTS(4))); c := NULL; dbms_output.put_line(t(c.EXISTS(1))); END;`,
    ['ynnnny', 'n'],
  ],
  [
    `DECLARE TYPE v IS VARRAY(4) OF NUMBER; a v := v(1, 2); ${LIST} c list := list();
     BEGIN dbms_output.put_line(a.FIRST || a.LAST || a.COUNT || a.LIMIT); a.EXTEND(2, 2); a.TRIM;
       dbms_output.put_line(a.FIRST || a.LAST || a.COUNT || a.LIMIT || a(3)); a.DELETE;
       dbms_output.put_line('[' || a.FIRST || a.LAST || ']' || a.COUNT || a.LIMIT);
       dbms_output.put_line('[' || c.FIRST || c.LAST || c.LIMIT || ']' || c.COUNT); END;`,
    ['1224', '13342', '[]04', '[]0'],
  ],
  [
    `DECLARE ${LIST} c list := list(18, NULL, 36, 45, 54); BEGIN c.DELETE(4);
       dbms_output.put_line(c.PRIOR(4) || c.NEXT(4) || ' ' || c.PRIOR(99) || c.NEXT(-3) || ' [' || c.PRIOR(1) || c.NEXT(5)
         || c.NEXT(NULL) || '] ' || c.NEXT(1) || c.PRIOR(5) || c.COUNT || c.LAST); END;`,
    ['35 51 [] 2345'],
  ],
  [
    compilationOf('DECLARE TYPE v IS VARRAY(4) OF NUMBER; a v := v(1, 2); BEGIN a.DELETE(1); END;'),
    ["PLS-00306: wrong number or types of arguments in call to 'DELETE'"],
  ],
  [
    compilationOf('DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t; BEGIN a.EXTEND; END;'),
    ["PLS-00306: wrong number or types of arguments in call to 'EXTEND'"],
  ],
  [
    `DECLARE TYPE v IS VARRAY(2) OF NUMBER; a v := v(1, 2); BEGIN a.EXTEND; END;`,
    ['ORA-06532: Subscript outside of limit', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE ${LIST} c list := list(1); BEGIN c.EXTEND(1, 2); END;`,
    ['ORA-06533: Subscript beyond count', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY VARCHAR2(9); a t; BEGIN a('b') := 1; a('d') := 2; a('f') := 3; a('h') := 4;
       dbms_output.put_line(a.NEXT('c') || a.PRIOR('c') || a.NEXT('b') || '[' || a.NEXT('h') || ']'); a.DELETE('d', 'f');
       dbms_output.put_line(a.COUNT || a.FIRST || a.LAST); a.DELETE('zz'); a.DELETE('b'); dbms_output.put_line(a.FIRST); END;`,
    ['dbd[]', '2bh', 'h'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Predefined Exceptions of collections', [
  [
    `DECLARE ${LIST} c list; BEGIN IF c IS NULL THEN dbms_output.put_line('null'); END IF; dbms_output.put_line(c.COUNT); END;`,
    ['null', 'ORA-06531: Reference to uninitialized collection', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE ${LIST} c list; BEGIN c(1) := 1; END;`,
    ['ORA-06531: Reference to uninitialized collection', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE ${LIST} c list := list(1, 2); BEGIN c(3) := 1; END;`,
    ['ORA-06533: Subscript beyond count', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE ${LIST} c list := list(1, 2); BEGIN c(0) := 1; END;`,
    ['ORA-06532: Subscript outside of limit', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE TYPE v IS VARRAY(3) OF NUMBER; c v := v(1, 2); BEGIN c(3) := 1; END;`,
    ['ORA-06533: Subscript beyond count', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE TYPE v IS VARRAY(3) OF NUMBER; c v := v(1, 2); BEGIN c(4) := 1; END;`,
    ['ORA-06532: Subscript outside of limit', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE ${LIST} c list := list(1, 2); BEGIN c.DELETE(1); dbms_output.put_line(c(1)); END;`,
    ['ORA-01403: no data found', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE ${LIST} c list := list(1, 2); i PLS_INTEGER; BEGIN c(i) := 1;
     EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(SQLCODE); END;`,
    ['-6502'],
  ],
  [
    `DECLARE ${LIST} c list := list(1); BEGIN c(1) := 'x'; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(SQLCODE); END;`,
    ['-6502'],
  ],
  [
    `DECLARE TYPE v IS VARRAY(2) OF NUMBER; c v; BEGIN c := v(1, 2, 3); END;`,
    ['ORA-06532: Subscript outside of limit', 'ORA-06512: at line 1'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Assigning Values to Collection Variables', [
  [
    `DECLARE ${LIST} a list := list(1, 2); b list; ${SHOW} BEGIN b := a; b(1) := 9; show(a); show(b); a := NULL;
       IF a IS NULL AND b IS NOT NULL THEN dbms_output.put_line('null'); END IF; a := list();
       IF a IS NOT NULL THEN dbms_output.put_line('empty'); END IF; END;`,
    ['1=1 2=2', '1=9 2=2', 'null', 'empty'],
  ],
  [
    compilationOf(
      'DECLARE TYPE one IS TABLE OF NUMBER; TYPE two IS TABLE OF NUMBER; a one := one(1); b two; BEGIN b := a; END;',
    ),
    ['PLS-00382: expression is of wrong type'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER NOT NULL; a t := t(1); n NUMBER; BEGIN a(1) := n;
     EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(SQLCODE || ' ' || a(1)); END;`,
    ['-6502 1'],
  ],
  [
    `DECLARE TYPE v IS VARRAY(3) OF NUMBER; TYPE m IS TABLE OF v; a m := m(v(1, 2), v(3)); BEGIN a(1)(2) := 5; a(2).EXTEND;
       a(2)(2) := 8; a.EXTEND; a(3) := v(9, 9, 9); dbms_output.put_line(a(1)(2) || a(2)(2) || a.COUNT || a(3).COUNT);
       a(3).EXTEND; END;`,
    ['5833', 'ORA-06532: Subscript outside of limit', 'ORA-06512: at line 3'],
  ],
  [
    `DECLARE TYPE inner IS TABLE OF VARCHAR2(5) INDEX BY VARCHAR2(3); TYPE outer IS TABLE OF inner INDEX BY PLS_INTEGER; a outer;
     BEGIN a(7)('x') := 'one'; a(7)('b') := 'two'; dbms_output.put_line(a.COUNT || a(7).COUNT || a(7).FIRST || a(7)('x')); END;`,
    ['12bone'],
  ],
  [
    `DECLARE TYPE line IS RECORD (sku VARCHAR2(9), amount NUMBER := 1); TYPE lines IS TABLE OF line INDEX BY PLS_INTEGER; a lines;
     BEGIN a(1).sku := 'A'; a(2) := line('B', 5); a(3) := a(1); a(3).amount := 9;
       dbms_output.put_line(a(1).sku || a(1).amount || a(2).sku || a(2).amount || a(3).sku || a(3).amount); END;`,
    ['A1B5A9'],
  ],
  [
    `DECLARE TYPE r IS RECORD (d DATE := TRUNC(SYSDATE), u VARCHAR2(30) := USER || '!', n NUMBER); TYPE t IS TABLE OF r; a t := t(); b r; BEGIN a.EXTEND;
       dbms_output.put_line(a(1).u || b.u || (b.d - TRUNC(SYSDATE)) || r(n => 7).u); END;`,
    ['SYSTEM!SYSTEM!0SYSTEM!'],
  ],
  [
    `DECLARE ${LIST} c list := list(1); PROCEDURE grow(p IN OUT list) IS BEGIN p.EXTEND; p(p.LAST) := 7; END;
       FUNCTION made RETURN list IS BEGIN RETURN list(4, 5, 6); END;
     BEGIN grow(c); dbms_output.put_line(c(2) || made()(3) || made().COUNT); END;`,
    ['763'],
  ],
  [
    compilationOf('DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t; BEGIN a := NULL; END;'),
    ['PLS-00382: expression is of wrong type'],
  ],
]);

goldenBlocks('PL/SQL Language Reference: Qualified Expressions Overview', [
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t := t(7 => 70, -1 => 10, 3 => 30); b t := t(FOR i IN 1 .. 4 => i * i);
       c t := t(FOR i IN 2 .. 10 BY 4 INDEX i * 100 => i); d t := t(FOR v IN VALUES OF b WHEN v > 1 SEQUENCE => v + 1);
     BEGIN dbms_output.put_line(a.FIRST || a.LAST || a(3)); dbms_output.put_line(b.FIRST || b.LAST || b(4));
       dbms_output.put_line(c.COUNT || c.FIRST || c(1000)); dbms_output.put_line(d.FIRST || d.LAST || d(3)); END;`,
    ['-1730', '1416', '320010', '1317'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY VARCHAR2(9); a t := t('x' => 1, 'y' => 2); b t;
     BEGIN b := t(FOR k, v IN PAIRS OF a INDEX k || k => v * 10); dbms_output.put_line(b.FIRST || b('yy') || b.COUNT);
       a := t(); dbms_output.put_line(a.COUNT); END;`,
    ['xx202', '0'],
  ],
  [
    `DECLARE TYPE r IS RECORD (a NUMBER := 2, b VARCHAR2(5), c NUMBER); x r := r(1, 'q'); y r := r(c => 3, a => 4);
       z r := r(b => 'u', OTHERS => 6); e r := r();
     BEGIN dbms_output.put_line(x.a || x.b || '[' || x.c || ']' || y.a || y.c || z.a || z.b || z.c || e.a); END;`,
    ['1q[]436u62'],
  ],
  [
    `DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; n PLS_INTEGER; a t := t(n => 1); BEGIN NULL; END;`,
    ['ORA-06502: PL/SQL: numeric or value error: NULL index table key value', 'ORA-06512: at line 1'],
  ],
]);

const B = `FUNCTION b(v BOOLEAN) RETURN VARCHAR2 IS BEGIN RETURN CASE WHEN v THEN 'y' WHEN NOT v THEN 'n' ELSE '?' END; END;`;

goldenBlocks('PL/SQL Language Reference: Collection Comparisons', [
  [
    `DECLARE ${LIST} a list := list(1, 2, 2); c list := list(2, 1, 2); d list := list(1, 2); e list; ${B}
     BEGIN dbms_output.put_line(b(a = c) || b(a = d) || b(a <> d) || b(a = e) || b(a IN (d, c)) || b(a NOT IN (d, c)));
       dbms_output.put_line(b(e IS NULL) || b(d IS NOT NULL) || b(list() IS NULL) || b(list() = list())); END;`,
    ['yny?yn', 'yyny'],
  ],
  [
    `DECLARE ${LIST} a list := list(1, 2, 2, 4); none list := list(); e list; ${B}
     BEGIN dbms_output.put_line(b(a IS A SET) || b(SET(a) IS A SET) || b(none IS A SET) || b(e IS NOT A SET));
       dbms_output.put_line(b(a IS EMPTY) || b(none IS EMPTY) || b(e IS EMPTY) || b(a IS NOT EMPTY));
       dbms_output.put_line(b(4 MEMBER OF a) || b(3 MEMBER OF a) || b(3 NOT MEMBER OF a) || b(NULL MEMBER OF a) || b(4 MEMBER OF e));
       dbms_output.put_line(b(list(2, 2) SUBMULTISET OF a) || b(list(1, 1) SUBMULTISET OF a) || b(none SUBMULTISET OF a)
         || b(a NOT SUBMULTISET OF none) || b(e SUBMULTISET OF a) || b(a SUBMULTISET OF e));
       dbms_output.put_line(CARDINALITY(a) || CARDINALITY(SET(a)) || CARDINALITY(none) || '[' || CARDINALITY(e) || ']'); END;`,
    ['nyy?', 'ny?y', 'yny??', 'ynyy??', '430[]'],
  ],
  [
    compilationOf('DECLARE TYPE v IS VARRAY(2) OF NUMBER; a v := v(1); BEGIN IF a = a THEN NULL; END IF; END;'),
    ["PLS-00306: wrong number or types of arguments in call to '='"],
  ],
  [
    compilationOf(
      'DECLARE TYPE t IS TABLE OF NUMBER INDEX BY PLS_INTEGER; a t; BEGIN IF a IS NULL THEN NULL; END IF; END;',
    ),
    ["PLS-00306: wrong number or types of arguments in call to 'IS NULL'"],
  ],
  [
    compilationOf(
      `DECLARE TYPE r IS RECORD (n NUMBER); TYPE t IS TABLE OF r; a t; BEGIN IF a = a THEN NULL; END IF; END;`,
    ),
    ["PLS-00306: wrong number or types of arguments in call to '='"],
  ],
]);

goldenBlocks('SQL Language Reference: Multiset Operators', [
  [
    `DECLARE ${LIST} a list := list(5, 5, 3); b list := list(5, 3, 8); n list; r list; ${SHOW}
     BEGIN r := a MULTISET UNION b; show(r); r := a MULTISET UNION ALL b; show(r); r := a MULTISET UNION DISTINCT b; show(r);
       r := a MULTISET INTERSECT b; show(r); r := list(5, 5, 7) MULTISET INTERSECT list(5, 5, 5); show(r);
       r := list(5, 5, 7) MULTISET INTERSECT DISTINCT list(5, 5, 5); show(r);
       r := list(5, 5, 7) MULTISET EXCEPT list(5); show(r); r := list(5, 5, 7, 7) MULTISET EXCEPT DISTINCT list(5); show(r);
       r := SET(list(4, 4, 2)); show(r); r := list() MULTISET UNION a; show(r); r := a MULTISET EXCEPT a; show(r); END;`,
    [
      '1=5 2=5 3=3 4=5 5=3 6=8',
      '1=5 2=5 3=3 4=5 5=3 6=8',
      '1=5 2=3 3=8',
      '1=5 2=3',
      '1=5 2=5',
      '1=5',
      '1=5 2=7',
      '1=7',
      '1=4 2=2',
      '1=5 2=5 3=3',
      'none',
    ],
  ],
]);

goldenBlocks(
  'SQL Language Reference: Multiset Conditions',
  [
    [
      `DECLARE n NUMBER; c numbers; BEGIN SELECT COUNT(*) INTO n FROM bag WHERE 2 MEMBER OF v AND v IS NOT A SET AND v IS NOT EMPTY; dbms_output.put_line(n);
         SELECT COUNT(*) INTO n FROM bag WHERE numbers(1, 2) SUBMULTISET OF v; dbms_output.put_line(n); SELECT COUNT(*) INTO n FROM bag WHERE v = numbers(3, 1); dbms_output.put_line(n);
         SELECT SUM(CARDINALITY(SET(v))) INTO n FROM bag; dbms_output.put_line(n); SELECT v MULTISET EXCEPT numbers(2) INTO c FROM bag WHERE id = 1; dbms_output.put_line(c.COUNT || c(1) || c(2)); END;`,
      ['1', '1', '1', '4', '212'],
    ],
  ],
  {
    setUp: [
      'CREATE TYPE numbers IS TABLE OF NUMBER',
      'CREATE TABLE bag (id NUMBER, v numbers) NESTED TABLE v STORE AS bag_v',
      'INSERT INTO bag VALUES (1, numbers(1, 2, 2))',
      'INSERT INTO bag VALUES (2, numbers(1, 3))',
    ],
  },
);

const ROWS = {
  setUp: [
    'CREATE TABLE part (id NUMBER PRIMARY KEY, name VARCHAR2(5) NOT NULL)',
    "INSERT INTO part SELECT LEVEL, 'p' || LEVEL FROM dual CONNECT BY LEVEL <= 7",
    'COMMIT',
  ],
};

goldenBlocks(
  'PL/SQL Language Reference: BULK COLLECT Clause',
  [
    [
      `DECLARE TYPE t IS TABLE OF part%ROWTYPE; r t; CURSOR c IS SELECT * FROM part ORDER BY id;
       BEGIN OPEN c; LOOP FETCH c BULK COLLECT INTO r LIMIT 3; EXIT WHEN r.COUNT = 0;
         dbms_output.put_line(r.COUNT || r(1).name || c%ROWCOUNT || CASE WHEN c%NOTFOUND THEN '!' END); END LOOP; CLOSE c; END;`,
      ['3p13', '3p46', '1p77!'],
    ],
    [
      `DECLARE ${LIST} ids list := list(9, 9); TYPE t IS TABLE OF part.name%TYPE INDEX BY PLS_INTEGER; names t;
       BEGIN SELECT id, name BULK COLLECT INTO ids, names FROM part WHERE id < 4 ORDER BY id DESC;
         dbms_output.put_line(ids.COUNT || ids(1) || names(3) || SQL%ROWCOUNT);
         SELECT id BULK COLLECT INTO ids FROM part WHERE id > 90; dbms_output.put_line(ids.COUNT || SQL%ROWCOUNT);
         UPDATE part SET name = name || 'x' WHERE id IN (2, 5) RETURNING id, name BULK COLLECT INTO ids, names;
         dbms_output.put_line(ids.COUNT || SQL%ROWCOUNT || names(names.LAST)); END;`,
      ['33p13', '00', '22p5x'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: FORALL Statement',
  [
    [
      `DECLARE ${LIST} c list := list(6, 3, 99, 3); gone list; BEGIN
         FORALL i IN 1 .. c.COUNT DELETE FROM part WHERE id <= c(i) AND id > c(i) - 2 RETURNING id BULK COLLECT INTO gone;
         FOR i IN 1 .. 4 LOOP dbms_output.put(SQL%BULK_ROWCOUNT(i) || ' '); END LOOP;
         dbms_output.put_line(SQL%ROWCOUNT || ' ' || gone.COUNT);
         FORALL i IN 2 .. 3 UPDATE part SET name = 'u' WHERE id = c(i) - 98;
         dbms_output.put_line(SQL%BULK_ROWCOUNT(2) || SQL%BULK_ROWCOUNT(3) || SQL%ROWCOUNT); END;`,
      ['2 2 0 0 4 4', '011'],
    ],
    [
      `DECLARE ${LIST} c list := list(1, 2, 3, 4, 5); TYPE p IS TABLE OF PLS_INTEGER; pointers p := p(5, 1); n NUMBER;
       BEGIN c.DELETE(2); FORALL i IN INDICES OF c UPDATE part SET name = 'i' WHERE id = c(i); dbms_output.put_line(SQL%ROWCOUNT);
         FORALL i IN INDICES OF c BETWEEN 2 AND 4 UPDATE part SET name = 'b' WHERE id = c(i); dbms_output.put_line(SQL%ROWCOUNT);
         FORALL i IN VALUES OF pointers DELETE FROM part WHERE id = c(i); dbms_output.put_line(SQL%ROWCOUNT);
         SELECT SUM(id) INTO n FROM part; dbms_output.put_line(n);
         FORALL i IN 1 .. 3 DELETE FROM part WHERE id = c(i); END;`,
      ['4', '2', '2', '22', 'ORA-22160: element at index [2] does not exist', 'ORA-06512: at line 6'],
    ],
    [
      `DECLARE TYPE t IS TABLE OF VARCHAR2(9); c t := t('a', NULL, 'toolong', 'd', 'e'); bad EXCEPTION; PRAGMA EXCEPTION_INIT(bad, -24381);
       n NUMBER; BEGIN FORALL i IN 1 .. 5 SAVE EXCEPTIONS INSERT INTO part VALUES (20 + i, c(i)); EXCEPTION WHEN bad THEN
         dbms_output.put_line(SQLERRM || ' ' || SQL%BULK_EXCEPTIONS.COUNT); FOR i IN 1 .. SQL%BULK_EXCEPTIONS.COUNT LOOP
           dbms_output.put_line(SQL%BULK_EXCEPTIONS(i).ERROR_INDEX || ' ' || SQL%BULK_EXCEPTIONS(i).ERROR_CODE); END LOOP;
         SELECT COUNT(*) INTO n FROM part WHERE id > 20; dbms_output.put_line(n); END;`,
      ['ORA-24381: error(s) in array DML 2', '2 1400', '3 12899', '3'],
    ],
    [
      `DECLARE TYPE t IS TABLE OF VARCHAR2(9); c t := t('a', 'b', 'toolong', 'd'); n NUMBER;
       BEGIN FORALL i IN 1 .. 4 INSERT INTO part VALUES (20 + i, c(i));
       EXCEPTION WHEN OTHERS THEN SELECT COUNT(*) INTO n FROM part WHERE id > 20; dbms_output.put_line(SQLCODE || ' ' || n); END;`,
      ['-12899 2'],
    ],
  ],
  ROWS,
);
