import { CollectionValue } from '../../values/composite.js';
import type { Value } from '../../values/value.js';

/** How two elements compare: 0 for equal ones, null for an unknown answer. */
export type ElementOrder = (left: Value, right: Value) => number | null;

/** The elements that exist, in the order of their subscripts. */
export function elementsOf(collection: CollectionValue): readonly Value[] {
  return collection.keys().map((key) => collection.get(key) ?? null);
}

/** A nested table that is dense. */
export function tableOf(dataType: CollectionValue['dataType'], elements: readonly Value[]): CollectionValue {
  const table = new CollectionValue(dataType);
  for (const element of elements) table.set(table.extent + 1, element);
  return table;
}

/** Each value once, where it stands first; a null is no more distinct from another than in SELECT DISTINCT. */
export function distinct(elements: readonly Value[], order: ElementOrder): readonly Value[] {
  const kept: Value[] = [];
  for (const element of elements) if (!kept.some((other) => isSame(element, other, order))) kept.push(element);
  return kept;
}

/** Every value as often as it stands in both. */
export function intersection(left: readonly Value[], right: readonly Value[], order: ElementOrder): readonly Value[] {
  const rest = [...right];
  return left.filter((element) => takeSame(rest, element, order));
}

/** Every value as many times more as it stands in the left one. */
export function difference(left: readonly Value[], right: readonly Value[], order: ElementOrder): readonly Value[] {
  const rest = [...right];
  return left.filter((element) => !takeSame(rest, element, order));
}

/** As `difference`, but one of a value on the right takes all on the left. */
export function distinctDifference(
  left: readonly Value[],
  right: readonly Value[],
  order: ElementOrder,
): readonly Value[] {
  return distinct(left, order).filter((element) => !right.some((other) => isSame(element, other, order)));
}

/** Whether both have the same elements, whatever their order; unknown where that hangs on nulls. */
export function isEqual(left: readonly Value[], right: readonly Value[], order: ElementOrder): boolean | null {
  return left.length === right.length ? isContained(left, right, order) : false;
}

/**
 * Whether every element of the left one has an equal one of its own in the right one; unknown where that hangs on nulls.
 * Source: SQL Language Reference, "Multiset Conditions".
 */
export function isContained(left: readonly Value[], right: readonly Value[], order: ElementOrder): boolean | null {
  const rest = right.filter((element) => element !== null);
  const unknownRight = right.length - rest.length;
  const given = left.filter((element) => element !== null);
  const unmatched = given.filter((element) => !takeSame(rest, element, order)).length;
  const unknownLeft = left.length - given.length;
  if (unmatched === 0 && unknownLeft === 0) return true;
  const isPossible = unmatched <= unknownRight && unknownLeft <= rest.length + unknownRight - unmatched;
  return isPossible ? null : false;
}

function takeSame(rest: Value[], element: Value, order: ElementOrder): boolean {
  const at = rest.findIndex((other) => isSame(element, other, order));
  if (at >= 0) rest.splice(at, 1);
  return at >= 0;
}

function isSame(left: Value, right: Value, order: ElementOrder): boolean {
  return left === null || right === null ? left === right : order(left, right) === 0;
}
