import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonNumber, JsonSyntaxError, type JsonValue, parseJson } from '../../../../generator/cli/call/json-value.js';
import { sameNumber } from '../../../../generator/cli/call/number-text.js';

/** As JSON.parse gives it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (value instanceof Map) {
    const members: [string, unknown][] = [...value].map(([key, one]: [string, JsonValue]) => [key, plain(one)]);
    return Object.fromEntries(members);
  }
  return Array.isArray(value) ? value.map((one: JsonValue) => plain(one)) : value;
}

describe('reading JSON', () => {
  it('keeps numbers as they are written', () => {
    for (const text of ['0', '-0', '12345678901234567890.50', '1e400', '-1.5E-7'])
      expect(parseJson(` ${text}\n`)).toEqual(new JsonNumber(text));
  });

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const expected: unknown = JSON.parse(text);
        expect(plain(parseJson(JSON.stringify(expected, undefined, indent)))).toEqual(expected);
      }),
    );
  });

  it.each([
    ['', 'line 1, column 1: a value is expected'],
    ['{"a":1}\n x', 'line 2, column 2: there is more after its end'],
    ['{"a":1,}', 'line 1, column 8: a key in double quotes is expected'],
    ['{"a" 1}', 'line 1, column 6: ":" is expected'],
    ['{"a":1,"a":2}', 'line 1, column 11: the object has this key twice'],
    ['{a:1}', 'line 1, column 2: a key in double quotes is expected'],
    ['[1 2]', 'line 1, column 4: "," or "]" is expected'],
    ['[01]', 'line 1, column 3: "," or "]" is expected'],
    ['"open', 'line 1, column 1: a string is not closed'],
    [
      '"a\nb"',
      'line 1, column 1: this is no string of JSON: line breaks and control characters are written as \\n, \\u0000',
    ],
    ['nul', 'line 1, column 1: a value is expected'],
    ["{'a':1}", 'line 1, column 2: a key in double quotes is expected'],
    ['['.repeat(300), 'line 1, column 202: it is nested too deeply'],
  ])('refuses %s', (text, message) => {
    expect(() => parseJson(text)).toThrow(new JsonSyntaxError(message));
  });
});

it.each([
  ['1.50', '15e-1', true],
  ['1e2', '100', true],
  ['0', '-0.0', true],
  ['12345678901234567890', '12345678901234567000', false],
  ['1', '-1', false],
])('%s and %s are one number: %s', (one, other, same) => {
  expect(sameNumber(one, other)).toBe(same);
});
