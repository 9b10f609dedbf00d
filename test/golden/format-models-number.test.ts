import { goldenExpressions } from '../support/golden.js';

const PAGE = 'SQL Language Reference: Number Format Models';
const INVALID_MODEL = 'ORA-01481: invalid number format model';
const INVALID_NUMBER = 'ORA-01722: invalid number';
const NO_NUMBER = 'ORA-06502: PL/SQL: numeric or value error: character to number conversion error';

// 9, 0, comma, period, dollar sign: one column for the sign, pound signs for what does not fit.
goldenExpressions(PAGE, {
  "'[' || TO_CHAR(57, '9999') || ']'": '[   57]',
  "'[' || TO_CHAR(-57, '9999') || ']'": '[  -57]',
  "'[' || TO_CHAR(-5768, '9999') || ']'": '[-5768]',
  "'[' || TO_CHAR(57685, '9999') || ']'": '[#####]',
  "'[' || TO_CHAR(-57685, '9999') || ']'": '[#####]',
  "'[' || TO_CHAR(0, '999') || ']'": '[   0]',
  "'[' || TO_CHAR(0.3, '999') || ']'": '[   0]',
  "'[' || TO_CHAR(0, '99.9') || ']'": '[   .0]',
  "'[' || TO_CHAR(0.7, '99.9') || ']'": '[   .7]',
  "'[' || TO_CHAR(-0.7, '99.9') || ']'": '[  -.7]',
  "'[' || TO_CHAR(0.7, '90.9') || ']'": '[  0.7]',
  "'[' || TO_CHAR(-0.7, '00.9') || ']'": '[-00.7]',
  "'[' || TO_CHAR(57, '0999') || ']'": '[ 0057]',
  "'[' || TO_CHAR(57, '9990') || ']'": '[   57]',
  "'[' || TO_CHAR(0, '9990') || ']'": '[    0]',
  "'[' || TO_CHAR(57, '9099') || ']'": '[  057]',
  "'[' || TO_CHAR(5.7, '99.990') || ']'": '[  5.700]',
  "'[' || TO_CHAR(5.7, '.99') || ']'": '[####]',
  "'[' || TO_CHAR(0.57, '.99') || ']'": '[ .57]',
  "'[' || TO_CHAR(57, '99.') || ']'": '[ 57.]',
  "'[' || TO_CHAR(5768, '9,999') || ']'": '[ 5,768]',
  "'[' || TO_CHAR(57, '9,999') || ']'": '[    57]',
  "'[' || TO_CHAR(57, '0,999') || ']'": '[ 0,057]',
  "'[' || TO_CHAR(57685, '9,9,9,9,9') || ']'": '[ 5,7,6,8,5]',
  "'[' || TO_CHAR(-5768000.5, '9,999,999.99') || ']'": '[-5,768,000.50]',
  "'[' || TO_CHAR(5768, '$9999') || ']'": '[ $5768]',
  "'[' || TO_CHAR(57, '$9999') || ']'": '[   $57]',
  "'[' || TO_CHAR(-57, '99$99') || ']'": '[  -$57]',
  "'[' || TO_CHAR(57685, '$9,999.99') || ']'": '[##########]',
  "TO_CHAR(NULL, '999')": null,
  "TO_CHAR(5, '')": null,
});

// Rounded to the digits of the model, halves away from zero.
goldenExpressions(PAGE, {
  "TO_CHAR(2.345, '9.99')": ' 2.35',
  "TO_CHAR(-2.345, '9.99')": '-2.35',
  "TO_CHAR(2.344999, '9.99')": ' 2.34',
  "TO_CHAR(2.5, '9')": ' 3',
  "TO_CHAR(9.99, '9.9')": '####',
  "TO_CHAR(99.5, '99')": '###',
  "TO_CHAR(0.004, '0.00')": ' 0.00',
  "TO_CHAR(123456789012345678901234567890.12, '999999999999999999999999999999.99')":
    ' 123456789012345678901234567890.12',
});

// FM: neither blanks nor the zeros of 9s.
goldenExpressions(PAGE, {
  "TO_CHAR(57, 'FM9999')": '57',
  "TO_CHAR(-57, 'fm9999')": '-57',
  "TO_CHAR(5.5, 'FM99.999')": '5.5',
  "TO_CHAR(5.5, 'FM99.090')": '5.500',
  "TO_CHAR(5.5, 'FM99.909')": '5.50',
  "TO_CHAR(57, 'FM0999')": '0057',
  "TO_CHAR(57685, 'FM999')": '####',
  "TO_CHAR(-5768.5, 'FM$99,999.00')": '-$5,768.50',
  "'[' || TO_CHAR(57, 'FM99MI') || TO_CHAR(57, 'FM99PR') || ']'": '[5757]',
});

// B, C, L, U.
goldenExpressions(PAGE, {
  "'[' || TO_CHAR(0, 'B99') || ']'": '[   ]',
  "'[' || TO_CHAR(7, 'B99') || ']'": '[  7]',
  "'[' || TO_CHAR(0, 'B90.9') || ']'": '[     ]',
  "'[' || TO_CHAR(0.5, 'B90.9') || ']'": '[   .5]',
  "'[' || TO_CHAR(0, 'FMB99') || ']'": '[]',
  "TO_CHAR(57, 'FMC99')": 'USD57',
  "TO_CHAR(57.5, 'FML99.99')": '$57.5',
  "TO_CHAR(-57, 'FML99')": '-$57',
  "TO_CHAR(-57, 'FM99L')": '-57$',
  "TO_CHAR(-57, 'FM99C')": '-57USD',
  "TO_CHAR(57, 'FMU99')": '$57',
});

goldenExpressions(
  'Globalization Support Guide: Monetary Parameters',
  {
    "TO_CHAR(1057.5, 'FML9G999D99')": 'Rs1’057,5',
    "TO_CHAR(57, 'FMC999')": 'CHF57',
    "TO_CHAR(57, 'FM999C')": '57CHF',
    "TO_CHAR(57, 'FMU999')": '€57',
    "TO_NUMBER('Rs1’057,5', 'L9G999D99') + 1": '1058,5',
    "TO_NUMBER('CHF57', 'C999')": '57',
    "TO_NUMBER('€57', 'U999')": '57',
  },
  {
    setUp: [
      "ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',’' NLS_CURRENCY = 'Rs' NLS_ISO_CURRENCY = 'SWITZERLAND' NLS_DUAL_CURRENCY = '€'",
    ],
  },
);

// D and G are the session's characters, a comma and a period themselves.
goldenExpressions(
  PAGE,
  {
    "TO_CHAR(5768000.25, '9G999G999D99')": ' 5.768.000,25',
    "TO_CHAR(5768000.25, '9,999,999.99')": ' 5,768,000.25',
    "TO_CHAR(0.5, 'FM0D999')": '0,5',
    "TO_CHAR(5768.5, 'TM')": '5768,5',
    "TO_CHAR(5768.5, '9D9EEEE')": '  5,8E+03',
    "TO_NUMBER('5.768,5', '9G999D9')": '5768,5',
    "TO_NUMBER('5,768.5', '9,999.9')": '5768,5',
    "TO_NUMBER('5768,5')": '5768,5',
    "'5768,5' * 2": '11537',
    'TO_CHAR(5768.5)': '5768,5',
    'TO_CHAR(57.5d)': '5,75E+001',
    "'5,75' + 1d": '6,75E+000',
  },
  { setUp: ["ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'"] },
);

// EEEE.
goldenExpressions(PAGE, {
  "'[' || TO_CHAR(57685, '9.9EEEE') || ']'": '[  5.8E+04]',
  "'[' || TO_CHAR(-57685, '9.999EEEE') || ']'": '[ -5.769E+04]',
  "'[' || TO_CHAR(5.7E+120, '9.9EEEE') || ']'": '[ 5.7E+120]',
  "'[' || TO_CHAR(5.7E-120, '9.9EEEE') || ']'": '[ 5.7E-120]',
  "'[' || TO_CHAR(9.96, '9.9EEEE') || ']'": '[  1.0E+01]',
  "'[' || TO_CHAR(0, '9.9EEEE') || ']'": '[  0.0E+00]',
  "TO_CHAR(0.00057, 'FM9.99EEEE')": '5.70E-04',
  "TO_CHAR(57685, 'FM9EEEE')": '6E+04',
});

// MI, PR, S.
goldenExpressions(PAGE, {
  "'[' || TO_CHAR(57, '999MI') || ']'": '[ 57 ]',
  "'[' || TO_CHAR(-57, '999MI') || ']'": '[ 57-]',
  "'[' || TO_CHAR(57, '999PR') || ']'": '[  57 ]',
  "'[' || TO_CHAR(-57, '999PR') || ']'": '[ <57>]',
  "'[' || TO_CHAR(57, 'S999') || ']'": '[ +57]',
  "'[' || TO_CHAR(-57, 'S999') || ']'": '[ -57]',
  "'[' || TO_CHAR(57, '999S') || ']'": '[ 57+]',
  "'[' || TO_CHAR(-57, '999S') || ']'": '[ 57-]',
  "'[' || TO_CHAR(0, 'S9') || ']'": '[+0]',
  "'[' || TO_CHAR(-5768, '999PR') || ']'": '[#####]',
  "TO_CHAR(-57, 'FM$99PR')": '<$57>',
  "TO_CHAR(-57, 'FM$99MI')": '$57-',
});

// RN.
goldenExpressions(PAGE, {
  "'[' || TO_CHAR(1987, 'RN') || ']'": '[     MCMLXXXVII]',
  "'[' || TO_CHAR(3888, 'RN') || ']'": '[MMMDCCCLXXXVIII]',
  "TO_CHAR(3999, 'FMRN')": 'MMMCMXCIX',
  "TO_CHAR(444, 'fmrn')": 'cdxliv',
  "TO_CHAR(1, 'FMrn')": 'i',
  "TO_CHAR(0, 'RN')": '###############',
  "TO_CHAR(4000, 'RN')": '###############',
});

// TM: at most 64 characters in the fixed notation.
goldenExpressions(PAGE, {
  "TO_CHAR(5768.5, 'TM')": '5768.5',
  "TO_CHAR(-5768.5, 'tm9')": '-5768.5',
  "TO_CHAR(5768.5, 'TMe')": '5.7685E+03',
  "TO_CHAR(0.5, 'TM')": '.5',
  "TO_CHAR(57E+60, 'TM')": `57${'0'.repeat(60)}`,
  "TO_CHAR(57E+62, 'TM9')": `57${'0'.repeat(62)}`,
  "TO_CHAR(57E+63, 'TM9')": '5.7E+64',
  "TO_CHAR(57E-70, 'TM9')": '5.7E-69',
  "TO_CHAR(1234, 'TM99')": INVALID_MODEL,
  "TO_CHAR(1234, 'TM9E')": INVALID_MODEL,
  "TO_CHAR(1234, '9TM')": INVALID_MODEL,
});

// V and X.
goldenExpressions(PAGE, {
  "'[' || TO_CHAR(57, '99V99') || ']'": '[ 5700]',
  "'[' || TO_CHAR(5.768, '9V99') || ']'": '[ 577]',
  "'[' || TO_CHAR(57, '9V99') || ']'": '[####]',
  "'[' || TO_CHAR(57005, 'XXXX') || ']'": '[ DEAD]',
  "'[' || TO_CHAR(57005, 'xxxx') || ']'": '[ dead]',
  "'[' || TO_CHAR(10, 'XXXX') || ']'": '[    A]',
  "'[' || TO_CHAR(10, '0XXX') || ']'": '[ 000A]',
  "'[' || TO_CHAR(10, 'FM0XXX') || ']'": '[000A]',
  "'[' || TO_CHAR(10, 'FMXXXX') || ']'": '[A]',
  "'[' || TO_CHAR(10.5, 'FMXX') || ']'": '[B]',
  "'[' || TO_CHAR(57005, 'XX') || ']'": '[###]',
  "'[' || TO_CHAR(0, 'XX') || ']'": '[  0]',
  "TO_CHAR(1, '9X')": INVALID_MODEL,
  "TO_CHAR(1, 'SXX')": INVALID_MODEL,
});

// What no model may look like.
goldenExpressions(PAGE, {
  "TO_CHAR(1, ',999')": INVALID_MODEL,
  "TO_CHAR(1, '9.9,9')": INVALID_MODEL,
  "TO_CHAR(1, '9D9G9')": INVALID_MODEL,
  "TO_CHAR(1, '9.9.9')": INVALID_MODEL,
  "TO_CHAR(1, '9D9D9')": INVALID_MODEL,
  "TO_CHAR(1, 'MI99')": INVALID_MODEL,
  "TO_CHAR(1, '9MI9')": INVALID_MODEL,
  "TO_CHAR(1, 'PR99')": INVALID_MODEL,
  "TO_CHAR(1, '9S9')": INVALID_MODEL,
  "TO_CHAR(1, 'S9S')": INVALID_MODEL,
  "TO_CHAR(1, '99Q')": INVALID_MODEL,
  "TO_CHAR(1, '$')": INVALID_MODEL,
  "TO_NUMBER('1', '9.9.9')": INVALID_MODEL,
});

// BINARY_FLOAT and BINARY_DOUBLE; infinities and NaN are pound signs.
goldenExpressions(PAGE, {
  "TO_CHAR(57.5d, '999.99')": '  57.50',
  "TO_CHAR(-57.5f, 'FM999.99')": '-57.5',
  "TO_CHAR(1d / 0, '99.9')": '#####',
  "TO_CHAR(-1d / 0, '99.9')": '#####',
  "TO_CHAR(0f / 0, 'FM999')": '####',
  'TO_CHAR(1d / 0)': 'Inf',
  'TO_CHAR(-1f / 0)': '-Inf',
  'TO_CHAR(0d / 0)': 'Nan',
});

// TO_NUMBER reads what TO_CHAR writes.
goldenExpressions('SQL Language Reference: TO_NUMBER', {
  "TO_NUMBER('57', '9999')": '57',
  "TO_NUMBER('  -57', '9999')": '-57',
  "TO_NUMBER('5,768.50', '9,999.99')": '5768.5',
  "TO_NUMBER('0057', '9999')": '57',
  "TO_NUMBER('.5', '9.9')": '.5',
  "TO_NUMBER('-$5,768.50', '$9,999.99')": '-5768.5',
  "TO_NUMBER('57-', '999MI')": '-57',
  "TO_NUMBER('57', '999MI')": '57',
  "TO_NUMBER('<57>', '999PR')": '-57',
  "TO_NUMBER('+57', 'S999')": '57',
  "TO_NUMBER('57-', '999S')": '-57',
  "TO_NUMBER('USD57', 'C999')": '57',
  "TO_NUMBER('57$', '999L')": '57',
  "TO_NUMBER('5.8E+04', '9.9EEEE')": '58000',
  "TO_NUMBER('dead', 'XXXX')": '57005',
  "TO_NUMBER('00FF', 'XXXX')": '255',
  "TO_NUMBER(TO_CHAR(-5768.25, '9,999.99S'), '9,999.99S')": '-5768.25',
  "TO_NUMBER(NULL, '99')": null,
  "TO_NUMBER('5.7E3')": '5700',
});

for (const [only, message] of [
  ['SQL', INVALID_NUMBER],
  ['PL/SQL', NO_NUMBER],
] as const) {
  goldenExpressions(
    'SQL Language Reference: TO_NUMBER',
    {
      "TO_NUMBER('5768', '999')": message,
      "TO_NUMBER('5.768', '9.99')": message,
      "TO_NUMBER('5,7', '99')": message,
      "TO_NUMBER('57,68', '9,999')": message,
      "TO_NUMBER('5x', '99')": message,
      "TO_NUMBER('57-', '999')": message,
      "TO_NUMBER('1E2', '999')": message,
      "TO_NUMBER('fg', 'XX')": message,
      "TO_NUMBER('fff', 'XX')": message,
      "TO_NUMBER('5 7')": message,
      "TO_NUMBER('$57')": message,
    },
    { only },
  );
}

goldenExpressions('SQL Language Reference: TO_CHAR (number)', {
  "TO_CHAR(-5768.5, '9G999D99MI', 'NLS_NUMERIC_CHARACTERS = '',.''')": '5.768,50-',
  "TO_CHAR(57, 'FML999', 'NLS_CURRENCY = ''Fr. ''')": 'Fr. 57',
  "TO_CHAR(57, 'FMC999', 'NLS_ISO_CURRENCY = Germany')": 'EUR57',
  "TO_CHAR(5768.5, 'FML9G999D9', 'NLS_NUMERIC_CHARACTERS = '', '' NLS_CURRENCY = ''kr''')": 'kr5 768,5',
  "TO_CHAR('57', '9D9', 'NLS_NUMERIC_CHARACTERS = '',.''')": '####',
  "TO_CHAR('5', '9D9', 'NLS_NUMERIC_CHARACTERS = '',.''')": ' 5,0',
  "TO_NUMBER('5.768,5', '9G999D9', 'NLS_NUMERIC_CHARACTERS = '',.''')": '5768.5',
  "TO_NUMBER('Fr. 57', 'L999', 'NLS_CURRENCY = ''Fr. ''')": '57',
  "TO_CHAR(57, '99', 'NLS_NOTHING = 1')": 'ORA-12702: invalid NLS parameter string used in SQL function',
  "TO_CHAR(57, '99', 'no setting')": 'ORA-12702: invalid NLS parameter string used in SQL function',
  "TO_CHAR(57, '99', 'NLS_NUMERIC_CHARACTERS = ''..''')":
    'ORA-12702: invalid NLS parameter string used in SQL function',
});
