import { BOOLEAN, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { findMatch, type Match, type MatchedGroup } from '../regular-expressions/find-match.js';
import type { Program } from '../regular-expressions/program.js';
import { isDoubtful, matches, regularExpression } from '../regular-expressions/regular-expression.js';
import { parseReplacement, replaced } from '../regular-expressions/replacement.js';
import { integerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, type DeclaredType, define } from './built-in-function.js';
import { acceptingLobs } from './lob-arguments.js';

/**
 * The functions of regular expressions, and the condition REGEXP_LIKE. They count in characters. Source: SQL Language
 * Reference, the pages of their names.
 */
export const REGEXP_FUNCTIONS: readonly BuiltInFunction[] = [
  regexp('REGEXP_LIKE', [VARCHAR2], BOOLEAN, like),
  regexp('REGEXP_COUNT', [NUMBER, VARCHAR2], NUMBER, count),
  regexp('REGEXP_SUBSTR', [NUMBER, NUMBER, VARCHAR2, NUMBER], VARCHAR2, substring),
  regexp('REGEXP_INSTR', [NUMBER, NUMBER, NUMBER, VARCHAR2, NUMBER], NUMBER, position),
  regexp('REGEXP_REPLACE', [VARCHAR2, NUMBER, NUMBER, VARCHAR2], VARCHAR2, replace),
];

/** @param optional what may follow the text and the pattern */
function regexp(
  name: string,
  optional: readonly DeclaredType[],
  result: DeclaredType,
  evaluate: (values: readonly Value[]) => Value,
): BuiltInFunction {
  const given = (values: readonly Value[]): Value => {
    const computed = evaluate(values);
    return computed === '' ? null : computed;
  };
  return acceptingLobs(define(name, [VARCHAR2, VARCHAR2, ...optional], result, given, { optional: optional.length }));
}

/** REGEXP_LIKE(text, pattern, match_param) */
function like([text = null, pattern = null, parameter]: readonly Value[]): Value {
  if (text === null || pattern === null) return null;
  return findMatch(programOf(pattern, parameter), [...textOf(text)], 0, true) !== undefined;
}

/** REGEXP_COUNT(text, pattern, position, match_param) */
function count([text = null, pattern = null, from = 1, parameter]: readonly Value[]): Value {
  if (text === null || pattern === null || from === null) return null;
  const characters = [...textOf(text)];
  let found = 0;
  for (const match of matches(programOf(pattern, parameter), characters, startOf(from))) {
    requireCertain(match, found, characters, 'REGEXP_COUNT');
    found += 1;
  }
  return found;
}

/** REGEXP_SUBSTR(text, pattern, position, occurrence, match_param, subexpr) */
function substring([text = null, pattern = null, from = 1, nth = 1, parameter, group = 0]: readonly Value[]): Value {
  if (text === null || pattern === null || from === null || nth === null || group === null) return null;
  const characters = [...textOf(text)];
  const found = occurrence(programOf(pattern, parameter), characters, startOf(from), nth);
  const range = found === undefined ? undefined : partOf(found.match, integerWithin(group, 0, 9));
  return range === undefined ? null : characters.slice(range.start, range.end).join('');
}

/** REGEXP_INSTR(text, pattern, position, occurrence, return_opt, match_param, subexpr) */
function position(values: readonly Value[]): Value {
  const [text = null, pattern = null, from = 1, nth = 1, option = 0, parameter, group = 0] = values;
  if (text === null || pattern === null) return null;
  if (from === null || nth === null || option === null || group === null) return null;
  const characters = [...textOf(text)];
  const side = integerWithin(option, 0, 1) === 0 ? 'start' : 'end';
  const found = occurrence(programOf(pattern, parameter), characters, startOf(from), nth);
  if (found === undefined) return 0;
  requireCertain(found.match, found.index, characters, 'REGEXP_INSTR');
  const range = partOf(found.match, integerWithin(group, 0, 9));
  return range === undefined ? 0 : range[side] + 1;
}

/** REGEXP_REPLACE(text, pattern, replace_string, position, occurrence, match_param) */
function replace(values: readonly Value[]): Value {
  const [text = null, pattern = null, replacement = null, from = 1, nth = 0, parameter] = values;
  if (text === null || from === null || nth === null) return null;
  if (pattern === null) throw new NotSupportedError('REGEXP_REPLACE with a pattern that is NULL');
  const characters = [...textOf(text)];
  const program = programOf(pattern, parameter);
  const written = parseReplacement(replacement === null ? '' : textOf(replacement), program.groups);
  const wanted = integerWithin(nth, 0);
  const parts: string[] = [];
  let [done, index] = [0, 0];
  for (const match of matches(program, characters, startOf(from))) {
    const instead = replaced(written, match, characters);
    if (instead !== '') requireCertain(match, index, characters, 'REGEXP_REPLACE');
    index += 1;
    if (wanted !== 0 && index !== wanted) continue;
    parts.push(characters.slice(done, match.start).join(''), instead);
    done = match.end;
    if (index === wanted) break;
  }
  return parts.length === 0 ? text : parts.join('') + characters.slice(done).join('');
}

/** A match parameter that is NULL is none. */
function programOf(pattern: NonNullable<Value>, parameter: Value | undefined): Program {
  return regularExpression(textOf(pattern), parameter === undefined || parameter === null ? '' : textOf(parameter));
}

function startOf(from: NonNullable<Value>): number {
  return integerWithin(from, 1) - 1;
}

function occurrence(
  program: Program,
  text: readonly string[],
  from: number,
  nth: NonNullable<Value>,
): { readonly match: Match; readonly index: number } | undefined {
  const wanted = integerWithin(nth, 1);
  let index = 0;
  for (const match of matches(program, text, from)) {
    if (index === wanted - 1) return { match, index };
    index += 1;
  }
  return undefined;
}

/** The whole match for 0, otherwise a subexpression; undefined where it took no part or there is none of that number. */
function partOf(match: Match, group: number): MatchedGroup | undefined {
  return group === 0 ? match : match.groups[group - 1];
}

/** @throws OracleError 1428 */
function integerWithin(value: NonNullable<Value>, low: number, high = Number.POSITIVE_INFINITY): number {
  const integer = integerOf(value);
  if (integer >= low && integer <= high) return integer;
  throw new OracleError(1428, `argument '${integer}' is out of range`);
}

function requireCertain(match: Match, index: number, text: readonly string[], name: string): void {
  if (isDoubtful(match, index, text))
    throw new NotSupportedError(`${name} where an empty match follows another at the end`);
}
