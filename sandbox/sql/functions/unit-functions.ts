import { NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { integerOf, plsIntegerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { position, substring } from './character-functions.js';

/** What a text is counted in. */
interface Unit {
  readonly suffix: string;
  split(text: string): readonly string[];
}

/** Source: SQL Language Reference, "INSTR", "LENGTH" and "SUBSTR". */
const UNITS: readonly Unit[] = [
  { suffix: 'C', split: completeCharacters },
  { suffix: '2', split: (text) => text.split('') },
  { suffix: '4', split: (text) => [...text] },
];

/** INSTR, LENGTH and SUBSTR by bytes, Unicode complete characters, UCS2 and UCS4 code points. */
export const UNIT_FUNCTIONS: readonly BuiltInFunction[] = [
  instr('INSTRB', (text) => [...Buffer.from(text)]),
  substr('SUBSTRB', substringOfBytes),
  ...UNITS.flatMap(({ suffix, split }) => [
    instr(`INSTR${suffix}`, split),
    strict(`LENGTH${suffix}`, [VARCHAR2], NUMBER, ([text]) => split(textOf(text)).length),
    substr(`SUBSTR${suffix}`, (text, from, count) => substring(split(text), from, count).join('')),
  ]),
];

function instr(name: string, split: (text: string) => readonly (string | number)[]): BuiltInFunction {
  return strict(
    name,
    [VARCHAR2, VARCHAR2, NUMBER, NUMBER],
    NUMBER,
    ([text, part, from, occurrence]) =>
      position(
        split(textOf(text)),
        split(textOf(part)),
        from === undefined ? 1 : integerOf(from),
        occurrence === undefined ? 1 : integerOf(occurrence),
      ),
    { optional: 2 },
  );
}

function substr(name: string, cut: (text: string, from: number, count: number | undefined) => string): BuiltInFunction {
  return strict(
    name,
    [VARCHAR2, NUMBER, NUMBER],
    VARCHAR2,
    ([text, from, count], _session, site) =>
      cut(textOf(text), plsIntegerOf(from, site), count === undefined ? undefined : plsIntegerOf(count, site)),
    { optional: 1 },
  );
}

const BLANK = 0x20;

/** Bytes of characters that are not there as a whole become blanks. */
function substringOfBytes(text: string, from: number, count: number | undefined): string {
  const bytes = [...substring([...Buffer.from(text)], from, count)];
  let at = 0;
  while (at < bytes.length) {
    const size = characterSize(bytes[at] ?? 0);
    const isWhole = size > 0 && at + size <= bytes.length;
    if (!isWhole) bytes[at] = BLANK;
    at += isWhole ? size : 1;
  }
  return Buffer.from(bytes).toString('utf8');
}

/** How many bytes the character has that begins with this byte; 0 for one that begins none. */
function characterSize(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc0) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** A character together with the marks that combine with it. */
function completeCharacters(text: string): readonly string[] {
  const characters: string[] = [];
  for (const character of text) {
    const before = COMBINING.test(character) ? characters.pop() : undefined;
    characters.push((before ?? '') + character);
  }
  return characters;
}

const COMBINING = /\p{M}/u;
