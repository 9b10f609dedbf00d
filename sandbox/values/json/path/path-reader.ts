import { ESCAPES, isDigit, isLetter } from '../json-characters.js';

/** A path expression's text, read from left to right; blanks between its symbols do not count. */
export class PathReader {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get position(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    this.#blanks();
    return this.#at >= this.text.length;
  }

  /** Whether this symbol comes next. */
  at(symbol: string): boolean {
    this.#blanks();
    return this.text.startsWith(symbol, this.#at);
  }

  accept(symbol: string): boolean {
    if (!this.at(symbol)) return false;
    this.#at += symbol.length;
    return true;
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) throw new PathSyntaxFault(this.#at);
  }

  /** A word on its own: `exists`, `to`, `last`. */
  acceptWord(word: string): boolean {
    if (!this.at(word) || isNamePart(this.text.charAt(this.#at + word.length))) return false;
    this.#at += word.length;
    return true;
  }

  /** A name without quotes; undefined where none begins. */
  name(): string | undefined {
    this.#blanks();
    const start = this.#at;
    if (!isNameStart(this.text.charAt(start))) return undefined;
    while (isNamePart(this.text.charAt(this.#at))) this.#at += 1;
    return this.text.slice(start, this.#at);
  }

  /** A string in either kind of quotes, with JSON's escapes; undefined where none begins. */
  string(): string | undefined {
    this.#blanks();
    const quote = this.text.charAt(this.#at);
    if (quote !== '"' && quote !== "'") return undefined;
    this.#at += 1;
    let content = '';
    for (;;) {
      const character = this.text.charAt(this.#at);
      if (character === '') throw new PathSyntaxFault(this.#at);
      this.#at += 1;
      if (character === quote) return content;
      if (character !== '\\') content += character;
      else content += this.#escape();
    }
  }

  digits(): number | undefined {
    this.#blanks();
    const start = this.#at;
    while (isDigit(this.text.charAt(this.#at))) this.#at += 1;
    return start === this.#at ? undefined : Number(this.text.slice(start, this.#at));
  }

  /** The text of a number; undefined where none begins. */
  number(): string | undefined {
    this.#blanks();
    const start = this.#at;
    const digitAt = this.text.charAt(start) === '-' ? start + 1 : start;
    if (!isDigit(this.text.charAt(digitAt))) return undefined;
    this.#at = digitAt;
    while (NUMBER_CHARACTERS.includes(this.text.charAt(this.#at)) && this.#at < this.text.length) {
      const isSign = '+-'.includes(this.text.charAt(this.#at));
      if (isSign && !'eE'.includes(this.text.charAt(this.#at - 1))) break;
      this.#at += 1;
    }
    return this.text.slice(start, this.#at);
  }

  fail(): never {
    throw new PathSyntaxFault(this.#at);
  }

  #escape(): string {
    const character = this.text.charAt(this.#at);
    this.#at += 1;
    const escaped = PATH_ESCAPES.get(character);
    if (escaped !== undefined) return escaped;
    const code = Number.parseInt(this.text.slice(this.#at, this.#at + 4), 16);
    if (character !== 'u' || Number.isNaN(code)) throw new PathSyntaxFault(this.#at);
    this.#at += 4;
    return String.fromCharCode(code);
  }

  #blanks(): void {
    while (' \t\n\r'.includes(this.text.charAt(this.#at)) && this.#at < this.text.length) this.#at += 1;
  }
}

/** Where a path is none. */
export class PathSyntaxFault extends Error {
  readonly at: number;

  constructor(at: number) {
    super();
    this.at = at;
  }
}

const NUMBER_CHARACTERS = '0123456789.eE+-';
/** Paths stand in single quotes, too. */
const PATH_ESCAPES: ReadonlyMap<string, string> = new Map([...ESCAPES, ["'", "'"]]);

function isNameStart(character: string): boolean {
  return isLetter(character) || character === '_' || character > '\u007f';
}

function isNamePart(character: string): boolean {
  return isNameStart(character) || isDigit(character);
}
