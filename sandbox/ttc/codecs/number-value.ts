import { NotSupportedError } from '../../values/oracle-error.js';
import { decodeInteger } from './integer-number-codec.js';
import { type Decimal, decodeNumber } from './number-codec.js';

/**
 * NUMBER as a value: a JavaScript number where it is an integer of at most 2^53-1 in magnitude.
 * @throws ProtocolViolation
 */
export function readNumber(bytes: Uint8Array): number {
  const integer = decodeInteger(bytes) ?? safeInteger(decodeNumber(bytes));
  if (integer === undefined) throw new NotSupportedError('NUMBER binds other than integers of at most 2^53-1');
  return integer;
}

function safeInteger({ negative, digits, exponent }: Decimal): number | undefined {
  if (exponent < digits.length || exponent > 16) return undefined;
  const magnitude = Number(digits.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(magnitude)) return undefined;
  return negative ? -magnitude : magnitude;
}
