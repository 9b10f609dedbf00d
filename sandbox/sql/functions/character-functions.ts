import { NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { initialCapitals, lowerCase, upperCase } from '../../values/letter-case.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { integerOf, plsIntegerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, define, strict } from './built-in-function.js';
import { acceptingLobs } from './lob-arguments.js';
import { clobPosition, clobSubstring } from './lob-text.js';

const LENGTH = acceptingLobs(
  strict('LENGTH', [VARCHAR2], NUMBER, ([text]) => [...textOf(text)].length),
  (lob) => lob.length,
  true,
);
const SUBSTR = acceptingLobs(
  strict(
    'SUBSTR',
    [VARCHAR2, NUMBER, NUMBER],
    VARCHAR2,
    ([text, from, count], _session, site) =>
      substring(
        [...textOf(text)],
        plsIntegerOf(from, site),
        count === undefined ? undefined : plsIntegerOf(count, site),
      ).join(''),
    { optional: 1 },
  ),
  (lob, [from = null, count], site) => {
    if (from === null || count === null) return null;
    const units = count === undefined ? undefined : plsIntegerOf(count, site);
    return clobSubstring(textOf(lob), plsIntegerOf(from, site), units) || null;
  },
);
const INSTR = acceptingLobs(
  strict(
    'INSTR',
    [VARCHAR2, VARCHAR2, NUMBER, NUMBER],
    NUMBER,
    ([text, part, from, occurrence]) =>
      position(
        [...textOf(text)],
        [...textOf(part)],
        from === undefined ? 1 : integerOf(from),
        occurrence === undefined ? 1 : integerOf(occurrence),
      ),
    { optional: 2 },
  ),
  (lob, [part = null, from = 1, occurrence = 1]) => {
    if (part === null || from === null || occurrence === null) return null;
    return clobPosition(textOf(lob), textOf(part), integerOf(from), integerOf(occurrence));
  },
);

/** Character functions count in characters, that is in code points; in CLOBs, in UTF-16 units. */
export const CHARACTER_FUNCTIONS: readonly BuiltInFunction[] = [
  LENGTH,
  SUBSTR,
  INSTR,
  acceptingLobs(strict('UPPER', [VARCHAR2], VARCHAR2, ([text]) => upperCase(textOf(text)))),
  acceptingLobs(strict('LOWER', [VARCHAR2], VARCHAR2, ([text]) => lowerCase(textOf(text)))),
  strict('INITCAP', [VARCHAR2], VARCHAR2, ([text]) => initialCapitals(textOf(text))),
  acceptingLobs(strict('LENGTHB', [VARCHAR2], NUMBER, ([text]) => Buffer.byteLength(textOf(text)))),
  acceptingLobs(
    strict(
      'LPAD',
      [VARCHAR2, NUMBER, VARCHAR2],
      VARCHAR2,
      ([text, length, filler]) => pad(textOf(text), integerOf(length), filler, 'left'),
      { optional: 1 },
    ),
  ),
  acceptingLobs(
    strict(
      'RPAD',
      [VARCHAR2, NUMBER, VARCHAR2],
      VARCHAR2,
      ([text, length, filler]) => pad(textOf(text), integerOf(length), filler, 'right'),
      { optional: 1 },
    ),
  ),
  acceptingLobs(
    strict(
      'LTRIM',
      [VARCHAR2, VARCHAR2],
      VARCHAR2,
      ([text, set]) => trimStart(textOf(text), set === undefined ? ' ' : textOf(set)),
      { optional: 1 },
    ),
  ),
  acceptingLobs(
    strict(
      'RTRIM',
      [VARCHAR2, VARCHAR2],
      VARCHAR2,
      ([text, set]) => trimEnd(textOf(text), set === undefined ? ' ' : textOf(set)),
      { optional: 1 },
    ),
  ),
  acceptingLobs(
    define(
      'REPLACE',
      [VARCHAR2, VARCHAR2, VARCHAR2],
      VARCHAR2,
      ([text, from, to]) => replace(text ?? null, from ?? null, to ?? null),
      { optional: 1 },
    ),
  ),
  strict('TRANSLATE', [VARCHAR2, VARCHAR2, VARCHAR2], VARCHAR2, ([text, from, to]) =>
    translate(textOf(text), textOf(from), textOf(to)),
  ),
  strict('ASCII', [VARCHAR2], NUMBER, ([text]) => byteNumber(Buffer.from([...textOf(text)][0] ?? ''))),
  strict('CHR', [NUMBER], VARCHAR2, ([code]) => character(integerOf(code))),
  acceptingLobs(
    define('CONCAT', [VARCHAR2, VARCHAR2], VARCHAR2, (values) => values.map((value) => value ?? '').join('') || null, {
      variadic: true,
    }),
  ),
  strict('REVERSE', [VARCHAR2], VARCHAR2, ([text]) => [...textOf(text)].reverse().join('')),
];

/** From `from` on (from the end when negative), `count` elements or the rest. */
export function substring<T>(elements: readonly T[], from: number, count: number | undefined): readonly T[] {
  const start = from > 0 ? from - 1 : from === 0 ? 0 : elements.length + from;
  if (start < 0 || (count !== undefined && count < 1)) return [];
  return elements.slice(start, count === undefined ? undefined : start + count);
}

export function position<T>(text: readonly T[], part: readonly T[], from: number, occurrence: number): number {
  if (occurrence < 1) throw new OracleError(1428, `argument '${occurrence}' is out of range`);
  if (from === 0) return 0;
  const step = from > 0 ? 1 : -1;
  const last = text.length - part.length;
  let found = 0;
  for (let at = from > 0 ? from - 1 : Math.min(text.length + from, last); at >= 0 && at <= last; at += step) {
    if (!part.every((character, index) => text[at + index] === character)) continue;
    found += 1;
    if (found === occurrence) return at + 1;
  }
  return 0;
}

function pad(text: string, length: number, filler: Value | undefined, side: 'left' | 'right'): string {
  const characters = [...text];
  if (length <= 0) return '';
  if (characters.length >= length) return characters.slice(0, length).join('');
  const pattern = [...(filler === undefined ? ' ' : textOf(filler))];
  const missing = length - characters.length;
  const padding = Array.from({ length: missing }, (_unused, index) => pattern[index % pattern.length] ?? ' ').join('');
  return side === 'left' ? padding + text : text + padding;
}

export function trimStart(text: string, set: string): string {
  const characters = [...text];
  const first = characters.findIndex((character) => !set.includes(character));
  return first < 0 ? '' : characters.slice(first).join('');
}

export function trimEnd(text: string, set: string): string {
  const characters = [...text];
  let end = characters.length;
  while (end > 0 && set.includes(characters[end - 1] ?? '')) end -= 1;
  return characters.slice(0, end).join('');
}

function replace(text: Value, from: Value, to: Value): Value {
  if (text === null || from === null) return text;
  const replaced = textOf(text)
    .split(textOf(from))
    .join(to === null ? '' : textOf(to));
  return replaced === '' ? null : replaced;
}

function translate(text: string, from: string, to: string): string {
  const [source, target] = [[...from], [...to]];
  return [...text]
    .map((character) => {
      const index = source.indexOf(character);
      return index < 0 ? character : (target[index] ?? '');
    })
    .join('');
}

/** The bytes of a character as one number: ASCII of a character outside of ASCII. */
function byteNumber(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

/** The character whose UTF-8 bytes are this number. */
function character(code: number): string {
  const bytes: number[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from(bytes.length === 0 ? [0] : bytes).toString('utf8');
}
