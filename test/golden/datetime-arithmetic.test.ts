import { goldenBlocks, goldenExpressions } from '../support/golden.js';

const ARITHMETIC = 'SQL Language Reference: Datetime/Interval Arithmetic';
const LITERALS = 'SQL Language Reference: Interval Literals';
const EXTRACT = 'SQL Language Reference: EXTRACT (datetime)';
const ZONES = 'SQL Language Reference: Datetime Expressions';
const SAVING = 'SQL Language Reference: Support for Daylight Saving Times';
const NOT_IN_MONTH = 'ORA-01839: date not valid for month specified';
const OUT_OF_RANGE = 'ORA-01841: (full) year must be between -4713 and +9999, and not be 0';
const TOO_MANY_DIGITS = 'ORA-01873: the leading precision of the interval is too small';

const SETTINGS = {
  setUp: [
    "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS' NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3'",
    "ALTER SESSION SET NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3 TZR' TIME_ZONE = 'America/New_York'",
  ],
};

// Literals.
goldenExpressions(
  'SQL Language Reference: Datetime Literals',
  {
    "DATE '2031-08-03'": '2031-08-03 00:00:00',
    "DATE '-0043-03-15' + 0": '0043-03-15 00:00:00',
    "TIMESTAMP '2031-08-03 04:05:06.789'": '2031-08-03 04:05:06.789',
    "TIMESTAMP '2031-08-03 04:05:06'": '2031-08-03 04:05:06.000',
    "TIMESTAMP '2031-08-03 4:05:06 -8:00'": '2031-08-03 04:05:06.000 -08:00',
    "TIMESTAMP '2031-08-03 04:05:06.5 Europe/Zurich'": '2031-08-03 04:05:06.500 Europe/Zurich',
    "CASE WHEN TIMESTAMP '2031-08-03 8:00:00 -8:00' = TIMESTAMP '2031-08-03 11:00:00 -5:00' THEN 'same' END": 'same',
  },
  SETTINGS,
);

goldenExpressions(
  'SQL Language Reference: Datetime Literals',
  {
    "DATE '2031-02-29'": NOT_IN_MONTH,
    "DATE '12031-08-03'": OUT_OF_RANGE,
    "TIMESTAMP '2031-08-03 24:00:00'": 'ORA-01850: hour must be between 0 and 23',
    "TIMESTAMP '2031-08-03 04:05:06 Mars/Olympus'": 'ORA-01882: timezone region not found',
    "TIMESTAMP '2031-08-03 04:05:06 America/New_York CEST'": 'ORA-01857: not a valid time zone',
    "TIMESTAMP '2031-08-03 04:05:06 America/New_York EST'":
      'ORA-01878: specified field not found in datetime or interval',
  },
  { only: 'SQL' },
);

// A DATE and a number are a DATE; two DATEs are a number of days.
goldenExpressions(
  ARITHMETIC,
  {
    "DATE '2031-02-28' + 1": '2031-03-01 00:00:00',
    "1 + DATE '2031-02-28'": '2031-03-01 00:00:00',
    "DATE '2031-03-01' - 1": '2031-02-28 00:00:00',
    "DATE '2031-03-01' + 0.25": '2031-03-01 06:00:00',
    "DATE '2031-03-01' - 5 / 1440": '2031-02-28 23:55:00',
    "DATE '2031-03-01' + 1 / 86400": '2031-03-01 00:00:01',
    "DATE '2031-03-01' + 1.5d": '2031-03-02 12:00:00',
    "DATE '2031-03-01' + '2'": '2031-03-03 00:00:00',
    "DATE '2031-03-01' + NULL": null,
    "DATE '2031-03-01' - DATE '2031-02-01'": '28',
    "DATE '2031-02-01' - DATE '2031-03-01'": '-28',
    "TO_DATE('2031-03-01 18:00', 'YYYY-MM-DD HH24:MI') - DATE '2031-03-01'": '.75',
    "TIMESTAMP '2031-03-01 04:05:06.789' + 1": '2031-03-02 04:05:06',
    "TIMESTAMP '2031-03-01 04:05:06.789' - 0.5": '2031-02-28 16:05:06',
    "DATE '9999-12-31' + 1": OUT_OF_RANGE,
    "DATE '1582-10-04' + 1": '1582-10-15 00:00:00',
  },
  SETTINGS,
);

// With an interval a datetime stays what it is.
goldenExpressions(
  ARITHMETIC,
  {
    "DATE '2031-02-28' + INTERVAL '1' DAY": '2031-03-01 00:00:00',
    "INTERVAL '90' MINUTE + DATE '2031-02-28'": '2031-02-28 01:30:00',
    "DATE '2031-03-01' - INTERVAL '1 12' DAY TO HOUR": '2031-02-27 12:00:00',
    "TIMESTAMP '2031-03-01 00:00:00' - INTERVAL '0.001' SECOND": '2031-02-28 23:59:59.999',
    "TIMESTAMP '2031-03-01 23:59:59.999' + INTERVAL '0.001' SECOND": '2031-03-02 00:00:00.000',
    "DATE '2031-03-31' + INTERVAL '2' MONTH": '2031-05-31 00:00:00',
    "DATE '2031-03-31' + INTERVAL '1-2' YEAR TO MONTH": '2032-05-31 00:00:00',
    "TIMESTAMP '2031-03-15 01:02:03' - INTERVAL '4' MONTH": '2030-11-15 01:02:03.000',
    "DATE '2031-03-31' + INTERVAL '1' MONTH": NOT_IN_MONTH,
    "DATE '2032-02-29' + INTERVAL '1' YEAR": NOT_IN_MONTH,
    "DATE '2032-02-29' + INTERVAL '4' YEAR": '2036-02-29 00:00:00',
    "DATE '2031-03-30' - INTERVAL '1' MONTH": NOT_IN_MONTH,
    "TIMESTAMP '2031-03-31 00:00:00' + TO_YMINTERVAL('0-1')": NOT_IN_MONTH,
    "ADD_MONTHS(DATE '2031-03-31', 1)": '2031-04-30 00:00:00',
    "DATE '2031-03-01' + NUMTODSINTERVAL(36, 'HOUR')": '2031-03-02 12:00:00',
    "DATE '2031-03-01' + NUMTOYMINTERVAL(-14, 'MONTH')": '2030-01-01 00:00:00',
    "TIMESTAMP '9999-12-31 23:59:59' + INTERVAL '1' SECOND": OUT_OF_RANGE,
  },
  SETTINGS,
);

// A timestamp less a datetime is an interval.
goldenExpressions(
  ARITHMETIC,
  {
    "TIMESTAMP '2031-03-01 12:00:00.5' - TIMESTAMP '2031-02-28 11:00:00'": '+000000001 01:00:00.500000000',
    "TIMESTAMP '2031-02-28 11:00:00' - TIMESTAMP '2031-03-01 12:00:00.5'": '-000000001 01:00:00.500000000',
    "TIMESTAMP '2031-03-01 12:00:00' - DATE '2031-03-01'": '+000000000 12:00:00.000000000',
    "TIMESTAMP '2031-03-01 12:00:00 +02:00' - TIMESTAMP '2031-03-01 12:00:00 -03:00'": '-000000000 05:00:00.000000000',
    "EXTRACT(DAY FROM (DATE '2031-03-01' - DATE '2030-03-01') DAY(3) TO SECOND)": '365',
    "(DATE '2031-03-01' - DATE '2029-12-01') YEAR TO MONTH": '+01-03',
    "(TIMESTAMP '2031-03-01 12:00:00' - TIMESTAMP '2033-03-01 12:00:00') YEAR TO MONTH": '-02-00',
    "(TIMESTAMP '2031-03-01 12:00:00' - TIMESTAMP '2030-01-01 00:00:00') DAY TO SECOND": TOO_MANY_DIGITS,
  },
  SETTINGS,
);

// Intervals among themselves and with numbers.
goldenExpressions(ARITHMETIC, {
  "INTERVAL '1' DAY + INTERVAL '90' MINUTE": '+000000001 01:30:00.000000000',
  "INTERVAL '1' HOUR - INTERVAL '1' DAY": '-000000000 23:00:00.000000000',
  "INTERVAL '1-6' YEAR TO MONTH + INTERVAL '7' MONTH": '+000000002-01',
  "INTERVAL '1' MONTH - INTERVAL '1' YEAR": '-000000000-11',
  "INTERVAL '1 06:00:00' DAY TO SECOND * 2.5": '+000000003 03:00:00.000000000',
  "2 * INTERVAL '7' MONTH": '+000000001-02',
  "INTERVAL '1' DAY / 7": '+000000000 03:25:42.857142857',
  "INTERVAL '7' MONTH / 2": '+000000000-03',
  "INTERVAL '1' DAY / 0": 'ORA-01476: divisor is equal to zero',
  "INTERVAL '1' DAY * NULL": null,
  "-INTERVAL '1 02:03:04.5' DAY TO SECOND": '-01 02:03:04.500000',
  "-INTERVAL '1-2' YEAR TO MONTH": '-01-02',
});

// Literals: the leading field's precision is 2 and the fraction's 6 where nothing is said.
goldenExpressions(LITERALS, {
  "INTERVAL '1-2' YEAR TO MONTH": '+01-02',
  "INTERVAL '123-2' YEAR(3) TO MONTH": '+123-02',
  "INTERVAL '123' YEAR(3)": '+123-00',
  "INTERVAL '300' MONTH(3)": '+025-00',
  "INTERVAL '50' MONTH": '+04-02',
  "INTERVAL '-1-2' YEAR TO MONTH": '-01-02',
  "INTERVAL '4 5:12:10.222' DAY TO SECOND(3)": '+04 05:12:10.222',
  "INTERVAL '4 5:12' DAY TO MINUTE": '+04 05:12:00.000000',
  "INTERVAL '400 5' DAY(3) TO HOUR": '+400 05:00:00.000000',
  "INTERVAL '11:12:10.2222222' HOUR TO SECOND(7)": '+00 11:12:10.2222222',
  "INTERVAL '11:20' HOUR TO MINUTE": '+00 11:20:00.000000',
  "INTERVAL '250' HOUR(3)": '+010 10:00:00.000000',
  "INTERVAL '90' MINUTE": '+00 01:30:00.000000',
  "INTERVAL '10:22' MINUTE TO SECOND": '+00 00:10:22.000000',
  "INTERVAL '80' SECOND": '+00 00:01:20.000000',
  "INTERVAL '30.12345' SECOND(2, 4)": '+00 00:00:30.1235',
  "INTERVAL '-4 05:06:07.8' DAY TO SECOND(1)": '-04 05:06:07.8',
  "INTERVAL '0 23:59:59.9999999' DAY TO SECOND": '+01 00:00:00.000000',
});

goldenExpressions(
  LITERALS,
  {
    "INTERVAL '123-2' YEAR TO MONTH": TOO_MANY_DIGITS,
    "INTERVAL '123' YEAR": TOO_MANY_DIGITS,
    "INTERVAL '400' DAY": TOO_MANY_DIGITS,
    "INTERVAL '1-12' YEAR TO MONTH": 'ORA-01843: not a valid month',
    "INTERVAL '1 24:00' DAY TO MINUTE": 'ORA-01850: hour must be between 0 and 23',
    "INTERVAL '1 23:60' DAY TO MINUTE": 'ORA-01851: minutes must be between 0 and 59',
    "INTERVAL '1 23:59:60' DAY TO SECOND": 'ORA-01852: seconds must be between 0 and 59',
    "INTERVAL 'one' DAY": 'ORA-01867: the interval is invalid',
    "INTERVAL '1' HOUR TO DAY": 'ORA-30089: missing or invalid <datetime field>',
  },
  { only: 'SQL' },
);

// Texts of intervals.
goldenExpressions('SQL Language Reference: TO_DSINTERVAL', {
  "TO_DSINTERVAL('4 05:06:07.8')": '+000000004 05:06:07.800000000',
  "TO_DSINTERVAL('-4 05:06:07')": '-000000004 05:06:07.000000000',
  "TO_DSINTERVAL('P3DT4H5M6.5S')": '+000000003 04:05:06.500000000',
  "TO_DSINTERVAL('-P1D')": '-000000001 00:00:00.000000000',
  "TO_DSINTERVAL('PT36H')": '+000000001 12:00:00.000000000',
  "TO_DSINTERVAL('four days')": 'ORA-01867: the interval is invalid',
  "TO_DSINTERVAL('1 25:00:00')": 'ORA-01850: hour must be between 0 and 23',
  'TO_DSINTERVAL(NULL)': null,
});

goldenExpressions('SQL Language Reference: TO_YMINTERVAL', {
  "TO_YMINTERVAL('4-05')": '+000000004-05',
  "TO_YMINTERVAL('-4-05')": '-000000004-05',
  "TO_YMINTERVAL('P3Y4M')": '+000000003-04',
  "TO_YMINTERVAL('-P14M')": '-000000001-02',
  "TO_YMINTERVAL('4-12')": 'ORA-01843: not a valid month',
  "TO_YMINTERVAL('four')": 'ORA-01867: the interval is invalid',
});

goldenExpressions('SQL Language Reference: NUMTODSINTERVAL', {
  "NUMTODSINTERVAL(1.5, 'day')": '+000000001 12:00:00.000000000',
  "NUMTODSINTERVAL(-90, 'MINUTE')": '-000000000 01:30:00.000000000',
  "NUMTODSINTERVAL(0.5, 'Second')": '+000000000 00:00:00.500000000',
  "NUMTODSINTERVAL(100, 'HOUR ')": '+000000004 04:00:00.000000000',
  "NUMTOYMINTERVAL(1.5, 'year')": '+000000001-06',
  "NUMTOYMINTERVAL(-14, 'MONTH')": '-000000001-02',
});

// EXTRACT: of a timestamp with a time zone in UTC.
goldenExpressions(
  EXTRACT,
  {
    "EXTRACT(YEAR FROM DATE '2031-03-01')": '2031',
    "EXTRACT(MONTH FROM DATE '2031-03-01')": '3',
    "EXTRACT(DAY FROM TIMESTAMP '2031-03-01 04:05:06.789')": '1',
    "EXTRACT(HOUR FROM TIMESTAMP '2031-03-01 04:05:06.789')": '4',
    "EXTRACT(SECOND FROM TIMESTAMP '2031-03-01 04:05:06.789')": '6.789',
    "EXTRACT(HOUR FROM TIMESTAMP '2031-03-01 04:05:06 -03:00')": '7',
    "EXTRACT(DAY FROM TIMESTAMP '2031-03-01 01:05:06 +03:00')": '28',
    "EXTRACT(TIMEZONE_HOUR FROM TIMESTAMP '2031-03-01 04:05:06 -03:30')": '-3',
    "EXTRACT(TIMEZONE_MINUTE FROM TIMESTAMP '2031-03-01 04:05:06 -03:30')": '-30',
    "EXTRACT(TIMEZONE_REGION FROM TIMESTAMP '2031-03-01 04:05:06 Europe/Zurich')": 'Europe/Zurich',
    "EXTRACT(TIMEZONE_REGION FROM TIMESTAMP '2031-03-01 04:05:06 -03:30')": 'UNKNOWN',
    "EXTRACT(YEAR FROM INTERVAL '-1-2' YEAR TO MONTH)": '-1',
    "EXTRACT(MONTH FROM INTERVAL '-1-2' YEAR TO MONTH)": '-2',
    "EXTRACT(DAY FROM INTERVAL '-1 02:03:04.5' DAY TO SECOND)": '-1',
    "EXTRACT(HOUR FROM INTERVAL '50' HOUR)": '2',
    "EXTRACT(SECOND FROM INTERVAL '-1 02:03:04.5' DAY TO SECOND)": '-4.5',
    'EXTRACT(YEAR FROM CAST(NULL AS DATE))': null,
  },
  SETTINGS,
);

goldenExpressions(
  EXTRACT,
  {
    "EXTRACT(HOUR FROM DATE '2031-03-01')": 'ORA-30076: invalid extract field for extract source',
    "EXTRACT(DAY FROM INTERVAL '1' MONTH)": 'ORA-30076: invalid extract field for extract source',
    "EXTRACT(YEAR FROM INTERVAL '1' DAY)": 'ORA-30076: invalid extract field for extract source',
    "EXTRACT(TIMEZONE_HOUR FROM TIMESTAMP '2031-03-01 04:05:06')":
      'ORA-30076: invalid extract field for extract source',
  },
  { only: 'SQL' },
);

// AT TIME ZONE, AT LOCAL, FROM_TZ, SYS_EXTRACT_UTC; the session is in New York.
goldenExpressions(
  ZONES,
  {
    "TIMESTAMP '2031-07-01 12:00:00 +00:00' AT TIME ZONE '+05:45'": '2031-07-01 17:45:00.000 +05:45',
    "TIMESTAMP '2031-07-01 12:00:00 +00:00' AT TIME ZONE 'Europe/Zurich'": '2031-07-01 14:00:00.000 Europe/Zurich',
    "TIMESTAMP '2031-01-01 12:00:00 +00:00' AT TIME ZONE 'Europe/Zurich'": '2031-01-01 13:00:00.000 Europe/Zurich',
    "TIMESTAMP '2031-07-01 12:00:00 +00:00' AT LOCAL": '2031-07-01 08:00:00.000 America/New_York',
    "TIMESTAMP '2031-07-01 12:00:00 +00:00' AT TIME ZONE SESSIONTIMEZONE": '2031-07-01 08:00:00.000 America/New_York',
    "TIMESTAMP '2031-07-01 12:00:00 +00:00' AT TIME ZONE DBTIMEZONE": '2031-07-01 12:00:00.000 +00:00',
    "TIMESTAMP '2031-07-01 12:00:00' AT TIME ZONE 'UTC'": '2031-07-01 16:00:00.000 UTC',
    "FROM_TZ(TIMESTAMP '2031-07-01 12:00:00', '-03:00') AT TIME ZONE '+01:00'": '2031-07-01 16:00:00.000 +01:00',
    "SYS_EXTRACT_UTC(TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich')": '2031-07-01 10:00:00.000',
    "CAST(TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich' AS TIMESTAMP WITH LOCAL TIME ZONE)": '2031-07-01 06:00:00.000',
    "CAST(TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich' AS TIMESTAMP)": '2031-07-01 12:00:00.000',
    "CAST(TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich' AS DATE)": '2031-07-01 12:00:00',
    "CAST(TIMESTAMP '2031-07-01 12:00:00' AS TIMESTAMP WITH TIME ZONE)": '2031-07-01 12:00:00.000 America/New_York',
    SESSIONTIMEZONE: 'America/New_York',
    "TIMESTAMP '2031-07-01 12:00:00 +00:00' AT TIME ZONE 'No/Where'": 'ORA-01882: timezone region not found',
  },
  SETTINGS,
);

// Compared as moments, whatever their zones are; all arithmetic is in UTC.
goldenExpressions(
  'SQL Language Reference: Data Type Comparison Rules',
  {
    "CASE WHEN TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich' = TIMESTAMP '2031-07-01 10:00:00 +00:00' THEN 'same' END":
      'same',
    "CASE WHEN TIMESTAMP '2031-07-01 06:00:00' = TIMESTAMP '2031-07-01 10:00:00 +00:00' THEN 'same' END": 'same',
    "CASE WHEN DATE '2031-07-01' < TIMESTAMP '2031-07-01 04:00:01 +00:00' THEN 'earlier' END": 'earlier',
    "CASE WHEN CAST(TIMESTAMP '2031-07-01 12:00:00 +02:00' AS TIMESTAMP WITH LOCAL TIME ZONE) = TIMESTAMP '2031-07-01 06:00:00' THEN 'same' END":
      'same',
    "CASE WHEN INTERVAL '24' HOUR = INTERVAL '1' DAY THEN 'same' END": 'same',
    "CASE WHEN INTERVAL '-2' DAY < INTERVAL '-1' DAY THEN 'less' END": 'less',
    "CASE WHEN INTERVAL '12' MONTH = INTERVAL '1' YEAR THEN 'same' END": 'same',
  },
  SETTINGS,
);

// Clocks go forward in New York at 2:00 on 9 March 2031, back at 2:00 on 2 November 2031.
goldenExpressions(
  SAVING,
  {
    "TIMESTAMP '2031-03-09 01:59:59 America/New_York' + INTERVAL '1' SECOND":
      '2031-03-09 03:00:00.000 America/New_York',
    "TIMESTAMP '2031-03-09 01:00:00 America/New_York' + INTERVAL '1' DAY": '2031-03-10 02:00:00.000 America/New_York',
    "TIMESTAMP '2031-11-02 00:30:00 America/New_York' + INTERVAL '2' HOUR": '2031-11-02 01:30:00.000 America/New_York',
    "TIMESTAMP '2031-03-09 03:00:00 America/New_York' - TIMESTAMP '2031-03-09 01:00:00 America/New_York'":
      '+000000000 01:00:00.000000000',
    "TIMESTAMP '2031-11-02 03:00:00 America/New_York' - TIMESTAMP '2031-11-02 00:00:00 America/New_York'":
      '+000000000 04:00:00.000000000',
    "FROM_TZ(TIMESTAMP '2031-03-09 02:30:00', 'America/New_York')":
      'ORA-01878: specified field not found in datetime or interval',
    "CAST(TIMESTAMP '2031-03-09 02:30:00' AS TIMESTAMP WITH LOCAL TIME ZONE)":
      'ORA-01878: specified field not found in datetime or interval',
    "TIMESTAMP '2031-11-02 01:30:00 America/New_York' AT TIME ZONE '+00:00'": '2031-11-02 06:30:00.000 +00:00',
    "TIMESTAMP '2031-11-02 01:30:00 America/New_York EDT' AT TIME ZONE '+00:00'": '2031-11-02 05:30:00.000 +00:00',
    "TIMESTAMP '2031-11-02 01:30:00 America/New_York EST' AT TIME ZONE '+00:00'": '2031-11-02 06:30:00.000 +00:00',
    "TO_CHAR(TIMESTAMP '2031-11-02 05:30:00 +00:00' AT TIME ZONE 'America/New_York', 'HH24:MI TZD')": '01:30 EDT',
    "TO_CHAR(TIMESTAMP '2031-11-02 06:30:00 +00:00' AT TIME ZONE 'America/New_York', 'HH24:MI TZD')": '01:30 EST',
    "SYS_EXTRACT_UTC(TO_TIMESTAMP_TZ('2031-10-26 02:30:00 Europe/Zurich CEST', 'YYYY-MM-DD HH24:MI:SS TZR TZD'))":
      '2031-10-26 00:30:00.000',
    "EXTRACT(TIMEZONE_ABBR FROM TIMESTAMP '2031-01-01 00:00:00 Europe/Zurich')": 'CET',
    "TO_CHAR(TIMESTAMP '2031-01-01 00:00:00 Asia/Kathmandu', 'TZD')":
      'ORA-03001: unimplemented feature: the sandbox does not support the daylight saving information of the time zone Asia/Kathmandu',
    "TO_CHAR(TIMESTAMP '2031-03-09 07:00:00 +00:00' AT TIME ZONE 'America/New_York', 'HH24 TZH')": '03 -04',
  },
  SETTINGS,
);

// What the matrix of operations leaves out.
goldenExpressions(
  ARITHMETIC,
  {
    "DATE '2031-03-01' + DATE '2031-03-01'": 'ORA-00975: date + date not allowed',
    "DATE '2031-03-01' * 2": 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE',
    "INTERVAL '1' DAY + INTERVAL '1' MONTH": 'ORA-30081: invalid data type for datetime/interval arithmetic',
    "INTERVAL '1' DAY - 1": 'ORA-30081: invalid data type for datetime/interval arithmetic',
    "TIMESTAMP '2031-03-01 00:00:00' + TIMESTAMP '2031-03-01 00:00:00'":
      'ORA-30087: Adding two datetime values is not allowed',
  },
  { only: 'SQL' },
);

// In PL/SQL a declared interval has its precision.
goldenBlocks('PL/SQL Language Reference: PL/SQL Data Types', [
  [
    `DECLARE d INTERVAL DAY(1) TO SECOND(1); y INTERVAL YEAR(1) TO MONTH;
     BEGIN d := INTERVAL '1 02:03:04.56' DAY TO SECOND; dbms_output.put_line(d); y := '-2-03'; dbms_output.put_line(y);
       d := d - '3 00:00:00'; dbms_output.put_line(d); dbms_output.put_line(EXTRACT(HOUR FROM d) || EXTRACT(SECOND FROM d));
       d := d * 10; END;`,
    [
      '+1 02:03:04.6',
      '-2-03',
      '-1 21:56:55.4',
      '-21-55.4',
      'ORA-01873: the leading precision of the interval is too small',
      'ORA-06512: at line 4',
    ],
  ],
]);

// The session's time zone: what is shown changes with it, the moment does not.
goldenBlocks(
  'SQL Language Reference: ALTER SESSION, TIME_ZONE',
  [
    [
      `DECLARE l TIMESTAMP(0) WITH LOCAL TIME ZONE := TIMESTAMP '2031-07-01 12:00:00 +00:00'; m DATE; BEGIN
         dbms_output.put_line(SESSIONTIMEZONE || ' ' || l); EXECUTE IMMEDIATE 'ALTER SESSION SET TIME_ZONE = ''+5:45''';
         dbms_output.put_line(SESSIONTIMEZONE || ' ' || l); EXECUTE IMMEDIATE 'ALTER SESSION SET TIME_ZONE = DBTIMEZONE';
         dbms_output.put_line(SESSIONTIMEZONE || ' ' || l); EXECUTE IMMEDIATE 'ALTER SESSION SET TIME_ZONE = ''Asia/Tokyo''';
         dbms_output.put_line(SESSIONTIMEZONE || ' ' || l); m := l; dbms_output.put_line(m);
         dbms_output.put_line(EXTRACT(TIMEZONE_HOUR FROM CURRENT_TIMESTAMP));
         IF CURRENT_DATE - CAST(SYS_EXTRACT_UTC(CURRENT_TIMESTAMP) AS DATE) BETWEEN 8.99 / 24 AND 9.01 / 24
         THEN dbms_output.put_line('nine hours ahead'); END IF; END;`,
      [
        'America/New_York 2031-07-01 08:00:00.000',
        '+05:45 2031-07-01 17:45:00.000',
        '+00:00 2031-07-01 12:00:00.000',
        'Asia/Tokyo 2031-07-01 21:00:00.000',
        '2031-07-01 21:00:00',
        '9',
        'nine hours ahead',
      ],
    ],
    [
      "BEGIN EXECUTE IMMEDIATE 'ALTER SESSION SET TIME_ZONE = ''No/Where'''; END;",
      ['ORA-01882: timezone region not found', 'ORA-06512: at line 1'],
    ],
    [
      "BEGIN EXECUTE IMMEDIATE 'ALTER SESSION SET TIME_ZONE = ''+16:00'''; END;",
      ['ORA-01874: time zone hour must be between -15 and 15', 'ORA-06512: at line 1'],
    ],
    [
      `BEGIN INSERT INTO moments VALUES (TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich', TIMESTAMP '2031-07-01 12:00:00 Europe/Zurich',
           DATE '2031-07-01', INTERVAL '1-6' YEAR TO MONTH);
         FOR m IN (SELECT local, zoned, zoned - local AS apart, day + span AS later FROM moments WHERE local = zoned)
         LOOP dbms_output.put_line(m.local || ', ' || m.zoned || ', ' || m.apart || ', ' || m.later); END LOOP; END;`,
      [
        '2031-07-01 06:00:00.000, 2031-07-01 12:00:00.000 Europe/Zurich, +000000000 00:00:00.000000000, 2033-01-01 00:00:00',
      ],
    ],
  ],
  {
    setUp: [
      ...SETTINGS.setUp,
      `CREATE TABLE moments (local TIMESTAMP WITH LOCAL TIME ZONE, zoned TIMESTAMP WITH TIME ZONE, day DATE,
         span INTERVAL YEAR(3) TO MONTH)`,
    ],
  },
);
