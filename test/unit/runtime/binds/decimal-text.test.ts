import { Decimal as Reference } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsNumber, formatDecimal, parseDecimal } from '../../../../runtime/binds/scalar/decimal-text.js';

const Exact = Reference.clone({ precision: 200, toExpNeg: -1000, toExpPos: 1000 });

test('any decimal notation reads as the same number, without an exponent', () => {
  const notation = fc
    .tuple(
      fc.constantFrom('', '-', '+'),
      fc.stringMatching(/^\d{1,20}$/),
      fc.stringMatching(/^\d{0,20}$/),
      fc.integer({ min: -90, max: 90 }),
    )
    .map(([sign, whole, fraction, exponent]) => `${sign}${whole}.${fraction}E${exponent}`);
  fc.assert(
    fc.property(notation, (text) => {
      const parsed = parseDecimal(text);
      const expected = new Exact(text);
      expect(parsed && formatDecimal(parsed)).toBe(expected.isZero() ? '0' : expected.toFixed());
    }),
  );
});

test.each(['', '.', '-', '1.2.3', '0x10', '1e', 'NaN', 'Infinity', ' 1', '1 ', '١'])(
  '%j is no decimal number',
  (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  },
);

test.each([
  ['9'.repeat(38), true],
  ['9'.repeat(39), false],
  [`${'9'.repeat(38)}E87`, true],
  ['1E125', true],
  ['1E126', false],
  ['1E-130', true],
  ['1E-131', false],
  ['0E999', true],
])('NUMBER holds %s exactly: %s', (text, fits) => {
  const decimal = parseDecimal(text);
  expect(decimal && fitsNumber(decimal)).toBe(fits);
});
