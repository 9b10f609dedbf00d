import { OracleError } from './oracle-error.js';

/** A ROWID or UROWID in the text that SQL shows. */
export class Rowid {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Made of a primary key: a row of an index-organized table has one. */
  get isLogical(): boolean {
    return this.text.startsWith(LOGICAL);
  }
}

const LOGICAL = '*';
/** Ends a logical ROWID, where the length of a key's next value would stand. */
const END = 0xfe;
/** The length of a value takes a second byte from here on; its first one then has this bit. */
const LONG = 0x80;
const BLOCK_ADDRESS_BYTES = 4;

/**
 * The ROWID of a row of an index-organized table: a guess at its block, which may be wrong, then the values of its primary
 * key, each behind its length. Source: Database Concepts, "Rowids of Row Pieces" and "Logical Rowids"; the bytes as such
 * ROWIDs have them that are published (`*BADAI7MCwQL+` is key 1 in file 3).
 */
export function logicalRowid(blockAddress: number, key: readonly Uint8Array[]): Rowid {
  const guess = Buffer.alloc(1 + BLOCK_ADDRESS_BYTES);
  guess.writeUInt8(BLOCK_ADDRESS_BYTES, 0);
  guess.writeUInt32BE(blockAddress, 1);
  const parts: Uint8Array[] = [guess];
  for (const value of key) {
    const { length } = value;
    parts.push(length < LONG ? Uint8Array.of(length) : Uint8Array.of(LONG | (length >> 8), length & 0xff), value);
  }
  parts.push(Uint8Array.of(END));
  return new Rowid(LOGICAL + Buffer.concat(parts).toString('base64').replaceAll('=', ''));
}

/** The bytes of a logical ROWID, as its text shows them. */
export function logicalBytes({ text }: Rowid): Buffer {
  return Buffer.from(text.slice(LOGICAL.length), 'base64');
}

/** The values of the primary key in a logical ROWID; undefined where its bytes are none. */
export function logicalKey(rowid: Rowid): readonly Buffer[] | undefined {
  const bytes = logicalBytes(rowid);
  const key: Buffer[] = [];
  let at = 1 + (bytes[0] ?? 0);
  for (;;) {
    const first = bytes[at];
    if (first === undefined) return undefined;
    if (first === END) return at === bytes.length - 1 && key.length > 0 ? key : undefined;
    const second = first < LONG ? 0 : bytes[at + 1];
    if (second === undefined) return undefined;
    const start = at + (first < LONG ? 1 : 2);
    const end = start + (first < LONG ? first : ((first & ~LONG) << 8) | second);
    if (end > bytes.length) return undefined;
    key.push(bytes.subarray(start, end));
    at = end;
  }
}

/**
 * Orders ROWIDs: physical ones by file, block and row, as their digits count; logical ones by their primary keys alone, for
 * the guess says nothing of the row.
 */
export function compareRowids(left: Rowid, right: Rowid): number {
  if (left.isLogical !== right.isLogical) return left.isLogical ? 1 : -1;
  if (left.isLogical) return compareKeys(keyOrBytes(left), keyOrBytes(right));
  const [one, other] = [fullText(left), fullText(right)];
  if (one.includes('.') || other.includes('.')) return one < other ? -1 : Number(one > other);
  for (let at = 0; at < one.length; at += 1) {
    const order = ALPHABET.indexOf(one.charAt(at)) - ALPHABET.indexOf(other.charAt(at));
    if (order !== 0) return order;
  }
  return 0;
}

/** With all digits: what PL/SQL holds may be cut short. */
function fullText({ text }: Rowid): string {
  return text.length === PHYSICAL_LENGTH ? text : parseRowid(text, false).text;
}

/** A text that two ROWIDs share exactly when they are equal. */
export function rowidKey(rowid: Rowid): string {
  if (!rowid.isLogical) return fullText(rowid);
  return keyOrBytes(rowid)
    .map((part) => part.toString('hex'))
    .join('.');
}

function keyOrBytes(rowid: Rowid): readonly Buffer[] {
  return logicalKey(rowid) ?? [logicalBytes(rowid)];
}

function compareKeys(left: readonly Buffer[], right: readonly Buffer[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = Buffer.compare(part, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
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
  const logical = universal && text.startsWith(LOGICAL) && text.length > 1;
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
