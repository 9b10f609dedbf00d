import { z } from 'zod';
import { hasAtMost, isWellFormed, MAX_PLSQL_BYTES } from '../binds/scalar/character.js';
import { complain } from './complain.js';

/** How long a text may be. Whatever is said, a PL/SQL variable holds 32767 bytes. */
export interface TextLimits {
  /** As the database counts: one beyond U+FFFF is one, too. A length in bytes is this many characters at most, whatever the database's character set. */
  readonly characters?: number;
  /** Of the national character set: UTF-16 units. */
  readonly units?: number;
  /** In UTF-8. */
  readonly bytes?: number;
  /** `''` is NULL in Oracle. */
  readonly notNull?: boolean;
}

/** The longest text of a UROWID. */
const MAX_ROWID_BYTES = 5267;

/** VARCHAR2, CHAR, LONG, NVARCHAR2 and NCHAR. */
export function text(limits: TextLimits = {}) {
  const { characters, units, bytes = MAX_PLSQL_BYTES, notNull = false } = limits;
  const checked = z.string().check(
    complain((value) => {
      if (notNull && value === '') return 'must not be empty, which is NULL in Oracle';
      if (characters !== undefined && !hasAtMost(value, characters))
        return `must have at most ${characters} characters`;
      if (units !== undefined && value.length > units) return `must have at most ${units} characters`;
      if (value.length * 3 > bytes && byteLength(value) > bytes) return `must have at most ${bytes} bytes`;
      return complaintOf(value);
    }),
  );
  const maxLength = characters ?? units;
  return maxLength === undefined ? checked : checked.meta({ maxLength });
}

/** A LOB's text where it stands in a record, and XML. */
export function largeText({ notNull = false }: Pick<TextLimits, 'notNull'> = {}) {
  return z.string().check(complain((value) => (notNull && value === '' ? 'must not be empty' : complaintOf(value))));
}

/** CLOB and NCLOB: text, or a stream of it. */
export function clob() {
  const stream = z.custom<AsyncIterable<string | Uint8Array>>(isAsyncIterable);
  return z.union([largeText(), stream], { error: 'must be text or a stream of text' });
}

/** ROWID and UROWID. */
export function rowid() {
  return z.string().refine((value) => byteLength(value) <= MAX_ROWID_BYTES, { error: 'must be a rowid' });
}

export function isAsyncIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** A lone surrogate would arrive as another character. */
function complaintOf(value: string): string | undefined {
  return isWellFormed(value) ? undefined : 'must be well-formed Unicode';
}

function byteLength(value: string): number {
  return new TextEncoder().encode(value).length;
}
