import { OracleError } from './oracle-error.js';

/** A ROWID or UROWID in the text that SQL shows. */
export class Rowid {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The digits of a physical ROWID; a logical one, which is a UROWID only, begins with an asterisk. */
const PHYSICAL_LENGTH = 18;

/** Hexadecimal digits of a restricted ROWID's block, row and file, by which Oracle 7 told rows apart. */
const RESTRICTED_PARTS = [8, 4, 4] as const;

/** @throws OracleError 1410 for a text that is no physical ROWID, or for a UROWID no logical one either */
export function parseRowid(text: string, universal: boolean): Rowid {
  const restricted = restrictedRowid(text);
  // As a ROWID, but not as a UROWID, parts may be cut short: '0' is 00000000.0000.0000.
  if (restricted !== undefined && (!universal || restricted === text.toUpperCase())) return new Rowid(restricted);
  const logical = universal && text.startsWith('*') && text.length > 1;
  const digits = logical ? text.slice(1) : text;
  if (!logical && digits.length !== PHYSICAL_LENGTH) throw invalidRowid();
  for (const digit of digits) if (!ALPHABET.includes(digit)) throw invalidRowid();
  return new Rowid(text);
}

/** `BBBBBBBB.RRRR.FFFF` with all its digits; undefined for a text of another form. */
function restrictedRowid(text: string): string | undefined {
  const parts = text.split('.');
  if (parts.length > RESTRICTED_PARTS.length) return undefined;
  const filled: string[] = [];
  for (const [index, length] of RESTRICTED_PARTS.entries()) {
    const part = parts[index] ?? '0';
    if (part === '' || part.length > length || !isHexadecimal(part)) return undefined;
    filled.push(part.toUpperCase().padStart(length, '0'));
  }
  return filled.join('.');
}

function isHexadecimal(text: string): boolean {
  return [...text].every((character) => '0123456789abcdefABCDEF'.includes(character));
}

function invalidRowid(): OracleError {
  return new OracleError(1410, 'invalid ROWID');
}
