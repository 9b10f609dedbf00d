import { describe, expect, it } from 'vitest';
import { parseRowid } from '../../../../sandbox/values/rowid.js';

/** Source: SQL Language Reference, "Rowid Data Types"; restricted rowids as node-oracledb's tests have them. */
describe('a ROWID', () => {
  it.each([
    ['AAAACOAAMAAAACAAAA', 'AAAACOAAMAAAACAAAA'],
    ['00000DD5.0010.0002', '00000DD5.0010.0002'],
    ['00000dd5.0010.0002', '00000DD5.0010.0002'],
    ['0', '00000000.0000.0000'],
    ['DD5.10', '00000DD5.0010.0000'],
  ])('%s is one', (text, shown) => {
    expect(parseRowid(text, false).text).toBe(shown);
  });

  it.each(['', 'AAAACOAAMAAAACAAA', 'AAAACOAAMAAAACAAA-', '00000DD5.0010.0002.1', 'xyz', '*BAEA', '00000DD5..0002'])(
    '%s is none',
    (text) => {
      expect(() => parseRowid(text, false)).toThrow('invalid ROWID');
    },
  );
});

describe('a UROWID', () => {
  it.each(['AAAACOAAMAAAACAAAA', '00000DD5.0010.0002', '*BAEADAoCwQL'])('%s is one', (text) => {
    expect(parseRowid(text, true).text).toBe(text);
  });

  it.each(['0', '*', 'DD5.10'])('%s is none', (text) => {
    expect(() => parseRowid(text, true)).toThrow('invalid ROWID');
  });
});
