import { valueError } from '../values/conversion-errors.js';
import { PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import type { Value } from '../values/value.js';
import { integer, text } from './argument-values.js';
import { AL32UTF8, type CharacterEncoding, findEncoding, findIanaEncoding } from './character-encodings.js';
import { definePackage, input, type NativeSubprogram, nativeFunction, optional } from './native-package.js';
import { quotedPrintable, unquotedPrintable } from './quoted-printable.js';
import { bytes, RAW, rawOf } from './raw-arguments.js';

const BASE64 = 1;
const QUOTED_PRINTABLE = 2;
const LINE_CHARACTERS = 64;

const TEXT = [
  input('BUF', VARCHAR2),
  optional('ENCODE_CHARSET', VARCHAR2, null),
  optional('ENCODING', PLS_INTEGER, null),
];

/** Bytes as printable characters. Source: PL/SQL Packages and Types Reference, UTL_ENCODE. */
export const UTL_ENCODE = definePackage(
  'UTL_ENCODE',
  [
    recoding('BASE64_ENCODE', base64),
    recoding('BASE64_DECODE', unbase64),
    recoding('QUOTED_PRINTABLE_ENCODE', quotedPrintable),
    recoding('QUOTED_PRINTABLE_DECODE', unquotedPrintable),
    nativeFunction('TEXT_ENCODE', TEXT, VARCHAR2, ([buffer, charset, encoding]) => {
      const given = text(buffer);
      if (given === null) return null;
      const characterSet = characterSetOf(charset);
      const encoded = isBase64(encoding)
        ? base64(characterSet.encode(given))
        : quotedPrintable(characterSet.encode(given));
      return AL32UTF8.decode(encoded) || null;
    }),
    nativeFunction('TEXT_DECODE', TEXT, VARCHAR2, ([buffer, charset, encoding]) => {
      const given = text(buffer);
      if (given === null) return null;
      const encoded = AL32UTF8.encode(given);
      const decoded = isBase64(encoding) ? unbase64(encoded) : unquotedPrintable(encoded);
      return characterSetOf(charset).decode(decoded) || null;
    }),
    nativeFunction('MIMEHEADER_DECODE', [input('BUF', VARCHAR2)], VARCHAR2, ([buffer]) => {
      const given = text(buffer);
      return given === null ? null : decodedWords(given);
    }),
  ],
  {
    constants: [
      ['BASE64', BASE64] as const,
      ['QUOTED_PRINTABLE', QUOTED_PRINTABLE] as const,
      ['COMPLETE', 1] as const,
      ['HEADER_PIECE', 2] as const,
      ['MIDDLE_PIECE', 3] as const,
      ['END_PIECE', 4] as const,
    ].map(([name, value]) => ({ name, dataType: PLS_INTEGER, value })),
  },
);

function recoding(name: string, recode: (given: Uint8Array) => Uint8Array): NativeSubprogram {
  return nativeFunction(name, [input('R', RAW)], RAW, ([r]) => {
    const given = bytes(r);
    return given === null ? null : rawOf(recode(given));
  });
}

/** In lines of 64 characters. */
function base64(given: Uint8Array): Uint8Array {
  const whole = Buffer.from(given).toString('base64');
  const lines = Array.from({ length: Math.ceil(whole.length / LINE_CHARACTERS) }, (_, index) =>
    whole.slice(index * LINE_CHARACTERS, (index + 1) * LINE_CHARACTERS),
  );
  return new Uint8Array(Buffer.from(lines.join('\r\n')));
}

function unbase64(given: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(given).toString('latin1'), 'base64'));
}

function isBase64(encoding: Value | undefined): boolean {
  const wanted = integer(encoding) ?? QUOTED_PRINTABLE;
  if (wanted !== BASE64 && wanted !== QUOTED_PRINTABLE) throw valueError();
  return wanted === BASE64;
}

/** By Oracle's name or the Internet's; the database's own for NULL. @throws OracleError 6502 */
function characterSetOf(charset: Value | undefined): CharacterEncoding {
  const name = text(charset);
  if (name === null) return AL32UTF8;
  const found = findIanaEncoding(name) ?? findEncoding(name);
  if (found === undefined) throw valueError();
  return found;
}

/** `=?character set?Q or B?encoded?=`; blanks between two of them do not count. Source: RFC 2047. */
function decodedWords(given: string): string {
  return given
    .replaceAll(/(\?=)\s+(?==\?)/g, '$1')
    .replaceAll(/=\?([^?\s]+)\?([QqBb])\?(.*?)\?=/g, (_word, charset: string, how: string, encoded: string) => {
      const bytesOf = how.toUpperCase() === 'B' ? unbase64 : unquotedPrintable;
      const raw = how.toUpperCase() === 'B' ? encoded : encoded.replaceAll('_', ' ');
      return characterSetOf(charset).decode(bytesOf(AL32UTF8.encode(raw)));
    });
}
