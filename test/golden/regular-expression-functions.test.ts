import { goldenExpressions, goldenQueries } from '../support/golden.js';

goldenExpressions('SQL Language Reference: REGEXP_COUNT', {
  "REGEXP_COUNT('a1b22c333', '[0-9]+')": '3',
  "REGEXP_COUNT('a1b22c333', '[0-9]')": '6',
  "REGEXP_COUNT('a1b22c333', '[0-9]', 4)": '5',
  "REGEXP_COUNT('Aa', 'a')": '1',
  "REGEXP_COUNT('Aa', 'a', 1, 'i')": '2',
  "REGEXP_COUNT('abc', 'x')": '0',
  // A parenthesis is no occurrence of its own.
  "REGEXP_COUNT('abab', '(a)(b)')": '2',
  "REGEXP_COUNT('abc', '.', 4)": '0',
  "REGEXP_COUNT(NULL, 'a')": null,
  "REGEXP_COUNT('a', NULL)": null,
});

goldenExpressions('SQL Language Reference: REGEXP_INSTR', {
  "REGEXP_INSTR('order 512, 77', '[0-9]+')": '7',
  "REGEXP_INSTR('order 512, 77', '[0-9]+', 1, 2)": '12',
  "REGEXP_INSTR('order 512, 77', '[0-9]+', 8)": '8',
  // The position behind the match
  "REGEXP_INSTR('order 512, 77', '[0-9]+', 1, 1, 1)": '10',
  "REGEXP_INSTR('Order', 'O', 1, 1, 0, 'i')": '1',
  "REGEXP_INSTR('order', 'O')": '0',
  // Where a subexpression matches; 0 if there is none of that number
  "REGEXP_INSTR('k=v', '(\\w)=(\\w)', 1, 1, 0, 'c', 2)": '3',
  "REGEXP_INSTR('k=v', '(\\w)=(\\w)', 1, 1, 1, 'c', 1)": '2',
  "REGEXP_INSTR('k=v', '(\\w)=(\\w)', 1, 1, 0, 'c', 3)": '0',
  "REGEXP_INSTR(NULL, 'a')": null,
});

goldenExpressions('SQL Language Reference: REGEXP_REPLACE', {
  "REGEXP_REPLACE('0512-77-9', '[^0-9]', '')": '0512779',
  "REGEXP_REPLACE('0512-77-9', '-')": '0512779',
  "REGEXP_REPLACE('Doe, Jane', '(\\w+), (\\w+)', '\\2 \\1')": 'Jane Doe',
  "REGEXP_REPLACE('a  b   c', ' {2,}', ' ')": 'a b c',
  "REGEXP_REPLACE('a-b-c', '-', '+', 1, 2)": 'a-b+c',
  "REGEXP_REPLACE('a-b-c', '-', '+', 3)": 'a-b+c',
  "REGEXP_REPLACE('a-b-c', '-', '+', 1, 0)": 'a+b+c',
  "REGEXP_REPLACE('aA', 'a', 'x', 1, 0, 'i')": 'xx',
  "REGEXP_REPLACE('abc', 'x', 'y')": 'abc',
  "REGEXP_REPLACE(NULL, 'x', 'y')": null,
});

goldenExpressions('SQL Language Reference: REGEXP_SUBSTR', {
  "REGEXP_SUBSTR('order 512, 77', '[0-9]+')": '512',
  "REGEXP_SUBSTR('order 512, 77', '[0-9]+', 1, 2)": '77',
  "REGEXP_SUBSTR('order 512, 77', '[0-9]+', 9)": '2',
  "REGEXP_SUBSTR('order', '[0-9]+')": null,
  "REGEXP_SUBSTR('one,two', '[^,]+', 1, 2)": 'two',
  "REGEXP_SUBSTR('Kg 12', 'kg', 1, 1, 'i')": 'Kg',
  "REGEXP_SUBSTR('k=v', '(\\w)=(\\w)', 1, 1, NULL, 2)": 'v',
  "REGEXP_SUBSTR('k=v', '(\\w)=(\\w)', 1, 1, 'c', 0)": 'k=v',
  "REGEXP_SUBSTR('k=v', '(\\w)=(\\w)', 1, 1, 'c', 3)": null,
  "REGEXP_SUBSTR(NULL, 'x')": null,
});

goldenExpressions('SQL Language Reference: REGEXP_LIKE Condition', {
  "CASE WHEN REGEXP_LIKE('Steven', '^Ste(v|ph)en$') THEN 1 ELSE 0 END": '1',
  "CASE WHEN REGEXP_LIKE('Stephen', '^Ste(v|ph)en$') THEN 1 ELSE 0 END": '1',
  "CASE WHEN REGEXP_LIKE('Stefan', '^Ste(v|ph)en$') THEN 1 ELSE 0 END": '0',
  "CASE WHEN REGEXP_LIKE('AB', 'ab') THEN 1 ELSE 0 END": '0',
  "CASE WHEN REGEXP_LIKE('AB', 'ab', 'i') THEN 1 ELSE 0 END": '1',
  // Only with n does the point match a line's end; only with m are there several lines.
  "CASE WHEN REGEXP_LIKE('a' || CHR(10) || 'b', 'a.b') THEN 1 ELSE 0 END": '0',
  "CASE WHEN REGEXP_LIKE('a' || CHR(10) || 'b', 'a.b', 'n') THEN 1 ELSE 0 END": '1',
  "CASE WHEN REGEXP_LIKE('a' || CHR(10) || 'b', '^b') THEN 1 ELSE 0 END": '0',
  "CASE WHEN REGEXP_LIKE('a' || CHR(10) || 'b', '^b', 'm') THEN 1 ELSE 0 END": '1',
  "CASE WHEN REGEXP_LIKE('a b', 'a b', 'x') THEN 1 ELSE 0 END": '0',
  // Of contradictory letters the last one counts.
  "CASE WHEN REGEXP_LIKE('AB', 'ab', 'ic') THEN 1 ELSE 0 END": '0',
  "CASE WHEN REGEXP_LIKE(NULL, 'a') THEN 1 ELSE 0 END": '0',
});

goldenExpressions('SQL Language Reference: Oracle Regular Expression Support', {
  "REGEXP_SUBSTR('aaa', 'a*?')": null,
  "REGEXP_SUBSTR('aaa', 'a+?')": 'a',
  "REGEXP_SUBSTR('aaa', 'a{2}')": 'aa',
  "REGEXP_SUBSTR('aaa', 'a{2,}')": 'aaa',
  "REGEXP_SUBSTR('aaaa', 'a{1,3}')": 'aaa',
  "REGEXP_SUBSTR('x12', '[[:digit:]]+')": '12',
  "REGEXP_SUBSTR('x12', '[[:alpha:]]')": 'x',
  "REGEXP_SUBSTR('x 12', '[^[:space:]]+', 1, 2)": '12',
  "REGEXP_SUBSTR('x12', '\\d+')": '12',
  "REGEXP_SUBSTR('x12', '\\D')": 'x',
  "REGEXP_SUBSTR('a b', '\\s')": ' ',
  "REGEXP_SUBSTR('a-b', '\\W')": '-',
  "REGEXP_SUBSTR('abab', '(ab)\\1')": 'abab',
  "REGEXP_SUBSTR('1.5', '\\.')": '.',
  "REGEXP_SUBSTR('cat|dog', 'cat|dog', 1, 2)": 'dog',
});

goldenQueries(
  'SQL Language Reference: REGEXP_LIKE Condition',
  [
    ["SELECT code FROM articles WHERE REGEXP_LIKE(code, '^[A-Z]{2}-[0-9]+$') ORDER BY code", [['AB-1'], ['XY-20']]],
    ["SELECT code FROM articles WHERE NOT REGEXP_LIKE(code, '[0-9]')", [['none']]],
  ],
  {
    setUp: [
      'CREATE TABLE articles (code VARCHAR2(10))',
      "INSERT INTO articles SELECT 'AB-1' FROM dual UNION ALL SELECT 'XY-20' FROM dual UNION ALL SELECT 'none' FROM dual UNION ALL SELECT NULL FROM dual",
    ],
  },
);
