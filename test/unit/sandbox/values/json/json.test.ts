import { describe, expect, it } from 'vitest';
import { parseIsoTimestamp } from '../../../../../sandbox/values/json/json-scalar.js';
import { jsonText } from '../../../../../sandbox/values/json/json-text.js';
import { JsonScalar } from '../../../../../sandbox/values/json/json-value.js';
import { parseJson, requireJson } from '../../../../../sandbox/values/json/parse-json.js';
import { matches } from '../../../../../sandbox/values/json/path/evaluate-path.js';
import { parsePath } from '../../../../../sandbox/values/json/path/parse-path.js';

// Source: JSON Developer's Guide, "About Strict and Lax JSON Syntax" and "SQL/JSON Path Expression Syntax".

function read(text: string, strict = false): string | undefined {
  const value = parseJson(text, { strict });
  return value === undefined ? undefined : jsonText(value);
}

describe('JSON text', () => {
  it.each([
    ['{"a" : [1, -2.50, 1E3, true, false, null]}', '{"a":[1,-2.5,1000,true,false,null]}'],
    ['"\\u0041\\ud83d\\ude00\\b\\f\\n\\r\\t\\/\\\\\\""', '"A😀\\b\\f\\n\\r\\t/\\\\\\""'],
    [' \t\r\n0 ', '0'],
    ['-0', '0'],
    ['0.1e-5', '0.000001'],
    ['[[],{}]', '[[],{}]'],
  ])('%s in both syntaxes', (text, expected) => {
    expect(read(text, true)).toBe(expected);
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["{'a':'x'}", '{"a":"x"}'],
    ['{a_1:1, $b:2, é:3}', '{"a_1":1,"$b":2,"é":3}'],
    ['[1,2,]', '[1,2]'],
    ['{"a":1,}', '{"a":1}'],
    ['TRUE', 'true'],
    ['Null', 'null'],
    ['[.5, 5., +5, 007]', '[0.5,5,5,7]'],
    ['"a\tb"', '"a\\tb"'],
    ["'it\\'s'", `"it's"`],
  ])('%s in the lax one only', (text, expected) => {
    expect(read(text, true)).toBeUndefined();
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '{',
    '[1',
    '{"a"}',
    '{"a":}',
    '{a b:1}',
    '[,]',
    '[1,,2]',
    '{,}',
    '"x',
    '"\\x"',
    '"\\u12g4"',
    '1 2',
    '-',
    '.',
    '1e',
    'nul',
    '{"a":1}}',
    '1e200',
  ])('%s in neither', (text) => {
    expect(read(text)).toBeUndefined();
    expect(read(text, true)).toBeUndefined();
  });

  it.each([
    ['2026-02-28', 1772236800, 0],
    ['2026-02-28T10:20:30', 1772274030, 0],
    ['2026-02-28 10:20', 1772274000, 0],
    ['2026-02-28T10:20:30.5Z', 1772274030, 500_000_000],
    ['2026-02-28T10:20:30.123456789+02:00', 1772266830, 123_456_789],
    ['2026-02-28T10:20:30-00:30', 1772275830, 0],
  ])('the ISO time %s', (text, seconds, nanoseconds) => {
    expect(parseIsoTimestamp(text)).toMatchObject({ seconds, nanoseconds });
  });

  it.each([
    '',
    '2026',
    '2026-2-1',
    '2026-02-30',
    '2026-13-01',
    '2026-02-28T25:00:00',
    '2026-02-28T10',
    '2026-02-28T10:20:30+2',
    '2026-02-28x',
  ])('no ISO time: %s', (text) => {
    expect(parseIsoTimestamp(text)).toBeUndefined();
  });
});

describe('paths', () => {
  const document = requireJson(
    '{"a":{"b":[1,2,3,{"c":"x"}],"b c":4},"l":[{"n":1,"t":["p","q"]},{"n":2},{"n":"3"}],"s":"Text","deep":{"n":{"n":9}}}',
  );
  const found = (path: string) =>
    matches(parsePath(path), document, new Map([['v', new JsonScalar(2)]]))
      .map(jsonText)
      .join(' ');

  it.each([
    ['$.s', '"Text"'],
    ['lax $ . a . "b c"', '4'],
    ['$.a.b[0]', '1'],
    ['$.a.b[0, 2 to 3]', '1 3 {"c":"x"}'],
    ['$.a.b[last]', '{"c":"x"}'],
    ['$.a.b[last-1 to last]', '3 {"c":"x"}'],
    ['$.a.b[3 to 1]', '2 3 {"c":"x"}'],
    ['$.a.b[7]', ''],
    ['$.a.b[*].c', '"x"'],
    ['$.a.b.c', '"x"'],
    ['$.s[0]', '"Text"'],
    ['$.s[*]', '"Text"'],
    ['$.s[1]', ''],
    ['$.a.*[0]', '1 4'],
    ['$..n', '1 2 "3" {"n":9} 9'],
    ['$.l?(@.n == 2).n', '2'],
    ['$.l[*]?(@.n == $v).n', '2'],
    ['$.l[*]?(@.n != 1).n', '2'],
    ['$.l[*]?(@.n <= 1 || @.n == "3").n', '1 "3"'],
    ['$.l[*]?(@.n >= 1 && @.n < 2).n', '1'],
    ['$.l[*]?(@.t[*] == "q").n', '1'],
    ['$.l[*]?(@.t).n', '1'],
    ['$.l[*]?(!exists(@.t)).n', '2 "3"'],
    ['$.l[*]?(!(@.n == 1 || @.n == 2)).n', '"3"'],
    ['$.l[*]?(@.n.number() > 2).n', '"3"'],
    ['$.l[*]?(@.n in ("3", 1)).n', '1 "3"'],
    ['$?(@.s has substring "ex").s', '"Text"'],
    ['$?(@.s starts with "T").s', '"Text"'],
    ['$?(@.s like "T_x%").s', '"Text"'],
    ['$?(@.s like "t%").s', ''],
    ['$?(@.s == $unknown).s', ''],
    ['$.l.n.number()', '1 2 3'],
    ['$.l[*].n.numberOnly()', '1 2'],
    ['$.l[*].n.stringOnly()', '"3"'],
    ['$.l.size()', '3'],
    ['$.s.size()', '1'],
    ['$.l[*].count()', '3'],
    ['$.l[*].n.type()', '"number" "number" "string"'],
    ['$.s.lower()', '"text"'],
    ['$.s.length()', '4'],
    ['$.s.abs()', ''],
  ])('%s', (path, expected) => {
    expect(found(path)).toBe(expected);
  });

  it.each([
    '',
    'a',
    '$a',
    '$.',
    '$..',
    '$.a[',
    '$.a[]',
    '$.a[x]',
    '$.a[-1]',
    '$.a?',
    '$.a?(',
    '$.a?()',
    '$.a?(@.b >)',
    '$.a?(1)',
    '$."a',
    '$.a.size(1)',
    '$.size().a',
  ])('%s is none', (path) => {
    expect(() => parsePath(path)).toThrow('JSON path expression syntax error');
  });
});
