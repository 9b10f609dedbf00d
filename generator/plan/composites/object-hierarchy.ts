import { formatSqlPath } from '../../config/sql-name.js';
import type { CompositeType, ObjectType } from '../../model/composite-type.js';

export type TypesByKey = ReadonlyMap<string, CompositeType>;

/** All types under a type, at any depth, supertypes first: as far as the catalog has them. */
export function typesUnder(type: ObjectType, types: TypesByKey): readonly CompositeType[] {
  return type.subtypes.flatMap((key) => {
    const subtype = types.get(key);
    if (subtype === undefined) return [];
    return subtype.kind === 'object' ? [subtype, ...typesUnder(subtype, types)] : [subtype];
  });
}

/** What tells the type apart from the others of its hierarchy: its name, with its owner where two of them share it. Undefined when it is alone. */
export function tagOf(type: ObjectType, types: TypesByKey): string | undefined {
  if (type.supertype === null && type.subtypes.length === 0) return undefined;
  const top = topOf(type, types);
  const namesakes = [top, ...typesUnder(top, types)].filter(({ name }) => name === type.name);
  return namesakes.length > 1 ? formatSqlPath([type.owner, type.name]) : type.name;
}

function topOf(type: ObjectType, types: TypesByKey): ObjectType {
  const supertype = type.supertype === null ? undefined : types.get(type.supertype);
  return supertype?.kind === 'object' ? topOf(supertype, types) : type;
}
