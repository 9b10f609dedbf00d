import { goldenExpressions, goldenQueries } from '../support/golden.js';

goldenExpressions('SQL Language Reference: ASCII', {
  "ASCII('Q')": '81',
  "ASCII('Quantity')": '81',
  "ASCII(' ')": '32',
  "ASCII('ü')": '50108',
  'ASCII(7)': '55',
  'ASCII(NULL)': null,
  "ASCII('')": null,
});

goldenExpressions('SQL Language Reference: CHR', {
  'CHR(75)': 'K',
  "CHR('75')": 'K',
  'CHR(75.9)': 'K',
  'CHR(50108)': 'ü',
  'CHR(NULL)': null,
  'CHR(8364 USING NCHAR_CS)': '€',
});

goldenExpressions('SQL Language Reference: NCHR', {
  'NCHR(8364)': '€',
  'NCHR(65)': 'A',
  'NCHR(NULL)': null,
  "CASE WHEN NCHR(252) = CHR(252 USING NCHAR_CS) THEN 'same' END": 'same',
});

goldenExpressions('SQL Language Reference: CONCAT', {
  "CONCAT('left', 'right')": 'leftright',
  "CONCAT('left', NULL)": 'left',
  "CONCAT(NULL, 'right')": 'right',
  'CONCAT(NULL, NULL)': null,
  "CONCAT(1, 'x')": '1x',
  "CONCAT('a', 'b', NULL, 'c')": 'abc',
});

goldenExpressions('SQL Language Reference: INITCAP', {
  "INITCAP('delivery NOTE')": 'Delivery Note',
  "INITCAP('net-weight (kg)')": 'Net-Weight (Kg)',
  "INITCAP('o''neill')": "O'Neill",
  "INITCAP('4th line')": '4th Line',
  "INITCAP('élan ÜBER')": 'Élan Über',
  'INITCAP(NULL)': null,
});

goldenExpressions('SQL Language Reference: LOWER', {
  "LOWER('Net PRICE 12')": 'net price 12',
  "LOWER('ÄÖÜ É')": 'äöü é',
  'LOWER(NULL)': null,
});

goldenExpressions('SQL Language Reference: UPPER', {
  "UPPER('net Price 12')": 'NET PRICE 12',
  "UPPER('äöü é')": 'ÄÖÜ É',
  // Linguistic rules are not UPPER's.
  "UPPER('straße')": 'STRAßE',
  'UPPER(NULL)': null,
});

goldenExpressions('SQL Language Reference: NLS_INITCAP', {
  "NLS_INITCAP('delivery NOTE')": 'Delivery Note',
  "NLS_INITCAP('delivery NOTE', 'NLS_SORT = BINARY')": 'Delivery Note',
  "NLS_INITCAP(NULL, 'NLS_SORT = BINARY')": null,
});

goldenExpressions('SQL Language Reference: NLS_LOWER', {
  "NLS_LOWER('DELIVERY')": 'delivery',
  "NLS_LOWER('DELIVERY', 'NLS_SORT = BINARY')": 'delivery',
  'NLS_LOWER(NULL)': null,
});

goldenExpressions('SQL Language Reference: NLS_UPPER', {
  "NLS_UPPER('straße')": 'STRAßE',
  "NLS_UPPER('straße', 'NLS_SORT = BINARY')": 'STRAßE',
  'NLS_UPPER(NULL)': null,
});

goldenExpressions('SQL Language Reference: NLSSORT', {
  "CASE WHEN NLSSORT('a', 'NLS_SORT = BINARY') < NLSSORT('b', 'NLS_SORT = BINARY') THEN 'less' END": 'less',
  "CASE WHEN NLSSORT('Z') < NLSSORT('a') THEN 'less' END": 'less',
  "CASE WHEN NLSSORT('a') = NLSSORT('a') THEN 'equal' END": 'equal',
  'NLSSORT(NULL)': null,
});

goldenExpressions('SQL Language Reference: LPAD', {
  "LPAD('42', 6, '0')": '000042',
  "LPAD('42', 7, '*.')": '*.*.*42',
  "LPAD('42', 4)": '  42',
  // What is longer than n is cut to what fits.
  "LPAD('quantity', 5, '*')": 'quant',
  "LPAD('x', 0, '*')": null,
  "LPAD('x', -1)": null,
  "LPAD('x', 3, '')": null,
  "LPAD(NULL, 3, '*')": null,
  "LPAD('x', NULL)": null,
  'LPAD(42, 4, 0)': '0042',
});

goldenExpressions('SQL Language Reference: RPAD', {
  "RPAD('42', 6, '.')": '42....',
  "RPAD('42', 7, '*.')": '42*.*.*',
  "RPAD('42', 4) || '!'": '42  !',
  "RPAD('quantity', 5)": 'quant',
  "RPAD('x', 0)": null,
  "RPAD('x', 3, NULL)": null,
  "RPAD(NULL, 3, '*')": null,
});

goldenExpressions('SQL Language Reference: LTRIM', {
  "LTRIM('  x ') || '!'": 'x !',
  // The set is one of characters, not a text.
  "LTRIM('0-0-17-0', '-0')": '17-0',
  "LTRIM('abab', 'ab')": null,
  "LTRIM('abc', 'ABC')": 'abc',
  "LTRIM('abc', NULL)": null,
  'LTRIM(NULL)': null,
  "LTRIM(0017, '0')": '17',
});

goldenExpressions('SQL Language Reference: RTRIM', {
  "RTRIM(' x  ') || '!'": ' x!',
  "RTRIM('12.500', '0')": '12.5',
  "RTRIM('0-17-0-0', '-0')": '0-17',
  "RTRIM('abab', 'ba')": null,
  "RTRIM('abc', NULL)": null,
  'RTRIM(NULL)': null,
});

goldenExpressions('SQL Language Reference: TRIM', {
  "TRIM('  x  ')": 'x',
  "TRIM(LEADING FROM '  x  ') || '!'": 'x  !',
  "TRIM(TRAILING FROM '  x  ')": '  x',
  "TRIM(BOTH '0' FROM '00170')": '17',
  "TRIM('0' FROM '00170')": '17',
  "TRIM(LEADING '0' FROM '00170')": '170',
  "TRIM(TRAILING '0' FROM '00170')": '0017',
  'TRIM(0 FROM 1700)': '17',
  "TRIM(NULL FROM 'x')": null,
  'TRIM(NULL)': null,
  "TRIM('x' FROM 'xxx')": null,
  "TRIM('xy' FROM 'xyz')": 'ORA-30001: trim set should have only one character',
});

goldenExpressions('SQL Language Reference: REPLACE', {
  "REPLACE('red, red', 'red', 'blue')": 'blue, blue',
  "REPLACE('red, red', 'red')": ', ',
  "REPLACE('red, red', 'red', NULL)": ', ',
  "REPLACE('red', NULL, 'x')": 'red',
  "REPLACE('red', '', 'x')": 'red',
  "REPLACE('red', 'RED', 'x')": 'red',
  "REPLACE('red', 'red')": null,
  "REPLACE(NULL, 'a', 'b')": null,
  "REPLACE('aaa', 'aa', 'b')": 'ba',
  'REPLACE(1001, 0, 5)': '1551',
});

goldenExpressions('SQL Language Reference: SOUNDEX', {
  "SOUNDEX('Brandt')": 'B653',
  "SOUNDEX('brand')": 'B653',
  "SOUNDEX('Lee')": 'L000',
  // Letters of one number that H or W stands between count once, those that a vowel stands between twice.
  "SOUNDEX('Ashcroft')": 'A261',
  "SOUNDEX('Tutor')": 'T360',
  "SOUNDEX('Jackson')": 'J250',
  'SOUNDEX(NULL)': null,
});

goldenExpressions('SQL Language Reference: SUBSTR', {
  "SUBSTR('warehouse', 5, 3)": 'hou',
  "SUBSTR('warehouse', 5)": 'house',
  "SUBSTR('warehouse', 0, 4)": 'ware',
  "SUBSTR('warehouse', 1, 4)": 'ware',
  "SUBSTR('warehouse', -5, 3)": 'hou',
  "SUBSTR('warehouse', -5)": 'house',
  "SUBSTR('warehouse', 5, 99)": 'house',
  "SUBSTR('warehouse', 10)": null,
  "SUBSTR('warehouse', -10)": null,
  "SUBSTR('warehouse', 2, 0)": null,
  "SUBSTR('warehouse', 2, -1)": null,
  "SUBSTR('warehouse', NULL)": null,
  "SUBSTR('warehouse', 1, NULL)": null,
  'SUBSTR(NULL, 1)': null,
  'SUBSTR(20240229, 5, 2)': '02',
  "SUBSTR('äöü', 2, 1)": 'ö',
  "SUBSTRB('äöü', 3, 2)": 'ö',
  "SUBSTRB('abc', -2, 1)": 'b',
  "SUBSTR2('äöü', 2)": 'öü',
  "SUBSTR4(UNISTR('a\\D83D\\DE00b'), 3)": 'b',
  "SUBSTR2(UNISTR('a\\D83D\\DE00b'), 4)": 'b',
  "SUBSTRC('abc', 2, 1)": 'b',
});
goldenExpressions('SQL Language Reference: SUBSTR', { "SUBSTR('warehouse', 5.9, 3.9)": 'hou' }, { only: 'SQL' });

goldenExpressions('SQL Language Reference: TRANSLATE', {
  "TRANSLATE('12.50', '.,', ',.')": '12,50',
  "TRANSLATE('a-b c', '- ', '__')": 'a_b_c',
  // What has no counterpart is removed.
  "TRANSLATE('(0512) 77', '0123456789() ', '0123456789')": '051277',
  "TRANSLATE('abc', 'aab', 'xyz')": 'xzc',
  "TRANSLATE('abc', 'a', '')": null,
  "TRANSLATE('abc', NULL, 'a')": null,
  "TRANSLATE(NULL, 'a', 'b')": null,
});

goldenExpressions('SQL Language Reference: TRANSLATE ... USING', {
  "TRANSLATE('déjà' USING NCHAR_CS)": 'déjà',
  "TRANSLATE(N'déjà' USING CHAR_CS)": 'déjà',
  'TRANSLATE(NULL USING CHAR_CS)': null,
});

goldenExpressions('SQL Language Reference: INSTR', {
  "INSTR('one two one', 'one')": '1',
  "INSTR('one two one', 'one', 2)": '9',
  "INSTR('one two one', 'one', 1, 2)": '9',
  "INSTR('one two one', 'one', 1, 3)": '0',
  "INSTR('one two one', 'one', -1)": '9',
  "INSTR('one two one', 'one', -4)": '1',
  "INSTR('one two one', 'one', -1, 2)": '1',
  "INSTR('one two', 'ONE')": '0',
  "INSTR('one', 'one two')": '0',
  "INSTR('aaa', 'aa', 1, 2)": '2',
  "INSTR('one', NULL)": null,
  "INSTR(NULL, 'one')": null,
  "INSTR('one', 'o', NULL)": null,
  'INSTR(10210, 2)': '3',
  "INSTR('äöü', 'ü')": '3',
  "INSTRB('äöü', 'ü')": '5',
  "INSTR4(UNISTR('\\D83D\\DE00x'), 'x')": '2',
  "INSTR2(UNISTR('\\D83D\\DE00x'), 'x')": '3',
  "INSTRC('äöü', 'ü')": '3',
});

goldenExpressions('SQL Language Reference: LENGTH', {
  "LENGTH('pallet')": '6',
  "LENGTH(' x ')": '3',
  'LENGTH(1234.5)': '6',
  "LENGTH('äöü')": '3',
  "LENGTHB('äöü')": '6',
  "LENGTHB('abc')": '3',
  "LENGTH2(UNISTR('\\D83D\\DE00x'))": '3',
  "LENGTH4(UNISTR('\\D83D\\DE00x'))": '2',
  "LENGTHC('äöü')": '3',
  'LENGTH(NULL)': null,
  "LENGTH('')": null,
  "LENGTH(CAST('ab' AS CHAR(5)))": '5',
});

goldenQueries(
  'SQL Language Reference: LENGTH',
  [
    // A CHAR column is counted with its trailing blanks.
    ['SELECT LENGTH(code), LENGTH(name), LENGTHB(name), LENGTH(text) FROM parts ORDER BY name', [[4, 2, 3, 3]]],
    ["SELECT COUNT(*) FROM parts WHERE TRIM(code) = 'A1'", [[1]]],
  ],
  {
    setUp: [
      'CREATE TABLE parts (code CHAR(4), name VARCHAR2(10), text CLOB)',
      "INSERT INTO parts VALUES ('A1', 'ü1', 'abc')",
    ],
  },
);

// What comes out is NVARCHAR2 where the text is, of two bytes a character.
goldenExpressions(
  'SQL Language Reference: Character Functions Returning Character Values',
  {
    "VSIZE(UPPER(N'ab'))": '4',
    "VSIZE(UPPER('ab'))": '2',
    "VSIZE(SUBSTR(N'abc', 2))": '4',
    "VSIZE(RPAD(N'a', 3, '.'))": '6',
    "VSIZE(TRIM(N' a '))": '2',
    "VSIZE(CONCAT('a', N'b'))": '4',
    "VSIZE(REPLACE(N'abc', 'b'))": '4',
    "VSIZE(TRANSLATE(N'abc', 'b', 'x'))": '6',
    "VSIZE(REGEXP_SUBSTR(N'abc', 'b'))": '2',
    "VSIZE(TO_NCHAR('ab'))": '4',
    "VSIZE(UNISTR('ab'))": '4',
    'VSIZE(NCHR(65))': '2',
    "VSIZE(ASCIISTR(N'ab'))": '2',
  },
  { only: 'SQL' },
);
