import { z } from 'zod';
import { type Decimal, fitsNumber, parseDecimal } from '../binds/scalar/decimal-text.js';
import type { DecimalClass } from '../binds/value-classes.js';
import { complain } from './complain.js';
import { instanceOf } from './others.js';

/** What a NUMBER's declaration says. */
export interface NumberLimits {
  /** Decimal digits; 38 with a scale alone. */
  readonly precision?: number;
  /** 0 by default where there is a precision. */
  readonly scale?: number;
  /** Whether digits beyond the scale are an error. Oracle rounds them, so that by default they are not. */
  readonly exact?: boolean;
}

/** The driver refuses numbers with digits below 1E-130 that are bound as numbers. */
const LOWEST_EXPONENT = -130;

/** NUMBER as `number`. */
export function number(limits: NumberLimits = {}) {
  const check = (value: number | bigint) => complaintOf(String(value), limits, LOWEST_EXPONENT);
  return z.union([z.number().check(complain(check)).meta(boundsOf(limits)), z.bigint().check(complain(check))], {
    error: 'must be a number',
  });
}

/** NUMBER as `bigint`: numbers beyond 2^53-1 may be others than those that were meant. */
export function wholeNumber(limits: NumberLimits = {}) {
  return z.union(
    [
      z.int().check(complain((value) => complaintOf(String(value), limits))),
      z.bigint().check(complain((value) => complaintOf(String(value), limits))),
    ],
    { error: 'must be an integer' },
  );
}

/** NUMBER as decimal text. */
export function decimalText(limits: NumberLimits = {}) {
  return z.union(written(limits), { error: 'must be a decimal number, or its text' });
}

/** NUMBER as an instance of a class such as decimal.js's. */
export function decimal<T extends object>(Class: DecimalClass & (new (text: string) => T), limits: NumberLimits = {}) {
  const instance = instanceOf(Class).check(complain((value) => complaintOf(String(value), limits)));
  return z.union([instance, ...written(limits)], { error: 'must be a Decimal, a decimal number or its text' });
}

/** BINARY_DOUBLE, which has NaN and infinities. */
export function binaryDouble() {
  return z.union([z.number(), z.nan(), z.literal([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])], {
    error: 'must be a number',
  });
}

/** BINARY_FLOAT: what is finite must be so in single precision, too. */
export function binaryFloat() {
  return z.union(
    [
      z.number().refine((value) => Number.isFinite(Math.fround(value)), { error: "must be in BINARY_FLOAT's range" }),
      z.nan(),
      z.literal([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]),
    ],
    { error: 'must be a number' },
  );
}

function written(limits: NumberLimits) {
  const check = (value: string | number | bigint) => complaintOf(String(value), limits);
  return [
    z.string().check(complain(check)),
    z.number().check(complain(check)),
    z.bigint().check(complain(check)),
  ] as const;
}

function complaintOf(text: string, limits: NumberLimits, lowestExponent?: number): string | undefined {
  const decimal = parseDecimal(text);
  if (decimal === undefined) return 'must be a decimal number';
  if (
    !fitsNumber(decimal) ||
    (lowestExponent !== undefined && decimal.digits !== '' && decimal.exponent < lowestExponent)
  )
    return "must be in NUMBER's range, with at most 38 digits";
  if (limits.precision === undefined && limits.scale === undefined) return undefined;
  const { precision = 38, scale = 0, exact = false } = limits;
  if (integerDigits(decimal, scale) > precision - scale) return `must be below 1E${precision - scale} in magnitude`;
  return exact && decimal.exponent < -scale ? `must have at most ${scale} digits after the point` : undefined;
}

/** How many digits are before the point when the number is rounded to a scale, half up; negative for zeros after the point. */
function integerDigits({ digits, exponent }: Decimal, scale: number): number {
  if (digits === '') return Number.NEGATIVE_INFINITY;
  const kept = digits.length + exponent + scale;
  if (kept < 0) return Number.NEGATIVE_INFINITY;
  const carries = kept < digits.length && digits.charAt(kept) >= '5' && /^9*$/.test(digits.slice(0, kept));
  return digits.length + exponent + (carries ? 1 : 0);
}

/** For JSON Schema; the checks are in `complaintOf`. */
function boundsOf({ precision, scale = 0 }: NumberLimits): { exclusiveMinimum?: number; exclusiveMaximum?: number } {
  if (precision === undefined) return {};
  const bound = Number(`1E${precision - scale}`);
  return { exclusiveMinimum: -bound, exclusiveMaximum: bound };
}
