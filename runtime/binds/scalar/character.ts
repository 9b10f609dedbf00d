import { type Binder, type BindTypeName, REFUSED, unexpected } from '../binder.js';

/** The longest value that a PL/SQL character or RAW variable holds, in bytes. */
export const MAX_PLSQL_BYTES = 32_767;

/** The longest value of the national character set, in UTF-16 units. */
const MAX_NATIONAL_UNITS = 16_383;

/**
 * VARCHAR2, CHAR and LONG. `''` is NULL, as everywhere in Oracle.
 * @param maxSize largest result in bytes
 */
export function characterBinder(maxSize: number): Binder {
  return binder('DB_TYPE_VARCHAR', `a string of at most ${MAX_PLSQL_BYTES} bytes`, maxSize, fits);
}

/** NVARCHAR2 and NCHAR. The driver measures in UTF-8 what the database holds in UTF-16, so that both limits hold. */
export function nationalBinder(maxSize: number): Binder {
  const expects = `a string of at most ${MAX_NATIONAL_UNITS} characters and ${MAX_PLSQL_BYTES} bytes`;
  return binder('DB_TYPE_NVARCHAR', expects, maxSize, (value) => value.length <= MAX_NATIONAL_UNITS && fits(value));
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
function fits(value: string): boolean {
  return value.length * 3 <= MAX_PLSQL_BYTES || Buffer.byteLength(value) <= MAX_PLSQL_BYTES;
}

/** A lone surrogate would silently arrive as U+FFFD. */
function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}
