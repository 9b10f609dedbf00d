import { closest } from '../config/closest.js';
import type { PatternRule } from '../config/path-pattern.js';
import { formatSqlPath } from '../config/sql-name.js';
import { ConfigError } from '../errors/generator-error.js';

/**
 * The rule for a name: that of the most specific pattern which matches it and can be applied.
 * @param rules the most specific first
 */
export function patternRule<T>(
  rules: readonly PatternRule<T>[],
  parts: readonly string[],
  applies: (value: T) => boolean = () => true,
): T | undefined {
  return rules.find(({ pattern, value }) => pattern.matches(parts) && applies(value))?.value;
}

/** A name that patterns may mean, and whether a rule can be applied to it. */
export interface PatternPlace<T> {
  readonly parts: readonly string[];
  readonly applies: (value: T) => boolean;
}

/** @throws ConfigError for a pattern that means nothing, and for two that are equally specific for the same name */
export function checkPatterns<T>(
  rules: readonly PatternRule<T>[],
  places: readonly PatternPlace<T>[],
  where: string,
): void {
  for (const { pattern, value } of rules) {
    const matched = places.filter(({ parts }) => pattern.matches(parts));
    const fitting = matched.filter(({ applies }) => applies(value));
    if (fitting.length > 0) continue;
    const [first] = matched;
    const what =
      first === undefined
        ? `matches nothing${similarTo(pattern.text, places)}`
        : `matches only what its mapping cannot be applied to, such as ${formatSqlPath(first.parts)}`;
    throw new ConfigError(`${where}: the pattern "${pattern.text}" ${what}. Correct it, or take it out.`);
  }
  for (const { parts, applies } of places) {
    const [first, second] = rules.filter(({ pattern, value }) => pattern.matches(parts) && applies(value));
    if (first === undefined || second === undefined || first.pattern.weight !== second.pattern.weight) continue;
    throw new ConfigError(
      `${where}: "${first.pattern.text}" and "${second.pattern.text}" both match ${formatSqlPath(parts)}, and none is more specific. Give ${formatSqlPath(parts)} a mapping of its own, or make one of the patterns longer.`,
    );
  }
}

function similarTo<T>(text: string, places: readonly PatternPlace<T>[]): string {
  const names = places.map(({ parts }) => formatSqlPath(parts));
  const similar = closest(text, names);
  return similar === undefined ? '' : ` (did you mean ${similar}?)`;
}
