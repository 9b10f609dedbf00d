import { foldName, isBlank, isDigit, isNameStart, skipName } from './characters.js';
import type { Token, TokenKind } from './token.js';

/** Cuts a source into tokens, comments among them, one at a time: what follows the heading of a wrapped package is no PL/SQL. */
export class Lexer {
  /** Where a literal, quoted name or comment begins that does not end; there are no tokens after it. */
  unterminated: { readonly what: string; readonly line: number } | undefined;

  readonly #source: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Undefined at the end. */
  next(): Token | undefined {
    this.#skipBlanks();
    const source = this.#source;
    const start = this.#at;
    if (start >= source.length) return undefined;
    const code = source.charCodeAt(start);
    if (isNameStart(source, start)) return this.#word(start);
    const following = source.charCodeAt(start + 1);
    if (isDigit(code) || (code === DOT && isDigit(following)))
      return this.#simple('number', start, numberEnd(source, start));
    if (code === DASH && following === DASH) return this.#lineComment(start);
    if (code === SLASH && following === STAR) return this.#upTo('comment', start, start + 2, '*/', 'comment');
    if (code === QUOTE) return this.#string(start, start);
    if (code === DOUBLE_QUOTE) return this.#quotedName(start);
    if (code === DOLLAR) {
      const kind = following === DOLLAR ? 'inquiry' : 'directive';
      const name = kind === 'inquiry' ? start + 2 : start + 1;
      if (isNameStart(source, name)) {
        const end = skipName(source, name);
        return this.#token(kind, foldName(source.slice(name, end)), start, end);
      }
    }
    const isPair = MAY_END_PAIR.includes(source.charAt(start + 1)) && PAIRS.has(source.slice(start, start + 2));
    return this.#simple('symbol', start, start + (isPair ? 2 : 1));
  }

  #skipBlanks(): void {
    const source = this.#source;
    let at = this.#at;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (!isBlank(code)) break;
      if (code === NEWLINE) {
        this.#line += 1;
        this.#lineStart = at + 1;
      }
    }
    this.#at = at;
  }

  #word(start: number): Token | undefined {
    const source = this.#source;
    const end = skipName(source, start + 1);
    if (source.charCodeAt(end) === QUOTE && end - start <= 2) {
      const prefix = source.slice(start, end).toUpperCase();
      if (prefix === 'N') return this.#string(start, end);
      if (prefix === 'Q' || prefix === 'NQ') return this.#delimited(start, end);
    }
    return this.#token('word', foldName(source.slice(start, end)), start, end);
  }

  #lineComment(start: number): Token {
    const newline = this.#source.indexOf('\n', start);
    return this.#simple('comment', start, newline < 0 ? this.#source.length : newline);
  }

  /** `'it''s'`; `quote` is where the opening quote stands. */
  #string(start: number, quote: number): Token | undefined {
    const source = this.#source;
    let close = source.indexOf("'", quote + 1);
    while (close >= 0 && source.charCodeAt(close + 1) === QUOTE) close = source.indexOf("'", close + 2);
    if (close < 0) return this.#endless('text literal');
    return this.#token('text', source.slice(quote + 1, close).replaceAll("''", "'"), start, close + 1);
  }

  /** `q'[…]'` */
  #delimited(start: number, quote: number): Token | undefined {
    const source = this.#source;
    const opening = source.charAt(quote + 1);
    const close = opening === '' ? -1 : source.indexOf(`${CLOSING[opening] ?? opening}'`, quote + 2);
    if (close < 0) return this.#endless('text literal');
    return this.#token('text', source.slice(quote + 2, close), start, close + 2);
  }

  #quotedName(start: number): Token | undefined {
    const close = this.#source.indexOf('"', start + 1);
    if (close < 0) return this.#endless('quoted name');
    return this.#token('quoted name', this.#source.slice(start + 1, close), start, close + 1);
  }

  #upTo(kind: TokenKind, start: number, from: number, mark: string, what: string): Token | undefined {
    const close = this.#source.indexOf(mark, from);
    return close < 0 ? this.#endless(what) : this.#simple(kind, start, close + mark.length);
  }

  #endless(what: string): undefined {
    this.unterminated = { what, line: this.#line };
    this.#at = this.#source.length;
  }

  #simple(kind: TokenKind, start: number, end: number): Token {
    return this.#token(kind, this.#source.slice(start, end), start, end);
  }

  #token(kind: TokenKind, value: string, start: number, end: number): Token {
    const line = this.#line;
    const column = start - this.#lineStart + 1;
    if (MAY_SPAN_LINES[kind] === true) this.#countLines(start, end);
    this.#at = end;
    return { kind, value, start, end, line, column, endLine: this.#line };
  }

  #countLines(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      if (this.#source.charCodeAt(at) !== NEWLINE) continue;
      this.#line += 1;
      this.#lineStart = at + 1;
    }
  }
}

/** Digits, one point (but `1..2` is a range), an exponent, a suffix of a binary type. */
function numberEnd(source: string, start: number): number {
  let end = skipDigits(source, start);
  if (source.charCodeAt(end) === DOT && source.charCodeAt(end + 1) !== DOT) end = skipDigits(source, end + 1);
  if (isEither(source, end, 'e', 'E')) {
    const digits = isEither(source, end + 1, '+', '-') ? end + 2 : end + 1;
    if (isDigit(source.charCodeAt(digits))) end = skipDigits(source, digits);
  }
  const hasSuffix = isEither(source, end, 'f', 'F') || isEither(source, end, 'd', 'D');
  return hasSuffix && skipName(source, end + 1) === end + 1 ? end + 1 : end;
}

function skipDigits(source: string, from: number): number {
  let at = from;
  while (isDigit(source.charCodeAt(at))) at += 1;
  return at;
}

function isEither(source: string, at: number, one: string, other: string): boolean {
  const character = source.charAt(at);
  return character === one || character === other;
}

const MAY_SPAN_LINES: Readonly<Partial<Record<TokenKind, true>>> = { comment: true, text: true, 'quoted name': true };

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

const MAY_END_PAIR = '=>.*|<';

const PAIRS: ReadonlySet<string> = new Set([
  ':=',
  '=>',
  '..',
  '**',
  '||',
  '<>',
  '!=',
  '^=',
  '~=',
  '<=',
  '>=',
  '<<',
  '>>',
]);

const [NEWLINE, QUOTE, DOUBLE_QUOTE, DOLLAR, DASH, SLASH, STAR, DOT] = [10, 39, 34, 36, 45, 47, 42, 46] as const;
