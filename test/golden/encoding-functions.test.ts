import { goldenExpressions, goldenQueries } from '../support/golden.js';

const SQL = { only: 'SQL' } as const;

goldenExpressions(
  'SQL Language Reference: DUMP',
  {
    "DUMP('key')": 'Typ=96 Len=3: 107,101,121',
    "DUMP('key', 8)": 'Typ=96 Len=3: 153,145,171',
    "DUMP('key', 16)": 'Typ=96 Len=3: 6b,65,79',
    "DUMP('key', 17)": 'Typ=96 Len=3: k,e,y',
    "DUMP('key', 1016)": 'Typ=96 Len=3 CharacterSet=AL32UTF8: 6b,65,79',
    "DUMP(N'k', 1010)": 'Typ=96 Len=2 CharacterSet=AL16UTF16: 0,107',
    "DUMP('key', 10, 2)": 'Typ=96 Len=3: 101,121',
    "DUMP('key', 10, 2, 1)": 'Typ=96 Len=3: 101',
    "DUMP('ü')": 'Typ=96 Len=2: 195,188',
    'DUMP(12)': 'Typ=2 Len=2: 193,13',
    'DUMP(0)': 'Typ=2 Len=1: 128',
    'DUMP(-1.5)': 'Typ=2 Len=4: 62,100,51,102',
    "DUMP(HEXTORAW('0aff'))": 'Typ=23 Len=2: 10,255',
    'DUMP(1.5f)': 'Typ=100 Len=4: 191,192,0,0',
    "DUMP(TO_CLOB('key'))": 'Typ=1 Len=3: 107,101,121',
    'DUMP(NULL)': null,
  },
  SQL,
);

goldenQueries(
  'SQL Language Reference: Data Types',
  [
    [
      `SELECT DUMP(c), DUMP(v), DUMP(nv), DUMP(n), DUMP(d), DUMP(ts), DUMP(tz), DUMP(r), DUMP(ym), DUMP(ds), DUMP(bd), DUMP(b)
       FROM kinds`,
      [
        [
          'Typ=96 Len=3: 97,32,32',
          'Typ=1 Len=1: 97',
          'Typ=1 Len=2: 0,97',
          'Typ=2 Len=2: 194,2',
          'Typ=12 Len=7: 120,124,2,29,13,15,16',
          'Typ=180 Len=11: 120,124,2,29,13,15,16,29,205,101,0',
          'Typ=181 Len=13: 120,124,2,29,11,15,16,0,0,0,0,22,60',
          'Typ=23 Len=1: 255',
          'Typ=182 Len=5: 128,0,0,1,66',
          'Typ=183 Len=11: 128,0,0,4,65,66,67,128,0,0,0',
          'Typ=101 Len=8: 191,248,0,0,0,0,0,0',
          'Typ=252 Len=1: 1',
        ],
      ],
    ],
    ['SELECT SUBSTR(DUMP(ROWID), 1, 13) FROM kinds', [['Typ=69 Len=10']]],
    ['SELECT VSIZE(c), VSIZE(nv), VSIZE(n), VSIZE(d), VSIZE(tz), VSIZE(ROWID) FROM kinds', [[3, 2, 2, 7, 13, 10]]],
  ],
  {
    setUp: [
      `CREATE TABLE kinds (c CHAR(3), v VARCHAR2(5), nv NVARCHAR2(5), n NUMBER, d DATE, ts TIMESTAMP, tz TIMESTAMP WITH TIME ZONE,
         r RAW(5), ym INTERVAL YEAR TO MONTH, ds INTERVAL DAY TO SECOND, bd BINARY_DOUBLE, b BOOLEAN)`,
      `INSERT INTO kinds VALUES ('a', 'a', 'a', 100, TO_DATE('2024-02-29 12:14:15', 'YYYY-MM-DD HH24:MI:SS'),
         TIMESTAMP '2024-02-29 12:14:15.5', TIMESTAMP '2024-02-29 12:14:15 +02:00', HEXTORAW('ff'), INTERVAL '1-6' YEAR TO MONTH,
         INTERVAL '4 05:06:07' DAY TO SECOND, 1.5, TRUE)`,
    ],
  },
);

goldenExpressions(
  'SQL Language Reference: VSIZE',
  { "VSIZE('ü1')": '3', 'VSIZE(123456)': '4', 'VSIZE(NULL)': null },
  SQL,
);

// The digests of RFC 1321, RFC 3174 and FIPS 180-4 for 'abc'
goldenExpressions(
  'SQL Language Reference: STANDARD_HASH',
  {
    "STANDARD_HASH('abc', 'MD5')": '900150983CD24FB0D6963F7D28E17F72',
    "STANDARD_HASH('abc')": 'A9993E364706816ABA3E25717850C26C9CD0D89D',
    "STANDARD_HASH('abc', 'SHA1')": 'A9993E364706816ABA3E25717850C26C9CD0D89D',
    "STANDARD_HASH('abc', 'sha256')": 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD',
    "SUBSTR(STANDARD_HASH('abc', 'SHA384'), 1, 16)": 'CB00753F45A35E8B',
    "SUBSTR(STANDARD_HASH('abc', 'SHA512'), 1, 16)": 'DDAF35A193617ABA',
    "STANDARD_HASH(TO_CLOB('abc'))": 'ORA-00932: inconsistent datatypes: expected - got CLOB',
  },
  SQL,
);
