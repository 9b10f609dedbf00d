import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../../../sandbox/tns/protocol-violation.js';
import { decodeInteger } from '../../../../../sandbox/ttc/codecs/integer-number-codec.js';
import { decodeNumber } from '../../../../../sandbox/ttc/codecs/number-codec.js';
import { encodeInteger, encodeNumber } from '../../../../../sandbox/values/stored-bytes/number-bytes.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const decimal = (digits: string, exponent: number, negative = false) => ({ negative, digits, exponent });

/** Bytes from Oracle's documentation of DUMP and from the driver's own encoder. */
const KNOWN = [
  ['0', decimal('', 0), '80'],
  ['1', decimal('1', 1), 'c102'],
  ['-1', decimal('1', 1, true), '3e6466'],
  ['100', decimal('1', 3), 'c202'],
  ['123', decimal('123', 3), 'c20218'],
  ['0.01', decimal('1', -1), 'c002'],
  ['0.1', decimal('1', 0), 'c00b'],
  ['-123.45', decimal('12345', 3, true), '3d644e3866'],
  ['1e125', decimal('1', 126), 'ff0b'],
  ['1e-130', decimal('1', -129), '8002'],
] as const;

describe('NUMBER', () => {
  it.each(KNOWN)('%s', (_, value, encoded) => {
    expect(hex(encodeNumber(value))).toBe(encoded);
    expect(decodeNumber(bytes(encoded))).toEqual(value);
  });

  const decimals = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 10n ** 38n - 1n }), fc.integer({ min: -80, max: 80 }))
    .map(([negative, coefficient, exponent]) => {
      let digits = coefficient.toString();
      while (digits.endsWith('0')) digits = digits.slice(0, -1);
      return { negative, digits, exponent };
    });

  it('is the same after encoding and decoding', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(decodeNumber(encodeNumber(value))).toEqual(value);
      }),
    );
  });

  it('orders its bytes as the numbers are ordered', () => {
    const scaled = ({ negative, digits, exponent }: { negative: boolean; digits: string; exponent: number }) => {
      const magnitude = BigInt(digits) * 10n ** BigInt(exponent - digits.length + 200);
      return negative ? -magnitude : magnitude;
    };
    fc.assert(
      fc.property(decimals, decimals, (one, other) => {
        const order = Math.sign(Buffer.compare(encodeNumber(one), encodeNumber(other)));
        const [a, b] = [scaled(one), scaled(other)];
        expect(order).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it.each(['', '00', 'c1', 'c100', 'c166', `c1${'02'.repeat(40)}`])('refuses the bytes %j', (encoded) => {
    expect(() => decodeNumber(bytes(encoded))).toThrow(ProtocolViolation);
  });
});

describe('safe integers', () => {
  it('have the bytes that the general way gives', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const digits = String(Math.abs(value));
        const general = decodeNumber(encodeInteger(value));
        const trimmed = value === 0 ? '' : String(BigInt(digits)).replace(/0+$/, '');
        expect(general).toEqual({ negative: value < 0, digits: trimmed, exponent: value === 0 ? 0 : digits.length });
        expect(hex(encodeNumber(general))).toBe(hex(encodeInteger(value)));
      }),
    );
  });

  it('are decoded up to 14 digits, and left to the general way beyond', () => {
    for (const value of [0, 1, -1, 100, -100, 12_300, 99_999_999_999_999, -99_999_999_999_999]) {
      expect(decodeInteger(encodeInteger(value))).toBe(value);
    }
    expect(decodeInteger(encodeInteger(Number.MAX_SAFE_INTEGER))).toBeUndefined();
    expect(decodeInteger(encodeNumber(decimal('15', 1)))).toBeUndefined();
    expect(decodeInteger(encodeNumber(decimal('15', -3)))).toBeUndefined();
    expect(decodeInteger(bytes('c100'))).toBeUndefined();
  });
});
