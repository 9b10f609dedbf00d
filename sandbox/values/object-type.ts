import type { ObjectType, TypeIdentity } from './data-type.js';

/** How many types up the other one is, 0 for the same; undefined for one that is no supertype. */
export function distanceToSupertype(from: ObjectType, to: ObjectType): number | undefined {
  if (isSameType(from.identity, to.identity)) return 0;
  const above = from.supertype === undefined ? undefined : distanceToSupertype(from.supertype, to);
  return above === undefined ? undefined : above + 1;
}

export function isSameType(a: TypeIdentity, b: TypeIdentity): boolean {
  return a.owner === b.owner && a.packageName === b.packageName && a.name === b.name;
}
