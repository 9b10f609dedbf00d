import type { SchemaType } from '../schema/schema-type.js';
import type { StoredUnit } from '../schema/stored-unit.js';
import type { CollectionType, ObjectType, TypeIdentity } from '../values/data-type.js';
import type { DictionaryContext } from './dictionary-view.js';
import type { Asked } from './view-definition.js';
import { hasGrantOn, objectsFor } from './visible-objects.js';

/** A type that CREATE TYPE made and that is complete. */
export interface KnownType<T extends ObjectType | CollectionType> {
  readonly unit: StoredUnit;
  readonly dataType: T;
  readonly schemaType: SchemaType;
}

/** ALL_TYPES and its siblings: any grant on the type, or EXECUTE ANY or CREATE ANY TYPE. */
export function* schemaTypesFor(context: DictionaryContext, asked: Asked): Iterable<StoredUnit> {
  const { store, domain } = context;
  const seesAll = ['EXECUTE ANY TYPE', 'CREATE ANY TYPE'].some((privilege) =>
    store.grants.hasSystemPrivilege(domain, privilege),
  );
  for (const object of objectsFor(context, asked, (candidate) => seesAll || hasGrantOn(context, candidate))) {
    if (object.type === 'TYPE' && asked.wants('TYPE_NAME', object.name)) yield object;
  }
}

export function* objectTypesFor(context: DictionaryContext, asked: Asked): Iterable<KnownType<ObjectType>> {
  for (const unit of schemaTypesFor(context, asked)) {
    const { schemaType } = unit;
    if (schemaType?.dataType.kind === 'object') yield { unit, schemaType, dataType: schemaType.dataType };
  }
}

export function* collectionTypesFor(context: DictionaryContext, asked: Asked): Iterable<KnownType<CollectionType>> {
  for (const unit of schemaTypesFor(context, asked)) {
    const { schemaType } = unit;
    if (schemaType?.dataType.kind === 'collection') yield { unit, schemaType, dataType: schemaType.dataType };
  }
}

/** The stored type of that name, as it was last compiled. */
export function storedType({ store }: DictionaryContext, { owner, name }: TypeIdentity): StoredUnit | undefined {
  const object = store.find(owner, name);
  return object?.type === 'TYPE' ? object : undefined;
}

export function supertypeOf({ schemaType }: StoredUnit): ObjectType | undefined {
  return schemaType?.dataType.kind === 'object' ? schemaType.dataType.supertype : undefined;
}
