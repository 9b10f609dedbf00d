import { goldenBlocks, goldenExpressions } from '../support/golden.js';

const RULES = 'SQL Language Reference: Data Type Comparison Rules';
const CAST = 'SQL Language Reference: CAST';
const NUMBERS = 'SQL Language Reference: Data Types, NUMBER';
const FLOATS = 'SQL Language Reference: Data Types, Floating-Point Numbers';
const INVALID_NUMBER = 'ORA-01722: invalid number';
const NO_NUMBER = 'ORA-06502: PL/SQL: numeric or value error: character to number conversion error';
const OVERFLOW = 'ORA-01426: numeric overflow';
const TOO_PRECISE = 'ORA-01438: value larger than specified precision allowed for this column';

const ISO = {
  setUp: [
    "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD' NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3'",
    "ALTER SESSION SET NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3 TZR' TIME_ZONE = '+02:00'",
  ],
};

// Which operand is converted: to a number in arithmetic and against numbers, to a datetime against datetimes, to text in ||.
goldenExpressions(
  RULES,
  {
    "'7' + '5'": '12',
    "7 || '5'": '75',
    '7 || 5 + 1': '76',
    "' 7 ' * 2": '14',
    "'-.5e1' * 2": '-10',
    "N'7' + '5'": '12',
    "CASE WHEN '10' > 9 THEN 'numbers' ELSE 'texts' END": 'numbers',
    "CASE WHEN '10' > '9' THEN 'numbers' ELSE 'texts' END": 'texts',
    "CASE WHEN '007' = 7 THEN 'same' END": 'same',
    "CASE WHEN 7 BETWEEN '06' AND '10' THEN 'within' END": 'within',
    "CASE WHEN 7 IN ('6', '07') THEN 'in' END": 'in',
    "CASE WHEN DATE '2031-08-03' = '2031-08-03' THEN 'same' END": 'same',
    "CASE WHEN DATE '2031-08-03' > '2031-8-1' THEN 'later' END": 'later',
    "CASE WHEN TIMESTAMP '2031-08-03 04:05:06.789' = '2031-08-03 04:05:06.789' THEN 'same' END": 'same',
    "CASE WHEN DATE '2031-08-03' < TIMESTAMP '2031-08-03 00:00:00.001' THEN 'earlier' END": 'earlier',
    "DATE '2031-08-03' || ''": '2031-08-03',
    "'on ' || TIMESTAMP '2031-08-03 04:05:06.789'": 'on 2031-08-03 04:05:06.789',
    'LENGTH(12345)': '5',
    "SUBSTR(12345, '2', 3)": '234',
    "UPPER(DATE '2031-08-03')": '2031-08-03',
    "LAST_DAY('2031-02-03')": '2031-02-28',
    "ROUND('2.567', '1')": '2.6',
    "GREATEST(9, '10')": '10',
    "GREATEST('9', 10)": '9',
    'COALESCE(NULL, 7)': '7',
  },
  ISO,
);

for (const [only, message] of [
  ['SQL', INVALID_NUMBER],
  ['PL/SQL', NO_NUMBER],
] as const) {
  goldenExpressions(
    RULES,
    {
      "'seven' + 1": message,
      "CASE WHEN 'seven' = 7 THEN 'same' END": message,
      "'1,000' + 1": message,
      "'1 000' + 1": message,
      "'--1' + 1": message,
      "'1e' + 1": message,
      "'.' + 1": message,
      "'0x1F' + 1": message,
      "TO_NUMBER('nan')": message,
    },
    { only },
  );
}

goldenExpressions(
  RULES,
  {
    "CASE WHEN DATE '2031-08-03' = '3 August 2031' THEN 'same' END":
      'ORA-01830: date format picture ends before converting entire input string',
    "CASE WHEN DATE '2031-08-03' = 'tomorrow' THEN 'same' END":
      'ORA-01858: a non-numeric character was found where a numeric was expected',
    "LAST_DAY('2031-02-30')": 'ORA-01839: date not valid for month specified',
  },
  ISO,
);

// Blank-padded between CHAR values and literals, nonpadded where a VARCHAR2 is there; binary order.
goldenExpressions(RULES, {
  "CASE WHEN 'k ' = 'k' THEN 'equal' ELSE 'greater' END": 'equal',
  "CASE WHEN CAST('k' AS CHAR(5)) = 'k' THEN 'equal' ELSE 'greater' END": 'equal',
  "CASE WHEN CAST('k' AS CHAR(5)) = CAST('k' AS CHAR(2)) THEN 'equal' ELSE 'greater' END": 'equal',
  "CASE WHEN CAST('k ' AS VARCHAR2(5)) = 'k' THEN 'equal' ELSE 'greater' END": 'greater',
  "CASE WHEN CAST('k' AS CHAR(5)) = CAST('k' AS VARCHAR2(5)) THEN 'equal' ELSE 'greater' END": 'greater',
  "CASE WHEN CAST('k ' AS VARCHAR2(5)) > CAST('k' AS VARCHAR2(5)) THEN 'greater' END": 'greater',
  "CASE WHEN 'Z' < 'a' THEN 'binary' END": 'binary',
  "CASE WHEN 'kk' > 'k' THEN 'longer' END": 'longer',
  "CASE WHEN HEXTORAW('0A') < HEXTORAW('0A00') THEN 'shorter' END": 'shorter',
  "CASE WHEN HEXTORAW('FF') > HEXTORAW('0AFF') THEN 'greater' END": 'greater',
  "LENGTH(CAST('k' AS CHAR(5)) || 'k')": '6',
  "CASE WHEN USER = 'SYSTEM   ' THEN 'equal' END": 'equal',
  "CASE WHEN '' IS NULL THEN 'null' END": 'null',
  "CASE WHEN '' = '' THEN 'equal' ELSE 'unknown' END": 'unknown',
});

// CAST in every pair of types.
goldenExpressions(
  CAST,
  {
    "CAST('7.5' AS NUMBER)": '7.5',
    "CAST('7.5' AS INTEGER)": '8',
    "CAST(' -7.5e2 ' AS NUMBER)": '-750',
    "CAST('7.5' AS BINARY_FLOAT)": '7.5E+000',
    "CAST('-inf' AS BINARY_DOUBLE)": '-Inf',
    "CAST('2031-08-03' AS DATE)": '2031-08-03',
    "CAST('2031-08-03 04:05:06.789' AS TIMESTAMP)": '2031-08-03 04:05:06.789',
    "CAST('2031-08-03 04:05:06.789 +05:45' AS TIMESTAMP WITH TIME ZONE)": '2031-08-03 04:05:06.789 +05:45',
    "CAST('2031-08-03 04:05:06' AS TIMESTAMP WITH LOCAL TIME ZONE)": '2031-08-03 04:05:06.000',
    "CAST('1-06' AS INTERVAL YEAR TO MONTH)": '+01-06',
    "CAST('1 02:03:04.5' AS INTERVAL DAY TO SECOND(1))": '+01 02:03:04.5',
    "CAST('0aff' AS RAW(2))": '0AFF',
    "CAST('AAAAYFAABAAAAExAAA' AS ROWID)": 'AAAAYFAABAAAAExAAA',
    "CAST('text' AS NVARCHAR2(9))": 'text',
    "'[' || CAST('text' AS CHAR(6)) || ']'": '[text  ]',
    "'[' || CAST('text' AS NCHAR(6)) || ']'": '[text  ]',
    'CAST(7.5 AS VARCHAR2(9))': '7.5',
    'CAST(7.5 AS BINARY_DOUBLE)': '7.5E+000',
    'CAST(-7.5 AS INTEGER)': '-8',
    'CAST(7.5f AS NUMBER)': '7.5',
    'CAST(7.5d AS BINARY_FLOAT)': '7.5E+000',
    'CAST(7.5d AS VARCHAR2(99))': '7.5E+000',
    "CAST(DATE '2031-08-03' AS VARCHAR2(20))": '2031-08-03',
    "CAST(DATE '2031-08-03' AS TIMESTAMP)": '2031-08-03 00:00:00.000',
    "CAST(DATE '2031-08-03' AS TIMESTAMP WITH TIME ZONE)": '2031-08-03 00:00:00.000 +02:00',
    "CAST(TIMESTAMP '2031-08-03 23:59:59.999' AS DATE)": '2031-08-03',
    "TO_CHAR(CAST(TIMESTAMP '2031-08-03 23:59:59.999' AS DATE), 'SS')": '59',
    "CAST(TIMESTAMP '2031-08-03 04:05:06.789' AS TIMESTAMP(1))": '2031-08-03 04:05:06.800',
    "CAST(TIMESTAMP '2031-08-03 04:05:06.789 -03:00' AS TIMESTAMP)": '2031-08-03 04:05:06.789',
    "CAST(TIMESTAMP '2031-08-03 04:05:06.789 -03:00' AS TIMESTAMP WITH LOCAL TIME ZONE)": '2031-08-03 09:05:06.789',
    "CAST(INTERVAL '1' HOUR AS VARCHAR2(30))": '+00 01:00:00.000000',
    "CAST(INTERVAL '100' DAY(3) AS INTERVAL DAY(4) TO SECOND(0))": '+0100 00:00:00',
    "CAST(HEXTORAW('0aff') AS VARCHAR2(9))": '0AFF',
    "CAST(CHARTOROWID('AAAAYFAABAAAAExAAA') AS VARCHAR2(18))": 'AAAAYFAABAAAAExAAA',
    'CAST(NULL AS NUMBER)': null,
    "CAST('' AS DATE)": null,
  },
  ISO,
);

goldenExpressions(
  CAST,
  {
    "CAST('longer' AS VARCHAR2(4))": 'long',
    'CAST(12345 AS VARCHAR2(9))': '12345',
    'CAST(99.96 AS NUMBER(3, 1))': TOO_PRECISE,
    "CAST(DATE '2031-08-03' AS NUMBER)": 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE',
    'CAST(7 AS DATE)': 'ORA-00932: inconsistent datatypes: expected DATE got NUMBER',
    'CAST(7 AS RAW(9))': 'ORA-00932: inconsistent datatypes: expected BINARY got NUMBER',
    "CAST(INTERVAL '1' DAY AS INTERVAL YEAR TO MONTH)":
      'ORA-00932: inconsistent datatypes: expected INTERVAL YEAR TO MONTH got INTERVAL DAY TO SECOND',
    "CAST('xyz' AS RAW(9))": 'ORA-01465: invalid hex number',
    "CAST('rowid' AS ROWID)": 'ORA-01410: invalid ROWID',
    "CAST('0 100:00:00' AS INTERVAL DAY TO SECOND)": 'ORA-01850: hour must be between 0 and 23',
    "CAST('100-00' AS INTERVAL YEAR TO MONTH)": 'ORA-01873: the leading precision of the interval is too small',
  },
  { only: 'SQL', ...ISO },
);

// BOOLEAN, numbers and texts; in PL/SQL only where PLSQL_IMPLICIT_CONVERSION_BOOL is set.
goldenExpressions(
  'SQL Language Reference: Data Types, Boolean',
  {
    'CAST(7 AS BOOLEAN)': 'TRUE',
    'CAST(0 AS BOOLEAN)': 'FALSE',
    'CAST(0.25 AS BOOLEAN)': 'TRUE',
    'CAST(-7.5d AS BOOLEAN)': 'TRUE',
    'CAST(0f AS BOOLEAN)': 'FALSE',
    "CAST('Yes' AS BOOLEAN)": 'TRUE',
    "CAST('off' AS BOOLEAN)": 'FALSE',
    'CAST(TRUE AS NUMBER)': '1',
    'CAST(FALSE AS NUMBER)': '0',
    'CAST(TRUE AS BINARY_DOUBLE)': '1.0E+000',
    'CAST(FALSE AS VARCHAR2(5))': 'FALSE',
    'CAST(NULL AS BOOLEAN)': null,
    "CAST(DATE '2031-08-03' AS BOOLEAN)": 'ORA-00932: inconsistent datatypes: expected BOOLEAN got DATE',
  },
  { only: 'SQL' },
);

// DEFAULT … ON CONVERSION ERROR and VALIDATE_CONVERSION.
goldenExpressions(
  CAST,
  {
    "CAST('seven' AS NUMBER DEFAULT -1 ON CONVERSION ERROR)": '-1',
    "CAST('7' AS NUMBER DEFAULT -1 ON CONVERSION ERROR)": '7',
    "CAST('2031-02-30' AS DATE DEFAULT '2000-01-01' ON CONVERSION ERROR)": '2000-01-01',
    "CAST('3/8/2031' AS DATE DEFAULT NULL ON CONVERSION ERROR, 'DD/MM/YYYY')": '2031-08-03',
    "CAST('3.8.2031' AS DATE, 'DD.MM.YYYY')": '2031-08-03',
    "TO_NUMBER('seven' DEFAULT '0' ON CONVERSION ERROR)": '0',
    "TO_NUMBER('7,5' DEFAULT '0' ON CONVERSION ERROR, '9D9', 'NLS_NUMERIC_CHARACTERS = '',.''')": '7.5',
    "TO_DATE('2031-13-01' DEFAULT '2000-01-01' ON CONVERSION ERROR, 'YYYY-MM-DD')": '2000-01-01',
    "TO_TIMESTAMP('x' DEFAULT NULL ON CONVERSION ERROR, 'YYYY-MM-DD')": null,
    "TO_DSINTERVAL('x' DEFAULT '1 00:00:00' ON CONVERSION ERROR)": '+000000001 00:00:00.000000000',
    "VALIDATE_CONVERSION('7.5' AS NUMBER)": '1',
    "VALIDATE_CONVERSION('seven' AS NUMBER)": '0',
    "VALIDATE_CONVERSION('2031-02-30' AS DATE, 'YYYY-MM-DD')": '0',
    "VALIDATE_CONVERSION('2031-02-28' AS DATE, 'YYYY-MM-DD')": '1',
    'VALIDATE_CONVERSION(NULL AS DATE)': '1',
  },
  { only: 'SQL', ...ISO },
);

// NUMBER: 40 digits, from 1E-130 to below 1E126; precision and scale.
goldenExpressions(NUMBERS, {
  "TO_CHAR(1 / 3, 'TM9')": `.${'3'.repeat(40)}`,
  "TO_CHAR(2 / 3, 'TM9')": `.${'6'.repeat(39)}7`,
  "TO_CHAR(10 / 3, 'TM9')": `3.${'3'.repeat(38)}`,
  "TO_CHAR(-200 / 3, 'TM9')": `-66.${'6'.repeat(37)}7`,
  "TO_CHAR(1 / 30, 'TM9')": `.0${'3'.repeat(39)}`,
  '1E39': `1${'0'.repeat(39)}`,
  '99999999999999999999999999999999999999 + 1': `1${'0'.repeat(38)}`,
  '0.1 + 0.2': '.3',
  '1.10': '1.1',
  '-0': '0',
  '000123.4500': '123.45',
  '.5': '.5',
  '5.': '5',
  '5E-1': '.5',
  '-7.5e+3': '-7500',
  '1E125 * 10': OVERFLOW,
  '1E125 / 0.1': OVERFLOW,
  '1E-130 / 10': '0',
  '1E125 / 1E125': '1',
  '1 / 0': 'ORA-01476: divisor is equal to zero',
  'CAST(8524163.57 AS NUMBER)': '8524163.57',
  'CAST(8524163.57 AS NUMBER(*, 1))': '8524163.6',
  'CAST(8524163.57 AS NUMBER(9))': '8524164',
  'CAST(8524163.57 AS NUMBER(9, 2))': '8524163.57',
  'CAST(8524163.57 AS NUMBER(7, -2))': '8524200',
  'CAST(-8524163.57 AS NUMBER(9, 1))': '-8524163.6',
  'CAST(0.0012349 AS NUMBER(4, 6))': '.001235',
  'CAST(0.00000127 AS NUMBER(2, 7))': '.0000013',
  'CAST(0.012345 AS NUMBER(3, 4))': '.0123',
  'CAST(123.456 AS FLOAT(10))': '123.5',
  'CAST(2.5 AS INTEGER)': '3',
  'CAST(-2.5 AS INTEGER)': '-3',
});

for (const [only, message] of [
  ['SQL', TOO_PRECISE],
  ['PL/SQL', 'ORA-06502: PL/SQL: numeric or value error: number precision too large'],
] as const) {
  goldenExpressions(
    NUMBERS,
    {
      'CAST(8524163.57 AS NUMBER(6))': message,
      'CAST(9.996 AS NUMBER(3, 2))': message,
      'CAST(0.12345 AS NUMBER(4, 5))': message,
      'CAST(99950 AS NUMBER(3, -2))': message,
    },
    { only },
  );
}

// BINARY_FLOAT and BINARY_DOUBLE.
goldenExpressions(FLOATS, {
  '2.5f': '2.5E+000',
  '-1234.5d': '-1.2345E+003',
  '0.001d': '1.0E-003',
  '1E22d': '1.0E+022',
  '0d': '0',
  '1f / 3d': '3.3333333333333331E-001',
  '1 / 3f': '3.33333343E-001',
  "'1' + 1d": '2.0E+000',
  '1d / 0': 'Inf',
  '-1f / 0': '-Inf',
  '0d / 0': 'Nan',
  BINARY_DOUBLE_INFINITY: 'Inf',
  '-BINARY_FLOAT_INFINITY': '-Inf',
  BINARY_DOUBLE_NAN: 'Nan',
  '1E308d * 10': 'Inf',
  '1E-300d * 1E-300': '0',
  'BINARY_DOUBLE_INFINITY - BINARY_DOUBLE_INFINITY': 'Nan',
  'BINARY_DOUBLE_INFINITY + 1': 'Inf',
  "CASE WHEN BINARY_DOUBLE_NAN = BINARY_DOUBLE_NAN THEN 'equal' END": 'equal',
  "CASE WHEN BINARY_DOUBLE_NAN > BINARY_DOUBLE_INFINITY THEN 'greater' END": 'greater',
  "CASE WHEN BINARY_DOUBLE_INFINITY > 1E125 THEN 'greater' END": 'greater',
  "CASE WHEN 0.5f = 0.5d THEN 'equal' END": 'equal',
  "CASE WHEN 0.1f = 0.1d THEN 'equal' ELSE 'not' END": 'not',
  "CASE WHEN -0d = 0d THEN 'equal' END": 'equal',
  'CAST(BINARY_DOUBLE_NAN AS NUMBER)': OVERFLOW,
  'CAST(BINARY_DOUBLE_INFINITY AS NUMBER)': OVERFLOW,
});

// RAW and ROWID.
goldenExpressions('SQL Language Reference: Data Types, RAW', {
  "HEXTORAW('0aFf')": '0AFF',
  "HEXTORAW('abc')": '0ABC',
  "RAWTOHEX(HEXTORAW('0aff'))": '0AFF',
  "LENGTH(HEXTORAW('0aff'))": '4',
  "UTL_RAW.CAST_TO_RAW('Ab')": '4162',
  'HEXTORAW(NULL)': null,
  "ROWIDTOCHAR(CHARTOROWID('AAAAYFAABAAAAExAAA'))": 'AAAAYFAABAAAAExAAA',
  "CASE WHEN CHARTOROWID('AAAAYFAABAAAAExAAA') = 'AAAAYFAABAAAAExAAA' THEN 'same' END": 'same',
});

for (const [only, message] of [
  ['SQL', 'ORA-01465: invalid hex number'],
  ['PL/SQL', 'ORA-06502: PL/SQL: numeric or value error: hex to raw conversion error'],
] as const) {
  goldenExpressions('SQL Language Reference: HEXTORAW', { "HEXTORAW('0g')": message }, { only });
}

// Assignments convert to the target's type.
goldenBlocks(
  'SQL Language Reference: Implicit Data Conversion',
  [
    [
      `DECLARE r conversions%ROWTYPE; BEGIN
         INSERT INTO conversions VALUES (7.5, '12.345', 7, 2.5d, '2031-08-03', TIMESTAMP '2031-08-03 04:05:06.789', '0aff', 'k');
         SELECT * INTO r FROM conversions; dbms_output.put_line(r.text || ' ' || r.amount || ' ' || r.single || ' ' || r.whole);
         dbms_output.put_line(r.day || ' ' || r.moment || ' ' || r.bytes || ' [' || r.padded || ']'); END;`,
      ['7.5 12.35 7.0E+000 3', '2031-08-03 2031-08-03 04:05:06.789 0AFF [k  ]'],
    ],
    [
      `DECLARE v VARCHAR2(30); n NUMBER; d DATE; t TIMESTAMP; i PLS_INTEGER; b BINARY_DOUBLE; BEGIN
         v := 7.5; n := v; i := v; b := v; dbms_output.put_line(v || ' ' || n || ' ' || i || ' ' || b);
         d := '2031-08-03'; v := d; t := d; dbms_output.put_line(v || ' ' || t);
         t := '2031-08-03 23:59:59.999'; d := t; dbms_output.put_line(TO_CHAR(d, 'DD HH24:MI:SS')); i := 'seven'; END;`,
      ['7.5 7.5 8 7.5E+000', '2031-08-03 2031-08-03 00:00:00.000', '03 23:59:59', NO_NUMBER, 'ORA-06512: at line 4'],
    ],
    ['BEGIN INSERT INTO conversions (amount) VALUES (1234.5); END;', [TOO_PRECISE, 'ORA-06512: at line 1']],
    ["BEGIN INSERT INTO conversions (amount) VALUES ('seven'); END;", [INVALID_NUMBER, 'ORA-06512: at line 1']],
  ],
  {
    setUp: [
      ...ISO.setUp,
      `CREATE TABLE conversions (text VARCHAR2(9), amount NUMBER(5, 2), single BINARY_FLOAT, whole INTEGER, day DATE,
         moment TIMESTAMP, bytes RAW(2), padded CHAR(3))`,
    ],
  },
);

// PL/SQL's own types.
goldenBlocks('PL/SQL Language Reference: PL/SQL Data Types', [
  [
    `DECLARE a PLS_INTEGER := 2147483647; b PLS_INTEGER := 1; n NUMBER;
     BEGIN n := a + TO_NUMBER(b); dbms_output.put_line(n); n := a + b; END;`,
    ['2147483648', OVERFLOW, 'ORA-06512: at line 2'],
  ],
  [
    `DECLARE a PLS_INTEGER; BEGIN a := 2.5; dbms_output.put_line(a); a := '-3.5'; dbms_output.put_line(a); a := 7 / 2;
       dbms_output.put_line(a); a := 2147483648; END;`,
    ['3', '-4', '4', OVERFLOW, 'ORA-06512: at line 2'],
  ],
  ['DECLARE a SIMPLE_INTEGER := 2147483647; BEGIN a := a + 1; dbms_output.put_line(a); END;', ['-2147483648']],
  [
    'DECLARE a POSITIVE := 1; BEGIN a := a - 1; END;',
    ['ORA-06502: PL/SQL: numeric or value error', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE n NUMBER(4, 1); v VARCHAR2(3); BEGIN n := 999.94; dbms_output.put_line(n); n := '12.35'; dbms_output.put_line(n);
       v := n; EXCEPTION WHEN VALUE_ERROR THEN dbms_output.put_line(SQLERRM); END;`,
    ['999.9', '12.4', 'ORA-06502: PL/SQL: numeric or value error: character string buffer too small'],
  ],
  [
    `DECLARE c CHAR(4); v VARCHAR2(4); BEGIN c := 'k'; v := c; dbms_output.put_line('[' || c || '][' || v || ']');
       IF c = 'k' THEN dbms_output.put_line('padded'); END IF; v := 'k'; IF c <> v THEN dbms_output.put_line('nonpadded'); END IF;
       v := 'k ' || ''; dbms_output.put_line(LENGTH(v)); c := 'five5'; END;`,
    [
      '[k   ][k   ]',
      'padded',
      'nonpadded',
      '2',
      'ORA-06502: PL/SQL: numeric or value error: character string buffer too small',
      'ORA-06512: at line 3',
    ],
  ],
  [
    `DECLARE r RAW(2); v VARCHAR2(9); BEGIN r := '0aff'; v := r; dbms_output.put_line(v); r := '0affee'; END;`,
    ['0AFF', 'ORA-06502: PL/SQL: numeric or value error: raw variable length too long', 'ORA-06512: at line 1'],
  ],
  [
    `DECLARE b BINARY_DOUBLE := 1 / 3; f BINARY_FLOAT := b; n NUMBER := 0.5; BEGIN dbms_output.put_line(b);
       dbms_output.put_line(f); b := n; dbms_output.put_line(b * 2); IF b = n THEN dbms_output.put_line('equal'); END IF; END;`,
    ['3.3333333333333331E-001', '3.33333343E-001', '1.0E+000', 'equal'],
  ],
  [
    'DECLARE d DATE; BEGIN d := 7; END;',
    [
      'ORA-06550: line 1, column 28:',
      'PLS-00382: expression is of wrong type',
      'ORA-06550: line 1, column 23:',
      'PL/SQL: Statement ignored',
    ],
  ],
  [
    `DECLARE t TIMESTAMP(2) := TIMESTAMP '2031-08-03 04:05:06.789'; d DATE := t;
     BEGIN dbms_output.put_line(TO_CHAR(t, 'SS.FF') || ' ' || TO_CHAR(d, 'SS')); END;`,
    ['06.79 06'],
  ],
]);
