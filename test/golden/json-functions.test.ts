import { goldenQueries } from '../support/golden.js';

const ORDERS = {
  setUp: [
    'CREATE TABLE orders (id NUMBER, doc CLOB CHECK (doc IS JSON))',
    `INSERT INTO orders VALUES (1, '{"no":17,"rush":true,"customer":{"name":"Ann","mail":null},"lines":[{"part":"bolt","qty":4},{"part":"nut","qty":10.5}]}')`,
    `INSERT INTO orders VALUES (2, '{"no":18,"rush":false,"customer":{"name":"Bob"},"lines":[]}')`,
  ],
};

goldenQueries('SQL Language Reference: IS JSON Condition', [
  [
    `SELECT CASE WHEN '{"a":1}' IS JSON THEN 1 ELSE 0 END, CASE WHEN '{"a":1' IS JSON THEN 1 ELSE 0 END FROM dual`,
    [[1, 0]],
  ],
  // Lax syntax lets names without quotation marks pass, strict syntax does not.
  [
    `SELECT CASE WHEN '{a:1}' IS JSON THEN 1 ELSE 0 END, CASE WHEN '{a:1}' IS JSON STRICT THEN 1 ELSE 0 END FROM dual`,
    [[1, 0]],
  ],
  [`SELECT CASE WHEN '{"a":1,"a":2}' IS JSON WITH UNIQUE KEYS THEN 1 ELSE 0 END FROM dual`, [[0]]],
  [
    `SELECT CASE WHEN '[1]' IS JSON (ARRAY) THEN 1 ELSE 0 END, CASE WHEN '[1]' IS JSON (OBJECT) THEN 1 ELSE 0 END FROM dual`,
    [[1, 0]],
  ],
  [`SELECT CASE WHEN 'none' IS NOT JSON THEN 1 ELSE 0 END FROM dual`, [[1]]],
  // Of NULL neither holds.
  ['SELECT CASE WHEN NULL IS JSON THEN 1 WHEN NULL IS NOT JSON THEN 2 ELSE 3 END FROM dual', [[3]]],
]);

goldenQueries(
  'SQL Language Reference: JSON_VALUE',
  [
    [
      "SELECT JSON_VALUE(doc, '$.no'), JSON_VALUE(doc, '$.customer.name') FROM orders ORDER BY id",
      [
        ['17', 'Ann'],
        ['18', 'Bob'],
      ],
    ],
    ["SELECT JSON_VALUE(doc, '$.no' RETURNING NUMBER) + 1 FROM orders WHERE id = 1", [[18]]],
    [
      "SELECT JSON_VALUE(doc, '$.lines[1].qty' RETURNING NUMBER), JSON_VALUE(doc, '$.rush') FROM orders WHERE id = 1",
      [['10.5', 'true']],
    ],
    // NULL ON ERROR, which NULL ON EMPTY follows, is the default.
    [
      "SELECT JSON_VALUE(doc, '$.none'), JSON_VALUE(doc, '$.lines'), JSON_VALUE(doc, '$.customer.mail') FROM orders WHERE id = 1",
      [[null, null, null]],
    ],
    [
      "SELECT JSON_VALUE(doc, '$.none' DEFAULT 'x' ON EMPTY), JSON_VALUE(doc, '$.lines' DEFAULT 'y' ON ERROR) FROM orders WHERE id = 1",
      [['x', 'y']],
    ],
    [
      "SELECT JSON_VALUE(doc, '$.none' ERROR ON EMPTY) FROM orders WHERE id = 1",
      "ORA-40462: JSON path '$.none' evaluated to no value.",
    ],
    ['SELECT JSON_VALUE(\'{"a":"x"}\', \'$.a\' RETURNING NUMBER) FROM dual', [[null]]],
    ["SELECT JSON_VALUE(NULL, '$.a') FROM dual", [[null]]],
  ],
  ORDERS,
);

goldenQueries(
  'SQL Language Reference: JSON_QUERY',
  [
    ["SELECT JSON_QUERY(doc, '$.customer') FROM orders WHERE id = 2", [['{"name":"Bob"}']]],
    ["SELECT JSON_QUERY(doc, '$.lines') FROM orders WHERE id = 2", [['[]']]],
    // Several values need a wrapper.
    ["SELECT JSON_QUERY(doc, '$.lines[*].part') FROM orders WHERE id = 1", [[null]]],
    ["SELECT JSON_QUERY(doc, '$.lines[*].part' WITH WRAPPER) FROM orders WHERE id = 1", [['["bolt","nut"]']]],
    [
      "SELECT JSON_QUERY(doc, '$.none' EMPTY ARRAY ON EMPTY), JSON_QUERY(doc, '$.none') FROM orders WHERE id = 1",
      [['[]', null]],
    ],
    [
      "SELECT JSON_QUERY(doc, '$.no' WITH WRAPPER), JSON_QUERY(doc, '$.lines' WITH CONDITIONAL WRAPPER) FROM orders WHERE id = 2",
      [['[18]', '[]']],
    ],
  ],
  ORDERS,
);

goldenQueries(
  'SQL Language Reference: JSON_EXISTS Condition',
  [
    ["SELECT id FROM orders WHERE JSON_EXISTS(doc, '$.lines[0]')", [[1]]],
    ["SELECT id FROM orders WHERE JSON_EXISTS(doc, '$.lines[*]?(@.qty > 10)')", [[1]]],
    ["SELECT id FROM orders WHERE NOT JSON_EXISTS(doc, '$.customer.mail')", [[2]]],
    ["SELECT COUNT(*) FROM dual WHERE JSON_EXISTS('no json', '$.a' TRUE ON ERROR)", [[1]]],
    ["SELECT COUNT(*) FROM dual WHERE JSON_EXISTS('no json', '$.a')", [[0]]],
  ],
  ORDERS,
);

goldenQueries(
  'SQL Language Reference: JSON_TABLE',
  [
    [
      `SELECT o.id, t.line, t.part, t.qty FROM orders o,
         JSON_TABLE(o.doc, '$.lines[*]' COLUMNS (line FOR ORDINALITY, part VARCHAR2(10) PATH '$.part', qty NUMBER PATH '$.qty')) t
       ORDER BY o.id, t.line`,
      [
        [1, 1, 'bolt', 4],
        [1, 2, 'nut', '10.5'],
      ],
    ],
    [
      `SELECT t.no, t.part FROM orders o,
         JSON_TABLE(o.doc, '$' COLUMNS (no NUMBER, NESTED PATH '$.lines[*]' COLUMNS (part VARCHAR2(10)))) t ORDER BY t.no, t.part`,
      [
        [17, 'bolt'],
        [17, 'nut'],
        [18, null],
      ],
    ],
    [
      `SELECT t.m FROM orders o, JSON_TABLE(o.doc, '$' COLUMNS (m VARCHAR2(5) EXISTS PATH '$.customer.mail')) t ORDER BY o.id`,
      [['true'], ['false']],
    ],
  ],
  ORDERS,
);

goldenQueries(
  'SQL Language Reference: JSON_OBJECT',
  [
    [`SELECT JSON_OBJECT('id' VALUE 1, 'name' VALUE 'Ann') FROM dual`, [['{"id":1,"name":"Ann"}']]],
    [`SELECT JSON_OBJECT(KEY 'id' VALUE 1, 'flag': TRUE) FROM dual`, [['{"id":1,"flag":true}']]],
    // NULL ON NULL is the default.
    [
      `SELECT JSON_OBJECT('a' VALUE NULL), JSON_OBJECT('a' VALUE NULL ABSENT ON NULL) FROM dual`,
      [['{"a":null}', '{}']],
    ],
    [
      `SELECT JSON_OBJECT('doc' VALUE '{"x":1}' FORMAT JSON), JSON_OBJECT('doc' VALUE '{"x":1}') FROM dual`,
      [['{"doc":{"x":1}}', '{"doc":"{\\"x\\":1}"}']],
    ],
    [`SELECT JSON_OBJECT('text' VALUE 'say "hi"' || CHR(10)) FROM dual`, [['{"text":"say \\"hi\\"\\n"}']]],
    ["SELECT JSON_OBJECT(id, 'n' VALUE id + 1) FROM orders ORDER BY id", [['{"id":1,"n":2}'], ['{"id":2,"n":3}']]],
  ],
  ORDERS,
);

goldenQueries('SQL Language Reference: JSON_ARRAY', [
  [`SELECT JSON_ARRAY(1, 'two', TRUE) FROM dual`, [['[1,"two",true]']]],
  // ABSENT ON NULL is the default.
  ['SELECT JSON_ARRAY(1, NULL, 3), JSON_ARRAY(1, NULL, 3 NULL ON NULL) FROM dual', [['[1,3]', '[1,null,3]']]],
  [`SELECT JSON_ARRAY(JSON_OBJECT('a' VALUE 1), JSON_ARRAY()) FROM dual`, [['[{"a":1},[]]']]],
]);

goldenQueries(
  'SQL Language Reference: JSON_ARRAYAGG',
  [
    ['SELECT JSON_ARRAYAGG(id ORDER BY id DESC) FROM orders', [['[2,1]']]],
    [
      'SELECT JSON_ARRAYAGG(NULLIF(id, 1) ORDER BY id), JSON_ARRAYAGG(NULLIF(id, 1) ORDER BY id NULL ON NULL) FROM orders',
      [['[2]', '[null,2]']],
    ],
  ],
  ORDERS,
);
goldenQueries(
  'SQL Language Reference: JSON_OBJECTAGG',
  [
    [`SELECT JSON_OBJECTAGG('k' || id VALUE id) FROM orders WHERE id = 2`, [['{"k2":2}']]],
    [
      `SELECT JSON_OBJECTAGG(KEY 'k' VALUE NULLIF(id, 1)), JSON_OBJECTAGG('k' VALUE NULLIF(id, 1) ABSENT ON NULL) FROM orders WHERE id = 1`,
      [['{"k":null}', '{}']],
    ],
  ],
  ORDERS,
);

goldenQueries('SQL Language Reference: JSON_MERGEPATCH', [
  [`SELECT JSON_MERGEPATCH('{"a":1,"b":2}', '{"b":3,"c":4}') FROM dual`, [['{"a":1,"b":3,"c":4}']]],
  // null removes a member, and arrays are replaced as a whole: RFC 7396.
  [`SELECT JSON_MERGEPATCH('{"a":1,"b":{"x":1,"y":2}}', '{"a":null,"b":{"x":null}}') FROM dual`, [['{"b":{"y":2}}']]],
  [`SELECT JSON_MERGEPATCH('{"a":[1,2]}', '{"a":[3]}') FROM dual`, [['{"a":[3]}']]],
]);

goldenQueries('SQL Language Reference: JSON_SERIALIZE', [
  [`SELECT JSON_SERIALIZE(JSON('{ "a" : [ 1, 2 ] }')) FROM dual`, [['{"a":[1,2]}']]],
  ['SELECT JSON_SERIALIZE(NULL) FROM dual', [[null]]],
]);

goldenQueries('SQL Language Reference: JSON Type Constructor', [
  [`SELECT JSON_VALUE(JSON('{"a":"x"}'), '$.a') FROM dual`, [['x']]],
  [`SELECT JSON_SERIALIZE(JSON('[1, 2]')) FROM dual`, [['[1,2]']]],
  [`SELECT JSON('{"a":') FROM dual`, 'ORA-40441: JSON syntax error'],
]);

goldenQueries('SQL Language Reference: JSON_SCALAR', [
  [`SELECT JSON_SERIALIZE(JSON_SCALAR('x')), JSON_SERIALIZE(JSON_SCALAR(1.5)) FROM dual`, [['"x"', '1.5']]],
  ['SELECT JSON_SCALAR(NULL) FROM dual', [[null]]],
]);
