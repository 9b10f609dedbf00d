/** Character classes of PL/SQL. Letters are those of Unicode, as in an AL32UTF8 database. */

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** What an unquoted name may begin with. */
export function isNameStart(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code < 128 ? isAsciiLetter(code) : isLetter(source, at);
}

/** The offset after the unquoted name, or the rest of one, that begins at `from`: letters, digits, `_`, `$`, `#`. */
export function skipName(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    const isPart =
      code < 128
        ? isAsciiLetter(code) || isDigit(code) || code === 95 || code === 36 || code === 35
        : isLetter(source, at);
    if (!isPart) break;
    at += 1;
  }
  return at;
}

/** Blanks, control characters, and the blanks beyond ASCII that editors leave behind. */
export function isBlank(code: number): boolean {
  return (
    code <= 32 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0xfeff ||
    code === 0x3000 ||
    code === 0x2028 ||
    code === 0x2029
  );
}

/** As Oracle folds unquoted names: a character whose upper case is several (ß) stays. */
export function foldName(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return Array.from(text, (character) => {
    const folded = character.toUpperCase();
    return folded.length === character.length ? folded : character;
  }).join('');
}

function isLetter(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  // The second half of a letter outside the basic plane.
  if (code >= 0xdc00 && code <= 0xdfff) return at > 0 && ANY_LETTER.test(source.slice(at - 1, at + 1));
  return ANY_LETTER.test(String.fromCodePoint(source.codePointAt(at) ?? 0));
}

/** Asked about one character at a time. */
const ANY_LETTER = /^[\p{L}\p{M}\p{Nl}]$/u;
