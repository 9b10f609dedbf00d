/** What SET changes about how a script is read; kept across the files that it starts. */
export interface ScriptSettings {
  /** `&name` stands for a value (SET DEFINE). */
  substitution: boolean;
}

/** A SET command that would change how a script is read in a way that this loader does not follow. */
export interface RefusedSetting {
  readonly name: string;
}

/**
 * Follows a SET command. Settings of display are of no importance here.
 * @param words those after SET, upper case; several settings may follow each other
 * @returns the setting that must be refused, if there is one
 */
export function applySettings(words: readonly string[], settings: ScriptSettings): RefusedSetting | undefined {
  for (const [index, word] of words.entries()) {
    const value = words[index + 1] ?? '';
    if (isShortFor(word, 'DEFINE', 3) || word === 'SCAN') {
      if (value !== 'ON' && value !== 'OFF' && value !== '&' && value !== "'&'")
        return { name: `SET ${word} ${value}` };
      settings.substitution = value !== 'OFF';
      continue;
    }
    const reading = READING_SETTINGS.find(([name, shortest]) => isShortFor(word, name, shortest));
    if (reading !== undefined && !reading[2].includes(value)) return { name: `SET ${reading[0]} ${value}`.trim() };
  }
  return undefined;
}

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
