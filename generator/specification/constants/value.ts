import type { Decimal } from './decimal.js';

/** What an expression gives. */
export type Value = NumberValue | TextValue | BooleanValue | NullValue;

export interface NumberValue {
  readonly kind: 'number';
  readonly number: Decimal;
  /**
   * `integer`: what PL/SQL takes for a PLS_INTEGER, whose arithmetic overflows; `binary`: of BINARY_FLOAT or BINARY_DOUBLE, in which the number is the nearest one.
   */
  readonly nature: 'integer' | 'decimal' | 'binary';
}

export interface TextValue {
  readonly kind: 'text';
  /** Never empty: that is NULL. */
  readonly text: string;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullValue {
  readonly kind: 'null';
  /** Written as `''`. */
  readonly isText: boolean;
}

/** PL/SQL's longest text. */
const LONGEST = 32_767;

/** Undefined where it is too long. */
export function textValue(text: string): Value | undefined {
  if (text === '') return { kind: 'null', isText: true };
  return text.length > LONGEST ? undefined : { kind: 'text', text };
}

const SMALLEST_INTEGER = -2_147_483_648n;
const BIGGEST_INTEGER = 2_147_483_647n;

export function isPlsInteger({ units, scale }: Decimal): boolean {
  return scale === 0 && units >= SMALLEST_INTEGER && units <= BIGGEST_INTEGER;
}
