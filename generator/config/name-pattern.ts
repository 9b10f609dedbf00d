import { parseSqlName } from './sql-name.js';

/** Which names are meant: an exact name, or one with `*` for any characters and `?` for exactly one. */
export interface NamePattern {
  /** As the configuration has it, for messages. */
  readonly text: string;
  /** Spelled as in the dictionary. */
  readonly name: string;
  readonly literal: boolean;
  readonly matches: (name: string) => boolean;
}

/** Reads `orders_*` or `"Mixed case"`; undefined when the text is neither a name nor a pattern. */
export function parseNamePattern(text: string): NamePattern | undefined {
  const name = parseSqlName(text);
  if (name === undefined) return undefined;
  if (text.startsWith('"') || !/[*?]/.test(name))
    return { text, name, literal: true, matches: (other) => other === name };
  return { text, name, literal: false, matches: matcher(name) };
}

/** For a pattern in the dictionary's spelling. */
export function matcher(pattern: string): (name: string) => boolean {
  const parts = [...pattern];
  return (name) => matchesFrom(parts, [...name]);
}

function matchesFrom([first, ...rest]: readonly string[], name: readonly string[]): boolean {
  if (first === undefined) return name.length === 0;
  if (first === '*')
    return matchesFrom(rest, name) || (name.length > 0 && matchesFrom([first, ...rest], name.slice(1)));
  return name.length > 0 && (first === '?' || first === name[0]) && matchesFrom(rest, name.slice(1));
}
