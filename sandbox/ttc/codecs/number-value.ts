import { makeNumber, type NumberValue } from '../../values/number.js';
import { decodeInteger, encodeInteger } from './integer-number-codec.js';
import { decodeNumber, encodeNumber } from './number-codec.js';

/** NUMBER's bytes as a value. @throws ProtocolViolation */
export function readNumber(bytes: Uint8Array): NumberValue {
  const integer = decodeInteger(bytes);
  if (integer !== undefined) return integer;
  const { negative, digits, exponent } = decodeNumber(bytes);
  if (digits === '') return 0;
  return makeNumber(BigInt(negative ? `-${digits}` : digits), exponent - digits.length);
}

/** A value as NUMBER's bytes. */
export function numberBytes(value: NumberValue): Uint8Array {
  if (typeof value === 'number') return encodeInteger(value);
  const negative = value.coefficient < 0n;
  const digits = String(negative ? -value.coefficient : value.coefficient);
  return encodeNumber({ negative, digits, exponent: value.exponent + digits.length });
}
