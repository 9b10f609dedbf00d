import { compilationOf, goldenBlocks } from '../support/golden.js';

const ROWS = {
  setUp: [
    'CREATE TABLE part (id NUMBER PRIMARY KEY, name VARCHAR2(9))',
    "INSERT INTO part SELECT LEVEL, 'p' || LEVEL FROM dual CONNECT BY LEVEL <= 5",
    'COMMIT',
  ],
};
const P = 'PROCEDURE p(v VARCHAR2) IS BEGIN dbms_output.put_line(v); END;';
const B = `FUNCTION b(v BOOLEAN) RETURN VARCHAR2 IS BEGIN RETURN CASE WHEN v THEN 'y' WHEN NOT v THEN 'n' ELSE '?' END; END;`;

goldenBlocks(
  'PL/SQL Language Reference: Implicit Cursors',
  [
    [
      `DECLARE n NUMBER; ${P} ${B} PROCEDURE show IS BEGIN p(b(SQL%FOUND) || b(SQL%NOTFOUND) || b(SQL%ISOPEN) || NVL(TO_CHAR(SQL%ROWCOUNT), '-')); END;
       BEGIN show; UPDATE part SET name = 'u' WHERE id < 4; show; DELETE FROM part WHERE id > 90; show; INSERT INTO part VALUES (50, 'x'); show;
         SELECT id INTO n FROM part WHERE id = 2; show; SELECT MAX(id) INTO n FROM part WHERE id > 90; show;
         BEGIN SELECT id INTO n FROM part WHERE id = 99; EXCEPTION WHEN NO_DATA_FOUND THEN show; END; END;`,
      ['??n-', 'ynn3', 'nyn0', 'ynn1', 'ynn1', 'ynn1', 'nyn0'],
    ],
    [
      `DECLARE n NUMBER := 7; BEGIN SELECT id INTO n FROM part WHERE id > 1; END;`,
      ['ORA-01422: exact fetch returns more than requested number of rows', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE n NUMBER; BEGIN SELECT id INTO n FROM part WHERE id > 100; END;`,
      ['ORA-01403: no data found', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE n NUMBER; BEGIN SELECT id INTO n FROM part; EXCEPTION WHEN TOO_MANY_ROWS THEN dbms_output.put_line(SIGN(SQL%ROWCOUNT)); END;`,
      ['1'],
    ],
    [
      compilationOf('BEGIN SELECT id FROM part; END;'),
      ['PLS-00428: an INTO clause is expected in this SELECT statement'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: Explicit Cursors',
  [
    [
      `DECLARE CURSOR c(low NUMBER, high NUMBER DEFAULT 3) IS SELECT * FROM part WHERE id BETWEEN low AND high ORDER BY id; r c%ROWTYPE; ${P} ${B}
       BEGIN p(b(c%ISOPEN)); OPEN c(2); p(b(c%ISOPEN) || b(c%FOUND) || b(c%NOTFOUND) || c%ROWCOUNT);
         LOOP FETCH c INTO r; EXIT WHEN c%NOTFOUND; p(r.id || r.name || c%ROWCOUNT || b(c%FOUND)); END LOOP; p(b(c%NOTFOUND) || c%ROWCOUNT); CLOSE c;
         FOR x IN c(4, high => 9) LOOP p(x.id || c%ROWCOUNT || b(c%ISOPEN)); END LOOP; p(b(c%ISOPEN)); END;`,
      ['n', 'y??0', '2p21y', '3p32y', 'y2', '41y', '52y', 'n'],
    ],
    [
      `DECLARE CURSOR c IS SELECT id FROM part; BEGIN OPEN c; OPEN c; END;`,
      ['ORA-06511: PL/SQL: cursor already open', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE CURSOR c IS SELECT id FROM part; BEGIN CLOSE c; END;`,
      ['ORA-01001: invalid cursor', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE CURSOR c IS SELECT id FROM part; n NUMBER; BEGIN FETCH c INTO n; END;`,
      ['ORA-01001: invalid cursor', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE CURSOR c IS SELECT id FROM part; BEGIN IF c%FOUND THEN NULL; END IF; END;`,
      ['ORA-01001: invalid cursor', 'ORA-06512: at line 1'],
    ],
    [
      compilationOf('DECLARE CURSOR c IS SELECT * FROM part; n NUMBER; BEGIN OPEN c; FETCH c INTO n; END;'),
      ['PLS-00394: wrong number of values in the INTO list of a FETCH statement'],
    ],
    [
      `DECLARE CURSOR c IS SELECT id FROM part WHERE id = 1; n NUMBER; BEGIN OPEN c; FETCH c INTO n; n := 77; FETCH c INTO n; dbms_output.put_line(n); END;`,
      ['77'],
    ],
    [
      `DECLARE f NUMBER := 2; CURSOR c IS SELECT id * f FROM part WHERE id = 3; n NUMBER; BEGIN OPEN c; f := 10; FETCH c INTO n; dbms_output.put_line(n); END;`,
      ['6'],
    ],
    [
      `DECLARE CURSOR c RETURN part%ROWTYPE; CURSOR c RETURN part%ROWTYPE IS SELECT * FROM part ORDER BY id; BEGIN FOR r IN c LOOP dbms_output.put_line(r.name); EXIT; END LOOP;
         FOR r IN (SELECT id + 1 AS next, name FROM part ORDER BY id DESC) LOOP dbms_output.put_line(r.next || r.name); EXIT; END LOOP; END;`,
      ['p1', '6p5'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: SELECT FOR UPDATE and FOR UPDATE Cursors',
  [
    [
      `DECLARE CURSOR c IS SELECT * FROM part WHERE id < 4 FOR UPDATE OF name; n NUMBER; BEGIN
         FOR r IN c LOOP IF r.id = 2 THEN DELETE FROM part WHERE CURRENT OF c; ELSE UPDATE part SET name = r.name || '!' WHERE CURRENT OF c; END IF; END LOOP;
         FOR r IN (SELECT * FROM part ORDER BY id) LOOP dbms_output.put_line(r.id || r.name); END LOOP; END;`,
      ['1p1!', '3p3!', '4p4', '5p5'],
    ],
    [
      `DECLARE CURSOR c IS SELECT * FROM part FOR UPDATE; r part%ROWTYPE; BEGIN OPEN c; FETCH c INTO r; COMMIT; FETCH c INTO r; END;`,
      ['ORA-01002: fetch out of sequence', 'ORA-06512: at line 1'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: Cursor Variables',
  [
    [
      `DECLARE TYPE strong IS REF CURSOR RETURN part%ROWTYPE; a strong; b strong; c SYS_REFCURSOR; r part%ROWTYPE; n NUMBER; ${P}
       BEGIN OPEN a FOR SELECT * FROM part ORDER BY id; b := a; FETCH b INTO r; FETCH a INTO r; p(r.id || b%ROWCOUNT);
         OPEN c FOR 'SELECT id FROM part WHERE id > :x ORDER BY id' USING 3; FETCH c INTO n; p(n);
         OPEN c FOR SELECT name FROM part WHERE id = 5; FETCH c INTO r.name; p(r.name); CLOSE c; CLOSE a; END;`,
      ['22', '4', 'p5'],
    ],
    [
      compilationOf(
        'DECLARE TYPE strong IS REF CURSOR RETURN part%ROWTYPE; a strong; BEGIN OPEN a FOR SELECT id FROM part; END;',
      ),
      ['PLS-00382: expression is of wrong type'],
    ],
    [
      `DECLARE c SYS_REFCURSOR; n NUMBER; r part%ROWTYPE; BEGIN OPEN c FOR SELECT * FROM part ORDER BY id; BEGIN FETCH c INTO n;
         EXCEPTION WHEN ROWTYPE_MISMATCH THEN FETCH c INTO r; dbms_output.put_line(r.name); END; END;`,
      ['p1'],
    ],
    [
      `DECLARE c SYS_REFCURSOR; n NUMBER; BEGIN FETCH c INTO n; END;`,
      ['ORA-01001: invalid cursor', 'ORA-06512: at line 1'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: EXECUTE IMMEDIATE Statement',
  [
    [
      `DECLARE n NUMBER; v VARCHAR2(20) := 'io'; ${P} BEGIN EXECUTE IMMEDIATE 'BEGIN :a := :b * 2; :c := :c || ''x''; END;' USING OUT n, 21, IN OUT v; p(n || v);
         EXECUTE IMMEDIATE 'UPDATE part SET name = :1 WHERE id = :2 RETURNING name || id INTO :3' USING 'new', 1 RETURNING INTO v; p(v || SQL%ROWCOUNT);
         EXECUTE IMMEDIATE 'SELECT id, name FROM part WHERE id = :x' INTO n, v USING 1; p(n || v);
         EXECUTE IMMEDIATE 'SELECT :a + :a FROM dual' INTO n USING 3, 4; p(n); EXECUTE IMMEDIATE 'DELETE FROM part WHERE id > :x' USING 3; p(SQL%ROWCOUNT); END;`,
      ['42iox', 'new11', '1new', '7', '2'],
    ],
    [
      `DECLARE TYPE ids IS TABLE OF NUMBER; TYPE names IS TABLE OF VARCHAR2(9); a ids; b names; ${P} BEGIN
         EXECUTE IMMEDIATE 'SELECT id, name FROM part WHERE id < :x ORDER BY id' BULK COLLECT INTO a, b USING 4; p(a.COUNT || b(3));
         EXECUTE IMMEDIATE 'DELETE FROM part WHERE id > :x RETURNING id INTO :y' USING 3 RETURNING BULK COLLECT INTO a; p(a.COUNT || SQL%ROWCOUNT);
         a := ids(1, 2); FORALL i IN 1 .. 2 EXECUTE IMMEDIATE 'UPDATE part SET name = name || ''!'' WHERE id = :1 RETURNING name INTO :2' USING a(i) RETURNING BULK COLLECT INTO b;
         p(b.COUNT || b(2) || SQL%BULK_ROWCOUNT(1)); END;`,
      ['3p3', '22', '2p2!1'],
    ],
    [
      `DECLARE n NUMBER; BEGIN EXECUTE IMMEDIATE 'SELECT NVL(:a, 5) FROM dual' INTO n USING n; dbms_output.put_line(n);
         EXECUTE IMMEDIATE 'BEGIN :x := :x + :y; END;' USING IN OUT n, 3; dbms_output.put_line(n); EXECUTE IMMEDIATE 'SELECT id FROM part WHERE id = 0' INTO n; END;`,
      ['5', '8', 'ORA-01403: no data found', 'ORA-06512: at line 2'],
    ],
    [
      compilationOf(`BEGIN EXECUTE IMMEDIATE 'BEGIN NULL; END;' USING NULL; END;`),
      ['PLS-00457: expressions have to be of SQL types'],
    ],
    [
      `BEGIN EXECUTE IMMEDIATE 'DELETE FROM part WHERE id = :x AND name = :y' USING 1; END;`,
      ['ORA-01008: not all variables bound', 'ORA-06512: at line 1'],
    ],
    [
      `BEGIN EXECUTE IMMEDIATE 'BEGIN :x := 5; END;' USING 3; END;`,
      ['ORA-06536: IN bind variable bound to an OUT position', 'ORA-06512: at line 1'],
    ],
    [
      `DECLARE n NUMBER; BEGIN EXECUTE IMMEDIATE 'BEGIN dbms_output.put_line(:x); END;' USING OUT n; END;`,
      ['ORA-06537: OUT bind variable bound to an IN position', 'ORA-06512: at line 1'],
    ],
    [
      `BEGIN EXECUTE IMMEDIATE 'DELETE FROM part WHERE id = :x' USING 1, 2; END;`,
      ['ORA-01006: bind variable does not exist', 'ORA-06512: at line 1'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Packages and Types Reference: DBMS_SQL',
  [
    [
      `DECLARE c INTEGER := dbms_sql.open_cursor; n NUMBER; done INTEGER; v VARCHAR2(9); ${B} BEGIN
         dbms_sql.parse(c, 'SELECT id, name FROM part WHERE id < :most ORDER BY id', dbms_sql.native); dbms_sql.bind_variable(c, ':most', 3);
         dbms_sql.define_column(c, 1, n); dbms_sql.define_column(c, 2, v, 9); done := dbms_sql.execute(c);
         WHILE dbms_sql.fetch_rows(c) > 0 LOOP dbms_sql.column_value(c, 1, n); dbms_sql.column_value(c, 2, v); dbms_output.put_line(n || v || dbms_sql.last_row_count); END LOOP;
         dbms_output.put_line(b(dbms_sql.is_open(c))); dbms_sql.close_cursor(c); c := dbms_sql.open_cursor;
         dbms_sql.parse(c, 'UPDATE part SET name = name WHERE id > 3', dbms_sql.native); dbms_output.put_line(dbms_sql.execute(c)); dbms_sql.close_cursor(c); END;`,
      ['1p11', '2p22', 'y', '2'],
    ],
  ],
  ROWS,
);

goldenBlocks(
  'PL/SQL Language Reference: %ROWTYPE Attribute',
  [
    [
      `DECLARE r part%ROWTYPE; n part.id%TYPE; BEGIN SELECT * INTO r FROM part WHERE id = 1; r.id := 50; INSERT INTO part VALUES r; r.name := 'row'; UPDATE part SET ROW = r WHERE id = 50;
         SELECT name INTO r.name FROM part WHERE id = 50; dbms_output.put_line(r.name); DELETE FROM part WHERE id = 50 RETURNING id, name INTO r; n := r.id; dbms_output.put_line(n); END;`,
      ['row', '50'],
    ],
    [
      `DECLARE r strict%ROWTYPE; n strict.a%TYPE; BEGIN dbms_output.put_line('[' || r.a || n || ']'); r.a := NULL; n := NULL; r.a := 1000; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line('too large'); END;`,
      ['[]', 'too large'],
    ],
    [
      `DECLARE TYPE outer IS RECORD (r part%ROWTYPE, n NUMBER); x outer; y outer; BEGIN x.r.id := 4; y := x; y.r.id := 5; dbms_output.put_line(x.r.id || y.r.id); x := NULL; dbms_output.put_line('[' || x.r.id || ']'); END;`,
      ['45', '[]'],
    ],
    [
      compilationOf('DECLARE a part%ROWTYPE; b part%ROWTYPE; BEGIN IF a = b THEN NULL; END IF; END;'),
      ["PLS-00306: wrong number or types of arguments in call to '='"],
    ],
    [
      `DECLARE CURSOR c IS SELECT id FROM part; BEGIN OPEN c; FOR r IN c LOOP NULL; END LOOP; END;`,
      ['ORA-06511: PL/SQL: cursor already open', 'ORA-06512: at line 1'],
    ],
  ],
  { setUp: [...ROWS.setUp, 'CREATE TABLE strict (a NUMBER(3) DEFAULT 5 NOT NULL)'] },
);
