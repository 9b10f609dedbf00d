import { describe, expect, it } from 'vitest';
import { BOOLEAN, NUMBER } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, "JSON Data Structures"; JSON Developer's Guide, "Using PL/SQL Object Types for JSON".

const session = openTestSession(newDatabase());

const DOCUMENT = `'{"id":7,"name":"Ada","rate":12345678901234567890.12345678901,"on":true,"off":false,"none":null,"empty":"",' ||
  '"day":"2026-02-28T13:14:15.5+02:00","num":"12.50","tags":["a","b"],"sub":{"x":1}}'`;

/** What statements leave in `o`, a JSON_OBJECT_T. */
async function after(document: string, statements: string, declarations = ''): Promise<unknown> {
  return session.block(
    `declare o json_object_t := json_object_t('${document}'); ${declarations} begin ${statements} :r := o.to_string; end;`,
  );
}

/** What statements leave in `a`, a JSON_ARRAY_T. */
async function arrayAfter(document: string, statements: string): Promise<unknown> {
  return session.block(
    `declare a json_array_t := json_array_t('${document}'); begin ${statements} :r := a.to_string; end;`,
  );
}

describe('making instances', () => {
  it.each([
    ['json_object_t()', '{}'],
    ['new json_object_t()', '{}'],
    ['json_array_t()', '[]'],
    [`json_object_t('{"a":1}')`, '{"a":1}'],
    [`json_object_t(to_clob('{"a":1}'))`, '{"a":1}'],
    [`json_object_t(to_blob(utl_raw.cast_to_raw('{"a":"é"}')))`, '{"a":"é"}'],
    [`json_object_t(json('{"a":1}'))`, '{"a":1}'],
    [`json_object_t.parse(' { "b" : 1 , "a" : [ 1, 2 ] } ')`, '{"b":1,"a":[1,2]}'],
    [`json_array_t.parse('[1, "x", null, true]')`, '[1,"x",null,true]'],
    [`json_element_t.parse('[{}]')`, '[{}]'],
    [`sys.json_element_t.load(json('{"a":1}'))`, '{"a":1}'],
    [`json_element_t.load(json('5'))`, '5'],
    [`json_object_t(json_element_t.parse('{"a":1}'))`, '{"a":1}'],
    [`json_scalar_t.load(json('"x"'))`, '"x"'],
    [`treat(json_element_t.parse('{"a":1}') as json_object_t)`, '{"a":1}'],
    // the lax syntax
    [`json_object_t('{a:1, ''b'':''x"y'', c:[.5, 5., +1,], d:TRUE,}')`, '{"a":1,"b":"x\\"y","c":[0.5,5,1],"d":true}'],
    [`json_object_t('{"a":1,"b":2,"a":3}')`, '{"a":3,"b":2}'],
    [
      `json_array_t('[0.10, -0.5, 1e3, 1E-2, 12345678901234567890123456789012345678]')`,
      '[0.1,-0.5,1000,0.01,12345678901234567890123456789012345678]',
    ],
    [`json_array_t('["\\u00e9\\n\\"\\\\\\/"]')`, '["é\\n\\"\\\\/"]'],
  ])('%s', async (expression, expected) => {
    expect(await session.evaluate(`${expression}.to_string`)).toBe(expected);
  });

  it.each([
    [`json_object_t('{"a":')`, 'ORA-40441: JSON syntax error'],
    [`json_object_t('{"a":1} x')`, 'ORA-40441'],
    [`json_object_t('')`, 'ORA-40834: invalid input to JSON parse or load function'],
    ['json_object_t(to_clob(null))', 'ORA-40834'],
    [`json_object_t('[1]')`, 'ORA-40587: invalid JSON type'],
    [`json_array_t.parse('{}')`, 'ORA-40587'],
    [`json_element_t.parse('null')`, 'ORA-40587'],
    [`json_object_t.load(json('[1]'))`, 'ORA-40587'],
    [`treat(json_element_t.parse('[1]') as json_object_t)`, 'ORA-06502'],
    [`json_element_t('{}')`, 'PLS-00713'],
    ['json_object_t(1, 2)', 'PLS-00306'],
    [`json_object_t.unknown('{}')`, 'PLS-00302'],
    [`json_object_t.parse(to_blob(null), 'JSON')`, 'does not support the parameter FORMAT of JSON_OBJECT_T.PARSE'],
  ])('%s is an error', async (expression, error) => {
    expect(await session.error(`declare e json_element_t; begin e := ${expression}; end;`)).toContain(error);
  });
});

describe('reading', () => {
  it.each([
    [`o.get_string('name')`, 'Ada'],
    [`o.get_string('id')`, '7'],
    [`o.get_string('on')`, 'true'],
    [`o.get_string('none')`, null],
    [`o.get_string('empty')`, null],
    [`o.get_string('sub')`, null],
    [`o.get_string('absent')`, null],
    [`to_char(o.get_number('rate'))`, '12345678901234567890.12345678901'],
    [`o.get_number('num')`, '12.5'],
    [`o.get_number('name')`, null],
    [
      `case when o.get_boolean('on') and not o.get_boolean('off') and o.get_boolean('none') is null then 'yes' end`,
      'yes',
    ],
    [`to_char(o.get_date('day'), 'YYYY-MM-DD HH24:MI:SS')`, '2026-02-28 00:00:00'],
    [`to_char(o.get_timestamp('day'), 'YYYY-MM-DD HH24:MI:SS.FF3')`, '2026-02-28 11:14:15.500'],
    [`o.get_date('name')`, null],
    [`to_char(o.get_clob('name'))`, 'Ada'],
    [`utl_raw.cast_to_varchar2(o.get_blob('name'))`, 'Ada'],
    [`o.get('name').to_string`, '"Ada"'],
    [`o.get('none').to_string`, 'null'],
    [`to_char(o.get('id').to_number + o.get('num').to_number)`, '19.5'],
    [`case when o.get('on').to_boolean then 'yes' end`, 'yes'],
    [`to_char(o.get('day').to_date, 'YYYY')`, '2026'],
    [`case when o.get('absent') is null then 'yes' end`, 'yes'],
    [`o.get_object('sub').get_number('x')`, '1'],
    [`o.get_array('tags').get_string(1)`, 'b'],
    [`o.get_array('tags').get_string(2)`, null],
    [`case when o.get_array('sub') is null and o.get_object('tags') is null then 'yes' end`, 'yes'],
    [`o.get_type('sub') || o.get_type('tags') || o.get_type('id')`, 'OBJECTARRAYSCALAR'],
    ['to_char(o.get_size)', '11'],
    [`to_char(o.get_array('tags').get_size() + o.get('id').get_size)`, '3'],
    [`case when o.has('none') and not o.has('NONE') then 'yes' end`, 'yes'],
    ['to_char(keys.count) || keys(1) || keys(11)', '11idsub'],
    [`to_char(o.get_array('tags').to_clob)`, '["a","b"]'],
    [`utl_raw.cast_to_varchar2(o.get_array('tags').to_blob)`, '["a","b"]'],
    [`json_serialize(o.get_object('sub').to_json)`, '{"x":1}'],
    [`o.get_array('tags').stringify`, '["a","b"]'],
    [`same(o.get_object('sub')).to_string(pretty => true)`, '{\n  "x" : 1\n}'],
    [`treat(o.get('sub') as json_object_t).get_string('x')`, '1'],
  ])('%s', async (expression, expected) => {
    const declarations = `o json_object_t := json_object_t(${DOCUMENT}); keys json_key_list := o.get_keys;
      function same(e in json_element_t) return json_element_t is begin return e; end;`;
    expect(await session.evaluate(expression, declarations)).toBe(expected);
  });

  it.each([
    ['{}', 'object'],
    ['[]', 'array'],
    ['"x"', 'scalar string'],
    ['1.5', 'scalar number'],
    ['true', 'scalar boolean true'],
    ['false', 'scalar boolean false'],
    ['null', 'scalar null'],
  ])('what %s is', async (json, expected) => {
    const tests = [
      'object',
      'array',
      'scalar',
      'string',
      'number',
      'boolean',
      'true',
      'false',
      'null',
      'date',
      'timestamp',
    ];
    const parts = tests.map((test) => `case when e.is_${test} then ' ${test}' end`).join(' || ');
    expect(await session.evaluate(`ltrim(${parts})`, `e json_element_t := json_element_t.load(json('${json}'));`)).toBe(
      expected,
    );
  });

  it('dates and timestamps are what they were put as', async () => {
    const type = (expression: string) =>
      session.block(
        `declare o json_object_t := json_object_t(); begin o.put('d', date '2026-01-02'); o.put('t', timestamp '2026-01-02 03:04:05.678');
        :r := ${expression}; end;`,
        BOOLEAN,
      );
    expect(await type(`o.get('d').is_date and o.get('t').is_timestamp and not o.get('t').is_date`)).toBe(true);
    expect(await after('{}', `o.put('d', date '2026-01-02'); o.put('t', timestamp '2026-01-02 03:04:05.678');`)).toBe(
      '{"d":"2026-01-02T00:00:00","t":"2026-01-02T03:04:05.678000"}',
    );
  });
});

describe('changing', () => {
  it.each([
    ['{"a":1,"b":2}', `o.put('a', 'x');`, '{"a":"x","b":2}'],
    [
      '{}',
      `o.put('n', 12345678901234567890.5); o.put('i', 3); o.put('f', 0.5f);`,
      '{"n":12345678901234567890.5,"i":3,"f":0.5}',
    ],
    [
      '{}',
      `o.put('s', to_char(null)); o.put('b', true); o.put('c', to_clob('long'));`,
      '{"s":null,"b":true,"c":"long"}',
    ],
    [
      '{}',
      `o.put('j', json('[1]')); o.put('e', json_array_t('[2]')); o.put('o', json_object_t());`,
      '{"j":[1],"e":[2],"o":{}}',
    ],
    ['{"a":1}', `o.put_null('a'); o.put_null('b');`, '{"a":null,"b":null}'],
    ['{"a":1,"b":2}', `o.remove('a'); o.remove('zz');`, '{"b":2}'],
    ['{"a":1,"b":2}', `o.rename_key('a', 'c');`, '{"c":1,"b":2}'],
    ['{"a":1,"b":{"c":2,"d":3}}', `o.mergepatch('{"a":null,"b":{"c":9},"e":[1]}');`, '{"b":{"c":9,"d":3},"e":[1]}'],
    ['{"a":{"b":1}}', `p := o.get_object('a'); p.put('b', 2); p.put('c', 3);`, '{"a":{"b":2,"c":3}}'],
    ['{"a":[1]}', `l := o.get_array('a'); l.append(2);`, '{"a":[1,2]}'],
    ['{"a":[{"b":1}]}', `p := treat(o.get_array('a').get(0) as json_object_t); p.put('b', 2);`, '{"a":[{"b":2}]}'],
    ['{"a":{}}', `p := o.get_object('a').clone; p.put('b', 2);`, '{"a":{}}'],
    ['{"a":1}', `p := o; p.put('a', 2);`, '{"a":2}'],
    ['{"a":1}', 'change(o);', '{"a":1,"changed":true}'],
    ['{}', `p := json_object_t(); p.put('x', 1); o.put('p', p); p.put('x', 2);`, '{"p":{"x":1}}'],
  ])('%s %s', async (document, statements, expected) => {
    const declarations = `p json_object_t; l json_array_t;
      procedure change(x in out json_object_t) is begin x.put('changed', true); end;`;
    expect(await after(document, statements, declarations)).toBe(expected);
  });

  it.each([
    [
      '[1]',
      `a.append('x'); a.append(2); a.append(false); a.append_null; a.append(json_object_t());`,
      '[1,"x",2,false,null,{}]',
    ],
    ['[1,2,3]', `a.put(1, 'x');`, '[1,"x",2,3]'],
    ['[1,2,3]', `a.put(1, 'x', true);`, '[1,"x",3]'],
    ['[1,2]', `a.put(2, 'x');`, '[1,2,"x"]'],
    ['[1,2]', `a.put_null(0); a.put_null(1, overwrite => true);`, '[null,null,2]'],
    ['[1,2,3]', 'a.remove(1); a.remove(7);', '[1,3]'],
  ])('%s %s', async (document, statements, expected) => {
    expect(await arrayAfter(document, statements)).toBe(expected);
  });
});

describe('errors', () => {
  it.each([
    [1, `n := o.get_number('name')`, 'ORA-40566: JSON path expression selected a value of different data type.'],
    [3, `n := o.get_number('name')`, 'ORA-40566'],
    [2, `n := o.get_number('name')`, 'no error'],
    [1, `n := o.get_number('zz')`, 'ORA-40565'],
    [2, `n := o.get_number('zz')`, 'ORA-40565'],
    [3, `n := o.get_number('zz')`, 'no error'],
    [1, `a.on_error(1); n := a.get_number(5)`, 'ORA-40572: Invalid JSON array position 5.'],
    [0, `a.on_error(4); n := a.get_number(5)`, 'ORA-40572'],
    [1, `n := o.get_object('sub').get_number('zz')`, 'no error'],
    [1, `n := o.get_number('none')`, 'no error'],
    [5, 'null', 'does not support another error mode than 0 to 4'],
    [0, `n := nothing.get_number('a')`, 'ORA-30625: method dispatch on NULL SELF argument is disallowed'],
    [0, `nothing.put('a', 1)`, 'ORA-30625'],
    [0, `o.put('a', rpad('x', 32767, 'x')); s := o.to_string`, 'ORA-40478: output value too large'],
    [0, `given(o)`, 'no error'],
    [0, `o.get_object('sub').put('a', 1)`, 'PLS-00363'],
    [0, `o.get_size`, 'PLS-00221'],
    [0, `o.put(1)`, 'PLS-00306'],
    [0, `s := o.nothing`, 'PLS-00302'],
    [0, `o := a`, 'PLS-00382'],
    [0, `select o.get_string('name') into s from dual`, 'ORA-40573: invalid use of PL/SQL JSON object type'],
    [0, `select o.to_string into s from dual`, 'ORA-40573'],
    [0, `select json_object_t('{}').to_string into s from dual`, 'ORA-40573'],
    [0, `a.put(9, 1)`, 'does not support JSON_ARRAY_T.PUT beyond the end of the array'],
    [0, `o.put('', 1)`, 'does not support NULL as a key of a JSON_OBJECT_T'],
    [0, `o.patch('[]')`, 'does not support JSON_ELEMENT_T.PATCH'],
    [0, `o.redact('[]')`, 'does not support JSON_ELEMENT_T.REDACT'],
    [0, `o.to_clob(to_clob('x'))`, 'does not support JSON_ELEMENT_T.TO_CLOB'],
    [0, `o.put('b', to_blob(hextoraw('00')))`, 'does not support a BLOB put into a JSON_OBJECT_T or JSON_ARRAY_T'],
  ])('mode %i: %s', async (mode, statement, error) => {
    const block = `declare o json_object_t := json_object_t(${DOCUMENT}); a json_array_t := o.get_array('tags'); nothing json_object_t;
      n number; s varchar2(32767);
      procedure given(x in json_object_t) is c json_object_t := x; begin c.put('y', 1); end;
      begin o.on_error(${mode}); ${statement}; end;`;
    expect(await session.error(block)).toContain(error);
  });

  it('an IN parameter is not changed by the methods that change', async () => {
    const block = `declare procedure p(x in json_object_t) is begin x.put('y', 1); end; begin p(json_object_t()); end;`;
    expect(await session.error(block)).toContain('PLS-00363');
  });

  it('columns and clients know them not', async () => {
    expect(await session.error('create table t (o json_object_t)')).toContain(
      'does not support the type JSON_OBJECT_T',
    );
  });
});

describe('in units', () => {
  it('parameters, results, fields and elements; the dictionary names the public synonym', async () => {
    await session.run(
      `create or replace package docs as
         type doc_t is record (id number, body json_object_t);
         type docs_t is table of json_object_t index by pls_integer;
         function total(items in json_array_t) return json_object_t;
         function read(text in clob) return number;
       end;`,
      `create or replace package body docs as
         function total(items in json_array_t) return json_object_t is
           result json_object_t := json_object_t(); sum_of number := 0;
         begin
           for i in 0 .. items.get_size - 1 loop sum_of := sum_of + items.get_number(i); end loop;
           result.put('total', sum_of);
           return result;
         end;
         function read(text in clob) return number is
           all_docs docs_t; doc doc_t;
         begin
           all_docs(1) := json_object_t(text);
           doc.body := all_docs(1);
           doc.body.put('items', json_array_t('[1,2,3]'));
           return total(all_docs(1).get_array('items')).get_number('total') + doc.body.get_size;
         end;
       end;`,
    );
    expect(await session.block(`begin :r := docs.read('{"a":1}'); end;`, NUMBER)).toBe(8);
    expect(
      await session.rows(
        `select argument_name, data_type, type_owner, type_name from all_arguments where package_name = 'DOCS' and object_name = 'TOTAL' order by position`,
      ),
    ).toEqual([
      [null, 'OBJECT', 'PUBLIC', 'JSON_OBJECT_T'],
      ['ITEMS', 'OBJECT', 'PUBLIC', 'JSON_ARRAY_T'],
    ]);
  });
});
