import { isWhitespace } from '../syntax/lexer/characters.js';

/** The words of a command, apart by blanks. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (const character of `${text} `) {
    if (!isWhitespace(character.charCodeAt(0))) word += character;
    else if (word !== '') {
      words.push(word);
      word = '';
    }
  }
  return words;
}

/**
 * Values that stand behind each other, apart by blanks; those that hold blanks are in single or double quotes, which are not part of them. A
 * semicolon at the end is only the command's.
 */
export function argumentsOf(text: string): readonly string[] {
  const trimmed = text.trim();
  const given = trimmed.endsWith(';') ? trimmed.slice(0, -1) : trimmed;
  const values: string[] = [];
  for (let at = 0; at < given.length; ) {
    const character = given.charAt(at);
    if (isWhitespace(given.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const closing = character === '"' || character === "'" ? given.indexOf(character, at + 1) : -1;
    if (closing > 0) {
      values.push(given.slice(at + 1, closing));
      at = closing + 1;
      continue;
    }
    let end = at;
    while (end < given.length && !isWhitespace(given.charCodeAt(end))) end += 1;
    values.push(given.slice(at, end));
    at = end;
  }
  return values;
}
