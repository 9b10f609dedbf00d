import { goldenExpressions, goldenQueries } from '../support/golden.js';

const DATES = {
  setUp: [
    "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD'",
    "ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3'",
    "ALTER SESSION SET NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF3 TZR'",
    "ALTER SESSION SET TIME_ZONE = '+02:00'",
  ],
};

goldenExpressions('SQL Language Reference: ASCIISTR', {
  "ASCIISTR('naïve')": 'na\\00EFve',
  "ASCIISTR('plain 1')": 'plain 1',
  "ASCIISTR('€')": '\\20AC',
  "ASCIISTR(UNISTR('\\D83D\\DE00'))": '\\D83D\\DE00',
  'ASCIISTR(NULL)': null,
});

goldenExpressions('SQL Language Reference: UNISTR', {
  "UNISTR('na\\00efve')": 'naïve',
  "UNISTR('a\\\\b')": 'a\\b',
  "UNISTR('\\D83D\\DE00')": '😀',
  'UNISTR(NULL)': null,
  "UNISTR('\\00g1')": "ORA-30186: '\\' must be followed by four hexdecimal characters or another '\\'",
});

goldenExpressions('SQL Language Reference: COMPOSE', {
  "LENGTH4(COMPOSE(UNISTR('o\\0308')))": '1',
  "COMPOSE(UNISTR('o\\0308'))": 'ö',
  "COMPOSE('plain')": 'plain',
  'COMPOSE(NULL)': null,
});

goldenExpressions('SQL Language Reference: DECOMPOSE', {
  "ASCIISTR(DECOMPOSE('ö'))": 'o\\0308',
  "ASCIISTR(DECOMPOSE('ö', 'CANONICAL'))": 'o\\0308',
  // A ligature has a compatible, no canonical decomposition.
  "LENGTH4(DECOMPOSE(UNISTR('\\FB01')))": '1',
  "DECOMPOSE(UNISTR('\\FB01'), 'COMPATIBILITY')": 'fi',
  'DECOMPOSE(NULL)': null,
});

goldenExpressions('SQL Language Reference: CONVERT', {
  "CONVERT('plain', 'WE8ISO8859P1')": 'plain',
  "CONVERT('plain', 'US7ASCII', 'AL32UTF8')": 'plain',
  "CONVERT(NULL, 'US7ASCII')": null,
  "CONVERT('plain', 'nonsense')": 'ORA-01482: unsupported character set',
});

goldenExpressions('SQL Language Reference: NLS_CHARSET_ID', {
  "NLS_CHARSET_ID('AL32UTF8')": '873',
  "NLS_CHARSET_ID('al32utf8')": '873',
  "NLS_CHARSET_ID('CHAR_CS')": '873',
  "NLS_CHARSET_ID('NCHAR_CS')": '2000',
  "NLS_CHARSET_ID('nonsense')": null,
});

goldenExpressions('SQL Language Reference: NLS_CHARSET_NAME', {
  'NLS_CHARSET_NAME(873)': 'AL32UTF8',
  'NLS_CHARSET_NAME(2000)': 'AL16UTF16',
  'NLS_CHARSET_NAME(-5)': null,
  'NLS_CHARSET_NAME(NULL)': null,
});

goldenExpressions('SQL Language Reference: TO_MULTI_BYTE', {
  "ASCIISTR(TO_MULTI_BYTE('A1'))": '\\FF21\\FF11',
  'TO_MULTI_BYTE(NULL)': null,
});
goldenExpressions('SQL Language Reference: TO_SINGLE_BYTE', {
  "TO_SINGLE_BYTE(UNISTR('\\FF21\\FF11b'))": 'A1b',
  'TO_SINGLE_BYTE(NULL)': null,
});

goldenExpressions('SQL Language Reference: HEXTORAW', {
  "HEXTORAW('7d')": '7D',
  "HEXTORAW('0aff')": '0AFF',
  'HEXTORAW(NULL)': null,
});
goldenExpressions(
  'SQL Language Reference: HEXTORAW',
  { "HEXTORAW('0g')": 'ORA-01465: invalid hex number' },
  { only: 'SQL' },
);

goldenExpressions('SQL Language Reference: RAWTOHEX', {
  "RAWTOHEX(HEXTORAW('7d'))": '7D',
  'RAWTOHEX(NULL)': null,
});
// In SQL a value that is no RAW is taken by its bytes; in PL/SQL it is converted to RAW first.
goldenExpressions('SQL Language Reference: RAWTOHEX', { "RAWTOHEX('AB')": '4142' }, { only: 'SQL' });
goldenExpressions('SQL Language Reference: RAWTOHEX', { "RAWTOHEX('AB')": 'AB' }, { only: 'PL/SQL' });

goldenExpressions('SQL Language Reference: RAWTONHEX', {
  "RAWTONHEX(HEXTORAW('7d'))": '7D',
  'RAWTONHEX(NULL)': null,
});

goldenExpressions('SQL Language Reference: CHARTOROWID', {
  "CHARTOROWID('AAAFd1AAFAAAABSAAA')": 'AAAFd1AAFAAAABSAAA',
  'CHARTOROWID(NULL)': null,
  "CHARTOROWID('row one')": 'ORA-01410: invalid ROWID',
});
goldenExpressions('SQL Language Reference: ROWIDTOCHAR', {
  "ROWIDTOCHAR(CHARTOROWID('AAAFd1AAFAAAABSAAA'))": 'AAAFd1AAFAAAABSAAA',
  // The text has 18 characters always.
  "LENGTH(ROWIDTOCHAR(CHARTOROWID('AAAFd1AAFAAAABSAAA')))": '18',
});
goldenExpressions('SQL Language Reference: ROWIDTONCHAR', {
  "LENGTH(ROWIDTONCHAR(CHARTOROWID('AAAFd1AAFAAAABSAAA')))": '18',
});

goldenExpressions('SQL Language Reference: TO_BINARY_DOUBLE', {
  "TO_BINARY_DOUBLE('1.5')": '1.5E+000',
  'TO_BINARY_DOUBLE(1.5)': '1.5E+000',
  "TO_BINARY_DOUBLE('INF')": 'Inf',
  "TO_BINARY_DOUBLE('-inf')": '-Inf',
  "TO_BINARY_DOUBLE('NaN')": 'Nan',
  "TO_BINARY_DOUBLE('1,250.5', '9G999D9')": '1.2505E+003',
  "TO_BINARY_DOUBLE('none' DEFAULT '2' ON CONVERSION ERROR)": '2.0E+000',
  'TO_BINARY_DOUBLE(NULL)': null,
});
goldenExpressions('SQL Language Reference: TO_BINARY_FLOAT', {
  "TO_BINARY_FLOAT('1.5')": '1.5E+000',
  'CASE WHEN TO_BINARY_FLOAT(.1d) <> .1d THEN 1 END': '1',
  "TO_BINARY_FLOAT('none' DEFAULT 2 ON CONVERSION ERROR)": '2.0E+000',
  'TO_BINARY_FLOAT(NULL)': null,
});

goldenExpressions(
  'SQL Language Reference: TO_BOOLEAN',
  {
    "TO_BOOLEAN('yes')": 'TRUE',
    "TO_BOOLEAN('ON')": 'TRUE',
    "TO_BOOLEAN('t')": 'TRUE',
    "TO_BOOLEAN('0')": 'FALSE',
    "TO_BOOLEAN(' off ')": 'FALSE',
    'TO_BOOLEAN(0)': 'FALSE',
    'TO_BOOLEAN(-2.5)': 'TRUE',
    'TO_BOOLEAN(0d)': 'FALSE',
    'TO_BOOLEAN(NULL)': null,
  },
  { only: 'SQL' },
);
goldenExpressions(
  'SQL Language Reference: TO_BOOLEAN',
  { "CASE WHEN TO_BOOLEAN('no') THEN 1 ELSE 2 END": '2', 'CASE WHEN TO_BOOLEAN(3) THEN 1 ELSE 2 END': '1' },
  { only: 'PL/SQL' },
);

goldenExpressions(
  'SQL Language Reference: TO_DATE',
  {
    "TO_DATE('29.02.2024', 'DD.MM.YYYY')": '2024-02-29',
    "TO_DATE('2024-02-29')": '2024-02-29',
    "TO_DATE('2460370', 'J')": '2024-02-29',
    "TO_DATE('soon' DEFAULT '01.03.2024' ON CONVERSION ERROR, 'DD.MM.YYYY')": '2024-03-01',
    "TO_DATE('30.02.2024' DEFAULT NULL ON CONVERSION ERROR, 'DD.MM.YYYY')": null,
    "TO_DATE(NULL, 'DD.MM.YYYY')": null,
    "TO_DATE('30.02.2024', 'DD.MM.YYYY')": 'ORA-01839: date not valid for month specified',
  },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: TO_TIMESTAMP',
  {
    "TO_TIMESTAMP('29.02.2024 10:11:12,345', 'DD.MM.YYYY HH24:MI:SS,FF')": '2024-02-29 10:11:12.345',
    "TO_TIMESTAMP('2024-02-29 10:11:12.345')": '2024-02-29 10:11:12.345',
    "TO_TIMESTAMP('soon' DEFAULT '2024' ON CONVERSION ERROR, 'YYYY') - TO_TIMESTAMP('2024', 'YYYY')":
      '+000000000 00:00:00.000000000',
    'TO_TIMESTAMP(NULL)': null,
  },
  DATES,
);
goldenExpressions(
  'SQL Language Reference: TO_TIMESTAMP_TZ',
  {
    "TO_TIMESTAMP_TZ('2024-02-29 10:00 -05:00', 'YYYY-MM-DD HH24:MI TZH:TZM')": '2024-02-29 10:00:00.000 -05:00',
    // Without a zone it is the session's.
    "TO_TIMESTAMP_TZ('2024-02-29 10:00', 'YYYY-MM-DD HH24:MI')": '2024-02-29 10:00:00.000 +02:00',
    "TO_TIMESTAMP_TZ('soon' DEFAULT NULL ON CONVERSION ERROR, 'YYYY')": null,
  },
  DATES,
);

goldenExpressions('SQL Language Reference: TO_DSINTERVAL', {
  "TO_DSINTERVAL('100 10:00:00')": '+000000100 10:00:00.000000000',
  "TO_DSINTERVAL('-0 00:00:01.5')": '-000000000 00:00:01.500000000',
  "TO_DSINTERVAL('P100DT05H')": '+000000100 05:00:00.000000000',
  "TO_DSINTERVAL('-PT1M30.25S')": '-000000000 00:01:30.250000000',
  "TO_DSINTERVAL('soon' DEFAULT '1 00:00:00' ON CONVERSION ERROR)": '+000000001 00:00:00.000000000',
  'TO_DSINTERVAL(NULL)': null,
  "TO_DSINTERVAL('1 24:00:00')": 'ORA-01850: hour must be between 0 and 23',
  "TO_DSINTERVAL('soon')": 'ORA-01867: the interval is invalid',
});
goldenExpressions('SQL Language Reference: TO_YMINTERVAL', {
  "TO_YMINTERVAL('01-02')": '+000000001-02',
  "TO_YMINTERVAL('-3-11')": '-000000003-11',
  "TO_YMINTERVAL('P1Y2M')": '+000000001-02',
  "TO_YMINTERVAL('soon' DEFAULT '0-01' ON CONVERSION ERROR)": '+000000000-01',
  'TO_YMINTERVAL(NULL)': null,
  "TO_YMINTERVAL('1-2-3')": 'ORA-01867: the interval is invalid',
});

goldenExpressions('SQL Language Reference: TO_NUMBER', {
  "TO_NUMBER('12.50')": '12.5',
  "TO_NUMBER(' -1.5e2 ')": '-150',
  "TO_NUMBER('1,250.5', '9G999D9')": '1250.5',
  "TO_NUMBER('none' DEFAULT 0 ON CONVERSION ERROR)": '0',
  "TO_NUMBER('none' DEFAULT '1,000' ON CONVERSION ERROR, '9,999')": '1000',
  // What the clause does not concern is an error in the operand itself.
  'TO_NUMBER(1 / 0 DEFAULT 0 ON CONVERSION ERROR)': 'ORA-01476: divisor is equal to zero',
  'TO_NUMBER(2.5d)': '2.5',
  'TO_NUMBER(NULL)': null,
});
goldenExpressions(
  'SQL Language Reference: TO_NUMBER',
  { "TO_NUMBER('twelve')": 'ORA-01722: invalid number' },
  { only: 'SQL' },
);

// The overloads of BOOLEAN
goldenExpressions(
  'SQL Language Reference: TO_NUMBER',
  { 'TO_NUMBER(TRUE)': '1', 'TO_NUMBER(FALSE)': '0', 'TO_BINARY_DOUBLE(TRUE)': '1.0E+000', 'TO_CHAR(FALSE)': 'FALSE' },
  { only: 'SQL' },
);

goldenExpressions('SQL Language Reference: TO_CHAR (number)', {
  'TO_CHAR(1250.5)': '1250.5',
  "TO_CHAR(1250.5, '9G999D99')": ' 1,250.50',
  'TO_CHAR(TO_NUMBER(NULL))': null,
});
goldenExpressions('SQL Language Reference: TO_CHAR (datetime)', {
  "TO_CHAR(DATE '2024-02-29', 'DD.MM.YYYY')": '29.02.2024',
  "TO_CHAR(INTERVAL '1-6' YEAR TO MONTH)": '+01-06',
  "TO_CHAR(TO_DATE(NULL), 'YYYY')": null,
});
goldenExpressions('SQL Language Reference: TO_CHAR (character)', {
  "TO_CHAR('text')": 'text',
  "TO_CHAR(N'texte à part')": 'texte à part',
  "TO_CHAR(TO_CLOB('text'))": 'text',
});
goldenExpressions('SQL Language Reference: TO_NCHAR (character)', {
  "TO_NCHAR('text')": 'text',
  'TO_NCHAR(NULL)': null,
});
goldenExpressions('SQL Language Reference: TO_NCHAR (datetime)', { "TO_NCHAR(DATE '2024-02-29', 'MM')": '02' });
goldenExpressions('SQL Language Reference: TO_NCHAR (number)', { 'TO_NCHAR(1.5)': '1.5' });

goldenExpressions('SQL Language Reference: TO_CLOB (character)', {
  "TO_CLOB('text')": 'text',
  "TO_CLOB(N'texte')": 'texte',
  'TO_CLOB(NULL)': null,
});
goldenExpressions('SQL Language Reference: TO_NCLOB', {
  "TO_NCLOB('texte à part')": 'texte à part',
  'TO_NCLOB(NULL)': null,
});

goldenQueries('SQL Language Reference: TO_BLOB (raw)', [
  ["SELECT LENGTH(TO_BLOB(HEXTORAW('0aff'))) FROM dual", [[2]]],
  ['SELECT LENGTH(TO_BLOB(NULL)) FROM dual', [[null]]],
]);
goldenQueries('SQL Language Reference: EMPTY_BLOB, EMPTY_CLOB', [
  // Initialised, which is not NULL, and without content.
  ['SELECT LENGTH(EMPTY_CLOB()), LENGTH(EMPTY_BLOB()) FROM dual WHERE EMPTY_CLOB() IS NOT NULL', [[0, 0]]],
]);
goldenQueries('SQL Language Reference: BFILENAME', [
  ["SELECT COUNT(*) FROM dual WHERE BFILENAME('NO_SUCH_DIR', 'no.txt') IS NOT NULL", [[1]]],
]);

goldenExpressions(
  'SQL Language Reference: CAST',
  {
    "CAST('29' AS NUMBER) + 1": '30',
    "CAST(DATE '2024-02-29' AS TIMESTAMP)": '2024-02-29 00:00:00.000',
    "CAST(TIMESTAMP '2024-02-29 10:11:12.6' AS DATE)": '2024-02-29',
    "CAST('2024-02-29' AS DATE)": '2024-02-29',
    "CAST('29.02.2024' AS DATE, 'DD.MM.YYYY')": '2024-02-29',
    "CAST('none' AS NUMBER DEFAULT 0 ON CONVERSION ERROR)": '0',
    "CAST('soon' AS DATE DEFAULT '01.03.2024' ON CONVERSION ERROR, 'DD.MM.YYYY')": '2024-03-01',
    'CAST(12.345 AS NUMBER(4, 1))': '12.3',
    'CAST(NULL AS NUMBER)': null,
    "CAST('7d' AS RAW(1))": '7D',
  },
  DATES,
);

goldenExpressions(
  'SQL Language Reference: VALIDATE_CONVERSION',
  {
    "VALIDATE_CONVERSION('1250.5' AS NUMBER)": '1',
    "VALIDATE_CONVERSION('1,250.5' AS NUMBER)": '0',
    "VALIDATE_CONVERSION('1,250.5' AS NUMBER, '9G999D9')": '1',
    "VALIDATE_CONVERSION('29.02.2023' AS DATE, 'DD.MM.YYYY')": '0',
    "VALIDATE_CONVERSION('29.02.2024' AS DATE, 'DD.MM.YYYY')": '1',
    "VALIDATE_CONVERSION('2024-02-29 10:00:00.5' AS TIMESTAMP)": '1',
    "VALIDATE_CONVERSION('12 10:00:00' AS INTERVAL DAY TO SECOND)": '1',
    "VALIDATE_CONVERSION('1-13' AS INTERVAL YEAR TO MONTH)": '0',
    "VALIDATE_CONVERSION('x' AS BINARY_DOUBLE)": '0',
    // Nothing that could fail
    'VALIDATE_CONVERSION(NULL AS NUMBER)': '1',
    'VALIDATE_CONVERSION(1 / 0 AS NUMBER)': 'ORA-01476: divisor is equal to zero',
  },
  DATES,
);
