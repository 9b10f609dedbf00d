/**
 * Each foreign key has an index over its columns in the storage, so that a parent row finds its children. No schema
 * object is one of these: the blank keeps the names apart.
 */
export function foreignIndexName(constraint: string): string {
  return `foreign key ${constraint}`;
}
