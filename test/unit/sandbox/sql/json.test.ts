import { describe, expect, it } from 'vitest';
import { BOOLEAN, NUMBER } from '../../../../sandbox/values/data-type.js';
import { ClobValue } from '../../../../sandbox/values/lob.js';
import type { Value } from '../../../../sandbox/values/value.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

// Source: JSON Developer's Guide, "Query JSON Data" and "Generation of JSON Data"; SQL Language Reference, the functions' pages.

const session = openTestSession(newDatabase());

const DOCUMENT = `{"id":7,"name":"Ada","price":12345678901234567890.5,"ok":true,"none":null,"day":"2026-02-28T13:14:15",
 "lines":[{"n":1,"sku":"A-1","qty":2},{"n":2,"sku":"B-2","qty":5,"tags":["x","y"]},{"n":3,"sku":"C-3"}],
 "grid":[[1,2],[3,4]],"home":{"street":"Main","zip":"8000"},"odd key":1}`;

/** The value of an expression in which `doc` is the document. */
async function value(expression: string): Promise<Value | undefined> {
  const [[result] = []] = await session.rows(
    `select ${expression} from (select to_clob('${DOCUMENT}') doc, json('${DOCUMENT}') j from dual) d`,
  );
  return result instanceof ClobValue ? result.text : result;
}

async function error(expression: string): Promise<string> {
  return session.error(`select ${expression} from (select to_clob('${DOCUMENT}') doc from dual) d`);
}

/** Whether the condition holds; undefined where it is unknown. */
async function holds(condition: string): Promise<Value | undefined> {
  const [[result] = []] = await session.rows(
    `select case when ${condition} then 'yes' when not (${condition}) then 'no' end from (select to_clob('${DOCUMENT}') doc from dual)`,
  );
  return result;
}

describe('JSON_VALUE', () => {
  it.each<[string, Value]>([
    [`json_value(doc, '$.name')`, 'Ada'],
    [`json_value(j, '$.name')`, 'Ada'],
    [`json_value(doc, 'lax $.home.street')`, 'Main'],
    [`json_value(doc, '$."odd key"' returning number)`, 1],
    [`json_value(doc, '$.id')`, '7'],
    [`json_value(doc, '$.ok')`, 'true'],
    [`json_value(doc, '$.ok' returning boolean)`, true],
    [`json_value(doc, '$.none')`, null],
    [`json_value(doc, '$.none' error on error)`, null],
    [`json_value(doc, '$.absent')`, null],
    [`to_char(json_value(doc, '$.price' returning number))`, '12345678901234567890.5'],
    [`to_char(json_value(doc, '$.price.number()'))`, '12345678901234567890.5'],
    [`json_value(doc, '$.home.zip' returning number) + 1`, 8001],
    [`to_char(json_value(doc, '$.day' returning date), 'YYYY-MM-DD HH24:MI:SS')`, '2026-02-28 00:00:00'],
    [`to_char(json_value(doc, '$.day' returning timestamp), 'YYYY-MM-DD HH24:MI:SS')`, '2026-02-28 13:14:15'],
    [`to_char(json_value(doc, '$.day.date()'), 'YYYY')`, '2026'],
    [`json_value(doc, '$.name' returning clob)`, 'Ada'],
    [`json_value(doc, '$.lines[0].sku')`, 'A-1'],
    [`json_value(doc, '$.lines[last].sku')`, 'C-3'],
    [`json_value(doc, '$.lines[last - 1].sku')`, 'B-2'],
    [`json_value(doc, '$.lines[1].tags[1]')`, 'y'],
    [`json_value(doc, '$.id[0]')`, '7'],
    [`json_value(doc, '$.lines.size()')`, 3],
    [`json_value(doc, '$.lines[*].count()')`, 3],
    [`json_value(doc, '$.lines.type()')`, 'array'],
    [`json_value(doc, '$.price.type()')`, 'number'],
    [`json_value(doc, '$.name.upper()')`, 'ADA'],
    [`json_value(doc, '$.name.length()')`, 3],
    [`json_value(doc, '$.price.ceiling()' returning varchar2(30))`, '12345678901234567891'],
    [`json_value(doc, '$.name.number()')`, null],
    [`json_value(doc, '$.lines[*]?(@.qty > 3).sku')`, 'B-2'],
    [`json_value(doc, '$.lines?(@.sku == "C-3").n')`, '3'],
    [`json_value(doc, '$.lines[*]?(@.sku == $s).n' passing 'B-2' as "s")`, '2'],
    [`json_value(doc, '$.lines[*]?(@.n == $"n" && exists(@.tags)).n' passing 2 as "n" returning number)`, 2],
    [`json_value(doc, '$..street')`, 'Main'],
    [`json_value(doc, '$.home')`, null],
    [`json_value(doc, '$.lines[*].sku')`, null],
    [`json_value(doc, '$.home' default 'x' on error)`, 'x'],
    [`json_value(doc, '$.absent' default 'x' on error)`, 'x'],
    [`json_value(doc, '$.absent' default 'e' on empty default 'x' on error)`, 'e'],
    [`json_value(doc, '$.home' default 'e' on empty default 'x' on error)`, 'x'],
    [`json_value(doc, '$.absent' returning number default '5' on empty)`, 5],
    [`json_value(doc, '$.absent' null on empty error on error)`, null],
    [`json_value('{"a":', '$.a')`, null],
    [`json_value('{a:''x''}', '$.a')`, 'x'],
    [`json_value(null, '$.a')`, null],
    [`json_value('{"a":""}', '$.a')`, null],
    [`json_value(doc, '$.name' returning varchar2(2))`, null],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each([
    [`json_value(doc, '$.absent' error on error)`, "ORA-40462: JSON path '$.absent' evaluated to no value."],
    [`json_value(doc, '$.absent' error on empty)`, 'ORA-40462'],
    [`json_value(doc, '$.home' error on error)`, "ORA-40456: JSON path '$.home' evaluated to non-scalar value."],
    [`json_value(doc, '$.lines[*].n' error on error)`, 'ORA-40470'],
    [`json_value('{', '$.a' error on error)`, 'ORA-40441: JSON syntax error'],
    [`json_value(doc, '$.name' returning number error on error)`, 'ORA-01722'],
    [`json_value(doc, '$.name' returning date error on error)`, 'ORA-01861'],
    [`json_value(doc, '$.name' returning varchar2(2) error on error)`, 'ORA-40478'],
    [`json_value(doc, '$.name' returning boolean error on error)`, 'ORA-40786'],
    [`json_value(doc, '$.')`, "ORA-40442: JSON path expression syntax error ('$.')"],
    [`json_value(doc, 'name')`, 'ORA-40442'],
    [`json_value(doc, '$.a?(@.b)x')`, 'ORA-40442'],
    [`json_value(doc, 'strict $.a')`, 'does not support strict mode of SQL/JSON paths'],
    [`json_value(doc, '$.a.ocTzd()')`, 'does not support the item method ocTzd() of SQL/JSON paths'],
    [`json_value(doc, '$.a?(@.b like_regex "x")')`, 'does not support like_regex in SQL/JSON paths'],
    [`json_value(doc, '$.a' returning interval day to second)`, 'does not support JSON_VALUE RETURNING INTERVAL_DS'],
    [`json_value(doc, '$.a' null on mismatch)`, 'does not support ON MISMATCH of JSON_VALUE'],
    [`json_value(doc, d.doc)`, 'does not support a SQL/JSON path that is no string literal'],
    [`json_value(sysdate, '$.a')`, 'does not support DATE as the JSON data of JSON_VALUE'],
    [`json_value(doc, '$.ok.boolean()')`, 'does not support JSON_VALUE of boolean() without RETURNING'],
  ])('%s is an error', async (expression, text) => {
    expect(await error(expression)).toContain(text);
  });
});

describe('JSON_QUERY', () => {
  it.each<[string, Value]>([
    [`json_query(doc, '$.home')`, '{"street":"Main","zip":"8000"}'],
    [`json_query(doc, '$.grid')`, '[[1,2],[3,4]]'],
    [`json_query(doc, '$.grid[1]' returning clob)`, '[3,4]'],
    [`json_query(doc, '$.grid[0, 1]' with wrapper)`, '[[1,2],[3,4]]'],
    [`json_query(doc, '$.grid[*][0]' with array wrapper)`, '[1,3]'],
    [`json_query(doc, '$.grid[0 to 1]' with unconditional wrapper)`, '[[1,2],[3,4]]'],
    [`json_query(doc, '$.home' with conditional wrapper)`, '{"street":"Main","zip":"8000"}'],
    [`json_query(doc, '$.id' with conditional wrapper)`, '[7]'],
    [`json_query(doc, '$.home.*' with wrapper)`, '["Main","8000"]'],
    [`json_query(doc, '$.lines.sku' with wrapper)`, '["A-1","B-2","C-3"]'],
    [`json_query(doc, '$.id')`, null],
    [`json_query(doc, '$.id' allow scalars)`, '7'],
    [`json_serialize(json_query(j, '$.id'))`, '7'],
    [`json_query(doc, '$.absent')`, null],
    [`json_query(doc, '$.absent' empty array on empty)`, '[]'],
    [`json_query(doc, '$.id' empty object on error)`, '{}'],
    [`json_query(doc, '$.home' returning varchar2(100) pretty)`, '{\n  "street" : "Main",\n  "zip" : "8000"\n}'],
    [`json_query(doc, '$.lines[*]?(@.sku starts with "A" || @.n >= 3).n' with wrapper)`, '[1,3]'],
    [`json_query(doc, '$.lines[*]?(!(@.sku has substring "-2")).n' with wrapper)`, '[1,3]'],
    [`json_query(doc, '$.lines[*]?(@.n in (1, 3)).n' with wrapper)`, '[1,3]'],
    [`json_query(doc, '$.lines[*]?(@.sku like "_-%" && @.n != 2).n' with wrapper)`, '[1,3]'],
    [`json_query(doc, '$.lines[*]?(@.tags[*] == "y").n' with wrapper)`, '[2]'],
    [`json_query(doc, '$.lines[*]?(@.sku.lower() == "c-3").n' with wrapper)`, '[3]'],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each([
    [`json_query(doc, '$.id' error on error)`, 'ORA-40480: result cannot be returned without array wrapper'],
    [`json_query(doc, '$.grid[*]' error on error)`, 'ORA-40480'],
    [`json_query(doc, '$.home' returning varchar2(5) error on error)`, 'ORA-40478'],
    [`json_query(doc, '$.home' returning number)`, 'does not support JSON_QUERY RETURNING NUMBER'],
  ])('%s is an error', async (expression, text) => {
    expect(await error(expression)).toContain(text);
  });
});

describe('conditions', () => {
  it.each<[string, Value | undefined]>([
    [`json_exists(doc, '$.home.zip')`, 'yes'],
    [`json_exists(doc, '$.home.city')`, 'no'],
    [`json_exists(doc, '$.none')`, 'yes'],
    [`json_exists(doc, '$?(@.id == 7 && @.ok == true)')`, 'yes'],
    [`json_exists(doc, '$.lines[*]?(@.qty >= $q)' passing 6 as "q")`, 'no'],
    [`json_exists(doc, '$.lines?(@.none == null)')`, 'no'],
    [`json_exists(doc, '$?(@.none == null)')`, 'yes'],
    [`json_exists('{', '$.a')`, 'no'],
    [`json_exists('{', '$.a' true on error)`, 'yes'],
    [`json_exists(null, '$.a')`, 'no'],
    ['doc is json', 'yes'],
    [`'{a:1}' is json`, 'yes'],
    [`'{a:1}' is json strict`, 'no'],
    [`'{a:1}' is not json strict`, 'yes'],
    [`'{"a":01}' is json (strict)`, undefined],
    [`'{"a":1,"a":2}' is json`, 'yes'],
    [`'{"a":1,"a":2}' is json with unique keys`, 'no'],
    [`'x' is json`, 'no'],
    [`'5' is json`, 'yes'],
    [`'5' is json disallow scalars`, 'no'],
    [`'[5]' is json (array)`, 'yes'],
    [`'[5]' is json (object, scalar)`, 'no'],
    [`null is json`, null],
    [`rpad('[', 1024, '[') || rpad(']', 1024, ']') is json`, 'yes'],
    [`rpad('[', 1025, '[') || rpad(']', 1025, ']') is json`, 'no'],
  ])('%s', async (condition, expected) => {
    if (expected === undefined)
      expect(await session.error(`select 1 from dual where ${condition}`)).toContain('ORA-00908');
    else expect(await holds(condition)).toBe(expected);
  });

  it('a constraint keeps what is no JSON out', async () => {
    await session.run(
      'create table checked (id number, doc varchar2(100) constraint is_doc check (doc is json))',
      `insert into checked values (1, '{"a":{"b":"x"}}')`,
      'insert into checked values (2, null)',
    );
    expect(await session.error(`insert into checked values (3, '{"a"')`)).toContain('ORA-02290');
    expect(await session.rows(`select id from checked where json_value(doc, '$.a.b') = 'x'`)).toEqual([[1]]);
    await session.run(`update checked set doc = json_mergepatch(doc, '{"c":1}') where id = 1`);
    expect(await session.rows('select doc from checked where id = 1')).toEqual([['{"a":{"b":"x"},"c":1}']]);
  });
});

describe('generation', () => {
  it.each<[string, Value]>([
    [`json_object('a' value 1, 'b' : 'x', key 'c' value null, 'd' is 0.5)`, '{"a":1,"b":"x","c":null,"d":0.5}'],
    [`json_object('a' value 1, 'b' value null absent on null)`, '{"a":1}'],
    ['json_object()', '{}'],
    [`json_object('a"b' value 'q"\\' || chr(10))`, '{"a\\"b":"q\\"\\\\\\n"}'],
    [
      `json_object('d' value date '2026-01-02', 't' value timestamp '2026-01-02 03:04:05.6')`,
      '{"d":"2026-01-02T00:00:00","t":"2026-01-02T03:04:05.600000"}',
    ],
    [
      `json_object('z' value timestamp '2026-01-02 03:04:05 +02:00', 'b' value true, 'r' value hextoraw('0aff'))`,
      '{"z":"2026-01-02T01:04:05.000000Z","b":true,"r":"0AFF"}',
    ],
    [
      `json_object('a' value '[1]' format json, 'b' value '[1]', 'j' value json('{"x":1}'))`,
      '{"a":[1],"b":"[1]","j":{"x":1}}',
    ],
    [`json_object('a' value json_array(1, 'x', null, json_object('b' value 2)))`, '{"a":[1,"x",{"b":2}]}'],
    [`json_object('q' value json_query(doc, '$.grid'))`, '{"q":[[1,2],[3,4]]}'],
    [
      `json_object('n' value 12345678901234567890.12, 'c' value to_clob('text') returning clob)`,
      '{"n":12345678901234567890.12,"c":"text"}',
    ],
    [`json_object('a' value 1 returning varchar2(20) pretty)`, '{\n  "a" : 1\n}'],
    ['json_array(1, null, 2)', '[1,2]'],
    ['json_array(1, null, 2 null on null)', '[1,null,2]'],
    ['json_array()', '[]'],
    [`json_array('x' returning clob)`, '["x"]'],
    ['json_array(select level_no from (select 1 level_no from dual union all select 2 from dual) order by 1)', '[1,2]'],
    [`json_serialize('{"b" : 1.50, "a":[ ]}')`, '{"b":1.5,"a":[]}'],
    [`json_serialize('{"a":[1]}' pretty)`, '{\n  "a" :\n  [\n    1\n  ]\n}'],
    [`json_serialize('{' null on error)`, null],
    [
      `json_serialize(json_scalar('a"b')) || json_serialize(json_scalar(1.50)) || json_serialize(json_scalar(true))`,
      '"a\\"b"1.5true',
    ],
    [
      `json_object('s' value json_scalar(to_clob('x')), 'j' value json_scalar(json('[1]')), 'n' value json_scalar(null))`,
      '{"s":"x","j":[1],"n":null}',
    ],
    [`json_mergepatch('{"a":1,"b":{"c":1,"d":2}}', '{"a":null,"b":{"c":9}}')`, '{"b":{"c":9,"d":2}}'],
    [`json_mergepatch('{"a":1}', '[1]' returning clob)`, '[1]'],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each([
    [`json_object('a' value '{' format json strict)`, 'ORA-40441'],
    [`json_object('a' value 1, 'a' value 2 with unique keys)`, "ORA-40473: duplicate key names 'a' in JSON object"],
    [`json_object(to_char(null) value 1)`, 'ORA-40595'],
    [`json_object('a' value rpad('x', 4000, 'x'))`, 'ORA-40478: output value too large (maximum: 4000)'],
    [`json_object('a' value interval '1' day)`, 'does not support values of type INTERVAL_DS in the JSON'],
    [`json_object('a')`, 'does not support a member without VALUE in a call of JSON_OBJECT'],
    ['json_object(zz.*)', 'ORA-00904'],
    [`json_serialize('{' error on error)`, 'ORA-40441'],
    [`json_serialize('{')`, 'ORA-40441'],
    [`json_transform(doc, set '$.a' = path '$.b')`, 'does not support PATH in a call of JSON_TRANSFORM'],
    [`json_transform(doc, remove '$.a' null on empty)`, 'does not support ON EMPTY in a call of JSON_TRANSFORM'],
    [`json_transform('{}', append '$.none' = 1)`, 'ORA-40762'],
    [`json_transform(doc, set '$' = 1)`, 'ORA-40810'],
    [`json_equal('1', '1' null on error)`, 'does not support NULL ON ERROR of JSON_EQUAL'],
  ])('%s is an error', async (expression, text) => {
    expect(await error(expression)).toContain(text);
  });

  it('JSON that a subquery generates is JSON', async () => {
    const lines = `(select 1 id, 'a' sku from dual union all select 2, 'b' from dual)`;
    const [row] = await session.rows(
      `select json_object('lines' value (select json_arrayagg(json_object('sku' value l.sku) order by l.id) from ${lines} l)),
         json_array(select json_object('id' : l.id) from ${lines} l order by l.id),
         json_object('text' value (select '[1]' from dual)), json_array((select json_query('[[1]]', '$[0]') from dual), 'x') from dual`,
    );
    expect(row).toEqual(['{"lines":[{"sku":"a"},{"sku":"b"}]}', '[{"id":1},{"id":2}]', '{"text":"[1]"}', '[[1],"x"]']);
  });

  it('columns without keys', async () => {
    const from = `from (select 1 id, 'Ada' name, null nothing from dual) p, (select 2 qty from dual) q`;
    const [row] = await session.rows(
      `select json_object(*), json_object(p.*, 'x' value 9), json_object(Id, p.Name, q."QTY" absent on null), json_object(Nothing absent on null) ${from}`,
    );
    expect(row).toEqual([
      '{"ID":1,"NAME":"Ada","NOTHING":null,"QTY":2}',
      '{"ID":1,"NAME":"Ada","NOTHING":null,"x":9}',
      '{"Id":1,"Name":"Ada","QTY":2}',
      '{}',
    ]);
    expect(await session.rows(`select json_arrayagg(json_object(*) order by id) ${from}`)).toEqual([
      ['[{"ID":1,"NAME":"Ada","NOTHING":null,"QTY":2}]'],
    ]);
  });

  it('JSON_ARRAYAGG and JSON_OBJECTAGG', async () => {
    const from = `from (select 1 g, 'b' k, 2 v from dual union all select 1, 'a', 1 from dual union all select 2, 'c', null from dual)`;
    expect(
      await session.rows(
        `select g, json_arrayagg(k order by k), json_arrayagg(v order by k null on null), json_objectagg(k value v) ${from} group by g order by g`,
      ),
    ).toEqual([
      [1, '["a","b"]', '[1,2]', '{"b":2,"a":1}'],
      [2, '["c"]', '[null]', '{"c":null}'],
    ]);
    expect(
      await session.rows(
        `select json_arrayagg(json_object('k' value k, 'v' value v absent on null) order by k desc),
           json_objectagg(key k value v absent on null), json_array(json_arrayagg(v order by v)) ${from}`,
      ),
    ).toEqual([['[{"k":"c"},{"k":"b","v":2},{"k":"a","v":1}]', '{"b":2,"a":1}', '[[1,2]]']]);
    expect(await session.rows(`select json_arrayagg(k), json_objectagg(k value v) ${from} where g = 9`)).toEqual([
      [null, null],
    ]);
    expect(await session.error(`select g, json_arrayagg(k) ${from}`)).toContain('ORA-00937');
    expect(await session.error(`select 1 from dual where json_arrayagg(dummy) is null`)).toContain('ORA-00934');
    expect(await session.error(`declare s varchar2(10); begin s := json_arrayagg(1); end;`)).toContain('PLS-00204');
  });
});

describe('JSON_TABLE', () => {
  it('columns of all kinds', async () => {
    expect(
      await session.rows(
        `select t.* from (select to_clob('${DOCUMENT}') doc from dual) d,
           json_table(d.doc, '$.lines[*]' columns (
             row_no for ordinality,
             n number path '$.n',
             sku varchar2(10) path '$.sku',
             qty number default 0 on empty,
             tags varchar2(50) format json path '$.tags',
             wrapped varchar2(50) format json with wrapper path '$.n',
             has_tags varchar2(5) exists path '$.tags',
             tagged number exists path '$.tags'
           )) t order by row_no`,
      ),
    ).toEqual([
      [1, 1, 'A-1', 2, null, '[1]', 'false', 0],
      [2, 2, 'B-2', 5, '["x","y"]', '[2]', 'true', 1],
      [3, 3, 'C-3', 0, null, '[3]', 'false', 0],
    ]);
  });

  it('nested paths: outer joins, and siblings one after the other', async () => {
    const document = `[{"id":1,"a":[10,20],"b":["x"]},{"id":2}]`;
    expect(
      await session.rows(
        `select id, a, b, pos from json_table('${document}', '$[*]' columns (
           id number path '$.id',
           nested path '$.a[*]' columns (pos for ordinality, a number path '$'),
           nested '$.b[*]' columns (b varchar2(5) path '$')))`,
      ),
    ).toEqual([
      [1, 10, null, 1],
      [1, 20, null, 2],
      [1, null, 'x', null],
      [2, null, null, null],
    ]);
  });

  it('implied paths, types and root; joins, conditions, aggregates', async () => {
    expect(await session.rows(`select * from json_table('{"id":1,"Name":"x"}' columns (id, Name))`)).toEqual([
      ['1', 'x'],
    ]);
    expect(
      await session.rows(
        `select count(*), sum(t.qty) from dual d cross join json_table('${DOCUMENT}', '$.lines[*]' columns (qty number path '$.qty')) t where t.qty > 1`,
      ),
    ).toEqual([[2, 7]]);
    expect(
      await session.rows(
        `select sku from json_table('${DOCUMENT}', '$.lines[*]?(@.n > $m)' passing 1 as "m" columns (sku varchar2(10) path '$.sku')) order by 1`,
      ),
    ).toEqual([['B-2'], ['C-3']]);
    expect(await session.rows(`select * from json_table('{', '$' columns (a path '$.a'))`)).toEqual([]);
    expect(await session.rows(`select * from json_table(null, '$' columns (a path '$.a'))`)).toEqual([]);
  });

  it.each([
    [`json_table('{', '$' error on error columns (a path '$.a'))`, 'ORA-40441'],
    [`json_table('{}', '$' error on error columns (a path '$.a'))`, 'ORA-40462'],
    [`json_table('{}', '$' columns (a number path '$.a' error on empty))`, 'ORA-40462'],
    [`json_table('{}', '$[' columns (a path '$.a'))`, 'ORA-40442'],
  ])('%s is an error', async (table, text) => {
    expect(await session.error(`select * from ${table}`)).toContain(text);
  });
});

describe('columns of type JSON', () => {
  it('take JSON and JSON text; dot notation reads them', async () => {
    await session.run(
      'create table orders (id number, doc json)',
      `insert into orders values (1, '{"Customer":{"name":"Ada"},"lines":[{"qty":2},{"qty":3}],"total":12.50}')`,
      `insert into orders values (2, json('{a:[]}'))`,
      'insert into orders values (3, null)',
      `update orders set doc = json_mergepatch(doc, '{"b":true}') where id = 2`,
    );
    expect(await session.error(`insert into orders values (4, '{')`)).toContain('ORA-40441');
    expect(await session.error('insert into orders values (4, 5)')).toContain('ORA-00932');
    expect(await session.rows('select json_serialize(doc) from orders order by id')).toEqual([
      ['{"Customer":{"name":"Ada"},"lines":[{"qty":2},{"qty":3}],"total":12.5}'],
      ['{"a":[],"b":true}'],
      [null],
    ]);
    expect(
      await session.rows(
        `select json_serialize(o.doc.Customer), json_serialize(o.doc."Customer".name), o.doc.Customer.name.string(),
           json_serialize(o.doc.lines.qty), to_char(o.doc.total.number()), o.doc.customer.name.string()
         from orders o where o.doc.total.number() > 12`,
      ),
    ).toEqual([['{"name":"Ada"}', '"Ada"', 'Ada', '[2,3]', '12.5', null]]);
    expect(await session.rows(`select id from orders o where json_exists(doc, '$.lines[*]?(@.qty > 2)')`)).toEqual([
      [1],
    ]);
    expect(await session.error('select orders.doc.a.ocTzd() from orders')).toContain(
      'the item method OCTZD() in dot notation',
    );
    expect(
      await session.block(
        `declare o json_object_t; d json; begin
           select doc into d from orders where id = 1;
           o := json_object_t(d);
           o.put('paid', true);
           d := o.to_json;
           update orders set doc = d where id = 1;
           select json_value(doc, '$.paid') into :r from orders where id = 1;
         end;`,
      ),
    ).toBe('true');
  });
});

describe('dot notation', () => {
  it('on texts that a constraint says to be JSON; in views, groups and subqueries; names as they are written', async () => {
    await session.run(
      `create table notes (id number, v varchar2(200) check (v is json), c clob, b blob, plain varchar2(100),
         constraint c_json check (c is json and length(c) > 1), constraint b_json check (b is json))`,
      `insert into notes values (1, '{"Kind":"x","n":[1,2],"none":null,"o":{"p":"q"}}', '{"kind":"low"}', utl_raw.cast_to_raw('{"k":3}'), '{"k":1}')`,
      `insert into notes values (2, '{"Kind":"x"}', '{"kind":"lower"}', null, null)`,
      'create view kinds as select n.id, n.v.Kind k, n.c.kind low from notes n',
    );
    expect(
      await session.rows(
        'select n.v.Kind, n.v.kind, n.v.n, n.v.none, n.v.o, n.v.o.p, n.c.kind, n.b.k from notes n where id = 1',
      ),
    ).toEqual([['x', null, '[1,2]', null, '{"p":"q"}', 'q', 'low', '3']]);
    expect(await session.rows('select * from kinds order by id')).toEqual([
      [1, 'x', 'low'],
      [2, 'x', 'lower'],
    ]);
    expect(await session.rows('select n.v.Kind, count(*) from notes n group by n.v.Kind')).toEqual([['x', 2]]);
    expect(await session.error('select n.v.kind, count(*) from notes n group by n.v.Kind')).toContain('ORA-00979');
    expect(
      await session.rows("select id from notes n where exists (select 1 from dual where n.c.kind.upper() = 'LOW')"),
    ).toEqual([[1]]);
    expect(await session.error('select n.plain.k from notes n')).toContain('ORA-00904');
    expect(await session.error('select notes.zz.k from notes')).toContain('ORA-00904');
  });

  it('JSON becomes text in columns of text and bytes', async () => {
    await session.run(
      'create table copies (v varchar2(100), c clob, b blob)',
      `insert into copies values (json('{a:1}'), json('[1, 2]'), json('"x"'))`,
    );
    expect(await session.rows('select v, to_char(c), utl_raw.cast_to_varchar2(to_blob(b)) from copies')).toEqual([
      ['{"a":1}', '[1,2]', '"x"'],
    ]);
    expect(await session.error(`update copies set v = json('"' || rpad('x', 200, 'x') || '"')`)).toContain('ORA-12899');
  });
});

// Source: JSON Developer's Guide, "Generation of JSON Data Using SQL": JSON {…} and JSON […] give the type JSON.
describe('JSON {…} and JSON […]', () => {
  it.each([
    [`json {'a' : 1, 'b' value 'x'}`, '{"a":1,"b":"x"}'],
    [
      `json{ 'a' : json ['x', 2, json {}], 'd' : doc format json null on null with unique keys }`,
      expect.stringContaining('"a":["x",2,{}],"d":{"id":7'),
    ],
    [`json {'a' : null absent on null}`, '{}'],
    [`json [1, null, 'x']`, '[1,"x"]'],
    [`json [null, 1 null on null]`, '[null,1]'],
    [`json [select level from dual connect by level <= 3]`, '[1,2,3]'],
    [`json []`, '[]'],
    [`json {'id' : d.j.id}`, '{"id":7}'],
    [`json {*}`, expect.stringContaining('"J":')],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it('are of type JSON, and not the name of a column', async () => {
    const { rows } = await session.execute(`select json {'a' : 1} o, json [1] a, json_object('a' : 1) t from dual`);
    expect(rows?.columns.map(({ dataType }) => dataType.kind)).toEqual(['json', 'json', 'varchar2']);
    rows?.close();
    expect(await session.rows(`select json from (select 'x' json from dual)`)).toEqual([['x']]);
    expect(await session.error(`select json {'a' : 1 from dual`)).toContain('ORA-');
  });
});

// Source: SQL Language Reference, "JSON_OBJECT": a column with an IS JSON constraint needs no FORMAT JSON; Database Reference, "ALL_JSON_COLUMNS".
describe('columns that a constraint says to be JSON', () => {
  it('are JSON to the functions that generate it, and to the client', async () => {
    await session.run(
      `create table texts (a varchar2(100) constraint a_json check (a is json), b clob, c blob, d varchar2(100), e varchar2(100),
         check (b is json and (c is json (object) strict)), check (d is json or d = 'x'), check (e is not json))`,
      `insert into texts values ('{"x":1}', '[1]', utl_raw.cast_to_raw('{"y":2}'), '{}', 'x')`,
    );
    const { rows } = await session.execute('select t.*, t.a as f, a || null g from texts t');
    expect(rows?.columns.filter(({ isJson }) => isJson === true).map(({ name }) => name)).toEqual(['A', 'B', 'C', 'F']);
    rows?.close();
    expect(
      await session.rows(`select json_object('a' is a, 'b' is b, 'c' is c, 'd' is d, 'u' is upper(a)) from texts`),
    ).toEqual([['{"a":{"x":1},"b":[1],"c":{"y":2},"d":"{}","u":"{\\"X\\":1}"}']]);
    expect(await session.rows('select json_array(a, b) from (select * from texts)')).toEqual([['[{"x":1},[1]]']]);
    await session.run('alter table texts disable constraint a_json');
    expect(await session.rows('select json_array(a) from texts')).toEqual([['[{"x":1}]']]);
    await session.run('alter table texts drop constraint a_json');
    expect(await session.rows('select json_array(a) from texts')).toEqual([['["{\\"x\\":1}"]']]);
  });
});

describe('in PL/SQL', () => {
  it.each([
    [`json_value('{"a":5}', '$.a' returning number)`, NUMBER, 5],
    [`json_value(d, '$.a.b')`, undefined, 'x'],
    [`json_query(d, '$.a')`, undefined, '{"b":"x"}'],
    [`json_object('d' value d format json)`, undefined, '{"d":{"a":{"b":"x"}}}'],
    [`json_array(1, d)`, undefined, '[1,"{\\"a\\":{\\"b\\":\\"x\\"}}"]'],
    [`json_exists(d, '$.a.b')`, BOOLEAN, true],
    [`d is json and d is not json strict`, BOOLEAN, false],
    [`json_serialize(json(d) pretty)`, undefined, '{\n  "a" :\n  {\n    "b" : "x"\n  }\n}'],
    [`json_object_t(json_query(d, '$.a')).get_string('b')`, undefined, 'x'],
  ])('%s', async (expression, type, expected) => {
    expect(await session.evaluate(expression, `d varchar2(100) := '{"a":{"b":"x"}}';`, type)).toBe(expected);
  });

  it('cursors over JSON_TABLE', async () => {
    expect(
      await session.block(
        `declare d clob := '{"xs":[1,2,3]}'; s varchar2(100);
         begin
           for r in (select x from json_table(d, '$.xs[*]' columns (x number path '$')) order by x desc) loop s := s || r.x; end loop;
           :r := s;
         end;`,
      ),
    ).toBe('321');
  });
});
