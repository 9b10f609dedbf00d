import { formatSqlPath } from '../../config/sql-name.js';
import type { Subprogram } from '../../model/catalog.js';
import { groupBy } from '../../model/sort.js';
import { type Change, fromTo } from '../change.js';
import { type Report, reportOn } from '../report.js';
import { type Home, plannedRoutine, type Sides } from '../side.js';
import { type Ambiguity, ambiguityOf } from './ambiguity.js';
import { compareRoutine, pathOf, signatureOf } from './compare-routine.js';
import { matchOverloads, type Pair } from './match-overloads.js';

/** A routine on both sides, and where it is declared. */
export interface HomedPair extends Pair {
  readonly home: Home;
}

/**
 * The routines of a package, or those of a schema outside packages.
 * @returns those that are on both sides
 */
export function compareRoutines(
  before: readonly Subprogram[],
  after: readonly Subprogram[],
  home: Home,
  sides: Sides,
  changes: Change[],
): readonly HomedPair[] {
  const was = groupBy(before, ({ name }) => name);
  const is = groupBy(after, ({ name }) => name);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const report = reportOn(formatSqlPath(pathOf(home, { name })), changes);
    return compareNamesakes(was.get(name) ?? [], is.get(name) ?? [], home, sides, report).map((pair) => ({
      ...pair,
      home,
    }));
  });
}

function compareNamesakes(
  before: readonly Subprogram[],
  after: readonly Subprogram[],
  home: Home,
  sides: Sides,
  report: Report,
): readonly Pair[] {
  const { pairs, removed, added } = matchOverloads(before, after);
  const isOverloaded = before.length > 1 || after.length > 1;
  for (const pair of pairs) compareRoutine(pair, home, sides, isOverloaded ? reportOnOverload(pair, report) : report);
  for (const one of removed) {
    const grade = plannedRoutine(sides.before, home, one) === undefined ? 'compatible' : 'breaking';
    if (after.length === 0) report.add(grade, 'routine-removed', `${signatureOf(one)} is gone`);
    else report.add(grade, 'overload-removed', `the overload ${signatureOf(one)} is gone`);
  }
  for (const one of added) {
    const leftOut = plannedRoutine(sides.after, home, one) === undefined ? ', which the client leaves out' : '';
    if (before.length === 0) report.add('compatible', 'routine-added', `${signatureOf(one)} is new${leftOut}`);
    else
      report.add(
        'compatible',
        'overload-added',
        `the overload ${signatureOf(one)} is new${leftOut}${renamedTypes(pairs, home, sides)}`,
      );
  }
  compareAmbiguities(pairs, { removed, added }, home, sides, report);
  return pairs;
}

/** Which overload a change is about: the one that was. */
function reportOnOverload({ before }: Pair, report: Report): Report {
  return {
    add: (grade, code, message, member) =>
      report.add(grade, code, `in the overload ${signatureOf(before)}: ${message}`, member),
  };
}

/** The types of an overload's arguments and result are called after its explicit name. */
function renamedTypes(pairs: readonly Pair[], home: Home, sides: Sides): string {
  const [pair, another] = pairs;
  if (pair === undefined || another !== undefined) return '';
  const types = [plannedRoutine(sides.before, home, pair.before), plannedRoutine(sides.after, home, pair.after)];
  const [was, is] = types.map((plan) => plan?.args?.typeName);
  return was === undefined || is === undefined || was === is
    ? ''
    : `; the type of the other one's arguments is called ${fromTo(was, is)}`;
}

/** Two overloads of one side that are, or will be, on the other side, too. */
function compareAmbiguities(
  pairs: readonly Pair[],
  { removed, added }: { readonly removed: readonly Subprogram[]; readonly added: readonly Subprogram[] },
  home: Home,
  sides: Sides,
  report: Report,
): void {
  const all: readonly Partial<Pair>[] = [
    ...pairs,
    ...removed.map((before) => ({ before })),
    ...added.map((after) => ({ after })),
  ];
  const ambiguity = (side: keyof Sides, one: Subprogram | undefined, other: Subprogram | undefined) =>
    one !== undefined &&
    other !== undefined &&
    [one, other].every((overload) => isCallable(sides, side, home, overload))
      ? ambiguityOf(one, other, sides[side].types)
      : undefined;
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      // Two new ones have no callers.
      if (one.before === undefined && other.before === undefined) continue;
      if (one.after === undefined && other.after === undefined) continue;
      const was = ambiguity('before', one.before, other.before);
      const is = ambiguity('after', one.after, other.after);
      if (is !== undefined && isMore(is, was))
        report.add(
          is === 'every' ? 'breaking' : 'behaviour',
          'ambiguous-calls-added',
          describe(is, one.after, other.after),
        );
      if (was !== undefined && isMore(was, is))
        report.add('compatible', 'ambiguous-calls-removed', `no longer: ${describe(was, one.before, other.before)}`);
    }
  }
}

function isCallable(sides: Sides, side: keyof Sides, home: Home, overload: Subprogram): boolean {
  return plannedRoutine(sides[side], home, overload) !== undefined;
}

function isMore(one: Ambiguity, other: Ambiguity | undefined): boolean {
  return other === undefined || (one === 'every' && other === 'some');
}

function describe(ambiguity: Ambiguity, one: Subprogram | undefined, other: Subprogram | undefined): string {
  const calls = ambiguity === 'every' ? 'the same arguments' : 'the same arguments when they are null or empty';
  const list = [one, other].flatMap((overload) => (overload === undefined ? [] : signatureOf(overload)));
  return `${list.sort().join(' and ')} take ${calls}`;
}
