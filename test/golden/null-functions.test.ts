import { goldenBlocks, goldenExpressions, goldenQueries } from '../support/golden.js';

goldenExpressions('SQL Language Reference: COALESCE', {
  "COALESCE(NULL, NULL, 'third')": 'third',
  "COALESCE('first', 'second')": 'first',
  'COALESCE(TO_NUMBER(NULL), 2.5)': '2.5',
  'COALESCE(NULL, NULL)': null,
  // What follows the first that is not null is not evaluated.
  'COALESCE(1, 1 / 0)': '1',
  "COALESCE('', 'x')": 'x',
});
goldenExpressions(
  'SQL Language Reference: COALESCE',
  { 'COALESCE(1)': 'ORA-00938: not enough arguments for function' },
  { only: 'SQL' },
);

goldenExpressions(
  'SQL Language Reference: LNNVL',
  {
    'LNNVL(1 = 2)': 'TRUE',
    'LNNVL(1 = 1)': 'FALSE',
    'LNNVL(NULL = 1)': 'TRUE',
    'LNNVL(NULL IS NULL)': 'FALSE',
    'CASE WHEN LNNVL(NULL > 5) THEN 1 ELSE 2 END': '1',
  },
  { only: 'SQL' },
);

goldenQueries(
  'SQL Language Reference: LNNVL',
  [['SELECT id FROM rebates WHERE LNNVL(percent >= 20) ORDER BY id', [[1], [3]]]],
  {
    setUp: [
      'CREATE TABLE rebates (id NUMBER, percent NUMBER)',
      'INSERT INTO rebates VALUES (1, 10)',
      'INSERT INTO rebates VALUES (2, 25)',
      'INSERT INTO rebates VALUES (3, NULL)',
    ],
  },
);

goldenExpressions('SQL Language Reference: NULLIF', {
  'NULLIF(5, 5)': null,
  'NULLIF(5, 6)': '5',
  'NULLIF(5, NULL)': '5',
  "NULLIF('a', 'A')": 'a',
});
goldenExpressions(
  'SQL Language Reference: NULLIF',
  { 'NULLIF(NULL, 5)': 'ORA-00932: inconsistent datatypes: expected - got CHAR' },
  { only: 'SQL' },
);

goldenExpressions('SQL Language Reference: NVL', {
  'NVL(NULL, 5)': '5',
  'NVL(4, 5)': '4',
  'NVL(NULL, NULL)': null,
  "NVL('', 'empty')": 'empty',
  // The second takes the type of the first, which is character data.
  "NVL('four', 5)": 'four',
  "NVL(SUBSTR('a', 2), 5)": '5',
  "NVL(TO_NUMBER(NULL), '5')": '5',
  'NVL(TO_NUMBER(NULL), 2.5d)': '2.5E+000',
});
goldenExpressions('SQL Language Reference: NVL', { "NVL(4, 'five')": 'ORA-01722: invalid number' }, { only: 'SQL' });
goldenBlocks('SQL Language Reference: NVL', [
  ['DECLARE n NUMBER; BEGIN dbms_output.put_line(NVL(n, 7)); END;', ['7']],
  ["DECLARE b BOOLEAN; BEGIN IF NVL(b, TRUE) THEN dbms_output.put_line('true'); END IF; END;", ['true']],
]);

goldenExpressions(
  'SQL Language Reference: NVL2',
  {
    "NVL2(1, 'there', 'not there')": 'there',
    "NVL2(NULL, 'there', 'not there')": 'not there',
    "NVL2('', 'there', 'not there')": 'not there',
    'NVL2(1, NULL, 2)': null,
    // The third takes the type of the second.
    "NVL2(NULL, 'text', 12)": '12',
    "NVL2(1, 3, '4')": '3',
    "NVL2(NULL, 3, 'four')": 'ORA-01722: invalid number',
  },
  { only: 'SQL' },
);

goldenExpressions('SQL Language Reference: GREATEST', {
  "GREATEST('HARRY', 'HARRIOT', 'HAROLD')": 'HARRY',
  'GREATEST(3, 12, 7)': '12',
  // The first is a number: texts become numbers.
  "GREATEST(1, '3.925', '12')": '12',
  // It is a text: numbers become texts.
  "GREATEST('3', 12)": '3',
  "GREATEST('b', 'A')": 'b',
  'GREATEST(3, NULL, 7)': null,
  'GREATEST(5)': '5',
  "GREATEST(DATE '2024-02-29', DATE '2024-03-01') - DATE '2024-03-01'": '0',
  'GREATEST(1, 2.5d)': '2.5E+000',
});

goldenExpressions('SQL Language Reference: LEAST', {
  "LEAST('HARRY', 'HARRIOT', 'HAROLD')": 'HAROLD',
  'LEAST(3, 12, 7)': '3',
  "LEAST(4, '12')": '4',
  "LEAST('4', 12)": '12',
  'LEAST(3, NULL)': null,
  "LEAST('a', 'B')": 'B',
});

goldenExpressions(
  'SQL Language Reference: DECODE',
  {
    "DECODE(2, 1, 'one', 2, 'two', 'more')": 'two',
    "DECODE(9, 1, 'one', 2, 'two', 'more')": 'more',
    "DECODE(9, 1, 'one', 2, 'two')": null,
    // Two nulls are equal here.
    "DECODE(NULL, NULL, 'null', 'else')": 'null',
    "DECODE(NULL, 1, 'one', 'else')": 'else',
    // The first search gives the type of comparison, the first result that of the results.
    "DECODE('10', 10.0, 'same', 'other')": 'same',
    "DECODE(1, 1, 'x', 5)": 'x',
    "DECODE(2, 1, 'x', 5)": '5',
    "DECODE(1, 1, 'match', 1 / 0)": 'match',
    "DECODE(1, 1, 'first', 1, 'second')": 'first',
    'DECODE(1, 2)': 'ORA-00938: not enough arguments for function',
  },
  { only: 'SQL' },
);
