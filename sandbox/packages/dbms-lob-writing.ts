import { changeBlob, changeClob } from '../sql/lobs/change-lob.js';
import { trimLob, writeBlob, writeClob } from '../sql/lobs/write-lob.js';
import type { SessionState } from '../sql/session-state.js';
import { valueError } from '../values/conversion-errors.js';
import { NUMBER } from '../values/data-type.js';
import { BlobValue, ClobValue, type LobValue } from '../values/lob.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { count, countOr, inOut, LOB_KINDS, type LobKind } from './dbms-lob-types.js';
import { countOf, invalidArgument, MAX_AMOUNT, requireCount, requireLob } from './lob-arguments.js';
import { input, type NativeSubprogram, procedure } from './native-package.js';

/** What changes LOBs. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const LOB_WRITING: readonly NativeSubprogram[] = LOB_KINDS.flatMap(writingOf);

function writingOf({ lob, contents }: LobKind): readonly NativeSubprogram[] {
  return [
    procedure(
      'WRITE',
      [inOut('LOB_LOC', lob), count('AMOUNT'), count('OFFSET'), input('BUFFER', contents)],
      ([loc, amount, offset, buffer], { sql }) => {
        const target = requireLob(loc);
        const wanted = requireCount(amount, 2, MAX_AMOUNT);
        const start = requireCount(offset, 3) - 1;
        return [written(target, start, bufferOf(buffer, wanted), sql)];
      },
    ),
    procedure(
      'WRITEAPPEND',
      [inOut('LOB_LOC', lob), count('AMOUNT'), input('BUFFER', contents)],
      ([loc, amount, buffer], { sql }) => {
        const target = requireLob(loc);
        const wanted = requireCount(amount, 2, MAX_AMOUNT);
        return [written(target, target.length, bufferOf(buffer, wanted), sql)];
      },
    ),
    procedure('APPEND', [inOut('DEST_LOB', lob), input('SRC_LOB', lob)], ([dest, src], { sql }) => {
      const [target, source] = [requireLob(dest), requireLob(src)];
      return [written(target, target.length, contentsOf(source, 0, source.length), sql)];
    }),
    procedure(
      'COPY',
      [
        inOut('DEST_LOB', lob),
        input('SRC_LOB', lob),
        count('AMOUNT'),
        countOr('DEST_OFFSET', 1),
        countOr('SRC_OFFSET', 1),
      ],
      ([dest, src, amount, destOffset, srcOffset], { sql }) => {
        const [target, source] = [requireLob(dest), requireLob(src)];
        const wanted = requireCount(amount, 3);
        const [to, from] = [requireCount(destOffset, 4) - 1, requireCount(srcOffset, 5) - 1];
        if (from >= source.length) {
          throw new OracleError(22994, 'source offset is beyond the end of the source LOB');
        }
        return [written(target, to, contentsOf(source, from, from + wanted), sql)];
      },
    ),
    procedure('TRIM', [inOut('LOB_LOC', lob), count('NEWLEN')], ([loc, newLength], { sql }) => {
      const target = requireLob(loc);
      const length = countOf(newLength);
      if (length === null) throw valueError();
      if (length < 0) throw invalidArgument(2);
      return [trimLob(target, length, sql)];
    }),
    procedure(
      'ERASE',
      [inOut('LOB_LOC', lob), inOut('AMOUNT', NUMBER), countOr('OFFSET', 1)],
      ([loc, amount, offset], { sql }) => {
        const target = requireLob(loc);
        const wanted = requireCount(amount, 2);
        const start = requireCount(offset, 3) - 1;
        const erased = Math.max(0, Math.min(wanted, target.length - start));
        if (erased === 0) return [target, 0];
        const blank = target instanceof ClobValue ? ' '.repeat(erased) : new Uint8Array(erased);
        return [written(target, start, blank, sql), erased];
      },
    ),
  ];
}

/** The first `amount` of what is to be written. @throws OracleError 6502 for NULL, 21560 where there is less */
function bufferOf(buffer: Value | undefined, amount: number): string | Uint8Array {
  if (typeof buffer !== 'string' && !(buffer instanceof Uint8Array)) throw valueError();
  if (amount > buffer.length) throw invalidArgument(2);
  return typeof buffer === 'string' ? buffer.slice(0, amount) : buffer.subarray(0, amount);
}

function contentsOf(lob: LobValue, start: number, end: number): string | Uint8Array {
  return lob instanceof BlobValue ? lob.bytes.slice(start, end) : lob.text.slice(start, end);
}

function written(lob: LobValue, start: number, part: string | Uint8Array, session: SessionState): LobValue {
  // What is appended needs no copy of what is there.
  if (lob instanceof ClobValue && typeof part === 'string') {
    return start === lob.length ? changeClob(lob, lob.text + part, session) : writeClob(lob, start, part, session);
  }
  if (lob instanceof BlobValue && typeof part !== 'string') {
    return start === lob.length
      ? changeBlob(lob, lob.bytes.append(part), session)
      : writeBlob(lob, start, part, session);
  }
  throw new TypeError('contents of another type than the LOB');
}
