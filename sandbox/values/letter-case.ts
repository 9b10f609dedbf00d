/*
 * Upper and lower case letter by letter: what has no counterpart of one character stays, as ß does. More is a matter of
 * linguistic sorts. Source: SQL Language Reference, "UPPER" and "NLS_UPPER".
 */

export function upperCase(text: string): string {
  return mapped(text, (character) => character.toUpperCase());
}

export function lowerCase(text: string): string {
  return mapped(text, (character) => character.toLowerCase());
}

function mapped(text: string, map: (text: string) => string): string {
  const whole = map(text);
  // The same length of both is how it nearly always is.
  if (whole.length === text.length) return whole;
  return Array.from(text, (character) => {
    const counterpart = map(character);
    return counterpart.length === character.length ? counterpart : character;
  }).join('');
}

/** Each word's first letter in upper case, the rest in lower; words are runs of letters and digits. */
export function initialCapitals(text: string): string {
  let inWord = false;
  let result = '';
  for (const character of text) {
    result += inWord ? lowerCase(character) : upperCase(character);
    inWord = ALPHANUMERIC.test(character);
  }
  return result;
}

const ALPHANUMERIC = /[\p{L}\p{N}]/u;
