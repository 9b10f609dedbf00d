import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../generator/emit/doc-comment.js';
import { printString, printValue } from '../../../../generator/emit/print-value.js';

describe('a literal', () => {
  it('stands on one line where it fits', () => {
    expect(printValue({ a: 1, 'b-c': [true, null, 'x'], d: undefined })).toBe("{ a: 1, 'b-c': [true, null, 'x'] }");
  });

  it('is broken where it does not', () => {
    const long = 'x'.repeat(60);
    expect(printValue({ a: [long, long], b: {} })).toBe(`{\n  a: [\n    '${long}',\n    '${long}',\n  ],\n  b: {},\n}`);
  });

  it('is ASCII-safe where text could disguise itself', () => {
    expect(printString('it\'s "x"\n\u2028\u202e\u{e0001}')).toBe(`'it\\'s "x"\\n\\u{2028}\\u{202e}\\u{e0001}'`);
  });

  it('means the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(new Function(`return ${printString(text)}`)()).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('is data only', () => {
    expect(() => printValue({ a: () => 1 })).toThrow(TypeError);
  });
});

describe('text in a comment', () => {
  it.each([
    ['ends no comment', 'a */ b', 'a *\\/ b'],
    ['stays on its line', 'a\r\nb\u2028c', 'a  b c'],
    ['hides nothing', 'a\u202eb', 'a b'],
  ])('%s', (_, text, safe) => {
    expect(plainText(text)).toBe(safe);
  });
});
