import type { ResultColumn } from '../../sql/prepared.js';
import type { DataType, RecordField, RecordType } from '../../values/data-type.js';

/** The record of a query's row. A duplicate column name is only an error when it is referred to. */
export function recordOfColumns(columns: readonly ResultColumn[]): RecordType {
  return { kind: 'record', fields: columns.map(({ name, dataType }) => ({ name, dataType, notNull: false })) };
}

/** A table or view, of a schema or of the dictionary. */
export interface Relation {
  readonly owner: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly dataType: DataType; readonly hidden?: boolean }[];
}

/** `t%ROWTYPE` of a table or view: its visible columns; NOT NULL is not taken over. */
export function rowTypeOf(object: Relation): RecordType {
  const fields: RecordField[] = [];
  for (const column of object.columns) {
    if (column.hidden === true) continue;
    fields.push({ name: column.name, dataType: column.dataType, notNull: false });
  }
  return {
    kind: 'record',
    identity: { owner: object.owner, packageName: null, name: `${object.name}%ROWTYPE` },
    fields,
  };
}
