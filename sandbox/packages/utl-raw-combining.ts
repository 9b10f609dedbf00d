import { valueError } from '../values/conversion-errors.js';
import { NUMBER, PLS_INTEGER } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import { integer } from './argument-values.js';
import { countOf } from './lob-arguments.js';
import { input, type NativeSubprogram, nativeFunction, optional } from './native-package.js';
import { bytes, RAW, rawOf, requireBytes } from './raw-arguments.js';

/** RAWs out of RAWs. */
export const RAW_COMBINING: readonly NativeSubprogram[] = [
  nativeFunction(
    'CONCAT',
    Array.from({ length: 12 }, (_, index) => optional(`R${index + 1}`, RAW, null)),
    RAW,
    (values) => rawOf(Buffer.concat(values.map((value) => bytes(value) ?? new Uint8Array()))),
  ),
  bitwise('BIT_AND', (left, right) => left & right),
  bitwise('BIT_OR', (left, right) => left | right),
  bitwise('BIT_XOR', (left, right) => left ^ right),
  nativeFunction('BIT_COMPLEMENT', [input('R', RAW)], RAW, ([r]) => bytes(r)?.map((byte) => byte ^ 0xff) ?? null),
  nativeFunction('COPIES', [input('R', RAW), input('N', NUMBER)], RAW, ([r, n]) => {
    const [given, count] = [requireBytes(r), countOf(n)];
    if (count === null || count < 1 || given.length * count > MAX_COPIED) throw valueError();
    return rawOf(Buffer.alloc(given.length * count, given));
  }),
  nativeFunction('REVERSE', [input('R', RAW)], RAW, ([r]) => requireBytes(r).slice().reverse()),
  nativeFunction(
    'OVERLAY',
    [
      input('OVERLAY_STR', RAW),
      input('TARGET', RAW),
      optional('POS', PLS_INTEGER, 1),
      optional('LEN', PLS_INTEGER, null),
      optional('PAD', RAW, null),
    ],
    RAW,
    ([part, target, position, length, pad]) => overlay(part, target, { position, length, pad }),
  ),
  nativeFunction(
    'TRANSLATE',
    [input('R', RAW), input('FROM_SET', RAW), input('TO_SET', RAW)],
    RAW,
    ([r, fromSet, toSet]) => {
      const [given, from, to] = [requireBytes(r), requireBytes(fromSet), requireBytes(toSet)];
      return rawOf([...given].flatMap((byte) => replacement(byte, from, to) ?? []));
    },
  ),
  nativeFunction(
    'TRANSLITERATE',
    [input('R', RAW), optional('TO_SET', RAW, null), optional('FROM_SET', RAW, null), optional('PAD', RAW, null)],
    RAW,
    ([r, toSet, fromSet, pad]) => {
      const given = requireBytes(r);
      const [to, from, fill] = [bytes(toSet) ?? new Uint8Array(), bytes(fromSet) ?? ALL_BYTES, padOf(pad)];
      return rawOf([...given].map((byte) => replacement(byte, from, to) ?? fill));
    },
  ),
  nativeFunction(
    'XRANGE',
    [optional('START_BYTE', RAW, null), optional('END_BYTE', RAW, null)],
    RAW,
    ([start, end]) => {
      const [first, last] = [singleByte(start, 0), singleByte(end, 0xff)];
      const count = last - first + (first > last ? 257 : 1);
      return rawOf(Array.from({ length: count }, (_, index) => (first + index) % 256));
    },
  ),
];

const MAX_COPIED = 32_767;
const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** What the longer one has more is taken as it is. */
function bitwise(name: string, combine: (left: number, right: number) => number): NativeSubprogram {
  return nativeFunction(name, [input('R1', RAW), input('R2', RAW)], RAW, ([r1, r2]) => {
    const [left, right] = [bytes(r1), bytes(r2)];
    if (left === null || right === null) return null;
    const [longer, shorter] = left.length < right.length ? [right, left] : [left, right];
    return longer.map((byte, index) => {
      const other = shorter[index];
      return other === undefined ? byte : combine(byte, other);
    });
  });
}

/** The byte at the place where `from` has it first; undefined where `to` has none there. */
function replacement(byte: number, from: Uint8Array, to: Uint8Array): number | undefined {
  const place = from.indexOf(byte);
  return place < 0 ? byte : to[place];
}

function overlay(
  part: Value | undefined,
  target: Value | undefined,
  how: { readonly position: Value | undefined; readonly length: Value | undefined; readonly pad: Value | undefined },
): Uint8Array | null {
  const [over, under] = [requireBytes(part), requireBytes(target)];
  const start = (integer(how.position) ?? 1) - 1;
  const length = integer(how.length) ?? over.length;
  if (start < 0 || length < 0 || start + length > MAX_COPIED) throw valueError();
  const whole = Buffer.alloc(Math.max(under.length, start + length), padOf(how.pad));
  whole.set(under);
  whole.fill(padOf(how.pad), start, start + length);
  whole.set(over.subarray(0, length), start);
  return rawOf(whole);
}

function padOf(value: Value | undefined): number {
  return bytes(value)?.[0] ?? 0;
}

/** @throws OracleError 6502 for more than one byte */
function singleByte(value: Value | undefined, otherwise: number): number {
  const given = bytes(value);
  if (given !== null && given.length !== 1) throw valueError();
  return given?.[0] ?? otherwise;
}
