import type { NumberValue } from '../number.js';

/** 0.d1d2d3… x 10^exponent, d1 not 0; no digits for zero. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const ZERO_BYTE = 0x80;
/** Exponent byte of 0.01 to 0.99 in base 100, for a positive number. */
const EXPONENT_BIAS = 0xc0;
/** Ends the mantissa of a negative number that has room for it, so that bytes compare as the numbers do. */
const NEGATIVE_END = 102;
const MAX_MANTISSA_BYTES = 20;

/** A value as NUMBER's bytes. */
export function numberBytes(value: NumberValue): Uint8Array {
  if (typeof value === 'number') return encodeInteger(value);
  const negative = value.coefficient < 0n;
  const digits = String(negative ? -value.coefficient : value.coefficient);
  return encodeNumber({ negative, digits, exponent: value.exponent + digits.length });
}

/**
 * Oracle's NUMBER: a sign and exponent byte, then digits in base 100, each plus 1 or, in negative numbers, subtracted
 * from 101.
 */
export function encodeNumber({ negative, digits, exponent }: Decimal): Uint8Array {
  if (digits === '') return Uint8Array.of(ZERO_BYTE);
  // Pairs of digits begin at the decimal point.
  const odd = exponent % 2 !== 0;
  const padded = odd ? `0${digits}` : digits;
  const pairs = padded.length % 2 === 0 ? padded : `${padded}0`;
  const exponentByte = EXPONENT_BIAS + Math.ceil(exponent / 2);
  const mantissaBytes = Math.min(pairs.length / 2, MAX_MANTISSA_BYTES);
  const bytes = new Uint8Array(1 + mantissaBytes + (negative && mantissaBytes < MAX_MANTISSA_BYTES ? 1 : 0));
  bytes[0] = negative ? exponentByte ^ 0xff : exponentByte;
  for (let index = 0; index < mantissaBytes; index += 1) {
    const pair = Number(pairs.slice(index * 2, index * 2 + 2));
    bytes[index + 1] = negative ? 101 - pair : pair + 1;
  }
  if (negative && mantissaBytes < MAX_MANTISSA_BYTES) bytes[mantissaBytes + 1] = NEGATIVE_END;
  return bytes;
}

/** NUMBER's bytes of a safe integer: the common case, without any text in between. */
export function encodeInteger(value: number): Uint8Array {
  if (value === 0) return Uint8Array.of(ZERO_BYTE);
  const negative = value < 0;
  const pairs: number[] = [];
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / 100)) pairs.push(rest % 100);
  const exponentByte = EXPONENT_BIAS + pairs.length;
  let last = 0;
  while (pairs[last] === 0) last += 1;
  const bytes = [negative ? exponentByte ^ 0xff : exponentByte];
  for (let index = pairs.length - 1; index >= last; index -= 1) {
    const pair = pairs[index] ?? 0;
    bytes.push(negative ? 101 - pair : pair + 1);
  }
  if (negative) bytes.push(NEGATIVE_END);
  return Uint8Array.from(bytes);
}
