import { goldenExpressions, goldenQueries } from '../support/golden.js';

/** Transcendental functions are right to 30 digits at least, which their cases round to. */
goldenExpressions('SQL Language Reference: ABS', {
  'ABS(-12.5)': '12.5',
  'ABS(12.5)': '12.5',
  'ABS(0)': '0',
  "ABS('-7')": '7',
  'ABS(NULL)': null,
  // The type of the argument is that of the result.
  'ABS(-1.5f)': '1.5E+000',
  'ABS(-BINARY_DOUBLE_INFINITY)': 'Inf',
});

goldenExpressions('SQL Language Reference: ACOS', {
  'ACOS(1)': '0',
  'ROUND(ACOS(0), 29)': '1.57079632679489661923132169164',
  'ROUND(ACOS(-1), 29)': '3.14159265358979323846264338328',
  'ROUND(ACOS(.25), 29)': '1.31811607165281796574566425465',
  'ACOS(NULL)': null,
  'ACOS(1.01)': "ORA-01428: argument '1.01' is out of range",
});

goldenExpressions('SQL Language Reference: ASIN', {
  'ASIN(0)': '0',
  'ROUND(ASIN(1), 29)': '1.57079632679489661923132169164',
  'ROUND(ASIN(-1), 29)': '-1.57079632679489661923132169164',
  'ROUND(ASIN(.25), 29)': '.25268025514207865348565743699',
  'ASIN(NULL)': null,
  'ASIN(-2)': "ORA-01428: argument '-2' is out of range",
});

goldenExpressions('SQL Language Reference: ATAN', {
  'ATAN(0)': '0',
  'ROUND(ATAN(1), 29)': '.78539816339744830961566084582',
  'ROUND(ATAN(-1E30), 29)': '-1.57079632679489661923132169164',
  'ATAN(NULL)': null,
});

goldenExpressions('SQL Language Reference: ATAN2', {
  'ROUND(ATAN2(1, 1), 29)': '.78539816339744830961566084582',
  // The signs of both tell the quadrant.
  'ROUND(ATAN2(1, -1), 29)': '2.35619449019234492884698253746',
  'ROUND(ATAN2(-1, -1), 29)': '-2.35619449019234492884698253746',
  'ROUND(ATAN2(-1, 1), 29)': '-.78539816339744830961566084582',
  'ROUND(ATAN2(0, -1), 29)': '3.14159265358979323846264338328',
  'ATAN2(NULL, 1)': null,
});

goldenExpressions('SQL Language Reference: BITAND', {
  'BITAND(12, 10)': '8',
  'BITAND(5, 2)': '0',
  'BITAND(-1, 255)': '255',
  'BITAND(6.9, 3)': '2',
  'BITAND(1208925819614629174706175, 1180591620717411303424)': '1180591620717411303424',
  'BITAND(NULL, 1)': null,
});

goldenExpressions(
  'SQL Language Reference: BIN_TO_NUM',
  {
    'BIN_TO_NUM(1, 0, 1, 1)': '11',
    'BIN_TO_NUM(0)': '0',
    "BIN_TO_NUM('1', 1)": '3',
  },
  { only: 'SQL' },
);

goldenExpressions('SQL Language Reference: CEIL (number)', {
  'CEIL(4.01)': '5',
  'CEIL(-4.99)': '-4',
  'CEIL(4)': '4',
  "CEIL('2.5')": '3',
  'CEIL(1.5d)': '2.0E+000',
  'CEIL(NULL)': null,
});

goldenExpressions('SQL Language Reference: COS', {
  'COS(0)': '1',
  'ROUND(COS(1), 30)': '.540302305868139717400936607443',
  'ROUND(COS(-2), 30)': '-.416146836547142386997568229501',
  'COS(NULL)': null,
});

goldenExpressions('SQL Language Reference: COSH', {
  'COSH(0)': '1',
  'ROUND(COSH(1), 30)': '1.543080634815243778477905620757',
  'COSH(NULL)': null,
});

goldenExpressions('SQL Language Reference: EXP', {
  'EXP(0)': '1',
  'ROUND(EXP(1), 30)': '2.718281828459045235360287471353',
  'ROUND(EXP(-2), 30)': '.135335283236612691893999494972',
  'EXP(NULL)': null,
  'EXP(1000)': 'ORA-01426: numeric overflow',
});

goldenExpressions('SQL Language Reference: FLOOR (number)', {
  'FLOOR(4.99)': '4',
  'FLOOR(-4.01)': '-5',
  'FLOOR(4)': '4',
  'FLOOR(-1.5f)': '-2.0E+000',
  'FLOOR(NULL)': null,
});

goldenExpressions('SQL Language Reference: LN', {
  'LN(1)': '0',
  'ROUND(LN(10), 30)': '2.302585092994045684017991454684',
  'LN(NULL)': null,
  'LN(0)': "ORA-01428: argument '0' is out of range",
  'LN(-1)': "ORA-01428: argument '-1' is out of range",
});

goldenExpressions('SQL Language Reference: LOG', {
  'LOG(2, 1024)': '10',
  'LOG(10, 1000)': '3',
  'LOG(.5, 8)': '-3',
  'LOG(NULL, 2)': null,
  'LOG(2, NULL)': null,
  'LOG(2, 0)': "ORA-01428: argument '0' is out of range",
  'LOG(1, 2)': "ORA-01428: argument '1' is out of range",
  'LOG(-2, 2)': "ORA-01428: argument '-2' is out of range",
});

goldenExpressions('SQL Language Reference: MOD', {
  'MOD(17, 5)': '2',
  'MOD(-17, 5)': '-2',
  'MOD(17, -5)': '2',
  'MOD(-17, -5)': '-2',
  'MOD(17, 0)': '17',
  'MOD(5.5, 2)': '1.5',
  'MOD(5.5d, 2)': '1.5E+000',
  'MOD(NULL, 2)': null,
  'MOD(2, NULL)': null,
});

goldenExpressions('SQL Language Reference: NANVL', {
  'NANVL(BINARY_DOUBLE_NAN, 4)': '4.0E+000',
  'NANVL(2.5f, 4)': '2.5E+000',
  'NANVL(3, 4)': '3',
  'NANVL(NULL, 4)': null,
  "NANVL('7', 1)": '7',
});

goldenExpressions('SQL Language Reference: POWER', {
  'POWER(2, 10)': '1024',
  'POWER(2, -2)': '.25',
  'POWER(-2, 3)': '-8',
  'POWER(16, .25)': '2',
  'ROUND(POWER(2, .5), 30)': '1.41421356237309504880168872421',
  'POWER(0, 0)': '1',
  'POWER(2.0f, 3)': '8.0E+000',
  'POWER(NULL, 2)': null,
  'POWER(-2, .5)': "ORA-01428: argument '-2' is out of range",
  'POWER(10, 200)': 'ORA-01426: numeric overflow',
});

goldenExpressions('SQL Language Reference: REMAINDER', {
  // Where MOD rounds the quotient down, REMAINDER rounds it.
  'REMAINDER(17, 5)': '2',
  'REMAINDER(18, 5)': '-2',
  'REMAINDER(-18, 5)': '2',
  'REMAINDER(7.5, 5)': '-2.5',
  'REMAINDER(5d, 0)': 'Nan',
  'REMAINDER(BINARY_DOUBLE_INFINITY, 3)': 'Nan',
  'REMAINDER(NULL, 5)': null,
});

goldenExpressions('SQL Language Reference: ROUND (number)', {
  'ROUND(12.345)': '12',
  'ROUND(12.345, 2)': '12.35',
  'ROUND(-12.345, 2)': '-12.35',
  'ROUND(2.5)': '3',
  'ROUND(-2.5)': '-3',
  'ROUND(1250, -2)': '1300',
  'ROUND(49, -2)': '0',
  'ROUND(12.345, 1.9)': '12.3',
  // A binary floating point number goes to the even neighbour, and stays one without a second argument.
  'ROUND(2.5d)': '2.0E+000',
  'ROUND(3.5f)': '4.0E+000',
  'ROUND(2.25d, 1)': '2.3',
  'ROUND(NULL, 1)': null,
  'ROUND(1.5, NULL)': null,
});

goldenExpressions('SQL Language Reference: SIGN', {
  'SIGN(-.5)': '-1',
  'SIGN(0)': '0',
  'SIGN(12)': '1',
  'SIGN(-2.5d)': '-1',
  'SIGN(0d)': '1',
  'SIGN(BINARY_DOUBLE_NAN)': '1',
  'SIGN(NULL)': null,
});

goldenExpressions('SQL Language Reference: SIN', {
  'SIN(0)': '0',
  'ROUND(SIN(1), 30)': '.84147098480789650665250232163',
  'ROUND(SIN(-1), 30)': '-.84147098480789650665250232163',
  'SIN(NULL)': null,
});

goldenExpressions('SQL Language Reference: SINH', {
  'SINH(0)': '0',
  'ROUND(SINH(1), 30)': '1.175201193643801456882381850596',
  'SINH(NULL)': null,
});

goldenExpressions('SQL Language Reference: SQRT', {
  'SQRT(144)': '12',
  'ROUND(SQRT(2), 30)': '1.41421356237309504880168872421',
  'SQRT(0)': '0',
  'SQRT(-4d)': 'Nan',
  'SQRT(NULL)': null,
  'SQRT(-4)': "ORA-01428: argument '-4' is out of range",
});

goldenExpressions('SQL Language Reference: TAN', {
  'TAN(0)': '0',
  'ROUND(TAN(1), 30)': '1.557407724654902230506974807458',
  'TAN(NULL)': null,
});

goldenExpressions('SQL Language Reference: TANH', {
  'TANH(0)': '0',
  'ROUND(TANH(1), 30)': '.761594155955764888119458282605',
  'TANH(NULL)': null,
});

goldenExpressions('SQL Language Reference: TRUNC (number)', {
  'TRUNC(12.789)': '12',
  'TRUNC(12.789, 1)': '12.7',
  'TRUNC(-12.789, 1)': '-12.7',
  'TRUNC(1299, -2)': '1200',
  'TRUNC(49, -2)': '0',
  'TRUNC(-1.5d)': '-1.0E+000',
  'TRUNC(NULL)': null,
});

goldenExpressions(
  'SQL Language Reference: WIDTH_BUCKET',
  {
    'WIDTH_BUCKET(25, 0, 100, 4)': '2',
    // A bucket has its lower limit and not its upper one.
    'WIDTH_BUCKET(24.9, 0, 100, 4)': '1',
    'WIDTH_BUCKET(0, 0, 100, 4)': '1',
    'WIDTH_BUCKET(-1, 0, 100, 4)': '0',
    'WIDTH_BUCKET(100, 0, 100, 4)': '5',
    "WIDTH_BUCKET(DATE '2024-02-10', DATE '2024-01-01', DATE '2024-12-31', 365)": '41',
    'WIDTH_BUCKET(NULL, 0, 100, 4)': null,
    'WIDTH_BUCKET(1, NULL, 100, 4)': 'ORA-30494: The argument [2] of WIDTH_BUCKET function is NULL or invalid.',
    'WIDTH_BUCKET(1, 0, 100, 0)': 'ORA-30494: The argument [4] of WIDTH_BUCKET function is NULL or invalid.',
  },
  { only: 'SQL' },
);

goldenExpressions('PL/SQL Language Reference: SQL Functions in PL/SQL Expressions', {
  'ABS(-2) + SIGN(-2)': '1',
});
goldenExpressions(
  'PL/SQL Language Reference: SQL Functions in PL/SQL Expressions',
  {
    'BIN_TO_NUM(1, 0)': 'ORA-06550: line 1, column 13:',
    'WIDTH_BUCKET(1, 0, 2, 2)': 'ORA-06550: line 1, column 13:',
    'LNNVL(1 = 2)': 'ORA-06550: line 1, column 13:',
    'NVL2(1, 2, 3)': 'ORA-06550: line 1, column 13:',
    'DECODE(1, 1, 2)': 'ORA-06550: line 1, column 13:',
    "DUMP('x')": 'ORA-06550: line 1, column 13:',
    "VSIZE('x')": 'ORA-06550: line 1, column 13:',
    "STANDARD_HASH('x')": 'ORA-06550: line 1, column 13:',
  },
  { only: 'PL/SQL' },
);

goldenExpressions('PL/SQL Language Reference: Predefined BINARY_FLOAT and BINARY_DOUBLE Constants', {
  BINARY_FLOAT_NAN: 'Nan',
  BINARY_FLOAT_INFINITY: 'Inf',
  BINARY_DOUBLE_NAN: 'Nan',
  BINARY_DOUBLE_INFINITY: 'Inf',
});
goldenExpressions(
  'PL/SQL Language Reference: Predefined BINARY_FLOAT and BINARY_DOUBLE Constants',
  {
    'CASE WHEN BINARY_FLOAT_MAX_NORMAL * 2 = BINARY_FLOAT_INFINITY THEN 1 END': '1',
    'CASE WHEN BINARY_DOUBLE_MAX_NORMAL * 2 = BINARY_DOUBLE_INFINITY THEN 1 END': '1',
    'CASE WHEN BINARY_FLOAT_MIN_NORMAL > BINARY_FLOAT_MAX_SUBNORMAL THEN 1 END': '1',
    'CASE WHEN BINARY_DOUBLE_MIN_NORMAL > BINARY_DOUBLE_MAX_SUBNORMAL THEN 1 END': '1',
    'CASE WHEN BINARY_FLOAT_MIN_SUBNORMAL > 0 AND BINARY_FLOAT_MIN_SUBNORMAL / 2 = 0 THEN 1 END': '1',
    'CASE WHEN BINARY_DOUBLE_MIN_SUBNORMAL > 0 AND BINARY_DOUBLE_MIN_SUBNORMAL / 2 = 0 THEN 1 END': '1',
  },
  { only: 'PL/SQL' },
);

goldenQueries(
  'SQL Language Reference: ROUND (number)',
  [['SELECT ROUND(price, 1), TRUNC(price, 1), CEIL(price), FLOOR(price) FROM prices', [['2.4', '2.3', 3, 2]]]],
  { setUp: ['CREATE TABLE prices (price NUMBER(5, 2))', 'INSERT INTO prices VALUES (2.35)'] },
);
