/** What the lexer cuts a source into. Words are not classified as keywords: PL/SQL reserves few of them, the place decides. */
export interface Token {
  readonly kind: TokenKind;
  /**
   * A word in upper case, a quoted name without its quotes, a text literal's value, a number as written, a symbol, a comment with its marks, the name after `$` or `$$` in
   * upper case.
   */
  readonly value: string;
  /** 0-based offsets in the source; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  /** From 1; a tab counts as one. */
  readonly column: number;
  /** The line of its last character. */
  readonly endLine: number;
}

export type TokenKind =
  | 'word'
  | 'quoted name'
  | 'number'
  | 'text'
  | 'symbol'
  | 'comment'
  /** `$IF`, `$THEN`, `$ELSIF`, `$ELSE`, `$END`, `$ERROR` */
  | 'directive'
  /** `$$name` */
  | 'inquiry'
  /** In the place of a conditional selection that only the database can decide. */
  | 'undecided';

export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word;
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol;
}

export function isDirective(token: Token | undefined, name: string): boolean {
  return token?.kind === 'directive' && token.value === name;
}
