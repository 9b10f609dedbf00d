/**
 * What the lexer cuts a source into. Words are not classified as keywords: Oracle reserves few, the grammar decides by
 * context. Comments and hints are gaps between tokens.
 */
export interface Token {
  readonly kind: TokenKind;
  /** What keywords and operators are recognised by: the upper-case word or the operator; `''` for all other tokens. */
  readonly symbol: string;
  /**
   * A word folded to upper case, a quoted identifier without its quotes, a string's value, a number's digits, a bind's
   * name as the driver calls it, the name after `$$`; for an operator or directive its spelling.
   */
  readonly value: string;
  /** Of a word, as it is written; of others `value`. */
  readonly spelling: string;
  readonly modifier: 'national' | 'f' | 'd' | 'quoted' | undefined;
  /** 0-based character offsets; `end` is exclusive. */
  readonly position: number;
  readonly end: number;
}

export type TokenKind =
  | 'word'
  | 'quoted_identifier'
  | 'number'
  | 'string'
  | 'bind'
  | 'operator'
  /** `$IF`, `$THEN`, `$ELSIF`, `$ELSE`, `$END`, `$ERROR`. */
  | 'directive'
  /** `$$name`. */
  | 'inquiry'
  | 'end';
