import type { Token } from './lexer/token.js';

/** A source's tokens, and the comments between them. */
export interface SourceText {
  readonly source: string;
  /** Without comments. */
  readonly tokens: readonly Token[];
  /** In the order of the source. */
  readonly comments: readonly PlacedComment[];
}

export interface PlacedComment {
  readonly comment: Token;
  /** The index of the token that follows it, which may be the number of tokens. */
  readonly before: number;
}

export function separateComments(source: string, all: readonly Token[]): SourceText {
  const tokens: Token[] = [];
  const comments: PlacedComment[] = [];
  for (const token of all) {
    if (token.kind === 'comment') comments.push({ comment: token, before: tokens.length });
    else tokens.push(token);
  }
  return { source, tokens, comments };
}
