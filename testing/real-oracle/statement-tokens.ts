import type { Token } from '../../sandbox/syntax/lexer/token.js';
import { tokenize } from '../../sandbox/syntax/lexer/tokenize.js';

/** A name as written: `["ERP", "ORDERS"]`. `remote` if a database link follows. */
export interface WrittenName {
  readonly parts: readonly string[];
  readonly remote: boolean;
}

const END: Token = { kind: 'end', symbol: '', value: '', spelling: '', modifier: undefined, position: 0, end: 0 };

/** Walks over a statement's tokens. */
export class StatementTokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  get token(): Token {
    return this.#tokens[this.#at] ?? END;
  }

  get atEnd(): boolean {
    return this.token.kind === 'end';
  }

  advance(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  accept(...symbols: readonly string[]): boolean {
    if (!symbols.includes(this.token.symbol)) return false;
    this.advance();
    return true;
  }

  /** Words of which each may be missing, in this order. */
  skip(...symbols: readonly string[]): void {
    for (const symbol of symbols) this.accept(symbol);
  }

  /** Moves behind the next such word outside of parentheses; false, at the end, if there is none. */
  moveBehind(symbol: string): boolean {
    let depth = 0;
    while (!this.atEnd) {
      const { symbol: found } = this.advance();
      if (found === '(') depth += 1;
      else if (found === ')') depth -= 1;
      else if (found === symbol && depth === 0) return true;
    }
    return false;
  }

  /** Whether the word stands anywhere from here on. */
  includes(symbol: string): boolean {
    return this.#tokens.slice(this.#at).some((token) => token.symbol === symbol);
  }

  /** A name of one or more parts; undefined if something else stands here. */
  name(): WrittenName | undefined {
    const parts: string[] = [];
    do {
      if (this.token.kind !== 'word' && this.token.kind !== 'quoted_identifier') return undefined;
      parts.push(this.advance().value);
    } while (this.accept('.'));
    return { parts, remote: this.accept('@') };
  }

  /** Names of one part each, separated by commas. */
  names(): readonly string[] {
    const names: string[] = [];
    do names.push(this.advance().value);
    while (this.accept(','));
    return names;
  }
}
