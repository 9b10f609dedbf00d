import { clobPosition } from '../sql/functions/lob-text.js';
import { compareValues } from '../values/compare.js';
import { NUMBER, PLS_INTEGER } from '../values/data-type.js';
import { BlobValue, type LobValue } from '../values/lob.js';
import { LOB_CHUNK_SIZE } from '../values/lob-chunk-size.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { count, countOr, inOut, LOB_KINDS, LOB_MAX_SIZE, type LobKind } from './dbms-lob-types.js';
import { countOf, lobOf, MAX_AMOUNT, requireCount, requireLob } from './lob-arguments.js';
import { input, type NativeSubprogram, nativeFunction, output, procedure } from './native-package.js';

/** What reads LOBs. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const LOB_READING: readonly NativeSubprogram[] = LOB_KINDS.flatMap(readingOf);

function readingOf({ lob, contents }: LobKind): readonly NativeSubprogram[] {
  return [
    nativeFunction('GETLENGTH', [input('LOB_LOC', lob)], NUMBER, ([loc]) => lobOf(loc)?.length ?? null),
    nativeFunction('GETCHUNKSIZE', [input('LOB_LOC', lob)], PLS_INTEGER, ([loc]) =>
      lobOf(loc) === null ? null : LOB_CHUNK_SIZE,
    ),
    nativeFunction(
      'SUBSTR',
      [input('LOB_LOC', lob), countOr('AMOUNT', MAX_AMOUNT), countOr('OFFSET', 1)],
      contents,
      ([loc, amount, offset]) => substring(lobOf(loc), countOf(amount), countOf(offset)),
    ),
    nativeFunction(
      'INSTR',
      [input('LOB_LOC', lob), input('PATTERN', contents), countOr('OFFSET', 1), countOr('NTH', 1)],
      NUMBER,
      ([loc, pattern = null, offset, nth]) => position(lobOf(loc), pattern, countOf(offset), countOf(nth)),
    ),
    nativeFunction(
      'COMPARE',
      [
        input('LOB_1', lob),
        input('LOB_2', lob),
        countOr('AMOUNT', LOB_MAX_SIZE),
        countOr('OFFSET_1', 1),
        countOr('OFFSET_2', 1),
      ],
      NUMBER,
      ([one, two, amount, first, second]) => {
        const [count, from, to] = [countOf(amount), countOf(first), countOf(second)];
        const [left, right] = [lobOf(one), lobOf(two)];
        if (left === null || right === null || !isCount(count) || !isCount(from) || !isCount(to)) return null;
        return Math.sign(compareValues(part(left, from, count), part(right, to, count)));
      },
    ),
    procedure(
      'READ',
      [input('LOB_LOC', lob), inOut('AMOUNT', NUMBER), count('OFFSET'), output('BUFFER', contents)],
      ([loc, amount, offset]) => {
        const wanted = requireCount(amount, 2, MAX_AMOUNT);
        const read = part(requireLob(loc), requireCount(offset, 3), wanted);
        if (read.length === 0) throw new OracleError(1403, 'no data found');
        return [read.length, read];
      },
    ),
  ];
}

export function isCount(value: number | null): value is number {
  return value !== null && value >= 1;
}

export function substring(lob: LobValue | null, amount: number | null, offset: number | null): Value {
  if (lob === null || !isCount(amount) || amount > MAX_AMOUNT || !isCount(offset)) return null;
  const found = part(lob, offset, amount);
  return found.length === 0 ? null : found;
}

/** What there is from `offset`, counted from 1. */
function part(lob: LobValue, offset: number, amount: number): string | Uint8Array {
  const start = offset - 1;
  return lob instanceof BlobValue
    ? new Uint8Array(lob.bytes.slice(start, start + amount))
    : lob.text.slice(start, start + amount);
}

export function position(lob: LobValue | null, pattern: Value, offset: number | null, nth: number | null): Value {
  if (lob === null || pattern === null || !isCount(offset) || !isCount(nth)) return null;
  if (lob instanceof BlobValue) {
    // Latin-1 maps bytes to UTF-16 units one to one.
    const bytes = pattern instanceof Uint8Array ? pattern : new Uint8Array(0);
    return clobPosition(latin1(lob.bytes.slice()), latin1(bytes), offset, nth);
  }
  return typeof pattern === 'string' ? clobPosition(lob.text, pattern, offset, nth) : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
