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
