import type { SchemaObject } from '../../schema/schema-store.js';
import type { ResultColumn } from '../../sql/prepared.js';
import type { RecordField, RecordType } from '../../values/data-type.js';

/** The record of a query's row. A duplicate column name is only an error when it is referred to. */
export function recordOfColumns(columns: readonly ResultColumn[]): RecordType {
  return { kind: 'record', fields: columns.map(({ name, dataType }) => ({ name, dataType, notNull: false })) };
}

/** `t%ROWTYPE` of a table or view: its visible columns; NOT NULL is not taken over. */
export function rowTypeOf(object: Extract<SchemaObject, { readonly type: 'TABLE' | 'VIEW' }>): RecordType {
  const fields: RecordField[] = [];
  for (const column of object.columns) {
    if ('hidden' in column && column.hidden) continue;
    fields.push({ name: column.name, dataType: column.dataType, notNull: false });
  }
  return {
    kind: 'record',
    identity: { owner: object.owner, packageName: null, name: `${object.name}%ROWTYPE` },
    fields,
  };
}
