import { z } from 'zod';
import { formatDecimal, parseDecimal } from '../binds/scalar/decimal-text.js';
import type { DecimalClass } from '../binds/value-classes.js';
import { complain } from './complain.js';
import { instanceOf } from './others.js';

const MIN = -2_147_483_648;
const MAX = 2_147_483_647;

/** A key of an index-by table. */
export function key() {
  return z.int().min(MIN).max(MAX);
}

/** PLS_INTEGER, or a subtype of it with a RANGE. */
export function integer(low = MIN, high = MAX) {
  return z.union(numeric(low, high), { error: `must be ${wanted(low, high)}` });
}

/** The same where integers are text. */
export function integerText(low = MIN, high = MAX) {
  return z.union([...numeric(low, high), textual(low, high)], { error: `must be ${wanted(low, high)} or its text` });
}

/** The same where integers are instances of a class such as decimal.js's. */
export function integerDecimal<T extends object>(
  Decimal: DecimalClass & (new (text: string) => T),
  low = MIN,
  high = MAX,
) {
  const instance = instanceOf(Decimal).check(complain((value) => complaintOf(String(value), low, high)));
  return z.union([instance, ...numeric(low, high), textual(low, high)], {
    error: `must be ${wanted(low, high)}, its text or a Decimal`,
  });
}

function numeric(low: number, high: number) {
  return [z.int().min(low).max(high), z.bigint().min(BigInt(low)).max(BigInt(high))] as const;
}

function textual(low: number, high: number) {
  return z.string().check(complain((value) => complaintOf(value, low, high)));
}

function complaintOf(text: string, low: number, high: number): string | undefined {
  const decimal = parseDecimal(text);
  const value = decimal === undefined || decimal.exponent < 0 ? undefined : Number(formatDecimal(decimal));
  return value !== undefined && value >= low && value <= high ? undefined : `must be ${wanted(low, high)}`;
}

function wanted(low: number, high: number): string {
  return `an integer from ${low} to ${high}`;
}
