import type { Token } from '../lexer/token.js';

/** Tokens as the source has them, with one blank for all that stands between two of them. */
export function writtenText(source: string, tokens: readonly Token[]): string {
  const parts: string[] = [];
  let previous: Token | undefined;
  for (const token of tokens) {
    if (previous !== undefined && previous.end < token.start) parts.push(' ');
    parts.push(source.slice(token.start, token.end));
    previous = token;
  }
  return parts.join('');
}

/** Tokens in upper case with blanks only where words meet: `(9,2)`, `(30 CHAR)`, `(6) WITH TIME ZONE`. */
export function canonicalText(tokens: readonly Token[]): string {
  let text = '';
  let mayTouch = true;
  for (const { kind, value } of tokens) {
    const isWordLike = kind !== 'symbol';
    if (!mayTouch && isWordLike) text += ' ';
    text += value;
    mayTouch = !isWordLike && value !== ')';
  }
  return text;
}
