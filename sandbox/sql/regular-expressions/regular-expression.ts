import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { findMatch, type Match } from './find-match.js';
import type { MatchParameters } from './pattern.js';
import { compilePattern, type Program } from './program.js';

/** How many patterns are kept compiled. */
const MAX_KEPT = 100;
const kept = new Map<string, Program>();

/**
 * A pattern with its match parameter, ready to be matched.
 * @throws OracleError 1760 for a match parameter that is none, 12725 to 12733
 */
export function regularExpression(pattern: string, matchParameter: string): Program {
  const key = `${matchParameter}/${pattern}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const program = compilePattern(pattern, readMatchParameter(matchParameter));
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, program);
  return program;
}

/** Of `i` and `c` the last one counts. */
function readMatchParameter(text: string): MatchParameters {
  let ignoresCase = false;
  for (const letter of text) {
    if (letter === 'i' || letter === 'c') ignoresCase = letter === 'i';
    else if (letter !== 'n' && letter !== 'm' && letter !== 'x') {
      throw new OracleError(1760, 'illegal argument for function');
    }
  }
  return {
    ignoresCase,
    dotMatchesNewline: text.includes('n'),
    multiline: text.includes('m'),
    ignoresWhitespace: text.includes('x'),
  };
}

/**
 * The matches from some place on, none of which begins before the one before it ends. One that is empty does not stand
 * where the one before began.
 */
export function* matches(program: Program, text: readonly string[], from: number): Generator<Match, void, void> {
  if (from > 0 && program.asksForStart) {
    throw new NotSupportedError('^ and \\A in a regular expression that is matched from another position than 1');
  }
  let place = from;
  while (place <= text.length) {
    const match = findMatch(program, text, place);
    if (match === undefined) return;
    yield match;
    place = match.end > match.start ? match.end : match.end + 1;
  }
}

/** A match that nobody knows whether Oracle finds it: an empty one at the end, after another one. */
export function isDoubtful(match: Match, index: number, text: readonly string[]): boolean {
  return index > 0 && match.start === match.end && match.end === text.length;
}
