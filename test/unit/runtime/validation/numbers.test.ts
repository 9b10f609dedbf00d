import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  decimalText,
  integer,
  integerText,
  number,
  wholeNumber,
} from '../../../../runtime/validation/index.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

describe('a number with precision and scale', () => {
  it('is refused exactly where a NUMBER(p,s) variable raises ORA-06502', async () => {
    const session = openTestSession(newDatabase());
    const numbers = fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(-6, -3, -2, -1, 0, 1))
      .map(([digits, exponent]) => `${digits}E${exponent}`);
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: -3, max: 6 }),
        async (text, precision, scale) => {
          const error = await session.error(`declare n number(${precision}, ${scale}); begin n := ${text}; end;`);
          const limits = { precision, scale };
          expect([text, limits, decimalText(limits).safeParse(text).success]).toEqual([
            text,
            limits,
            error === 'no error',
          ]);
          expect(number(limits).safeParse(Number(text)).success).toBe(error === 'no error');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('may have more digits after the point, which Oracle rounds, unless that is refused', () => {
    expect(number({ precision: 5, scale: 2 }).safeParse(1.239).success).toBe(true);
    expect(number({ precision: 5, scale: 2, exact: true }).safeParse(1.239).error?.issues[0]?.message).toBe(
      'must have at most 2 digits after the point',
    );
    expect(number({ precision: 5, exact: true }).safeParse(1.5).success).toBe(false);
  });

  it('says its limits in JSON Schema, and in the message', () => {
    const price = number({ precision: 9, scale: 2 });
    expect(price.options[0].meta()).toEqual({ exclusiveMinimum: -1e7, exclusiveMaximum: 1e7 });
    expect(price.safeParse(1e7).error?.issues).toMatchObject([{ message: 'must be below 1E7 in magnitude' }]);
    expect(price.safeParse('1').error?.issues).toMatchObject([{ message: 'must be a number' }]);
  });

  it('is exact as bigint, text and decimal', () => {
    expect(wholeNumber({ precision: 18 }).parse(999_999_999_999_999_999n)).toBe(999_999_999_999_999_999n);
    expect(wholeNumber({ precision: 18 }).safeParse(10n ** 18n).success).toBe(false);
    expect(wholeNumber().safeParse(2 ** 53).success).toBe(false);
    expect(decimalText({ precision: 20, scale: 4 }).parse('9999999999999999.9999')).toBe('9999999999999999.9999');
    expect(decimalText({ precision: 20, scale: 4 }).safeParse('9999999999999999.99995').success).toBe(false);
    expect(decimal(Decimal, { precision: 3 }).parse(new Decimal(999))).toEqual(new Decimal(999));
    expect(decimal(Decimal, { precision: 3 }).safeParse(new Decimal(1000)).success).toBe(false);
  });
});

describe('an integer with a range', () => {
  it('has the numbers, bigints and texts within it', () => {
    const rating = integer(1, 5);
    expect([1, 5, 3n].map((value) => rating.parse(value))).toEqual([1, 5, 3n]);
    expect([0, 6, 1.5, 6n, '1', null].map((value) => rating.safeParse(value).success)).toEqual(Array(6).fill(false));
    expect(rating.safeParse(6).error?.issues).toMatchObject([{ code: 'too_big', maximum: 5 }]);
    expect(integerText(-1, 1).safeParse('2').error?.issues).toMatchObject([
      { message: 'must be an integer from -1 to 1' },
    ]);
  });
});
