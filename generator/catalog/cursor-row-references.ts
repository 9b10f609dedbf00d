import type { Config } from '../config/config.js';
import { packageType, rowOf, type TypeReference } from './types/type-reference.js';

/** The types that the configuration names for the rows of cursors, by the names of schemas in the database that is read. */
export function cursorRowReferences({
  cursors,
  schemas,
}: Pick<Config, 'cursors' | 'schemas'>): readonly TypeReference[] {
  const owners = new Map(schemas.map(({ name, owner }) => [name, owner]));
  return [...cursors.values()].flatMap((row) => {
    if (row.kind !== 'type') return [];
    const owner = owners.get(row.owner) ?? row.owner;
    return [row.packageName === null ? rowOf(owner, row.name) : packageType(owner, row.packageName, row.name)];
  });
}
