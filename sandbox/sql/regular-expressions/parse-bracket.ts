import { compareValues } from '../../values/compare.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { type CharacterSet, isClassName, type SetMember } from './pattern.js';

/**
 * Reads a bracket expression: `[^a-z[:digit:]_]`. As in POSIX a backslash stands for itself in it.
 * @param start the place after the bracket
 * @returns the set, and the place after the closing bracket
 * @throws OracleError 12726, 12728, 12729
 */
export function parseBracket(
  text: readonly string[],
  start: number,
): { readonly set: CharacterSet; readonly end: number } {
  const negated = text[start] === '^';
  const first = negated ? start + 1 : start;
  const members: SetMember[] = [];
  let at = first;
  while (text[at] !== ']' || at === first) {
    const element = readElement(text, at);
    at = element.end;
    if (text[at] !== '-' || text[at + 1] === ']' || text[at + 1] === undefined) {
      members.push(element.member);
      continue;
    }
    const last = readElement(text, at + 1);
    at = last.end;
    members.push(rangeBetween(element.member, last.member));
  }
  return { set: { negated, members }, end: at + 1 };
}

interface Element {
  readonly member: SetMember;
  readonly end: number;
}

function readElement(text: readonly string[], at: number): Element {
  const [character, next = ''] = [text[at], text[at + 1]];
  if (character === undefined) throw unmatchedBracket();
  if (character === '[' && (next === ':' || next === '.' || next === '=')) return readNamed(text, at + 2, next);
  if (character === '\\' && isLetter(next)) {
    throw new NotSupportedError('a backslash before a letter in a bracket expression of a regular expression');
  }
  return { member: { kind: 'range', from: character, to: character }, end: at + 1 };
}

/** `[:alpha:]`, `[.x.]`, `[=e=]`. */
function readNamed(text: readonly string[], start: number, sign: ':' | '.' | '='): Element {
  let end = start;
  while (text[end] !== sign || text[end + 1] !== ']') {
    if (text[end] === undefined) throw unmatchedBracket();
    end += 1;
  }
  const name = text.slice(start, end).join('');
  if (sign === '=') throw new NotSupportedError('equivalence classes ([=a=]) in regular expressions');
  if (sign === ':') {
    if (!isClassName(name)) throw new OracleError(12729, 'invalid character class in regular expression');
    return { member: { kind: 'class', name }, end: end + 2 };
  }
  if (end - start !== 1) throw new NotSupportedError('collating elements ([.ch.]) in regular expressions');
  return { member: { kind: 'range', from: name, to: name }, end: end + 2 };
}

function rangeBetween(first: SetMember, last: SetMember): SetMember {
  if (first.kind === 'class' || last.kind === 'class' || compareValues(first.from, last.to) > 0) {
    throw new OracleError(12728, 'invalid range in regular expression');
  }
  return { kind: 'range', from: first.from, to: last.to };
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function unmatchedBracket(): OracleError {
  return new OracleError(12726, 'unmatched bracket in regular expression');
}
