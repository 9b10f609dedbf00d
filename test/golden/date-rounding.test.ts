import { goldenExpressions } from '../support/golden.js';

const DATES = { setUp: ["ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI'"] };

const at = (text: string) => `TO_DATE('${text}', 'YYYY-MM-DD HH24:MI')`;

/** ROUND of a date where it goes down for the last time, and where it goes up. */
goldenExpressions(
  'SQL Language Reference: ROUND (date)',
  {
    [`ROUND(${at('2024-02-29 11:59')})`]: '2024-02-29 00:00',
    [`ROUND(${at('2024-02-29 12:00')})`]: '2024-03-01 00:00',
    "ROUND(TIMESTAMP '2024-02-29 18:00:00')": '2024-03-01 00:00',
    [`ROUND(${at('2024-02-29 12:00')}, NULL)`]: null,
    'ROUND(TO_DATE(NULL))': null,
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: TRUNC (date)',
  {
    [`TRUNC(${at('2024-02-29 23:59')})`]: '2024-02-29 00:00',
    "TRUNC(TIMESTAMP '2024-02-29 18:00:00.5')": '2024-02-29 00:00',
    [`TRUNC(${at('2024-02-29 23:59')}, NULL)`]: null,
    'TRUNC(TO_DATE(NULL))': null,
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: CEIL, FLOOR, ROUND, and TRUNC Date Functions',
  {
    [`TRUNC(${at('2024-02-29 10:30')}, 'CC')`]: '2001-01-01 00:00',
    [`TRUNC(${at('2000-12-31 10:30')}, 'SCC')`]: '1901-01-01 00:00',
    [`ROUND(${at('2050-12-31 23:59')}, 'CC')`]: '2001-01-01 00:00',
    [`ROUND(${at('2051-01-01 00:00')}, 'CC')`]: '2101-01-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'YEAR')`]: '2024-01-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'syyyy')`]: '2024-01-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'SYEAR')`]: '2024-01-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'Y')`]: '2024-01-01 00:00',
    [`ROUND(${at('2024-06-30 23:59')}, 'YYYY')`]: '2024-01-01 00:00',
    [`ROUND(${at('2024-07-01 00:00')}, 'YY')`]: '2025-01-01 00:00',
    // The ISO year 2025 begins on Monday, 30 December 2024.
    [`TRUNC(${at('2024-12-31 10:30')}, 'IYYY')`]: '2024-12-30 00:00',
    [`TRUNC(${at('2024-12-29 10:30')}, 'I')`]: '2024-01-01 00:00',
    [`TRUNC(${at('2023-01-01 10:30')}, 'IY')`]: '2022-01-03 00:00',
    [`TRUNC(${at('2024-06-30 10:30')}, 'Q')`]: '2024-04-01 00:00',
    [`ROUND(${at('2024-05-15 23:59')}, 'Q')`]: '2024-04-01 00:00',
    [`ROUND(${at('2024-05-16 00:00')}, 'Q')`]: '2024-07-01 00:00',
    [`ROUND(${at('2024-11-16 00:00')}, 'Q')`]: '2025-01-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'MONTH')`]: '2024-02-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'RM')`]: '2024-02-01 00:00',
    [`ROUND(${at('2024-02-15 23:59')}, 'MM')`]: '2024-02-01 00:00',
    [`ROUND(${at('2024-02-16 00:00')}, 'MON')`]: '2024-03-01 00:00',
    [`ROUND(${at('2024-12-16 00:00')}, 'MM')`]: '2025-01-01 00:00',
    // 1 January 2024 is a Monday, 1 February a Thursday, 29 February a Thursday.
    [`TRUNC(${at('2024-03-03 10:30')}, 'WW')`]: '2024-02-26 00:00',
    [`TRUNC(${at('2024-03-03 10:30')}, 'IW')`]: '2024-02-26 00:00',
    [`TRUNC(${at('2024-02-21 10:30')}, 'W')`]: '2024-02-15 00:00',
    // In AMERICA the week begins on Sunday.
    [`TRUNC(${at('2024-02-29 10:30')}, 'DAY')`]: '2024-02-25 00:00',
    [`TRUNC(${at('2024-03-03 10:30')}, 'D')`]: '2024-03-03 00:00',
    [`TRUNC(${at('2024-03-02 10:30')}, 'DY')`]: '2024-02-25 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'J')`]: '2024-02-29 00:00',
    [`ROUND(${at('2024-02-29 12:00')}, 'DDD')`]: '2024-03-01 00:00',
    [`TRUNC(${at('2024-02-29 10:30')}, 'HH12')`]: '2024-02-29 10:00',
    [`ROUND(${at('2024-02-29 10:30')}, 'HH24')`]: '2024-02-29 11:00',
    [`ROUND(${at('2024-02-29 10:29')}, 'HH')`]: '2024-02-29 10:00',
    "TRUNC(TO_DATE('10:30:59', 'HH24:MI:SS'), 'MI') - TRUNC(TO_DATE('10:30:00', 'HH24:MI:SS'), 'MI')": '0',
    [`TRUNC(${at('2024-02-29 10:30')}, 'FORTNIGHT')`]: 'ORA-01821: date format not recognized',
  },
  DATES,
);

goldenExpressions('SQL Language Reference: ROUND (interval)', {
  "ROUND(INTERVAL '12-5' YEAR TO MONTH)": '+12-00',
  "ROUND(INTERVAL '12-6' YEAR TO MONTH, 'YEAR')": '+13-00',
  "ROUND(INTERVAL '-12-6' YEAR TO MONTH)": '-13-00',
  "ROUND(INTERVAL '7 12:00:00' DAY TO SECOND)": '+08 00:00:00.000000',
  "ROUND(INTERVAL '7 11:59:59.9' DAY TO SECOND, 'DD')": '+07 00:00:00.000000',
  "ROUND(INTERVAL '7 11:30:00' DAY TO SECOND, 'HH')": '+07 12:00:00.000000',
  "ROUND(INTERVAL '7 11:30:30' DAY TO SECOND, 'MI')": '+07 11:31:00.000000',
  "ROUND(INTERVAL '999999999-6' YEAR(9) TO MONTH)": 'ORA-01873: the leading precision of the interval is too small',
  'ROUND(TO_YMINTERVAL(NULL))': null,
});
goldenExpressions('SQL Language Reference: TRUNC (interval)', {
  "TRUNC(INTERVAL '12-11' YEAR TO MONTH)": '+12-00',
  "TRUNC(INTERVAL '7 23:59:59' DAY TO SECOND, 'HH')": '+07 23:00:00.000000',
});
goldenExpressions('SQL Language Reference: CEIL (interval)', {
  "CEIL(INTERVAL '12-1' YEAR TO MONTH)": '+13-00',
  "CEIL(INTERVAL '12-0' YEAR TO MONTH)": '+12-00',
  // Never smaller than the interval
  "CEIL(INTERVAL '-12-1' YEAR TO MONTH)": '-12-00',
  "CEIL(INTERVAL '7 00:00:00.1' DAY TO SECOND)": '+08 00:00:00.000000',
});
goldenExpressions('SQL Language Reference: FLOOR (interval)', {
  "FLOOR(INTERVAL '12-11' YEAR TO MONTH)": '+12-00',
  // Never greater than the interval
  "FLOOR(INTERVAL '-12-1' YEAR TO MONTH)": '-13-00',
  "FLOOR(INTERVAL '7 23:59:59' DAY TO SECOND)": '+07 00:00:00.000000',
});
