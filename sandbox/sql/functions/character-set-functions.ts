import { CHARACTER_SET_IDS, looksLikeCharacterSet } from '../../values/character-set-ids.js';
import { NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { integerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { inCharacterSetOfText, NVARCHAR2 } from './national-results.js';

/** Functions of character sets and of Unicode's forms. */
export const CHARACTER_SET_FUNCTIONS: readonly BuiltInFunction[] = [
  strict('UNISTR', [VARCHAR2], NVARCHAR2, ([text]) => unicode(textOf(text))),
  strict('ASCIISTR', [VARCHAR2], VARCHAR2, ([text]) => escaped(textOf(text))),
  strict('NCHR', [NUMBER], NVARCHAR2, ([code]) => nationalCharacter(integerOf(code))),
  inCharacterSetOfText(strict('COMPOSE', [VARCHAR2], VARCHAR2, ([text]) => textOf(text).normalize('NFC'))),
  inCharacterSetOfText(
    strict(
      'DECOMPOSE',
      [VARCHAR2, VARCHAR2],
      VARCHAR2,
      ([text, form]) => textOf(text).normalize(decomposition(form === undefined ? 'CANONICAL' : textOf(form))),
      { optional: 1 },
    ),
  ),
  strict(
    'CONVERT',
    [VARCHAR2, VARCHAR2, VARCHAR2],
    VARCHAR2,
    ([text, to, from]) => converted(textOf(text), textOf(to), from === undefined ? 'AL32UTF8' : textOf(from)),
    { optional: 1 },
  ),
  strict('NLS_CHARSET_ID', [VARCHAR2], NUMBER, ([name]) => characterSetId(textOf(name))),
  strict('NLS_CHARSET_NAME', [NUMBER], VARCHAR2, ([id]) => characterSetName(integerOf(id))),
  strict('TO_SINGLE_BYTE', [VARCHAR2], VARCHAR2, ([text]) => shifted(textOf(text), -FULL_WIDTH_SHIFT)),
  strict('TO_MULTI_BYTE', [VARCHAR2], VARCHAR2, ([text]) => shifted(textOf(text), FULL_WIDTH_SHIFT)),
];

/** `\20ac` is the UTF-16 unit with that number, `\\` a backslash. */
function unicode(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== '\\') {
      result += character;
      continue;
    }
    if (text.charAt(at + 1) === '\\') {
      result += '\\';
      at += 1;
      continue;
    }
    const digits = text.slice(at + 1, at + 5);
    if (digits.length !== 4 || ![...digits].every((digit) => '0123456789abcdefABCDEF'.includes(digit))) {
      throw new OracleError(30186, "'\\' must be followed by four hexdecimal characters or another '\\'");
    }
    result += String.fromCharCode(Number.parseInt(digits, 16));
    at += 4;
  }
  return result;
}

/** Characters outside of ASCII, and the backslash, as UNISTR reads them. */
function escaped(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const plain = unit < 0x80 && unit !== BACKSLASH;
    result += plain ? text.charAt(at) : `\\${unit.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return result;
}

const BACKSLASH = 0x5c;
const UNITS = 0x10000;

/** The character whose UTF-16 bytes are this number. */
function nationalCharacter(code: number): string {
  return code < UNITS ? String.fromCharCode(code) : String.fromCharCode(Math.floor(code / UNITS), code % UNITS);
}

/** @throws OracleError 12702 */
function decomposition(form: string): 'NFD' | 'NFKD' {
  switch (form.toUpperCase()) {
    case 'CANONICAL':
      return 'NFD';
    case 'COMPATIBILITY':
      return 'NFKD';
    default:
      throw new OracleError(12702, 'invalid NLS parameter string used in SQL function');
  }
}

/** Where the bytes of the text are the same in both. @throws OracleError 1482 */
function converted(text: string, to: string, from: string): string {
  const [target, source] = [to.toUpperCase(), from.toUpperCase()];
  for (const name of [target, source]) {
    if (CHARACTER_SET_IDS.has(name) || looksLikeCharacterSet(name)) continue;
    throw new OracleError(1482, 'unsupported character set');
  }
  const isAscii = [...text].every((character) => character < '\u0080');
  if (target === source || (isAscii && ASCII_BASED.has(target) && ASCII_BASED.has(source))) return text;
  throw new NotSupportedError(`CONVERT from ${source} to ${target} of such characters`);
}

/** Names that begin so are Unicode of two bytes a character, or EBCDIC. */
const ASCII_BASED: ReadonlySet<string> = new Set(
  [...CHARACTER_SET_IDS.keys()].filter((name) => !name.startsWith('AL16')),
);

/** @returns null for a name that is none */
function characterSetId(name: string): number | null {
  const wanted = name.toUpperCase();
  if (wanted === 'CHAR_CS') return CHARACTER_SET_IDS.get('AL32UTF8') ?? null;
  if (wanted === 'NCHAR_CS') return CHARACTER_SET_IDS.get('AL16UTF16') ?? null;
  const id = CHARACTER_SET_IDS.get(wanted);
  if (id === undefined && looksLikeCharacterSet(wanted)) throw new NotSupportedError(`the character set ${wanted}`);
  return id ?? null;
}

/** @returns null for a number that is none of the sandbox's */
function characterSetName(id: number): string | null {
  const found = [...CHARACTER_SET_IDS].find(([, known]) => known === id);
  if (found === undefined && id > 0 && id < MAX_ID)
    throw new NotSupportedError(`the character set with the number ${id}`);
  return found?.[0] ?? null;
}

/** No character set has a greater number. */
const MAX_ID = 10_000;

const FULL_WIDTH_SHIFT = 0xfee0;

/** Letters and digits, of which each has one counterpart; blanks too. @throws NotSupportedError for what is neither */
function shifted(text: string, shift: number): string {
  return Array.from(text, (character) => {
    if (character === (shift > 0 ? ' ' : '\u3000')) return shift > 0 ? '\u3000' : ' ';
    const code = character.codePointAt(0) ?? 0;
    const isSource = shift > 0 ? code < 0x80 : code > 0xff00 && code < 0xff5f;
    if (!isSource) return character;
    const single = shift > 0 ? character : String.fromCodePoint(code + shift);
    if (!ALPHANUMERIC.test(single))
      throw new NotSupportedError(`the character ${character} in TO_SINGLE_BYTE and TO_MULTI_BYTE`);
    return String.fromCodePoint(code + shift);
  }).join('');
}

const ALPHANUMERIC = /[0-9A-Za-z]/;
