import { BinaryDouble } from '../values/binary-float.js';
import { type DataType, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { text } from './argument-values.js';
import { definePackage, input, nativeFunction } from './native-package.js';

const TEXTS = [input('S1', VARCHAR2), input('S2', VARCHAR2)];
const BINARY_DOUBLE: DataType = { kind: 'binary_double' };

/** Winkler's: how much, and for how many characters, a common beginning counts. */
const PREFIX_WEIGHT = 0.1;
const MAX_PREFIX = 4;
/** Below, some variants of the method do not count the beginning. */
const SURE_AGREEMENT = 0.7;

/** How far texts are from each other. Source: PL/SQL Packages and Types Reference, UTL_MATCH. */
export const UTL_MATCH = definePackage('UTL_MATCH', [
  nativeFunction('EDIT_DISTANCE', TEXTS, PLS_INTEGER, (values) => editDistance(...textsOf(values))),
  nativeFunction('EDIT_DISTANCE_SIMILARITY', TEXTS, PLS_INTEGER, (values) => {
    const [one, two] = textsOf(values);
    return Math.round(100 * (1 - editDistance(one, two) / Math.max(one.length, two.length)));
  }),
  nativeFunction('JARO_WINKLER', TEXTS, BINARY_DOUBLE, (values) => new BinaryDouble(jaroWinkler(...textsOf(values)))),
  nativeFunction('JARO_WINKLER_SIMILARITY', TEXTS, PLS_INTEGER, (values) =>
    // 0.95 is not to become 94 by what is lost in binary fractions.
    Math.floor(100 * jaroWinkler(...textsOf(values)) + 1e-9),
  ),
]);

/** @throws NotSupportedError where it is not documented what Oracle counts */
function textsOf([first, second]: readonly Value[]): readonly [string, string] {
  const [one, two] = [text(first), text(second)];
  if (one === null || two === null) throw new NotSupportedError('UTL_MATCH with NULL');
  if (![...one, ...two].every((character) => character <= '\u007f')) {
    throw new NotSupportedError('UTL_MATCH with characters of several bytes');
  }
  return [one, two];
}

/** Levenshtein's: the insertions, deletions and substitutions that make one of the other. */
function editDistance(one: string, two: string): number {
  let previous = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= two.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + Number(one[row - 1] !== two[column - 1]);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[two.length] ?? 0;
}

function jaroWinkler(one: string, two: string): number {
  const agreement = jaro(one, two);
  let prefix = 0;
  while (prefix < MAX_PREFIX && prefix < one.length && one[prefix] === two[prefix]) prefix += 1;
  if (prefix > 0 && agreement > 0 && agreement <= SURE_AGREEMENT) {
    throw new NotSupportedError('UTL_MATCH.JARO_WINKLER of texts that agree in little more than their beginning');
  }
  return agreement + prefix * PREFIX_WEIGHT * (1 - agreement);
}

function jaro(one: string, two: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, two.length) / 2) - 1);
  const taken = new Set<number>();
  const matched: string[] = [];
  for (let index = 0; index < one.length; index += 1) {
    for (let other = Math.max(0, index - reach); other <= Math.min(two.length - 1, index + reach); other += 1) {
      if (taken.has(other) || one[index] !== two[other]) continue;
      taken.add(other);
      matched.push(one.charAt(index));
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inOrder = [...taken].sort((left, right) => left - right);
  const moved = inOrder.filter((place, index) => two[place] !== matched[index]).length;
  const count = matched.length;
  return (count / one.length + count / two.length + (count - Math.floor(moved / 2)) / count) / 3;
}
