import { goldenExpressions, goldenQueries } from '../support/golden.js';

const DATES = {
  setUp: [
    "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS'",
    "ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3'",
    "ALTER SESSION SET NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3 TZR'",
    "ALTER SESSION SET TIME_ZONE = '+02:00'",
  ],
};

goldenExpressions(
  'SQL Language Reference: ADD_MONTHS',
  {
    "ADD_MONTHS(DATE '2023-01-31', 1)": '2023-02-28 00:00:00',
    "ADD_MONTHS(DATE '2024-02-29', 12)": '2025-02-28 00:00:00',
    "ADD_MONTHS(DATE '2023-02-28', 1)": '2023-03-31 00:00:00',
    "ADD_MONTHS(DATE '2023-02-27', 1)": '2023-03-27 00:00:00',
    "ADD_MONTHS(DATE '2023-03-15', -13.9)": '2022-02-15 00:00:00',
    "ADD_MONTHS(TIMESTAMP '2023-03-15 10:11:12.9', 1)": '2023-04-15 10:11:12',
    'ADD_MONTHS(NULL, 1)': null,
    "ADD_MONTHS(DATE '2023-03-15', NULL)": null,
    "ADD_MONTHS(DATE '9999-12-01', 1)": 'ORA-01841: (full) year must be between -4713 and +9999, and not be 0',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: CEIL (datetime)',
  {
    "CEIL(DATE '2024-02-10')": '2024-02-10 00:00:00',
    "CEIL(TO_DATE('2024-02-10 00:00:01', 'YYYY-MM-DD HH24:MI:SS'))": '2024-02-11 00:00:00',
    "CEIL(DATE '2024-02-10', 'MM')": '2024-03-01 00:00:00',
    "CEIL(TIMESTAMP '2024-12-31 23:59:30', 'HH')": '2025-01-01 00:00:00',
    "CEIL(DATE '2024-02-10', NULL)": null,
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: FLOOR (datetime)',
  {
    "FLOOR(TO_DATE('2024-02-10 23:59:59', 'YYYY-MM-DD HH24:MI:SS'))": '2024-02-10 00:00:00',
    "FLOOR(DATE '2024-02-10', 'Q')": '2024-01-01 00:00:00',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: CURRENT_DATE',
  { 'CASE WHEN ABS(CURRENT_DATE - SYSDATE - 2 / 24) < 1 / 1440 THEN 1 END': '1' },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: CURRENT_TIMESTAMP',
  {
    'EXTRACT(TIMEZONE_HOUR FROM CURRENT_TIMESTAMP)': '2',
    "CASE WHEN CURRENT_TIMESTAMP - SYSTIMESTAMP < INTERVAL '1' MINUTE THEN 1 END": '1',
  },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: LOCALTIMESTAMP',
  { "CASE WHEN LOCALTIMESTAMP - CAST(CURRENT_TIMESTAMP AS TIMESTAMP) < INTERVAL '1' MINUTE THEN 1 END": '1' },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: SYSDATE',
  { "CASE WHEN SYSDATE > DATE '2020-01-01' THEN 1 END": '1' },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: SYSTIMESTAMP',
  { "CASE WHEN SYSTIMESTAMP - CAST(SYSDATE AS TIMESTAMP) < INTERVAL '1' DAY THEN 1 END": '1' },
  DATES,
);
goldenExpressions('SQL Language Reference: SESSIONTIMEZONE', { SESSIONTIMEZONE: '+02:00' }, DATES);
goldenExpressions('SQL Language Reference: DBTIMEZONE', { DBTIMEZONE: '+00:00' }, DATES);

goldenExpressions(
  'SQL Language Reference: EXTRACT (datetime)',
  {
    "EXTRACT(YEAR FROM DATE '2024-02-29')": '2024',
    "EXTRACT(MONTH FROM DATE '2024-02-29')": '2',
    "EXTRACT(DAY FROM DATE '2024-02-29')": '29',
    "EXTRACT(HOUR FROM TIMESTAMP '2024-02-29 13:14:15.5')": '13',
    "EXTRACT(MINUTE FROM TIMESTAMP '2024-02-29 13:14:15.5')": '14',
    "EXTRACT(SECOND FROM TIMESTAMP '2024-02-29 13:14:15.5')": '15.5',
    // Of a timestamp with a zone the fields are those of UTC.
    "EXTRACT(HOUR FROM TIMESTAMP '2024-02-29 01:00:00 +03:00')": '22',
    "EXTRACT(DAY FROM TIMESTAMP '2024-02-29 01:00:00 +03:00')": '28',
    "EXTRACT(TIMEZONE_HOUR FROM TIMESTAMP '2024-02-29 01:00:00 -03:30')": '-3',
    "EXTRACT(TIMEZONE_MINUTE FROM TIMESTAMP '2024-02-29 01:00:00 -03:30')": '-30',
    "EXTRACT(TIMEZONE_REGION FROM TIMESTAMP '2024-02-29 01:00:00 Europe/Zurich')": 'Europe/Zurich',
    "EXTRACT(TIMEZONE_REGION FROM TIMESTAMP '2024-02-29 01:00:00 +03:00')": 'UNKNOWN',
    "EXTRACT(YEAR FROM INTERVAL '5-7' YEAR TO MONTH)": '5',
    "EXTRACT(MONTH FROM INTERVAL '-5-7' YEAR TO MONTH)": '-7',
    "EXTRACT(DAY FROM INTERVAL '4 05:06:07.8' DAY TO SECOND)": '4',
    "EXTRACT(HOUR FROM INTERVAL '4 05:06:07.8' DAY TO SECOND)": '5',
    "EXTRACT(MINUTE FROM INTERVAL '4 05:06:07.8' DAY TO SECOND)": '6',
    "EXTRACT(SECOND FROM INTERVAL '-4 05:06:07.8' DAY TO SECOND)": '-7.8',
    'EXTRACT(YEAR FROM TO_DATE(NULL))': null,
  },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: EXTRACT (datetime)',
  {
    "EXTRACT(HOUR FROM DATE '2024-02-29')": 'ORA-30076: invalid extract field for extract source',
    "EXTRACT(DAY FROM INTERVAL '5-7' YEAR TO MONTH)": 'ORA-30076: invalid extract field for extract source',
  },
  { ...DATES, only: 'SQL' },
);

goldenExpressions(
  'SQL Language Reference: FROM_TZ',
  {
    "FROM_TZ(TIMESTAMP '2024-02-29 10:00:00', '+05:30')": '2024-02-29 10:00:00.000 +05:30',
    "FROM_TZ(TIMESTAMP '2024-02-29 10:00:00', 'Europe/Zurich')": '2024-02-29 10:00:00.000 Europe/Zurich',
    "FROM_TZ(NULL, '+05:30')": null,
    "FROM_TZ(TIMESTAMP '2024-02-29 10:00:00', 'Nowhere')": 'ORA-01882: timezone region not found',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: LAST_DAY',
  {
    "LAST_DAY(DATE '2024-02-10')": '2024-02-29 00:00:00',
    "LAST_DAY(DATE '2023-02-10')": '2023-02-28 00:00:00',
    // DATE, whatever the type of the argument; the time of day stays.
    "LAST_DAY(TIMESTAMP '2024-04-01 10:11:12.5')": '2024-04-30 10:11:12',
    "LAST_DAY('2024-04-30 01:00:00')": '2024-04-30 01:00:00',
    'LAST_DAY(NULL)': null,
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: MONTHS_BETWEEN',
  {
    "MONTHS_BETWEEN(DATE '2024-03-10', DATE '2024-01-10')": '2',
    "MONTHS_BETWEEN(DATE '2024-01-10', DATE '2024-03-10')": '-2',
    // Both last days of their months
    "MONTHS_BETWEEN(DATE '2024-03-31', DATE '2024-02-29')": '1',
    // A fraction counts 31 days.
    "ROUND(MONTHS_BETWEEN(DATE '2024-03-20', DATE '2024-02-10'), 6)": '1.322581',
    "ROUND(MONTHS_BETWEEN(TO_DATE('2024-03-11 12:00:00', 'YYYY-MM-DD HH24:MI:SS'), DATE '2024-03-10'), 6)": '.048387',
    "MONTHS_BETWEEN(NULL, DATE '2024-03-10')": null,
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: NEW_TIME',
  {
    "NEW_TIME(TO_DATE('2024-02-29 23:00:00', 'YYYY-MM-DD HH24:MI:SS'), 'PST', 'EST')": '2024-03-01 02:00:00',
    "NEW_TIME(DATE '2024-02-29', 'GMT', 'NST')": '2024-02-28 20:30:00',
    "NEW_TIME(DATE '2024-02-29', 'pdt', 'mst')": '2024-02-29 00:00:00',
    "NEW_TIME(NULL, 'GMT', 'PST')": null,
    "NEW_TIME(DATE '2024-02-29', 'CET', 'GMT')": 'ORA-01857: not a valid time zone',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: NEXT_DAY',
  {
    // 29 February 2024 is a Thursday.
    "NEXT_DAY(DATE '2024-02-29', 'FRIDAY')": '2024-03-01 00:00:00',
    "NEXT_DAY(DATE '2024-02-29', 'thursday')": '2024-03-07 00:00:00',
    // Letters after a valid abbreviation are not looked at.
    "NEXT_DAY(DATE '2024-02-29', 'Sunny')": '2024-03-03 00:00:00',
    "NEXT_DAY(TIMESTAMP '2024-02-29 10:11:12.5', 'WED')": '2024-03-06 10:11:12',
    "NEXT_DAY(NULL, 'MON')": null,
    "NEXT_DAY(DATE '2024-02-29', 'Lundi')": 'ORA-01846: not a valid day of the week',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: NUMTODSINTERVAL',
  {
    "NUMTODSINTERVAL(36, 'HOUR')": '+000000001 12:00:00.000000000',
    "NUMTODSINTERVAL(-1.5, 'DAY')": '-000000001 12:00:00.000000000',
    "NUMTODSINTERVAL(90, ' minute ')": '+000000000 01:30:00.000000000',
    "NUMTODSINTERVAL(.25, 'Second')": '+000000000 00:00:00.250000000',
    "NUMTODSINTERVAL('2', 'DAY')": '+000000002 00:00:00.000000000',
    "NUMTODSINTERVAL(NULL, 'DAY')": null,
    "NUMTODSINTERVAL(1, 'WEEK')": 'ORA-01760: illegal argument for function',
    "NUMTODSINTERVAL(1E10, 'DAY')": 'ORA-01873: the leading precision of the interval is too small',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: NUMTOYMINTERVAL',
  {
    "NUMTOYMINTERVAL(1.5, 'YEAR')": '+000000001-06',
    "NUMTOYMINTERVAL(-14, 'month')": '-000000001-02',
    "NUMTOYMINTERVAL(NULL, 'YEAR')": null,
    "NUMTOYMINTERVAL(1, 'DAY')": 'ORA-01760: illegal argument for function',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: SYS_EXTRACT_UTC',
  {
    "SYS_EXTRACT_UTC(TIMESTAMP '2024-03-01 00:30:00 +02:00')": '2024-02-29 22:30:00.000',
    "SYS_EXTRACT_UTC(TIMESTAMP '2024-07-01 12:00:00 Europe/Zurich')": '2024-07-01 10:00:00.000',
    'SYS_EXTRACT_UTC(NULL)': null,
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: TZ_OFFSET',
  {
    "TZ_OFFSET('Asia/Kolkata')": '+05:30',
    "TZ_OFFSET('-03:30')": '-03:30',
    'TZ_OFFSET(SESSIONTIMEZONE)': '+02:00',
    'TZ_OFFSET(NULL)': null,
    "TZ_OFFSET('Nowhere')": 'ORA-01882: timezone region not found',
  },
  DATES,
);

goldenQueries(
  'SQL Language Reference: Datetime/Interval Arithmetic',
  [
    [
      "SELECT due - INTERVAL '1' MONTH, due + 1.5, due - DATE '2024-03-01' FROM dues",
      [['2024-02-29 12:00:00', '2024-03-31 00:00:00', '28.5']],
    ],
    // A day that the month lacks is an error, unlike in ADD_MONTHS.
    ["SELECT due + 2 + INTERVAL '1' MONTH FROM dues", 'ORA-01839: date not valid for month specified'],
  ],
  { setUp: [...DATES.setUp, 'CREATE TABLE dues (due DATE)', "INSERT INTO dues VALUES ('2024-03-29 12:00:00')"] },
);
