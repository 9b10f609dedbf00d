import { goldenExpressions, goldenQueries } from '../support/golden.js';

/** What JSON_TRANSFORM makes of a document. */
const changed = (document: string, operations: string) => `JSON_TRANSFORM('${document}', ${operations})`;

goldenExpressions('SQL Language Reference: JSON_TRANSFORM', {
  [changed('{"a":1}', "SET '$.a' = 2")]: '{"a":2}',
  // What is missing is created where its parent is there.
  [changed('{"a":1}', "SET '$.b' = 'x'")]: '{"a":1,"b":"x"}',
  [changed('{"a":1}', "SET '$.b.c' = 2")]: '{"a":1}',
  [changed('{"a":1}', "SET '$.b' = 2 IGNORE ON MISSING")]: '{"a":1}',
  [changed('{"a":1}', "SET '$.a' = 2 IGNORE ON EXISTING")]: '{"a":1}',
  [changed('{"a":1}', "SET '$.a' = NULL")]: '{"a":null}',
  [changed('{"a":1}', "SET '$.a' = NULL IGNORE ON NULL")]: '{"a":1}',
  [changed('{"a":1}', "SET '$.a' = NULL REMOVE ON NULL")]: '{}',
  [changed('{"a":1}', `SET '$.a' = '{"x":[1]}' FORMAT JSON`)]: '{"a":{"x":[1]}}',
  [changed('{"a":1}', `SET '$.a' = '{"x":[1]}'`)]: '{"a":"{\\"x\\":[1]}"}',
  [changed('{"a":[1,2,3]}', "SET '$.a[1]' = 9")]: '{"a":[1,9,3]}',
  [changed('{"l":[{"q":1},{"q":5}]}', "SET '$.l[*].q' = 0")]: '{"l":[{"q":0},{"q":0}]}',
  [changed('{"l":[{"q":1},{"q":5}]}', "SET '$.l[*]?(@.q > 2).q' = 0")]: '{"l":[{"q":1},{"q":0}]}',
  [changed('{}', "INSERT '$.a' = 1")]: '{"a":1}',
  [changed('{"a":1}', "INSERT '$.a' = 2")]: 'ORA-40763: value already exists',
  [changed('{"a":1}', "INSERT '$.a' = 2 IGNORE ON EXISTING")]: '{"a":1}',
  [changed('{"a":[1,2]}', "INSERT '$.a[1]' = 9")]: '{"a":[1,9,2]}',
  // Positions before it are filled with null.
  [changed('{"a":[1]}', "INSERT '$.a[3]' = 9")]: '{"a":[1,null,null,9]}',
  [changed('{"a":1}', "REPLACE '$.a' = 2, REPLACE '$.b' = 3")]: '{"a":2}',
  [changed('{"a":1}', "REPLACE '$.b' = 3 CREATE ON MISSING")]: '{"a":1,"b":3}',
  [changed('{"a":1,"b":2}', "REMOVE '$.a', REMOVE '$.c'")]: '{"b":2}',
  [changed('{"a":[1,2,3]}', "REMOVE '$.a[0 to 1]'")]: '{"a":[3]}',
  [changed('{"a":1,"b":2}', "RENAME '$.a' = 'c'")]: '{"c":1,"b":2}',
  [changed('{"a":1,"b":{"x":1,"y":2},"c":3}', "KEEP '$.b.x', '$.c'")]: '{"b":{"x":1},"c":3}',
  [changed('{"a":[1]}', "APPEND '$.a' = 2, PREPEND '$.a' = 0")]: '{"a":[0,1,2]}',
  [changed('{}', "APPEND '$.a' = 2 CREATE ON MISSING")]: '{"a":[2]}',
  // One operation after the other
  [changed('{"a":1}', "SET '$.b' = 2, RENAME '$.b' = 'c', REMOVE '$.a'")]: '{"c":2}',
  [changed('{"a":', "SET '$.b' = 2")]: 'ORA-40441: JSON syntax error',
  "JSON_TRANSFORM(NULL, SET '$.a' = 1)": null,
});

goldenQueries(
  'SQL Language Reference: JSON_TRANSFORM',
  [["SELECT JSON_VALUE(doc, '$.state'), JSON_SERIALIZE(doc) FROM tickets", [['closed', '{"no":1,"state":"closed"}']]]],
  {
    setUp: [
      'CREATE TABLE tickets (doc JSON)',
      `INSERT INTO tickets VALUES ('{"no":1,"state":"open"}')`,
      "UPDATE tickets SET doc = JSON_TRANSFORM(doc, SET '$.state' = 'closed')",
    ],
  },
);

goldenQueries('SQL Language Reference: JSON_EQUAL Condition', [
  [`SELECT 1 FROM dual WHERE JSON_EQUAL('{"a":1,"b":[1,2]}', '{ "b" : [1, 2], "a" : 1.0 }')`, [[1]]],
  [`SELECT 1 FROM dual WHERE JSON_EQUAL('[1,2]', '[2,1]')`, []],
  [`SELECT 1 FROM dual WHERE NOT JSON_EQUAL('{"a":1}', '{"a":1,"b":null}')`, [[1]]],
  [`SELECT 1 FROM dual WHERE JSON_EQUAL('{"a":', '{}')`, []],
  [`SELECT 1 FROM dual WHERE JSON_EQUAL('{"a":', '{}' TRUE ON ERROR)`, [[1]]],
  [`SELECT 1 FROM dual WHERE JSON_EQUAL('{"a":', '{}' ERROR ON ERROR)`, 'ORA-40441: JSON syntax error'],
]);
