import { readFile } from '../sql/lobs/open-file.js';
import { writeBlob } from '../sql/lobs/write-lob.js';
import type { SessionState } from '../sql/session-state.js';
import type { BfileValue } from '../values/bfile.js';
import { compareValues } from '../values/compare.js';
import { NUMBER } from '../values/data-type.js';
import { BlobValue, ClobValue } from '../values/lob.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { rest, writeText } from './dbms-lob-converting.js';
import { BFILE, BLOB, CLOB, count, countOr, inOut, LOB_MAX_SIZE } from './dbms-lob-types.js';
import { requireCount, requireFile, requireLob } from './lob-arguments.js';
import { input, type NativeSubprogram, procedure } from './native-package.js';

/** Files into LOBs. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const FILE_LOADING: readonly NativeSubprogram[] = [
  procedure(
    'LOADFROMFILE',
    [
      inOut('DEST_LOB', BLOB),
      input('SRC_LOB', BFILE),
      count('AMOUNT'),
      countOr('DEST_OFFSET', 1),
      countOr('SRC_OFFSET', 1),
    ],
    ([dest, src, amount, destOffset, srcOffset], { sql }) => {
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      return [writeBlob(blobOf(dest), to - 1, loaded(requireFile(src), sql, amount, from), sql)];
    },
  ),
  procedure(
    'LOADFROMFILE',
    [
      inOut('DEST_LOB', CLOB),
      input('SRC_LOB', BFILE),
      count('AMOUNT'),
      countOr('DEST_OFFSET', 1),
      countOr('SRC_OFFSET', 1),
    ],
    () => {
      throw new NotSupportedError('DBMS_LOB.LOADFROMFILE into a CLOB');
    },
  ),
  procedure(
    'LOADBLOBFROMFILE',
    [
      inOut('DEST_LOB', BLOB),
      input('SRC_BFILE', BFILE),
      count('AMOUNT'),
      inOut('DEST_OFFSET', NUMBER),
      inOut('SRC_OFFSET', NUMBER),
    ],
    ([dest, src, amount, destOffset, srcOffset], { sql }) => {
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      const bytes = loaded(requireFile(src), sql, amount, from);
      return [writeBlob(blobOf(dest), to - 1, bytes, sql), to + bytes.length, from + bytes.length];
    },
  ),
  procedure(
    'LOADCLOBFROMFILE',
    [inOut('DEST_LOB', CLOB), input('SRC_BFILE', BFILE), ...rest('BFILE_CSID')],
    ([dest, src, amount, destOffset, srcOffset, csid, language], { sql }) => {
      const target = requireLob(dest);
      if (!(target instanceof ClobValue)) throw new TypeError('a CLOB');
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      const bytes = loaded(requireFile(src), sql, amount, from);
      return writeText(target, bytes, { to, from, csid, language }, sql);
    },
  ),
];

function blobOf(value: Value | undefined): BlobValue {
  const lob = requireLob(value);
  if (!(lob instanceof BlobValue)) throw new TypeError('a BLOB');
  return lob;
}

/** What is loaded: LOBMAXSIZE means up to the end, any other amount must be there. @throws OracleError 22993, 22994 */
function loaded(file: BfileValue, session: SessionState, amount: Value | undefined, offset: number): Uint8Array {
  const wanted = requireCount(amount, 3);
  const bytes = readFile(file, session, offset - 1, offset - 1 + wanted);
  if (bytes.length === 0) throw new OracleError(22994, 'source offset is beyond the end of the source LOB');
  const toTheEnd = amount !== null && amount !== undefined && compareValues(amount, LOB_MAX_SIZE) === 0;
  if (!toTheEnd && bytes.length < wanted) {
    throw new OracleError(22993, 'specified input amount is greater than actual source amount');
  }
  return bytes;
}
