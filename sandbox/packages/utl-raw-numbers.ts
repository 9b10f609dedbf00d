import { BinaryDouble, BinaryFloat } from '../values/binary-float.js';
import { valueError } from '../values/conversion-errors.js';
import { type DataType, NUMBER, PLS_INTEGER } from '../values/data-type.js';
import { makeNumber, type NumberValue, OracleNumber } from '../values/number.js';
import { numberBytes } from '../values/stored-bytes/number-bytes.js';
import type { Value } from '../values/value.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer } from './argument-values.js';
import { input, type NativeSubprogram, nativeFunction, optional } from './native-package.js';
import { bytes, RAW } from './raw-arguments.js';

export const BIG_ENDIAN = 1;
export const LITTLE_ENDIAN = 2;
/** As the server's processor has it. */
export const MACHINE_ENDIAN = 3;

const ENDIANESS = optional('ENDIANESS', PLS_INTEGER, BIG_ENDIAN);
const BINARY_FLOAT: DataType = { kind: 'binary_float' };
const BINARY_DOUBLE: DataType = { kind: 'binary_double' };
const INTEGER_BYTES = 4;
const FLOAT_BYTES = 4;
const DOUBLE_BYTES = 8;

/** Numbers as bytes, and back. */
export const RAW_NUMBERS: readonly NativeSubprogram[] = [
  nativeFunction('CAST_FROM_NUMBER', [input('N', NUMBER)], RAW, ([n]) =>
    typeof n === 'number' || n instanceof OracleNumber ? numberBytes(n) : null,
  ),
  nativeFunction('CAST_TO_NUMBER', [input('R', RAW)], NUMBER, ([r]) => {
    const given = bytes(r);
    return given === null ? null : readNumber(given);
  }),
  nativeFunction('CAST_FROM_BINARY_INTEGER', [input('N', BINARY_INTEGER_TYPE), ENDIANESS], RAW, ([n, endianess]) => {
    const value = integer(n);
    if (value === null) return null;
    const big = Buffer.alloc(INTEGER_BYTES);
    big.writeInt32BE(value);
    return ordered(big, endianess);
  }),
  nativeFunction('CAST_TO_BINARY_INTEGER', [input('R', RAW), ENDIANESS], BINARY_INTEGER_TYPE, ([r, endianess]) => {
    const given = bytes(r);
    if (given === null) return null;
    if (given.length > INTEGER_BYTES) throw valueError();
    const big = Buffer.alloc(INTEGER_BYTES);
    big.set(ordered(given, endianess), INTEGER_BYTES - given.length);
    return big.readInt32BE();
  }),
  nativeFunction('CAST_FROM_BINARY_FLOAT', [input('N', BINARY_FLOAT), ENDIANESS], RAW, ([n, endianess]) => {
    if (!(n instanceof BinaryFloat)) return null;
    const big = Buffer.alloc(FLOAT_BYTES);
    big.writeFloatBE(n.value);
    return ordered(big, endianess);
  }),
  nativeFunction('CAST_TO_BINARY_FLOAT', [input('R', RAW), ENDIANESS], BINARY_FLOAT, ([r, endianess]) => {
    const given = firstBytes(r, FLOAT_BYTES);
    return given === null ? null : new BinaryFloat(Buffer.from(ordered(given, endianess)).readFloatBE());
  }),
  nativeFunction('CAST_FROM_BINARY_DOUBLE', [input('N', BINARY_DOUBLE), ENDIANESS], RAW, ([n, endianess]) => {
    if (!(n instanceof BinaryDouble)) return null;
    const big = Buffer.alloc(DOUBLE_BYTES);
    big.writeDoubleBE(n.value);
    return ordered(big, endianess);
  }),
  nativeFunction('CAST_TO_BINARY_DOUBLE', [input('R', RAW), ENDIANESS], BINARY_DOUBLE, ([r, endianess]) => {
    const given = firstBytes(r, DOUBLE_BYTES);
    return given === null ? null : new BinaryDouble(Buffer.from(ordered(given, endianess)).readDoubleBE());
  }),
];

/** Big-endian bytes in that order, or bytes of that order as big-endian ones. */
function ordered(given: Uint8Array, endianess: Value | undefined): Uint8Array {
  switch (integer(endianess)) {
    case BIG_ENDIAN:
      return new Uint8Array(given);
    case LITTLE_ENDIAN:
    // The server is one whose processor is little-endian, as those that Oracle runs on mostly are.
    case MACHINE_ENDIAN:
      return new Uint8Array(given).reverse();
    default:
      throw valueError();
  }
}

/** What comes after them is ignored. @throws OracleError 6502 for too few */
function firstBytes(value: Value | undefined, count: number): Uint8Array | null {
  const given = bytes(value);
  if (given !== null && given.length < count) throw valueError();
  return given?.slice(0, count) ?? null;
}

/** Digits in base 100 behind a byte of sign and exponent. @throws OracleError 6502 for what is no NUMBER */
function readNumber(given: Uint8Array): NumberValue {
  const [first = 0, ...rest] = given;
  if (first === 0x80 && rest.length === 0) return 0;
  const negative = first < 0x80;
  const pairs = negative && rest.at(-1) === 102 ? rest.slice(0, -1) : rest;
  const digits = pairs.map((byte) => (negative ? 101 - byte : byte - 1));
  if (digits.length === 0 || digits.length > 20 || digits.some((pair) => pair < 0 || pair > 99)) throw valueError();
  const magnitude = digits.reduce((whole, pair) => whole * 100n + BigInt(pair), 0n);
  const exponent = (negative ? first ^ 0xff : first) - 0xc0;
  return makeNumber(negative ? -magnitude : magnitude, (exponent - digits.length) * 2);
}
