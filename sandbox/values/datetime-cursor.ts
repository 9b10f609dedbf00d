import type { ModelElement } from './datetime-model.js';
import { OracleError } from './oracle-error.js';

/**
 * A place in a text that a format model reads, and how exactly it does. Without FX punctuation may differ or be missing, blanks may be
 * added and leading zeros left out. Source: SQL Language Reference, "String-to-Date Conversion Rules" and "Format Model Modifiers".
 */
export class DatetimeCursor {
  readonly #text: string;
  #at = 0;
  #exact = false;
  #fill = true;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether FX is in force. */
  get exact(): boolean {
    return this.#exact;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get character(): string {
    return this.#text.charAt(this.#at);
  }

  /** Each further FX or FM takes back the one before. */
  toggle(modifier: 'FM' | 'FX'): void {
    if (modifier === 'FX') this.#exact = !this.#exact;
    else this.#fill = !this.#fill;
  }

  /** Not where FX asks for exactness. */
  skipBlanks(): void {
    if (this.#exact) return;
    while (this.#text.charAt(this.#at) === ' ') this.#at += 1;
  }

  /** @param next what follows in the model. @throws OracleError 1861 */
  literal(text: string, next?: ModelElement): void {
    for (const character of text) {
      if (this.#exact || !isPunctuation(character)) {
        if (this.#text.charAt(this.#at).toUpperCase() !== character.toUpperCase()) throw unlike();
        this.#at += 1;
      } else this.#punctuation(character, next);
    }
  }

  /** Any punctuation or blanks do, and none, but not where digits stand in the place of a name. */
  #punctuation(character: string, next?: ModelElement): void {
    const start = this.#at;
    this.skipBlanks();
    const blanks = this.#at > start;
    const actual = this.#text.charAt(this.#at);
    if (blanks && character === ' ') return;
    const isSign = (actual === '-' || actual === '+') && character !== actual && isSigned(next);
    if (actual !== '' && isPunctuation(actual) && !isSign) this.#at += 1;
    else if (!blanks && isDigit(actual) && isName(next)) throw unlike();
  }

  /** @throws OracleError 1858 where no digit stands, 1862 for fewer digits than FX asks for */
  number(most: number): { readonly value: number; readonly digits: number } {
    const start = this.#at;
    while (this.#at < start + most && isDigit(this.#text.charAt(this.#at))) this.#at += 1;
    const digits = this.#at - start;
    if (digits === 0) throw new OracleError(1858, 'a non-numeric character was found where a numeric was expected');
    if (digits < most && this.#exact && this.#fill) {
      throw new OracleError(1862, 'the numeric value does not match the length of the format item');
    }
    return { value: Number(this.#text.slice(start, this.#at)), digits };
  }

  /** -0 for `-0`. */
  signedNumber(most: number): number {
    const sign = this.#text.charAt(this.#at);
    if (sign === '-' || sign === '+') this.#at += 1;
    const { value } = this.number(most);
    return sign === '-' ? -value : value;
  }

  startsWithLetter(): boolean {
    const character = this.#text.charAt(this.#at);
    return !this.#exact && character.toLowerCase() !== character.toUpperCase();
  }

  /** The index of the name that stands here, of several the longest. */
  name(names: readonly string[], otherwise: () => OracleError): number {
    const rest = this.#text.slice(this.#at).toUpperCase();
    let found = -1;
    for (const [index, name] of names.entries()) {
      if (rest.startsWith(name) && name.length > (names[found]?.length ?? 0)) found = index;
    }
    const name = names[found];
    if (name === undefined) throw otherwise();
    this.#at += name.length;
    return found;
  }

  /** Two letters, with or without periods; as the element has them where FX asks for it. @returns the first */
  indicator(firsts: readonly string[], second: string, element: string, otherwise: () => OracleError): string {
    const rest = this.#text.slice(this.#at).toUpperCase();
    for (const first of firsts) {
      for (const spelling of [`${first}.${second}.`, `${first}${second}`]) {
        if (!rest.startsWith(spelling) || (this.#exact && spelling.length !== element.length)) continue;
        this.#at += spelling.length;
        return first;
      }
    }
    throw otherwise();
  }

  /** Digits of a second's fraction, as nanoseconds. */
  fraction(most: number): number {
    const start = this.#at;
    while (this.#at < start + most && isDigit(this.#text.charAt(this.#at))) this.#at += 1;
    return Number(this.#text.slice(start, this.#at).padEnd(9, '0'));
  }

  /** What stands before the next blank. */
  word(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && this.#text.charAt(this.#at) !== ' ') this.#at += 1;
    return this.#text.slice(start, this.#at);
  }
}

/** Whether an element stands for a word. */
function isName(element: ModelElement | undefined): boolean {
  return element?.kind === 'field' && NAMES.has(element.name);
}

const NAMES: ReadonlySet<string> = new Set(['MON', 'MONTH', 'RM', 'DAY', 'DY']);

/** Whether an element begins with a sign that is no punctuation. */
function isSigned(element: ModelElement | undefined): boolean {
  return element?.kind === 'field' && (element.name === 'TZH' || element.name === 'SYYYY');
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isPunctuation(character: string): boolean {
  return !isDigit(character) && character.toLowerCase() === character.toUpperCase();
}

function unlike(): OracleError {
  return new OracleError(1861, 'literal does not match format string');
}
