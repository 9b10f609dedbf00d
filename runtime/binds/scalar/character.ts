import { type Binder, type BindTypeName, REFUSED, unexpected } from '../binder.js';

/** The longest value that a PL/SQL character or RAW variable holds, in bytes. */
export const MAX_PLSQL_BYTES = 32_767;

/** The longest value of the national character set, in UTF-16 units. */
export const MAX_NATIONAL_UNITS = 16_383;

/** What CHAR and NCHAR hold in SQL. Source: SQL Language Reference, "Data Types". */
export const MAX_CHAR_BYTES = 2000;
export const MAX_NCHAR_UNITS = 1000;

/**
 * VARCHAR2, CHAR and LONG. `''` is NULL, as everywhere in Oracle.
 * @param maxSize largest result in bytes
 * @param longest argument in bytes
 */
export function characterBinder(maxSize: number, longest = MAX_PLSQL_BYTES): Binder {
  const expects = `a string of at most ${longest} bytes`;
  return binder('DB_TYPE_VARCHAR', expects, maxSize, (value) => fits(value, longest));
}

/**
 * NVARCHAR2 and NCHAR. The driver measures in UTF-8 what the database holds in UTF-16, so that both limits hold.
 * @param maxSize largest result in bytes
 * @param longest argument in UTF-16 units
 */
export function nationalBinder(maxSize: number, longest = MAX_NATIONAL_UNITS): Binder {
  const expects = `a string of at most ${longest} characters and ${MAX_PLSQL_BYTES} bytes`;
  return binder(
    'DB_TYPE_NVARCHAR',
    expects,
    maxSize,
    (value) => value.length <= longest && fits(value, MAX_PLSQL_BYTES),
  );
}

/**
 * VARCHAR2 and CHAR with a length, as fields and elements have it. A character takes up to four bytes on the wire, whatever the database's character set
 * makes of it. With a length in bytes, the database may refuse what fits here.
 * @param length in characters
 */
export function shortBinder(length: number): Binder {
  const size = Math.min(MAX_PLSQL_BYTES, length * 4);
  const expects = `a string of at most ${length} characters`;
  return binder('DB_TYPE_VARCHAR', expects, size, (value) => hasAtMost(value, length) && fits(value, size));
}

/**
 * NVARCHAR2 and NCHAR with a length.
 * @param length in UTF-16 units
 */
export function shortNationalBinder(length: number): Binder {
  const size = Math.min(MAX_PLSQL_BYTES, length * 3);
  const expects = `a string of at most ${length} characters`;
  return binder('DB_TYPE_NVARCHAR', expects, size, (value) => value.length <= length && fits(value, size));
}

/** Characters as the database counts them: one beyond U+FFFF takes two UTF-16 units. */
export function hasAtMost(value: string, length: number): boolean {
  if (value.length <= length) return true;
  return value.length <= 2 * length && [...value].length <= length;
}

/** Leaves off the blanks to which a routine pads CHAR, but one of a value that has nothing else: without it, it would be NULL. */
export function withoutPadding(padded: Binder): Binder {
  return { ...padded, toBind: (local) => `nvl(rtrim(${local}), substr(${local}, 1, 1))` };
}

function binder(bindType: BindTypeName, expects: string, maxSize: number, accepts: (value: string) => boolean): Binder {
  return {
    expects,
    bindType,
    maxSize,
    encode: (value) => (typeof value === 'string' && accepts(value) && isWellFormed(value) ? value : REFUSED),
    decode(value) {
      if (typeof value !== 'string') throw unexpected(value, bindType);
      return value;
    },
  };
}

/** A UTF-16 unit takes at most three bytes in UTF-8, so that short strings need not be measured. */
function fits(value: string, longest: number): boolean {
  return value.length * 3 <= longest || Buffer.byteLength(value) <= longest;
}

/** A lone surrogate would silently arrive as U+FFFD. */
export function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}
