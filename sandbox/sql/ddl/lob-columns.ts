import { columnIndex, type Table } from '../../schema/table.js';
import type { DataType } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';

/** What errors call a type whose values have no order to be found by. */
function withoutOrder(dataType: DataType): string | undefined {
  switch (dataType.kind) {
    case 'clob':
    case 'blob':
    case 'bfile':
      return 'LOB';
    case 'vector':
      return 'VECTOR';
    case 'object':
      return 'ADT';
    case 'collection':
      return dataType.form === 'varray' ? 'VARRAY' : 'NESTED TABLE';
    default:
      return undefined;
  }
}

/** @throws OracleError 2327 for LOBs, objects and collections */
export function requireIndexable(dataType: DataType, position: number): void {
  const shown = withoutOrder(dataType);
  if (shown === undefined) return;
  throw new OracleError(2327, `cannot create index on expression with datatype ${shown}`, { position });
}

/** @throws OracleError 2329 for a LOB, object or collection among the columns */
export function requireKeyColumns(table: Table, columns: readonly string[], position: number): void {
  for (const name of columns) {
    const dataType = table.columns[columnIndex(table, name) ?? -1]?.dataType;
    const shown = dataType === undefined ? undefined : withoutOrder(dataType);
    if (shown !== undefined) {
      throw new OracleError(2329, `column of datatype ${shown} cannot be unique or a primary key`, { position });
    }
  }
}
