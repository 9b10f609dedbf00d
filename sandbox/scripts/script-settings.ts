import type { SubstitutionVariables } from './substitution-variables.js';

/** A SET command that would change how a script is read in a way that this loader does not follow. */
export interface RefusedSetting {
  readonly name: string;
}

/**
 * Follows a SET command. Settings of display are of no importance here.
 * @param words those after SET, upper case; several settings may follow each other
 * @returns the setting that must be refused, if there is one
 */
export function applySettings(words: readonly string[], variables: SubstitutionVariables): RefusedSetting | undefined {
  for (const [index, word] of words.entries()) {
    const value = words[index + 1] ?? '';
    if (isShortFor(word, 'DEFINE', 3) || word === 'SCAN') {
      const character = characterOf(value, '&');
      if (character === 'refused') return { name: `SET ${word} ${value}` };
      variables.character = character;
      continue;
    }
    if (isShortFor(word, 'CONCAT', 3)) {
      const character = characterOf(value, '.');
      if (character === 'refused') return { name: `SET ${word} ${value}` };
      variables.terminator = character;
      continue;
    }
    const reading = READING_SETTINGS.find(([name, shortest]) => isShortFor(word, name, shortest));
    if (reading !== undefined && !reading[2].includes(value)) return { name: `SET ${reading[0]} ${value}`.trim() };
  }
  return undefined;
}

/** ON, OFF, or the character itself, which may be in quotes. */
function characterOf(value: string, usual: string): string | undefined | 'refused' {
  if (value === 'ON') return usual;
  if (value === 'OFF') return undefined;
  const quoted = value.length === 3 && value.startsWith("'") && value.endsWith("'");
  const character = quoted ? value.charAt(1) : value;
  return character.length === 1 && PUNCTUATION.includes(character) ? character : 'refused';
}

const PUNCTUATION = '!#$%&*+,-./:;<=>?@^_`|~';

function isShortFor(word: string, name: string, shortest: number): boolean {
  return word.length >= shortest && name.startsWith(word);
}

/** Name, length of the shortest abbreviation, and the values that change nothing. */
const READING_SETTINGS: readonly (readonly [string, number, readonly string[]])[] = [
  ['AUTOCOMMIT', 4, ['OFF']],
  ['BLOCKTERMINATOR', 3, ['ON', '.', "'.'"]],
  ['CMDSEP', 4, ['OFF']],
  ['ESCAPE', 3, ['OFF']],
  ['SQLCASE', 4, ['MIXED']],
  ['SQLPREFIX', 6, ['#', "'#'"]],
  ['SQLTERMINATOR', 4, ['ON', ';', "';'"]],
];
