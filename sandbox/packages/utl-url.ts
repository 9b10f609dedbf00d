import { valueError } from '../values/conversion-errors.js';
import { BOOLEAN, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { text } from './argument-values.js';
import { AL32UTF8, type CharacterEncoding, findEncoding, findIanaEncoding } from './character-encodings.js';
import { definePackage, input, nativeFunction, optional } from './native-package.js';

const BAD_URL = 29262;
const RESERVED: ReadonlySet<string> = new Set(';/?:@&=+$%,');
const UNRESERVED: ReadonlySet<string> = new Set(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()",
);

/** What UTL_HTTP's body character set is as long as nobody sets it. */
const URL_CHARSET = optional('URL_CHARSET', VARCHAR2, 'ISO-8859-1');

/** Escapes in URLs. Source: PL/SQL Packages and Types Reference, UTL_URL. */
export const UTL_URL = definePackage(
  'UTL_URL',
  [
    nativeFunction(
      'ESCAPE',
      [input('URL', VARCHAR2), optional('ESCAPE_RESERVED_CHARS', BOOLEAN, false), URL_CHARSET],
      VARCHAR2,
      ([url, escapeReserved, charset]) => {
        const encoding = encodingOf(charset);
        const isLegal = (character: string) =>
          UNRESERVED.has(character) || (escapeReserved !== true && RESERVED.has(character));
        return (
          [...(text(url) ?? '')]
            .map((character) => (isLegal(character) ? character : percentEncoded(encoding.encode(character))))
            .join('') || null
        );
      },
    ),
    nativeFunction(
      'UNESCAPE',
      [input('URL', VARCHAR2), URL_CHARSET],
      VARCHAR2,
      ([url, charset]) => unescaped(text(url) ?? '', encodingOf(charset)) || null,
    ),
  ],
  {
    exceptions: [
      { name: 'BAD_URL', code: BAD_URL },
      { name: 'BAD_FIXED_WIDTH_CHARSET', code: 29274 },
    ],
  },
);

/** By Oracle's name or the Internet's; the database's own for NULL. @throws OracleError 6502 */
function encodingOf(charset: Value | undefined): CharacterEncoding {
  const name = text(charset);
  if (name === null) return AL32UTF8;
  const encoding = findIanaEncoding(name) ?? findEncoding(name);
  if (encoding === undefined) throw valueError();
  if (encoding.name.startsWith('AL16')) {
    throw new OracleError(29274, 'fixed-width multibyte character set not allowed for a URL');
  }
  return encoding;
}

function percentEncoded(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** @throws OracleError 29262 for a per cent sign without two hexadecimal digits */
function unescaped(url: string, encoding: CharacterEncoding): string {
  const bytes: number[] = [];
  for (let index = 0; index < url.length; index += 1) {
    const character = String.fromCodePoint(url.codePointAt(index) ?? 0);
    if (character !== '%') {
      bytes.push(...encoding.encode(character));
      index += character.length - 1;
      continue;
    }
    const digits = url.slice(index + 1, index + 3);
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) throw new OracleError(BAD_URL, 'bad URL');
    bytes.push(Number.parseInt(digits, 16));
    index += 2;
  }
  return encoding.decode(Uint8Array.from(bytes));
}
