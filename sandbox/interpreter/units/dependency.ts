import { namespaceOf } from '../../schema/schema-object.js';
import type { SchemaObject, SchemaStore } from '../../schema/schema-store.js';
import type { Reference } from '../names/place.js';

/** An object that a unit was compiled against. */
export interface Dependency {
  /** Whether it is still what it was: its columns, its compiled interface. */
  isUnchanged(): boolean;
}

/**
 * What a unit depends on. Itself is left out: what it says wrong of itself it says whenever it is compiled.
 * @param unitOf the compiled form of a PL/SQL unit as it is now
 */
export function dependenciesOf(
  { owner, name, type }: SchemaObject,
  references: readonly Reference[],
  schema: SchemaStore,
  unitOf: (objectId: number) => object | undefined,
): readonly Dependency[] {
  const others = references.filter((other) => other.owner !== owner || other.name !== name || other.type !== type);
  return others.map((reference) => dependencyOn(schema, reference, unitOf));
}

/** @param unitOf the compiled form of a PL/SQL unit as it is now */
function dependencyOn(
  schema: SchemaStore,
  { owner, name, type, byName }: Reference,
  unitOf: (objectId: number) => object | undefined,
): Dependency {
  const identity = () => {
    const object = schema.find(owner, name, namespaceOf('TABLE'));
    if (object?.type !== type) return undefined;
    // Types with REFs to each other would otherwise be compiled again because of each other without end.
    return byName ? object.timestamp : interfaceOf(object, unitOf);
  };
  const before = identity();
  return { isUnchanged: () => identity() === before };
}

function interfaceOf(object: SchemaObject, unitOf: (objectId: number) => object | undefined): unknown {
  switch (object.type) {
    case 'TABLE':
    case 'VIEW':
      return object.columns;
    case 'PACKAGE':
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'TYPE':
      return unitOf(object.objectId);
    default:
      return object.objectId;
  }
}
