import type { Config, CursorRow, NamedRow } from '../config/config.js';
import { packageType, rowOf, type TypeReference } from './types/type-reference.js';

/** What says which rows there are besides those that declarations tell. */
export type RowsConfig = Pick<Config, 'cursors' | 'schemas'> & Partial<Pick<Config, 'implicitResults'>>;

/** The types that the configuration names for the rows of cursors and implicit results, by the names of schemas in the database that is read. */
export function cursorRowReferences({
  cursors,
  implicitResults = new Map(),
  schemas,
}: RowsConfig): readonly TypeReference[] {
  const owners = new Map(schemas.map(({ name, owner }) => [name, owner]));
  const rows = [...cursors.values(), ...[...implicitResults.values()].flatMap((results) => results ?? [])];
  return rows.flatMap(namedRows).map((row) => {
    const owner = owners.get(row.owner) ?? row.owner;
    return row.packageName === null ? rowOf(owner, row.name) : packageType(owner, row.packageName, row.name);
  });
}

function namedRows(row: CursorRow): readonly NamedRow[] {
  if (row.kind === 'type') return [row];
  return (row.nested ?? []).flatMap(({ row: nested }) => (nested === null ? [] : namedRows(nested)));
}
