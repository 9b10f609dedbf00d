import { goldenQueries } from '../support/golden.js';

const STAFF = {
  setUp: [
    'CREATE TABLE staff (id NUMBER, dept NUMBER, pay NUMBER)',
    'INSERT INTO staff VALUES (1, 10, 100)',
    'INSERT INTO staff VALUES (2, 10, 200)',
    'INSERT INTO staff VALUES (3, 10, 200)',
    'INSERT INTO staff VALUES (4, 20, 400)',
    'INSERT INTO staff VALUES (5, 20, NULL)',
  ],
};

/** The values of one analytic expression, by id. */
const each = (expression: string) => `SELECT ${expression} FROM staff ORDER BY id`;
const values = (...list: readonly (string | number | null)[]) => list.map((value) => [value]);

goldenQueries(
  'SQL Language Reference: Analytic Functions',
  [
    [each('SUM(pay) OVER (PARTITION BY dept)'), values(500, 500, 500, 400, 400)],
    // With ORDER BY alone the window ends at the current row's peers.
    [each('SUM(pay) OVER (PARTITION BY dept ORDER BY pay)'), values(100, 500, 500, 400, 400)],
    [each('SUM(pay) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING)'), values(100, 300, 500, 900, 900)],
    [each('SUM(pay) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)'), values(300, 500, 800, 600, 400)],
    [each('COUNT(*) OVER (ORDER BY pay RANGE BETWEEN 100 PRECEDING AND CURRENT ROW)'), values(1, 3, 3, 1, 1)],
    [each('AVG(pay) OVER ()'), values(225, 225, 225, 225, 225)],
    [each('MIN(pay) OVER (PARTITION BY dept)'), values(100, 100, 100, 400, 400)],
    [each('MAX(pay) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING)'), values(null, 100, 200, 200, 400)],
    ['SELECT id FROM staff WHERE SUM(pay) OVER () > 1', 'ORA-30483: window functions are not allowed here'],
    ['SELECT LAG(pay) FROM staff', 'ORA-30484: missing window specification for this function'],
  ],
  STAFF,
);

goldenQueries(
  'SQL Language Reference: ROW_NUMBER',
  [[each('ROW_NUMBER() OVER (PARTITION BY dept ORDER BY pay DESC NULLS LAST, id)'), values(3, 1, 2, 1, 2)]],
  STAFF,
);
goldenQueries('SQL Language Reference: RANK', [[each('RANK() OVER (ORDER BY pay)'), values(1, 2, 2, 4, 5)]], STAFF);
goldenQueries(
  'SQL Language Reference: DENSE_RANK',
  [
    [each('DENSE_RANK() OVER (ORDER BY pay)'), values(1, 2, 2, 3, 4)],
    // Nulls are the greatest where nothing else is said.
    [each('DENSE_RANK() OVER (ORDER BY pay DESC)'), values(4, 3, 3, 2, 1)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: PERCENT_RANK',
  [[each('PERCENT_RANK() OVER (ORDER BY pay)'), values(0, '.25', '.25', '.75', 1)]],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: CUME_DIST',
  [[each('CUME_DIST() OVER (ORDER BY pay)'), values('.2', '.6', '.6', '.8', 1)]],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: NTILE',
  [
    // The first buckets have a row more where they cannot be even.
    [each('NTILE(2) OVER (ORDER BY id)'), values(1, 1, 1, 2, 2)],
    [each('NTILE(3) OVER (ORDER BY id)'), values(1, 1, 2, 2, 3)],
    [each('NTILE(9) OVER (ORDER BY id)'), values(1, 2, 3, 4, 5)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: LAG',
  [
    [each('LAG(pay) OVER (ORDER BY id)'), values(null, 100, 200, 200, 400)],
    [each('LAG(pay, 2, 0) OVER (ORDER BY id)'), values(0, 0, 100, 200, 200)],
    [each('LAG(pay) IGNORE NULLS OVER (ORDER BY id DESC)'), values(200, 200, 400, null, null)],
    [each('LAG(pay) OVER (PARTITION BY dept ORDER BY id)'), values(null, 100, 200, null, 400)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: LEAD',
  [
    [each('LEAD(pay) OVER (ORDER BY id)'), values(200, 200, 400, null, null)],
    [each('LEAD(pay, 1, -1) OVER (PARTITION BY dept ORDER BY id)'), values(200, 200, -1, null, -1)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: FIRST_VALUE',
  [
    [each('FIRST_VALUE(id) OVER (PARTITION BY dept ORDER BY pay DESC NULLS LAST, id)'), values(2, 2, 2, 4, 4)],
    [each('FIRST_VALUE(pay) IGNORE NULLS OVER (ORDER BY id DESC)'), values(400, 400, 400, 400, null)],
    [each('FIRST_VALUE(pay) OVER (ORDER BY id DESC)'), values(null, null, null, null, null)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: LAST_VALUE',
  [
    [each('LAST_VALUE(id) OVER (ORDER BY id)'), values(1, 2, 3, 4, 5)],
    [
      each('LAST_VALUE(id) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)'),
      values(5, 5, 5, 5, 5),
    ],
    [each('LAST_VALUE(pay IGNORE NULLS) OVER (ORDER BY id)'), values(100, 200, 200, 400, 400)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: NTH_VALUE',
  [
    [each('NTH_VALUE(id, 2) OVER (ORDER BY id)'), values(null, 2, 2, 2, 2)],
    [
      each('NTH_VALUE(id, 2) FROM LAST OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)'),
      values(4, 4, 4, 4, 4),
    ],
    [each('NTH_VALUE(id, 9) OVER ()'), values(null, null, null, null, null)],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: RATIO_TO_REPORT',
  [[each('RATIO_TO_REPORT(pay) OVER (PARTITION BY dept)'), values('.2', '.4', '.4', 1, null)]],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: MEDIAN',
  [[each('MEDIAN(pay) OVER (PARTITION BY dept)'), values(200, 200, 200, 400, 400)]],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: PERCENTILE_CONT',
  [[each('PERCENTILE_CONT(.5) WITHIN GROUP (ORDER BY pay) OVER (PARTITION BY dept)'), values(200, 200, 200, 400, 400)]],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: LISTAGG',
  [
    [
      each("LISTAGG(id, '+') WITHIN GROUP (ORDER BY id DESC) OVER (PARTITION BY dept)"),
      values('3+2+1', '3+2+1', '3+2+1', '5+4', '5+4'),
    ],
  ],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: STDDEV',
  [[each('ROUND(STDDEV(pay) OVER (PARTITION BY dept), 4)'), values('57.735', '57.735', '57.735', 0, 0)]],
  STAFF,
);
goldenQueries(
  'SQL Language Reference: COUNT',
  [
    [each('COUNT(pay) OVER (ORDER BY id)'), values(1, 2, 3, 4, 4)],
    [each('COUNT(DISTINCT pay) OVER (PARTITION BY dept)'), values(2, 2, 2, 1, 1)],
  ],
  STAFF,
);
