import type { Naming } from '../../config/config.js';
import type { SourceNotes } from '../../model/source-notes.js';
import { isRegularName } from './spell-name.js';

/** Something with a name that its declaration may spell otherwise than the dictionary. */
export interface Spelled {
  /** Exact spelling. */
  readonly name: string;
  readonly notes?: SourceNotes;
}

/** By exact spelling, the names from which those in the client are made. */
export type Words = ReadonlyMap<string, string>;

/**
 * The words of names that must not meet: GETCUSTOMERNAME that is declared as `GetCustomerName` is GET_CUSTOMER_NAME. Names that would then be the same stay as the
 * dictionary has them. Of a name that is there several times, the first spelling that has capitals inside counts.
 */
export function wordsOf(declared: readonly Spelled[], { spelling }: Pick<Naming, 'spelling'>): Words {
  const words = new Map<string, string>();
  for (const { name, notes } of declared) {
    const known = words.get(name) ?? name;
    words.set(name, spelling === 'source' && known === name ? inWords(name, notes?.spelling) : known);
  }
  for (let contested = contestedIn(words); contested.length > 0; contested = contestedIn(words)) {
    for (const name of contested) words.set(name, name);
  }
  return words;
}

/** The names that a source's spelling has made the same as another one. */
function contestedIn(words: Words): readonly string[] {
  const owners = new Map<string, number>();
  for (const one of words.values()) owners.set(one, (owners.get(one) ?? 0) + 1);
  return [...words].filter(([name, one]) => name !== one && (owners.get(one) ?? 0) > 1).map(([name]) => name);
}

/**
 * A word begins at a capital after a small letter or a digit, and at the last of several capitals where a small letter follows it: `HTTPServer` is HTTP_SERVER,
 * `line2Total` LINE2_TOTAL. Spellings that give no regular name count for nothing.
 */
function inWords(name: string, spelling: string | undefined): string {
  if (spelling === undefined || spelling.toUpperCase() !== name) return name;
  const words = spelling
    .replaceAll(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, '$1_$2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toUpperCase();
  return isRegularName(words) ? words : name;
}
