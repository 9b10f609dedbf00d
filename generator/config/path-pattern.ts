import { withoutRowtype } from './by-path.js';
import { matcher } from './name-pattern.js';
import { parsePathParts } from './sql-name.js';

/** Which dotted names are meant: part by part a name, or one with `*` and `?`; `**` at the beginning stands for any parts. */
export interface PathPattern {
  /** As the configuration has it, for messages. */
  readonly text: string;
  /** How many characters are given: of two patterns the one with more is the more specific. */
  readonly weight: number;
  /** @param parts exact spelling */
  readonly matches: (parts: readonly string[]) => boolean;
}

/** What is configured for all names that a pattern matches. */
export interface PatternRule<T> {
  readonly pattern: PathPattern;
  readonly value: T;
}

/** The keys that are patterns, the most specific first, and the others. */
export function splitPatterns<T>(
  given: Readonly<Record<string, T>>,
  where: string,
  lengths: readonly number[],
  complaints: string[],
): { readonly exact: Readonly<Record<string, T>>; readonly patterns: readonly PatternRule<T>[] } {
  const exact: Record<string, T> = {};
  const patterns: PatternRule<T>[] = [];
  for (const [text, value] of Object.entries(given)) {
    const pattern = isPattern(text) ? parsePathPattern(text, lengths) : undefined;
    if (pattern !== undefined) patterns.push({ pattern, value });
    else if (isPattern(text))
      complaints.push(
        `${where}: "${text}" has not as many parts as the names that it could match, ${lengths.join(' or ')}; ** stands for any`,
      );
    else exact[text] = value;
  }
  return { exact, patterns: patterns.sort((a, b) => b.pattern.weight - a.pattern.weight) };
}

function isPattern(text: string): boolean {
  return parsePathParts(text)?.some(({ name, quoted }) => !quoted && /[*?]/.test(name)) === true;
}

function parsePathPattern(text: string, lengths: readonly number[]): PathPattern | undefined {
  const all = (parsePathParts(text) ?? []).map((part) => ({ ...part, name: withoutRowtype(part.name) }));
  const isAnywhere = all[0]?.name === '**' && all[0].quoted === false;
  const parts = isAnywhere ? all.slice(1) : all;
  if (isAnywhere ? parts.length === 0 || parts.length > Math.max(...lengths) : !lengths.includes(parts.length))
    return undefined;
  const tests = parts.map(({ name, quoted }) => (quoted ? (other: string) => other === name : matcher(name)));
  const given = parts.map(({ name, quoted }) => (quoted ? name : name.replaceAll(/[*?]/g, '')).length);
  return {
    text,
    weight: given.reduce((sum, count) => sum + count, 0),
    matches: (names) => {
      if (isAnywhere ? names.length < tests.length : names.length !== tests.length) return false;
      const last = names.slice(names.length - tests.length);
      return tests.every((test, index) => test(last[index] ?? ''));
    },
  };
}
