import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { Decimal } from '../../values/stored-bytes/number-bytes.js';

const ZERO_BYTE = 0x80;
/** Exponent byte of 0.01 to 0.99 in base 100, for a positive number. */
const EXPONENT_BIAS = 0xc0;
const POSITIVE = 0x80;
/** Ends the mantissa of a negative number that has room for it, so that bytes compare as the numbers do. */
const NEGATIVE_END = 102;
const MAX_MANTISSA_BYTES = 20;

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
