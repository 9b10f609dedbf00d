import type { Subprogram } from '../model/catalog.js';
import type { CompositeType } from '../model/composite-type.js';
import type { DataType } from '../model/data-type.js';
import { keyIn, partsOf, typesOf } from '../model/type-parts.js';

/** The keys of the types that a routine's parameters and result name. */
export function keysInRoutine(routine: Subprogram): readonly string[] {
  return keysIn(typesOf(routine));
}

/** The keys of the types that a type names itself. */
export function keysInType(type: CompositeType): readonly string[] {
  const related =
    type.kind === 'object' ? [...(type.supertype === null ? [] : [type.supertype]), ...type.subtypes] : [];
  return [...related, ...keysIn(partsOf(type))];
}

function keysIn(types: readonly DataType[]): readonly string[] {
  return types.map(keyIn).filter((key) => key !== null);
}
