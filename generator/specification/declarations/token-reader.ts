import { isSymbol, isWord, type Token } from '../lexer/token.js';

/** Why a declaration is left out: caught where the declarations are read, never seen by anybody else. */
export class NotUnderstood extends Error {}

/** Reads the tokens of one declaration, without comments. Positions are those in the whole source. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at: number;

  /** @param end exclusive */
  constructor(tokens: readonly Token[], from: number, end: number) {
    this.#tokens = tokens;
    this.#at = from;
    this.#end = end;
  }

  get at(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#end;
  }

  peek(ahead = 0): Token | undefined {
    const at = this.#at + ahead;
    return at < this.#end ? this.#tokens[at] : undefined;
  }

  advance(count = 1): void {
    this.#at += count;
  }

  isWord(word: string, ahead = 0): boolean {
    return isWord(this.peek(ahead), word);
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    return isSymbol(this.peek(ahead), symbol);
  }

  /** Takes these words, all or none. */
  takesWords(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false;
    this.#at += words.length;
    return true;
  }

  takesSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#at += 1;
    return true;
  }

  /** @throws NotUnderstood */
  expectSymbol(symbol: string): void {
    if (!this.takesSymbol(symbol)) throw new NotUnderstood(`${symbol} expected`);
  }

  /** @throws NotUnderstood */
  expectWord(word: string): void {
    if (!this.takesWords(word)) throw new NotUnderstood(`${word} expected`);
  }

  isName(ahead = 0): boolean {
    const kind = this.peek(ahead)?.kind;
    return kind === 'word' || kind === 'quoted name';
  }

  /** @throws NotUnderstood */
  expectName(): Token {
    const token = this.peek();
    if (token === undefined || !this.isName()) throw new NotUnderstood('name expected');
    this.#at += 1;
    return token;
  }

  /** `(…)`, at whose opening parenthesis the reader is. @throws NotUnderstood where it does not close */
  skipGroup(): void {
    let depth = 0;
    do {
      if (this.isSymbol('(')) depth += 1;
      else if (this.isSymbol(')')) depth -= 1;
      this.#at += 1;
    } while (depth > 0 && !this.atEnd);
    if (depth > 0) throw new NotUnderstood(') expected');
  }

  /** To the next comma or closing parenthesis outside of parentheses, or to the end. Gives what is skipped. */
  skipExpression(): readonly Token[] {
    const from = this.#at;
    while (!this.atEnd && !this.isSymbol(',') && !this.isSymbol(')')) {
      if (this.isSymbol('(')) this.skipGroup();
      else this.#at += 1;
    }
    return this.#tokens.slice(from, this.#at);
  }

  since(from: number): readonly Token[] {
    return this.#tokens.slice(from, this.#at);
  }

  rest(): readonly Token[] {
    return this.#tokens.slice(this.#at, this.#end);
  }
}
