import { looksLikeCharacterSet } from '../values/character-set-ids.js';
import { NotSupportedError } from '../values/oracle-error.js';

/** What a character set makes of texts. Source of the names: Globalization Support Guide, "Character Sets". */
export interface CharacterEncoding {
  /** Oracle's name. */
  readonly name: string;
  /** As the Internet calls it. */
  readonly ianaName: string;
  has(character: string): boolean;
  /** @throws NotSupportedError for a letter that the set has without its accent only */
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

const REPLACEMENT = '\ufffd';

const UPPER_HALF_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const UPPER_HALF_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
/** Bytes 80 to 9F; the others are as in ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Where ISO 8859-9 is not as ISO 8859-1. */
const TURKISH: ReadonlyMap<string, string> = new Map(
  ['ÐĞ', 'Ýİ', 'ÞŞ', 'ðğ', 'ýı', 'þş'].map(([from = '', to = '']) => [from, to]),
);

export const AL32UTF8: CharacterEncoding = {
  name: 'AL32UTF8',
  ianaName: 'UTF-8',
  has: () => true,
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf8')),
  decode: (bytes) => Buffer.from(bytes).toString('utf8'),
};

export const AL16UTF16: CharacterEncoding = {
  name: 'AL16UTF16',
  ianaName: 'UTF-16BE',
  has: () => true,
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf16le').swap16()),
  decode: (bytes) =>
    Buffer.from(bytes.slice(0, evenPart(bytes)))
      .swap16()
      .toString('utf16le'),
};

const AL16UTF16LE: CharacterEncoding = {
  name: 'AL16UTF16LE',
  ianaName: 'UTF-16LE',
  has: () => true,
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  decode: (bytes) => Buffer.from(bytes.slice(0, evenPart(bytes))).toString('utf16le'),
};

/** Characters beyond the basic plane are two surrogates of three bytes each. */
const UTF8: CharacterEncoding = {
  name: 'UTF8',
  ianaName: 'CESU-8',
  has: () => true,
  encode: (text) => Uint8Array.from(text.split('').flatMap((unit) => unitBytes(unit.charCodeAt(0)))),
  decode: decodeCesu8,
};

const ENCODINGS: ReadonlyMap<string, CharacterEncoding> = new Map(
  [
    AL32UTF8,
    AL16UTF16,
    AL16UTF16LE,
    UTF8,
    singleByte('US7ASCII', 'US-ASCII', ''),
    singleByte('WE8ISO8859P1', 'ISO-8859-1', codePoints(0x80, 0xff)),
    singleByte('EE8ISO8859P2', 'ISO-8859-2'),
    singleByte('SE8ISO8859P3', 'ISO-8859-3'),
    singleByte('NEE8ISO8859P4', 'ISO-8859-4'),
    singleByte('CL8ISO8859P5', 'ISO-8859-5'),
    singleByte('AR8ISO8859P6', 'ISO-8859-6'),
    singleByte('EL8ISO8859P7', 'ISO-8859-7'),
    singleByte('IW8ISO8859P8', 'ISO-8859-8'),
    singleByte(
      'WE8ISO8859P9',
      'ISO-8859-9',
      codePoints(0x80, 0xff)
        .split('')
        .map((letter) => TURKISH.get(letter) ?? letter)
        .join(''),
    ),
    singleByte('NE8ISO8859P10', 'ISO-8859-10'),
    singleByte('WE8ISO8859P15', 'ISO-8859-15'),
    singleByte('EE8MSWIN1250', 'Windows-1250'),
    singleByte('CL8MSWIN1251', 'Windows-1251'),
    singleByte('WE8MSWIN1252', 'Windows-1252', WINDOWS_1252 + codePoints(0xa0, 0xff)),
    singleByte('EL8MSWIN1253', 'Windows-1253'),
    singleByte('TR8MSWIN1254', 'Windows-1254'),
    singleByte('IW8MSWIN1255', 'Windows-1255'),
    singleByte('AR8MSWIN1256', 'Windows-1256'),
    singleByte('BLT8MSWIN1257', 'Windows-1257'),
    singleByte('CL8KOI8R', 'KOI8-R'),
    singleByte('US8PC437', 'IBM437', UPPER_HALF_437),
    singleByte('WE8PC850', 'IBM850', UPPER_HALF_850),
  ].map((encoding) => [encoding.name, encoding]),
);

/**
 * @param given in any case
 * @returns undefined for what is no name of a character set
 * @throws NotSupportedError for a character set that the sandbox does not convert
 */
export function findEncoding(given: string): CharacterEncoding | undefined {
  const name = given.toUpperCase();
  const found = ENCODINGS.get(name);
  if (found === undefined && looksLikeCharacterSet(name)) throw new NotSupportedError(`the character set ${name}`);
  return found;
}

/** By the name that the Internet has. */
export function findIanaEncoding(given: string): CharacterEncoding | undefined {
  const name = given.toUpperCase();
  return [...ENCODINGS.values()].find(({ ianaName }) => ianaName.toUpperCase() === name);
}

function evenPart(bytes: Uint8Array): number {
  return bytes.length - (bytes.length % 2);
}

function codePoints(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

interface ByteTable {
  /** One for each byte; U+FFFD where there is none. */
  readonly characters: string;
  readonly bytes: ReadonlyMap<string, number>;
}

/** @param upperHalf the characters of bytes 80 and up; undefined where the platform knows them by the IANA name */
function singleByte(name: string, ianaName: string, upperHalf?: string): CharacterEncoding {
  let known: ByteTable | undefined;
  const table = () => {
    known ??= byteTable(upperHalf ?? platformUpperHalf(ianaName));
    return known;
  };
  return {
    name,
    ianaName,
    has: (character) => table().bytes.has(character),
    encode: (text) => Uint8Array.from([...text].map((character) => byteOf(character, table().bytes, name))),
    decode: (bytes) => [...bytes].map((byte) => table().characters.charAt(byte) || REPLACEMENT).join(''),
  };
}

function platformUpperHalf(ianaName: string): string {
  return new TextDecoder(ianaName).decode(Uint8Array.from({ length: 0x80 }, (_, index) => 0x80 + index));
}

function byteTable(upperHalf: string): ByteTable {
  const characters = codePoints(0, 0x7f) + upperHalf;
  const pairs = characters.split('').map((character, byte): [string, number] => [character, byte]);
  return { characters, bytes: new Map(pairs.filter(([character]) => character !== REPLACEMENT)) };
}

/** What the set does not have becomes its inverted question mark, or a question mark. */
function byteOf(character: string, bytes: ReadonlyMap<string, number>, name: string): number {
  const byte = bytes.get(character);
  if (byte !== undefined) return byte;
  const base = character.normalize('NFKD').charAt(0);
  // Which letter Oracle takes for which is in its own tables.
  if (base !== character && bytes.has(base)) throw new NotSupportedError(`${character} in the character set ${name}`);
  return bytes.get('¿') ?? bytes.get('?') ?? 0;
}

function unitBytes(unit: number): number[] {
  if (unit < 0x80) return [unit];
  if (unit < 0x800) return [0xc0 | (unit >> 6), 0x80 | (unit & 0x3f)];
  return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
}

function decodeCesu8(bytes: Uint8Array): string {
  let text = '';
  let index = 0;
  while (index < bytes.length) {
    const first = bytes[index] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const [one = 0, two = 0, three] = bytes.slice(index, index + length);
    const unit = ((one & 0x0f) << 12) | ((two & 0x3f) << 6) | ((three ?? 0) & 0x3f);
    const isSurrogate = length === 3 && three !== undefined && unit >= 0xd800 && unit <= 0xdfff;
    text += isSurrogate ? String.fromCharCode(unit) : Buffer.from(bytes.slice(index, index + length)).toString('utf8');
    index += length;
  }
  return text;
}
