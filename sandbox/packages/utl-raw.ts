import { valueError } from '../values/conversion-errors.js';
import { NUMBER, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import { integer, text } from './argument-values.js';
import { AL16UTF16, findEncoding } from './character-encodings.js';
import { definePackage, input, nativeFunction, optional } from './native-package.js';
import { bytes, RAW, rawOf, requireBytes } from './raw-arguments.js';
import { RAW_COMBINING } from './utl-raw-combining.js';
import { BIG_ENDIAN, LITTLE_ENDIAN, MACHINE_ENDIAN, RAW_NUMBERS } from './utl-raw-numbers.js';

/** Bytes and texts. Source: PL/SQL Packages and Types Reference, UTL_RAW. */
export const UTL_RAW = definePackage(
  'UTL_RAW',
  [
    nativeFunction('CAST_TO_RAW', [input('C', VARCHAR2)], RAW, ([c]) => {
      const characters = text(c);
      return characters === null ? null : new Uint8Array(Buffer.from(characters));
    }),
    nativeFunction('CAST_TO_VARCHAR2', [input('R', RAW)], VARCHAR2, ([r]) => {
      const given = bytes(r);
      return given === null ? null : Buffer.from(given).toString('utf8');
    }),
    nativeFunction('CAST_TO_NVARCHAR2', [input('R', RAW)], { ...VARCHAR2, national: true }, ([r]) => {
      const given = bytes(r);
      return given === null ? null : AL16UTF16.decode(given) || null;
    }),
    nativeFunction(
      'CONVERT',
      [input('R', RAW), input('TO_CHARSET', VARCHAR2), input('FROM_CHARSET', VARCHAR2)],
      RAW,
      ([r, to, from]) => {
        const given = requireBytes(r);
        const [target, source] = [requireCharacterSet(to), requireCharacterSet(from)];
        return rawOf(target.encode(source.decode(given)));
      },
    ),
    nativeFunction('LENGTH', [input('R', RAW)], NUMBER, ([r]) => bytes(r)?.length ?? null),
    nativeFunction(
      'SUBSTR',
      [input('R', RAW), input('POS', PLS_INTEGER), optional('LEN', PLS_INTEGER, null)],
      RAW,
      ([r, pos, len]) => substring(bytes(r), integer(pos), integer(len)),
    ),
    nativeFunction(
      'COMPARE',
      [input('R1', RAW), input('R2', RAW), optional('PAD', RAW, null)],
      NUMBER,
      ([r1, r2, pad]) =>
        firstMismatch(bytes(r1) ?? new Uint8Array(), bytes(r2) ?? new Uint8Array(), bytes(pad)?.[0] ?? 0),
    ),
    ...RAW_COMBINING,
    ...RAW_NUMBERS,
  ],
  {
    constants: [
      { name: 'BIG_ENDIAN', dataType: PLS_INTEGER, value: BIG_ENDIAN },
      { name: 'LITTLE_ENDIAN', dataType: PLS_INTEGER, value: LITTLE_ENDIAN },
      { name: 'MACHINE_ENDIAN', dataType: PLS_INTEGER, value: MACHINE_ENDIAN },
    ],
  },
);

/** By its name, or by the name of a language, territory and character set. @throws OracleError 6502 */
function requireCharacterSet(value: Value | undefined) {
  const name = text(value) ?? '';
  const found = findEncoding(name.slice(name.lastIndexOf('.') + 1));
  if (found === undefined) throw valueError();
  return found;
}

/** From `position`, counted from the end when negative; what is not there is a value error. */
function substring(given: Uint8Array | null, position: number | null, length: number | null): Uint8Array | null {
  if (given === null || position === null) return null;
  const start = position < 0 ? given.length + position : position - 1;
  const end = length === null ? given.length : start + length;
  const inside = position !== 0 && start >= 0 && start < given.length && end > start && end <= given.length;
  if (!inside) throw valueError();
  return given.slice(start, end);
}

/** Counted from 1, the shorter of them filled up; 0 if there is none. */
function firstMismatch(left: Uint8Array, right: Uint8Array, pad: number): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    if ((left[index] ?? pad) !== (right[index] ?? pad)) return index + 1;
  }
  return 0;
}
