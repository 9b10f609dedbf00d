import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compareNumbers,
  divide,
  floor,
  makeNumber,
  modulo,
  multiply,
  type NumberValue,
  numberToPlainText,
  numberToText,
  parseNumber,
  power,
  round,
  squareRoot,
  subtract,
  truncate,
} from '../../../../sandbox/values/number.js';

const Exact = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -300, toExpPos: 300 });

function number(text: string): NumberValue {
  const value = parseNumber(text);
  if (value === undefined) throw new Error(`${text} is no number`);
  return value;
}

function shown(value: NumberValue): string {
  return new Exact(numberToPlainText(value)).toString();
}

/** 20 digits in base 100: an odd number of digits before the decimal point leaves 39. */
function kept(value: Decimal): string {
  return value.toSignificantDigits(value.isZero() || value.e % 2 !== 0 ? 40 : 39).toString();
}

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -20, max: 10 }))
  .map(([coefficient, exponent]) => `${coefficient}e${exponent}`);

describe('NUMBER', () => {
  it('adds, subtracts and multiplies as decimal.js does, to 20 digits in base 100', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [x, y] = [number(a), number(b)];
        expect(shown(add(x, y))).toBe(kept(new Exact(a).plus(b)));
        expect(shown(subtract(x, y))).toBe(kept(new Exact(a).minus(b)));
        expect(shown(multiply(x, y))).toBe(kept(new Exact(a).times(b)));
        expect(Math.sign(compareNumbers(x, y))).toBe(new Exact(a).comparedTo(b));
      }),
    );
  });

  it('divides to 20 digits in base 100', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        fc.pre(!new Exact(b).isZero());
        expect(shown(divide(number(a), number(b)))).toBe(kept(new Exact(a).dividedBy(b)));
      }),
    );
  });

  it('rounds half away from zero and truncates toward it', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -5, max: 10 }), (a, scale) => {
        const [up, down] = [new Exact(a), new Exact(a)].map((value) => value.times(new Exact(10).pow(scale)));
        const back = new Exact(10).pow(-scale);
        expect(shown(round(number(a), scale))).toBe(
          up?.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(back).toString(),
        );
        expect(shown(truncate(number(a), scale))).toBe(down?.truncated().times(back).toString());
      }),
    );
  });

  it('is one JavaScript number for every integer that fits', () => {
    expect(makeNumber(15n, -1)).not.toBe(1.5);
    expect(makeNumber(150n, -1)).toBe(15);
    expect(makeNumber(9007199254740991n, 0)).toBe(9007199254740991);
    expect(typeof makeNumber(9007199254740992n, 0)).toBe('object');
    expect(subtract(number('9007199254740992'), 1)).toBe(9007199254740991);
  });

  it.each([
    ['0.5', '.5'],
    ['-0.5', '-.5'],
    ['1234.50', '1234.5'],
    ['1e3', '1000'],
    ['1e39', '1000000000000000000000000000000000000000'],
    ['1e40', '1.0000000000000000000000000000000000E+40'],
    ['-1.5e-100', '-1.5000000000000000000000000000000000E-100'],
  ])('%s reads %s', (text, expected) => {
    const [mantissa = '', exponent] = expected.split('E');
    const actual = numberToText(number(text));
    if (exponent === undefined) expect(actual).toBe(expected);
    else expect(actual.endsWith(`E${exponent}`) && Number(actual) === Number(`${mantissa}E${exponent}`)).toBe(true);
  });

  it('computes remainders, powers, roots and floors', () => {
    expect(modulo(-7, 3)).toBe(-1);
    expect(shown(modulo(number('5.5'), 2))).toBe('1.5');
    expect(power(2, 10)).toBe(1024);
    expect(shown(power(2, -2))).toBe('0.25');
    expect(squareRoot(144)).toBe(12);
    expect(shown(squareRoot(2))).toBe('1.41421356237309504880168872420969807857');
    expect(floor(number('-1.5'))).toBe(-2);
  });

  it.each(['', ' ', 'abc', '1.2.3', '1e', '--1', '1 2'])('%j is no number', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('overflows at 10^126 and is 0 below 10^-130', () => {
    expect(() => multiply(number('1e100'), number('1e30'))).toThrow('numeric overflow');
    expect(multiply(number('1e-100'), number('1e-40'))).toBe(0);
  });
});
