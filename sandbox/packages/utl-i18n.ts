import { type DataType, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { integer, text } from './argument-values.js';
import { AL16UTF16, AL32UTF8, type CharacterEncoding, findEncoding, findIanaEncoding } from './character-encodings.js';
import { inOut } from './dbms-lob-types.js';
import { LATIN_1_ENTITIES } from './html-entities.js';
import {
  definePackage,
  directSubprogram,
  input,
  type NativeSubprogram,
  nativeFunction,
  optional,
  output,
} from './native-package.js';
import { bytes, RAW, rawOf } from './raw-arguments.js';

const ORACLE_TO_IANA = 0;
const IANA_TO_ORACLE = 1;
const GENERIC_CONTEXT = 0;
const SHIFT_IN = 0;
const MAIL_CONTEXT = 1;
const NVARCHAR2: DataType = { ...VARCHAR2, national: true };

/** Character sets and character references. Source: PL/SQL Packages and Types Reference, UTL_I18N. */
export const UTL_I18N = definePackage(
  'UTL_I18N',
  [
    nativeFunction(
      'STRING_TO_RAW',
      [input('DATA', VARCHAR2), optional('DST_CHARSET', VARCHAR2, null)],
      RAW,
      ([data, charset]) => {
        const [given, encoding] = [text(data), encodingOf(charset, AL32UTF8)];
        return given === null || encoding === undefined ? null : rawOf(encoding.encode(given));
      },
    ),
    ...rawToText('RAW_TO_CHAR', VARCHAR2, AL32UTF8),
    ...rawToText('RAW_TO_NCHAR', NVARCHAR2, AL16UTF16),
    nativeFunction(
      'ESCAPE_REFERENCE',
      [input('STR', VARCHAR2), optional('PAGE_CS_NAME', VARCHAR2, null)],
      VARCHAR2,
      ([str, charset]) => {
        const [given, encoding] = [text(str), encodingOf(charset, AL32UTF8)];
        if (given === null || encoding === undefined) return null;
        return [...given].map((character) => escaped(character, encoding)).join('');
      },
    ),
    nativeFunction('UNESCAPE_REFERENCE', [input('STR', VARCHAR2)], VARCHAR2, ([str]) => {
      const given = text(str);
      return given === null ? null : unescaped(given);
    }),
    nativeFunction(
      'MAP_CHARSET',
      [
        input('CHARSET', VARCHAR2),
        optional('CONTEXT', PLS_INTEGER, GENERIC_CONTEXT),
        optional('FLAG', PLS_INTEGER, ORACLE_TO_IANA),
      ],
      VARCHAR2,
      ([charset, context, flag]) => mapCharset(text(charset), integer(context), integer(flag)),
    ),
  ],
  {
    constants: [
      ['SHIFT_IN', SHIFT_IN] as const,
      ['SHIFT_OUT', 1] as const,
      ['ORACLE_TO_IANA', ORACLE_TO_IANA] as const,
      ['IANA_TO_ORACLE', IANA_TO_ORACLE] as const,
      ['MAIL_GENERIC', 0] as const,
      ['MAIL_WINDOWS', 1] as const,
      ['GENERIC_CONTEXT', GENERIC_CONTEXT] as const,
      ['MAIL_CONTEXT', MAIL_CONTEXT] as const,
    ].map(([name, value]) => ({ name, dataType: PLS_INTEGER, value })),
  },
);

/** At once, and piece by piece: then what is left of a character at the end of a piece is not taken. */
function rawToText(name: string, returns: DataType, own: CharacterEncoding): readonly NativeSubprogram[] {
  const parameters = [input('DATA', RAW), optional('SRC_CHARSET', VARCHAR2, null)];
  return [
    nativeFunction(name, parameters, returns, ([data, charset]) => {
      const [given, encoding] = [bytes(data), encodingOf(charset, own)];
      return given === null || encoding === undefined ? null : encoding.decode(given) || null;
    }),
    directSubprogram(
      name,
      [...parameters, output('SCANNED_LENGTH', PLS_INTEGER), inOut('SHIFT_STATUS', PLS_INTEGER)],
      returns,
      ([data, charset]) => {
        const [given, encoding] = [bytes(data), encodingOf(charset, own)];
        if (given === null || encoding === undefined) return { result: null, out: [0, SHIFT_IN] };
        const whole = given.subarray(0, wholeCharacters(given, encoding));
        return { result: encoding.decode(whole) || null, out: [whole.length, SHIFT_IN] };
      },
    ),
  ];
}

/** How many of the bytes are characters that have all of their bytes. */
function wholeCharacters(given: Uint8Array, { name }: CharacterEncoding): number {
  if (name.startsWith('AL16')) return given.length - (given.length % 2);
  if (name !== 'AL32UTF8' && name !== 'UTF8') return given.length;
  // The last character begins with the last byte that continues none.
  const tail = given.subarray(-MAX_UTF8_BYTES);
  const start = tail.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
  const first = tail[start] ?? 0;
  const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return start < 0 || tail.length - start >= length ? given.length : given.length - tail.length + start;
}

const MAX_UTF8_BYTES = 4;

/** @returns the own one of the type where there is no name; undefined for a name of none */
function encodingOf(charset: Value | undefined, own: CharacterEncoding): CharacterEncoding | undefined {
  const name = text(charset);
  return name === null ? own : findEncoding(name);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ...LATIN_1_ENTITIES,
]);

function escaped(character: string, encoding: CharacterEncoding): string {
  switch (character) {
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '&':
      return '&amp;';
    case '"':
      return '&quot;';
    default:
      return encoding.has(character) ? character : `&#x${(character.codePointAt(0) ?? 0).toString(16)};`;
  }
}

/** What begins with an ampersand and is no reference stays as it is. */
function unescaped(given: string): string {
  return given.replaceAll(/&(#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);/g, (reference, name: string) => {
    if (!name.startsWith('#')) return entity(name);
    const isHexadecimal = name.charAt(1).toLowerCase() === 'x';
    const code = isHexadecimal ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}

function entity(name: string): string {
  const character = ENTITIES.get(name);
  if (character === undefined) throw new NotSupportedError(`the character reference &${name};`);
  return character;
}

/** @returns null for a name of none */
function mapCharset(name: string | null, context: number | null, flag: number | null): string | null {
  if (name === null || (flag !== ORACLE_TO_IANA && flag !== IANA_TO_ORACLE)) return null;
  if (context !== GENERIC_CONTEXT) throw new NotSupportedError('UTL_I18N.MAP_CHARSET for mail');
  if (flag === ORACLE_TO_IANA) return findEncoding(name)?.ianaName ?? null;
  return findIanaEncoding(name)?.name ?? null;
}
