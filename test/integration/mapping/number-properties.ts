import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Property } from './property.js';
import { equal } from './property.js';

/** The reference: nothing is rounded. */
const Exact = Decimal.clone({ precision: 400, toExpNeg: -1000, toExpPos: 1000 });

const digits = (most: number) =>
  fc
    .tuple(fc.stringMatching(new RegExp(`^[1-9]\\d{0,${most - 1}}$`)), fc.boolean())
    .map(([text, negative]) => (negative ? `-${text}` : text));

/** Everything that a NUMBER holds for sure: 38 digits, from 1E-130 to below 1E126. */
const NUMBER = fc
  .oneof(
    fc.tuple(digits(38), fc.integer({ min: -130, max: 87 })),
    fc.tuple(digits(12), fc.integer({ min: -12, max: 3 })),
    fc.constant(['0', 0] as const),
  )
  .map(([text, exponent]) => new Exact(`${text}e${exponent}`))
  .filter((value) => value.isZero() || (value.e >= -130 && value.e < 126));

/** Two of them have no sum, difference or product that NUMBER would have to round. */
const FACTOR = fc
  .tuple(digits(9), fc.integer({ min: -9, max: 9 }))
  .map(([text, exponent]) => new Exact(`${text}e${exponent}`));

const PLACES = fc.integer({ min: -10, max: 10 });

const decimalOf = (value: unknown) => new Exact(value instanceof Decimal ? value : Number.NaN);

export const NUMBER_PROPERTIES: readonly Property[] = [
  {
    name: 'a Decimal comes back',
    check: (call) =>
      fc.asyncProperty(NUMBER, async (value) => {
        const returned = decimalOf(await call('decimals.same', { value: new Decimal(value) }));
        equal(returned.toFixed(), value.toFixed());
      }),
  },
  {
    name: 'decimal text comes back in plain notation',
    check: (call) =>
      fc.asyncProperty(NUMBER, fc.boolean(), async (value, scientific) => {
        const text = scientific ? value.toExponential() : value.toFixed();
        equal(await call('texts.same', { value: text }), value.toFixed());
      }),
  },
  {
    name: 'a bigint comes back',
    check: (call) =>
      fc.asyncProperty(digits(38), fc.integer({ min: 0, max: 87 }), async (text, zeros) => {
        const value = BigInt(text) * 10n ** BigInt(zeros);
        equal(await call('bigints.same', { value }), value);
      }),
  },
  {
    name: 'a number with a fraction comes back to its last bit, or raises beyond 2^53',
    check: (call) =>
      fc.asyncProperty(fc.double({ min: -1e120, max: 1e120, noNaN: true }), async (value) => {
        const tooSmall = new Exact(value).decimalPlaces() > 130;
        const tooLarge = Math.abs(value) > Number.MAX_SAFE_INTEGER;
        const returned = await call('doubles.same', { value }).catch((error: unknown) => failureOf(error));
        equal(returned, tooSmall ? 'ArgumentError' : tooLarge ? 'ResultError' : value + 0);
      }),
  },
  {
    name: 'sums, differences and products are exact',
    check: (call) =>
      fc.asyncProperty(FACTOR, FACTOR, async (a, b) => {
        const args = { a: a.toFixed(), b: new Decimal(b) };
        equal(decimalOf(await call('decimals.sumOf', args)).toFixed(), a.plus(b).toFixed());
        equal(decimalOf(await call('decimals.difference', args)).toFixed(), a.minus(b).toFixed());
        equal(decimalOf(await call('decimals.product', args)).toFixed(), a.times(b).toFixed());
      }),
  },
  {
    name: 'ROUND rounds halves away from zero, TRUNC cuts',
    check: (call) =>
      fc.asyncProperty(FACTOR, PLACES, async (value, places) => {
        const args = { value: value.toFixed(), places: String(places) };
        equal(await call('texts.half', args), rounded(value, places, Decimal.ROUND_HALF_UP));
        equal(await call('texts.cut', args), rounded(value, places, Decimal.ROUND_DOWN));
      }),
  },
];

/** To a number of places, left of the point when it is negative. */
function rounded(value: Decimal, places: number, rounding: Decimal.Rounding): string {
  const unit = new Exact(10).pow(-places);
  const result = value.div(unit).toDecimalPlaces(0, rounding).times(unit);
  return result.isZero() ? '0' : result.toFixed();
}

function failureOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}
