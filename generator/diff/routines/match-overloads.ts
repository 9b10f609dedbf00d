import type { Parameter, Subprogram } from '../../model/catalog.js';
import { byCodeUnits } from '../../model/sort.js';

/** The same subprogram in two catalogs. */
export interface Pair {
  readonly before: Subprogram;
  readonly after: Subprogram;
}

export interface Matching {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Subprogram[];
  readonly added: readonly Subprogram[];
}

/**
 * Finds out which overloads of one name are the same. Oracle's numbers count the declarations of the source, so that one put before the others changes them all: what is
 * compared are parameters. One that is alone on both sides is the same whatever its parameters are.
 */
export function matchOverloads(before: readonly Subprogram[], after: readonly Subprogram[]): Matching {
  const pairs: Pair[] = [];
  const [was, ...wereMore] = before;
  const [is, ...areMore] = after;
  if (was !== undefined && is !== undefined && wereMore.length + areMore.length === 0) {
    pairs.push({ before: was, after: is });
  } else {
    const free = { before: new Set(before), after: new Set(after) };
    for (const pair of byLikeness(before, after)) {
      if (!free.before.has(pair.before) || !free.after.has(pair.after)) continue;
      free.before.delete(pair.before);
      free.after.delete(pair.after);
      pairs.push(pair);
    }
  }
  return {
    pairs,
    removed: before.filter((one) => pairs.every((pair) => pair.before !== one)),
    added: after.filter((one) => pairs.every((pair) => pair.after !== one)),
  };
}

/** All pairs that have something in common, the most alike first. Equal ones are in an order that does not depend on which side is which. */
function byLikeness(before: readonly Subprogram[], after: readonly Subprogram[]): readonly Pair[] {
  const all = before.flatMap((was) =>
    after.map((is) => ({
      before: was,
      after: is,
      likeness: likeness(was, is),
      text: [signatureText(was), signatureText(is)].sort(byCodeUnits).join('\n'),
    })),
  );
  return all.filter((pair) => pair.likeness > 0).sort((a, b) => b.likeness - a.likeness || byCodeUnits(a.text, b.text));
}

/** What a shared parameter counts, and what one counts that only one side has. */
const SAME = 8;
const RETYPED = 4;
const MISSING = -3;
/** What a result of the same type counts: it tells two overloads with the same parameters apart. */
const RESULT = 2;

function likeness(before: Subprogram, after: Subprogram): number {
  const others = new Map(after.parameters.map((parameter) => [parameter.name, parameter]));
  const shared = before.parameters.flatMap((parameter) => {
    const other = others.get(parameter.name);
    return other === undefined ? [] : [typeText(parameter) === typeText(other) ? SAME : RETYPED];
  });
  const missing = before.parameters.length + after.parameters.length - 2 * shared.length;
  const result = resultText(before) === resultText(after) ? RESULT : 0;
  const nothing = before.parameters.length + after.parameters.length === 0 ? SAME : 0;
  const sum = shared.reduce((total, one) => total + one, nothing) + missing * MISSING;
  return sum > 0 ? sum + result : 0;
}

function typeText({ mode, dataType }: Parameter): string {
  return JSON.stringify([mode, Object.entries(dataType).sort()]);
}

function resultText({ returns }: Subprogram): string {
  return returns === null ? '' : JSON.stringify(Object.entries(returns).sort());
}

function signatureText(subprogram: Subprogram): string {
  const parameters = subprogram.parameters.map((parameter) => [parameter.name, typeText(parameter)]);
  return JSON.stringify([parameters, resultText(subprogram)]);
}
