import { writeBlob, writeClob } from '../sql/lobs/write-lob.js';
import type { SessionState } from '../sql/session-state.js';
import { NUMBER } from '../values/data-type.js';
import { BlobValue, ClobValue } from '../values/lob.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { BLOB, CLOB, count, inOut } from './dbms-lob-types.js';
import { countOf, requireCount, requireLob } from './lob-arguments.js';
import { input, type NativeParameter, type NativeSubprogram, output, procedure } from './native-package.js';

/** AL32UTF8, which the default stands for too. */
const AL32UTF8 = 873;
export const DEFAULT_CSID = 0;
export const DEFAULT_LANG_CTX = 0;
export const NO_WARNING = 0;
export const WARN_INCONVERTIBLE_CHAR = 1;

/** CLOBs to bytes and back, in the database's character set. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const LOB_CONVERTING: readonly NativeSubprogram[] = [
  procedure(
    'CONVERTTOBLOB',
    [inOut('DEST_LOB', BLOB), input('SRC_CLOB', CLOB), ...rest('BLOB_CSID')],
    ([dest, src, amount, destOffset, srcOffset, csid, language], { sql }) => {
      const [target, source] = [requireLob(dest), requireLob(src)];
      if (!(target instanceof BlobValue) || !(source instanceof ClobValue)) throw new TypeError('a BLOB and a CLOB');
      requireDatabaseCharacterSet(csid, 'DBMS_LOB.CONVERTTOBLOB');
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      const text = source.text.slice(from - 1, from - 1 + requireCount(amount, 3));
      const bytes = new Uint8Array(Buffer.from(text, 'utf8'));
      const changed = writeBlob(target, to - 1, bytes, sql);
      return [changed, to + bytes.length, from + text.length, language ?? null, NO_WARNING];
    },
  ),
  procedure(
    'CONVERTTOCLOB',
    [inOut('DEST_LOB', CLOB), input('SRC_BLOB', BLOB), ...rest('BLOB_CSID')],
    ([dest, src, amount, destOffset, srcOffset, csid, language], { sql }) => {
      const [target, source] = [requireLob(dest), requireLob(src)];
      if (!(target instanceof ClobValue) || !(source instanceof BlobValue)) throw new TypeError('a CLOB and a BLOB');
      requireDatabaseCharacterSet(csid, 'DBMS_LOB.CONVERTTOCLOB');
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      const bytes = source.bytes.slice(from - 1, from - 1 + requireCount(amount, 3));
      return writeText(target, bytes, { to, from, language }, sql);
    },
  ),
];

/** Writes bytes of text into a CLOB; gives it, the offsets after what was written and read, and whether all of the bytes were text. */
export function writeText(
  target: ClobValue,
  bytes: Uint8Array,
  { to, from, language }: { readonly to: number; readonly from: number; readonly language: Value | undefined },
  session: SessionState,
): readonly Value[] {
  const text = Buffer.from(bytes).toString('utf8');
  const changed = writeClob(target, to - 1, text, session);
  const warning = Buffer.from(text, 'utf8').equals(bytes) ? NO_WARNING : WARN_INCONVERTIBLE_CHAR;
  return [changed, to + text.length, from + bytes.length, language ?? null, warning];
}

export function rest(characterSet: string): readonly NativeParameter[] {
  return [
    count('AMOUNT'),
    inOut('DEST_OFFSET', NUMBER),
    inOut('SRC_OFFSET', NUMBER),
    count(characterSet),
    inOut('LANG_CONTEXT', NUMBER),
    output('WARNING', NUMBER),
  ];
}

export function requireDatabaseCharacterSet(csid: Value | undefined, name: string): void {
  const id = countOf(csid);
  if (id !== DEFAULT_CSID && id !== AL32UTF8) throw new NotSupportedError(`the character set ${String(id)} in ${name}`);
}
