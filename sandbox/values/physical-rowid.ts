import { Rowid } from './rowid.js';

/** The parts of a physical ROWID. */
export interface PhysicalRowid {
  /** 0 in a restricted ROWID, which does not have it. */
  readonly dataObject: number;
  readonly file: number;
  readonly block: number;
  readonly row: number;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE = 64;
const TEXT_LENGTH = 18;

/**
 * Takes `AAAR3sAAEAAAACXAAA` apart: 6 digits of base 64 for the data object, 3 for the file, 6 for the block, 3 for the row.
 * A restricted one, `00000097.0000.0004`, has the block, the row and the file in hexadecimal and no data object.
 * @throws TypeError for text that is none
 */
export function parsePhysicalRowid(text: string): PhysicalRowid {
  if (text.length !== TEXT_LENGTH) throw new TypeError(`'${text}' is no physical ROWID`);
  if (isRestricted(text)) {
    const [block = 0, row = 0, file = 0] = text.split('.').map((part) => Number.parseInt(part, 16));
    return { dataObject: 0, file, block, row };
  }
  const part = (start: number, end: number) => {
    let value = 0;
    for (const character of text.slice(start, end)) {
      const digit = ALPHABET.indexOf(character);
      if (digit < 0) throw new TypeError(`'${text}' is no physical ROWID`);
      value = value * BASE + digit;
    }
    return value;
  };
  return { dataObject: part(0, 6), file: part(6, 9), block: part(9, 15), row: part(15, 18) };
}

/** Oracle 7's form. */
export function isRestricted(text: string): boolean {
  return text.includes('.');
}

export function extendedRowid({ dataObject, file, block, row }: PhysicalRowid): Rowid {
  return new Rowid(digits(dataObject, 6) + digits(file, 3) + digits(block, 6) + digits(row, 3));
}

export function restrictedRowid({ file, block, row }: Omit<PhysicalRowid, 'dataObject'>): Rowid {
  const part = (value: number, length: number) => value.toString(16).toUpperCase().padStart(length, '0');
  return new Rowid(`${part(block, 8)}.${part(row, 4)}.${part(file, 4)}`);
}

function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / BASE)) {
    text = ALPHABET.charAt(rest % BASE) + text;
  }
  return text;
}
