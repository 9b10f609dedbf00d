import { ProtocolViolation } from '../../tns/protocol-violation.js';

/** 0.d1d2d3… x 10^exponent, d1 not 0; no digits for zero. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const ZERO_BYTE = 0x80;
/** Exponent byte of 0.01 to 0.99 in base 100, for a positive number. */
const EXPONENT_BIAS = 0xc0;
const POSITIVE = 0x80;
/** Ends the mantissa of a negative number that has room for it, so that bytes compare as the numbers do. */
const NEGATIVE_END = 102;
const MAX_MANTISSA_BYTES = 20;

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

/** @throws ProtocolViolation */
export function decodeNumber(bytes: Uint8Array): Decimal {
  const first = bytes[0];
  if (first === undefined || bytes.length > MAX_MANTISSA_BYTES + 2) throw new ProtocolViolation('not a NUMBER');
  if (first === ZERO_BYTE && bytes.length === 1) return { negative: false, digits: '', exponent: 0 };
  // Oracle's minus infinity, 00, and plus infinity, FF 65, are no numbers that a client can send.
  if (bytes.length === 1) throw new ProtocolViolation('a NUMBER without digits');
  const negative = (first & POSITIVE) === 0;
  const exponentByte = negative ? first ^ 0xff : first;
  const hasEnd = negative && bytes[bytes.length - 1] === NEGATIVE_END;
  const mantissa = bytes.subarray(1, hasEnd ? -1 : undefined);
  let digits = '';
  for (const byte of mantissa) {
    const pair = negative ? 101 - byte : byte - 1;
    if (pair < 0 || pair > 99) throw new ProtocolViolation('not a NUMBER');
    digits += pair < 10 ? `0${pair}` : String(pair);
  }
  return normalise(negative, digits, (exponentByte - EXPONENT_BIAS) * 2);
}

function normalise(negative: boolean, digits: string, exponent: number): Decimal {
  let start = 0;
  let end = digits.length;
  while (digits[start] === '0') start += 1;
  while (end > start && digits[end - 1] === '0') end -= 1;
  if (start === end) return { negative: false, digits: '', exponent: 0 };
  return { negative, digits: digits.slice(start, end), exponent: exponent - start };
}
