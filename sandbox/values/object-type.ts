import type { CollectionType, ObjectType, RecordType, TypeIdentity } from './data-type.js';

/** How many types up the other one is, 0 for the same; undefined for one that is no supertype. */
export function distanceToSupertype(from: ObjectType, to: ObjectType): number | undefined {
  if (isSameType(from.identity, to.identity)) return 0;
  const above = from.supertype === undefined ? undefined : distanceToSupertype(from.supertype, to);
  return above === undefined ? undefined : above + 1;
}

/**
 * Whether two types have one declaration.
 * @returns undefined where one has none at all: the type of a row, of what a client binds
 */
export function isSameDeclaration(
  from: CollectionType | RecordType,
  to: CollectionType | RecordType,
): boolean | undefined {
  if (from.identity !== undefined && to.identity !== undefined) return isSameType(from.identity, to.identity);
  const areDeclared = [from, to].every(
    ({ identity, declaration }) => identity !== undefined || declaration !== undefined,
  );
  return areDeclared ? from.declaration !== undefined && from.declaration === to.declaration : undefined;
}

export function isSameType(a: TypeIdentity, b: TypeIdentity): boolean {
  return a.owner === b.owner && a.packageName === b.packageName && a.name === b.name;
}
