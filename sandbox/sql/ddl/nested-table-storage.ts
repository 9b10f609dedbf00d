import type { Column } from '../../schema/table.js';
import type { NestedTableStorage } from '../../syntax/ast/ddl.js';
import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import { type DdlContext, nameInUse } from './ddl-context.js';

/**
 * Nested tables must be told where they are stored. Their rows are kept in the row that they belong to all the same: no
 * query can tell.
 * @throws OracleError 22912, 22913, 955
 */
export function requireNestedTableStorage(
  columns: readonly Pick<Column, 'name' | 'dataType'>[],
  clauses: readonly NestedTableStorage[],
  owner: string,
  { store }: DdlContext,
): void {
  const items = new Set(columns.flatMap(({ name, dataType }) => nestedTablesIn(name, dataType)));
  const names = new Set<string>();
  for (const { item, storageTable, position } of clauses) {
    if (!items.delete(item.parts.map(({ name }) => name).join('.'))) {
      throw new OracleError(22912, 'specified column or attribute is not a nested table type', { position });
    }
    if (names.has(storageTable.name) || store.find(owner, storageTable.name) !== undefined) throw nameInUse();
    names.add(storageTable.name);
  }
  if (items.size > 0) throw new OracleError(22913, 'must specify table name for nested table column or attribute');
}

/** The dotted names of nested tables in a column, those within other collections left out. */
function nestedTablesIn(name: string, dataType: DataType): readonly string[] {
  if (dataType.kind === 'collection') return dataType.form === 'nested_table' ? [name] : [];
  if (dataType.kind !== 'object') return [];
  return dataType.attributes.flatMap((attribute) => nestedTablesIn(`${name}.${attribute.name}`, attribute.dataType));
}
