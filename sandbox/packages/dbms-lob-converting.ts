import { writeBlob, writeClob } from '../sql/lobs/write-lob.js';
import type { SessionState } from '../sql/session-state.js';
import { CHARACTER_SET_IDS } from '../values/character-set-ids.js';
import { NUMBER } from '../values/data-type.js';
import { BlobValue, ClobValue } from '../values/lob.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { AL32UTF8, type CharacterEncoding, findEncoding } from './character-encodings.js';
import { BLOB, CLOB, count, inOut } from './dbms-lob-types.js';
import { countOf, requireCount, requireLob } from './lob-arguments.js';
import { input, type NativeParameter, type NativeSubprogram, output, procedure } from './native-package.js';

/** The database's own character set. */
export const DEFAULT_CSID = 0;
export const DEFAULT_LANG_CTX = 0;
export const NO_WARNING = 0;
export const WARN_INCONVERTIBLE_CHAR = 1;

/** CLOBs to bytes of a character set, and back. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const LOB_CONVERTING: readonly NativeSubprogram[] = [
  procedure(
    'CONVERTTOBLOB',
    [inOut('DEST_LOB', BLOB), input('SRC_CLOB', CLOB), ...rest('BLOB_CSID')],
    ([dest, src, amount, destOffset, srcOffset, csid, language], { sql }) => {
      const [target, source] = [requireLob(dest), requireLob(src)];
      if (!(target instanceof BlobValue) || !(source instanceof ClobValue)) throw new TypeError('a BLOB and a CLOB');
      const encoding = encodingOf(csid);
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      const text = source.text.slice(from - 1, from - 1 + requireCount(amount, 3));
      const bytes = encoding.encode(text);
      const changed = writeBlob(target, to - 1, bytes, sql);
      const warning = [...text].every((character) => encoding.has(character)) ? NO_WARNING : WARN_INCONVERTIBLE_CHAR;
      return [changed, to + bytes.length, from + text.length, language ?? null, warning];
    },
  ),
  procedure(
    'CONVERTTOCLOB',
    [inOut('DEST_LOB', CLOB), input('SRC_BLOB', BLOB), ...rest('BLOB_CSID')],
    ([dest, src, amount, destOffset, srcOffset, csid, language], { sql }) => {
      const [target, source] = [requireLob(dest), requireLob(src)];
      if (!(target instanceof ClobValue) || !(source instanceof BlobValue)) throw new TypeError('a CLOB and a BLOB');
      const [to, from] = [requireCount(destOffset, 4), requireCount(srcOffset, 5)];
      const bytes = source.bytes.slice(from - 1, from - 1 + requireCount(amount, 3));
      return writeText(target, bytes, { to, from, csid, language }, sql);
    },
  ),
];

/**
 * Writes bytes of text in a character set into a CLOB; gives it, the offsets after what was written and read, and whether
 * all of the bytes were text.
 */
export function writeText(
  target: ClobValue,
  bytes: Uint8Array,
  { to, from, csid, language }: TextSource,
  session: SessionState,
): readonly Value[] {
  const text = encodingOf(csid).decode(bytes);
  const changed = writeClob(target, to - 1, text, session);
  const warning = text.includes(REPLACEMENT) ? WARN_INCONVERTIBLE_CHAR : NO_WARNING;
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

export interface TextSource {
  /** Where it goes in the CLOB, and where it was in the source, both from 1. */
  readonly to: number;
  readonly from: number;
  readonly csid: Value | undefined;
  readonly language: Value | undefined;
}

/** What bytes become that are no text. */
const REPLACEMENT = '\ufffd';

/** @throws NotSupportedError for a character set that the sandbox does not convert */
function encodingOf(csid: Value | undefined): CharacterEncoding {
  const id = countOf(csid);
  if (id === DEFAULT_CSID) return AL32UTF8;
  const [name] = [...CHARACTER_SET_IDS].find(([, number]) => number === id) ?? [];
  const encoding = name === undefined ? undefined : findEncoding(name);
  if (encoding === undefined) throw new NotSupportedError(`the character set with the number ${String(id)}`);
  return encoding;
}
