import type { SchemaTypeMethod } from '../schema/schema-type.js';
import type { SubprogramSignature } from '../schema/signatures.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import type { DictionaryContext } from './dictionary-view.js';
import { storedType, supertypeOf } from './schema-types.js';

export interface ShownMethod {
  readonly method: SchemaTypeMethod;
  readonly signature: SubprogramSignature;
  readonly inherited: boolean;
}

/** The methods of a type: the inherited ones first, where they are not overridden. Constructors are not inherited. */
export function methodsOfType(context: DictionaryContext, unit: StoredUnit): readonly ShownMethod[] {
  const supertype = supertypeOf(unit);
  const above = supertype === undefined ? undefined : storedType(context, supertype.identity);
  const own = ownMethods(unit);
  const inherited = (above === undefined ? [] : methodsOfType(context, above)).filter(
    ({ method }) => method.role !== 'CONSTRUCTOR' && !own.some((candidate) => candidate.method.key === method.key),
  );
  return [...inherited.map((shown) => ({ ...shown, inherited: true })), ...own];
}

function ownMethods({ schemaType, subprograms }: StoredUnit): readonly ShownMethod[] {
  return (schemaType?.methods ?? []).flatMap((method, index) => {
    const signature = subprograms[index];
    return signature === undefined ? [] : [{ method, signature, inherited: false }];
  });
}
