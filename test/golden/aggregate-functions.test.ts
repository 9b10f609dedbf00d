import { goldenQueries } from '../support/golden.js';

const PAIRS = {
  setUp: [
    'CREATE TABLE pairs (x NUMBER, y NUMBER, name VARCHAR2(10), made DATE)',
    "INSERT INTO pairs VALUES (1, 2, 'pine', DATE '2024-01-01')",
    "INSERT INTO pairs VALUES (2, 4, 'oak', DATE '2024-02-01')",
    "INSERT INTO pairs VALUES (3, 5, 'ash', DATE '2024-03-01')",
    "INSERT INTO pairs VALUES (4, NULL, 'oak', NULL)",
    "INSERT INTO pairs VALUES (NULL, 7, NULL, DATE '2023-12-01')",
  ],
};
/** Only the rows whose both numbers are there count for functions of pairs. */
const NO_ROWS = 'FROM pairs WHERE 1 = 2';
const ONE_ROW = 'FROM pairs WHERE x = 2';

goldenQueries(
  'SQL Language Reference: Aggregate Functions',
  [
    // All but COUNT and REGR_COUNT are null where there is no row, and all but COUNT(*) leave out nulls.
    [
      `SELECT COUNT(*), COUNT(x), REGR_COUNT(y, x), SUM(x), AVG(x), MAX(x), MIN(name), MEDIAN(x), LISTAGG(name) ${NO_ROWS}`,
      [[0, 0, 0, null, null, null, null, null, null]],
    ],
    ['SELECT COUNT(*), COUNT(x), COUNT(DISTINCT name), COUNT(ALL name) FROM pairs', [[5, 4, 3, 4]]],
    [`SELECT x, SUM(y) ${NO_ROWS} GROUP BY x`, []],
    ['SELECT SUM(COUNT(*)) FROM pairs GROUP BY name', [[5]]],
    ['SELECT x, SUM(y) FROM pairs', 'ORA-00937: not a single-group group function'],
    ['SELECT name FROM pairs WHERE SUM(x) > 1 GROUP BY name', 'ORA-00934: group function is not allowed here'],
    ['SELECT name FROM pairs GROUP BY name HAVING SUM(x) > 3', [['oak']]],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: ANY_VALUE',
  [
    [
      "SELECT name, ANY_VALUE(y) FROM pairs WHERE name <> 'oak' GROUP BY name ORDER BY name",
      [
        ['ash', 5],
        ['pine', 2],
      ],
    ],
    // A value that is there is given where there is one.
    ["SELECT ANY_VALUE(y) FROM pairs WHERE name = 'oak'", [[4]]],
    [`SELECT ANY_VALUE(y) ${NO_ROWS}`, [[null]]],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: AVG',
  [['SELECT AVG(x), AVG(y), AVG(DISTINCT LENGTH(name)) FROM pairs', [['2.5', '4.5', '3.5']]]],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: COUNT',
  [['SELECT COUNT(1), COUNT(NULL), COUNT(DISTINCT x) FROM pairs', [[5, 0, 4]]]],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: MAX',
  [["SELECT MAX(x), MAX(name), TO_CHAR(MAX(made), 'YYYY-MM-DD') FROM pairs", [[4, 'pine', '2024-03-01']]]],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: MIN',
  [["SELECT MIN(y), MIN(name), TO_CHAR(MIN(made), 'YYYY-MM-DD') FROM pairs", [[2, 'ash', '2023-12-01']]]],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: SUM',
  [
    ['SELECT SUM(x), SUM(DISTINCT LENGTH(name)), SUM(x / 4) FROM pairs', [[10, 7, '2.5']]],
    ['SELECT SUM(name) FROM pairs', 'ORA-01722: invalid number'],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: CORR',
  [
    ['SELECT ROUND(CORR(y, x), 6) FROM pairs', [['.981981']]],
    [`SELECT CORR(y, x) ${NO_ROWS}`, [[null]]],
    [`SELECT CORR(y, x) ${ONE_ROW}`, [[null]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: COVAR_POP',
  [
    ['SELECT COVAR_POP(y, x) FROM pairs', [[1]]],
    [`SELECT COVAR_POP(y, x) ${ONE_ROW}`, [[0]]],
    [`SELECT COVAR_POP(y, x) ${NO_ROWS}`, [[null]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: COVAR_SAMP',
  [
    ['SELECT COVAR_SAMP(y, x) FROM pairs', [['1.5']]],
    [`SELECT COVAR_SAMP(y, x) ${ONE_ROW}`, [[null]]],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: REGR_ (Linear Regression) Functions',
  [
    [
      'SELECT REGR_SLOPE(y, x), ROUND(REGR_INTERCEPT(y, x), 6), ROUND(REGR_R2(y, x), 6) FROM pairs',
      [['1.5', '.666667', '.964286']],
    ],
    ['SELECT REGR_COUNT(y, x), REGR_AVGX(y, x), ROUND(REGR_AVGY(y, x), 6) FROM pairs', [[3, 2, '3.666667']]],
    ['SELECT REGR_SXX(y, x), ROUND(REGR_SYY(y, x), 6), REGR_SXY(y, x) FROM pairs', [[2, '4.666667', 3]]],
    // A vertical line has no slope; a horizontal one explains all.
    [
      `SELECT REGR_SLOPE(y, 1), REGR_INTERCEPT(y, 1), REGR_R2(y, 1), REGR_R2(1, x) FROM pairs WHERE y IS NOT NULL AND x IS NOT NULL`,
      [[null, null, null, 1]],
    ],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: STDDEV',
  [
    ['SELECT ROUND(STDDEV(x), 6) FROM pairs', [['1.290994']]],
    [`SELECT STDDEV(x) ${ONE_ROW}`, [[0]]],
    [`SELECT STDDEV(x) ${NO_ROWS}`, [[null]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: STDDEV_POP',
  [
    ['SELECT ROUND(STDDEV_POP(x), 6) FROM pairs', [['1.118034']]],
    [`SELECT STDDEV_POP(x) ${ONE_ROW}`, [[0]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: STDDEV_SAMP',
  [
    ['SELECT ROUND(STDDEV_SAMP(x), 6) FROM pairs', [['1.290994']]],
    [`SELECT STDDEV_SAMP(x) ${ONE_ROW}`, [[null]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: VARIANCE',
  [
    ['SELECT ROUND(VARIANCE(x), 6), ROUND(VARIANCE(DISTINCT LENGTH(name)), 6) FROM pairs', [['1.666667', '.5']]],
    [`SELECT VARIANCE(x) ${ONE_ROW}`, [[0]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: VAR_POP',
  [
    ['SELECT VAR_POP(x) FROM pairs', [['1.25']]],
    [`SELECT VAR_POP(x) ${ONE_ROW}`, [[0]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: VAR_SAMP',
  [
    ['SELECT ROUND(VAR_SAMP(x), 6) FROM pairs', [['1.666667']]],
    [`SELECT VAR_SAMP(x) ${ONE_ROW}`, [[null]]],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: MEDIAN',
  [
    ['SELECT MEDIAN(x), MEDIAN(y) FROM pairs', [['2.5', '4.5']]],
    ['SELECT MEDIAN(y) FROM pairs WHERE y < 7', [[4]]],
    ["SELECT TO_CHAR(MEDIAN(made), 'YYYY-MM-DD HH24') FROM pairs", [['2024-01-16 12']]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: PERCENTILE_CONT',
  [
    [
      `SELECT PERCENTILE_CONT(.25) WITHIN GROUP (ORDER BY x), PERCENTILE_CONT(.25) WITHIN GROUP (ORDER BY x DESC),
        PERCENTILE_CONT(0) WITHIN GROUP (ORDER BY x), PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY x) FROM pairs`,
      [['1.75', '3.25', 1, 4]],
    ],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: PERCENTILE_DISC',
  [
    [
      `SELECT PERCENTILE_DISC(.25) WITHIN GROUP (ORDER BY x), PERCENTILE_DISC(.26) WITHIN GROUP (ORDER BY x),
        PERCENTILE_DISC(.5) WITHIN GROUP (ORDER BY x DESC) FROM pairs`,
      [[1, 2, 3]],
    ],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: RANK',
  [
    [
      'SELECT RANK(3) WITHIN GROUP (ORDER BY x), RANK(2.5) WITHIN GROUP (ORDER BY x DESC) FROM pairs WHERE x > 0',
      [[3, 3]],
    ],
    ["SELECT RANK('pine') WITHIN GROUP (ORDER BY name) FROM pairs WHERE name IS NOT NULL", [[4]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: DENSE_RANK',
  [["SELECT DENSE_RANK('pine') WITHIN GROUP (ORDER BY name) FROM pairs WHERE name IS NOT NULL", [[3]]]],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: PERCENT_RANK',
  [
    [
      'SELECT PERCENT_RANK(2.5) WITHIN GROUP (ORDER BY x), PERCENT_RANK(1) WITHIN GROUP (ORDER BY x) FROM pairs WHERE x > 0',
      [['.5', 0]],
    ],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: CUME_DIST',
  [
    [
      'SELECT CUME_DIST(2.5) WITHIN GROUP (ORDER BY x), CUME_DIST(9) WITHIN GROUP (ORDER BY x) FROM pairs WHERE x > 0',
      [['.6', 1]],
    ],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: LISTAGG',
  [
    ["SELECT LISTAGG(name, ', ') WITHIN GROUP (ORDER BY name DESC) FROM pairs", [['pine, oak, oak, ash']]],
    ["SELECT LISTAGG(DISTINCT name, '/') WITHIN GROUP (ORDER BY name) FROM pairs", [['ash/oak/pine']]],
    ['SELECT LISTAGG(x) WITHIN GROUP (ORDER BY x) FROM pairs', [['1234']]],
    [
      "SELECT y, LISTAGG(name, '-') WITHIN GROUP (ORDER BY x) FROM pairs GROUP BY y HAVING y > 4 ORDER BY y",
      [
        [5, 'ash'],
        [7, null],
      ],
    ],
    [
      `SELECT LENGTH(LISTAGG(RPAD('x', 2000, 'x')) WITHIN GROUP (ORDER BY x)) FROM pairs`,
      'ORA-01489: result of string concatenation is too long',
    ],
  ],
  PAIRS,
);

goldenQueries(
  'SQL Language Reference: FIRST',
  [
    [
      'SELECT MAX(x) KEEP (DENSE_RANK FIRST ORDER BY name), MIN(x) KEEP (DENSE_RANK FIRST ORDER BY made) FROM pairs',
      [[3, null]],
    ],
    ['SELECT SUM(x) KEEP (DENSE_RANK FIRST ORDER BY LENGTH(name)) FROM pairs WHERE name IS NOT NULL', [[9]]],
  ],
  PAIRS,
);
goldenQueries(
  'SQL Language Reference: LAST',
  [
    [
      'SELECT MIN(name) KEEP (DENSE_RANK LAST ORDER BY y NULLS FIRST), MAX(x) KEEP (DENSE_RANK LAST ORDER BY made NULLS FIRST) FROM pairs',
      [[null, 3]],
    ],
  ],
  PAIRS,
);

const SALES = {
  setUp: [
    'CREATE TABLE sales (region VARCHAR2(5), item VARCHAR2(5), amount NUMBER)',
    "INSERT INTO sales VALUES ('N', 'a', 10)",
    "INSERT INTO sales VALUES ('N', 'b', 20)",
    "INSERT INTO sales VALUES ('S', 'a', 40)",
  ],
};

goldenQueries(
  'SQL Language Reference: GROUPING',
  [
    [
      'SELECT region, GROUPING(region), SUM(amount) FROM sales GROUP BY ROLLUP (region) ORDER BY 2, 1',
      [
        ['N', 0, 30],
        ['S', 0, 40],
        [null, 1, 70],
      ],
    ],
    ['SELECT GROUPING(item) FROM sales GROUP BY region', 'ORA-00979: not a GROUP BY expression'],
  ],
  SALES,
);
goldenQueries(
  'SQL Language Reference: GROUPING_ID',
  [
    [
      'SELECT GROUPING_ID(region, item), SUM(amount) FROM sales GROUP BY CUBE (region, item) ORDER BY 1, 2',
      [
        [0, 10],
        [0, 20],
        [0, 40],
        [1, 30],
        [1, 40],
        [2, 20],
        [2, 50],
        [3, 70],
      ],
    ],
  ],
  SALES,
);
goldenQueries(
  'SQL Language Reference: GROUP_ID',
  [
    // Tells apart the groups that come more than once.
    [
      'SELECT region, GROUP_ID(), SUM(amount) FROM sales GROUP BY GROUPING SETS (region, region) ORDER BY 2, 1',
      [
        ['N', 0, 30],
        ['S', 0, 40],
        ['N', 1, 30],
        ['S', 1, 40],
      ],
    ],
  ],
  SALES,
);

const NAMES = { setUp: [...PAIRS.setUp, 'CREATE TYPE names_t AS TABLE OF VARCHAR2(10)'] };

goldenQueries(
  'SQL Language Reference: COLLECT',
  [
    ['SELECT CARDINALITY(CAST(COLLECT(name) AS names_t)) FROM pairs', [[4]]],
    ['SELECT CARDINALITY(CAST(COLLECT(DISTINCT name) AS names_t)) FROM pairs WHERE name IS NOT NULL', [[3]]],
    [
      'SELECT t.column_value FROM TABLE(SELECT CAST(COLLECT(name ORDER BY x DESC) AS names_t) FROM pairs WHERE x > 1) t',
      [['oak'], ['ash'], ['oak']],
    ],
  ],
  NAMES,
);
goldenQueries(
  'SQL Language Reference: CARDINALITY',
  [
    [
      "SELECT CARDINALITY(names_t('a', 'b', NULL)), CARDINALITY(names_t()), CARDINALITY(CAST(NULL AS names_t)) FROM dual",
      [[3, 0, null]],
    ],
  ],
  NAMES,
);
goldenQueries(
  'SQL Language Reference: SET',
  [
    ["SELECT CARDINALITY(SET(names_t('a', 'b', 'a'))), CARDINALITY(SET(names_t())) FROM dual", [[2, 0]]],
    ['SELECT CARDINALITY(SET(CAST(NULL AS names_t))) FROM dual', [[null]]],
  ],
  NAMES,
);
