import { namespaceOf } from '../../schema/schema-object.js';
import type { SchemaObject, SchemaStore } from '../../schema/schema-store.js';
import type { ObjectReference } from '../../schema/stored-unit.js';

/** An object that a unit was compiled against. */
export interface Dependency {
  /** Whether it is still what it was: its columns, its compiled interface. */
  isUnchanged(): boolean;
}

/** @param unitOf the compiled form of a PL/SQL unit as it is now */
export function dependencyOn(
  schema: SchemaStore,
  { owner, name, type }: ObjectReference,
  unitOf: (objectId: number) => object | undefined,
): Dependency {
  const identity = () => {
    const object = schema.find(owner, name, namespaceOf('TABLE'));
    return object?.type === type ? interfaceOf(object, unitOf) : undefined;
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
      return unitOf(object.objectId);
    default:
      return object.objectId;
  }
}
