import { NotSupportedError } from '../../values/oracle-error.js';
import type { Match } from './find-match.js';

/** A replacement: texts, and numbers of subexpressions. */
export type Replacement = readonly (string | number)[];

/** Reads a replacement: `\1` to `\9` stand for subexpressions, a backslash before a backslash for one. */
export function parseReplacement(text: string, groups: number): Replacement {
  const parts: (string | number)[] = [];
  const characters = [...text];
  for (let at = 0; at < characters.length; at += 1) {
    const [character = '', next] = [characters[at], characters[at + 1]];
    if (character !== '\\' || next === undefined) {
      parts.push(character);
      continue;
    }
    at += 1;
    if (next === '\\') parts.push(next);
    else if (next >= '1' && next <= '9' && Number(next) <= groups) parts.push(Number(next));
    else throw new NotSupportedError(`\\${next} in a replacement of REGEXP_REPLACE with ${groups} subexpressions`);
  }
  return parts;
}

export function replaced(replacement: Replacement, match: Match, text: readonly string[]): string {
  return replacement
    .map((part) => {
      if (typeof part === 'string') return part;
      const group = match.groups[part - 1];
      return group === undefined ? '' : text.slice(group.start, group.end).join('');
    })
    .join('');
}
