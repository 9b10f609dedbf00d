import type { DataType } from '../values/data-type.js';
import type { SchemaStore } from './schema-store.js';

/** Marks what depends on an object as INVALID, and what depends on that: the interpreter compiles it again when it is used. */
export function invalidateDependents(store: SchemaStore, owner: string, name: string): void {
  const dependents = [...store.objects()].filter(
    (object) =>
      'dependsOn' in object &&
      object.status === 'VALID' &&
      object.dependsOn.some((reference) => reference.owner === owner && reference.name === name),
  );
  for (const dependent of dependents) {
    store.put({ ...dependent, status: 'INVALID' });
    if (dependent.owner !== owner || dependent.name !== name)
      invalidateDependents(store, dependent.owner, dependent.name);
  }
}

/** Whether another type, or a table, is made of the type: ORA-02303 for whoever drops or replaces it. */
export function hasTypeDependents(store: SchemaStore, owner: string, name: string): boolean {
  if (hasTableDependents(store, owner, name)) return true;
  return [...store.objects()].some(
    (object) =>
      object.type === 'TYPE' &&
      (object.owner !== owner || object.name !== name) &&
      object.dependsOn.some((reference) => reference.owner === owner && reference.name === name),
  );
}

/** Whether a column of some table holds values of the type, perhaps within others. */
export function hasTableDependents(store: SchemaStore, owner: string, name: string): boolean {
  return [...store.tables()].some(({ columns }) => columns.some(({ dataType }) => isMadeOf(dataType, owner, name)));
}

function isMadeOf(dataType: DataType, owner: string, name: string): boolean {
  if (dataType.kind !== 'object' && dataType.kind !== 'collection') return false;
  const { identity } = dataType;
  if (identity?.packageName === null && identity.owner === owner && identity.name === name) return true;
  if (dataType.kind === 'collection') return isMadeOf(dataType.element, owner, name);
  if (dataType.supertype !== undefined && isMadeOf(dataType.supertype, owner, name)) return true;
  return dataType.attributes.some((attribute) => isMadeOf(attribute.dataType, owner, name));
}
