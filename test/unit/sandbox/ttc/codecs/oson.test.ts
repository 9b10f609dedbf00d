import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../../../sandbox/tns/protocol-violation.js';
import { decodeOson } from '../../../../../sandbox/ttc/codecs/oson/decode-oson.js';
import { encodeOson } from '../../../../../sandbox/ttc/codecs/oson/encode-oson.js';
import { jsonText } from '../../../../../sandbox/values/json/json-text.js';
import { requireJson } from '../../../../../sandbox/values/json/parse-json.js';

// What the driver reads but never writes; source: its oson.js. test/sandbox/json.test.ts has what it writes.

const SCALAR = 'ff4a5a01 0016 0000';
/** Relative offsets, one key, `a`. */
const ONE_KEY = 'ff4a5a01 2107 01 0002 0000 0000 00 0000 0161';

function decoded(...hexadecimal: readonly string[]): string {
  return jsonText(decodeOson(Buffer.from(hexadecimal.join('').replaceAll(' ', ''), 'hex')));
}

describe('OSON', () => {
  it.each([
    ['a string whose length is in its code', [SCALAR, '03 616263'], '"abc"'],
    ['the empty string', [SCALAR, '00'], '""'],
    ['a number whose length is in its code', [SCALAR, '21 c102'], '1'],
    ['an integer whose length is in its code', [SCALAR, '42 c102'], '1'],
    ['an object with relative offsets of two bytes', [ONE_KEY, '84 01 01 0005 31'], '{"a":true}'],
    [
      'an object that shares the keys of another one',
      [ONE_KEY, 'c0 02 0006 000c', '84 01 01 0005 31', '9c 0006 0005 32'],
      '[{"a":true},{"a":false}]',
    ],
  ])('%s', (_name, bytes, expected) => {
    expect(decoded(...bytes)).toBe(expected);
  });

  it.each([
    ['other bytes', ['00112233445566']],
    ['an unknown version', ['ff4a5a09 0016 0000 31']],
    ['an unknown node', [SCALAR, '3f']],
    ['a string that is not there', [SCALAR, '33 ff 61']],
    ['a key that is none', [ONE_KEY, '84 01 02 0005 31']],
    ['an array within itself', [ONE_KEY, 'c0 01 0000']],
    ['nothing', ['']],
  ])('%s are a violation', (_name, bytes) => {
    expect(() => decoded(...bytes)).toThrow(ProtocolViolation);
  });

  it('a document cut off anywhere is a violation', () => {
    const whole = encodeOson(requireJson(`{"a":[1,"x",{"b":null}],"${'k'.repeat(256)}":-0.5}`));
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => decodeOson(whole.subarray(0, length)), String(length)).toThrow(ProtocolViolation);
    }
  });
});
