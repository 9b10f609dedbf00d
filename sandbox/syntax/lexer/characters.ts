/** Character classes of Oracle's lexers. Letters are those of Unicode, as in an AL32UTF8 database. */

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter: what an unquoted identifier may begin with. */
export function isIdentifierStart(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code >= 128 && isLetter(source, at);
}

/** Letter, digit, `_`, `$` or `#`. */
export function isIdentifierPart(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 128) {
    return (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95 ||
      code === 36 ||
      code === 35
    );
  }
  return code >= 128 && isLetter(source, at);
}

/** Blank, tab, line end, and the blanks beyond ASCII that editors leave behind. */
export function isWhitespace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x3000 || code === 0x2028
  );
}

/** Upper case as NLS_UPPER makes it: a character whose upper case is several (ß) stays. */
export function foldIdentifier(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return Array.from(text, (character) => {
    const folded = character.toUpperCase();
    return folded.length === character.length ? folded : character;
  }).join('');
}

function isLetter(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  // the second half of a letter outside the basic plane
  if (code >= 0xdc00 && code <= 0xdfff) return at > 0 && ANY_LETTER.test(source.slice(at - 1, at + 1));
  return ANY_LETTER.test(String.fromCodePoint(source.codePointAt(at) ?? 0));
}

/** Asked about one character at a time. */
const ANY_LETTER = /^[\p{L}\p{M}\p{Nl}]$/u;
