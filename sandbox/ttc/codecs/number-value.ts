import { makeNumber, type NumberValue } from '../../values/number.js';
import { decodeInteger } from './integer-number-codec.js';
import { decodeNumber } from './number-codec.js';

/** NUMBER's bytes as a value. @throws ProtocolViolation */
export function readNumber(bytes: Uint8Array): NumberValue {
  const integer = decodeInteger(bytes);
  if (integer !== undefined) return integer;
  const { negative, digits, exponent } = decodeNumber(bytes);
  if (digits === '') return 0;
  return makeNumber(BigInt(negative ? `-${digits}` : digits), exponent - digits.length);
}
